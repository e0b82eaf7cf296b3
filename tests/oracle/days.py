"""Random days and moments that lie on the boundaries of the duties, or one before or after."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

import dataframely as dy

from oracle.hints import Hint, Hints
from zhengdun.clock import Calendar, CalendarEnds, add_months
from zhengdun.kit.duty import IN_FORCE
from zhengdun.ledger.schema import Ledger, references, table_of

Row = dict[str, Any]
Tables = dict[type[Ledger], list[Row]]

TURNING_POINTS = [
    date(2023, 5, 1),  # the Measures come into force
    date(2023, 5, 2),
    date(2024, 2, 29),
    date(2024, 8, 31),  # no 31st half a year before
    date(2025, 3, 31),  # a quarter ends
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2026, 6, 30),
    date(2026, 7, 1),
    date(2026, 10, 10),  # a make-up Saturday
    date(2026, 10, 15),  # fifteen working days after 18 September
    date(2026, 12, 31),  # the calendar ends
    date(2027, 1, 4),
    date(2028, 6, 1),  # five years after the Measures
    date(2029, 2, 28),
]

CLOCK_TIMES = [time(0, 0), time(2, 30), time(9, 15), time(11, 30), time(13, 0), time(15, 0), time(21, 0), time(23, 59)]
"""Where sessions begin and end, and days."""

ON_A_BOUNDARY = 0.6
"""How often a day is drawn where a duty has a boundary."""

ONE_DAY, ONE_MINUTE = timedelta(days=1), timedelta(minutes=1)
CALENDAR = Calendar.standard()


def assessed_on(random: Random) -> date:
    """A day to assess on."""
    return random.choice([random.choice(TURNING_POINTS), IN_FORCE + timedelta(days=random.randrange(1340))])


@dataclass(frozen=True)
class Days:
    """Draws the days of one institution's rows."""

    random: Random
    on: date
    hints: Hints
    tables: Mapping[type[Ledger], list[Row]]

    def day(self, column: dy.Column, row: Row) -> date:
        """A day for ``column``, given what stands in its row so far."""
        known = self._boundary(column, row)
        if known is not None:
            return _day(known) + self._step(ONE_DAY)
        near = [_day(found) for found in row.values() if isinstance(found, date)]
        base = self.random.choice([self.on, self.random.choice(near or [self.on]), self.random.choice(TURNING_POINTS)])
        return base - ONE_DAY * self.random.choice([-1, 0, 1, 7, 30, 100, 400])

    def moment(self, column: dy.Column, row: Row) -> datetime:
        """A moment for ``column``."""
        known = self._boundary(column, row)
        near = [found for found in row.values() if isinstance(found, datetime)]
        if known is not None:
            at = known if isinstance(known, datetime) else datetime.combine(known, self.random.choice(CLOCK_TIMES))
        elif near and self.random.random() < ON_A_BOUNDARY:
            at = self.random.choice(near) + ONE_MINUTE * self.random.choice([0, 30, 180, 1800])
        else:
            at = datetime.combine(self.day(column, row), self.random.choice(CLOCK_TIMES))
        return at + self._step(ONE_MINUTE)

    def _step(self, size: timedelta) -> timedelta:
        """Nothing, or one forth or back."""
        return size * self.random.choice([0, 0, -1, 1])

    def _boundary(self, column: dy.Column, row: Row) -> date | None:
        """A day at which a duty turns on this column; None where none does, or not this time."""
        table = table_of(column)
        hints = self.hints.get((table, column.name))
        if not hints or self.random.random() > ON_A_BOUNDARY:
            return None
        hint = self.random.choice(hints)
        base = self.on if hint.base is None else self._recorded(table, hint.base, row)
        return None if base is None else shifted(base, hint)

    def _recorded(self, table: type[Ledger], base: dy.Column, row: Row) -> date | None:
        """What stands in column ``base`` of this row, or of the row of another table that it refers to."""
        above = table_of(base)
        if above is table:
            return row.get(base.name)
        codes = [row.get(name) for name, to in references(table).items() if to is above]
        return next((one[base.name] for one in self.tables.get(above, ()) if one.get("code") in codes), None)


def shifted(base: date, hint: Hint) -> date:
    """The day or moment ``hint.amount`` units after ``base`` (before it, where negative)."""
    if hint.unit == "hours":
        return base + timedelta(hours=hint.amount)
    count, day = int(hint.amount), _day(base)
    if hint.unit == "days":
        found = day + timedelta(days=count)
    elif hint.unit == "working_days":
        found = _working_days_after(day, count)
    else:
        found = add_months(day, count * 12 if hint.unit == "years" else count)
    return datetime.combine(found, base.time()) if isinstance(base, datetime) else found


def _working_days_after(day: date, count: int) -> date:
    try:
        position = CALENDAR.working_days_between(CALENDAR.first, day) + count
        return CALENDAR.working_days[max(position, 0)]
    except (CalendarEnds, IndexError):
        return day


def _day(at: date) -> date:
    return at.date() if isinstance(at, datetime) else at
