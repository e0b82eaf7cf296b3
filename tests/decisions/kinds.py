"""Ledgers in which a case speaks only of the kinds that it names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import polars as pl

from decisions.asked import among
from decisions.loading import Case
from zhengdun.kit.duty import Duty
from zhengdun.kit.rows import Rows
from zhengdun.kit.shapes.existence import Covers
from zhengdun.kit.shapes.filed import Filed
from zhengdun.ledger.declared import declared
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.emergency import Drill, IncidentReport
from zhengdun.ledger.tables.governance import Appointment, Document
from zhengdun.ledger.tables.supervision import Filing

KINDS: dict[type[Ledger], str] = {
    Document: "kind",
    Appointment: "role",
    Filing: "kind",
    Drill: "kind",
    IncidentReport: "kind",
}
"""These ledgers, and the column of the kind."""


def kinds_are_named(duty: Duty, case: Case, subject: str | None = None) -> bool:
    """Whether the case names, in each ledger where the duty looks for things of some kinds, one of those kinds.

    With a ``subject``: whether it does so about that subject, in ledgers whose rows are each about one.
    """
    return all(
        not case.ledgers[rows.table]
        .filter(*_of_its_kind(duty, rows, case.on), *_about(rows.table, duty.shape.each.table, subject))
        .is_empty()
        for rows in among(duty.shape)
        if rows.table in KINDS and rows.table in case.ledgers.frames
    )


def _about(table: type[Ledger], subjects: type[Ledger], subject: str | None) -> Iterator[pl.Expr]:
    for name, about in declared(table).facts.items() if subject is not None else ():
        if about.refers_to is subjects and name != "institution":
            yield pl.col(name) == subject


def _of_its_kind(duty: Duty, rows: Rows, on: date) -> Iterator[pl.Expr]:
    """What the duty asks of the kind alone; for what is filed every year, of the year too."""
    shape, kind = duty.shape, KINDS[rows.table]
    yield from (asked for asked in rows.conditions if set(asked.meta.root_names()) == {kind})
    if isinstance(shape, Covers):
        yield shape.by.col.is_in(list(shape.items))
    if isinstance(shape, Filed):
        due = on.year if date(on.year, shape.month, shape.day) < on else on.year - 1
        yield shape.year.col == due - shape.years_after
