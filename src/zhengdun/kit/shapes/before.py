"""Before: steps that must come before an act, and so a gate in front of it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl

from zhengdun.clock import frames
from zhengdun.kit.conduct import Conduct, act
from zhengdun.kit.decision import Decision, decide
from zhengdun.kit.limits import Limit
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.rows import ON, Fact, Related
from zhengdun.kit.shapes.base import Shape, Stricter, day, fact_label, known, number, tables_of
from zhengdun.kit.world import fact_expr, kept
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from zhengdun.clock import Calendar
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

    ``ahead``, in days or working days, is how long before the day of the act the steps must be done: 1 is the day
    before, or the last working day before.
    """

    name = Label("先行步骤", "Steps before an act")

    act: tuple[Fact, ...]
    steps: tuple[Fact, ...]
    holds: Fact | None = None
    ahead: Limit | None = None

    def __post_init__(self) -> None:
        if self.ahead is not None and self.ahead.unit not in ("days", "working_days"):
            raise ValueError(f"How long ahead is counted in days or working days, not in {self.ahead.unit}")

    @property
    def acts(self) -> tuple[Fact, ...]:
        """The law of the day of the act applies."""
        return self.act

    @property
    def alike(self) -> Hashable | None:
        """Orders of as many steps of the same kinds; how long ahead is a number of its own."""
        if self.ahead is not None:
            return None
        by_moment = tuple(self._by_moment(step) for step in self.steps)
        return type(self), by_moment, tuple(n for n, _ in self._related), self.holds is None

    def gather(self, world: World, population: pl.LazyFrame) -> pl.LazyFrame:
        """Put each step beside the act."""
        wanted = (*self.act, *self.steps, *([self.holds] if self.holds is not None else []))
        return world.with_facts(population, self.each.table, wanted)

    @cached_property
    def taken(self) -> tuple[pl.Expr, ...]:
        """The act, and each step as far as it was known; whether the ledgers of steps are kept; what must hold."""
        act = pl.coalesce([fact_expr(fact) for fact in self.act])
        by_moment = any(self._by_moment(step) for step in self.steps)
        return (
            (act if by_moment else act.cast(pl.Date)).alias("act:"),
            *(self._compared(fact_expr(step), step).alias(f"step:{n}") for n, step in enumerate(self.steps)),
            *(self._compared(pl.col(step.maybe), step).alias(f"step, perhaps:{n}") for n, step in self._related),
            *(kept(step.table).alias(f"step, kept:{n}") for n, step in self._related),
            *([] if self.holds is None else [fact_expr(self.holds).alias("holds:")]),
        )

    def _compared(self, step: pl.Expr, fact: Fact) -> pl.Expr:
        """When a step was done as far as it was known, as it is compared with the act."""
        return known(step if self._by_moment(fact) else step.cast(pl.Date))

    def _by_moment(self, step: Fact) -> bool:
        """Whether a step is compared with the act by the moment: where all are moments; else by the day."""
        return self.ahead is None and all(_type(one) == pl.Datetime for one in (step, *self.act))

    def weigh(self, world: World, subjects: pl.LazyFrame) -> pl.LazyFrame:
        """Compare each step with the act."""
        for step in (self._days(world.calendar), self._in_time, self._counted):
            subjects = subjects.with_columns(step)
        return subjects

    def _days(self, calendar: Calendar) -> tuple[pl.Expr, ...]:
        """The day of the act, and the last day for the steps."""
        day = pl.col("act:").cast(pl.Date)
        if self.ahead is None:
            due = day
        elif self.ahead.unit == "days":
            due = self.ahead.before(day)
        else:
            count = self.ahead.amount.expr.cast(pl.Int32)
            last = frames.nth_working_day(frames.working_days_before(day, calendar) - count + 1, calendar)
            due = pl.when(count < 1).then(day).otherwise(last)
        return day.alias("event:"), due.alias("due:")

    @cached_property
    def _in_time(self) -> tuple[pl.Expr, ...]:
        """Whether each step was done in time, or may have been; null where there is none."""
        last = [pl.col("act:" if self._by_moment(step) else "due:") for step in self.steps]
        in_time = [(pl.col(f"step:{n}") <= last[n]).alias(f"in time:{n}") for n in range(len(self.steps))]
        perhaps = [(pl.col(f"step, perhaps:{n}") <= last[n]).alias(f"perhaps:{n}") for n, _ in self._related]
        days = [pl.col(f"step:{n}").cast(pl.Date) for n in range(len(self.steps))]
        return *in_time, *perhaps, pl.max_horizontal(days).alias("done:")

    @cached_property
    def _counted(self) -> tuple[pl.Expr, ...]:
        """How many steps came in time, how many must."""
        in_time = [pl.col(f"in time:{n}") for n in range(len(self.steps))]
        return pl.sum_horizontal(in_time).alias("value:"), pl.lit(len(self.steps), pl.UInt32).alias("bound:")

    @property
    def _related(self) -> list[tuple[int, Related]]:
        """The steps that stand in another ledger, with their numbers."""
        return [(n, fact) for n, fact in enumerate(self.steps) if isinstance(fact, Related)]

    @cached_property
    def reason(self) -> Decision:
        """Whether every step came first."""
        missing = pl.any_horizontal([pl.col(f"step:{n}").is_null() for n in range(len(self.steps))])
        late, happened = pl.col("value:") < pl.col("bound:"), pl.col("event:") <= ON
        complete, failed = ~missing, []
        if self.holds is not None:
            holds = pl.col("holds:")
            complete = (~missing & holds).fill_null(value=False)
            failed = [(~holds, Reason.FAILS), (holds.is_null(), Reason.UNKNOWN_FACT)]
        return decide(
            (pl.col("act:").is_null(), Reason.NOT_STARTED),
            (~happened & ~complete, Reason.NOT_YET_DUE),
            *([(missing & ~self._provably_missing, Reason.NO_LEDGER)] if self._related else []),
            *((parameter.expr.is_null(), Reason.NO_PARAMETER) for parameter in self.parameters),
            *([(pl.col("due:").is_null(), Reason.CALENDAR_ENDS)] if self._by_calendar else []),
            *([(late & self._perhaps_all, Reason.UNKNOWN_FACT)] if self._related else []),
            (missing, Reason.STEP_MISSING),
            (late, Reason.OUT_OF_ORDER if self.ahead is None else Reason.LATE),
            *failed,
            (~happened, Reason.NOT_YET_DUE),
            otherwise=Reason.IN_ORDER,
        )

    @property
    def _by_calendar(self) -> bool:
        """Whether the last day follows from the calendar."""
        return self.ahead is not None and self.ahead.unit == "working_days"

    @property
    def _provably_missing(self) -> pl.Expr:
        """Whether a step is missing in a ledger that is kept."""
        ledger_kept = {n: pl.col(f"step, kept:{n}") for n, _ in self._related}
        missing = [pl.col(f"step:{n}").is_null() for n in range(len(self.steps))]
        return pl.any_horizontal([gone & ledger_kept.get(n, pl.lit(value=True)) for n, gone in enumerate(missing)])

    @property
    def _perhaps_all(self) -> pl.Expr:
        """Whether every step was done in time or may have been."""
        related = {n: pl.col(f"perhaps:{n}") for n, _ in self._related}
        sure = [pl.col(f"in time:{n}") for n in range(len(self.steps))]
        return pl.all_horizontal([one | related[n] if n in related else one for n, one in enumerate(sure)])

    @property
    def is_clock(self) -> bool:
        """The steps must be done by the day of the act."""
        return True

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """How long ahead; an order alone has no number."""
        return () if self.ahead is None else (self.ahead.amount,)

    @property
    def stricter(self) -> Mapping[Parameter, Stricter]:
        """The longer ahead, the more is asked."""
        return dict.fromkeys(self.parameters, "more")

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The acts and where their steps are recorded."""
        return tables_of(self.each, *self.act, *self.steps, *([self.holds] if self.holds is not None else []))

    def breach(self, finding: Mapping[str, Any], on: date) -> Conduct:  # noqa: ARG002
        """The act itself, on its day."""
        return act(finding["event"])

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
