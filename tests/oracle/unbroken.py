"""Unbroken: every day of the subject looked at, one by one."""

from collections.abc import Iterator
from datetime import date, timedelta

from oracle.case import Case, Row, Subject
from oracle.logic import both, either
from oracle.verdict import Verdict
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.shapes.unbroken import Unbroken

ONE_DAY = timedelta(days=1)


def unbroken(case: Case, shape: Unbroken, subject: Subject) -> Iterator[Verdict]:
    """On every day one row must be in force."""
    start, end = (subject.row[column.name] for column in shape.runs)
    last = case.on if end is None else min(case.on, end - ONE_DAY)
    covered = dict(_covered(case, shape, subject, start, last))
    doubtful = min((day for day, answer in covered.items() if answer is not True), default=None)
    if start is None:
        reason = Reason.UNKNOWN_FACT
    elif start > case.on:
        reason = Reason.NOT_STARTED
    elif end is not None and end <= start:
        reason = Reason.CONFLICT
    elif not case.keeps(shape.of.table):
        reason = Reason.NO_LEDGER
    elif False in covered.values():
        reason = Reason.ABSENT
    else:
        reason = Reason.PRESENT if doubtful is None else Reason.UNKNOWN_FACT
    yield Verdict(reason=reason, event=start, done=doubtful, conduct=last)


def _covered(
    case: Case, shape: Unbroken, subject: Subject, start: date | None, last: date
) -> Iterator[tuple[date, bool | None]]:
    """Each day, and whether a row is in force on it."""
    if start is None:
        return
    found = case.linked(shape.of, shape.each.table, subject.row)
    day = max(start, case.since)
    while day <= last:
        yield day, either(*(both(one.counts, _in_force(shape, one.row, day)) for one in found))
        day += ONE_DAY


def _in_force(shape: Unbroken, row: Row, day: date) -> bool | None:
    first, after = (row[column.name] for column in shape.span)
    return both(None if first is None else first <= day, after is None or day < after)
