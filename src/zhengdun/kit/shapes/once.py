"""Once: something that must recur in every civil period."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import dataframely as dy
import polars as pl

from zhengdun.clock import Period, Unit, period_of
from zhengdun.kit.conduct import WHICH_WAS_MISSED, Conduct, act, some_day
from zhengdun.kit.decision import Decision, decide
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.parameters import Parameter
from zhengdun.kit.rows import APPLIES, ON, SINCE, Fact, Rows
from zhengdun.kit.shapes.base import Shape, Stricter, day, number, tables_of
from zhengdun.kit.world import fact_expr, kept
from zhengdun.ledger.columns import Label, facts

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

    @property
    def alike(self) -> Hashable | None:
        """Whatever recurs in the same period."""
        return type(self), self.period

    def gather(self, world: World, population: pl.LazyFrame) -> pl.LazyFrame:
        """Put beside each subject in which periods there is a record."""
        frame = world.with_facts(population, self.each.table, self._wanted)
        marks = _marks(self.on.name, self.period, world.on, world.since)
        return world.with_records(frame, self.each.table, self.of, marks, among=self.on.col.cast(pl.Date) <= ON)

    @cached_property
    def taken(self) -> tuple[pl.Expr, ...]:
        """When the subject began; in which periods there is a record, and the latest; whether any are kept."""
        records = pl.col("^(sure|maybe):.*$"), pl.col("done:")
        return self._start.alias("since:"), *records, kept(self.of.table).alias("kept:")

    def weigh(self, world: World, subjects: pl.LazyFrame) -> pl.LazyFrame:
        """Count the periods with a record."""
        marks = pl.col("^(sure|maybe):.*$").fill_null(value=False)
        return subjects.with_columns(marks).with_columns(_counts(self.period, world.on, world.since))

    @property
    def _start(self) -> pl.Expr:
        """When the subject began."""
        return SINCE if self.since is None else fact_expr(self.since)

    @cached_property
    def reason(self) -> Decision:
        """Compare the numbers of periods."""
        bound = pl.col("bound:")
        return decide(
            (~pl.col("kept:"), Reason.NO_LEDGER),
            (pl.col("since:").is_null() & ~pl.col("all there:"), Reason.UNKNOWN_FACT),
            (pl.col("since:") > ON, Reason.NOT_STARTED),
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
        return some_day(asked[missed - 1].last, latest.last, WHICH_WAS_MISSED)

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


def _judged(unit: Unit, on: date, since: date) -> list[Period]:
    """The complete periods of the past year that the law governs, the latest first."""
    return [one for one in _complete(period_of(unit, on), _LOOK_BACK[unit]) if one.first >= since]


@lru_cache(maxsize=64)
def _marks(column: str, unit: Unit, on: date, since: date) -> tuple[pl.Expr, ...]:
    """The day of the latest record, and whether there is one in each period, or may be; 0 is the current period."""
    at, sure = pl.col(column).cast(pl.Date), pl.col(APPLIES).fill_null(value=False)
    marks = [at.filter(sure).max().alias("done:")]
    for number_, period in enumerate([period_of(unit, on), *_judged(unit, on, since)]):
        within = _within(at, period)
        marks.append((within & sure).any().alias(f"sure:{number_}"))
        marks.append((within & ~sure).any().alias(f"maybe:{number_}"))
    return tuple(marks)


@lru_cache(maxsize=64)
def _counts(unit: Unit, on: date, since: date) -> tuple[pl.Expr, ...]:
    """How many periods are asked of a subject that began ``since:``, and how many have a record; what is due."""
    current, complete = period_of(unit, on), _judged(unit, on, since)
    ours = [pl.col(f"sure:{number_}") for number_ in range(1, len(complete) + 1)]
    perhaps = [pl.col(f"maybe:{number_}") | own for number_, own in enumerate(ours, 1)]
    asked = [pl.col("since:") <= period.first for period in complete]
    due = pl.when("sure:0").then(pl.lit(current.following.last)).otherwise(pl.lit(current.last))
    return (
        _count(asked).alias("bound:"),
        _count([a & o for a, o in zip(asked, ours, strict=True)]).alias("value:"),
        _count([a & p for a, p in zip(asked, perhaps, strict=True)]).alias("perhaps:"),
        pl.all_horizontal([pl.lit(value=True), *ours]).alias("all there:"),
        due.alias("due:"),
    )


def _within(at: pl.Expr, period: Period) -> pl.Expr:
    return at.is_between(pl.lit(period.first), pl.lit(period.last))


def _count(conditions: list[pl.Expr]) -> pl.Expr:
    flags = [condition.fill_null(value=False).cast(pl.Int32) for condition in conditions]
    return pl.sum_horizontal([pl.lit(0, pl.Int32), *flags])
