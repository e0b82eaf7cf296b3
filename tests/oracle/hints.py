"""Where the boundaries of the duties lie: which day depends on which other, and by what term."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import dataframely as dy

from zhengdun.kit.duty import Duty
from zhengdun.kit.limits import Limit
from zhengdun.kit.rows import Fact, Related
from zhengdun.kit.shapes.attested import Attested
from zhengdun.kit.shapes.base import Shape
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.by_date import ByDate
from zhengdun.kit.shapes.each_day import EachDay
from zhengdun.kit.shapes.kept import Kept
from zhengdun.kit.shapes.reaches_back import ReachesBack
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.kit.shapes.threshold import AtLeast, Below
from zhengdun.kit.shapes.unbroken import Unbroken
from zhengdun.kit.shapes.within import Within
from zhengdun.ledger.schema import Ledger, table_of
from zhengdun.ledger.tables.governance import Attestation

UNSET = 2.0
"""Stands for the amount of a term that has no default."""


class Hint(NamedTuple):
    """A day lies ``amount`` units after another, or (``base`` None) after the day of the assessment."""

    base: dy.Column | None
    unit: str
    amount: float


Hints = dict[tuple[type[Ledger], str], list[Hint]]


def hints_of(duties: Iterable[Duty]) -> Hints:
    """The hints for each column, by its table and name."""
    found: Hints = {}
    for duty in duties:
        for column, base, unit, amount in _of(duty.shape):
            if column is not None:
                found.setdefault((table_of(column), column.name), []).append(Hint(base, unit, amount))
    return found


_Line = tuple[dy.Column | None, dy.Column | None, str, float]


def _of(shape: Shape) -> Iterator[_Line]:
    match shape:
        case Within():
            yield from _term(_column(shape.of), _column(shape.until), shape.limit)
        case Kept():
            yield from _term(shape.made, shape.disposed, shape.term)
        case ReachesBack():
            yield shape.earliest, None, *_back(shape.term)
            yield shape.checked, None, *_back(shape.fresh)
            yield shape.since, None, *_back(shape.term)
        case AtLeast() | Below():
            yield shape.measured_on, None, *_back(shape.fresh)
        case Regularly():
            yield shape.on, None, *_back(shape.every)
            yield _column(shape.since), None, *_back(shape.every)
        case EachDay():
            yield shape.since, None, *_back(shape.window)
        case ByDate():
            yield _column(shape.until), _column(shape.deadline), "days", 0
            yield _column(shape.deadline), None, "days", 0
        case Before():
            unit, amount = ("days", 0.0) if shape.ahead is None else _back(shape.ahead)
            for step in shape.steps:
                yield _column(step), _column(shape.act[0]), unit, amount
        case Unbroken():
            for column in (*shape.span, shape.runs[1]):
                yield column, shape.runs[0], "days", 0
        case Attested():
            yield Attestation.stated_on, None, *_back(shape.validity)


def _term(start: dy.Column | None, end: dy.Column | None, limit: Limit) -> Iterator[_Line]:
    unit, amount = _back(limit)
    yield end, start, unit, -amount
    yield start, None, unit, amount


def _back(limit: Limit) -> tuple[str, float]:
    amount = limit.amount.counts
    return limit.unit, -(UNSET if amount is None else amount)


def _column(fact: Fact | None) -> dy.Column | None:
    """The column a fact stands in; None for one that is worked out."""
    if isinstance(fact, Related):
        return fact.column
    return fact if isinstance(fact, dy.Column) else None
