"""ByDate: something that must be done by a day that the ledger names."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl

from zhengdun.kit.conduct import Conduct, omission
from zhengdun.kit.decision import Decision, decide
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.rows import ON, Fact, Related
from zhengdun.kit.shapes.base import Shape, day, fact_label, known, tables_of
from zhengdun.kit.world import fact_expr, kept
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from zhengdun.kit.parameters import Parameter
    from zhengdun.kit.world import World
    from zhengdun.ledger.schema import Ledger


@dataclass(frozen=True, eq=False, kw_only=True)
class ByDate(Shape):
    """``until`` must be done by ``deadline``, a day recorded for each subject; that day itself still counts.

    A blank ``until`` is not done: overdue once the day has passed. A blank ``deadline`` cannot be told, whether
    it is done or not. For a term counted from an event take :class:`~zhengdun.kit.shapes.within.Within`.
    """

    name = Label("按期完成", "By a set day")
    conduct = "due:"

    deadline: Fact
    until: Fact

    @property
    def acts(self) -> tuple[Fact, ...]:
        """The law of the last day applies."""
        return (self.deadline,)

    @property
    def alike(self) -> Hashable | None:
        """Days that stand in the ledger, with what was done in the same or in another one."""
        return type(self), isinstance(self.until, Related)

    def gather(self, world: World, population: pl.LazyFrame) -> pl.LazyFrame:
        """Put the last day and the day of completion beside each subject."""
        return world.with_facts(population, self.each.table, (self.deadline, self.until))

    @cached_property
    def taken(self) -> tuple[pl.Expr, ...]:
        """The last day, and the day of completion as far as it was known; whether that is kept."""
        last, done = fact_expr(self.deadline).cast(pl.Date), known(fact_expr(self.until)).cast(pl.Date)
        ledger_kept = [kept(self.until.table).alias("kept:")] if isinstance(self.until, Related) else []
        return last.alias("due:"), done.alias("done:"), *ledger_kept

    @cached_property
    def reason(self) -> Decision:
        """Whether it was done by the last day."""
        done, due = pl.col("done:"), pl.col("due:")
        cases = [(due.is_null(), Reason.UNKNOWN_FACT)]
        if isinstance(self.until, Related):
            cases.append((done.is_null() & ~pl.col("kept:"), Reason.NO_LEDGER))
        return decide(
            *cases,
            (done > due, Reason.LATE),
            (done.is_not_null(), Reason.ON_TIME),
            (due < ON, Reason.OVERDUE),
            otherwise=Reason.NOT_YET_DUE,
        )

    @property
    def is_clock(self) -> bool:
        """The last day is a deadline."""
        return True

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """None: the day stands in the ledger."""
        return ()

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The subjects and where the day or the completion is recorded."""
        return tables_of(self.each, self.deadline, self.until)

    def breach(self, finding: Mapping[str, Any], on: date) -> Conduct:
        """From the day after the last day until it was done."""
        return omission(finding["due"], finding["done"], on=on)

    def describe(self, lang: str) -> str:
        """The two days in words."""
        return f"{fact_label(self.until).get(lang)} ≤ {fact_label(self.deadline).get(lang)}"

    def labels(self) -> Mapping[str, Label]:
        """The last day, and when it was done."""
        return {"due": fact_label(self.deadline), "done": fact_label(self.until)}

    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:
        """The two days."""
        return (", " if lang == "en" else "，").join(
            f"{label.get(lang)} {day(finding[slot])}" for slot, label in self.labels().items()
        )
