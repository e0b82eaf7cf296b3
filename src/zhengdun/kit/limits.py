"""Terms: so many working days, days, hours, months or years after an event.

The day of the event does not count (《民法典》第二百零一条); a term in months or years ends on the corresponding
day, or on the last of the month where there is none (第二百零二条).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

import polars as pl

from zhengdun.kit.parameters import Parameter
from zhengdun.ledger.columns import Label

Unit = Literal["working_days", "days", "hours", "months", "years"]

UNITS: dict[Unit, Label] = {
    "working_days": Label("个工作日", "working days"),
    "days": Label("日", "days"),
    "hours": Label("小时", "hours"),
    "months": Label("个月", "months"),
    "years": Label("年", "years"),
}


A_DAY, _A_MINUTE = pl.lit(timedelta(days=1)), pl.lit(timedelta(minutes=1))
"""To count by: a column times one of these takes a fifth of the time of ``pl.duration`` of the column."""


@dataclass(frozen=True)
class Limit:
    """A term of ``amount`` units, the amount being a named parameter."""

    unit: Unit
    amount: Parameter

    def end(self, start: pl.Expr) -> pl.Expr:
        """The end of the term counted from ``start``; not for working days, which need a calendar.

        Hours give a Datetime, all others a Date. Hours may be fractions: half an hour is 0.5.
        """
        return end_of(self.unit, self.amount.expr, start)

    def before(self, day: pl.Expr) -> pl.Expr:
        """The first day from which the term has not ended before ``day``, a Date.

        Six months before 31 August is 1 March: the term from 28 February ended on 28 August.
        """
        count = self.amount.expr.cast(pl.Int64)
        if self.unit == "days":
            return day - count * A_DAY
        if self.unit not in ("months", "years"):
            raise ValueError(f"Looking back by {self.unit} is not defined")
        months = count * 12 if self.unit == "years" else count
        start = day.dt.offset_by(pl.format("-{}mo", months))
        no_such_day = start.dt.day() < day.dt.day()  # a term from the last of that month has ended
        return start + no_such_day.cast(pl.Int64) * A_DAY

    def describe(self, lang: str) -> str:
        """The term in words: its length, and the parameter that sets it, such as 15个工作日（联合演练报告期限）."""
        amount, name = self.amount.counts, self.amount.label.get(lang)
        unit = UNITS[self.unit].get(lang)
        if amount is None:
            return f"a term not set ({name})" if lang == "en" else f"未设定的期限（{name}）"
        return f"{amount:g} {unit} ({name})" if lang == "en" else f"{amount:g}{unit}（{name}）"


def end_of(unit: Unit, amount: pl.Expr, start: pl.Expr) -> pl.Expr:
    """The end of a term of ``amount`` units counted from ``start``; see :meth:`Limit.end`."""
    if unit == "working_days":
        raise ValueError("Working days are counted by the calendar")
    if unit == "hours":
        minutes = (amount * 60).round().cast(pl.Int64)
        return start.cast(pl.Datetime) + minutes * _A_MINUTE
    count = amount.cast(pl.Int64)
    if unit == "days":
        return start.cast(pl.Date) + count * A_DAY
    months = count * 12 if unit == "years" else count
    return start.cast(pl.Date).dt.offset_by(pl.format("{}mo", months))


def working_days(amount: Parameter) -> Limit:
    """So many working days."""
    return Limit("working_days", amount)


def days(amount: Parameter) -> Limit:
    """So many natural days."""
    return Limit("days", amount)


def hours(amount: Parameter) -> Limit:
    """So many hours."""
    return Limit("hours", amount)


def months(amount: Parameter) -> Limit:
    """So many months."""
    return Limit("months", amount)


def years(amount: Parameter) -> Limit:
    """So many years."""
    return Limit("years", amount)
