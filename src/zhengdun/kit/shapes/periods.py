"""Once and EachDay: something that must recur."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

import dataframely as dy
import polars as pl

from zhengdun.clock import Period, Unit, period_of
from zhengdun.kit.conduct import Conduct, act, some_day
from zhengdun.kit.decision import Decision, decide
from zhengdun.kit.limits import Limit
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.parameters import Parameter
from zhengdun.kit.rows import APPLIES, ON, SINCE, Fact, Rows
from zhengdun.kit.shapes.base import Shape, Stricter, day, number, tables_of
from zhengdun.kit.world import fact_expr, kept, link_keys
from zhengdun.ledger.columns import Label, facts
from zhengdun.ledger.schema import own_key

if TYPE_CHECKING:
    from zhengdun.kit.world import World
    from zhengdun.ledger.schema import Ledger

_LOOK_BACK: dict[Unit, int] = {"month": 12, "quarter": 4, "half-year": 2, "year": 1}
"""How many complete periods are judged: those of about the past year."""

_PERIODS: dict[float | None, Unit] = {1: "month", 3: "quarter", 6: "half-year", 12: "year"}
"""The civil periods by their months."""

_UNITS: dict[Unit, Label] = {
    "month": Label("每月", "every month"),
    "quarter": Label("每季度", "every quarter"),
    "half-year": Label("每半年", "every half-year"),
    "year": Label("每年", "every year"),
}

_WHICH = Label("缺的是哪一期或者哪一天，结论未记录", "which of them was missed is not in the finding")


@dataclass(frozen=True, eq=False, kw_only=True)
class Once(Shape):
    """At least one record ``of`` in every civil ``unit`` (自然月、季度、半年、年).

    A ``unit`` that versions of the Measures set differently is a number of theirs, in months.

    Judged are the complete periods of the past year that began when the duty was in force and the subject
    existed (``since``); the current period is a date in the agenda. A record for which it is unknown whether it
    counts leaves the verdict open. No record at all in a ledger that is kept is a missed period.
    """

    name = Label("定期开展", "Once in every period")

    unit: Unit | Parameter
    of: Rows
    on: dy.Column
    since: Fact | None = None

    @cached_property
    def period(self) -> Unit:
        """The civil period."""
        return _PERIODS[self.unit.counts] if isinstance(self.unit, Parameter) else self.unit

    def weigh(self, world: World, population: pl.LazyFrame) -> pl.LazyFrame:
        """Count the periods with a record."""
        at, sure = self.on.col.cast(pl.Date), pl.col(APPLIES).fill_null(value=False)
        current = period_of(self.period, world.on)
        complete = [period for period in _complete(current, _LOOK_BACK[self.period]) if period.first >= world.since]
        marks = [
            mark
            for number_, period in enumerate([current, *complete])
            for mark in (
                (_within(at, period) & sure).any().alias(f"sure:{number_}"),
                (_within(at, period) & ~sure).any().alias(f"maybe:{number_}"),
            )
        ]
        latest = at.filter(sure).max().alias("done:")
        frame = world.with_facts(population, self.each.table, self._wanted)
        frame = world.with_records(frame, self.each.table, self.of, [latest, *marks], among=at <= ON)
        ours = [pl.col(f"sure:{number_}") for number_ in range(1, len(complete) + 1)]
        perhaps = [pl.col(f"maybe:{number_}") | own for number_, own in enumerate(ours, 1)]
        asked = [self._start <= period.first for period in complete]
        due = pl.when("sure:0").then(pl.lit(current.following.last)).otherwise(pl.lit(current.last))
        return frame.with_columns(pl.col("^(sure|maybe):.*$").fill_null(value=False)).with_columns(
            _count(asked).alias("bound:"),
            _count([a & o for a, o in zip(asked, ours, strict=True)]).alias("value:"),
            _count([a & p for a, p in zip(asked, perhaps, strict=True)]).alias("perhaps:"),
            pl.all_horizontal([pl.lit(value=True), *ours]).alias("all there:"),
            due.alias("due:"),
        )

    @property
    def _start(self) -> pl.Expr:
        """When the subject began."""
        return SINCE if self.since is None else fact_expr(self.since)

    @cached_property
    def reason(self) -> Decision:
        """Compare the numbers of periods."""
        bound = pl.col("bound:")
        return decide(
            (~kept(self.of.table), Reason.NO_LEDGER),
            (self._start.is_null() & ~pl.col("all there:"), Reason.UNKNOWN_FACT),
            (self._start > ON, Reason.NOT_STARTED),
            (pl.col("perhaps:") < bound, Reason.MISSED),
            (pl.col("value:") < bound, Reason.UNKNOWN_FACT),
            ((bound == 0) & ~pl.col("sure:0"), Reason.NOT_YET_DUE),
            otherwise=Reason.EVERY_PERIOD,
        )

    @property
    def is_clock(self) -> bool:
        """The open period ends on a day."""
        return True

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The length of the period, where versions of the Measures differ in it."""
        return (self.unit,) if isinstance(self.unit, Parameter) else ()

    @property
    def stricter(self) -> Mapping[Parameter, Stricter]:
        """A shorter period asks more."""
        return dict.fromkeys(self.parameters, "less")

    @property
    def _wanted(self) -> tuple[Fact, ...]:
        return () if self.since is None else (self.since,)

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The subjects and the records."""
        return *tables_of(self.each, *self._wanted), self.of.table

    def breach(self, finding: Mapping[str, Any], on: date) -> Conduct:
        """The last day of a period that was missed: the latest one, where the finding shows that it was."""
        asked = sorted(_complete(period_of(self.period, on), int(finding["bound"])))
        missed, latest = int(finding["bound"] - finding["value"]), asked[-1]
        if finding["done"] is None or finding["done"] < latest.first:
            return act(latest.last)
        return some_day(asked[missed - 1].last, latest.last, _WHICH)

    def describe(self, lang: str) -> str:
        """The period and what is asked in it."""
        words = f"{self.of.table.sheet.get(lang)}（{facts(self.on).label.get(lang)}）"
        unit = _UNITS[self.period].get(lang)
        return f"{words}: at least once {unit}" if lang == "en" else f"{words}：{unit}至少一次"

    def labels(self) -> Mapping[str, Label]:
        """Periods covered, periods asked, the last record, the end of the open period."""
        return {
            "value": Label("已开展的期间数", "Periods with a record"),
            "bound": Label("应开展的期间数", "Periods asked"),
            "done": Label(f"最近一次{facts(self.on).label.zh}", f"Latest: {facts(self.on).label.en}"),
            "due": Label("下次最迟", "Next due by"),
        }

    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:
        """How many of the periods have a record."""
        count = f"{number(finding['value'])}/{number(finding['bound'])}"
        if lang == "en":
            return f"{count} complete periods with a record; latest {day(finding['done'])}"
        return f"已满期间 {count} 有记录；最近一次 {day(finding['done'])}"


def _complete(current: Period, count: int) -> list[Period]:
    found = [current.previous]
    while len(found) < count:
        found.append(found[-1].previous)
    return found


def _within(at: pl.Expr, period: Period) -> pl.Expr:
    return at.is_between(pl.lit(period.first), pl.lit(period.last))


def _count(conditions: list[pl.Expr]) -> pl.Expr:
    flags = [condition.fill_null(value=False).cast(pl.Int32) for condition in conditions]
    return pl.sum_horizontal([pl.lit(0, pl.Int32), *flags])


@dataclass(frozen=True, eq=False, kw_only=True)
class EachDay(Shape):
    """A record ``of`` for every natural day, from ``since`` on, as far back as ``window``, up to yesterday.

    The records' key is the subject and the day, so that counting rows counts days. Days for which it is unknown
    whether the record counts leave the verdict open.
    """

    name = Label("每日开展", "Every day")

    of: Rows
    on: dy.Column
    since: dy.Column
    window: Limit

    def __post_init__(self) -> None:
        if self.on.name not in own_key(self.of.table):
            raise ValueError(f"{self.of.table.__name__} has no day in its key: days could be counted twice")
        if self.window.unit != "days":
            raise ValueError(f"The window of a daily duty is a number of days, not of {self.window.unit}")

    def weigh(self, world: World, population: pl.LazyFrame) -> pl.LazyFrame:
        """Count the days with a record."""
        left, right = link_keys(self.each.table, self.of.table)
        at, sure = self.on.col, pl.col(APPLIES).fill_null(value=False)
        begins = population.select(*left, self._first_day.alias("first day:"))
        records = (
            world.linked(self.of, self.each.table)
            .join(begins, left_on=right, right_on=left, how="inner")
            .filter(at.is_between(pl.col("first day:"), ON))
            .group_by(right)
            .agg(
                (sure & (at < ON)).sum().alias("value:"),
                (~sure & (at < ON)).sum().alias("maybe:"),
                (sure & (at == ON)).any().alias("today:"),
                at.filter(sure).max().alias("done:"),
            )
        )
        frame = population.join(records, left_on=left, right_on=right, how="left").with_columns(
            pl.col("value:", "maybe:").fill_null(0), pl.col("today:").fill_null(value=False)
        )
        return frame.with_columns(
            (ON - self._first_day).dt.total_days().clip(lower_bound=0).alias("bound:"),
            pl.when("today:").then(ON + timedelta(days=1)).otherwise(ON).alias("due:"),
        )

    @property
    def _first_day(self) -> pl.Expr:
        """The first day judged; a blank ``since`` does not shorten the window."""
        return pl.max_horizontal(self.window.before(ON), SINCE, self.since.col)

    @cached_property
    def reason(self) -> Decision:
        """Compare the numbers of days."""
        value, bound, since = pl.col("value:"), pl.col("bound:"), self.since.col
        short = value < bound
        return decide(
            (~kept(self.of.table), Reason.NO_LEDGER),
            (since.is_null() & short, Reason.UNKNOWN_FACT),
            (since >= ON, Reason.NOT_YET_DUE),
            (self.window.amount.expr.is_null(), Reason.NO_PARAMETER),
            (short & (value + pl.col("maybe:") >= bound), Reason.UNKNOWN_FACT),
            (short, Reason.MISSED),
            otherwise=Reason.EVERY_PERIOD,
        )

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """How far back one looks."""
        return (self.window.amount,)

    @property
    def decisive(self) -> tuple[Parameter, ...]:
        """None: the window only says how far back one looks."""
        return ()

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The subjects and the records."""
        return *tables_of(self.each), self.of.table

    def breach(self, finding: Mapping[str, Any], on: date) -> Conduct:
        """A day that was missed: yesterday, where the latest record is older."""
        yesterday, asked = on - timedelta(days=1), int(finding["bound"])
        missing = asked - int(finding["value"])
        if finding["done"] is None or finding["done"] < yesterday:
            return act(yesterday)
        return some_day(on - timedelta(days=asked - missing + 1), yesterday, _WHICH)

    def describe(self, lang: str) -> str:
        """What is asked every day."""
        words = f"{self.of.table.sheet.get(lang)}（{facts(self.on).label.get(lang)}）"
        return f"{words}: at least once a day" if lang == "en" else f"{words}：每天至少一次"

    def labels(self) -> Mapping[str, Label]:
        """Days with a record, days asked, the last record, the next."""
        return {
            "value": Label("有记录的天数", "Days with a record"),
            "bound": Label("应有记录的天数", "Days asked"),
            "done": Label("最近一次", "Latest"),
            "due": Label("下次最迟", "Next due by"),
        }

    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:
        """How many days have a record."""
        value, bound = finding["value"], finding["bound"]
        missing = None if value is None or bound is None else bound - value
        if lang == "en":
            return f"{number(value)} of {number(bound)} days with a record, {number(missing)} missing"
        return f"应有 {number(bound)} 天，有记录 {number(value)} 天，缺 {number(missing)} 天"
