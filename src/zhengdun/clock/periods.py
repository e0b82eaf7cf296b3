"""Months and periods of the civil calendar.

《民法典》第二百零二条: a term counted in months or years ends on the day of the last month that corresponds
to its first; where that month has no such day, on the last day of the month.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Unit = Literal["month", "quarter", "half-year", "year"]

_MONTHS: dict[Unit, int] = {"month": 1, "quarter": 3, "half-year": 6, "year": 12}
_MONTHS_A_YEAR = 12
_NUMERALS = "零一二三四"


def add_months(anchor: date, months: int) -> date:
    """The day ``months`` months after ``anchor`` (before it, where negative); 12 months make a year.

    Always count from the first anchor. Adding one month twelve times drifts: once 31 January has become
    28 February it would stay the 28th for ever.

    >>> add_months(date(2026, 1, 31), 1), add_months(date(2026, 1, 31), 2)
    (datetime.date(2026, 2, 28), datetime.date(2026, 3, 31))
    >>> add_months(date(2024, 2, 29), 12)
    datetime.date(2025, 2, 28)
    """
    year, month = divmod(anchor.year * _MONTHS_A_YEAR + anchor.month - 1 + months, _MONTHS_A_YEAR)
    last_day = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(anchor.day, last_day))


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A month, quarter, half-year or year of the civil calendar, ``first`` and ``last`` included."""

    first: date
    last: date
    unit: Unit

    def __contains__(self, day: date) -> bool:
        """Whether ``day`` lies in the period."""
        return self.first <= day <= self.last

    @property
    def previous(self) -> "Period":
        """The period of the same unit just before.

        >>> period_of("quarter", date(2026, 2, 3)).previous.label()
        '2025年第四季度'
        """
        return period_of(self.unit, self.first - timedelta(days=1))

    @property
    def following(self) -> "Period":
        """The period of the same unit just after."""
        return period_of(self.unit, self.last + timedelta(days=1))

    def label(self, lang: str = "zh") -> str:
        """The period's name.

        >>> [period_of(unit, date(2026, 11, 5)).label() for unit in _MONTHS]
        ['2026年11月', '2026年第四季度', '2026年下半年', '2026年']
        >>> [period_of(unit, date(2026, 11, 5)).label("en") for unit in _MONTHS]
        ['2026-11', '2026 Q4', '2026 H2', '2026']
        """
        year, number = self.first.year, (self.first.month - 1) // _MONTHS[self.unit] + 1
        names = {
            "month": (f"{year}年{number}月", f"{year}-{number:02}"),
            "quarter": (f"{year}年第{_NUMERALS[number % 5]}季度", f"{year} Q{number}"),
            "half-year": (f"{year}年{'上' if number == 1 else '下'}半年", f"{year} H{number}"),
            "year": (f"{year}年", f"{year}"),
        }
        return names[self.unit][lang == "en"]


def period_of(unit: Unit, day: date) -> Period:
    """The period of ``unit`` in which ``day`` lies.

    >>> quarter = period_of("quarter", date(2026, 8, 31))
    >>> quarter.first, quarter.last
    (datetime.date(2026, 7, 1), datetime.date(2026, 9, 30))
    """
    length = _MONTHS[unit]
    first = date(day.year, (day.month - 1) // length * length + 1, 1)
    return Period(first, add_months(first, length) - timedelta(days=1), unit)
