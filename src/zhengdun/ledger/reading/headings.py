"""From the cells of a sheet to records: cells under headings that the table knows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import polars as pl

from zhengdun.ledger.columns import Label
from zhengdun.ledger.conforming import AROUND
from zhengdun.ledger.declared import declared
from zhengdun.ledger.naming import column_like, column_named, is_remark
from zhengdun.ledger.problems import Problem, say
from zhengdun.ledger.reading.grid import Grid
from zhengdun.ledger.reading.heading_row import heading_row
from zhengdun.ledger.reading.limits import Limits
from zhengdun.ledger.rows import Heading, Source
from zhengdun.ledger.schema import Ledger

_NO_HEADING = Label("这一列有内容，但没有标题", "the column has content but no heading")


@dataclass(frozen=True)
class Records:
    """Rows of one table as text: ``cells`` by column name, stripped, null where blank; their row numbers.

    ``heading_row`` is the number of the row with the headings.
    """

    table: type[Ledger]
    source: Source
    cells: pl.DataFrame
    rows: list[int]
    heading_row: int

    def index(self, name: str) -> int:
        """The index in the source of a column."""
        return self.source.headings[name].index or 0


def find_records(grid: Grid, table: type[Ledger], limits: Limits) -> tuple[Records | None, list[Problem]]:
    """The records of a sheet, None if it has none, and what is wrong with its headings.

    Titles may stand above the headings; they and blank rows are left out.
    """
    cells = grid.cells.with_columns(pl.all().str.strip_chars(AROUND).replace("", None))
    top = heading_row(cells, table)
    if top is None:
        return None, []
    headings = [Heading(text or "", grid.first_column + index) for index, text in enumerate(cells.row(top))]
    if len(headings) > limits.columns:
        return None, [_too_wide(grid.source, table, len(headings), limits)]
    known: dict[str, int] = {}
    for place, heading in enumerate(headings):
        known.setdefault(column_named(table, heading.text) or "", place)
    known.pop("", None)
    below = cells.slice(top + 1)
    filled = {place for place, column in enumerate(below) if column.null_count() < below.height}
    problems = [
        grid.source.problem(top + 1, what, expected=expected, heading=headings[place])
        for place, what, expected in wrong_headings(table, headings, known)
        if headings[place].text or place in filled
    ]
    if not known:
        return None, problems
    source = replace(grid.source, headings={name: headings[place] for name, place in known.items()})
    named = below.select(pl.nth(place).alias(name) for name, place in known.items())
    return _records(table, source, named, first_row=top + 2), problems


def _records(table: type[Ledger], source: Source, cells: pl.DataFrame, first_row: int) -> Records:
    numbered = cells.with_columns(pl.int_range(first_row, pl.len() + first_row).alias(" row"))
    kept = numbered.filter(pl.any_horizontal(pl.exclude(" row").is_not_null()))
    return Records(table, source, kept.select(cells.columns), kept[" row"].to_list(), first_row - 1)


def wrong_headings(
    table: type[Ledger], headings: Sequence[Heading], known: Mapping[str, int]
) -> Iterator[tuple[int, Label, Label]]:
    """The place of each heading that names no column, or one that is named already; what is wrong; what is right."""
    for place, heading in enumerate(headings):
        name = column_named(table, heading.text)
        if not heading.text:
            yield (
                place,
                _NO_HEADING,
                _the_headings(table),
            )
        elif name is None and not is_remark(heading.text):
            yield place, _unknown(table, heading), _the_headings(table)
        elif name is not None and known[name] != place:
            first = headings[known[name]]
            what = say("与 {first} 列是同一列|the same column as {first}", first=first.letter)
            yield place, what, Label("每列一次", "each column once")


def _unknown(table: type[Ledger], heading: Heading) -> Label:
    like = column_like(table, heading.text)
    if like is None:
        return say("《{table.zh}》没有这一列|{table.en} has no such column", table=table.sheet)
    return say(
        "《{table.zh}》没有这一列，是否为“{like.zh}”|{table.en} has no such column; did you mean {like.en!r}",
        table=table.sheet,
        like=like,
    )


def _the_headings(table: type[Ledger]) -> Label:
    return say("《{table.zh}》模板中的标题|a heading of the template of {table.en}", table=table.sheet)


def _too_wide(source: Source, table: type[Ledger], width: int, limits: Limits) -> Problem:
    return source.problem(
        0,
        say("有 {n} 列|{n} columns", n=width),
        expected=say(
            "不超过 {limit} 列（《{table.zh}》有 {own} 列）|at most {limit} ({table.en} has {own})",
            limit=limits.columns,
            own=len(declared(table).types),
            table=table.sheet,
        ),
    )
