"""Whether an act may happen at a time: the same duties, judged as if it happened then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import polars as pl

from zhengdun.assessment.evaluation import Findings, evaluate
from zhengdun.kit.gates import GATES, Gate
from zhengdun.kit.outcomes import Outcome, Reason
from zhengdun.ledger.schema import own_key

if TYPE_CHECKING:
    from zhengdun.clock import Calendar, SessionTable
    from zhengdun.kit.duty import Duty
    from zhengdun.ledger.book import Ledgers


class NoSuchSubject(LookupError):
    """The ledger has no row with the code asked for."""


@dataclass(frozen=True, eq=False)
class Passage:
    """The answer of a gate: the ``findings`` of the duties in front of it.

    They are about the subject alone, or about the institution where it is unknown whether a duty binds it.
    """

    gate: str
    subject: str
    at: datetime
    findings: Findings

    @property
    def blocking(self) -> pl.DataFrame:
        """The findings that stand in the way: breached, not to be told, or in error."""
        return self.findings.frame.filter(
            pl.col("outcome").is_in([Outcome.BREACHED.key, Outcome.CANNOT_TELL.key, Outcome.ERROR.key])
        )

    @property
    def may_pass(self) -> bool:
        """Whether nothing stands in the way."""
        return self.blocking.is_empty()


def ask(
    ledgers: Ledgers,
    gate: str,
    subject: str,
    at: datetime,
    *,
    calendar: Calendar,
    duties: Sequence[Duty],
    sessions: SessionTable | None = None,
) -> Passage:
    """Ask whether the act ``gate`` may happen to ``subject`` at ``at``.

    Args:
        ledgers: the ledgers of one institution.
        gate: a name in :data:`zhengdun.kit.gates.GATES`.
        subject: the code of the row that records the act.
        at: when it would happen.
        calendar: working and trading days.
        duties: all duties; those with this gate are judged.
        sessions: the rules of the trading sessions; the shipped ones where None.

    Raises:
        NoSuchSubject: the ledger has no such row.
    """
    asked = GATES[gate]
    frame = ledgers[asked.table]
    (key,) = own_key(asked.table)
    rows = frame.filter(pl.col(key) == subject)
    if rows.is_empty():
        raise NoSuchSubject(subject)
    supposed = ledgers.replace(asked.table, _happening(rows, asked, at))
    ours = [duty for duty in duties if duty.gate == gate]
    found = evaluate(supposed, at.date(), calendar=calendar, duties=ours, sessions=sessions)
    unbound = (pl.col("subject") == pl.col("institution")) & (pl.col("reason") == Reason.UNKNOWN_SCOPE.key)
    ours_alone = found.frame.filter((pl.col("subject") == subject) | unbound)
    return Passage(gate, subject, at, Findings(ours_alone, found.on, found.duties))


def _happening(rows: pl.DataFrame, gate: Gate, at: datetime) -> pl.DataFrame:
    moment = pl.lit(at, dtype=pl.Datetime("us"))
    changes = [moment.cast(gate.act.dtype).alias(gate.act.name)]
    if gate.ended is not None:
        changes.append(pl.lit(None, pl.Datetime("us")).alias(gate.ended.name))
    if gate.planned is not None:
        start, end = (column.col for column in gate.planned)
        moved = pl.when(start.is_not_null()).then(moment + (end - start)).otherwise(end)
        changes.append(moved.cast(pl.Datetime("us")).alias(gate.planned[1].name))
    return rows.with_columns(changes)
