"""Before: steps that must come before an act, and so a gate in front of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import polars as pl

from zhengdun.kit.limits import Limit
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.rows import Fact, Related
from zhengdun.kit.shapes.base import REASON, Shape, day, decide, fact_label, known, number, tables_of
from zhengdun.kit.world import fact_expr
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
        frame = world.with_parameters(frame, self.parameters)
        act = pl.coalesce([fact_expr(fact) for fact in self.act])
        latest = pl.col("act:") if self.ahead is None else self.ahead.before(pl.col("act:").cast(pl.Date))
        frame = frame.with_columns(act.alias("act:")).with_columns(
            pl.col("act:").cast(pl.Date).alias("event:"),
            pl.col("act:").cast(pl.Date).alias("conduct:"),
            latest.alias("latest:"),
            latest.cast(pl.Date).alias("due:"),
        )
        steps = [known(fact_expr(step)) for step in self.steps]
        in_time = [self._in_time(step, fact) for step, fact in zip(steps, self.steps, strict=True)]
        possible = [
            sure | self._in_time(known(pl.col(fact.maybe)), fact) if isinstance(fact, Related) else sure
            for sure, fact in zip(in_time, self.steps, strict=True)
        ]
        holds = fact_expr(self.holds) if self.holds is not None else pl.lit(value=True)
        missing = pl.any_horizontal([step.is_null() for step in steps])
        complete = pl.all_horizontal([step.is_not_null() for step in steps]) & holds
        frame = frame.with_columns(
            pl.sum_horizontal([step.cast(pl.Int32) for step in in_time]).alias("value:"),
            pl.lit(len(self.steps)).alias("bound:"),
            pl.max_horizontal([step.cast(pl.Date) for step in steps]).alias("done:"),
        )
        happened = pl.col("event:") <= world.on
        unsettled = ~pl.all_horizontal(in_time) & pl.all_horizontal(possible)
        provably = pl.any_horizontal(
            step.is_null() & world.keeps(fact.table) if isinstance(fact, Related) else step.is_null()
            for step, fact in zip(steps, self.steps, strict=True)
        )
        return frame.with_columns(
            decide(
                (pl.col("act:").is_null(), Reason.NOT_STARTED),
                (~happened & ~complete.fill_null(value=False), Reason.NOT_YET_DUE),
                (missing & ~provably, Reason.NO_LEDGER),
                *((parameter.expr.is_null(), Reason.NO_PARAMETER) for parameter in self.parameters),
                (unsettled, Reason.UNKNOWN_FACT),
                (missing, Reason.STEP_MISSING),
                (~pl.all_horizontal(in_time), Reason.OUT_OF_ORDER if self.ahead is None else Reason.LATE),
                (~holds, Reason.FAILS),
                (holds.is_null(), Reason.UNKNOWN_FACT),
                (~happened, Reason.NOT_YET_DUE),
                otherwise=Reason.IN_ORDER,
            ).alias(REASON)
        )

    def _in_time(self, step: pl.Expr, fact: Fact) -> pl.Expr:
        """Whether a step was done in time; a blank one was not."""
        last = pl.col("latest:")
        if self.ahead is not None or not all(_type(one) == pl.Datetime for one in (fact, *self.act)):
            step, last = step.cast(pl.Date), last.cast(pl.Date)
        return (step <= last).fill_null(value=False)

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
