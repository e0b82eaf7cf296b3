"""Which articles the breaches of a case cite: those that are found whatever was done of what it does not say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import dataframely as dy
import polars as pl

from decisions.loading import Case
from decisions.supposing import looked_for, supposed
from zhengdun.assessment import evaluate
from zhengdun.assessment.cited import breaches, cited_articles
from zhengdun.clock import Calendar
from zhengdun.duties.registry import duties_over_time
from zhengdun.kit.duty import Duty
from zhengdun.kit.rows import Related, Rows
from zhengdun.kit.shapes.existence import Covers
from zhengdun.kit.shapes.filed import Filed
from zhengdun.law import Citation
from zhengdun.ledger.schema import Ledger, table_of
from zhengdun.ledger.tables.emergency import Drill, IncidentReport
from zhengdun.ledger.tables.governance import Appointment, Document
from zhengdun.ledger.tables.supervision import Filing

CALENDAR = Calendar.standard()

KINDS: dict[type[Ledger], str] = {
    Document: "kind",
    Appointment: "role",
    Filing: "kind",
    Drill: "kind",
    IncidentReport: "kind",
}
"""Ledgers in which a case speaks only of the kinds that it names, and the column of the kind."""


def articles_cited(case: Case) -> frozenset[Citation]:
    """The articles that a decision on the case cites, down to the paragraph, of the law of the day of the conduct."""
    duties = [duty for duty in duties_over_time() if _kinds_are_named(duty, case) and _days_are_said(duty, case)]
    found = [evaluate(one, case.on, calendar=CALENDAR, duties=duties) for one in supposed(case)]
    certain = frozenset.intersection(*map(breaches, found))
    return frozenset(cited_articles(found[0], among=certain))


def _days_are_said(duty: Duty, case: Case) -> bool:
    """Whether the case says when the things were done that the duty asks for again and again."""
    on = getattr(duty.shape, "on", None)
    if not isinstance(on, dy.Column):
        return True
    return not any(on.name in row for row in case.unsaid.get(table_of(on), ()))


def _kinds_are_named(duty: Duty, case: Case) -> bool:
    """Whether the case names, in each ledger where the duty looks for things of some kinds, one of those kinds."""
    return all(
        not case.ledgers[rows.table].filter(*_of_its_kind(duty, rows, case.on)).is_empty()
        for rows in _among(duty)
        if rows.table in KINDS and rows.table in case.ledgers.frames
    )


def _among(duty: Duty) -> Iterator[Rows]:
    """The rows of other ledgers among which the duty looks for something."""
    yield from (fact.among for fact in looked_for(duty.shape) if isinstance(fact, Related))
    if isinstance(of := getattr(duty.shape, "of", None), Rows):
        yield of


def _of_its_kind(duty: Duty, rows: Rows, on: date) -> Iterator[pl.Expr]:
    """What the duty asks of the kind alone; for what is filed every year, of the year too."""
    shape, kind = duty.shape, KINDS[rows.table]
    yield from (asked for asked in rows.conditions if set(asked.meta.root_names()) == {kind})
    if isinstance(shape, Covers):
        yield shape.by.col.is_in(list(shape.items))
    if isinstance(shape, Filed):
        due = on.year if date(on.year, shape.month, shape.day) < on else on.year - 1
        yield shape.year.col == due - shape.years_after
