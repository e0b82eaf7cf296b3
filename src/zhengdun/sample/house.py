"""One made-up institution: what all its ledgers are drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from random import Random
from typing import Any

import polars as pl

from zhengdun.ledger.schema import Ledger, polars_schema
from zhengdun.sample.diary import Diary
from zhengdun.sample.names import KINDS, sessions
from zhengdun.sample.portfolio import SystemPlan, portfolio

_CRITICAL = 2


@dataclass(frozen=True)
class House:
    """An institution to be made up.

    Args:
        number: its place in the industry, from 1; its code follows from it.
        kind: a key of :data:`zhengdun.sample.names.KINDS`.
        size: how many information systems it has.
        seed: what all chances come from, together with the number.
        diary: the days of its records.
    """

    number: int
    kind: str
    size: int
    seed: int
    diary: Diary

    @property
    def code(self) -> str:
        """The institution's code."""
        return f"I{self.number:04}"

    @property
    def name(self) -> str:
        """The institution's name."""
        return KINDS[self.kind] if self.number == 1 else f"{KINDS[self.kind]}{self.number:04}"

    @property
    def cii(self) -> bool:
        """Whether it operates critical information infrastructure: the first institution and core ones do."""
        return self.kind == "core" or (self.number == 1 and self.kind != "service")

    @property
    def staff_total(self) -> int:
        """How many people work on its information technology."""
        return 12 + self.size // 2

    @property
    def sessions(self) -> tuple[str, ...]:
        """The trading sessions that its important systems serve."""
        return sessions(self.kind)

    @cached_property
    def systems(self) -> tuple[SystemPlan, ...]:
        """All systems, the important ones first."""
        return portfolio(
            self.kind,
            self.size,
            cii=_CRITICAL if self.cii else 0,
            until=self.diary.until,
            chance=self.chance("systems"),
        )

    @cached_property
    def important(self) -> tuple[SystemPlan, ...]:
        """The important systems, those off line by now included."""
        return tuple(system for system in self.systems if system.important)

    @cached_property
    def important_now(self) -> tuple[SystemPlan, ...]:
        """The important systems on line at the end of the records."""
        return tuple(system for system in self.important if system.offline_on is None)

    def chance(self, topic: str) -> Random:
        """A source of chance of its own for each topic: a new table does not shift the others."""
        return Random(f"{self.seed}/{self.number}/{topic}")  # noqa: S311 -- nothing secret

    def table(self, table: type[Ledger], rows: Iterable[Mapping[str, Any]]) -> pl.DataFrame:
        """The rows as a frame of ``table``; what they leave out is blank."""
        schema = polars_schema(table)
        filled = [{"institution": self.code, **row} for row in rows]
        _refuse(table, {name for row in filled for name in row} - schema.keys())
        return pl.DataFrame(filled, schema=schema)

    def frame(self, table: type[Ledger], frame: pl.DataFrame) -> pl.DataFrame:
        """``frame`` as a frame of ``table``: this institution's, its columns typed, what it lacks blank."""
        schema = polars_schema(table)
        _refuse(table, set(frame.columns) - schema.keys())
        frame = frame.with_columns(institution=pl.lit(self.code))
        return frame.select(
            pl.col(name).cast(dtype) if name in frame.columns else pl.lit(None, dtype).alias(name)
            for name, dtype in schema.items()
        )


def _refuse(table: type[Ledger], unknown: set[str]) -> None:
    if unknown:
        raise TypeError(f"{table.__name__} has no column {sorted(unknown)}")
