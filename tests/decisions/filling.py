"""What the ledgers must have and nobody cares for: codes, names, what a row refers to, since when it counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from zhengdun.ledger.columns import Facts
from zhengdun.ledger.declared import declared
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.emergency import IncidentReport
from zhengdun.ledger.tables.institution import Institution

CODE = "A"
"""The code of the institution where a case gives none."""

UNWRITTEN = "（未写明）"

STANDING = {"in_use_from", "online_on", "identified_on", "joined_on"}
"""Columns of the day since when a thing is in use or a person there: long ago where a case does not tell."""

BEGINNINGS = {*STANDING, "from_on", "approved_on", "effective_on", "graded_on"}
"""Columns of the day since when a row counts. Some ledgers ask for it, a case need not."""

Row = dict[str, Any]
Rows = Mapping[type[Ledger], list[Row]]


def filled(said: Rows, on: date) -> dict[type[Ledger], list[Row]]:
    """The rows of a case on the day ``on`` with all that the ledgers ask for beside what it says."""
    usual = {"institution": CODE, "name": "示例机构", "kind": "证券公司", "cii_operator": "否"}
    institutions = [{**usual, **row} for row in said[Institution]]
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
    return {
        Institution: institutions,
        **{
            table: [_with_days(table, _with_parents(table, row, coded), on) for row in rows]
            for table, rows in coded.items()
        },
    }


def _required(table: type[Ledger], row: Row, *kinds: str) -> dict[str, Facts]:
    """The columns of these kinds that the ledger asks for and the row leaves out or blank."""
    known = declared(table)
    return {
        name: known.facts[name] for name in known.required if row.get(name) is None and known.facts[name].kind in kinds
    }


def _with_texts(table: type[Ledger], row: Row, number: int) -> Row:
    """With a code and names made up."""
    made_up = {"code": f"{table.table}-{number}", "text": UNWRITTEN}
    return row | {name: made_up[about.kind] for name, about in _required(table, row, "code", "text").items()}


def _with_parents(table: type[Ledger], row: Row, rows: Rows) -> Row:
    """With a reference to the only row that there is to refer to."""
    found = {}
    for name, about in _required(table, row, "ref").items():
        parents = rows.get(about.refers_to, []) if about.refers_to else []
        if len(parents) == 1 and "code" in parents[0]:
            found[name] = parents[0]["code"]
    return row | found


def _with_days(table: type[Ledger], row: Row, on: date) -> Row:
    """With a day since when it counts: that of the case where the row does not tell.

    Where its cell is blank there is no such thing, and the day is the next: the ledger is there, and nothing in it
    counts.
    """
    known = declared(table)
    missing = _required(table, row, "date")
    never = {
        name
        for name, value in row.items()
        if value is None and (name in missing or (name in BEGINNINGS and known.facts[name].kind == "date"))
    }
    unsaid = {name for name in missing if name in BEGINNINGS and name not in row}
    return row | dict.fromkeys(never, str(on + timedelta(days=1))) | dict.fromkeys(unsaid, str(on))
