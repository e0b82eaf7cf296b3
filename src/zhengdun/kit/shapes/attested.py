"""Attested: what only a responsible person can state."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl

from zhengdun.kit.conduct import Conduct, seen
from zhengdun.kit.decision import Decision, decide
from zhengdun.kit.limits import Limit, end_of, months
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.parameters import Parameter, internal_standard
from zhengdun.kit.rows import ON, Rows, rows
from zhengdun.kit.shapes.base import Shape, day, tables_of
from zhengdun.kit.world import kept
from zhengdun.law import art
from zhengdun.ledger.columns import Label
from zhengdun.ledger.tables.governance import Attestation
from zhengdun.ledger.tables.institution import Institution

if TYPE_CHECKING:
    from zhengdun.kit.world import World
    from zhengdun.ledger.schema import Ledger

ATTESTATION_VALIDITY = internal_standard(
    "attestation_months",
    "责任人声明有效期|validity of an attestation",
    unit="个月|months",
    cite=art(59, 1),
    default=12,
    why="与每年一次的专项评估同步|in step with the yearly assessment of article 59",
)


@dataclass(frozen=True, eq=False, kw_only=True)
class Attested(Shape):
    """The latest statement on duty ``topic`` says that it is fulfilled, names evidence, and has not lapsed.

    A statement holds up to the day it names, else for :data:`ATTESTATION_VALIDITY`. A statement without
    evidence or without a person proves nothing, and one about something else than the institution says nothing
    about it. Of several statements of the latest day each must hold.
    """

    name = Label("责任人声明", "Attested")

    topic: str
    each: Rows = field(default_factory=lambda: rows(Institution))
    validity: Limit = field(default_factory=lambda: months(ATTESTATION_VALIDITY))

    def __post_init__(self) -> None:
        if self.each.table is not Institution:
            raise ValueError(f"Statements are about institutions, not about {self.each.table.__name__}")

    @property
    def alike(self) -> Hashable | None:
        """Statements that hold for a term in one unit."""
        return type(self), self.validity.unit

    def gather(self, world: World, population: pl.LazyFrame) -> pl.LazyFrame:
        """Find the latest statement."""
        latest = world.grouped_once(rows(Attestation), "latest", lambda: _latest(world.frame(Attestation)))
        ours = latest.filter(pl.col("duty") == self.topic)
        return population.join(ours, on="institution", how="left")

    @cached_property
    def taken(self) -> tuple[pl.Expr, ...]:
        """What the statement says; how long one holds that names no day; whether any are kept."""
        return *_STATED, self.validity.amount.expr.alias("term:"), kept(Attestation).alias("kept:")

    def weigh(self, world: World, subjects: pl.LazyFrame) -> pl.LazyFrame:  # noqa: ARG002
        """Until when it holds."""
        usual = pl.when("open:").then(end_of(self.validity.unit, pl.col("term:"), pl.col("event:")))
        return subjects.with_columns(pl.min_horizontal("until:", usual).alias("due:"))

    @cached_property
    def reason(self) -> Decision:
        """Whether the statement suffices."""
        return decide(
            (~pl.col("kept:"), Reason.NO_LEDGER),
            (pl.col("event:").is_null(), Reason.NOT_STATED),
            (~pl.col("fulfilled:"), Reason.DENIED),
            (pl.col("fulfilled:").is_null() | pl.col("by nobody:"), Reason.UNKNOWN_FACT),
            (pl.col("unproven:"), Reason.NO_EVIDENCE),
            (pl.col("due:") < ON, Reason.LAPSED),
            otherwise=Reason.STATED,
        )

    @property
    def is_clock(self) -> bool:
        """A statement must be renewed before it lapses."""
        return True

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """How long a statement holds."""
        return (self.validity.amount,)

    @property
    def decisive(self) -> tuple[Parameter, ...]:
        """None: a lapsed statement is no breach."""
        return ()

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The statements."""
        return *tables_of(self.each), Attestation

    def breach(self, finding: Mapping[str, Any], on: date) -> Conduct:
        """What was stated, as long as nothing later is."""
        return seen(finding["event"], on=on)

    def describe(self, lang: str) -> str:
        """Who must state what."""
        if lang == "en":
            return f"a responsible person states, with evidence, that {self.topic} is fulfilled"
        return f"责任人就 {self.topic} 作出声明并附证据"

    def labels(self) -> Mapping[str, Label]:
        """The day of the statement and how long it holds."""
        return {"event": Label("声明日期", "Stated on"), "due": Label("有效期至", "Valid until")}

    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:
        """The two days."""
        return (", " if lang == "en" else "，").join(
            f"{label.get(lang)} {day(finding[slot])}" for slot, label in self.labels().items()
        )


_STATED = tuple(pl.col(name) for name in ("event:", "fulfilled:", "by nobody:", "unproven:", "until:", "open:"))


def _latest(statements: pl.LazyFrame) -> pl.LazyFrame:
    """What the latest statements about each duty of each institution say."""
    stated, about, until = pl.col("stated_on"), pl.col("about"), pl.col("valid_until")
    return (
        statements.filter((stated <= ON) & (about.is_null() | (about == pl.col("institution"))))
        .filter(stated == stated.max().over("institution", "duty"))
        .group_by("institution", "duty")
        .agg(
            stated.max().alias("event:"),
            pl.col("fulfilled").all(ignore_nulls=False).alias("fulfilled:"),
            pl.col("stated_by").is_null().any().alias("by nobody:"),
            pl.col("evidence").is_null().any().alias("unproven:"),
            until.min().alias("until:"),
            until.is_null().any().alias("open:"),
        )
    )
