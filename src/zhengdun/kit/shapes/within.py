"""Within: a clock that runs from an event until something is done."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl

from zhengdun.kit.clocks import clock
from zhengdun.kit.conduct import Conduct, omission
from zhengdun.kit.decision import Decision, decide
from zhengdun.kit.limits import Limit
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.parameters import Parameter
from zhengdun.kit.rows import Fact, Related
from zhengdun.kit.shapes.base import Shape, Stricter, day, fact_label, known, number, tables_of
from zhengdun.kit.world import fact_expr, kept
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from zhengdun.kit.world import World
    from zhengdun.ledger.schema import Ledger


@dataclass(frozen=True, eq=False, kw_only=True)
class Within(Shape):
    """``until`` must be done within ``limit`` of ``of``; the day of the event does not count.

    A blank ``until`` is not done: overdue once the term has passed. A blank ``of`` leaves the clock unknown,
    unless ``of_may_come`` says that a blank means it has not happened yet. Done before the event: the dates
    contradict each other. Where the calendar ends before the question can be answered: an error. A record of
    ``until`` for which it is unknown whether it counts leaves the verdict open where it would be in time.

    ``even_late``: what was done after the term is done all the same, where lateness is another duty's matter; the
    term then only says from when one asks.
    ``even_before``: what was done before the event is done in time, where nothing hinders doing it early.
    """

    name = Label("限时完成", "Within a term")

    limit: Limit
    of: Fact
    until: Fact
    of_may_come: bool = False
    even_late: bool = False
    even_before: bool = False

    @property
    def acts(self) -> tuple[Fact, ...]:
        """The law of the day of the event applies."""
        return (self.of,)

    @property
    def alike(self) -> Hashable | None:
        """Clocks of one unit that read facts of the same kinds, and go by the same words."""
        types = did_type(self.of), did_type(self.until), self._elsewhere
        return type(self), self.limit.unit, types, self.of_may_come, self.even_late, self.even_before

    @property
    def _elsewhere(self) -> bool:
        """Whether what stops the clock stands in another ledger."""
        return isinstance(self.until, Related)

    def gather(self, world: World, population: pl.LazyFrame) -> pl.LazyFrame:
        """Put the event and its end beside each subject."""
        return world.with_facts(population, self.each.table, (self.of, self.until))

    @cached_property
    def taken(self) -> tuple[pl.Expr, ...]:
        """The event, its end and what may be its end; the length of the term."""
        both = fact_expr(self.of).alias("of:"), fact_expr(self.until).alias("until:")
        term = self.limit.amount.expr.alias("term:")
        if not isinstance(self.until, Related):
            return *both, term
        maybe = pl.col(self.until.maybe).alias("until, perhaps:")
        return *both, term, maybe, kept(self.until.table).alias("until, kept:")

    def weigh(self, world: World, subjects: pl.LazyFrame) -> pl.LazyFrame:
        """Run the clock."""
        for step in (self._known, *clock(self.limit.unit, world.calendar, maybe=self._elsewhere)):
            subjects = subjects.with_columns(step)
        return subjects

    @cached_property
    def _known(self) -> tuple[pl.Expr, ...]:
        """When the clock began, what stopped it and what may have stopped it, as far as known."""
        maybe = [known(pl.col("until, perhaps:")).alias("maybe:")] if self._elsewhere else []
        return known(pl.col("of:")).alias("at:"), known(pl.col("until:")).alias("did:"), *maybe

    @cached_property
    def reason(self) -> Decision:
        """Whether it was done in time."""
        at, did, late = pl.col("at:"), pl.col("did:"), pl.col("late:")
        missing = did.is_null()
        cases = [
            (pl.col("of:").is_not_null() & at.is_null(), Reason.NOT_STARTED),
            (at.is_null(), Reason.NOT_STARTED if self.of_may_come else Reason.UNKNOWN_FACT),
            *([] if self.even_before else [(did < at.cast(did_type(self.until)), Reason.CONFLICT)]),
            *([(did.is_not_null(), Reason.PRESENT)] if self.even_late else []),
            (pl.col("term:").is_null(), Reason.NO_PARAMETER),
        ]
        if self._elsewhere:
            in_time = pl.col("maybe:").is_not_null() if self.even_late else ~pl.col("maybe late:")
            cases += [(missing & ~pl.col("until, kept:"), Reason.NO_LEDGER), (late & in_time, Reason.UNKNOWN_FACT)]
        return decide(
            *cases,
            (late.is_null(), Reason.CALENDAR_ENDS),
            (missing & late, Reason.OVERDUE),
            (missing, Reason.NOT_YET_DUE),
            (late, Reason.LATE),
            otherwise=Reason.ON_TIME,
        )

    @property
    def is_clock(self) -> bool:
        """The term ends on a day."""
        return True

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The length of the term."""
        return (self.limit.amount,)

    @property
    def decisive(self) -> tuple[Parameter, ...]:
        """The length of the term, unless it only says from when one asks."""
        return () if self.even_late else self.parameters

    @property
    def stricter(self) -> Mapping[Parameter, Stricter]:
        """A shorter term asks more."""
        return {self.limit.amount: "less"}

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The subjects and where the event or its end is recorded."""
        return tables_of(self.each, self.of, self.until)

    def breach(self, finding: Mapping[str, Any], on: date) -> Conduct:
        """From the day after the last day (the last day itself for hours) until it was done."""
        return omission(finding["due"], finding["done"], on=on)

    def describe(self, lang: str) -> str:
        """The clock in words."""
        of, until, term = fact_label(self.of), fact_label(self.until), self.limit.describe(lang)
        in_hours = self.limit.unit == "hours"  # these run from the moment itself
        if lang == "en":
            words = f"{until.en}: {term}, from {of.en}" + ("" if in_hours else ", the day itself not counted")
            return f"{words}; later counts as done" if self.even_late else words
        words = f"{until.zh}：自{of.zh}{'' if in_hours else '次日'}起{term}内"
        return f"{words}；逾期完成视为已完成" if self.even_late else words

    def labels(self) -> Mapping[str, Label]:
        """The event, its end, the last day; for a term in hours also the hours taken and allowed."""
        days = {
            "event": fact_label(self.of),
            "done": fact_label(self.until),
            "due": Label("最后期限", "Due on"),
        }
        return {**days, **_HOURS} if self.limit.unit == "hours" else days

    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:
        """Event, term, due day and what was done."""
        labels = self.labels()
        parts = [
            f"{labels[slot].get(lang)} {day(finding[slot])}" for slot in ("event", "due", "done") if slot in labels
        ]
        parts += [f"{labels[slot].get(lang)} {number(finding[slot])}" for slot in _HOURS if slot in labels]
        return (", " if lang == "en" else "，").join(parts)


_HOURS = {"value": Label("用时（小时）", "Hours taken"), "bound": Label("时限（小时）", "Hours allowed")}


def did_type(fact: Fact) -> pl.DataType:
    """The type in which the two ends of a clock are compared: a moment only where the end is one."""
    column = fact.column if isinstance(fact, Related) else fact
    return column.dtype
