"""The checks that every row must pass, wherever it came from: types, rules of the schema, references."""

from __future__ import annotations

from collections.abc import Mapping

import polars as pl

from zhengdun.ledger.columns import Label
from zhengdun.ledger.problems import Problem
from zhengdun.ledger.schema import Ledger, own_key, polars_schema, references


def conform(table: type[Ledger], frame: pl.DataFrame) -> tuple[pl.DataFrame, list[Problem]]:
    """``frame`` with the columns and types of ``table``, and what stood in the way."""
    schema = polars_schema(table)
    problems = [
        _problem(table, 0, name, f"没有这一列|no such column: {name}")
        for name in frame.columns
        if name not in schema
    ]
    columns = []
    for name, dtype in schema.items():
        if name not in frame.columns:
            columns.append(pl.lit(None, dtype=dtype).alias(name))
            continue
        try:
            columns.append(pl.lit(frame[name].cast(dtype)).alias(name))
        except pl.exceptions.PolarsError as error:
            problems.append(_problem(table, 0, name, f"类型不符：{error}|wrong type: {error}"))
    if problems:
        return frame, problems
    return frame.select(columns) if frame.height else pl.DataFrame(schema=schema), []


def check(frames: Mapping[type[Ledger], pl.DataFrame], *, references: bool = True) -> list[Problem]:
    """What the rows of ``frames`` break: the schemas' rules, and references if wanted."""
    problems: list[Problem] = []
    for table, frame in frames.items():
        problems += _broken_rules(table, frame)
        if references:
            problems += _dangling(table, frame, frames)
    return problems


def _broken_rules(table: type[Ledger], frame: pl.DataFrame) -> list[Problem]:
    _, failure = table.filter(frame)
    return [
        _problem(table, 0, rule, f"{count} 行不符|{count} rows fail")
        for rule, count in failure.counts().items()
    ]


def _dangling(
    table: type[Ledger], frame: pl.DataFrame, frames: Mapping[type[Ledger], pl.DataFrame]
) -> list[Problem]:
    problems = []
    for name, parent in references(table).items():
        key = ["institution", *own_key(parent)]
        rows = frame.select(pl.col("institution").alias("_"), pl.col(name).alias("*")).with_row_index()
        if rows.schema["*"] == pl.List(pl.String):
            rows = rows.explode("*")
        rows = rows.drop_nulls("*")
        left = ["*"] if key == ["institution"] else ["_", "*"]
        known = frames.get(parent, pl.DataFrame(schema=polars_schema(parent)))
        lost = rows.join(known, left_on=left, right_on=key, how="anti")
        problems += [
            _problem(
                table,
                index + 1,
                name,
                f"“{value}”不在《{parent.sheet.zh}》中|{value!r} is not in {parent.sheet.en}",
            )
            for index, value in lost.select("index", "*").iter_rows()
        ]
    return problems


def _problem(table: type[Ledger], row: int, column: str, what: str) -> Problem:
    return Problem("", table.sheet.zh, row, 0, column, "", Label.parse(what))
