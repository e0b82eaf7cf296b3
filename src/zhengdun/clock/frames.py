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


_BEYOND = 100 * 366
"""How many days the tables reach beyond the calendar on both sides: days of which it is not known whether people
work on them, but how many working days they are at least and at most."""

_BLANK = pl.Series([None], dtype=pl.Int32)


class _Tables(NamedTuple):
    """The calendar as columns, looked up by the place of a day: how many days it comes after :attr:`zero`.

    The first value of each column is null, and so is what lies beyond its end: a place before the first is drawn
    to it, since a negative one would count from the end.
    """

    zero: int  # the day at place 0, counted from 1970-01-01 as in a Polars Date
    ordinals: pl.Series  # how many working days up to and including a day; null where the calendar does not reach
    fewest: pl.Series  # the same, if nobody works on the days that it does not know
    most: pl.Series  # the same, if people work on all of these
    working_days: pl.Series  # the first working day, the second …


@lru_cache(maxsize=8)
def _tables(calendar: Calendar) -> _Tables:
    known, last = pl.Series((0, *calendar.ordinals), dtype=pl.Int32), calendar.ordinals[-1]
    none, every = _BLANK.new_from_index(0, _BEYOND), pl.int_range(_BEYOND, dtype=pl.Int32, eager=True)
    return _Tables(
        zero=(calendar.first - _EPOCH).days - 2 - _BEYOND,
        ordinals=pl.concat([_BLANK, none, known, none]),
        fewest=pl.concat([_BLANK, none.fill_null(0), known, none.fill_null(last)]),
        most=pl.concat([_BLANK, every - _BEYOND, known, every + (last + 1)]),
        working_days=pl.Series((None, *calendar.working_days), dtype=pl.Date),
    )


def ordinal(day: pl.Expr, calendar: Calendar) -> pl.Expr:
    """How many working days the calendar has up to and including ``day`` (Int32).

    >>> days = pl.DataFrame({"day": [date(2004, 1, 1), date(2004, 1, 2), date(2027, 1, 1)]})
    >>> days.select(ordinal(pl.col("day"), Calendar.standard())).to_series().to_list()
    [0, 1, None]
    """
    return _at(_tables(calendar).ordinals, place(day, calendar))


def working_days_before(day: pl.Expr, calendar: Calendar) -> pl.Expr:
    """How many working days the calendar has before ``day``, which is not counted (Int32)."""
    return _at(_tables(calendar).ordinals, place(day, calendar, later=-1))


def nth_working_day(n: pl.Expr, calendar: Calendar) -> pl.Expr:
    """The date of the calendar's ``n``-th working day; null where there is no such day.

    The due date ``n`` working days after an event is
    ``nth_working_day(ordinal(event, calendar) + n, calendar)``.
    """
    return _at(_tables(calendar).working_days, n.cast(pl.Int32).clip(lower_bound=0))


def due_date(event: pl.Expr, n: int | pl.Expr, calendar: Calendar) -> pl.Expr:
    """The ``n``-th working day after ``event`` (``n`` is 1 or more), as :meth:`Calendar.add_working_days`.

    >>> drills = pl.DataFrame({"ended": [date(2026, 9, 18), date(2026, 12, 25), None]})
    >>> drills.select(due_date(pl.col("ended"), 15, Calendar.standard())).to_series().to_list()
    [datetime.date(2026, 10, 15), None, None]
    """
    return due_by_place(place(event, calendar), _from_one(n), calendar)


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
    return later_by_place(place(event, calendar), _from_one(n), place(done, calendar, later=-1), calendar)


def place(day: pl.Expr, calendar: Calendar, *, later: int = 0) -> pl.Expr:
    """Where the day so many days ``later`` than ``day`` stands in the calendar's tables (Int32).

    For those who ask several questions about one day: :func:`due_by_place`, :func:`later_by_place`.
    """
    return (day.cast(pl.Date).cast(pl.Int32) - (_tables(calendar).zero - later)).clip(lower_bound=0)


def due_by_place(event: pl.Expr, n: pl.Expr, calendar: Calendar) -> pl.Expr:
    """As :func:`due_date`, from the place of the event and an Int32 ``n`` that is 1 or more, or null."""
    tables = _tables(calendar)
    return _at(tables.working_days, _at(tables.ordinals, event) + n)


def later_by_place(event: pl.Expr, n: pl.Expr, eve: pl.Expr, calendar: Calendar) -> pl.Expr:
    """As :func:`later_than_working_days`, from the places of the event and of the day before ``done``."""
    tables = _tables(calendar)
    fewest = _at(tables.fewest, eve) - _at(tables.fewest, event)
    most = _at(tables.most, eve) - _at(tables.most, event)
    return pl.when((fewest >= n) | (most < n)).then(fewest >= n)


def _from_one(n: int | pl.Expr) -> pl.Expr:
    """A number of working days, null where it is less than 1."""
    if isinstance(n, pl.Expr):
        count = n.cast(pl.Int32)
        return pl.when(count >= 1).then(count)
    if n < 1:
        raise ClockError(f"工作日数须为1以上，而不是{n}", f"Working days are counted from 1, not {n}")
    return pl.lit(n, dtype=pl.Int32)


def _at(table: pl.Series, place: pl.Expr) -> pl.Expr:
    return pl.lit(table).gather(place, null_on_oob=True)
