"""Working days as Polars expressions, without joins: a table look-up by the day's position.

Every expression takes a Date (or a Datetime, of which the date counts) and is null where the calendar does
not reach: never a guess.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from zhengdun.clock.calendar import Calendar

_EPOCH = date(1970, 1, 1)


class _Tables(NamedTuple):
    """The calendar as columns. Days are counted from 1970-01-01, as Polars stores a Date."""

    first: int
    last: int
    ordinals: pl.Series  # from the day before the first to the last: working days <= day
    working_days: pl.Series  # the dates of all working days


@lru_cache(maxsize=8)
def _tables(calendar: Calendar) -> _Tables:
    return _Tables(
        first=(calendar.first - _EPOCH).days,
        last=(calendar.last - _EPOCH).days,
        ordinals=pl.Series("ordinal", (0, *calendar.ordinals), dtype=pl.Int32),
        working_days=pl.Series("working_day", calendar.working_days, dtype=pl.Date),
    )


def ordinal(day: pl.Expr, calendar: Calendar) -> pl.Expr:
    """How many working days the calendar has up to and including ``day`` (Int32).

    >>> days = pl.DataFrame({"day": [date(2004, 1, 1), date(2004, 1, 2), date(2027, 1, 1)]})
    >>> days.select(ordinal(pl.col("day"), Calendar.standard())).to_series().to_list()
    [0, 1, None]
    """
    return _ordinal_at(_number(day), calendar)


def working_days_before(day: pl.Expr, calendar: Calendar) -> pl.Expr:
    """How many working days the calendar has before ``day``, which is not counted (Int32)."""
    return _ordinal_at(_number(day) - 1, calendar)


def nth_working_day(n: pl.Expr, calendar: Calendar) -> pl.Expr:
    """The date of the calendar's ``n``-th working day; null where there is no such day.

    The due date ``n`` working days after an event is
    ``nth_working_day(ordinal(event, calendar) + n, calendar)``.
    """
    dates = _tables(calendar).working_days
    index = n.cast(pl.Int32) - 1
    return pl.lit(dates).gather(_only_between(index, 0, len(dates) - 1))


def due_date(event: pl.Expr, n: int | pl.Expr, calendar: Calendar) -> pl.Expr:
    """The ``n``-th working day after ``event`` (``n`` is 1 or more), as :meth:`Calendar.add_working_days`.

    >>> drills = pl.DataFrame({"ended": [date(2026, 9, 18), date(2026, 12, 25), None]})
    >>> drills.select(due_date(pl.col("ended"), 15, Calendar.standard())).to_series().to_list()
    [datetime.date(2026, 10, 15), None, None]
    """
    count = _count(n)
    return nth_working_day(ordinal(event, calendar) + pl.when(count >= 1).then(count), calendar)


def is_working(day: pl.Expr, calendar: Calendar) -> pl.Expr:
    """Whether people work on ``day``; null outside the calendar."""
    return ordinal(day, calendar) > working_days_before(day, calendar)


def later_than_working_days(event: pl.Expr, n: int | pl.Expr, done: pl.Expr, calendar: Calendar) -> pl.Expr:
    """Whether ``done`` came later than the ``n``-th working day after ``event`` (``n`` is 1 or more).

    True exactly where ``n`` working days have passed between the two, neither counted: a thing done on the
    Saturday after a due Friday is late. The due date itself need not be known. Days outside the calendar may
    turn out to be working days or not: where that matters, null.

    >>> when = pl.DataFrame({"done": [date(2026, 12, 31), date(2027, 1, 1), date(2027, 1, 5)]})
    >>> late = later_than_working_days(pl.lit(date(2026, 12, 21)), 9, pl.col("done"), Calendar.standard())
    >>> when.select(late).to_series().to_list()
    [False, False, None]
    """
    tables = _tables(calendar)
    start, end, count = _number(event), _number(done), _count(n)
    known_start = start.clip(tables.first - 1, tables.last)
    known_end = end.clip(tables.first, tables.last + 1)
    passed = _ordinal_at(known_end - 1, calendar) - _ordinal_at(known_start, calendar)
    unknown = (end - start) - (known_end - known_start)
    late = (
        pl.when((end <= start) | (passed + unknown < count))
        .then(statement=False)
        .when(passed >= count)
        .then(statement=True)
    )
    return pl.when(count >= 1).then(late)


def _number(day: pl.Expr) -> pl.Expr:
    """Days since 1970-01-01."""
    return day.cast(pl.Date).cast(pl.Int32)


def _count(n: int | pl.Expr) -> pl.Expr:
    return (n if isinstance(n, pl.Expr) else pl.lit(n)).cast(pl.Int32)


def _ordinal_at(number: pl.Expr, calendar: Calendar) -> pl.Expr:
    tables = _tables(calendar)
    index = number - (tables.first - 1)
    return pl.lit(tables.ordinals).gather(_only_between(index, 0, len(tables.ordinals) - 1))


def _only_between(index: pl.Expr, low: int, high: int) -> pl.Expr:
    """``index`` where it points into the table, else null: a negative one would count from the end."""
    return pl.when(index.is_between(low, high)).then(index)
