"""The trading sessions (交易时段) of the exchanges: dated rules by group, and when they take place.

A day session takes place on every trading day. A night session (夜盘) belongs to the next trading day: it takes
place on the evening of a trading day if the next weekday is a trading day too. So Friday's night belongs to
Monday, there is none on the eve of a holiday and none on a Sunday.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import cache
from typing import NamedTuple

from zhengdun.clock.calendar import Calendar
from zhengdun.clock.days import FRIDAY, ONE_DAY
from zhengdun.clock.session_rules import SessionRule, read_session_rules
from zhengdun.clock.shipped import shipped_text


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

    def with_rules(self, rules: Iterable[SessionRule]) -> "SessionTable":
        """The same table with these rules in the place of all rules of their groups."""
        new = tuple(rules)
        replaced = {rule.group for rule in new}
        return SessionTable((*(rule for rule in self.rules if rule.group not in replaced), *new))

    def sessions(self, calendar: Calendar, group: str, start: datetime, end: datetime) -> Iterator[Session]:
        """The sessions of ``group`` that overlap the time from ``start`` to ``end`` (not included), by day.

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
    return SessionTable(read_session_rules(shipped_text("sessions.csv")))
