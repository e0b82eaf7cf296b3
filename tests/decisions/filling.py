"""What the ledgers must have and nobody cares for: codes, names, what a row refers to, since when it counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from decisions.referring import UNNAMED, Row, made_up_code, with_parents, with_users
from zhengdun.ledger.columns import Facts
from zhengdun.ledger.declared import declared
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.emergency import Drill, Incident, IncidentReport
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.people import Education

STANDING = {"in_use_from", "online_on", "identified_on", "joined_on"}
"""Columns of the day since when a thing is in use or a person there: long ago where a case does not tell."""

BEGINNINGS = {*STANDING, "from_on", "approved_on", "effective_on", "graded_on"}
"""Columns of the day since when a row counts. Some ledgers ask for it, a case need not."""

STAND_INS: dict[type[Ledger], dict[str, str]] = {
    Incident: {"found_at": "occurred_at"},
    Drill: {"ended_on": "started_on", "started_on": "ended_on"},
    Education: {"staff_educated": "staff_total", "staff_total": "staff_educated"},
}
"""What is taken from another column of the row where a case does not tell it."""

USUAL = {
    "institution": "A",
    "name": "示例机构",
    "kind": "证券公司",
    "cii_operator": "否",
    "operates_own_systems": "是",
    "holder_accounts": "1000",
}
"""The institution where a case does not tell; a private fund manager is one whom article 74 binds."""

Rows = Mapping[type[Ledger], list[Row]]


def with_stand_ins(table: type[Ledger], row: Row) -> Row:
    """The row with what its other columns stand in for."""
    others = STAND_INS.get(table, {}).items()
    return row | {name: row[other] for name, other in others if name not in row and other in row}


def filled(said: Rows, on: date) -> dict[type[Ledger], list[Row]]:
    """The rows of a case on the day ``on`` with all that the ledgers ask for beside what it says."""
    institutions = [{**USUAL, **row} for row in said[Institution]]
    core = institutions[0]["kind"] in ("核心机构", "core")
    given = {
        table: {"institution": institutions[0]["institution"]}
        | ({"recipient": "中国证监会" if core else "属地派出机构"} if table is IncidentReport else {})
        for table in said
    }
    coded = {
        table: [_with_texts(table, {**given[table], **row}, number) for number, row in enumerate(rows, 1)]
        for table, rows in said.items()
        if table is not Institution
    }
    linked = with_parents(with_users(with_parents({Institution: institutions, **coded})))
    return {
        table: rows if table is Institution else [_with_days(table, row, on) for row in rows]
        for table, rows in linked.items()
    }


def _required(table: type[Ledger], row: Row, *kinds: str) -> dict[str, Facts]:
    """The columns of these kinds that the ledger asks for and the row leaves out or blank."""
    known = declared(table)
    return {
        name: known.facts[name] for name in known.required if row.get(name) is None and known.facts[name].kind in kinds
    }


def _with_texts(table: type[Ledger], row: Row, number: int) -> Row:
    """With a code and names made up."""
    made_up = {"code": made_up_code(table, number), "text": UNNAMED}
    return row | {name: made_up[about.kind] for name, about in _required(table, row, "code", "text").items()}


def _with_days(table: type[Ledger], row: Row, on: date) -> Row:
    """With a day since when it counts: that of the case where the row does not tell.

    Where its cell is blank there is no such thing, and the day is the next: the ledger is there, and nothing in it
    counts.
    """
    known = declared(table)
    missing = _required(table, row, "date")
    moments = _required(table, row, "moment").keys() - row.keys()
    never = {
        name
        for name, value in row.items()
        if value is None and (name in missing or (name in BEGINNINGS and known.facts[name].kind == "date"))
    }
    unsaid = {name for name in missing if name in BEGINNINGS and name not in row}
    dated = [value for name, value in row.items() if value and known.facts[name].kind in ("date", "moment")]
    return (
        row
        | dict.fromkeys(never, str(on + timedelta(days=1)))
        | dict.fromkeys(unsaid, str(on))
        | dict.fromkeys(moments, min(dated, default=str(on)))
    )
