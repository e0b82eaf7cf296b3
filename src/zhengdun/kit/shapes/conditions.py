"""Holds and Never: a condition on each subject, asked for or forbidden."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import polars as pl

from zhengdun.kit.conduct import Conduct, act, seen, state
from zhengdun.kit.decision import Decision, decide
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.parameters import Parameter
from zhengdun.kit.rows import ON, Fact
from zhengdun.kit.shapes.base import Shape, day, fact_label, tables_of
from zhengdun.kit.world import fact_expr, kept
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from zhengdun.kit.world import World
    from zhengdun.ledger.schema import Ledger


@dataclass(frozen=True, eq=False, kw_only=True)
class _Condition(Shape):
    """A condition over the subject's columns; ``says`` puts it into words, ``中文|English``.

    Unknown: cannot tell, because a ledger it rests on is not kept, a parameter is not set, or a fact is blank.
    ``at`` is the day of the conduct, if there is one; what is dated after the assessment has not happened.
    Ledgers in ``optional`` add proof where they are kept; that they are not is no reason.
    ``lasts``: ``at`` is only the first day on which it is asked for, and a breach may go on after it.
    """

    when: pl.Expr
    says: str
    at: Fact | None = None
    lasts: bool = False
    with_facts: tuple[Fact, ...] = ()
    uses: tuple[Parameter, ...] = ()
    optional: tuple[type[Ledger], ...] = ()

    @property
    def acts(self) -> tuple[Fact, ...]:
        """The law of the day of the conduct applies, if there is one."""
        return () if self.at is None else (self.at,)

    def _met(self) -> tuple[pl.Expr, Reason, Reason]:
        """What must be true, and the reasons for it being so or not."""
        raise NotImplementedError

    @property
    def alike(self) -> Hashable | None:
        """Conditions that rest on as many ledgers and named numbers."""
        return type(self), self.at is None, len(self._needed), len(self.uses)

    @property
    def _needed(self) -> list[type[Ledger]]:
        """The ledgers besides the subjects' own without which one cannot tell."""
        return [table for table in self.reads[1:] if table not in self.optional]

    def gather(self, world: World, population: pl.LazyFrame) -> pl.LazyFrame:
        """Put the facts beside each subject."""
        return world.with_facts(population, self.each.table, self._wanted)

    @property
    def _wanted(self) -> tuple[Fact, ...]:
        return self.with_facts if self.at is None else (*self.with_facts, self.at)

    @cached_property
    def taken(self) -> tuple[pl.Expr, ...]:
        """The day of the conduct, if there is one; the condition; what may be wanting."""
        return (
            *([] if self.at is None else [fact_expr(self.at).cast(pl.Date).alias("event:")]),
            self.when.alias("holds:"),
            *(kept(table).alias(f"kept:{n}") for n, table in enumerate(self._needed)),
            *(parameter.expr.is_null().alias(f"unset:{n}") for n, parameter in enumerate(self.uses)),
        )

    @cached_property
    def reason(self) -> Decision:
        """Judge the condition."""
        event = pl.col("event:")
        not_yet = [] if self.at is None else [(event.is_null() | (event > ON), Reason.NOT_STARTED)]
        met, good, bad = self._met()
        return decide(
            *not_yet,
            (met, good),
            (~met, bad),
            *((~pl.col(f"kept:{n}"), Reason.NO_LEDGER) for n in range(len(self._needed))),
            *((pl.col(f"unset:{n}"), Reason.NO_PARAMETER) for n in range(len(self.uses))),
            otherwise=Reason.UNKNOWN_FACT,
        )

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """The named numbers in the condition."""
        return self.uses

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The subjects and related facts."""
        return tables_of(self.each, *self._wanted)

    def breach(self, finding: Mapping[str, Any], on: date) -> Conduct:
        """The act on its day, or what lasts; without a day, as the ledgers stand."""
        if self.at is None:
            return state(on)
        return seen(finding["event"], on=on) if self.lasts else act(finding["event"])

    def describe(self, lang: str) -> str:
        """The condition in words."""
        return Label.parse(self.says).get(lang)

    def labels(self) -> Mapping[str, Label]:
        """The day of the conduct, if there is one."""
        return {} if self.at is None else {"event": fact_label(self.at)}

    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:
        """The condition and the day."""
        words = self.describe(lang)
        return words if self.at is None else f"{fact_label(self.at).get(lang)} {day(finding['event'])}: {words}"


@dataclass(frozen=True, eq=False, kw_only=True)
class Holds(_Condition):
    """``when`` must be true of each subject; unknown: cannot tell."""

    name = Label("应当具备", "A condition that must hold")

    def _met(self) -> tuple[pl.Expr, Reason, Reason]:
        return pl.col("holds:"), Reason.HOLDS, Reason.FAILS


@dataclass(frozen=True, eq=False, kw_only=True)
class Never(_Condition):
    """``when`` must not be true of any subject; unknown: cannot tell."""

    name = Label("不得", "A prohibition")

    def _met(self) -> tuple[pl.Expr, Reason, Reason]:
        return ~pl.col("holds:"), Reason.CLEAR, Reason.FORBIDDEN
