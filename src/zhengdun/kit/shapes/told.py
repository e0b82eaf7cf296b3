"""Told: everyone who uses what an event concerns must be told of it within a term."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import dataframely as dy
import polars as pl

from zhengdun.kit.decision import Decision, decide
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.rows import APPLIES, Rows
from zhengdun.kit.shapes.within import Within
from zhengdun.kit.world import kept
from zhengdun.ledger.columns import Label
from zhengdun.ledger.schema import Ledger, column_to, own_key, table_of

if TYPE_CHECKING:
    from zhengdun.kit.world import World


@dataclass(frozen=True, eq=False, kw_only=True)
class Told(Within):
    """Every one of ``users`` of the thing that an event concerns is told within ``limit`` of the event (``of``).

    Events and uses both refer to the ``thing``; the notices refer to the event and name whom they told
    (``told_whom``) and when (``until``). The subject of a finding is the event and the user. Whoever used the
    thing on the day of the event must be told: ``used`` is the first day of a use and the first day after it.
    A blank last day is a use that goes on. A blank first day leaves open whether the user must be told; an event
    that names no thing leaves open who must be.
    """

    name = Label("逐户告知", "Everyone told")

    of: dy.Column
    until: dy.Column
    told_whom: dy.Column
    thing: type[Ledger]
    users: Rows
    user: dy.Column
    used: tuple[dy.Column, dy.Column]

    def __post_init__(self) -> None:
        if self.until.name in self.each.table.column_names():
            raise ValueError(f"{self.each.table.__name__} has a column {self.until.name!r} of its own")

    @property
    def alike(self) -> Hashable | None:
        """None: it also asks who is kept on record."""
        return None

    def gather(self, world: World, population: pl.LazyFrame) -> pl.LazyFrame:
        """Put every user beside every event, look for the notice."""
        (code,) = own_key(self.each.table)
        frame = self._with_users(world, population).join(
            self._notices(world),
            left_on=["institution", code, "user:"],
            right_on=["institution", "told:", "user:"],
            how="left",
        )
        return super().gather(world, frame)

    @cached_property
    def reason(self) -> Decision:
        """The clock's, unless nobody knows who uses what or who was told."""
        untold = pl.col("did:").is_null() & ~kept(table_of(self.until))
        unproven = pl.col("at:").is_not_null() & (~kept(self.users.table) | untold)
        return decide((unproven, Reason.NO_LEDGER), otherwise=super().reason)

    def _with_users(self, world: World, population: pl.LazyFrame) -> pl.LazyFrame:
        """One row an event and user; an event of which nobody knows whom it concerns stays alone."""
        first, after = self.used
        uses = world.population(self.users).select(
            "institution",
            pl.col(column_to(self.users.table, self.thing)).alias("thing:"),
            pl.col(self.user.name).alias("user:"),
            pl.col(first.name).alias("from:"),
            pl.col(after.name).alias("gone:"),
            pl.col(APPLIES).alias("counts:"),
        )
        thing, day = pl.col(column_to(self.each.table, self.thing)), pl.col(self.of.name).cast(pl.Date)
        events, users_kept = population.with_columns(thing.alias("thing:")), kept(self.users.table)
        in_use = (pl.col("from:") <= day) & (pl.col("gone:").is_null() | (pl.col("gone:") > day))
        concerned = (
            pl.when(~users_kept)
            .then(statement=True)
            .when(pl.col("thing:").is_not_null())
            .then(in_use & pl.col("counts:"))
        )
        return (
            events.join(uses, on=["institution", "thing:"], how="left")
            .filter(pl.col("user:").is_not_null() | pl.col("thing:").is_null() | ~users_kept)
            .with_columns(pl.col(APPLIES) & concerned)
            .filter(pl.col(APPLIES).fill_null(value=True))
        )

    def _notices(self, world: World) -> pl.LazyFrame:
        """When each user was first told of each event."""
        told = world.frame(table_of(self.until))
        event = column_to(table_of(self.until), self.each.table)
        return told.group_by(
            "institution", pl.col(event).alias("told:"), pl.col(self.told_whom.name).alias("user:")
        ).agg(pl.col(self.until.name).min())

    @property
    def may_not_apply(self) -> bool:
        """Always: whether a user is concerned may be unknown."""
        return True

    def subject(self) -> pl.Expr:
        """The event and the user; the event alone where nobody knows whom it concerns."""
        return pl.concat_str([super().subject(), pl.col("user:")], separator=" ", ignore_nulls=True)

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The events, who uses what, and who was told."""
        return *super().reads, self.users.table, table_of(self.until)

    def describe(self, lang: str) -> str:
        """The clock, for every user."""
        clock = super().describe(lang)
        return (
            f"every user ({self.users.table.sheet.en}): {clock}"
            if lang == "en"
            else f"逐户（{self.users.table.sheet.zh}）：{clock}"
        )

    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:
        """The user, the days."""
        return f"{finding['subject']}: {super().sentence(finding, lang)}"
