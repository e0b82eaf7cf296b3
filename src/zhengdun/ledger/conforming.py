"""From columns of any type to the columns and types that a table declares."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from zhengdun.ledger.columns import Facts
from zhengdun.ledger.declared import declared
from zhengdun.ledger.kinds import expected, kind_of
from zhengdun.ledger.kinds.lists import SEPARATOR
from zhengdun.ledger.problems import Problem, say
from zhengdun.ledger.rows import Heading, Part, Source
from zhengdun.ledger.schema import Ledger

AROUND = " \t\r\n\u00a0\u3000\u200b\ufeff"
"""White space around the content of a cell, zero-width characters included."""

NOTHING = ("无", "没有", "暂无", "不适用", "N/A", "n/a", "Ｎ／Ａ", "/", "／", "\\", "-", "－", "–", "—", "--", "——")
"""What people write into a cell to say that there is nothing to write: it is no text, and proves nothing."""

_MAY_HOLD_NOTHING = ("text", "date", "moment", "ref", "refs")
"""Kinds of columns in which that is as good as blank, the institution's apart. In others it might mean zero or no, and
a code is what it is."""

Found = Iterator[tuple[Problem, int | None, str]]
"""Problems, each with the position of its row (None: every row) and its column."""


def conform(
    table: type[Ledger], given: pl.DataFrame, source: Source, rows: Sequence[int]
) -> tuple[Part, list[Problem]]:
    """``given``, its columns named as ``table`` names them, typed as the table declares.

    Text is read as a cell of the column's kind is read; columns that are not given are blank. What cannot
    be read is reported, blank in the part and marked there as spoilt. ``rows`` are the rows' numbers.
    """
    types = declared(table).types
    if given.schema == types:
        return Part(table, given.with_columns_seq(tidied(table)), source, rows), []
    found_types, facts = given.schema, declared(table).facts
    cells = {name: _cell(facts[name], name, found_types[name], types[name]) for name in types if name in found_types}
    texts = given.with_columns_seq(cell for cell in cells.values() if cell is not None)
    readable = {name: dtype for name, dtype in texts.schema.items() if cells.get(name) is not None}
    typed = texts.with_columns_seq(
        _typed(table, name, readable[name]) if name in readable else pl.lit(None, dtype).alias(name)
        for name, dtype in types.items()
    ).select(list(types))
    found = [
        *_missing_columns(table, given, source),
        *_wrong_types(table, {name: found_types[name] for name in cells if name not in readable}, source),
        *_unread_cells(table, texts.select(list(readable)), typed, source, rows),
    ]
    spoilt = {
        (position, name) for _, place, name in found for position in (range(given.height) if place is None else [place])
    }
    return Part(table, typed, source, rows, frozenset(spoilt)), [problem for problem, _, _ in found]


def tidied(table: type[Ledger]) -> list[pl.Expr]:
    """For a frame that has the table's types: white space around texts taken off, blank and nothing made null."""
    types, facts = declared(table).types.items(), declared(table).facts
    texts = [name for name, dtype in types if dtype == pl.String and facts[name].kind == "text"]
    codes = [name for name, dtype in types if dtype == pl.String and facts[name].kind != "text"]
    lists = [name for name, dtype in types if isinstance(dtype, pl.List)]
    return [
        *([_without_nothing(_stripped(pl.col(texts)))] if texts else []),
        *([_stripped(pl.col(codes))] if codes else []),
        *(pl.when(pl.col(name).list.len() > 0).then(pl.col(name)) for name in lists),
    ]


def _stripped(text: pl.Expr) -> pl.Expr:
    return text.str.strip_chars(AROUND).replace("", None)


def _without_nothing(stripped: pl.Expr) -> pl.Expr:
    return pl.when(~stripped.is_in(NOTHING)).then(stripped)


def _cell(about: Facts, name: str, given: pl.DataType, wanted: pl.DataType) -> pl.Expr | None:
    """The column as stripped text, null where blank, or typed where no text is wanted; None if neither."""
    column = pl.col(name)
    if isinstance(wanted, pl.List) and isinstance(given, pl.List) and _is_text(given.inner):
        column, given = column.list.eval(pl.element().cast(pl.String)).list.join(SEPARATOR), pl.String()
    if given == pl.Null or (given == wanted and not _is_text(given)):
        return column
    if _is_text(given):
        stripped = _stripped(column.cast(pl.String))
        may_hold_nothing = about.kind in _MAY_HOLD_NOTHING and name != "institution"
        return _without_nothing(stripped) if may_hold_nothing else stripped
    is_quantity = wanted.is_numeric() and (given.is_integer() or (wanted.is_float() and given.is_float()))
    is_moment = isinstance(wanted, pl.Datetime) and isinstance(given, pl.Datetime) and not given.time_zone
    return column if is_quantity or is_moment else None


def _is_text(dtype: Any) -> bool:
    return dtype in (pl.String, pl.Categorical, pl.Enum)


def _typed(table: type[Ledger], name: str, given: pl.DataType) -> pl.Expr:
    if given != pl.String:
        return pl.col(name).cast(declared(table).types[name], strict=False)
    about = declared(table).facts[name]
    return kind_of(about).parse(pl.col(name), about).alias(name)


def _missing_columns(table: type[Ledger], given: pl.DataFrame, source: Source) -> Found:
    """Required columns that are not there; the institution's is filled in later, where there is but one."""
    for name in declared(table).required:
        if given.height and name not in given.columns and name != "institution":
            about = declared(table).facts[name]
            what = say("缺少必填列“{label.zh}”|the required column {label.en!r} is missing", label=about.label)
            yield source.problem(0, what, expected=expected(about)), None, name


def _wrong_types(table: type[Ledger], types: Mapping[str, pl.DataType], source: Source) -> Found:
    for name, dtype in types.items():
        what = say("这一列的类型是 {dtype}|the column is of type {dtype}", dtype=dtype)
        want = expected(declared(table).facts[name])
        yield source.problem(0, what, expected=want, heading=_heading(source, name)), None, name


def _unread_cells(
    table: type[Ledger], texts: pl.DataFrame, typed: pl.DataFrame, source: Source, rows: Sequence[int]
) -> Found:
    for text in texts:
        value, about = typed[text.name], declared(table).facts[text.name]
        if value.null_count() == text.null_count():
            continue
        for position in (text.is_not_null() & value.is_null()).arg_true():
            what = kind_of(about).explain(str(text[position]), about)
            heading = _heading(source, text.name)
            problem = source.problem(rows[position], what, expected=expected(about), heading=heading)
            yield problem, position, text.name


def _heading(source: Source, name: str) -> Heading:
    return source.headings.get(name, Heading(name))
