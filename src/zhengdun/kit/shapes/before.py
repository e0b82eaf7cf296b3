"""Before: steps that must come before an act, and so a gate in front of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl

from zhengdun.kit.limits import Limit
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.rows import ON, Fact, Related
from zhengdun.kit.shapes.base import Shape, day, decide, fact_label, known, number, tables_of
from zhengdun.kit.world import fact_expr, kept
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from zhengdun.kit.parameters import Parameter
    from zhengdun.kit.world import World
    from zhengdun.ledger.schema import Ledger


@dataclass(frozen=True, eq=False, kw_only=True)
class Before(Shape):
    """Every one of ``steps`` must be done before ``act``, the same day at the latest.

    ``act`` is the first of its columns that is filled (the actual time before the planned one). A blank step
    is not done: a breach once the act has taken place, unless no ledger is kept of any that is missing. ``holds``,
    if given, must be true as well (a test that passed); unknown leaves the verdict open. So does a record for
    which it is unknown whether it counts, where it would come in time. A step is compared with the act by day
    unless both are moments.

    ``ahead``, in days, is how long before the day of the act the steps must be done: 1 is the day before.
    """

    name = Label("先行步骤", "Steps before an act")

    act: tuple[Fact, ...]
    steps: tuple[Fact, ...]
    holds: Fact | None = None
    ahead: Limit | None = None

    def __post_init__(self) -> None:
        if self.ahead is not None and self.ahead.unit != "days":
            raise ValueError(f"How long ahead is counted in days, not in {self.ahead.unit}")

    @property
    def by_conduct(self) -> bool:
        """The law of the day of the act applies."""
        return True

    def weigh(self, world: World, population: pl.LazyFrame) -> pl.LazyFrame:
        """Put each step beside the act."""
        wanted = (*self.act, *self.steps, *([self.holds] if self.holds is not None else []))
        frame = world.with_facts(population, self.each.table, wanted)
        return frame.with_columns(self._known).with_columns(self._compared).with_columns(self._counted)

    @cached_property
    def _known(self) -> tuple[pl.Expr, ...]:
        """The act, and each step as far as it was known."""
        act = pl.coalesce([fact_expr(fact) for fact in self.act])
        return act.alias("act:"), *(known(fact_expr(step)).alias(f"step:{n}") for n, step in enumerate(self.steps))

    @cached_property
    def _compared(self) -> tuple[pl.Expr, ...]:
        """Each step against the act."""
        day = pl.col("act:").cast(pl.Date)
        steps = [pl.col(f"step:{n}") for n in range(len(self.steps))]
        last = day if self.ahead is None else self.ahead.before(day)
        in_time = [self._in_time(step, fact) for step, fact in zip(steps, self.steps, strict=True)]
        return (
            day.alias("event:"),
            last.alias("due:"),
            pl.max_horizontal([step.cast(pl.Date) for step in steps]).alias("done:"),
            pl.any_horizontal([step.is_null() for step in steps]).alias("missing:"),
            *(step.alias(f"in time:{n}") for n, step in enumerate(in_time)),
        )

    @cached_property
    def _counted(self) -> tuple[pl.Expr, ...]:
        """How many steps came in time, and whether all may have."""
        in_time = [pl.col(f"in time:{n}") for n in range(len(self.steps))]
        possible = [
            sure | self._in_time(known(pl.col(fact.maybe)), fact) if isinstance(fact, Related) else sure
            for sure, fact in zip(in_time, self.steps, strict=True)
        ]
        return (
            pl.sum_horizontal([step.cast(pl.Int32) for step in in_time]).alias("value:"),
            pl.lit(len(self.steps)).alias("bound:"),
            pl.all_horizontal(possible).alias("possible:"),
        )

    @cached_property
    def reason(self) -> pl.Expr:
        """Whether every step came first."""
        missing, all_in_time = pl.col("missing:"), pl.col("value:") == pl.col("bound:")
        happened = pl.col("event:") <= ON
        holds = fact_expr(self.holds) if self.holds is not None else pl.lit(value=True)
        complete = (~missing & holds).fill_null(value=False)
        provably = pl.any_horizontal(
            pl.col(f"step:{n}").is_null() & (kept(fact.table) if isinstance(fact, Related) else pl.lit(value=True))
            for n, fact in enumerate(self.steps)
        )
        return decide(
            (pl.col("act:").is_null(), Reason.NOT_STARTED),
            (~happened & ~complete, Reason.NOT_YET_DUE),
            (missing & ~provably, Reason.NO_LEDGER),
            *((parameter.expr.is_null(), Reason.NO_PARAMETER) for parameter in self.parameters),
            (~all_in_time & pl.col("possible:"), Reason.UNKNOWN_FACT),
            (missing, Reason.STEP_MISSING),
            (~all_in_time, Reason.OUT_OF_ORDER if self.ahead is None else Reason.LATE),
            (~holds, Reason.FAILS),
            (holds.is_null(), Reason.UNKNOWN_FACT),
            (~happened, Reason.NOT_YET_DUE),
            otherwise=Reason.IN_ORDER,
        )

    def _in_time(self, step: pl.Expr, fact: Fact) -> pl.Expr:
        """Whether a step was done in time; a blank one was not."""
        if self.ahead is None and all(_type(one) == pl.Datetime for one in (fact, *self.act)):
            return (step <= pl.col("act:")).fill_null(value=False)
        day = pl.col("act:").cast(pl.Date)
        last = day if self.ahead is None else self.ahead.before(day)
        return (step.cast(pl.Date) <= last).fill_null(value=False)

    @property
    def is_clock(self) -> bool:
        """The steps must be done by the day of the act."""
        return True

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """How long ahead; an order alone has no number."""
        return () if self.ahead is None else (self.ahead.amount,)

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The acts and where their steps are recorded."""
        return tables_of(self.each, *self.act, *self.steps, *([self.holds] if self.holds is not None else []))

    def describe(self, lang: str) -> str:
        """The steps and the act."""
        separator = ", " if lang == "en" else "、"
        steps = separator.join(fact_label(step).get(lang) for step in self.steps)
        act = fact_label(self.act[0]).get(lang)
        ahead = "" if self.ahead is None else f" − {self.ahead.describe(lang)}"
        holds = "" if self.holds is None else f"; {fact_label(self.holds).get(lang)}"
        return f"{steps} ≤ {act}{ahead}{holds}"

    def labels(self) -> Mapping[str, Label]:
        """The act, the last step, how many steps came in time."""
        return {
            "event": fact_label(self.act[0]),
            "due": Label("应先于", "Before"),
            "done": Label("最后一个步骤", "Last of the steps"),
            "value": Label("按时完成的步骤数", "Steps in time"),
            "bound": Label("应完成的步骤数", "Steps needed"),
        }

    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:
        """How many steps came before the act."""
        count = f"{number(finding['value'])}/{number(finding['bound'])}"
        act = f"{fact_label(self.act[0]).get(lang)} {day(finding['event'])}"
        if lang == "en":
            return f"{count} steps done before {act}"
        return f"{act}，此前完成 {count} 个步骤"


def _type(fact: Fact) -> pl.DataType:
    column = fact.column if isinstance(fact, Related) else fact
    return column.dtype
