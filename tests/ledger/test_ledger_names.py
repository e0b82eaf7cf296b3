"""Names of tables and columns: none may mean two things."""

import re

import pytest

from zhengdun.ledger.declared import declared
from zhengdun.ledger.kinds.words import plain
from zhengdun.ledger.naming import SHEET_NAME_LIMIT, column_named, holds_no_records, sheet_name, table_named
from zhengdun.ledger.schema import TABLES
from zhengdun.ledger.showing import headings


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_sheets_are_known_by_the_names_they_are_written_with(table, lang):
    for name in (sheet_name(table, lang), table.sheet.get(lang), table.table, f"3. {table.sheet.get(lang)}"):
        assert table_named(name) is table
        assert not holds_no_records(name)
    assert len(sheet_name(table, lang)) <= SHEET_NAME_LIMIT
    assert not re.search(r"[\[\]:*?/\\]", sheet_name(table, lang))


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_headings_are_known_as_they_are_written(table):
    facts = declared(table).facts
    for lang in ("zh", "en"):
        assert [column_named(table, text) for text in headings(table, lang)] == list(facts)
    words = [{plain(about.label.zh), plain(about.label.en), plain(name)} for name, about in facts.items()]
    assert len(set.union(*words)) == sum(map(len, words))


@pytest.mark.parametrize("name", ["", " ", "*", "（必填）", "（", "目录", "天气", "演练", "编号编号"])
def test_what_means_nothing(name):
    assert table_named(name) is None
    assert column_named(TABLES["drill"], name) is None
