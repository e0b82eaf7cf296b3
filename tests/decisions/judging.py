"""Which articles the breaches of a case cite.

A blank cell under the heading of a completion date says that the step was not done. A case that does not have the
heading says nothing of the step. So a breach counts only if it is found also when the steps that a case does not
mention are supposed to have been done, early or late.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import dataframely as dy
import polars as pl

from decisions.loading import Case
from zhengdun.assessment import evaluate
from zhengdun.assessment.cited import breaches, cited_articles
from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties
from zhengdun.kit.shapes.base import Shape
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.by_date import ByDate
from zhengdun.kit.shapes.within import Within
from zhengdun.law import Citation
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.schema import Ledger, table_of

CALENDAR = Calendar.standard()


def articles_cited(case: Case) -> frozenset[Citation]:
    """The articles that a decision on the case cites, down to the paragraph."""
    found = [evaluate(one, case.on, calendar=CALENDAR, duties=all_duties()) for one in supposed(case)]
    certain = frozenset.intersection(*map(breaches, found))
    return frozenset(cited_articles(found[0], among=certain))


def supposed(case: Case) -> Iterator[Ledgers]:
    """The ledgers as they are, and with the steps that the case does not mention done early, and done late."""
    yield case.ledgers
    for late in (False, True):
        ledgers = case.ledgers
        for table, lacking in case.lacking.items():
            steps = sorted(lacking & _steps().get(table, set()))
            if steps:
                ledgers = ledgers.replace(table, _done(ledgers[table], steps, late=late, case=case))
        yield ledgers


def _done(frame: pl.DataFrame, steps: list[str], *, late: bool, case: Case) -> pl.DataFrame:
    """Each of ``steps`` on the first or last day that the row names; on the day of the case where it names none."""
    moments = [pl.col(name).cast(pl.Datetime("us")) for name, dtype in frame.schema.items() if dtype.is_temporal()]
    day = pl.max_horizontal(moments) if late else pl.min_horizontal(moments)
    when = day.fill_null(pl.lit(case.on).cast(pl.Datetime("us")))
    return frame.with_columns(when.cast(frame.schema[name]).alias(name) for name in steps)


@cache
def _steps() -> dict[type[Ledger], set[str]]:
    """The columns in which a duty looks for something done: its own ledger's, by table."""
    found: dict[type[Ledger], set[str]] = {}
    for duty in all_duties():
        for column in _completions(duty.shape):
            found.setdefault(table_of(column), set()).add(column.name)
    return found


def _completions(shape: Shape) -> Iterator[dy.Column]:
    facts = shape.steps if isinstance(shape, Before) else (shape.until,) if isinstance(shape, Within | ByDate) else ()
    return (fact for fact in facts if isinstance(fact, dy.Column))
