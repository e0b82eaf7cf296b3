"""Regularly: something that must be done again before a term has passed since the last time."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import dataframely as dy
import polars as pl

from zhengdun.kit.conduct import Conduct, omission
from zhengdun.kit.decision import Decision, decide
from zhengdun.kit.limits import Limit, end_of
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.parameters import Parameter
from zhengdun.kit.rows import APPLIES, ON, SINCE, Fact, Rows
from zhengdun.kit.shapes.base import Shape, Stricter, day, tables_of
from zhengdun.kit.world import fact_expr, kept, names_none
from zhengdun.ledger.columns import Label, facts

if TYPE_CHECKING:
    from zhengdun.kit.world import World
    from zhengdun.ledger.schema import Ledger


@dataclass(frozen=True, eq=False, kw_only=True)
class Regularly(Shape):
    """The latest record ``of`` each subject is no longer ago than ``every``; the last day of the term counts.

    It is for 定期, 持续 and their like, where a named number says how often:
    :class:`~zhengdun.kit.shapes.once.Once` is for the civil periods that the law itself names (每年、每季度).
    Judged is the open term: a gap that has been closed since is history. The first term runs from ``since``, the
    day on which the subject began, but not from before the Measures were in force. ``every`` not set: cannot
    tell. A record for which it is unknown whether it counts leaves the verdict open where it would tip it; so
    does a blank ``since``, unless a record that surely counts suffices. A record that names no subject may be
    about any of the institution's.
    """

    name = Label("间隔不超过期限", "At regular intervals")

    of: Rows
    on: dy.Column
    every: Limit
    since: Fact | None = None

    def __post_init__(self) -> None:
        if self.every.unit not in ("days", "months", "years"):
            raise ValueError(f"A regular interval is in days, months or years, not in {self.every.unit}")

    @property
    def alike(self) -> Hashable | None:
        """Terms of one unit."""
        return type(self), self.every.unit

    def gather(self, world: World, population: pl.LazyFrame) -> pl.LazyFrame:
        """Put the latest records beside each subject."""
        known, latest = self._latest
        frame = world.with_facts(population, self.each.table, self._wanted)
        frame = world.with_records(frame, self.each.table, self.of, latest, among=known)
        if self._nameless is not None:
            nameless = world.linked(self.of, self.each.table).filter(self._nameless, known)
            ours = nameless.group_by("institution").agg(self.on.col.cast(pl.Date).max().alias("nameless:"))
            frame = frame.join(ours, on="institution", how="left")
        return frame

    @cached_property
    def taken(self) -> tuple[pl.Expr, ...]:
        """The latest records that count and may count, when the subject began, how long the term is."""
        maybe = pl.col("maybe:") if self._nameless is None else pl.max_horizontal("maybe:", "nameless:")
        since = SINCE if self.since is None else fact_expr(self.since).cast(pl.Date)
        term, ledger_kept = self.every.amount.expr.alias("term:"), kept(self.of.table).alias("kept:")
        return pl.col("done:"), maybe.alias("maybe:"), since.alias("since:"), SINCE, term, ledger_kept

    def weigh(self, world: World, subjects: pl.LazyFrame) -> pl.LazyFrame:  # noqa: ARG002
        """Count the term from the latest record, or from the day on which the subject began."""
        due = self._end(pl.max_horizontal("done:", "since:", SINCE))
        return subjects.with_columns(due.alias("due:"))

    def _end(self, start: pl.Expr) -> pl.Expr:
        return end_of(self.every.unit, pl.col("term:"), start)

    @cached_property
    def _latest(self) -> tuple[pl.Expr, tuple[pl.Expr, pl.Expr]]:
        """Which records are known, and the latest of those that count and of those that may."""
        at, sure = self.on.col.cast(pl.Date), pl.col(APPLIES).fill_null(value=False)
        return at <= ON, (at.filter(sure).max().alias("done:"), at.filter(~sure).max().alias("maybe:"))

    @property
    def _nameless(self) -> pl.Expr | None:
        """Whether a record leaves open which subject it is about."""
        return names_none(self.of.table, self.each.table)

    @cached_property
    def reason(self) -> Decision:
        """Whether the term still runs."""
        recent, perhaps = self._end(pl.col("done:")) >= ON, self._end(pl.col("maybe:")) >= ON
        return decide(
            (~pl.col("kept:"), Reason.NO_LEDGER),
            (pl.col("since:") > ON, Reason.NOT_STARTED),
            (pl.col("term:").is_null(), Reason.NO_PARAMETER),
            (recent, Reason.EVERY_PERIOD),
            (perhaps | pl.col("since:").is_null(), Reason.UNKNOWN_FACT),
            (pl.col("due:") < ON, Reason.OVERDUE),
            otherwise=Reason.NOT_YET_DUE,
        )

    @property
    def _wanted(self) -> tuple[Fact, ...]:
        return () if self.since is None else (self.since,)

    @property
    def is_clock(self) -> bool:
        """The next time is due by a day."""
        return True

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """How long the interval may be."""
        return (self.every.amount,)

    @property
    def stricter(self) -> Mapping[Parameter, Stricter]:
        """A shorter interval asks more."""
        return {self.every.amount: "less"}

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The subjects and the records."""
        return *tables_of(self.each, *self._wanted), self.of.table

    def breach(self, finding: Mapping[str, Any], on: date) -> Conduct:
        """From the day after the term until today: the latest record does not close the gap."""
        return omission(finding["due"], None, on=on)

    def describe(self, lang: str) -> str:
        """What is asked, and how often."""
        term = self.every.describe(lang)
        words, at = self.of.table.sheet.get(lang), facts(self.on).label.get(lang)
        if lang == "en":
            return f"{words} ({at}): the latest no longer ago than {term}"
        return f"{words}（{at}）：距最近一次不超过{term}"

    def labels(self) -> Mapping[str, Label]:
        """The latest record, and until when the next is due."""
        label = facts(self.on).label
        return {
            "done": Label(f"最近一次{label.zh}", f"Latest: {label.en}"),
            "due": Label("下次最迟", "Next due by"),
        }

    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:
        """The two days."""
        return (", " if lang == "en" else "，").join(
            f"{label.get(lang)} {day(finding[slot])}" for slot, label in self.labels().items()
        )
