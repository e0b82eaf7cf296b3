"""What every worker is told, and what it does with one range of institutions."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from zhengdun.assessment import Findings, evaluate
from zhengdun.assessment.industry import TALLY, tally
from zhengdun.clock import Calendar, SessionTable
from zhengdun.duties.registry import duties_over_time
from zhengdun.kit.shapes.base import SLOTS
from zhengdun.ledger.scanning import LedgerFolder, scan_folder

if TYPE_CHECKING:
    import pyarrow as pa

ROWS_A_RANGE = 1_000_000
"""So many rows of ledgers, and what is found about them, take about 400 MB: as much for each task that runs at once."""

FINDING = ("institution", "duty", "subject", "outcome", "reason", *SLOTS)


def found(findings: Findings) -> pl.DataFrame:
    """Every finding."""
    return findings.frame.select(FINDING)


@dataclass(frozen=True)
class Result:
    """What is to come back: how it is made of findings, and its columns as Spark writes them."""

    take: Callable[[Findings], pl.DataFrame]
    columns: str


FINDINGS = Result(
    found,
    "institution string, duty string, subject string, outcome string, reason string, "
    "due date, event date, done date, value double, bound double",
)
TALLIES = Result(tally, ", ".join(f"{name} string" for name in TALLY) + ", count long")


@dataclass(frozen=True)
class Job:
    """An assessment of the industry in ``directory``, which every worker must be able to read.

    Duties travel as ids: the workers have the same package, and find the duties in it.
    """

    directory: Path
    on: date
    duties: tuple[str, ...]
    result: Result
    times: bytes
    """The calendar and the sessions, from :func:`packed`: so a worker sees that they are those of its last task, and
    keeps what it has worked out from them."""

    def __call__(self, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """Assess each range of institutions (``first``, ``last``): for ``DataFrame.mapInArrow``."""
        for batch in batches:
            for some in batch.to_pylist():
                yield from _as_arrow(self.assess(some["first"], some["last"]))

    def assess(self, first: str, last: str) -> pl.DataFrame:
        """The result for the institutions whose codes lie between two codes, both included."""
        known = {duty.id: duty for duty in duties_over_time()}
        duties = [known[one] for one in self.duties]
        ledgers = _folder(self.directory).between(first, last)
        calendar, sessions = _unpacked(self.times)
        return self.result.take(evaluate(ledgers, self.on, calendar=calendar, duties=duties, sessions=sessions))


def packed(calendar: Calendar, sessions: SessionTable | None) -> bytes:
    """Both, ready to travel."""
    return pickle.dumps((calendar, sessions))


@lru_cache(maxsize=1)
def _unpacked(times: bytes) -> tuple[Calendar, SessionTable | None]:
    calendar, sessions = pickle.loads(times)  # noqa: S301 - packed by the driver, which also sends the code
    return calendar, sessions


@lru_cache(maxsize=1)
def _folder(directory: Path) -> LedgerFolder:
    """The folder, looked through once by each worker."""
    return scan_folder(directory)


def _as_arrow(frame: pl.DataFrame) -> Iterator[pa.RecordBatch]:
    """In types that Spark knows: no enumerations, no unsigned numbers."""
    plain = frame.with_columns(pl.col(pl.Enum).cast(pl.String), pl.selectors.unsigned_integer().cast(pl.Int64))
    yield from plain.to_arrow(compat_level=pl.CompatLevel.oldest()).to_batches()
