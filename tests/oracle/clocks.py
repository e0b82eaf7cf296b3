"""Within, ByDate, Told, Before: something must be done by a day."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from oracle.case import Case, Row, Subject, code_of, links
from oracle.logic import both, day_of, earliest, known_by, moment
from oracle.terms import days_before, end_of, late
from oracle.verdict import Verdict
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.rows import Fact, Related
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.by_date import ByDate
from zhengdun.kit.shapes.told import Told
from zhengdun.kit.shapes.within import Within
from zhengdun.ledger.schema import table_of


def within(case: Case, shape: Within, subject: Subject) -> Iterator[Verdict]:
    """A clock from ``of`` to ``until``."""
    table = shape.each.table
    recorded = case.fact(shape.of, subject.row, table)
    done = known_by(case.fact(shape.until, subject.row, table), case.on)
    perhaps = known_by(case.perhaps(shape.until, subject.row, table), case.on)
    yield _clock(case, shape, recorded, done, perhaps)


def _clock(case: Case, shape: Within, recorded: date | None, done: date | None, perhaps: date | None) -> Verdict:
    at = known_by(recorded, case.on)
    end = None if at is None else end_of(case, shape.limit, at)
    reason = _reason_of_clock(case, shape, recorded, done, perhaps)
    taken, allowed = _hours(case, shape, at, done)
    return Verdict(
        reason=reason,
        due=day_of(end),
        event=day_of(at),
        conduct=day_of(at),
        done=day_of(done),
        value=taken,
        bound=allowed,
    )


def _hours(case: Case, shape: Within, at: date | None, done: date | None) -> tuple[float | None, float | None]:
    """The hours taken and allowed, where the term is in hours."""
    if shape.limit.unit != "hours":
        return None, None
    taken = None if at is None or done is None else (moment(done) - moment(at)) / timedelta(hours=1)
    return taken, case.number(shape.limit.amount)


def _reason_of_clock(
    case: Case, shape: Within, recorded: date | None, done: date | None, perhaps: date | None
) -> Reason:
    at = known_by(recorded, case.on)
    if at is None:
        return Reason.NOT_STARTED if shape.of_may_come or recorded is not None else Reason.UNKNOWN_FACT
    if done is not None and not shape.even_before and _comes_before(done, at):
        return Reason.CONFLICT
    if done is not None and shape.even_late:
        return Reason.PRESENT
    if case.number(shape.limit.amount) is None:
        return Reason.NO_PARAMETER
    if done is None and _not_kept(case, shape.until):
        return Reason.NO_LEDGER
    too_late = late(case, shape.limit, at, case.on if done is None else done)
    if too_late is None:
        return Reason.CALENDAR_ENDS
    if not too_late:
        return Reason.NOT_YET_DUE if done is None else Reason.ON_TIME
    if perhaps is not None and (shape.even_late or late(case, shape.limit, at, perhaps) is not True):
        return Reason.UNKNOWN_FACT
    return Reason.OVERDUE if done is None else Reason.LATE


def _comes_before(done: date, at: date) -> bool:
    """Whether the end comes before the event; by day, where the end is recorded by day."""
    return done < moment(at) if isinstance(done, datetime) else done < day_of(at)


def _not_kept(case: Case, fact: Fact) -> bool:
    return isinstance(fact, Related) and not case.keeps(fact.table)


def by_date(case: Case, shape: ByDate, subject: Subject) -> Iterator[Verdict]:
    """Done by the day that the record names."""
    due = day_of(case.fact(shape.deadline, subject.row, shape.each.table))
    done = day_of(known_by(case.fact(shape.until, subject.row, shape.each.table), case.on))
    if due is None:
        reason = Reason.UNKNOWN_FACT
    elif done is not None:
        reason = Reason.ON_TIME if done <= due else Reason.LATE
    elif _not_kept(case, shape.until):
        reason = Reason.NO_LEDGER
    else:
        reason = Reason.OVERDUE if case.on > due else Reason.NOT_YET_DUE
    yield Verdict(reason=reason, due=due, done=done, conduct=due)


def told(case: Case, shape: Told, subject: Subject) -> Iterator[Verdict]:
    """A clock for everyone who used the thing on the day of the event."""
    recorded, thing = subject.row[shape.of.name], _thing(shape, subject.row)
    if not case.keeps(shape.users.table) or thing is None:
        lost = not case.keeps(shape.users.table)
        yield _to_one(case, shape, subject, recorded, user=None, counts=subject.counts if lost else None, lost=lost)
        return
    for use in case.linked(shape.users, shape.thing, {_key(shape): thing}):
        concerned = both(subject.counts, use.counts, _in_use(shape, use.row, day_of(recorded)))
        if concerned is not False:
            yield _to_one(case, shape, subject, recorded, user=use.row[shape.user.name], counts=concerned)


def _to_one(
    case: Case,
    shape: Told,
    subject: Subject,
    recorded: date | None,
    *,
    user: str | None,
    counts: bool | None,
    lost: bool = False,
) -> Verdict:
    notices = table_of(shape.until)
    event = code_of(shape.each.table, subject.row)
    days = [
        row[shape.until.name]
        for row in case.tables.get(notices, ())
        if event in links(row, notices, shape.each.table) and row[shape.told_whom.name] == user
    ]
    done = known_by(earliest(days) if user is not None else None, case.on)
    clock = _clock(case, shape, recorded, done, None)
    unproven = lost or (done is None and not case.keeps(notices))
    reason = Reason.NO_LEDGER if clock.event is not None and unproven else clock.reason
    return Verdict(**{**vars(clock), "reason": reason, "item": user, "counts": counts})


def _thing(shape: Told, row: Row) -> str | None:
    (code,) = links(row, shape.each.table, shape.thing)
    return code


def _key(shape: Told) -> str:
    (key,) = [name for name in shape.thing.primary_key() if name != "institution"]
    return key


def _in_use(shape: Told, use: Row, day: date | None) -> bool | None:
    first, after = (use[column.name] for column in shape.used)
    begun = None if first is None or day is None else first <= day
    goes_on = True if after is None else None if day is None else after > day
    return both(begun, goes_on)


def before(case: Case, shape: Before, subject: Subject) -> Iterator[Verdict]:
    """Steps in front of an act."""
    table = shape.each.table
    act = next((at for fact in shape.act if (at := case.fact(fact, subject.row, table)) is not None), None)
    last = act if shape.ahead is None or act is None else days_before(case, shape.ahead, day_of(act))
    steps = [known_by(case.fact(step, subject.row, table), case.on) for step in shape.steps]
    maybe = [known_by(case.perhaps(step, subject.row, table), case.on) for step in shape.steps]
    holds = True if shape.holds is None else case.fact(shape.holds, subject.row, table)
    in_time = [_comes_in_time(step, last) for step in steps]
    possible = [sure or _comes_in_time(other, last) for sure, other in zip(in_time, maybe, strict=True)]
    yield Verdict(
        reason=_reason_of_steps(
            case, shape, act, steps, in_time=in_time, holds=holds, open_=all(possible) and not all(in_time)
        ),
        event=day_of(act),
        conduct=day_of(act),
        due=day_of(last),
        done=max((day_of(step) for step in steps if step is not None), default=None),
        value=sum(in_time),
        bound=len(steps),
    )


def _comes_in_time(step: date | None, last: date | None) -> bool:
    """The same day is in time, the same moment where both are moments; a blank step has not been done."""
    if step is None or last is None:
        return False
    if isinstance(step, datetime) and isinstance(last, datetime):
        return step <= last
    return day_of(step) <= day_of(last)


def _reason_of_steps(
    case: Case,
    shape: Before,
    act: date | None,
    steps: list[date | None],
    *,
    in_time: list[bool],
    holds: bool | None,
    open_: bool,
) -> Reason:
    if act is None:
        return Reason.NOT_STARTED
    happened, missing = day_of(act) <= case.on, None in steps
    if not happened and (missing or holds is not True):
        return Reason.NOT_YET_DUE
    if missing and all(_not_kept(case, fact) for fact, step in zip(shape.steps, steps, strict=True) if step is None):
        return Reason.NO_LEDGER
    if shape.ahead is not None and case.number(shape.ahead.amount) is None:
        return Reason.NO_PARAMETER
    if shape.ahead is not None and days_before(case, shape.ahead, day_of(act)) is None:
        return Reason.CALENDAR_ENDS
    if open_:
        return Reason.UNKNOWN_FACT
    if missing:
        return Reason.STEP_MISSING
    if not all(in_time):
        return Reason.OUT_OF_ORDER if shape.ahead is None else Reason.LATE
    if holds is False:
        return Reason.FAILS
    if holds is None:
        return Reason.UNKNOWN_FACT
    return Reason.IN_ORDER if happened else Reason.NOT_YET_DUE
