"""When a term ends, and whether something came after its end.

The day of the event does not count (《民法典》201), the last day does (203); months and years end on the
corresponding day, or the last of the month (202). Hours run from the moment itself.
"""

from datetime import date, timedelta

from oracle.case import Case
from oracle.logic import day_of, moment
from zhengdun.clock import Calendar, CalendarEnds, add_months
from zhengdun.kit.limits import Limit

ONE_DAY = timedelta(days=1)


def end_of(case: Case, limit: Limit, start: date) -> date | None:
    """The last day of the term (for hours: its last moment); None beyond the calendar or without a number."""
    amount = case.number(limit.amount)
    if amount is None:
        return None
    if limit.unit == "hours":
        return moment(start) + timedelta(minutes=round(amount * 60))
    day, count = day_of(start), int(amount)
    if limit.unit == "working_days":
        try:
            return case.calendar.add_working_days(day, count) if count else day
        except CalendarEnds:
            return None
    if limit.unit == "days":
        return day + timedelta(days=count)
    return add_months(day, count * 12 if limit.unit == "years" else count)


def late(case: Case, limit: Limit, start: date, done: date) -> bool | None:
    """Whether ``done`` came after the end of the term; None where the unknown days of the calendar decide."""
    amount = case.number(limit.amount)
    if amount is None:
        return None
    if limit.unit == "working_days":
        return _late_by_working_days(case.calendar, day_of(start), int(amount), day_of(done))
    end = end_of(case, limit, start)
    return moment(done) > end if limit.unit == "hours" else day_of(done) > end


def _late_by_working_days(calendar: Calendar, start: date, count: int, done: date) -> bool | None:
    """Late are those that come when ``count`` working days lie between the two. A day off is no working day."""
    between = [start + timedelta(days=number) for number in range(1, (done - start).days)]
    if count == 0:  # the day of the event itself
        return done > start
    known = [day for day in between if calendar.first <= day <= calendar.last]
    fewest = sum(calendar.is_working(day) for day in known)
    if fewest >= count:
        return True
    return None if fewest + len(between) - len(known) >= count else False


def days_before(case: Case, limit: Limit, day: date) -> date | None:
    """The day so many days, or working days, before ``day``."""
    amount = case.number(limit.amount)
    if amount is None:
        return None
    if limit.unit == "days":
        return day - timedelta(days=int(amount))
    return _working_days_before(case.calendar, day, int(amount))


def _working_days_before(calendar: Calendar, day: date, count: int) -> date | None:
    """Counted back day by day; None where the calendar does not reach."""
    if count and not calendar.first <= day - ONE_DAY <= calendar.last:
        return None
    while count:
        day -= ONE_DAY
        if day < calendar.first:
            return None
        count -= calendar.is_working(day)
    return day


def first_day_within(case: Case, limit: Limit, day: date) -> date | None:
    """The first day from which the term has not ended before ``day``: what is older is too old."""
    amount = case.number(limit.amount)
    if amount is None:
        return None
    units = int(amount) * (12 if limit.unit == "years" else 1)
    start = (day - ONE_DAY * units if limit.unit == "days" else add_months(day, -units)) - ONE_DAY
    while end_of(case, limit, start) < day:  # a month may be too short for the corresponding day
        start += ONE_DAY
    return start
