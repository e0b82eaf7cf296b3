"""References from table to table: every code that a row names must be a row of the other table."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import polars as pl

from zhengdun.ledger.checking import one_text
from zhengdun.ledger.columns import Label, facts
from zhengdun.ledger.kinds import expected
from zhengdun.ledger.kinds.words import plain
from zhengdun.ledger.problems import Problem, say
from zhengdun.ledger.rows import Rows
from zhengdun.ledger.schema import Ledger, own_key, references
from zhengdun.ledger.tables.institution import Institution

Book = Mapping[type[Ledger], Rows]


def dangling(book: Book, unsure: Collection[type[Ledger]] = ()) -> list[Problem]:
    """References to rows that are not there, within each institution.

    Tables in ``unsure`` could not be read in full; references to them are not judged.
    """
    known: dict[type[Ledger], pl.Series] = {}
    problems: list[Problem] = []
    if Institution not in unsure and Institution not in book and any(rows.frame.height for rows in book.values()):
        problems.append(_no_institution())
        unsure = {*unsure, Institution}
    for table, rows in book.items():
        for column, parent in references(table).items():
            if parent in unsure:
                continue
            if parent not in known:
                known[parent] = _keys(book.get(parent), parent)
            lost = _lost(rows.frame, column, parent, known[parent])
            if lost.height:
                problems += _explain(rows, column, parent, lost, known[parent])
    return problems


def _keys(rows: Rows | None, parent: type[Ledger]) -> pl.Series:
    if rows is None:
        return pl.Series(dtype=pl.String)
    return rows.frame.select(one_text(_key(parent))).to_series().drop_nulls()


def _key(parent: type[Ledger]) -> list[str]:
    return ["institution", *own_key(parent)]


def _lost(frame: pl.DataFrame, column: str, parent: type[Ledger], known: pl.Series) -> pl.DataFrame:
    """Position and code of each reference that is not among the ``known`` keys."""
    key = [column] if parent is Institution else ["institution", column]
    if frame.schema[column] == pl.String and frame.select(one_text(key).is_in(known.implode()).all()).item():
        return pl.DataFrame()
    each = frame.select(*dict.fromkeys(["institution", column])).with_row_index("position")
    if frame.schema[column] != pl.String:
        each = each.explode(column)
    return each.filter(~one_text(key).is_in(known.implode())).select("position", code=column)


def _explain(rows: Rows, column: str, parent: type[Ledger], lost: pl.DataFrame, known: pl.Series) -> Iterator[Problem]:
    alike = {_loosely(key.rpartition("\x1f")[2]): key.rpartition("\x1f")[2] for key in known}
    want = expected(facts(rows.table.columns()[column]))
    for position, code in lost.iter_rows():
        meant = alike.get(_loosely(code))
        hint = say("，是否为“{code}”|; did you mean {code!r}", code=meant) if meant else Label("", "")
        what = say(
            "《{parent.zh}》中没有“{code}”{hint.zh}|{code!r} is not in {parent.en}{hint.en}",
            parent=parent.sheet,
            code=code,
            hint=hint,
        )
        yield rows.problem(position, column, what, want)


def _loosely(code: str) -> str:
    """A code without what gets lost on the way: case, width, white space, leading zeros."""
    return plain(code).lstrip("0")


def _no_institution() -> Problem:
    return Problem(
        "",
        Institution.sheet.zh,
        what=say("缺少《机构》台账|the table Institutions is missing"),
        expected=Label("每家机构一行", "one row for each institution"),
    )
