"""All duties over one institution: the assessment, one row at a time."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from oracle.binding import is_bound
from oracle.case import Case, Subject
from oracle.clocks import before, by_date, told, within
from oracle.conditions import condition, out_of_session
from oracle.measures import threshold
from oracle.presence import attested, covers, has
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
from zhengdun.kit.shapes.existence import Covers, Has
from zhengdun.kit.shapes.filed import Filed
from zhengdun.kit.shapes.kept import Kept
from zhengdun.kit.shapes.periods import EachDay, Once
from zhengdun.kit.shapes.reaches_back import ReachesBack
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.kit.shapes.sessions import OutOfSession
from zhengdun.kit.shapes.threshold import AtLeast, Below
from zhengdun.kit.shapes.told import Told
from zhengdun.kit.shapes.unbroken import Unbroken
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
    Once: once,
    OutOfSession: out_of_session,
    ReachesBack: reaches_back,
    Regularly: regularly,
    Told: told,
    Unbroken: unbroken,
    Within: within,
}
"""How each shape is judged here; a shape without an entry fails the comparison."""


def findings(case: Case, duties: Iterable[Duty]) -> Iterator[Finding]:
    """Every duty over one institution."""
    for duty in duties:
        bound = is_bound(duty.binds.classes, case.institution, by_reference=duty.by_reference)
        judged = list(_judged(case, duty)) if bound else []
        if judged:
            yield from judged
        elif not bound:
            yield _about_the_institution(case, duty, Reason.UNKNOWN_SCOPE if bound is None else Reason.NOT_BOUND)
        else:
            kept_at_all = case.keeps(duty.shape.each.table)
            yield _about_the_institution(case, duty, Reason.NO_SUBJECT if kept_at_all else Reason.NO_LEDGER)


def _judged(case: Case, duty: Duty) -> Iterator[Finding]:
    for subject in case.rows(duty.shape.each):
        for verdict in JUDGES[type(duty.shape)](case, duty.shape, subject):
            yield Finding(
                institution=subject.row["institution"],
                duty=duty.id,
                subject=_name(duty, subject, verdict),
                reason=_reason(duty, subject, verdict).key,
                **{slot: getattr(verdict, slot) for slot in ("due", "event", "done", "value", "bound")},
            )


def _reason(duty: Duty, subject: Subject, verdict: Verdict) -> Reason:
    """The law of the day of the conduct comes first, then whether the duty applies at all."""
    day = verdict.conduct
    if day is not None and (day < duty.since or (duty.until is not None and day >= duty.until)):
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
