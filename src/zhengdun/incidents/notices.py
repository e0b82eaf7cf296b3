"""What the reports must tell, as far as that is on record, and which facts of it the ledgers still lack.

The items of the CSRC's form (annex 1-3 of Announcement 〔2021〕12) are not on record: of its track only the four parts
of the summary report are. Of the national rules the two groups are that may be reported first (article 7).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import dataframely as dy

from zhengdun.incidents.records import Records
from zhengdun.ledger.columns import Label, facts
from zhengdun.ledger.tables.emergency import Incident
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.systems import System

GRADE = Label("级别", "Grade")


@dataclass(frozen=True)
class Item:
    """One item of a report: the facts it rests on, and whether it states the grade."""

    report: Label
    label: Label
    columns: tuple[dy.Column, ...]
    states_grade: bool = False


@dataclass(frozen=True)
class Gap:
    """An item of a report, and what is still missing for it."""

    item: Item
    missing: tuple[Label, ...]


_SUMMARY = Label("总结报告", "Summary report")
_FIRST = Label("首次报告", "Initial report")

ITEMS: dict[str, tuple[Item, ...]] = {
    "csrc": (
        Item(
            _SUMMARY,
            Label("基本情况", "The incident"),
            (Incident.occurred_at, Incident.found_at, Incident.system, Incident.affected_investors),
        ),
        Item(
            _SUMMARY,
            Label("应急处置", "The response"),
            (Incident.response_at, Incident.recovered_at, Incident.measures),
        ),
        Item(
            _SUMMARY,
            Label("调查", "The investigation"),
            (Incident.investigation_started_on, Incident.investigation_ended_on, Incident.cause_known),
        ),
        Item(_SUMMARY, Label("处理", "What followed"), (Incident.mended_on, Incident.accountability_on)),
    ),
    "cac": (
        Item(
            _FIRST,
            Label("单位与系统概况", "The institution and the system"),
            (Institution.name, System.name, System.kind),
        ),
        Item(
            _FIRST,
            Label("时间、地点、类型、级别、影响、措施", "Time, place, type, grade, impact, measures"),
            (
                Incident.occurred_at,
                Incident.found_at,
                Incident.place,
                Incident.category,
                Incident.affects_investors,
                Incident.measures,
            ),
            states_grade=True,
        ),
    ),
}


def gaps(track: str, of: Records, grade: str | None) -> Iterator[Gap]:
    """The items of a track's reports for which the ledgers lack a fact; ``grade`` is None where none is found."""
    for item in ITEMS[track]:
        missing = [facts(column).label for column in item.columns if of.value(column) is None]
        if item.states_grade and grade is None:
            missing.append(GRADE)
        if missing:
            yield Gap(item, tuple(missing))
