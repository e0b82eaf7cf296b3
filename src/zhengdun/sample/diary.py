"""The days of the records: from when until when, which of them people work on, which weekends are free."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from random import Random
from typing import TypeVar

from zhengdun.clock import Calendar, add_months

MONTHS_KEPT = 24
ONE_DAY = timedelta(days=1)
_FRIDAY = 4

Moment = TypeVar("Moment", date, datetime)


@dataclass(frozen=True)
class Diary:
    """Two years of days that end on ``until``.

    >>> diary = Diary(date(2026, 10, 31), Calendar.standard())
    >>> diary.start, diary.working_until(date(2026, 10, 7)), diary.after(date(2026, 9, 30), 2)
    (datetime.date(2024, 11, 1), datetime.date(2026, 9, 30), datetime.date(2026, 10, 9))
    """

    until: date
    calendar: Calendar

    @cached_property
    def start(self) -> date:
        """The first day of the records."""
        return add_months(self.until, -MONTHS_KEPT) + ONE_DAY

    @cached_property
    def days(self) -> list[date]:
        """Every day of the records."""
        return [self.start + timedelta(days=n) for n in range((self.until - self.start).days + 1)]

    @cached_property
    def working_days(self) -> list[date]:
        """The days of the records that people work on."""
        known = self.calendar.working_days
        return list(known[bisect_left(known, self.start) : bisect_right(known, self.until)])

    @cached_property
    def trading_days(self) -> list[date]:
        """The days of the records on which the exchanges are open."""
        return [day for day in self.days if self.calendar.is_trading(day)]

    @cached_property
    def weekend_days(self) -> list[date]:
        """The Saturdays and Sundays of the records, on none of which there is trading."""
        return [day for day in self.days if day.weekday() > _FRIDAY]

    @cached_property
    def month_ends(self) -> list[date]:
        """The last working day of every month that the records hold to its end."""
        firsts = [day for day in self.days if day.day == 1]
        ends = [first - ONE_DAY for first in firsts if first > self.start]
        if (self.until + ONE_DAY).day == 1:
            ends.append(self.until)
        return [self.working_until(end) for end in ends]

    @cached_property
    def years(self) -> range:
        """The civil years that the records touch."""
        return range(self.start.year, self.until.year + 1)

    def working_until(self, day: date) -> date:
        """The last day on or before ``day`` that people work on."""
        known = self.calendar.working_days
        return known[bisect_right(known, day) - 1]

    def after(self, day: date, working_days: int) -> date | None:
        """So many working days after ``day``, or None where that lies after the records: not done yet."""
        known = self.calendar.working_days
        position = bisect_right(known, day) + working_days - 1
        return self.known(known[position]) if position < len(known) else None

    def before(self, day: date, working_days: int) -> date:
        """So many working days before ``day``."""
        known = self.calendar.working_days
        return known[bisect_left(known, day) - working_days]

    def known(self, at: Moment | None) -> Moment | None:
        """``at``, or None where it lies after the records."""
        if at is None:
            return None
        day = at.date() if isinstance(at, datetime) else at
        return at if day <= self.until else None

    def ago(self, days: int) -> date:
        """The working day about so many days before the end of the records."""
        return self.working_until(self.until - timedelta(days=days))

    def yearly(self, month: int, day: int) -> list[date]:
        """The working day around that day of each year, as far as the records reach."""
        wanted = [self.working_until(date(year, month, day)) for year in self.years]
        return [found for found in wanted if self.start <= found <= self.until]

    def spread(self, count: int, chance: Random) -> list[date]:
        """``count`` working days in order, one in each of as many equal parts of the records."""
        days, width = self.working_days, len(self.working_days) / count
        return [days[int((part + chance.random()) * width)] for part in range(count)]


def at(day: date, hour: int, minute: int = 0) -> datetime:
    """A moment of ``day``."""
    return datetime.combine(day, time(hour, minute))
