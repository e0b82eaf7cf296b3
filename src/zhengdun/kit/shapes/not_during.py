"""NotDuring: an act that must not take place in a period that a ledger names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import dataframely as dy
import polars as pl

from zhengdun.kit.conduct import Conduct, some_day
from zhengdun.kit.decision import Decision, decide
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.rows import APPLIES, ON, Fact, Rows
from zhengdun.kit.shapes.base import Shape, day, fact_label, tables_of
from zhengdun.kit.world import fact_expr, kept
from zhengdun.ledger.columns import Label
from zhengdun.ledger.schema import own_key

if TYPE_CHECKING:
    from zhengdun.kit.parameters import Parameter
    from zhengdun.kit.world import World
    from zhengdun.ledger.schema import Ledger


@dataclass(frozen=True, eq=False, kw_only=True)
class NotDuring(Shape):
    """From ``start`` to ``end``, both days counted, none of the institution's ``periods`` runs, as their ``span`` says.

    ``start`` and ``end`` are each the first of their columns that is filled, the actual time before the planned one;
    ``span`` names the first and the last day of a period. An unknown end clears nothing where a period began after
    the act did. A period of which it is unknown whether it counts leaves the verdict open.
    """

    name = Label("不得在特定时期", "Not in a period")

    start: tuple[Fact, ...]
    end: tuple[Fact, ...]
    periods: Rows
    span: tuple[dy.Column, dy.Column]

    @property
    def acts(self) -> tuple[Fact, ...]:
        """The law of the day on which the act began applies."""
        return self.start

    def weigh(self, world: World, subjects: pl.LazyFrame) -> pl.LazyFrame:
        """Lay the act over the periods."""
        key = ["institution", *own_key(self.each.table)]
        first, last = self.span
        periods = world.population(self.periods).select(
            "institution", first.col.alias("first:"), last.col.alias("last:"), pl.col(APPLIES).alias("counts:")
        )
        frame = subjects.with_columns(self._days)
        laid = frame.select(*key, "event:", "done:").join(periods, on="institution").group_by(key).agg(self._laid)
        nowhere = pl.col("inside:", "perhaps:").fill_null(value=False)
        return frame.join(laid, on=key, how="left").with_columns(nowhere)

    @cached_property
    def _days(self) -> tuple[pl.Expr, ...]:
        start, end = (pl.coalesce([fact_expr(fact) for fact in facts]) for facts in (self.start, self.end))
        return start.cast(pl.Date).alias("event:"), end.cast(pl.Date).alias("done:")

    @cached_property
    def _laid(self) -> tuple[pl.Expr, ...]:
        """Whether the act surely touches a period that counts, and whether it may touch one that may count."""
        start, end, first, last = (pl.col(name) for name in ("event:", "done:", "first:", "last:"))
        surely = (start <= last) & (pl.coalesce(end, start) >= first)
        perhaps = (start <= last) & ((end >= first) | end.is_null())
        sure, unsure = pl.col("counts:").fill_null(value=False), pl.col("counts:").is_null()
        return (surely & sure).any().alias("inside:"), (perhaps & (sure | unsure)).any().alias("perhaps:")

    @cached_property
    def reason(self) -> Decision:
        """Whether it was forbidden."""
        event = pl.col("event:")
        return decide(
            (event.is_null() | (event > ON), Reason.NOT_STARTED),
            (~kept(self.periods.table), Reason.NO_LEDGER),
            (pl.col("inside:"), Reason.FORBIDDEN),
            (pl.col("perhaps:"), Reason.UNKNOWN_FACT),
            otherwise=Reason.CLEAR,
        )

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """None: the periods stand in the ledger."""
        return ()

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The acts and the periods."""
        return *tables_of(self.each), self.periods.table

    def breach(self, finding: Mapping[str, Any], on: date) -> Conduct:
        """The act, up to its last day; where that is not known, no later than today."""
        end = finding["done"]
        if end is None or end > on:
            return some_day(finding["event"], on)
        return Conduct(end, end, since=finding["event"])

    def describe(self, lang: str) -> str:
        """The prohibition."""
        start, end = (fact_label(facts[0]).get(lang) for facts in (self.start, self.end))
        sheet = self.periods.table.sheet.get(lang)
        return f"{start} … {end}: in no period of “{sheet}”" if lang == "en" else f"自{start}至{end}，不得在“{sheet}”内"

    def labels(self) -> Mapping[str, Label]:
        """The first and the last day of the act."""
        return {"event": fact_label(self.start[0]), "done": fact_label(self.end[0])}

    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:
        """When the act took place."""
        return (", " if lang == "en" else "，").join(
            f"{label.get(lang)} {day(finding[slot])}" for slot, label in self.labels().items()
        )
