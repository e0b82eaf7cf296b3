"""The same evaluation over many institutions, a chunk of them at a time, in bounded memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

import polars as pl

from zhengdun.assessment.evaluation import evaluate

if TYPE_CHECKING:
    from datetime import date

    from zhengdun.assessment.evaluation import Findings
    from zhengdun.clock import Calendar, SessionTable
    from zhengdun.kit.duty import Duty
    from zhengdun.ledger.book import Ledgers

TALLY = ["institution", "duty", "outcome"]
"""By what findings are counted."""


def evaluate_chunks(
    chunks: Iterable[Ledgers],
    on: date,
    *,
    calendar: Calendar,
    duties: Sequence[Duty],
    sessions: SessionTable | None = None,
) -> Iterator[Findings]:
    """Evaluate each chunk as it comes; an institution must lie whole in one chunk.

    No duty looks beyond its institution, so the findings of the chunks together are those of the whole.
    """
    for ledgers in chunks:
        yield evaluate(ledgers, on, calendar=calendar, duties=duties, sessions=sessions)


def tally(findings: Findings) -> pl.DataFrame:
    """How many findings there are: ``institution, duty, outcome, count``."""
    return findings.frame.group_by(TALLY, maintain_order=True).agg(pl.len().alias("count"))
