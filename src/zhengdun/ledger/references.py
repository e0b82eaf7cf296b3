"""References from table to table: every code that a row names must be a row of the other table."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import polars as pl

from zhengdun.ledger.checking import ROW, one_text
from zhengdun.ledger.columns import Label
from zhengdun.ledger.declared import declared
from zhengdun.ledger.kinds import expected
from zhengdun.ledger.kinds.words import plain
from zhengdun.ledger.problems import Problem, say
from zhengdun.ledger.rows import Rows
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.side_by_side import side_by_side
from zhengdun.ledger.tables.institution import Institution

Book = Mapping[type[Ledger], Rows]


def dangling(book: Book, unsure: Collection[type[Ledger]] = ()) -> list[Problem]:
    """References to rows that are not there, within each institution.

    Tables in ``unsure`` could not be read in full; references to them are not judged.
    """
    problems: list[Problem] = []
    if book and Institution not in book and Institution not in unsure:
        problems.append(_no_institution())
        unsure = {*unsure, Institution}
    parents = {table: _parents(table, unsure) for table in book}
    keys = _keys(book, {parent for found in parents.values() for parent in found.values()})
    whole = _whole(book, parents, keys)
    for table, found in parents.items():
        for name, parent in found.items():
            if not whole[table].get(name, False):
                problems += _explain(book, table, name, parent, keys[parent])
    return problems


def _parents(table: type[Ledger], unsure: Collection[type[Ledger]]) -> dict[str, type[Ledger]]:
    found = {name: about.refers_to for name, about in declared(table).facts.items()}
    return {name: parent for name, parent in found.items() if parent is not None and parent not in unsure}


def _keys(book: Book, parents: Collection[type[Ledger]]) -> dict[type[Ledger], pl.Series]:
    """The keys of each of the ``parents`` that can be referred to, in one row, as ``is_in`` wants them."""
    held = [parent for parent in parents if parent in book]
    keys = side_by_side(
        book[parent].frame.lazy().select(one_text(declared(parent).key).drop_nulls().implode()) for parent in held
    )
    none = pl.Series([[]], dtype=pl.List(pl.String))
    return dict.fromkeys(parents, none) | {parent: frame.to_series() for parent, frame in zip(held, keys, strict=True)}


def _whole(
    book: Book, parents: Mapping[type[Ledger], Mapping[str, type[Ledger]]], keys: Mapping[type[Ledger], pl.Series]
) -> dict[type[Ledger], dict[str, bool]]:
    """Whether none of the references in a column dangles; columns that hold several are left out."""
    checks = {
        table: [
            one_text(_reference(name, parent)).is_in(keys[parent]).all().alias(name)
            for name, parent in found.items()
            if declared(table).types[name] == pl.String
        ]
        for table, found in parents.items()
    }
    found = side_by_side(book[table].frame.lazy().select_seq(asked) for table, asked in checks.items())
    return {table: frame.row(0, named=True) if frame.width else {} for table, frame in zip(checks, found, strict=True)}


def _reference(column: str, parent: type[Ledger]) -> list[str]:
    return [column] if parent is Institution else ["institution", column]


def _explain(book: Book, table: type[Ledger], column: str, parent: type[Ledger], keys: pl.Series) -> Iterator[Problem]:
    rows = book[table]
    each = rows.frame.select(*dict.fromkeys(["institution", column])).with_row_index(ROW)
    if each.schema[column] != pl.String:
        each = each.explode(column)
    lost = each.filter(~one_text(_reference(column, parent)).is_in(keys))
    if parent is not Institution and Institution in book:
        known = book[Institution].frame["institution"].drop_nulls()
        lost = lost.filter(pl.col("institution").is_in(known.implode()))  # of an unknown one nothing can be known
    if not lost.height:
        return
    codes = [key.rpartition("\x1f")[2] for key in keys[0]]
    alike = _codes_by_name(book.get(parent)) | {_loosely(code): code for code in codes}
    want = expected(declared(rows.table).facts[column])
    for position, code in lost.select(ROW, code=column).iter_rows():
        meant = alike.get(_loosely(code))
        hint = say("，是否为“{code}”|; did you mean {code!r}", code=meant) if meant else Label("", "")
        what = say(
            "《{parent.zh}》中没有“{code}”{hint.zh}|{code!r} is not in {parent.en}{hint.en}",
            parent=parent.sheet,
            code=code,
            hint=hint,
        )
        yield rows.problem(position, column, what, want)


def _codes_by_name(rows: Rows | None) -> dict[str, str]:
    """The code of each row by its name, which people write in place of it."""
    if rows is None or "name" not in rows.frame.columns:
        return {}
    named = rows.frame.select("name", declared(rows.table).own_key[-1]).drop_nulls()
    return {_loosely(name): str(code) for name, code in named.iter_rows()}


def _loosely(code: str) -> str:
    """A code without what gets lost on the way: case, width, white space, leading zeros."""
    return plain(code).lstrip("0")


def _no_institution() -> Problem:
    return Problem(
        "",
        what=say("缺少《机构》台账|the table Institutions is missing"),
        expected=Label("每家机构一行", "one row for each institution"),
    )
