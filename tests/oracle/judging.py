"""All duties over one institution: the assessment, one row at a time."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from oracle.binding import is_bound
from oracle.case import Case, Subject
from oracle.clocks import before, by_date, told, within
from oracle.conditions import condition, not_during, out_of_session
from oracle.measures import threshold
from oracle.presence import attested, covers, has, unrecorded
from oracle.recurring import each_day, kept, once, reaches_back, regularly
from oracle.unbroken import unbroken
from oracle.verdict import Finding, Verdict
from oracle.yearly import filed
from zhengdun.kit.duty import Duty
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.shapes.attested import Attested
from zhengdun.kit.shapes.base import Shape
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.by_date import ByDate
from zhengdun.kit.shapes.conditions import Holds, Never
from zhengdun.kit.shapes.each_day import EachDay
from zhengdun.kit.shapes.existence import Covers, Has
from zhengdun.kit.shapes.filed import Filed
from zhengdun.kit.shapes.kept import Kept
from zhengdun.kit.shapes.not_during import NotDuring
from zhengdun.kit.shapes.once import Once
from zhengdun.kit.shapes.reaches_back import ReachesBack
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.kit.shapes.sessions import OutOfSession
from zhengdun.kit.shapes.threshold import AtLeast, Below
from zhengdun.kit.shapes.told import Told
from zhengdun.kit.shapes.unbroken import Unbroken
from zhengdun.kit.shapes.unrecorded import Unrecorded
from zhengdun.kit.shapes.within import Within
from zhengdun.ledger.schema import own_key

JUDGES: dict[type[Shape], Callable[[Case, Any, Subject], Iterator[Verdict]]] = {
    AtLeast: threshold,
    Attested: attested,
    Before: before,
    Below: threshold,
    ByDate: by_date,
    Covers: covers,
    EachDay: each_day,
    Filed: filed,
    Has: has,
    Holds: condition,
    Kept: kept,
    Never: condition,
    NotDuring: not_during,
    Once: once,
    OutOfSession: out_of_session,
    ReachesBack: reaches_back,
    Regularly: regularly,
    Told: told,
    Unbroken: unbroken,
    Unrecorded: unrecorded,
    Within: within,
}
"""How each shape is judged here; a shape without an entry fails the comparison."""


def findings(case: Case, duties: Iterable[Duty]) -> Iterator[Finding]:
    """Every duty over one institution, each under the law of its own days."""
    cases: dict[date, Case] = {}
    for duty in duties:
        since, until = duty.days
        its = cases.setdefault(since, replace(case, since=since))
        if until is not None and until <= case.on:
            yield from _of_old(its, duty)
        elif case.on < since:
            yield _about_the_institution(case, duty, _of_the_future(case, duty))
        else:
            yield from _in_force(its, duty)


def _of_old(case: Case, duty: Duty) -> Iterator[Finding]:
    """A duty that is law no more: about the conduct of its days alone."""
    since, until = duty.days
    if is_bound(duty.binds.classes, case.institution, by_reference=duty.by_reference):
        for subject, verdict in _verdicts(case, duty):
            if verdict.conduct is not None and since <= verdict.conduct < until:
                yield _finding(duty, subject, verdict)


def _of_the_future(case: Case, duty: Duty) -> Reason:
    """A duty that is no law yet is asked of nobody."""
    bound = is_bound(duty.binds.classes, case.institution, by_reference=duty.by_reference)
    if bound is None:
        return Reason.UNKNOWN_SCOPE
    return Reason.NOT_IN_FORCE if bound else Reason.NOT_BOUND


def _in_force(case: Case, duty: Duty) -> Iterator[Finding]:
    """A duty that is law on the day of the assessment."""
    bound = is_bound(duty.binds.classes, case.institution, by_reference=duty.by_reference)
    found = [_finding(duty, subject, verdict) for subject, verdict in _verdicts(case, duty)] if bound else []
    if found:
        yield from found
    elif not bound:
        yield _about_the_institution(case, duty, Reason.UNKNOWN_SCOPE if bound is None else Reason.NOT_BOUND)
    else:
        kept_at_all = case.keeps(duty.shape.each.table)
        yield _about_the_institution(case, duty, Reason.NO_SUBJECT if kept_at_all else Reason.NO_LEDGER)


def _verdicts(case: Case, duty: Duty) -> Iterator[tuple[Subject, Verdict]]:
    for subject in case.rows(duty.shape.each):
        for verdict in JUDGES[type(duty.shape)](case, duty.shape, subject):
            yield subject, verdict


def _finding(duty: Duty, subject: Subject, verdict: Verdict) -> Finding:
    return Finding(
        institution=subject.row["institution"],
        duty=duty.id,
        subject=_name(duty, subject, verdict),
        reason=_reason(duty, subject, verdict).key,
        **{slot: getattr(verdict, slot) for slot in ("due", "event", "done", "value", "bound")},
    )


def _reason(duty: Duty, subject: Subject, verdict: Verdict) -> Reason:
    """The law of the day of the conduct comes first, then whether the duty applies at all."""
    day, (since, until) = verdict.conduct, duty.days
    if day is not None and (day < since or (until is not None and day >= until)):
        return Reason.NOT_IN_FORCE
    if subject.counts is None or verdict.counts is None:
        return Reason.UNKNOWN_SCOPE
    return verdict.reason


def _name(duty: Duty, subject: Subject, verdict: Verdict) -> str:
    table = duty.shape.each.table
    own = [] if verdict.alone else [str(subject.row[name]) for name in own_key(table) or ("institution",)]
    return " ".join([*own, *([verdict.item] if verdict.item is not None else [])])


def _about_the_institution(case: Case, duty: Duty, reason: Reason) -> Finding:
    code = case.institution["institution"]
    return Finding(code, duty.id, code, reason.key, None, None, None, None, None)
