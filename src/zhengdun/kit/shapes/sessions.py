"""OutOfSession: an act that must not take place in trading hours."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

import dataframely as dy
import polars as pl

from zhengdun.clock.groups import GROUPS
from zhengdun.clock.session_frames import names, names_others, overlaps, sessions_frame, stop_of
from zhengdun.kit.conduct import Conduct, some_day
from zhengdun.kit.decision import Decision, decide
from zhengdun.kit.duty import IN_FORCE
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.rows import ON, Fact, via
from zhengdun.kit.shapes.base import Shape, day, fact_label, tables_of
from zhengdun.kit.world import fact_expr
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from zhengdun.clock import Calendar, SessionTable
    from zhengdun.kit.parameters import Parameter
    from zhengdun.kit.world import World
    from zhengdun.ledger.schema import Ledger


@dataclass(frozen=True, eq=False, kw_only=True)
class OutOfSession(Shape):
    """From ``start`` to ``end`` (itself not included) no trading session may run, ``unless`` an exception holds.

    ``start`` and ``end`` are each the first of their columns that is filled, the actual time before the planned
    one; a planned end counts while its day is not over, since what is over has an actual one. ``groups`` is a
    column of the subjects' parent: the sessions that count. Where it is blank or empty the act is clear only if
    it lies outside every session of every market. An unknown end clears nothing, and an unknown exception excuses
    nothing.
    """

    name = Label("不得在交易时段", "Out of trading hours")

    start: tuple[Fact, ...]
    end: tuple[Fact, ...]
    groups: dy.Column
    unless: pl.Expr
    says: str

    @property
    def acts(self) -> tuple[Fact, ...]:
        """The law of the day on which the act began applies."""
        return self.start

    def weigh(self, world: World, subjects: pl.LazyFrame) -> pl.LazyFrame:
        """Lay the act over the sessions."""
        for step in (self._times, *_in_session(world.calendar, world.sessions)):
            subjects = subjects.with_columns(step)
        return subjects

    @cached_property
    def _times(self) -> tuple[pl.Expr, ...]:
        """When the act begins and ends, whether it is excused, whose sessions count."""
        start = pl.coalesce([fact_expr(fact) for fact in self.start])
        actual, *planned = [fact_expr(fact) for fact in self.end]
        end = pl.coalesce(actual, *(pl.when(one.dt.date() >= ON).then(one) for one in planned))
        own = via(self.groups)
        groups = pl.when(own.list.len() > 0).then(own)
        return start.alias("start:"), end.alias("end:"), self.unless.alias("excused:"), groups.alias("groups:")

    @cached_property
    def reason(self) -> Decision:
        """Whether it was forbidden."""
        event, inside, excused = pl.col("event:"), pl.col("in session:"), pl.col("excused:")
        return decide(
            (event.is_null() | (event > ON), Reason.NOT_STARTED),
            (~inside | excused, Reason.CLEAR),
            (inside & ~excused, Reason.FORBIDDEN),
            otherwise=Reason.UNKNOWN_FACT,
        )

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """None: the sessions are a table of their own."""
        return ()

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The acts and their parents."""
        return tables_of(self.each)

    def breach(self, finding: Mapping[str, Any], on: date) -> Conduct:
        """The act, up to its last day; where that is not known, no later than today."""
        end = finding["done"]
        if end is None or end > on:
            return some_day(finding["event"], on)
        return Conduct(end, end, since=finding["event"])

    def describe(self, lang: str) -> str:
        """The prohibition and its exception."""
        return Label.parse(self.says).get(lang)

    def labels(self) -> Mapping[str, Label]:
        """The first and the last day of the act."""
        return {"event": fact_label(self.start[0]), "done": fact_label(self.end[0])}

    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:
        """When the act took place."""
        return f"{fact_label(self.start[0]).get(lang)} {day(finding['event'])}: {self.describe(lang)}"


@lru_cache(maxsize=4)
def _in_session(calendar: Calendar, table: SessionTable | None) -> tuple[tuple[pl.Expr, ...], ...]:
    """The steps to tell whether the act lies in a session of its groups; without groups, in any session at all.

    Looked at are all sessions since the Measures are in force.
    """
    sessions = sessions_frame(calendar, list(GROUPS), IN_FORCE, table=table)
    start, end, groups = pl.col("start:"), pl.col("end:"), pl.col("groups:")
    inside, no_groups = pl.col("inside:"), groups.is_null()
    counts = {group: pl.col(f"counts:{group}") for group in GROUPS}
    doubt = end.is_null() | (end < start) | (names_others(groups, sessions) & ~no_groups)
    return (
        (
            start.dt.date().alias("event:"),
            end.dt.date().alias("done:"),
            stop_of(start, end).alias("stop:"),
            doubt.alias("doubt:"),
            *((names(groups, group) | no_groups).alias(f"counts:{group}") for group in GROUPS),
        ),
        (overlaps(start, pl.col("stop:"), counts, sessions, doubt=pl.col("doubt:")).alias("inside:"),),
        (pl.when(~no_groups | ~inside).then(inside).alias("in session:"),),
    )
