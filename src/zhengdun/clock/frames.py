"""Working days as Polars expressions, without joins: a table look-up by the day's position.

Every expression takes a Date (or a Datetime, of which the date counts) and is null where the calendar does
not reach: never a guess.
"""

from datetime import date
from functools import lru_cache
from typing import NamedTuple

import polars as pl

from zhengdun.clock.calendar import Calendar
from zhengdun.clock.errors import ClockError

_EPOCH = date(1970, 1, 1)


class _Tables(NamedTuple):
    """The calendar as columns, looked up by position.

    The first two begin and end with a null, so that a position drawn into the table answers null from outside
    (a position below zero would count from the end). Days are counted from 1970-01-01, as in a Polars Date.
    """

    eve: int  # the day before the first day: no working day has passed
    ordinals: pl.Series  # null, eve, first, …, last, null
    working_days: pl.Series  # null, the dates of all working days, null
    passed: pl.Series  # eve, first, …, last


@lru_cache(maxsize=8)
def _tables(calendar: Calendar) -> _Tables:
    return _Tables(
        eve=(calendar.first - _EPOCH).days - 1,
        ordinals=pl.Series("ordinal", (None, 0, *calendar.ordinals, None), dtype=pl.Int32),
        working_days=pl.Series("working_day", (None, *calendar.working_days, None), dtype=pl.Date),
        passed=pl.Series("passed", (0, *calendar.ordinals), dtype=pl.Int32),
    )


def ordinal(day: pl.Expr, calendar: Calendar) -> pl.Expr:
    """How many working days the calendar has up to and including ``day`` (Int32).

    >>> days = pl.DataFrame({"day": [date(2004, 1, 1), date(2004, 1, 2), date(2027, 1, 1)]})
    >>> days.select(ordinal(pl.col("day"), Calendar.standard())).to_series().to_list()
    [0, 1, None]
    """
    return _ordinal_at(_number(day), _tables(calendar))


def working_days_before(day: pl.Expr, calendar: Calendar) -> pl.Expr:
    """How many working days the calendar has before ``day``, which is not counted (Int32)."""
    return _ordinal_at(_number(day) - 1, _tables(calendar))


def nth_working_day(n: pl.Expr, calendar: Calendar) -> pl.Expr:
    """The date of the calendar's ``n``-th working day; null where there is no such day.

    The due date ``n`` working days after an event is
    ``nth_working_day(ordinal(event, calendar) + n, calendar)``.
    """
    return _look_up(_tables(calendar).working_days, n.cast(pl.Int32))


def due_date(event: pl.Expr, n: int | pl.Expr, calendar: Calendar) -> pl.Expr:
    """The ``n``-th working day after ``event`` (``n`` is 1 or more), as :meth:`Calendar.add_working_days`.

    >>> drills = pl.DataFrame({"ended": [date(2026, 9, 18), date(2026, 12, 25), None]})
    >>> drills.select(due_date(pl.col("ended"), 15, Calendar.standard())).to_series().to_list()
    [datetime.date(2026, 10, 15), None, None]
    """
    return nth_working_day(ordinal(event, calendar) + _from_one(n), calendar)


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
    tables, count = _tables(calendar), _from_one(n)
    start, end = _number(event) - tables.eve, _number(done) - 1 - tables.eve
    known_start, known_end = _drawn_into(tables.passed, start), _drawn_into(tables.passed, end)
    passed = pl.lit(tables.passed)
    fewest = passed.gather(known_end) - passed.gather(known_start)
    most = fewest + (end - known_end) - (start - known_start)
    return pl.when((fewest >= count) | (most < count)).then(fewest >= count)


def _number(day: pl.Expr) -> pl.Expr:
    """Days since 1970-01-01."""
    return day.cast(pl.Date).cast(pl.Int32)


def _from_one(n: int | pl.Expr) -> pl.Expr:
    """A number of working days, null where it is less than 1."""
    if isinstance(n, pl.Expr):
        count = n.cast(pl.Int32)
        return pl.when(count >= 1).then(count)
    if n < 1:
        raise ClockError(f"工作日数须为1以上，而不是{n}", f"Working days are counted from 1, not {n}")
    return pl.lit(n, dtype=pl.Int32)


def _ordinal_at(number: pl.Expr, tables: _Tables) -> pl.Expr:
    return _look_up(tables.ordinals, number - (tables.eve - 1))


def _look_up(table: pl.Series, position: pl.Expr) -> pl.Expr:
    return pl.lit(table).gather(_drawn_into(table, position))


def _drawn_into(table: pl.Series, position: pl.Expr) -> pl.Expr:
    return position.clip(0, len(table) - 1)
