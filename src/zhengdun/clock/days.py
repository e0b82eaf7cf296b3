"""One day of the calendar, and how a year of days follows from its holiday notice (放假通知)."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

Status = Literal["休", "班", "闭"]
"""休: a day off; 班: a make-up working day (调休上班); 闭: a working day with the exchanges closed."""

TRADING_KNOWN_FROM = date(2007, 1, 1)
"""Before this day nobody has checked the rule of :func:`_is_trading` against an exchange's calendar."""

_SETTLED_UNTIL = (12, 24)
FRIDAY = 4
SATURDAY = 5
ONE_DAY = timedelta(days=1)


class Day(NamedTuple):
    """One day. ``trading`` is None where it is not known whether the exchanges were open."""

    day: date
    working: bool
    trading: bool | None
    name: str = ""
    source: str = ""
    provisional: bool = False

    @property
    def is_made_up(self) -> bool:
        """Whether this is a Saturday or Sunday on which people work (调休上班)."""
        return self.working and self.day.weekday() >= SATURDAY


class NoticeRow(NamedTuple):
    """A day on which the notice departs from Monday to Friday."""

    day: date
    status: Status
    name: str
    source: str
    provisional: bool = False

    def as_day(self) -> Day:
        """The day it makes."""
        working = self.status != "休"
        trading = False if self.status == "闭" else _is_trading(self.day, working=working)
        return Day(self.day, working, trading, self.name, self.source, self.provisional)


def year_of_days(year: int, exceptions: Mapping[date, NoticeRow], source: str) -> Iterator[Day]:
    """Every day of ``year``: Monday to Friday are working days, save for the exceptions.

    ``source`` is what the plain days rest on; an exception brings its own.

    >>> off = NoticeRow(date(2026, 10, 1), "休", "国庆节", "放假通知")
    >>> october = [day for day in year_of_days(2026, {off.day: off}, "放假通知") if day.day.month == 10]
    >>> [(day.day.day, day.working) for day in october[:4]]
    [(1, False), (2, True), (3, False), (4, False)]
    """
    day = date(year, 1, 1)
    while day.year == year:
        exception = exceptions.get(day)
        yield exception.as_day() if exception else _plain_day(day, source)
        day += ONE_DAY


def is_open_end(day: date, last: date) -> bool:
    """Whether ``day`` may still be moved by the notice of the year after ``last``, the last day known.

    The notice for New Year's Day reaches back into December: it has moved the 29th to the 31st so far.

    >>> is_open_end(date(2026, 12, 28), last=date(2026, 12, 31))
    True
    """
    return day.year == last.year and (day.month, day.day) > _SETTLED_UNTIL


def _plain_day(day: date, source: str) -> Day:
    working = day.weekday() <= FRIDAY
    return Day(day, working, _is_trading(day, working=working), "", source)


def _is_trading(day: date, *, working: bool) -> bool | None:
    """The exchanges are open Monday to Friday on working days; make-up weekends are never trading days.

    Compared day by day with the calendar of the Shanghai exchange for 2007 to 2026: the one day that differs,
    2024-02-09, is in the table as 闭.
    """
    if day < TRADING_KNOWN_FROM:
        return None
    return working and day.weekday() <= FRIDAY
