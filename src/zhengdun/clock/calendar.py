"""The calendar of working days (工作日) and trading days (交易日): two different things.

A make-up Saturday is a working day and no trading day; 2024-02-09 was a working day with the exchanges
closed. Outside the days it knows a calendar answers with :class:`~zhengdun.clock.errors.CalendarEnds`,
never a guess.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from itertools import accumulate, pairwise

from zhengdun.clock.days import ONE_DAY, Day, is_open_end
from zhengdun.clock.derivation import Derivation, Passed
from zhengdun.clock.errors import CalendarEnds, ClockError
from zhengdun.clock.merging import merge
from zhengdun.clock.shipped import shipped_days


@dataclass(frozen=True, eq=False, repr=False)
class Calendar:
    """Consecutive days, immutable.

    >>> calendar = Calendar.standard()
    >>> calendar
    Calendar(2004-01-01 to 2026-12-31)
    >>> calendar.is_working(date(2026, 10, 10)), calendar.is_trading(date(2026, 10, 10))
    (True, False)
    """

    days: tuple[Day, ...]

    def __post_init__(self) -> None:
        for before, after in pairwise(self.days):
            if after.day - before.day != ONE_DAY:
                raise ClockError(
                    f"日历不连续：{before.day} 之后是 {after.day}",
                    f"The calendar has a gap: {before.day} is followed by {after.day}",
                )
        if not self.days:
            raise ClockError("日历没有任何日期", "The calendar has no days")

    def __repr__(self) -> str:
        return f"Calendar({self.first} to {self.last})"

    @staticmethod
    def standard() -> "Calendar":
        """The calendar shipped with Zhengdun."""
        return _standard()

    @property
    def first(self) -> date:
        """The first day it knows."""
        return self.days[0].day

    @property
    def last(self) -> date:
        """The last day it knows."""
        return self.days[-1].day

    def day(self, day: date) -> Day:
        """All that is known of ``day``.

        Raises:
            CalendarEnds: ``day`` lies outside the calendar.
        """
        if not self.first <= day <= self.last:
            raise self._ends(day.year, (f"{day} 是否工作日", f"whether {day} is a working day"))
        return self.days[(day - self.first).days]

    def is_working(self, day: date) -> bool:
        """Whether people work on ``day`` (工作日, make-up days included)."""
        return self.day(day).working

    def is_trading(self, day: date) -> bool:
        """Whether the exchanges are open on ``day`` (交易日).

        Raises:
            CalendarEnds: ``day`` lies outside the calendar, or its trading days were never checked.
        """
        trading = self.day(day).trading
        if trading is None:
            raise self._ends(day.year, (f"{day} 是否交易日", f"whether {day} is a trading day"))
        return trading

    def is_provisional(self, day: date) -> bool:
        """Whether ``day`` may still change: marked so by its source, or open until next year's notice."""
        known = self.day(day)
        return known.provisional or is_open_end(day, self.last)

    @cached_property
    def working_days(self) -> tuple[date, ...]:
        """Every working day it knows, in order."""
        return tuple(day.day for day in self.days if day.working)

    @cached_property
    def ordinals(self) -> tuple[int, ...]:
        """For each day of :attr:`days`, how many working days there are up to and including it."""
        return tuple(accumulate(int(day.working) for day in self.days))

    def working_days_between(self, start: date, end: date) -> int:
        """The working days after ``start`` up to and including ``end``; negative where ``end`` is earlier.

        >>> Calendar.standard().working_days_between(date(2026, 9, 24), date(2026, 10, 12))
        7
        """
        return self._ordinal(end) - self._ordinal(start)

    def add_working_days(self, start: date, n: int) -> date:
        """The ``n``-th working day after ``start``, which itself is not counted (《民法典》第二百零一条).

        Args:
            start: the day of the event; it need not be a working day.
            n: how many working days, 1 or more.

        Raises:
            CalendarEnds: the answer lies beyond the calendar.

        >>> Calendar.standard().add_working_days(date(2026, 9, 30), 7)
        datetime.date(2026, 10, 15)
        """
        if n < 1:
            raise ClockError(f"工作日数须为1以上，而不是{n}", f"Working days are counted from 1, not {n}")
        position = self._ordinal(start) + n - 1
        if position >= len(self.working_days):
            question = f"{start} 起第{n}个工作日", f"working day {n} after {start}"
            raise self._ends(self.last.year + 1, question)
        return self.working_days[position]

    def working_day_from(self, day: date) -> date:
        """``day`` if people work on it, else the next working day (《民法典》第二百零三条).

        >>> Calendar.standard().working_day_from(date(2023, 4, 30))
        datetime.date(2023, 5, 4)
        """
        self.day(day)
        position = bisect_left(self.working_days, day)
        if position == len(self.working_days):
            raise self._ends(self.last.year + 1, (f"{day} 之后的工作日", f"the working day from {day} on"))
        return self.working_days[position]

    def derive(self, start: date, n: int) -> Derivation:
        """The ``n``-th working day after ``start``, and how one gets there day by day."""
        due = self.add_working_days(start, n)
        passed = self.days[(start - self.first).days + 1 : (due - self.first).days + 1]
        return Derivation(
            start=start,
            n=n,
            due=due,
            skipped=tuple(Passed.of(day) for day in passed if not day.working),
            made_up=tuple(Passed.of(day) for day in passed if day.is_made_up),
            provisional=any(self.is_provisional(day.day) for day in passed),
        )

    def extended(self, days: Iterable[Day], *, replace: bool = False) -> "Calendar":
        """A new calendar: this one with ``days`` added.

        A day known already must be the same, unless it is provisional or ``replace`` is given.

        Raises:
            TableRefused: with every conflict and every missing day.
        """
        return Calendar(merge(self.days, days, replace=replace))

    def _ordinal(self, day: date) -> int:
        self.day(day)
        return self.ordinals[(day - self.first).days]

    def _ends(self, year: int, question: tuple[str, str]) -> CalendarEnds:
        return CalendarEnds(year, f"{self.first.year}—{self.last.year}", question)


@cache
def _standard() -> Calendar:
    return Calendar(shipped_days())
