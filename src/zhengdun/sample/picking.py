"""Which records a fault is planted in, and at what times."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

import polars as pl

from zhengdun.clock import add_months
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.tables.changes import Change, TestPlan
from zhengdun.sample.diary import at
from zhengdun.sample.edits import Edit, Value, all_of, amend, some
from zhengdun.sample.house import House
from zhengdun.sample.incidents import cases

ANY = pl.lit(value=True)
"""Any row will do."""


def where(**values: str) -> pl.Expr:
    """The rows whose columns say so."""
    return pl.all_horizontal([pl.col(name) == value for name, value in values.items()])


def latest(column: str) -> pl.Expr:
    """The rows with the latest day in ``column``."""
    return pl.col(column) == pl.col(column).max()


def before_latest(column: str, system: str, back: int) -> pl.Expr:
    """The rows of the day that lies so many records of ``system`` before its latest."""
    days = pl.col(column).filter(pl.col("system") == system)
    return where(system=system) & (pl.col(column) == days.sort(descending=True).get(back, null_on_oob=True))


def statement(duty: str) -> pl.Expr:
    """The latest statement on ``duty``."""
    return where(duty=duty) & latest("stated_on")


def change(code: str, system: str, **values: Value) -> Edit:
    """The first plain change of ``system``, under a ``code`` of its own, with other ``values``."""

    def edit(house: House, ledgers: Ledgers) -> Ledgers:
        plain = where(system=system, kind="change") & ~Change.major_impact.col & ~Change.emergency.col
        first = some(ledgers[Change].filter(plain), Change)["code"][0]
        again = all_of(
            amend(TestPlan, where(change=first), change=code),
            amend(Change, where(code=first), code=code, **values),
        )
        return again(house, ledgers)

    return edit


def ago(days: int) -> Callable[[House], date]:
    """The working day about so many days before the end of the records."""
    return lambda house: house.diary.ago(days)


def trading_at(days: int, hour: int, minute: int) -> Callable[[House], datetime]:
    """A moment of the last trading day that lies so many days before the end of the records or more."""

    def moment(house: House) -> datetime:
        limit = house.diary.until - timedelta(days=days)
        return at(max(day for day in house.diary.trading_days if day <= limit), hour, minute)

    return moment


def after_incident(number: int, working_days: int) -> Callable[[House], datetime]:
    """Nine in the morning, so many working days after the recovery from an incident (counted from 1)."""

    def moment(house: House) -> datetime:
        recovered = cases(house)[number - 1].recovered_on
        return at(house.diary.calendar.add_working_days(recovered, working_days), 9)

    return moment


def day_short_of(months: int) -> Callable[[House], date]:
    """The day from which records reach back so many months less a day."""

    def day(house: House) -> date:
        until = house.diary.until
        enough = add_months(until, -months)
        if add_months(enough, months) < until:  # no such day in that month: a term from its last day is over
            enough += timedelta(days=1)
        return enough + timedelta(days=1)

    return day
