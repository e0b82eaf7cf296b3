"""Cells of a workbook that hold a number where text is expected, or more of a number than meets the eye.

A spreadsheet program makes 7 of a code 007, cuts a code of 18 digits after 15, and makes a date of 3-1. The
text of such a cell looks innocent, so cells that look like numbers are looked up as they are stored.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from zhengdun.ledger.columns import Label
from zhengdun.ledger.declared import declared
from zhengdun.ledger.kinds.dates import MOMENT
from zhengdun.ledger.problems import say
from zhengdun.ledger.reading.grid import Fault, Grid, Number, Place
from zhengdun.ledger.reading.headings import Records

_CODES = ("code", "ref", "refs")
_QUANTITIES = ("number", "integer")

_LIKE_A_NUMBER = r"^\d+(\.\d+)?$|^\d{4}-\d\d-\d\d[ T]\d\d:\d\d"
_ROUNDED = r"\.\d{9}$"
"""The fast reader of cells rounds to nine places."""

_SERIAL_DATE = r"^\d{5}(\.\d+)?$"
_DAY_ZERO = dt.datetime(1899, 12, 30)  # noqa: DTZ001 -- Beijing time throughout, without a zone
_DAY = 86_400_000
"""A day in milliseconds."""

_AT_MIDNIGHT = r"^\d{4}-\d\d-\d\d([T ]00:00(:00(\.0+)?)?)?$"
_LITERALS = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')
"""What a number format shows as it stands, and its remarks on colour and language."""

_ZEROS = re.compile(r'^"?0{2,}"?$')
_SAFE_DIGITS = 15

_AS_TEXT = Label("单元格设为文本格式后重新填写", "the cell formatted as text and filled in again")
_PERCENTAGE = Fault(
    Label("单元格是百分比格式", "the cell is formatted as a percentage"),
    Label("常规格式的数字，单位见标题", "a plain number in the unit of the heading"),
)


def dates_of_serials(records: Records) -> Records:
    """``records`` with the numbers in columns of dates written as the dates they count."""
    facts = declared(records.table).facts
    dates = [name for name in records.cells.columns if facts[name].kind in ("date", "moment")]
    if not dates:
        return records
    text = pl.col(dates)
    milliseconds = (text.cast(pl.Float64, strict=False) * _DAY).round().cast(pl.Int64, strict=False)
    moment = (pl.lit(_DAY_ZERO) + pl.duration(milliseconds=milliseconds)).dt.strftime("%Y-%m-%d %H:%M:%S%.3f")
    written = pl.when(text.str.contains(_SERIAL_DATE)).then(moment).otherwise(text).name.keep()
    return replace(records, cells=records.cells.with_columns(written))


def settle_numbers(grid: Grid, records: Records) -> tuple[Records, dict[Place, Fault]]:
    """``records`` with quantities as exact as they are stored, and numbers that spoil a text or a quantity."""
    facts, cells = declared(records.table).facts, records.cells
    texts = [name for name in cells.columns if facts[name].kind in (*_CODES, "text")]
    quantities = [name for name in cells.columns if facts[name].kind in _QUANTITIES]
    texts = _columns_with(cells, texts, _LIKE_A_NUMBER)
    if not grid.percentages:
        quantities = _columns_with(cells, quantities, _ROUNDED)
    if not texts and not quantities:
        return records, {}
    numbers = _stored_numbers(grid, records, [*texts, *quantities])
    faults: dict[Place, Fault] = {}
    for name in texts:
        faults |= _spoilt_texts(cells[name], numbers[name], is_code=facts[name].kind in _CODES)
    for name in quantities:
        faults |= {number.place: _PERCENTAGE for _, number in numbers[name] if "%" in number.format}
        cells = cells.with_columns(_exact(cells[name], numbers[name]))
    return replace(records, cells=cells), faults


def moments_without_a_time(grid: Grid, records: Records) -> dict[Place, Fault]:
    """The cells in columns of moments that show a day and no time of day: midnight is not what was meant."""
    facts, cells = declared(records.table).facts, records.cells
    moments = _columns_with(cells, [name for name in cells.columns if facts[name].kind == "moment"], _AT_MIDNIGHT)
    if not moments:
        return {}
    return {
        number.place: Fault(MOMENT.explain(text[:10], facts[name]), MOMENT.expected(facts[name]))
        for name, numbers in _stored_numbers(grid, records, moments).items()
        for position, number in numbers
        if (text := cells[name][position]) and re.match(_AT_MIDNIGHT, text) and _shows_a_day_alone(number.format)
    }


def _shows_a_day_alone(code: str) -> bool:
    shown = _LITERALS.sub("", code).lower()
    return "d" in shown and "h" not in shown


def _stored_numbers(grid: Grid, records: Records, names: Sequence[str]) -> dict[str, list[tuple[int, Number]]]:
    """The numbers in each of the columns, each with the position of its row."""
    positions = {row: position for position, row in enumerate(records.rows)}
    by_index = {records.index(name): name for name in names}
    found: dict[str, list[tuple[int, Number]]] = {name: [] for name in names}
    for number in grid.numbers(by_index):
        if number.place.row in positions:
            found[by_index[number.place.column]].append((positions[number.place.row], number))
    return found


def _columns_with(cells: pl.DataFrame, names: list[str], pattern: str) -> list[str]:
    """Those of ``names`` in which some cell matches ``pattern``."""
    if not names or not cells.height:
        return []
    found = cells.select(pl.col(names).str.contains(pattern).any()).row(0)
    return [name for name, is_found in zip(names, found, strict=True) if is_found]


def _spoilt_texts(texts: pl.Series, numbers: list[tuple[int, Number]], *, is_code: bool) -> dict[Place, Fault]:
    zeros_matter = is_code and bool(texts.str.contains(r"^0\d").any())
    reasons = {number.place: _why_spoilt(texts[position], number, zeros_matter) for position, number in numbers}
    return {place: Fault(why, _AS_TEXT) for place, why in reasons.items() if why is not None}


def _why_spoilt(n: str, number: Number, zeros_matter: bool) -> Label | None:
    if "-" in n:
        return say("电子表格把内容变成了日期（{day}）|the spreadsheet made a date of it ({day})", day=n[:10])
    if len(n.partition(".")[0]) > _SAFE_DIGITS:
        return say("编号存成了数字，15 位之后已丢失（{n}）|a code kept as a number: lost after 15 digits ({n})", n=n)
    if _ZEROS.match(number.format):
        return say("编号存成了数字 {n}，开头的零只是显示|a code kept as the number {n}: its zeros are only shown", n=n)
    if zeros_matter:
        return say("编号存成了数字 {n}，可能丢了开头的零|a code kept as the number {n}: zeros may be lost", n=n)
    return None


def _exact(texts: pl.Series, numbers: list[tuple[int, Number]]) -> pl.Series:
    """The column with each stored number's own digits."""
    exact = texts.to_list()
    for position, number in numbers:
        exact[position] = number.digits
    return pl.Series(texts.name, exact, pl.String)
