"""Holds, Never, OutOfSession: conditions asked for or forbidden."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from oracle.case import Case, Subject
from oracle.expressions import value
from oracle.logic import both, day_of, either, negate
from oracle.verdict import Verdict
from zhengdun.kit.duty import IN_FORCE
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.rows import via
from zhengdun.kit.shapes.conditions import Holds, Never
from zhengdun.kit.shapes.not_during import NotDuring
from zhengdun.kit.shapes.sessions import OutOfSession


def condition(case: Case, shape: Holds | Never, subject: Subject) -> Iterator[Verdict]:
    """True of the subject (Holds) or not (Never)."""
    seen = case.with_facts(subject.row, shape.each.table, shape.with_facts)
    at = None if shape.at is None else day_of(case.fact(shape.at, subject.row, shape.each.table))
    answer, asked = value(shape.when, seen), isinstance(shape, Holds)
    if shape.at is not None and (at is None or at > case.on):
        reason = Reason.NOT_STARTED
    elif answer is not None:
        good, bad = (Reason.HOLDS, Reason.FAILS) if asked else (Reason.CLEAR, Reason.FORBIDDEN)
        reason = good if answer is asked else bad
    elif not all(case.keeps(table) for table in shape.reads[1:] if table not in shape.optional):
        reason = Reason.NO_LEDGER
    elif any(case.number(parameter) is None for parameter in shape.uses):
        reason = Reason.NO_PARAMETER
    else:
        reason = Reason.UNKNOWN_FACT
    yield Verdict(reason=reason, event=at, conduct=at)


def out_of_session(case: Case, shape: OutOfSession, subject: Subject) -> Iterator[Verdict]:
    """No session of the groups runs while the act does, unless it is excused."""
    starts, (actual, *planned) = (
        [case.fact(fact, subject.row, shape.each.table) for fact in facts] for facts in (shape.start, shape.end)
    )
    start = _first_filled(starts)
    end = _first_filled([actual, *(at for at in planned if at is not None and at.date() >= case.on)])
    day = day_of(start)
    reason = Reason.NOT_STARTED
    if day is not None and day <= case.on:
        groups = value(via(shape.groups), subject.row)
        inside = _in_session(case, start, end, groups)
        forbidden = both(inside, negate(value(shape.unless, subject.row)))
        answers = {True: Reason.FORBIDDEN, False: Reason.CLEAR, None: Reason.UNKNOWN_FACT}
        reason = answers[forbidden]
    yield Verdict(reason=reason, event=day, conduct=day, done=day_of(end))


def not_during(case: Case, shape: NotDuring, subject: Subject) -> Iterator[Verdict]:
    """No day of the act lies in one of the periods; an act without an end may go on."""
    table = shape.each.table
    start, end = (
        day_of(_first_filled([case.fact(fact, subject.row, table) for fact in facts]))
        for facts in (shape.start, shape.end)
    )
    yield Verdict(reason=_reason_of_days(case, shape, start, end), event=start, conduct=start, done=end)


def _reason_of_days(case: Case, shape: NotDuring, start: date | None, end: date | None) -> Reason:
    if start is None or start > case.on:
        return Reason.NOT_STARTED
    if not case.keeps(shape.periods.table):
        return Reason.NO_LEDGER
    first, last = (column.name for column in shape.span)
    touched = either(
        False,
        *(
            both(period.counts, start <= period.row[last], None if end is None and start < period.row[first] else True)
            for period in case.rows(shape.periods)
            if end is None or end >= period.row[first]
        ),
    )
    return {True: Reason.FORBIDDEN, False: Reason.CLEAR, None: Reason.UNKNOWN_FACT}[touched]


def _first_filled(moments: list[Any]) -> Any:
    return next((at for at in moments if at is not None), None)


def _in_session(case: Case, start: datetime, end: datetime | None, groups: list[str] | None) -> bool | None:
    """Whether the act overlaps a session of the groups; of no group known, only "no" for all of them tells."""
    if not groups:
        anywhere = either(*(_overlaps(case, start, end, group) for group in case.sessions.groups))
        return None if anywhere is not False else False
    return either(False, *(_overlaps(case, start, end, group) for group in groups))


def _overlaps(case: Case, start: datetime, end: datetime | None, group: str) -> bool | None:
    """From start to end, the end itself not included; with an end that is no end, only the start is known."""
    unknown_end = end is None or end < start
    stop = start + timedelta(microseconds=1) if unknown_end or end == start else end
    if group not in case.sessions.groups:
        return None
    unknown = unknown_end or _beyond(case, start, stop, group)
    for session in case.sessions.sessions(case.calendar, group, start, stop):
        if session.known:
            return True
        unknown = True
    return None if unknown else False


def _beyond(case: Case, start: datetime, stop: datetime, group: str) -> bool:
    """Whether some of the time lies where nothing is known of the group's sessions."""
    rules = [rule.span(rule.valid_from)[0] for rule in case.sessions.rules if rule.group == group]
    first = max(min(rules), datetime.combine(IN_FORCE, time()))
    last = datetime.combine(case.calendar.last + timedelta(days=1), time())
    return start < first or stop > last
