"""Every case is decided as a regulator would: exactly these articles, no more and no fewer."""

import copy
import os
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from decisions.judging import articles_cited
from decisions.loading import BadCase, cases_in, read_case
from zhengdun.ledger.schema import TABLES

OWN = Path(__file__).with_name("cases")
FOLDERS = [OWN, *(Path(one) for one in os.environ.get("ZHENGDUN_DECISIONS", "").split(os.pathsep) if one)]
CASES = [pytest.param(*case, id=case[0]) for folder in FOLDERS for case in cases_in(folder)]
OWN_CASES = [pytest.param(*case, id=case[0]) for case in cases_in(OWN)]


@pytest.mark.parametrize(("name", "path", "tables"), CASES)
def test_the_articles_cited(name, path, tables):
    case = read_case(path, name, tables)
    cited = [sorted(one.place("zh") for one in articles) for articles in (articles_cited(case), case.articles)]
    assert cited[0] == cited[1]


def test_there_are_at_least_ten_of_our_own_and_some_without_a_breach():
    own = [read_case(path, name, tables) for name, path, tables in cases_in(OWN)]
    assert len(own) >= 10
    assert any(not case.articles for case in own)
    assert len({one.article for case in own for one in case.articles}) >= 10


@pytest.mark.parametrize(("name", "path", "tables"), OWN_CASES)
def test_ledgers_that_a_case_does_not_have_are_no_breach(name, path, tables):
    """Without one of its ledgers a case breaks no article that it does not break with it."""
    case = read_case(path, name, tables)
    for table in case.ledgers.frames:
        if table is not TABLES["institution"]:
            without = {
                "ledgers": case.ledgers.replace(table, case.ledgers[table].clear()),
                "evening": case.evening.replace(table, case.evening[table].clear()),
                "unsaid": {other: unsaid for other, unsaid in case.unsaid.items() if other is not table},
            }
            assert articles_cited(replace(case, **without)) <= case.articles, table.__name__


@pytest.mark.parametrize(
    ("name", "path", "tables"), [case for case in OWN_CASES if str(case.id).startswith(("15-", "20-"))]
)
def test_who_did_all_right_is_not_cited_where_less_is_said_of_it(name, path, tables, tmp_path):
    said = yaml.safe_load(path.read_text(encoding="utf-8"))
    for rows in said["台账"].values():
        for heading in {heading for row in rows for heading in row if not heading.endswith("编号")}:
            less = copy.deepcopy(rows)
            rows[:] = [{key: cell for key, cell in row.items() if key != heading} for row in less]
            file = tmp_path / "case.yaml"
            file.write_text(yaml.safe_dump(said, allow_unicode=True), encoding="utf-8")
            with suppress(BadCase):  # of what the ledgers ask for
                assert not articles_cited(read_case(file, name, tables)), heading
            rows[:] = less
