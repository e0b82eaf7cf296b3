"""Every case is decided as a regulator would: exactly these articles, no more and no fewer."""

import os
from pathlib import Path

import pytest

from decisions.judging import articles_cited
from decisions.loading import BadCase, Case, read_case, read_cases
from zhengdun.law import art
from zhengdun.ledger.schema import TABLES

OWN = Path(__file__).with_name("cases")
FOLDERS = [OWN, *(Path(one) for one in os.environ.get("ZHENGDUN_DECISIONS", "").split(os.pathsep) if one)]
CASES = [case for folder in FOLDERS for case in read_cases(folder)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_articles_cited(case: Case):
    assert sorted(one.zh for one in articles_cited(case)) == sorted(one.zh for one in case.articles)


def test_there_are_at_least_ten_of_our_own_and_some_without_a_breach():
    own = list(read_cases(OWN))
    assert len(own) >= 10
    assert any(not case.articles for case in own)
    assert len({one.article for case in own for one in case.articles}) >= 10


@pytest.mark.parametrize("case", [case for case in CASES if case.articles], ids=lambda case: case.name)
def test_ledgers_that_a_case_does_not_have_are_no_breach(case: Case):
    """Without one of its ledgers a case breaks no article that it does not break with it."""
    for table in case.ledgers.frames:
        if table is not TABLES["institution"]:
            ledgers = case.ledgers.replace(table, case.ledgers[table].clear())
            less = Case(case.name, case.title, case.on, ledgers, case.articles, case.lacking)
            assert articles_cited(less) <= case.articles, table.__name__


class TestReading:
    def write(self, tmp_path, text):
        path = tmp_path / "case.yaml"
        path.write_text(text, encoding="utf-8")
        return path

    def test_headings_tables_and_citations_in_either_language(self, tmp_path):
        text = """
title: t
on: 2026-06-30
articles: [第四十条, "16.1", Article 39(1), 第四十条第一款]
ledgers:
  Systems: [{System code: S1, important: true, 上线日期: 2020-01-01}]
"""
        case = read_case(self.write(tmp_path, text), "t")
        assert case.articles == {art(40), art(16, 1), art(39, 1)}
        (row,) = case.ledgers[TABLES["system"]].to_dicts()
        assert (row["institution"], row["name"], row["important"]) == ("A", "（未写明）", True)

    def test_csv_files_beside_it(self, tmp_path):
        self.write(tmp_path, "评估日: 2026-06-30\n应引条款: []\n机构: {机构类别: 核心机构}\n")
        (tmp_path / "信息系统.csv").write_text("系统编号,重要信息系统\nS1,是\n", encoding="gb18030")
        case = read_case(tmp_path / "case.yaml", "t", [tmp_path / "信息系统.csv"])
        assert case.ledgers[TABLES["system"]]["important"].to_list() == [True]
        assert case.ledgers[TABLES["institution"]]["kind"].to_list() == ["core"]

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("[]", "mapping"),
            ("on: 2026-06-30", "articles"),
            ("on: 2026-06-30\narticles: []\nlegders: {}", "legders"),
            ("on: 2026-06-30\narticles: []\nledgers: {信息系通: []}", "信息系统"),
            ("on: 2026-06-30\narticles: []\nledgers: {信息系统: [{系统编码: S1}]}", "系统编号"),
        ],
    )
    def test_what_is_wrong_is_named(self, tmp_path, text, words):
        with pytest.raises(BadCase, match=words):
            read_case(self.write(tmp_path, text), "t")

    def test_a_cell_that_cannot_be_read_is_named(self, tmp_path):
        text = "on: 2026-06-30\narticles: []\nledgers: {信息系统: [{系统编号: S1, 上线日期: 去年}]}"
        with pytest.raises(BadCase, match="去年"):
            read_case(self.write(tmp_path, text), "t")

    def test_a_column_that_a_case_lacks_says_nothing_and_a_blank_cell_says_not_done(self, tmp_path):
        incident = "事件编号: SJ-1, 发现时间: 2026-03-02 10:00, 保护现场和相关证据: 是"
        for extra, cited in (("", set()), (", 启动处置时间: ", {art(39, 1)}), (", 整改完成日期: 无", {art(40)})):
            text = f"on: 2026-06-30\narticles: []\nledgers: {{网络安全事件: [{{{incident}{extra}}}]}}"
            assert articles_cited(read_case(self.write(tmp_path, text), "t")) == cited
