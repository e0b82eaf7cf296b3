"""Which table a sheet or file name means, and which column a heading means."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from functools import cache

import zhengdun.ledger.tables  # noqa: F401 -- declares every table
from zhengdun.ledger.columns import Facts, Label
from zhengdun.ledger.declared import declared
from zhengdun.ledger.kinds.words import plain
from zhengdun.ledger.schema import TABLES, Ledger

SHEET_NAME_LIMIT = 31
"""Excel cuts sheet names off after so many characters."""

INDEX_SHEET = Label("目录", "Index")
CHOICES_SHEET = Label("选项", "Choices")
"""The sheets of a workbook that hold no records: the list of the others, and what the drop-downs offer."""

EXAMPLE_MARK = Label("示例：", "Example: ")
EXAMPLE_MARKED = r"(?i)^(示例|example)\s*[:：]"
"""Stands before the key of a template's example row, in its first column after the institution; such a row is not
read. Whoever writes over the row writes over the mark, since every row has a key of its own."""

REQUIRED_MARK = "*"
"""Stands after the headings of required columns."""

_NUMBER = r"^\d+[\s._、-]*"
_REMARK = re.compile(r"(\*|\([^()]*\)|\[[^\[\]]*\])$")
_REMARKS = frozenset({"序号", "备注", "no.", "remark", "remarks"})
_LEAST_LIKENESS = 0.5


def table_named(name: str) -> type[Ledger] | None:
    """The table that a sheet or file name means: its title in Chinese or English or its own name.

    >>> [table_named(name).__name__ for name in ("应急演练", "06 应急演练", "Drills", "drill")]
    ['Drill', 'Drill', 'Drill', 'Drill']
    """
    if name in TABLES:
        return TABLES[name]
    return _tables_by_name().get(_comparable(re.sub(_NUMBER, "", name.strip())))


def holds_no_records(name: str) -> bool:
    """Whether a sheet is one that Zhengdun adds to a workbook for its reader's sake."""
    return plain(name) in {plain(sheet.get(lang)) for sheet in (INDEX_SHEET, CHOICES_SHEET) for lang in ("zh", "en")}


def table_like(name: str) -> Label | None:
    """The title of the table whose name resembles ``name`` most, if one does."""
    by_name = _tables_by_name()
    found = difflib.get_close_matches(_comparable(re.sub(_NUMBER, "", name)), by_name, 1, _LEAST_LIKENESS)
    return by_name[found[0]].sheet if found else None


def sheet_name(table: type[Ledger], lang: str = "zh") -> str:
    """The name of the table's sheet in workbooks that Zhengdun writes: its number and title.

    >>> from zhengdun.ledger.tables.institution import Institution
    >>> sheet_name(Institution), sheet_name(Institution, "en")
    ('01 机构', '01 Institutions')
    """
    number = list(TABLES.values()).index(table) + 1
    return f"{number:02} {table.sheet.get(lang)}"[:SHEET_NAME_LIMIT].rstrip()


def heading(about: Facts, *, required: bool, lang: str = "zh") -> str:
    """The heading of a column in files that Zhengdun writes: label, unit, mark."""
    unit = f"（{about.unit.zh}）" if lang == "zh" and about.unit else ""
    unit = f" ({about.unit.en})" if lang == "en" and about.unit else unit
    return about.label.get(lang) + unit + (f" {REQUIRED_MARK}" if required else "")


def column_named(table: type[Ledger], text: str) -> str | None:
    """The column that a heading means: its label in Chinese or English or its own name.

    White space, width, case, a trailing * or remark in brackets (必填, the unit) do not count.

    >>> from zhengdun.ledger.tables.capacity import CapacityRecord
    >>> [column_named(CapacityRecord, text) for text in ("测量日期*", "性能容量（笔/秒）", "Measured on (必填)")]
    ['measured_on', 'capacity', 'measured_on']
    """
    if text in declared(table).types:
        return text
    by_heading = _columns_by_heading(table)
    word = plain(text)
    while word:
        if word in by_heading:
            return by_heading[word]
        shorter = _REMARK.sub("", word)
        if shorter == word:
            return by_heading.get(_comparable(word))
        word = shorter
    return None


def is_remark(text: str) -> bool:
    """Whether a heading is one of those that people add for themselves: such a column holds no facts and is not read.

    >>> [is_remark(text) for text in ("序号", "备注（可选）", "测试日期")]
    [True, True, False]
    """
    return _REMARK.sub("", plain(text)) in _REMARKS


def column_like(table: type[Ledger], text: str) -> Label | None:
    """The label of the column whose heading resembles ``text`` most, if one does."""
    by_heading = _columns_by_heading(table)
    found = difflib.get_close_matches(plain(text), by_heading, 1, _LEAST_LIKENESS)
    return declared(table).facts[by_heading[found[0]]].label if found else None


@cache
def _tables_by_name() -> Mapping[str, type[Ledger]]:
    return {name: table for table in TABLES.values() for name in _names(table)}


def _names(table: type[Ledger]) -> set[str]:
    titles = {table.sheet.zh, table.sheet.en, table.table, *(sheet_name(table, lang) for lang in ("zh", "en"))}
    return {_comparable(re.sub(_NUMBER, "", title)) for title in titles}


@cache
def _columns_by_heading(table: type[Ledger]) -> Mapping[str, str]:
    return {
        word: name
        for name, about in declared(table).facts.items()
        for word in (plain(about.label.zh), plain(about.label.en), plain(name), _comparable(name))
    }


def _comparable(name: str) -> str:
    return re.sub(r"[\s_-]", "", plain(name))
