"""From the parts of all sources to one checked frame a table."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace

import polars as pl

from zhengdun.ledger.checking import check_rows
from zhengdun.ledger.columns import Label
from zhengdun.ledger.declared import declared
from zhengdun.ledger.problems import Problem, say
from zhengdun.ledger.references import dangling
from zhengdun.ledger.rows import Heading, Part, Rows
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.institution import Institution


def assemble(
    parts: Iterable[Part], *, references: bool = True, unread: Collection[type[Ledger]] = ()
) -> tuple[dict[type[Ledger], pl.DataFrame], list[Problem]]:
    """The frame of each table, and everything that is wrong with the rows.

    Blank institution codes are filled in where there is one institution only. References to the tables in
    ``unread``, and to tables some of whose keys could not be read, are not judged.
    """
    parts, problems = _with_institutions([part for part in parts if part.frame.height], unread)
    by_table: dict[type[Ledger], list[Part]] = {}
    for part in parts:
        by_table.setdefault(part.table, []).append(part)
    book = {table: Rows.of(table, of_table) for table, of_table in by_table.items()}
    problems += check_rows(book.values())
    if references:
        unsure = {part.table for part in parts if part.spoils(declared(part.table).key)}
        problems += dangling(book, {*unread, *unsure})
    return {table: rows.frame for table, rows in book.items()}, problems


def _with_institutions(parts: list[Part], unread: Collection[type[Ledger]]) -> tuple[list[Part], list[Problem]]:
    """The parts with blank institution codes filled in, and those where that was not possible."""
    listed = [part for part in parts if part.table is Institution]
    codes = {code for part in listed for code in part.frame["institution"].drop_nulls()}
    filled, problems = list(listed), []
    for part in parts:
        if part.table is Institution:
            continue
        if part.frame["institution"].null_count() == 0 or part.spoils(["institution"]):
            filled.append(part)
        elif len(codes) == 1:
            frame = part.frame.with_columns(pl.col("institution").fill_null(next(iter(codes))))
            filled.append(replace(part, frame=frame))
        elif Institution in unread or part.frame["institution"].null_count() == part.frame.height:
            filled.append(part.spoil("institution"))
            if Institution not in unread:
                problems.append(_which_institution(part, len(codes)))
        else:
            filled.append(part)
    return filled, problems


def _which_institution(part: Part, count: int) -> Problem:
    heading = part.source.headings.get("institution", Heading(declared(Institution).facts["institution"].label.zh))
    return part.source.problem(
        0,
        say(
            "机构代码为空，而《机构》中有 {n} 家机构|the institution code is blank, and there are {n} institutions",
            n=count,
        ),
        expected=Label("每行填写机构代码", "the institution's code in each row"),
        heading=heading,
    )
