"""Rows under the headings that are no records: examples, notes, sums, signatures, and headings once more."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

import polars as pl

from zhengdun.ledger.columns import Label
from zhengdun.ledger.conforming import conform
from zhengdun.ledger.declared import declared
from zhengdun.ledger.examples import example_row
from zhengdun.ledger.naming import EXAMPLE_MARKED, column_named
from zhengdun.ledger.problems import Problem, say
from zhengdun.ledger.reading.headings import Records

_FEW = 3
"""A row without a key that fills no more cells is a note or a sum rather than a record."""

_SENTENCE = "[：:，。]"
"""What a note has in it and a code has not."""

_CHANGED_EXAMPLE = (
    Label("这一行已经改写，却还标着“示例：”，不会被读取", "the row was written over but is still marked as an example"),
    Label("是记录的，去掉“示例：”；不是的，删去这一行", "the mark taken off a record, or the row deleted"),
)
_HEADINGS = (
    Label("又是一行列标题", "headings once more"),
    Label("一个工作表只放一张台账，列标题只有一行", "one table a sheet, with one row of headings"),
)
_NOTE = "这一行没有填{zh}，不像一条记录|the row lacks {en} and is hardly a record"
_NOTE_EXPECTED = Label(
    "是记录的，补上；表下的说明、合计、签名，删去", "filled in if it is one; notes, sums and signatures deleted"
)


@dataclass(frozen=True)
class Sorted:
    """The records of a sheet, and what is wrong with the rows that are none.

    ``left_out`` are the numbers of these rows; ``in_full`` is False where one of them may be a record.
    """

    records: Records
    problems: list[Problem]
    left_out: frozenset[int]
    in_full: bool


def records_only(records: Records) -> Sorted:
    """Leave out the template's example and rows prepared for later, and with a problem each what else is no record."""
    examples = _where(records, _is_example(records))
    changed = _changed(records, examples)
    prepared = _where(records, _holds_institution_alone(records))
    headings = [row for row in _where(records, _like_headings(records)) if row not in examples]
    notes = sorted({*_where(records, _like_note(records))} - {*examples, *prepared, *headings})
    problems = [
        *(_problem(records, row, *_CHANGED_EXAMPLE) for row in changed),
        *(_problem(records, row, *_HEADINGS) for row in headings),
        *(_problem(records, row, _lacking(records, row), _NOTE_EXPECTED) for row in notes),
    ]
    left_out = {*examples, *prepared, *headings, *notes}
    numbers = frozenset(records.rows[row] for row in left_out)
    return Sorted(_without(records, left_out) if left_out else records, problems, numbers, not changed)


def _where(records: Records, which: pl.Expr) -> list[int]:
    found: list[int] = records.cells.select(which.fill_null(False).arg_true()).to_series().to_list()
    return found


def _without(records: Records, positions: Collection[int]) -> Records:
    kept = [position for position in range(records.cells.height) if position not in positions]
    return replace(records, cells=records.cells[kept], rows=[records.rows[position] for position in kept])


def _is_example(records: Records) -> pl.Expr:
    key = declared(records.table).own_key[0]
    return pl.col(key).str.contains(EXAMPLE_MARKED) if key in records.cells.columns else pl.lit(value=False)


def _changed(records: Records, examples: list[int]) -> list[int]:
    """The examples somebody wrote a record into but left marked; the institution's code says nothing."""
    known = declared(records.table)
    names = [name for name in records.cells.columns if name not in ("institution", known.own_key[0])]
    if not examples or not names:
        return []
    written = {name: [None if cell is None else str(cell)] for name, cell in _example(records).items()}
    given = records.cells[examples].select(names)
    meant, _ = conform(records.table, pl.DataFrame(written).select(names), records.source, [0])
    read, _ = conform(records.table, given, records.source, examples)
    wanted = meant.frame.row(0, named=True)
    return [
        position
        for position, texts, values in zip(examples, given.rows(named=True), read.frame.rows(named=True), strict=True)
        if any(texts[name] is not None and values[name] != wanted[name] for name in names)
    ]


def _example(records: Records) -> dict[str, object]:
    return dict(zip(declared(records.table).types, example_row(records.table), strict=True))


def _holds_institution_alone(records: Records) -> pl.Expr:
    """Rows prepared for later: nothing but an institution's code, which stands in other rows as well."""
    if "institution" not in records.cells.columns or "institution" in declared(records.table).own_key:
        return pl.lit(value=False)
    code = pl.col("institution")
    return (_filled() == 1) & code.is_not_null() & code.is_duplicated()


def _like_headings(records: Records) -> pl.Expr:
    """Rows whose institution is the heading of its column."""
    if "institution" not in records.cells.columns:
        return pl.lit(value=False)
    codes = records.cells["institution"].unique().drop_nulls()
    return pl.col("institution").is_in([code for code in codes if column_named(records.table, code) == "institution"])


def _like_note(records: Records) -> pl.Expr:
    """Rows without a key that fill a few cells, and rows that hold nothing but a sentence in its place."""
    known = declared(records.table)
    needed = {*known.required, *known.own_key} - {"institution"}
    if not needed or not {*needed, *known.own_key} <= set(records.cells.columns):
        return pl.lit(value=False)  # a column that is missing is a problem of its own
    key = pl.any_horizontal(pl.col(name).cast(pl.String).str.contains(_SENTENCE) for name in known.own_key)
    lone = (_filled() == 1) & key.fill_null(False) & pl.lit(len(needed) > 1)
    return lone | (pl.all_horizontal(pl.col(known.own_key).is_null()) & (_filled() <= _FEW))


def _filled() -> pl.Expr:
    return pl.sum_horizontal(pl.all().is_not_null())


def _lacking(records: Records, position: int) -> Label:
    cells, facts = records.cells.row(position, named=True), declared(records.table).facts
    lacking = [name for name in declared(records.table).required if name in cells and cells[name] is None]
    labels = [facts[name].label for name in lacking if name != "institution"]
    return say(_NOTE, zh="".join(f"“{label.zh}”" for label in labels), en=", ".join(label.en for label in labels))


def _problem(records: Records, position: int, what: Label, expected: Label) -> Problem:
    return records.source.problem(records.rows[position], what, expected=expected)
