"""ReachesBack: records that run on, and must be kept for a term each."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import dataframely as dy
import polars as pl

from zhengdun.kit.conduct import Conduct, some_day, state
from zhengdun.kit.decision import Decision, decide
from zhengdun.kit.limits import Limit
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.parameters import Parameter
from zhengdun.kit.rows import APPLIES, ON, SINCE, Rows
from zhengdun.kit.shapes.base import Shape, Stricter, day, known, tables_of
from zhengdun.kit.world import kept
from zhengdun.ledger.columns import Label, facts

if TYPE_CHECKING:
    from zhengdun.kit.world import World
    from zhengdun.ledger.schema import Ledger

_LOST = Label("更早的记录何时灭失未见记录", "when older records were lost is not on record")


@dataclass(frozen=True, eq=False, kw_only=True)
class ReachesBack(Shape):
    """The records ``of`` each subject reach back over ``term``, or to the day the subject began (``since``).

    Several stores of one subject together reach as far as the one that reaches furthest; no store at all is a
    breach where the ledger is kept. What is older than the Measures may have been disposed of before they came
    into force: records that reach back to that day, but not over the whole term, leave the verdict open. Far
    enough, but last ``checked`` longer ago than ``fresh``: cannot tell, since what is old enough is deleted day
    by day. A blank ``since`` leaves open what would be too short.
    """

    name = Label("留存回溯", "Reaches back")

    of: Rows
    earliest: dy.Column
    checked: dy.Column
    term: Limit
    since: dy.Column
    fresh: Limit

    @property
    def alike(self) -> Hashable | None:
        """Whatever must be kept."""
        return type(self)

    def gather(self, world: World, population: pl.LazyFrame) -> pl.LazyFrame:
        """Find the earliest record of each subject."""
        return world.with_records(population, self.each.table, self.of, self._reach)

    @cached_property
    def taken(self) -> tuple[pl.Expr, ...]:
        """How far the records reach, from when they are owed, until when a check is fresh; what may be wanting."""
        return (
            *(pl.col(name) for name in ("event:", "done:", "stores:", "vague:")),
            pl.max_horizontal(self.term.before(ON), self.since.col).alias("due:"),
            self.since.col.alias("since:"),
            SINCE,
            self.fresh.before(ON).alias("fresh since:"),
            *(one.amount.expr.is_null().alias(f"unset:{n}") for n, one in enumerate((self.term, self.fresh))),
            kept(self.of.table).alias("kept:"),
        )

    @cached_property
    def _reach(self) -> tuple[pl.Expr, ...]:
        """How far back the stores of one subject reach, and when that was checked."""
        first, checked = known(self.earliest.col), known(self.checked.col)
        furthest = first.filter(APPLIES).min()
        return (
            furthest.alias("event:"),
            checked.filter(pl.col(APPLIES) & (first == furthest)).max().alias("done:"),
            pl.len().alias("stores:"),
            (first.is_null() | pl.col(APPLIES).is_null()).any().alias("vague:"),
        )

    @cached_property
    def reason(self) -> Decision:
        """Compare the two days."""
        earliest, since = pl.col("event:"), pl.col("since:")
        short = earliest > pl.col("due:")
        return decide(
            (~pl.col("kept:"), Reason.NO_LEDGER),
            (since >= ON, Reason.NOT_STARTED),
            (pl.col("stores:").is_null(), Reason.ABSENT),
            (pl.col("unset:0"), Reason.NO_PARAMETER),
            (earliest.is_null(), Reason.UNKNOWN_FACT),
            (short & (since.is_null() | pl.col("vague:") | (earliest <= SINCE)), Reason.UNKNOWN_FACT),
            (short, Reason.TOO_SHORT),
            (pl.col("done:").is_null(), Reason.UNKNOWN_FACT),
            (pl.col("unset:1"), Reason.NO_PARAMETER),
            (pl.col("done:") < pl.col("fresh since:"), Reason.STALE),
            otherwise=Reason.KEPT,
        )

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The length of the term, and how long a check proves anything."""
        return self.term.amount, self.fresh.amount

    @property
    def decisive(self) -> tuple[Parameter, ...]:
        """The term: a stale check is no breach."""
        return (self.term.amount,)

    @property
    def stricter(self) -> Mapping[Parameter, Stricter]:
        """A longer term asks more."""
        return {self.term.amount: "more"}

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The subjects and their records."""
        return *tables_of(self.each), self.of.table

    def breach(self, finding: Mapping[str, Any], on: date) -> Conduct:
        """Without any record: as things stand. Else older records were lost on some day up to the check."""
        if finding["event"] is None:
            return state(on)
        return some_day(finding["event"], finding["done"] or on, _LOST)

    def describe(self, lang: str) -> str:
        """What is kept and how far back."""
        earliest, term = facts(self.earliest).label.get(lang), self.term.describe(lang)
        return f"{earliest}: as far back as {term}" if lang == "en" else f"{earliest}：回溯满{term}"

    def labels(self) -> Mapping[str, Label]:
        """The earliest record, how far back records are owed, and when that was checked."""
        return {
            "event": facts(self.earliest).label,
            "due": Label("应回溯至", "Owed back to"),
            "done": facts(self.checked).label,
        }

    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:
        """The three days."""
        return (", " if lang == "en" else "，").join(
            f"{label.get(lang)} {day(finding[slot])}" for slot, label in self.labels().items()
        )
