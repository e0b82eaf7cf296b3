"""A clock of one report on one incident, to the minute: when it began, when its term ends, whether it was stopped.

The verdict of a clock is a :class:`~zhengdun.kit.outcomes.Reason`, in the order in which
:class:`~zhengdun.kit.shapes.within.Within` decides; only that here a moment is asked about, not a day, so that a term
of an hour can be overdue before midnight.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import polars as pl

from zhengdun.clock import ClockError
from zhengdun.clock.frames import later_than_working_days
from zhengdun.kit.limits import UNITS, Limit
from zhengdun.kit.outcomes import Reason
from zhengdun.ledger.columns import Label
from zhengdun.ledger.problems import say

if TYPE_CHECKING:
    from zhengdun.clock import Calendar, Derivation

Due = date | datetime
"""The last day of a term, or (a datetime) its last moment for one in hours."""

RUNNING = (Reason.NOT_YET_DUE, Reason.OVERDUE, Reason.NO_LEDGER)
"""The verdicts of a clock that nobody is known to have stopped."""


@dataclass(frozen=True)
class Start:
    """From when a term runs: None where that has not happened, or is not recorded."""

    label: Label
    at: datetime | None


@dataclass(frozen=True)
class Stop:
    """When the report was made: ``at`` surely, ``maybe`` where it is unknown whether that one counts.

    ``kept`` is whether the institution keeps the ledger of reports at all.
    """

    at: datetime | None
    maybe: datetime | None
    kept: bool


@dataclass(frozen=True)
class Owed:
    """Whether a report is owed; None where that cannot be told. ``why_not`` is the verdict where it is not."""

    answer: bool | None
    why: Label
    why_not: Reason = Reason.NO_SUBJECT


@dataclass(frozen=True)
class Report:
    """One report that a track ("csrc" or "cac") asks for, and to whom it goes.

    ``judged`` is whether a duty of the Measures judges it too; then it stands in the agenda already.
    """

    track: str
    name: Label
    recipient: Label
    judged: bool


@dataclass(frozen=True)
class Term:
    """A term: the ``limit``, and its ``amount`` for the institution, None where it is not set."""

    limit: Limit
    amount: float | None

    def end(self, start: datetime, calendar: Calendar) -> Due | None:
        """The end of the term from ``start``; None where it is not set, or beyond the calendar.

        >>> from zhengdun.clock import Calendar
        >>> from zhengdun.kit.incident_terms import NATIONAL_TERM
        >>> from zhengdun.kit.limits import hours
        >>> print(Term(hours(NATIONAL_TERM), 4).end(datetime(2026, 6, 30, 22, 30), Calendar.standard()))
        2026-07-01 02:30:00
        """
        if self.amount is None:
            return None
        if self.limit.unit == "hours":
            return start + timedelta(minutes=round(self.amount * 60))
        if self.limit.unit == "days":
            return start.date() + timedelta(days=int(self.amount))
        found = self.derivation(start, calendar)
        return None if found is None else found.due

    def is_over(self, start: datetime, moment: datetime, calendar: Calendar) -> bool | None:
        """Whether ``moment`` lies after the term from ``start``; None where unknown days of the calendar decide.

        The last moment of hours, and the whole last day of other terms, lie within it.
        """
        if self.limit.unit == "working_days" and self.amount is not None:
            began, day = pl.lit(start.date()), pl.lit(moment.date())
            late = pl.select(later_than_working_days(began, int(self.amount), day, calendar))
            answer: bool | None = late.item()
            return answer
        end = self.end(start, calendar)
        if end is None:
            return None
        return moment > end if isinstance(end, datetime) else moment.date() > end

    def derivation(self, start: datetime, calendar: Calendar) -> Derivation | None:
        """How the end is counted in working days; None for other units, and beyond the calendar."""
        if self.amount is None or self.limit.unit != "working_days":
            return None
        try:
            return calendar.derive(start.date(), int(self.amount))
        except ClockError:
            return None


@dataclass(frozen=True)
class TrackClock:
    """The clock of one report on one incident.

    Args:
        report: which, and to whom.
        term: how long.
        start, stop: from when, and when it was made.
        owed: whether it is owed at all. A clock runs also where that is not known: nobody may wait for the grade.
        due: the last moment (hours) or the last day; None where it cannot be worked out.
        reason: the verdict.
        derivation: how the days were counted, for a term in working days.
    """

    report: Report
    term: Term
    start: Start
    stop: Stop
    owed: Owed
    due: Due | None
    reason: Reason
    derivation: Derivation | None

    @property
    def is_open(self) -> bool:
        """Whether the report is still to be made, or may be."""
        return self.owed.answer is not False and self.reason in RUNNING

    def how(self, lang: str) -> str:
        """How the end was derived: the start, the rule, the end."""
        if self.start.at is None:
            return say("{of.zh}未登记|{of.en} not recorded", of=self.start.label).get(lang)
        end, unit = self._end(lang), UNITS[self.term.limit.unit].get(lang)
        began = f"{self.start.label.get(lang)} {self.start.at:%Y-%m-%d %H:%M}"
        if self.term.amount is None or self.derivation is not None:
            return f"{began}; {end}" if lang == "en" else f"{began}；{end}"
        length = f"{self.term.amount:g} {unit}" if lang == "en" else f"{self.term.amount:g}{unit}"
        return f"{began} + {length} = {end}"

    def _end(self, lang: str) -> str:
        """The end of the term as far as it can be worked out."""
        if self.term.amount is None:
            missing = self.term.limit.amount
            return say("{of.zh}未设定（{name}）|{of.en}: not set ({name})", of=missing.label, name=missing.name).get(
                lang
            )
        if self.derivation is not None:
            return self.derivation.text(lang)
        return "?" if self.due is None else due_text(self.due)


def run(
    report: Report, term: Term, start: Start, stop: Stop, owed: Owed, *, at: datetime, calendar: Calendar
) -> TrackClock:
    """Run a clock up to the moment ``at``."""
    if start.at is None:
        return TrackClock(report, term, start, stop, owed, None, _unless_owed(owed, Reason.NOT_STARTED), None)
    due = term.end(start.at, calendar)
    reason = _unprovable(term, start.at, stop) or _verdict(term, start.at, stop, at=at, calendar=calendar)
    return TrackClock(
        report, term, start, stop, owed, due, _unless_owed(owed, reason), term.derivation(start.at, calendar)
    )


def day_of(due: Due) -> date:
    """The day on which a term ends."""
    return due.date() if isinstance(due, datetime) else due


def due_text(due: Due) -> str:
    """The end of a term: to the minute for one in hours.

    >>> due_text(datetime(2026, 7, 1, 2, 30)), due_text(date(2026, 7, 1))
    ('2026-07-01 02:30', '2026-07-01')
    """
    return f"{due:%Y-%m-%d %H:%M}" if isinstance(due, datetime) else f"{due:%Y-%m-%d}"


def _unless_owed(owed: Owed, reason: Reason) -> Reason:
    return owed.why_not if owed.answer is False else reason


def _unprovable(term: Term, start: datetime, stop: Stop) -> Reason | None:
    """Why the clock proves nothing, if it does not."""
    if stop.at is not None and stop.at < start:
        return Reason.CONFLICT
    if term.amount is None:
        return Reason.NO_PARAMETER
    return Reason.NO_LEDGER if stop.at is None and not stop.kept else None


def _verdict(term: Term, start: datetime, stop: Stop, *, at: datetime, calendar: Calendar) -> Reason:
    """Whether it was stopped in time."""
    over = term.is_over(start, stop.at or at, calendar)
    if over is None:
        return Reason.CALENDAR_ENDS
    if not over:
        return Reason.NOT_YET_DUE if stop.at is None else Reason.ON_TIME
    if stop.maybe is not None and not term.is_over(start, stop.maybe, calendar):
        return Reason.UNKNOWN_FACT
    return Reason.OVERDUE if stop.at is None else Reason.LATE
