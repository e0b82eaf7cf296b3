"""Why a finding is what it is: the words, the facts, the arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl

from zhengdun.assessment.evaluation import evaluate
from zhengdun.kit.outcomes import Outcome, Reason
from zhengdun.kit.world import World
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from zhengdun.clock import Calendar, SessionTable
    from zhengdun.kit.duty import Duty
    from zhengdun.kit.parameters import Parameter
    from zhengdun.ledger.book import Ledgers


@dataclass(frozen=True)
class Explanation:
    """One finding with all that it rests on.

    ``slots`` are the figures and days compared, ``settings`` the named numbers with the value used, ``record``
    the subject's own row in its ledger (no row where the finding is about the institution's having none).
    """

    institution: str
    duty: Duty
    subject: str
    outcome: Outcome
    reason: Reason
    finding: dict[str, Any]
    slots: tuple[tuple[Label, Any], ...]
    settings: tuple[tuple[Parameter, float | None], ...]
    record: pl.DataFrame

    def sentence(self, lang: str) -> str:
        """The arithmetic in one line."""
        return self.duty.shape.sentence(self.finding, lang)


def explain(
    ledgers: Ledgers,
    on: date,
    duty: Duty,
    *,
    calendar: Calendar,
    subject: str | None = None,
    sessions: SessionTable | None = None,
) -> tuple[Explanation, ...]:
    """Explain the findings of one duty, of one ``subject`` or of all."""
    found = evaluate(ledgers, on, calendar=calendar, duties=[duty], sessions=sessions).frame
    if subject is not None:
        found = found.filter(pl.col("subject") == subject)
    world = World(ledgers, on, calendar, duty.days[0], sessions)
    wide = duty.shape.judge(world).with_columns(duty.shape.subject().alias("subject:")).collect()
    rows = {(row["institution"], row["subject:"]): number for number, row in enumerate(wide.iter_rows(named=True))}
    return tuple(
        _explained(duty, finding, wide[place] if place is not None else wide.clear())
        for finding in found.to_dicts()
        for place in [rows.get((finding["institution"], finding["subject"]))]
    )


def _explained(duty: Duty, finding: dict[str, Any], row: pl.DataFrame) -> Explanation:
    shape = duty.shape
    values = row.to_dicts()[0] if row.height else {}
    return Explanation(
        institution=finding["institution"],
        duty=duty,
        subject=finding["subject"],
        outcome=Outcome[finding["outcome"].upper()],
        reason=Reason[finding["reason"].upper()],
        finding=finding,
        slots=tuple((label, finding[slot]) for slot, label in shape.labels().items()),
        settings=tuple((parameter, values.get(parameter.column)) for parameter in shape.parameters),
        record=row.select(shape.each.table.column_names()),
    )
