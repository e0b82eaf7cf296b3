"""Kept: what must be preserved for a term."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import dataframely as dy
import polars as pl

from zhengdun.kit.conduct import Conduct, act
from zhengdun.kit.decision import Decision, decide
from zhengdun.kit.limits import Limit
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.parameters import Parameter
from zhengdun.kit.rows import Fact
from zhengdun.kit.shapes.base import Shape, Stricter, day, known, tables_of
from zhengdun.ledger.columns import Label, facts

if TYPE_CHECKING:
    from zhengdun.kit.world import World
    from zhengdun.ledger.schema import Ledger

_DUE = Label("应保存至", "To be kept until")


@dataclass(frozen=True, eq=False, kw_only=True)
class Kept(Shape):
    """What was ``made`` must not be ``disposed`` of before ``term`` has passed, its last day included.

    The last day ends at midnight (《民法典》第二百零三条): what is disposed of on that day was not kept for the term.
    """

    name = Label("保存期限", "Kept for a term")

    made: dy.Column
    disposed: dy.Column
    term: Limit

    @property
    def acts(self) -> tuple[Fact, ...]:
        """The law of the day on which it was made applies."""
        return (self.made,)

    def weigh(self, world: World, subjects: pl.LazyFrame) -> pl.LazyFrame:  # noqa: ARG002
        """Compare the day of disposal with the end of the term."""
        return subjects.with_columns(self._days)

    @cached_property
    def _days(self) -> tuple[pl.Expr, ...]:
        made, gone = known(self.made.col), known(self.disposed.col)
        return (
            made.cast(pl.Date).alias("event:"),
            gone.cast(pl.Date).alias("done:"),
            self.term.end(made).alias("due:"),
        )

    @cached_property
    def reason(self) -> Decision:
        """Whether it was disposed of too early."""
        made, gone = pl.col("event:"), pl.col("done:")
        return decide(
            (made.is_null() & gone.is_null(), Reason.NOT_STARTED),
            (made.is_null(), Reason.UNKNOWN_FACT),
            (self.term.amount.expr.is_null(), Reason.NO_PARAMETER),
            (gone < made, Reason.CONFLICT),
            (gone <= pl.col("due:"), Reason.TOO_SHORT),
            otherwise=Reason.KEPT,
        )

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The length of the term."""
        return (self.term.amount,)

    @property
    def stricter(self) -> Mapping[Parameter, Stricter]:
        """A longer term asks more."""
        return {self.term.amount: "more"}

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The subjects."""
        return tables_of(self.each)

    def breach(self, finding: Mapping[str, Any], on: date) -> Conduct:  # noqa: ARG002
        """The disposal, on its day."""
        return act(finding["done"])

    def describe(self, lang: str) -> str:
        """What is kept and how long."""
        made, term = facts(self.made).label.get(lang), self.term.describe(lang)
        return f"kept from {made}: {term}" if lang == "en" else f"自{made}起保存：{term}"

    def labels(self) -> Mapping[str, Label]:
        """When made, when disposed of, until when to keep."""
        return {"event": facts(self.made).label, "done": facts(self.disposed).label, "due": _DUE}

    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:
        """The three days."""
        return (", " if lang == "en" else "，").join(
            f"{label.get(lang)} {day(finding[slot])}" for slot, label in self.labels().items()
        )
