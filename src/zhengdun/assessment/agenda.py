"""The agenda: what falls due when, and how the date was derived."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import polars as pl

from zhengdun.clock import ClockError
from zhengdun.kit.outcomes import Outcome, Reason
from zhengdun.kit.shapes.within import Within

if TYPE_CHECKING:
    from zhengdun.assessment.evaluation import Findings
    from zhengdun.clock import Calendar, Derivation
    from zhengdun.kit.duty import Duty

_OPEN = [Reason.NOT_YET_DUE, Reason.EVERY_PERIOD, Reason.STATED, Reason.OVERDUE, Reason.MISSED]


@dataclass(frozen=True)
class Item:
    """One thing that falls due.

    ``due`` is None where the calendar ends before the date can be worked out. ``derivation`` tells the days
    that were skipped, for terms in working days.
    """

    institution: str
    duty: Duty
    subject: str
    due: date | None
    event: date | None
    overdue: bool
    derivation: Derivation | None

    def how(self, lang: str) -> str:
        """How the date was derived: the event, the rule, the days skipped."""
        if self.due is None:
            ends = "日历未覆盖到期日，请导入：zhengdun calendar import FILE"
            return "beyond the calendar, import it: zhengdun calendar import FILE" if lang == "en" else ends
        if self.derivation is not None:
            return self.derivation.text(lang)
        rule = self.duty.shape.describe(lang)
        return rule if self.event is None else f"{self.event} → {rule}"


def agenda(findings: Findings, *, calendar: Calendar, days: int) -> tuple[Item, ...]:
    """What is overdue, then what falls due within ``days`` natural days of the assessment, by date.

    A missed period is not listed again as overdue: what can still be done is the open period.
    """
    last = findings.on + timedelta(days=days)
    clocks = [duty.id for duty in findings.duties if duty.shape.is_clock]
    rows = findings.frame.filter(
        pl.col("duty").cast(pl.String).is_in(clocks)
        & (
            pl.col("reason").cast(pl.String).is_in([reason.key for reason in _OPEN])
            | ((pl.col("reason") == Reason.LATE.key) & (pl.col("due") >= findings.on))  # the next one, of a yearly duty
        )
        & ((pl.col("due") <= last) | (pl.col("due").is_null() & (pl.col("reason") == Reason.NOT_YET_DUE.key)))
    )
    items = [_item(findings, calendar, row) for row in rows.iter_rows(named=True)]
    return tuple(sorted(items, key=lambda item: (item.due or date.max, item.duty.sort_key, item.subject)))


def _item(findings: Findings, calendar: Calendar, row: dict[str, Any]) -> Item:
    duty = findings.by_id[row["duty"]]
    return Item(
        institution=row["institution"],
        duty=duty,
        subject=row["subject"],
        due=row["due"],
        event=row["event"],
        overdue=row["outcome"] == Outcome.BREACHED.key and row["due"] is not None and row["due"] < findings.on,
        derivation=derivation_of(duty, calendar, row["event"], row["due"]),
    )


def derivation_of(duty: Duty, calendar: Calendar, event: date | None, due: date | None) -> Derivation | None:
    """How ``due`` was counted from ``event``, for a term in working days; None for any other."""
    shape = duty.shape
    if not isinstance(shape, Within) or shape.limit.unit != "working_days" or event is None or due is None:
        return None
    try:
        return calendar.derive(event, calendar.working_days_between(event, due))
    except ClockError:
        return None
