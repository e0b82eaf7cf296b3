"""Once, EachDay, Regularly, ReachesBack, Kept: what must recur, and what must last."""

from collections.abc import Iterator
from datetime import date, timedelta

from oracle.case import Case, Subject
from oracle.logic import day_of, known_by, latest
from oracle.terms import end_of, first_day_within
from oracle.verdict import Verdict
from zhengdun.clock import Period, period_of
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.shapes.each_day import EachDay
from zhengdun.kit.shapes.kept import Kept
from zhengdun.kit.shapes.once import Once
from zhengdun.kit.shapes.reaches_back import ReachesBack
from zhengdun.kit.shapes.regularly import Regularly

ONE_DAY = timedelta(days=1)
PERIODS_A_YEAR = {"month": 12, "quarter": 4, "half-year": 2, "year": 1}


def once(case: Case, shape: Once, subject: Subject) -> Iterator[Verdict]:
    """A record in every complete civil period of the past year that is asked for."""
    table = shape.each.table
    started = case.since if shape.since is None else case.fact(shape.since, subject.row, table)
    records = [(day_of(found.row[shape.on.name]), found.counts) for found in case.linked(shape.of, table, subject.row)]
    records = [(day, counts) for day, counts in records if day is not None and day <= case.on]
    current = period_of(shape.period, case.on)
    complete = [period for period in _before(current, PERIODS_A_YEAR[shape.period]) if period.first >= case.since]
    asked = [period for period in complete if started is not None and started <= period.first]

    def recorded(period: Period, *answers: bool | None) -> bool:
        return any(day in period and counts in answers for day, counts in records)

    if not case.keeps(shape.of.table):
        reason = Reason.NO_LEDGER
    elif started is None and not all(recorded(period, True) for period in complete):
        reason = Reason.UNKNOWN_FACT
    elif started is not None and started > case.on:
        reason = Reason.NOT_STARTED
    elif not all(recorded(period, True, None) for period in asked):
        reason = Reason.MISSED
    elif not all(recorded(period, True) for period in asked):
        reason = Reason.UNKNOWN_FACT
    elif not asked and not recorded(current, True):
        reason = Reason.NOT_YET_DUE
    else:
        reason = Reason.EVERY_PERIOD
    yield Verdict(
        reason=reason,
        due=current.following.last if recorded(current, True) else current.last,
        done=latest([day for day, counts in records if counts]),
        value=sum(recorded(period, True) for period in asked),
        bound=len(asked),
    )


def _before(period: Period, count: int) -> Iterator[Period]:
    for _ in range(count):
        period = period.previous
        yield period


def each_day(case: Case, shape: EachDay, subject: Subject) -> Iterator[Verdict]:
    """A record for every day of the window up to yesterday, from the day on which the subject began."""
    since = subject.row[shape.since.name]
    reach = case.number(shape.window.amount)
    window = None if reach is None else case.on - timedelta(days=int(reach))
    first = latest([window, case.since, since])
    records = {
        found.row[shape.on.name]: found.counts
        for found in case.linked(shape.of, shape.each.table, subject.row)
        if first <= found.row[shape.on.name] <= case.on
    }
    asked = [first + ONE_DAY * number for number in range((case.on - first).days)]
    done = [day for day in asked if records.get(day, False) is True]
    maybe = [day for day in asked if records.get(day, False) is None]
    if not case.keeps(shape.of.table):
        reason = Reason.NO_LEDGER
    elif since is not None and since >= case.on:
        reason = Reason.NOT_YET_DUE
    elif since is None and len(done) < len(asked):
        reason = Reason.UNKNOWN_FACT
    elif reach is None:
        reason = Reason.NO_PARAMETER
    elif len(done) == len(asked):
        reason = Reason.EVERY_PERIOD
    else:
        reason = Reason.UNKNOWN_FACT if len(done) + len(maybe) == len(asked) else Reason.MISSED
    yield Verdict(
        reason=reason,
        due=case.on + ONE_DAY if records.get(case.on) else case.on,
        done=latest([day for day, counts in records.items() if counts]),
        value=len(done),
        bound=len(asked),
    )


def regularly(case: Case, shape: Regularly, subject: Subject) -> Iterator[Verdict]:
    """The latest record no longer ago than the interval."""
    table = shape.each.table
    began = case.since if shape.since is None else day_of(case.fact(shape.since, subject.row, table))
    named = case.linked(shape.of, table, subject.row)
    unsure = [found for found in named if found.counts is None] + case.nameless(shape.of, table)
    done, perhaps = (
        latest([known_by(day_of(found.row[shape.on.name]), case.on) for found in group])
        for group in ([found for found in named if found.counts], unsure)
    )
    due = end_of(case, shape.every, latest([done, began, case.since]))
    if not case.keeps(shape.of.table):
        reason = Reason.NO_LEDGER
    elif began is not None and began > case.on:
        reason = Reason.NOT_STARTED
    elif case.number(shape.every.amount) is None:
        reason = Reason.NO_PARAMETER
    elif done is not None and end_of(case, shape.every, done) >= case.on:
        reason = Reason.EVERY_PERIOD
    elif began is None or (perhaps is not None and end_of(case, shape.every, perhaps) >= case.on):
        reason = Reason.UNKNOWN_FACT
    else:
        reason = Reason.OVERDUE if due < case.on else Reason.NOT_YET_DUE
    yield Verdict(reason=reason, done=done, due=due)


def reaches_back(case: Case, shape: ReachesBack, subject: Subject) -> Iterator[Verdict]:
    """The earliest record is old enough, and that was checked lately."""
    stores = case.linked(shape.of, shape.each.table, subject.row)
    since = subject.row[shape.since.name]
    sure = [
        (known_by(found.row[shape.earliest.name], case.on), known_by(found.row[shape.checked.name], case.on))
        for found in stores
        if found.counts
    ]
    reach = min((first for first, _ in sure if first is not None), default=None)
    checked = latest([checked for first, checked in sure if first == reach and reach is not None])
    vague = any(found.counts is None or known_by(found.row[shape.earliest.name], case.on) is None for found in stores)
    owed = latest([first_day_within(case, shape.term, case.on), since])
    yield Verdict(
        reason=_reason_of_reach(case, shape, since, reach, checked, owed=owed, stored=bool(stores), vague=vague),
        event=reach,
        done=checked,
        due=owed,
    )


def _reason_of_reach(
    case: Case,
    shape: ReachesBack,
    since: date | None,
    reach: date | None,
    checked: date | None,
    *,
    owed: date | None,
    stored: bool,
    vague: bool,
) -> Reason:
    if not case.keeps(shape.of.table):
        return Reason.NO_LEDGER
    if since is not None and since >= case.on:
        return Reason.NOT_STARTED
    if not stored:
        return Reason.ABSENT
    if case.number(shape.term.amount) is None:
        return Reason.NO_PARAMETER
    if reach is None:
        return Reason.UNKNOWN_FACT
    if reach > owed:
        return Reason.UNKNOWN_FACT if since is None or vague or reach <= case.since else Reason.TOO_SHORT
    if checked is None:
        return Reason.UNKNOWN_FACT
    fresh = end_of(case, shape.fresh, checked)
    if fresh is None:
        return Reason.NO_PARAMETER
    return Reason.KEPT if fresh >= case.on else Reason.STALE


def kept(case: Case, shape: Kept, subject: Subject) -> Iterator[Verdict]:
    """Not disposed of before the term has passed: its last day must have passed too."""
    made, gone = (day_of(known_by(subject.row[column.name], case.on)) for column in (shape.made, shape.disposed))
    end = None if made is None else end_of(case, shape.term, made)
    if made is None:
        reason = Reason.NOT_STARTED if gone is None else Reason.UNKNOWN_FACT
    elif end is None:
        reason = Reason.NO_PARAMETER
    elif gone is None or gone > end:
        reason = Reason.KEPT
    else:
        reason = Reason.CONFLICT if gone < made else Reason.TOO_SHORT
    yield Verdict(reason=reason, event=made, conduct=made, done=gone, due=end)
