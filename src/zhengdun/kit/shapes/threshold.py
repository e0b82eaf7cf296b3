"""AtLeast and Below: the latest measurement against a multiple of another."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, Literal

import dataframely as dy
import polars as pl

from zhengdun.kit.conduct import Conduct, seen
from zhengdun.kit.decision import Decision, decide
from zhengdun.kit.limits import Limit
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.parameters import Parameter
from zhengdun.kit.rows import ON, rows
from zhengdun.kit.shapes.base import Shape, Stricter, number, tables_of
from zhengdun.kit.shapes.proportion import Proportion
from zhengdun.kit.world import kept
from zhengdun.ledger.columns import Label, facts
from zhengdun.ledger.schema import table_of

if TYPE_CHECKING:
    from zhengdun.kit.world import World
    from zhengdun.ledger.schema import Ledger

_NOISE = 1e-12
"""Quantities are decimal figures held as doubles; two that differ by less than this part of themselves are equal.
So 80 % of 3 is 2.4, although 0.8 × 3 is 2.4000000000000004 to the machine."""


@dataclass(frozen=True, eq=False)
class Measure:
    """One column of the measurements, as last measured or as the highest ever."""

    column: dy.Column
    take: Literal["latest", "highest"]

    @property
    def name(self) -> str:
        """The column it becomes."""
        return f"{self.take}:{self.column.name}"

    @property
    def label(self) -> Label:
        """What it is called."""
        return facts(self.column).label

    def taken(self, at: pl.Expr) -> pl.Expr:
        """Its value from the measurements of one subject, taken on the days ``at``."""
        return self.column.col.max() if self.take == "highest" else self.column.col.get(at.arg_max())


def latest(column: dy.Column) -> Measure:
    """The value of the latest measurement."""
    return Measure(column, "latest")


def highest(column: dy.Column) -> Measure:
    """The highest value of all measurements: a peak once reached stays the peak."""
    return Measure(column, "highest")


@dataclass(frozen=True, eq=False, kw_only=True)
class _Threshold(Shape):
    """The latest ``value`` against ``factor`` × ``base``.

    No measurement: cannot tell. A blank value or base in the latest measurement: cannot tell, unless a peak
    already on record breaches the bound. Met, but measured longer ago than ``fresh``: cannot tell.
    """

    value: Measure
    factor: Parameter
    base: Measure
    measured_on: dy.Column
    fresh: Limit

    sign: ClassVar[str]
    floor: ClassVar[bool]
    inclusive: ClassVar[bool]

    def _meets(self, value: pl.Expr, bound: pl.Expr) -> pl.Expr:
        raise NotImplementedError

    @property
    def alike(self) -> Hashable | None:
        """Every bound that is met in the same way."""
        return type(self)

    def gather(self, world: World, population: pl.LazyFrame) -> pl.LazyFrame:
        """Put the latest measurement beside each subject."""
        known = self.measured_on.col <= ON
        measurements = rows(table_of(self.measured_on))
        return world.with_records(population, self.each.table, measurements, self._measured, among=known)

    @cached_property
    def taken(self) -> tuple[pl.Expr, ...]:
        """What was measured, the bound, and until when a measurement is fresh; what may be wanting."""
        value, base = pl.col(self.value.name), pl.col(self.base.name)
        return (
            value.cast(pl.Float64).alias("value:"),
            (self.factor.expr * base).alias("bound:"),
            pl.col("event:"),
            pl.col("blank:"),
            self.factor.expr.is_null().alias("unset:"),
            self.fresh.before(ON).alias("fresh since:"),
            kept(table_of(self.measured_on)).alias("kept:"),
        )

    @cached_property
    def _measured(self) -> tuple[pl.Expr, ...]:
        """What is taken from the measurements of one subject."""
        at = self.measured_on.col
        both = (self.value, self.base)
        blanks = [measure.column.col.get(at.arg_max()).is_null() for measure in both]
        return (
            at.max().alias("event:"),
            *(measure.taken(at).alias(measure.name) for measure in both),
            pl.any_horizontal(blanks).alias("blank:"),
        )

    @cached_property
    def reason(self) -> Decision:
        """Compare."""
        meets = self._meets(pl.col("value:"), pl.col("bound:"))
        return decide(
            (~pl.col("kept:"), Reason.NO_LEDGER),
            (pl.col("event:").is_null(), Reason.NO_RECORD),
            (pl.col("unset:"), Reason.NO_PARAMETER),
            (~meets, Reason.OUT_OF_BOUND),
            (pl.col("blank:") | meets.is_null(), Reason.UNKNOWN_FACT),
            (pl.col("event:") < pl.col("fresh since:"), Reason.STALE),
            otherwise=Reason.BOUND_MET,
        )

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The factor, and how long a measurement proves anything."""
        return self.factor, self.fresh.amount

    @property
    def decisive(self) -> tuple[Parameter, ...]:
        """The factor: a stale measurement is no breach."""
        return (self.factor,)

    @property
    def proportion(self) -> Proportion | None:
        """The factor, between the two measures."""
        factor = self.factor.counts
        if factor is None:
            return None
        return Proportion(self.value.label, self.base.label, factor, self.floor, self.inclusive)

    @property
    def stricter(self) -> Mapping[Parameter, Stricter]:
        """The factor: as a floor it is stricter the higher, as a ceiling the lower."""
        return {self.factor: "more" if self.floor else "less"}

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The subjects and the measurements."""
        return *tables_of(self.each), table_of(self.measured_on)

    def breach(self, finding: Mapping[str, Any], on: date) -> Conduct:
        """What the latest measurement showed, as long as there is no later one."""
        return seen(finding["event"], on=on)

    def describe(self, lang: str) -> str:
        """The comparison in words."""
        value, base, factor = (
            self.value.label.get(lang),
            self.base.label.get(lang),
            self.factor.label.get(lang),
        )
        return f"{value} {self.sign} {factor} × {base}"

    def labels(self) -> Mapping[str, Label]:
        """The measured value, the bound, the day of the measurement."""
        times = Label(
            f"{self.factor.label.zh} × {self.base.label.zh}", f"{self.factor.label.en} × {self.base.label.en}"
        )
        return {"value": self.value.label, "bound": times, "event": facts(self.measured_on).label}

    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:
        """The figures compared."""
        value, bound = number(finding["value"]), f"{self.sign} {number(finding['bound'])}"
        label, times = self.value.label.get(lang), self.labels()["bound"].get(lang)
        if lang == "en":
            return f"{label} {value}, must be {bound} ({times})"
        return f"{label} {value}，应当 {bound}（{times}）"


@dataclass(frozen=True, eq=False, kw_only=True)
class AtLeast(_Threshold):
    """``value`` must be ``factor`` × ``base`` or more: 以上 includes the number (article 71(7))."""

    name = Label("不低于", "At least")
    sign = "≥"
    floor = True
    inclusive = True

    def _meets(self, value: pl.Expr, bound: pl.Expr) -> pl.Expr:
        return value >= bound * (1 - _NOISE)


@dataclass(frozen=True, eq=False, kw_only=True)
class Below(_Threshold):
    """``value`` must be less than ``factor`` × ``base``: 以下 does not include the number (article 71(7))."""

    name = Label("低于", "Below")
    sign = "<"
    floor = False
    inclusive = False

    def _meets(self, value: pl.Expr, bound: pl.Expr) -> pl.Expr:
        return value < bound * (1 - _NOISE)
