"""Unrecorded: a duty of an earlier version of which the source lacks the words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import dataframely as dy
import polars as pl

from zhengdun.kit.conduct import Conduct
from zhengdun.kit.decision import Decision
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.rows import Fact
from zhengdun.kit.shapes.base import Shape, tables_of
from zhengdun.ledger.columns import Label, facts

if TYPE_CHECKING:
    from zhengdun.kit.parameters import Parameter
    from zhengdun.kit.world import World
    from zhengdun.ledger.schema import Ledger

_WORDS = Label("该版本的条文未收录，无从判断", "the words of that version are not on record: nobody can tell")


@dataclass(frozen=True, eq=False, kw_only=True)
class Unrecorded(Shape):
    """Nobody can tell what was asked of each subject, whatever the ledgers say; ``at`` is the day of its conduct."""

    name = Label("条文未收录", "Words not on record")

    at: dy.Column | None = None

    @property
    def acts(self) -> tuple[Fact, ...]:
        """The law of the day of the conduct applies, if there is one."""
        return () if self.at is None else (self.at,)

    def weigh(self, world: World, subjects: pl.LazyFrame) -> pl.LazyFrame:  # noqa: ARG002
        """There is nothing to weigh but the day."""
        return subjects if self.at is None else subjects.with_columns(self.at.col.cast(pl.Date).alias("event:"))

    @cached_property
    def reason(self) -> Decision:
        """The words are missing."""
        return Decision((), Reason.NO_TEXT)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        """None."""
        return ()

    @property
    def reads(self) -> tuple[type[Ledger], ...]:
        """The subjects."""
        return tables_of(self.each)

    def breach(self, finding: Mapping[str, Any], on: date) -> Conduct:  # noqa: ARG002
        """There is none."""
        raise TypeError("Words that are not on record are never breached")

    def describe(self, lang: str) -> str:
        """That the words are missing."""
        return _WORDS.get(lang)

    def labels(self) -> Mapping[str, Label]:
        """The day of the conduct, if there is one."""
        return {} if self.at is None else {"event": facts(self.at).label}

    def sentence(self, finding: Mapping[str, Any], lang: str) -> str:  # noqa: ARG002
        """That the words are missing."""
        return _WORDS.get(lang)
