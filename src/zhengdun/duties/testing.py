"""What the tests of duties are written with: records in one line, the reason in one word."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import polars as pl

from zhengdun.assessment import ask, evaluate
from zhengdun.clock import Calendar
from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.shapes.base import Shape
from zhengdun.law import CURRENT, art
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.schema import Ledger, polars_schema
from zhengdun.ledger.tables.governance import Attestation
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.systems import System

ON = date(2026, 6, 30)
"""The day on which tests assess unless they say otherwise: a Tuesday, a working day."""


@dataclass(frozen=True)
class Record:
    """One row of a ledger of the institution "A"."""

    table: type[Ledger]
    values: Mapping[str, Any]


def record(table: type[Ledger], **values: Any) -> Record:
    """A row; texts in ISO form stand for dates and moments; what is left out is blank."""
    schema = polars_schema(table)
    unknown = values.keys() - schema.keys()
    if unknown:
        raise TypeError(f"{table.__name__} has no column {sorted(unknown)}")
    return Record(table, {name: _typed(value, schema[name]) for name, value in values.items()})


def system(code: str = "S1", **values: Any) -> Record:
    """An important trading system that has been on line for years, unless ``values`` say otherwise."""
    usual = {"name": "集中交易系统", "important": True, "kind": "trading", "online_on": "2015-01-01"}
    return record(System, code=code, **{**usual, **values})


def duty_judged_by(shape: Shape, **values: Any) -> Duty:
    """A duty of core and operating institutions that stands for any other: for tests of ``shape``."""
    return Duty(
        **{
            "id": "9.1",
            "cite": art(9, 1),
            "title": "义务|A duty",
            "binds": CORE | OPERATING,
            "quote": "应当",
            "shape": shape,
            "evidence": "证据|Evidence",
            "remedy": "补正|Mend it",
            **values,
        }
    )


def verdicts(
    duty: Duty, *records: Record, on: date | str = ON, kind: str = "securities", **institution: Any
) -> dict[str, str]:
    """The reason (its key, such as ``bound_met``) for each subject of ``duty``.

    Args:
        duty: the duty to judge; one of another version than today's as though that were the law.
        records: the ledger; the institution's own row is added.
        on: the day of the assessment.
        kind: the institution's kind.
        institution: further columns of the institution's row.
    """
    ledgers = ledgers_of(*records, kind=kind, **institution)
    day = date.fromisoformat(on) if isinstance(on, str) else on
    asked = duty if duty.version == CURRENT else duty.as_if_in_force()
    found = evaluate(ledgers, day, calendar=Calendar.standard(), duties=[asked])
    return dict(found.frame.select("subject", pl.col("reason").cast(pl.String)).iter_rows())


def verdict(duty: Duty, *records: Record, on: date | str = ON, kind: str = "securities", **institution: Any) -> str:
    """The reason for the only subject of ``duty``; an error if there are several."""
    found = verdicts(duty, *records, on=on, kind=kind, **institution)
    if len(found) != 1:
        raise AssertionError(f"Not one subject but {found}")
    return next(iter(found.values()))


def statement_shows(duty: Duty, *, binds: str = "securities", spares: str = "service", **institution: Any) -> None:
    """Assert the four outcomes of a duty that only a responsible person can state.

    Args:
        duty: the duty, judged by :class:`~zhengdun.kit.shapes.attested.Attested`.
        binds: a kind of institution that it binds.
        spares: one that it does not bind.
        institution: further columns of the institution's row.
    """
    stated = {"code": "SM1", "duty": duty.id, "stated_on": "2026-06-01", "stated_by": "E1", "evidence": "证据"}
    yes, no = (record(Attestation, **stated, fulfilled=fulfilled) for fulfilled in (True, False))
    other = record(Attestation, **{**stated, "duty": "9.1d"}, fulfilled=True)
    found = [verdict(duty, said, kind=binds, **institution) for said in (yes, no, other)]
    assert found == ["stated", "denied", "not_stated"]  # noqa: S101 - for tests
    assert verdict(duty, yes, kind=spares) == "not_bound"  # noqa: S101


def may_pass(duty: Duty, subject: str, at: str, *records: Record, kind: str = "securities", **institution: Any) -> bool:
    """Whether ``duty`` lets the act of its gate happen to ``subject`` at ``at``, a moment in ISO form."""
    if duty.gate is None:
        raise AssertionError(f"{duty.id} stands in front of no gate")
    ledgers, moment = ledgers_of(*records, kind=kind, **institution), datetime.fromisoformat(at)
    return ask(ledgers, duty.gate, subject, moment, calendar=Calendar.standard(), duties=[duty]).may_pass


def ledgers_of(*records: Record, kind: str = "securities", **institution: Any) -> Ledgers:
    """The ledgers of one institution, "A", with these records."""
    itself = record(Institution, name="示例机构", kind=kind, **{"cii_operator": False, **institution})
    rows: dict[type[Ledger], list[dict[str, Any]]] = {}
    for one in (itself, *records):
        blank = dict.fromkeys(one.table.column_names())
        rows.setdefault(one.table, []).append({**blank, "institution": "A", **one.values})
    frames = {table: pl.DataFrame(found, schema=polars_schema(table)) for table, found in rows.items()}
    return Ledgers.from_frames(frames, references=False)


def _typed(value: Any, dtype: pl.DataType) -> Any:
    if isinstance(value, str) and dtype == pl.Date:
        return date.fromisoformat(value)
    if isinstance(value, str) and dtype == pl.Datetime:
        return datetime.fromisoformat(value)
    return value
