"""From columns of any type to the columns and types that a table declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from zhengdun.ledger.columns import facts
from zhengdun.ledger.kinds import expected, kind_of
from zhengdun.ledger.kinds.lists import SEPARATOR
from zhengdun.ledger.problems import Problem, say
from zhengdun.ledger.rows import Heading, Part, Source
from zhengdun.ledger.schema import Ledger, polars_schema

AROUND = " \t\r\n\u00a0\u3000\u200b\ufeff"
"""White space around the content of a cell, zero-width characters included."""

Found = Iterator[tuple[Problem, int | None, str]]
"""Problems, each with the position of its row (None: every row) and its column."""


def conform(
    table: type[Ledger], given: pl.DataFrame, source: Source, rows: Sequence[int]
) -> tuple[Part, list[Problem]]:
    """``given``, its columns named as ``table`` names them, typed as the table declares.

    Text is read as a cell of the column's kind is read; columns that are not given are blank. What cannot
    be read is reported, blank in the part and marked there as spoilt. ``rows`` are the rows' numbers.
    """
    cells = {name: _cell(name, given.schema[name], dtype) for name, dtype in _given_columns(table, given)}
    texts = given.with_columns(cell for cell in cells.values() if cell is not None)
    typed = texts.with_columns(
        _typed(table, name, texts.schema[name], dtype)
        if cells.get(name) is not None
        else pl.lit(None, dtype).alias(name)
        for name, dtype in polars_schema(table).items()
    ).select(table.column_names())
    found = [
        *_missing_columns(table, given, source),
        *_wrong_types(table, given, cells, source),
        *_unread_cells(table, texts, typed, source, rows),
    ]
    spoilt = {
        (position, name) for _, place, name in found for position in (range(given.height) if place is None else [place])
    }
    return Part(table, typed, source, rows, frozenset(spoilt)), [problem for problem, _, _ in found]


def _given_columns(table: type[Ledger], given: pl.DataFrame) -> Iterator[tuple[str, pl.DataType]]:
    return ((name, dtype) for name, dtype in polars_schema(table).items() if name in given.columns)


def _cell(name: str, given: pl.DataType, wanted: pl.DataType) -> pl.Expr | None:
    """The column as text, stripped and null where blank, or typed where no text is wanted; None if neither."""
    column = pl.col(name)
    if isinstance(wanted, pl.List) and isinstance(given, pl.List) and _is_text(given.inner):
        column, given = column.list.eval(pl.element().cast(pl.String)).list.join(SEPARATOR), pl.String()
    if given == pl.Null or (given == wanted and not _is_text(given)):
        return column
    if _is_text(given):
        return column.cast(pl.String).str.strip_chars(AROUND).replace("", None)
    is_quantity = wanted.is_numeric() and given.is_integer()
    is_moment = isinstance(wanted, pl.Datetime) and isinstance(given, pl.Datetime) and not given.time_zone
    return column if is_quantity or is_moment or (wanted.is_float() and given.is_float()) else None


def _is_text(dtype: Any) -> bool:
    return dtype in (pl.String, pl.Categorical, pl.Enum)


def _typed(table: type[Ledger], name: str, given: pl.DataType, wanted: pl.DataType) -> pl.Expr:
    if given != pl.String:
        return pl.col(name).cast(wanted, strict=False)
    about = facts(table.columns()[name])
    return kind_of(about).parse(pl.col(name), about).alias(name)


def _missing_columns(table: type[Ledger], given: pl.DataFrame, source: Source) -> Found:
    """Required columns that are not there; the institution's is filled in later, where there is but one."""
    for name, column in table.columns().items():
        if given.height and name not in given.columns and name != "institution" and not column.nullable:
            what = say("缺少必填列“{label.zh}”|the required column {label.en!r} is missing", label=facts(column).label)
            yield source.problem(0, what, expected=expected(facts(column))), None, name


def _wrong_types(
    table: type[Ledger], given: pl.DataFrame, cells: Mapping[str, pl.Expr | None], source: Source
) -> Found:
    for name, cell in cells.items():
        if cell is None:
            what = say("这一列的类型是 {type}|the column is of type {type}", type=given.schema[name])
            about = facts(table.columns()[name])
            heading = source.headings.get(name, Heading(name))
            yield source.problem(0, what, expected=expected(about), heading=heading), None, name


def _unread_cells(
    table: type[Ledger], texts: pl.DataFrame, typed: pl.DataFrame, source: Source, rows: Sequence[int]
) -> Found:
    for name, _ in _given_columns(table, texts):
        text, value = texts[name], typed[name]
        if text.dtype != pl.String or value.null_count() == text.null_count():
            continue
        about = facts(table.columns()[name])
        for position in (text.is_not_null() & value.is_null()).arg_true():
            what = kind_of(about).explain(text[position], about)
            heading = source.headings.get(name, Heading(name))
            problem = source.problem(rows[position], what, expected=expected(about), heading=heading)
            yield problem, position, name
