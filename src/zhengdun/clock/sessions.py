"""The trading sessions (交易时段) of the exchanges: dated rules by group, and when they take place.

A day session takes place on every trading day. A night session (夜盘) belongs to the next trading day: it takes
place on the evening of a trading day if the next weekday is a trading day too. So Friday's night belongs to
Monday, there is none on the eve of a holiday and none on a Sunday.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import NamedTuple

from zhengdun.clock.calendar import Calendar
from zhengdun.clock.days import FRIDAY, ONE_DAY
from zhengdun.clock.shipped import shipped_rows

UNVERIFIED = frozenset({"推定", "未核", "冲突", "忆"})
"""What a rule's ``status`` may say where nobody vouches for it; any other status counts as verified."""


@dataclass(frozen=True, slots=True)
class SessionRule:
    """One phase of trading of one group, from ``start`` to ``end`` (not included), Beijing time.

    ``end`` is on the next day where it is not later than ``start``. The rule holds for sessions that begin on
    ``valid_from`` or later and, unless ``valid_until`` is None, on that day or earlier.
    """

    group: str
    kind: str
    start: time
    end: time
    valid_from: date
    valid_until: date | None
    status: str
    source: str

    @property
    def is_night(self) -> bool:
        """Whether it belongs to the night session, which precedes the trading day it counts for."""
        return self.start >= NIGHT_BEGINS

    @property
    def is_verified(self) -> bool:
        """Whether its status vouches for it."""
        return self.status not in UNVERIFIED

    def holds_on(self, day: date) -> bool:
        """Whether the rule holds for sessions that begin on ``day``."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)

    def span(self, day: date) -> tuple[datetime, datetime]:
        """Its start and end if it begins on ``day``."""
        end_day = day if self.end > self.start else day + ONE_DAY
        return datetime.combine(day, self.start), datetime.combine(end_day, self.end)


NIGHT_BEGINS = time(18, 0)
"""No exchange closes later or opens its night session earlier."""


class Session(NamedTuple):
    """A rule on a certain day. ``known`` is False where it cannot be told whether it takes place."""

    rule: SessionRule
    start: datetime
    end: datetime
    known: bool


@dataclass(frozen=True)
class SessionTable:
    """The rules of all groups. Groups that are not in it have no known sessions."""

    rules: tuple[SessionRule, ...]

    @staticmethod
    def standard() -> "SessionTable":
        """The table shipped with Zhengdun; what nobody has verified is in it and marked so.

        >>> [rule.kind for rule in SessionTable.standard().rules if not rule.is_verified]
        ['盘后固定价格交易']
        """
        return _standard()

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups it has rules for, in its order."""
        return tuple(dict.fromkeys(rule.group for rule in self.rules))

    def accepting_unverified(self) -> "SessionTable":
        """The same table in which the unverified rules count as if they were verified."""
        return SessionTable(tuple(replace(rule, status="自定") for rule in self.rules))

    def sessions(self, calendar: Calendar, group: str, start: datetime, end: datetime) -> Iterator[Session]:
        """The sessions of ``group`` that overlap the time from ``start`` to ``end`` (not included), in order.

        >>> from datetime import datetime
        >>> friday_night = datetime(2026, 3, 6, 22), datetime(2026, 3, 7, 1)
        >>> table, calendar = SessionTable.standard(), Calendar.standard()
        >>> for session in table.sessions(calendar, "futures_night_0230", *friday_night):
        ...     print(session.rule.kind, session.start, session.end, session.known)
        夜盘 2026-03-06 21:00:00 2026-03-07 02:30:00 True
        """
        day = start.date() - ONE_DAY
        while day <= end.date():
            for rule in self.rules:
                takes_place = _takes_place(calendar, rule, day) if rule.group == group else False
                begins, ends = rule.span(day)
                if takes_place is not False and begins < end and start < ends:
                    yield Session(rule, begins, ends, known=takes_place is True)
            day += ONE_DAY


def trades_on(calendar: Calendar, day: date) -> bool | None:
    """Whether the exchanges are open on ``day``; None where the calendar does not know."""
    return calendar.day(day).trading if calendar.first <= day <= calendar.last else None


def trades_in_the_evening(calendar: Calendar, day: date) -> bool | None:
    """Whether a night session begins on ``day``; None where the calendar does not know.

    >>> calendar = Calendar.standard()
    >>> trades_in_the_evening(calendar, date(2026, 3, 6))  # a Friday
    True
    >>> trades_in_the_evening(calendar, date(2026, 9, 30))  # the eve of National Day
    False
    """
    next_weekday = day + (timedelta(days=3) if day.weekday() == FRIDAY else ONE_DAY)
    both = trades_on(calendar, day), trades_on(calendar, next_weekday)
    return False if False in both else None if None in both else True


def _takes_place(calendar: Calendar, rule: SessionRule, day: date) -> bool | None:
    if not rule.holds_on(day):
        return False
    takes_place = (trades_in_the_evening if rule.is_night else trades_on)(calendar, day)
    return None if takes_place and not rule.is_verified else takes_place


@cache
def _standard() -> SessionTable:
    return SessionTable(
        tuple(
            SessionRule(
                group=row["group"],
                kind=row["kind"],
                start=time.fromisoformat(row["start"]),
                end=time.fromisoformat(row["end"]),
                valid_from=date.fromisoformat(row["valid_from"]),
                valid_until=date.fromisoformat(row["valid_until"]) if row["valid_until"] else None,
                status=row["status"],
                source=row["source"],
            )
            for row in shipped_rows("sessions.csv")
        )
    )
