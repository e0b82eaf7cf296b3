"""Three-valued logic and days: ``None`` is "unknown" throughout."""

from datetime import date, datetime
from typing import Any


def both(*answers: bool | None) -> bool | None:
    """And: false if any is false, else unknown if any is unknown."""
    return False if False in answers else None if None in answers else True


def either(*answers: bool | None) -> bool | None:
    """Or: true if any is true, else unknown if any is unknown."""
    return True if True in answers else None if None in answers else False


def negate(answer: bool | None) -> bool | None:
    """Not; unknown stays unknown."""
    return None if answer is None else not answer


def moment(day: date) -> datetime:
    """The beginning of a day; a moment is itself."""
    return day if isinstance(day, datetime) else datetime(day.year, day.month, day.day)


def day_of(at: date | None) -> date | None:
    """The day of a moment; a day is itself."""
    return at.date() if isinstance(at, datetime) else at


def alike(one: Any, other: Any) -> tuple[Any, Any]:
    """Both as moments where one is a moment and the other a day, which stands for its beginning."""
    if isinstance(one, datetime) != isinstance(other, datetime):
        return moment(one), moment(other)
    return one, other


def known_by(at: date | None, on: date) -> date | None:
    """``at`` unless it lies after the day of the assessment: then it has not happened yet."""
    return None if at is None or day_of(at) > on else at


def earliest(days: list[Any]) -> Any:
    """The earliest of the days that are known."""
    return min((day for day in days if day is not None), default=None)


def latest(days: list[Any]) -> Any:
    """The latest of the days that are known."""
    return max((day for day in days if day is not None), default=None)
