"""Which duties are asked on a day: those in force, and those of earlier law for the conduct of its days."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import dataframely as dy
import polars as pl

from zhengdun.kit.rows import Related
from zhengdun.ledger.schema import table_of

if TYPE_CHECKING:
    from zhengdun.kit.duty import Duty
    from zhengdun.kit.rows import Fact
    from zhengdun.ledger.book import Ledgers


def is_over(duty: Duty, on: date) -> bool:
    """Whether the duty was law before ``on`` and is no more: what it asks of is the conduct of its days alone."""
    _, until = duty.days
    return until is not None and until <= on


def is_to_come(duty: Duty, on: date) -> bool:
    """Whether the duty is not law yet on ``on``, so that nobody is asked anything."""
    since, _ = duty.days
    return on < since and not is_over(duty, on)


def asked(duties: Sequence[Duty], ledgers: Ledgers, on: date) -> tuple[Duty, ...]:
    """The duties that have anything to say on ``on``.

    Left out are those whose law is over and that are about a state that lasts, or about conduct of which the ledgers
    record none in its days.
    """
    return tuple(duty for duty in duties if not is_over(duty, on) or _may_concern(duty, ledgers))


def in_its_days(duty: Duty) -> pl.Expr:
    """Whether the conduct of a subject surely lies in the days that the duty governs."""
    day, (since, until) = pl.col(duty.shape.conduct), duty.days
    return (day >= since) & (day < until)


def _may_concern(duty: Duty, ledgers: Ledgers) -> bool:
    _, until = duty.days
    return any(_may_lie_before(until, days) for days in _recorded(duty.shape.acts, ledgers))


def _recorded(acts: tuple[Fact, ...], ledgers: Ledgers) -> Iterator[pl.Series | None]:
    """The days of conduct on record; None for one that is worked out."""
    for act in acts:
        column = act.column if isinstance(act, Related) else act
        yield ledgers[table_of(column)][column.name] if isinstance(column, dy.Column) else None


def _may_lie_before(until: date | None, days: pl.Series | None) -> bool:
    if days is None or until is None:
        return True
    first = days.cast(pl.Date).min()
    return isinstance(first, date) and first < until
