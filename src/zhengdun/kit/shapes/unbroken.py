"""Unbroken: something that must be in force on every day on which the subject runs."""

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
from zhengdun.kit.limits import A_DAY
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.rows import APPLIES, ON, SINCE, Fact, Rows
from zhengdun.kit.shapes.base import Shape, day, tables_of
from zhengdun.kit.world import kept, link_keys
from zhengdun.ledger.columns import Label, facts

if TYPE_CHECKING:
    from zhengdun.kit.parameters import Parameter
    from zhengdun.kit.world import World
    from zhengdun.ledger.schema import Ledger


@dataclass(frozen=True, eq=False, kw_only=True)
class Unbroken(Shape):
    """On every day on which the subject ``runs``, one of the rows ``of`` it is in force, as their ``span`` says.

    ``runs`` and ``span`` each name the first day and the first day after; a blank second one is open. Looked at are
    the days since the Measures came into force, up to the day of the assessment. A row whose first day is blank, or
    for which it is unknown whether it counts, leaves the verdict open where it may close a gap; so does a blank
    first day of the subject. A subject that is over before it began contradicts itself.
    """

    name = Label("期间不间断", "Without a gap")
    conduct = "conduct:"

    runs: tuple[dy.Column, dy.Column]
    of: Rows
    span: tuple[dy.Column, dy.Column]

    @property
    def acts(self) -> tuple[Fact, ...]:
        """The law of the last day on which the subject ran applies."""
        return self.runs

    def weigh(self, world: World, subjects: pl.LazyFrame) -> pl.LazyFrame:
        """Look for the first day without, among the days on which a gap can begin."""
        left, right = link_keys(self.each.table, self.of.table)
        frame = subjects.with_columns(self._days)
        runs = frame.select(*left, "from:", "until:")
        keys = [pl.col(theirs).alias(ours) for ours, theirs in zip(left, right, strict=True)]
        spans = world.linked(self.of, self.each.table).select(*keys, *self._spans)
        judged = (
            _where_a_gap_can_begin(runs, spans, left)
            .join(spans, on=left, how="left")
            .group_by(*left, "day:")
            .agg(_COVERED.any().alias("sure:"), _PERHAPS_COVERED.any().alias("perhaps:"))
        )
        first = judged.group_by(left).agg(
            _first_day(~pl.col("perhaps:"), "gap:"), _first_day(~pl.col("sure:"), "done:")
        )
        return frame.join(first, on=left, how="left")

    @cached_property
    def _days(self) -> tuple[pl.Expr, ...]:
        """The days that are looked at, and the last of them."""
        start, end = (column.col for column in self.runs)
        until = pl.min_horizontal(end, ON + A_DAY)
        return (
            start.alias("event:"),
            pl.when(start.is_not_null()).then(pl.max_horizontal(start, SINCE)).alias("from:"),
            until.alias("until:"),
            (until - A_DAY).alias("conduct:"),
        )

    @cached_property
    def _spans(self) -> tuple[pl.Expr, ...]:
        first, after = (column.col for column in self.span)
        counts = pl.col(APPLIES).alias("counts:")
        return first.alias("in force:"), after.alias("out of force:"), counts, pl.lit(value=True).alias("found:")

    @cached_property
    def reason(self) -> Decision:
        """Whether there is a gap, or may be one."""
        start, end = (column.col for column in self.runs)
        return decide(
            (start.is_null(), Reason.UNKNOWN_FACT),
            (start > ON, Reason.NOT_STARTED),
            (end <= start, Reason.CONFLICT),
            (~kept(self.of.table), Reason.NO_LEDGER),
            (pl.col("gap:").is_not_null(), Reason.ABSENT),
            (pl.col("done:").is_not_null(), Reason.UNKNOWN_FACT),
            otherwise=Reason.PRESENT,
        )

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """None."""
        return ()

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The subjects and what must be in force."""
        return *tables_of(self.each), self.of.table

    def breach(self, finding: Mapping[str, Any], on: date) -> Conduct:
        """On some day from the first day without on: when the gap was closed is not in the finding."""
        return some_day(finding["done"], on)

    def describe(self, lang: str) -> str:
        """What must be in force, and when."""
        what, start, end = self.of.table.sheet, *(facts(column).label for column in self.runs)
        if lang == "en":
            return f"{what.en}: one in force on every day, from “{start.en}” until “{end.en}”"
        return f"自{start.zh}至{end.zh}，每日均有有效的{what.zh}"

    def labels(self) -> Mapping[str, Label]:
        """The first day of the subject, and the first day without."""
        return {"event": facts(self.runs[0]).label, "done": Label("首个缺失之日", "First day without")}

    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:
        """The two days."""
        return (", " if lang == "en" else "，").join(
            f"{label.get(lang)} {day(finding[slot])}" for slot, label in self.labels().items()
        )


_BEGUN, _NOT_OVER = pl.col("in force:") <= pl.col("day:"), pl.col("out of force:") > pl.col("day:")
_COVERED = (pl.col("counts:") & _BEGUN & (pl.col("out of force:").is_null() | _NOT_OVER)).fill_null(value=False)
_PERHAPS_COVERED = (
    pl.col("found:")
    & pl.col("counts:").fill_null(value=True)
    & _BEGUN.fill_null(value=True)
    & _NOT_OVER.fill_null(value=True)
).fill_null(value=False)


def _where_a_gap_can_begin(runs: pl.LazyFrame, spans: pl.LazyFrame, key: list[str]) -> pl.LazyFrame:
    """The first day of each subject, and every day on which something goes out of force while it runs."""
    ends = runs.join(spans.select(*key, pl.col("out of force:").alias("day:")), on=key)
    begins = runs.with_columns(pl.col("from:").alias("day:"))
    days = pl.concat([begins, ends])
    return (
        days.filter(pl.col("day:") >= pl.col("from:"), pl.col("day:") < pl.col("until:")).select(*key, "day:").unique()
    )


def _first_day(when: pl.Expr, name: str) -> pl.Expr:
    return pl.col("day:").filter(when).min().alias(name)
