"""Filed: what is owed for every civil year, by a day of the calendar."""

from collections.abc import Iterator
from datetime import date, timedelta

from oracle.case import Case, Subject
from oracle.logic import day_of, earliest, known_by
from oracle.verdict import Verdict
from zhengdun.kit.duty import IN_FORCE
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.shapes.filed import Filed


def filed(case: Case, shape: Filed, subject: Subject) -> Iterator[Verdict]:
    """The latest day that has passed, and the next: of those in the years that began under the Measures."""
    years = range(case.on.year - 1, case.on.year + 3)
    by = {year: _last_day(case, shape, year) for year in years}
    past = max(year for year in years if by[year] < case.on)
    began = None if shape.since is None else day_of(case.fact(shape.since, subject.row, shape.each.table))
    first = max(IN_FORCE.year, 0 if began is None else began.year)
    asked, opened = past > first, past + 1 > first
    sure, maybe, early = _records(case, shape, subject, past) if asked else (None, None, False)
    ahead = _records(case, shape, subject, past + 1)[0] if opened else None
    if not case.keeps(shape.of.table):
        reason = Reason.NO_LEDGER
    elif asked:
        reason = _reason(by[past], sure, maybe, early=early)
    else:
        reason = Reason.NOT_YET_DUE if ahead is None else Reason.EVERY_PERIOD
    following = past + 1 if opened and ahead is None else past + 2
    yield Verdict(
        reason=reason,
        event=by[past] if asked else None,
        done=sure or ahead,
        due=by[past] if asked and sure is None else by[following],
    )


def _last_day(case: Case, shape: Filed, year: int) -> date:
    earlier = 0.0 if shape.earlier_by is None else case.number(shape.earlier_by)
    assert earlier is not None
    return date(year, shape.month, shape.day) - timedelta(days=int(earlier))


def _records(case: Case, shape: Filed, subject: Subject, due_in: int) -> tuple[date | None, date | None, bool]:
    """When it was first done for the year whose day lies in ``due_in``: surely, perhaps; whether any was too early."""
    about = due_in - shape.years_after
    sure, maybe, early = [], [], False
    for found in case.linked(shape.of, shape.each.table, subject.row):
        year, day = found.row[shape.year.name], known_by(day_of(found.row[shape.on.name]), case.on)
        if day is None or year not in (about, None):
            continue
        over = day.year > about or shape.years_after == 0
        if over:
            (sure if found.counts and year is not None else maybe).append(day)
        elif year is not None:
            early = True
    return earliest(sure), earliest(maybe), early


def _reason(last: date, sure: date | None, maybe: date | None, *, early: bool) -> Reason:
    if sure is not None and sure <= last:
        return Reason.EVERY_PERIOD
    if maybe is not None and maybe <= last:
        return Reason.UNKNOWN_FACT
    if early:
        return Reason.CONFLICT
    return Reason.OVERDUE if sure is None else Reason.LATE
