"""The agenda in groups: what is overdue, then week by week what falls due."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from zhengdun.assessment.agenda import Item
    from zhengdun.kit.duty import Duty

T = TypeVar("T")


@dataclass(frozen=True)
class Deadline:
    """One duty that falls due on one day for one reason, for one subject or many."""

    duty: Duty
    due: date | None
    items: tuple[Item, ...]

    def how(self, lang: str) -> str:
        """How the day was derived."""
        return self.items[0].how(lang)


@dataclass(frozen=True)
class Week:
    """A week from Monday to Sunday, with what falls due in it."""

    monday: date
    deadlines: tuple[Deadline, ...]

    @property
    def sunday(self) -> date:
        """Its last day."""
        return self.monday + timedelta(days=6)

    @property
    def count(self) -> int:
        """How many things fall due."""
        return sum(len(deadline.items) for deadline in self.deadlines)


@dataclass(frozen=True)
class Outlook:
    """The agenda of one assessment.

    ``weeks`` has every week from that of the assessment to the last day asked, empty ones too; ``undated`` is
    what the calendar does not reach.
    """

    overdue: tuple[Deadline, ...]
    weeks: tuple[Week, ...]
    undated: tuple[Deadline, ...]

    @property
    def overdue_count(self) -> int:
        """How many things are overdue."""
        return sum(len(deadline.items) for deadline in self.overdue)

    @property
    def due_count(self) -> int:
        """How many things fall due."""
        return sum(week.count for week in self.weeks)


def outlook(items: Sequence[Item], *, on: date, days: int) -> Outlook:
    """Group the agenda of the ``days`` from ``on``."""
    overdue = [item for item in items if item.overdue]
    coming = [item for item in items if not item.overdue and item.due is not None]
    weeks = {monday: deadlines(of) for monday, of in _runs(coming, lambda item: _monday(item.due or on))}
    mondays = [*(_mondays(on, on + timedelta(days=days))), *weeks]
    return Outlook(
        overdue=deadlines(overdue),
        weeks=tuple(Week(monday, weeks.get(monday, ())) for monday in sorted(set(mondays))),
        undated=deadlines(item for item in items if item.due is None),
    )


def deadlines(items: Iterable[Item]) -> tuple[Deadline, ...]:
    """Put together what one duty asks on one day after one event, the items being in order of the day."""
    runs = _runs(items, lambda item: (item.due or date.max, item.duty.sort_key, item.event or date.min))
    return tuple(Deadline(of[0].duty, of[0].due, of) for _, of in runs)


def _runs(items: Iterable[Item], key: Callable[[Item], T]) -> list[tuple[T, tuple[Item, ...]]]:
    ordered = sorted(items, key=key)  # type: ignore[arg-type]
    return [(value, tuple(run)) for value, run in groupby(ordered, key=key)]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _mondays(first: date, last: date) -> list[date]:
    count = (_monday(last) - _monday(first)).days // 7 + 1
    return [_monday(first) + timedelta(weeks=number) for number in range(count)]
