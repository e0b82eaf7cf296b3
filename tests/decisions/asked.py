"""What the duties look at in the ledgers."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import dataframely as dy
import polars as pl

from zhengdun.duties.registry import duties_over_time
from zhengdun.kit.rows import Derived, Fact, Related, Rows
from zhengdun.kit.shapes.base import Shape
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.by_date import ByDate
from zhengdun.kit.shapes.conditions import Holds, Never
from zhengdun.kit.shapes.existence import Has
from zhengdun.kit.shapes.sessions import OutOfSession
from zhengdun.kit.shapes.told import Told
from zhengdun.kit.shapes.within import Within
from zhengdun.ledger.schema import Ledger, polars_schema, table_of
from zhengdun.ledger.tables.systems import Project

ENDS = {
    "until_on",
    "in_use_until",
    "repealed_on",
    "offline_on",
    "left_on",
    "expires_on",
    "ended_on",
    "collected_until",
    "certificate_until",
    "act_by",
    "recovered_at",
    "handled_at",
    "cancelled_on",
}
"""Days on which something ends or is due: where a case does not tell, it goes on."""


@cache
def days_asked() -> dict[type[Ledger], set[str]]:
    """The days that a duty looks for, by table: of a step, or since when something counts."""
    found: dict[type[Ledger], set[str]] = {}
    for duty in duties_over_time():
        for column in _days_of(duty.shape):
            found.setdefault(table_of(column), set()).add(column.name)
    return found


@cache
def days_ahead() -> dict[type[Ledger], set[str]]:
    """The days of steps that must be done some days before an act, by table."""
    found: dict[type[Ledger], set[str]] = {}
    for shape in (duty.shape for duty in duties_over_time()):
        for step in shape.steps if isinstance(shape, Before) and shape.ahead else ():
            if isinstance(step, dy.Column):
                found.setdefault(table_of(step), set()).add(step.name)
    return found


@cache
def flags_of_proofs() -> dict[type[Ledger], set[str]]:
    """What is asked of that by which a duty is fulfilled: a backup succeeded, a plan is comprehensive."""
    found: dict[type[Ledger], set[str]] = {}
    for shape in (duty.shape for duty in duties_over_time()):
        for rows in among(shape):
            for asked in rows.conditions:
                if asked.meta.is_column():
                    found.setdefault(rows.table, set()).add(asked.meta.output_name())
    return found


def looked_for(shape: Shape) -> tuple[Fact, ...]:
    """What the duty looks for as done."""
    return shape.steps if isinstance(shape, Before) else (shape.until,) if isinstance(shape, Within | ByDate) else ()


def among(shape: Shape) -> Iterator[Rows]:
    """The rows of other ledgers among which the duty looks for something."""
    yield from (fact.among for fact in looked_for(shape) if isinstance(fact, Related))
    if isinstance(of := getattr(shape, "of", None), Rows):
        yield of


def _days_of(shape: Shape) -> Iterator[dy.Column]:
    for fact in looked_for(shape):
        if isinstance(fact, dy.Column | Related):
            yield fact.column if isinstance(fact, Related) else fact
    if isinstance(shape, Holds | Never):
        yield from _days_in(shape.each.table, shape.when)
        if isinstance(shape.at, dy.Column):
            yield shape.at
        elif isinstance(shape.at, Derived):
            yield from _days_in(shape.each.table, shape.at.expr)
    if isinstance(shape, OutOfSession):
        yield from _days_in(shape.each.table, shape.unless)
    if isinstance(shape, Has) and shape.instead is not None:
        yield from _days_in(shape.each.table, shape.instead.when)
    if isinstance(shape, Told):
        yield shape.used[0]
    for rows in (shape.each, *among(shape)):
        for one in _with_parents(rows):
            if one.table is not Project:  # a project's own stages are what its security is compared with
                yield from _days_in(one.table, *one.conditions)


def _with_parents(rows: Rows | None) -> Iterator[Rows]:
    if rows is not None:
        yield rows
        yield from _with_parents(rows.parent)


def _days_in(table: type[Ledger], *conditions: pl.Expr) -> Iterator[dy.Column]:
    """The days that the conditions look at, but for those on which something ends."""
    columns = table.columns()
    for name in {name for condition in conditions for name in condition.meta.root_names()}:
        if name in columns and name not in ENDS and polars_schema(table)[name].is_temporal():
            yield columns[name]
