"""The arithmetic of a clock: when its term ends, and whether something came after that."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import polars as pl

from zhengdun.clock import frames
from zhengdun.kit.limits import end_of
from zhengdun.kit.rows import ON

if TYPE_CHECKING:
    from zhengdun.clock import Calendar
    from zhengdun.kit.limits import Unit

Steps = tuple[tuple[pl.Expr, ...], ...]
"""Columns to add one after the other, each worked out from those before it, so that nothing is worked out twice."""

_AT, _DID, _MAYBE, _TERM = pl.col("at:"), pl.col("did:"), pl.col("maybe:"), pl.col("term:")
_MICROSECONDS_AN_HOUR = 3_600_000_000


@lru_cache(maxsize=256)
def clock(unit: Unit, calendar: Calendar, *, maybe: bool) -> Steps:
    """The steps of a clock that began ``at:``, was stopped when one ``did:``, and (if so) ``maybe:`` at another time.

    How many of the ``unit`` it may run stands in the column ``term:``. They add the days ``event:``, ``done:`` and
    ``due:``, and ``late:`` (``maybe late:``): whether it was stopped after the term, or is still running after it;
    null where that cannot be told, as beyond the calendar. A term in hours adds ``value:`` and ``bound:``, the hours
    taken and allowed.
    """
    stops = {"late:": pl.coalesce(_DID, ON)} | ({"maybe late:": _MAYBE} if maybe else {})
    days = (_AT.cast(pl.Date).alias("event:"), _DID.cast(pl.Date).alias("done:"))
    if unit == "working_days":
        return _working_days(calendar, stops, days)
    after = [_after(unit, stop).alias(name) for name, stop in stops.items()]
    ends, due = end_of(unit, _TERM, _AT).alias("ends:"), pl.col("ends:").cast(pl.Date).alias("due:")
    return (*days, ends, *(_hours() if unit == "hours" else ())), (due, *after)


def _hours() -> tuple[pl.Expr, ...]:
    """``value:`` and ``bound:``: the hours taken and allowed, since days alone do not show which is more."""
    moment = pl.Datetime("us")
    taken = (_DID.cast(moment) - _AT.cast(moment)).dt.total_microseconds() / _MICROSECONDS_AN_HOUR
    return taken.alias("value:"), _TERM.alias("bound:")


def _after(unit: Unit, stop: pl.Expr) -> pl.Expr:
    """A term in hours ends at its last moment, all others with their last day."""
    return (stop if unit == "hours" else stop.cast(pl.Date)) > pl.col("ends:")


def _working_days(calendar: Calendar, stops: dict[str, pl.Expr], days: tuple[pl.Expr, ...]) -> Steps:
    """A term of no working day at all, which an institution may set, ends on the day of the event."""
    event, n = pl.col("place:"), pl.col("n:")
    eves = [frames.place(stop, calendar, later=-1).alias(f"eve of {name}") for name, stop in stops.items()]
    due = pl.when(n < 1).then(pl.col("event:")).otherwise(frames.due_by_place(event, n, calendar))
    beyond = [
        frames.later_by_place(event, n, pl.col(f"eve of {name}"), calendar).alias(f"beyond {name}") for name in stops
    ]
    after = [
        pl.coalesce(stop.cast(pl.Date) > pl.col("due:"), pl.col(f"beyond {name}")).alias(name)
        for name, stop in stops.items()
    ]
    counted = _TERM.cast(pl.Int32).alias("n:")
    return (
        (*days, frames.place(_AT, calendar).alias("place:"), *eves, counted),
        (due.alias("due:"), *beyond),
        tuple(after),
    )
