"""What rows refer to: by name as well as by code, and to things of which a case has no row of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from zhengdun.ledger.declared import declared
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.capacity import NetworkLink
from zhengdun.ledger.tables.changes import Change
from zhengdun.ledger.tables.cii import CiiAsset
from zhengdun.ledger.tables.emergency import Incident, SupportRecord
from zhengdun.ledger.tables.governance import Staff
from zhengdun.ledger.tables.people import LinkedParty
from zhengdun.ledger.tables.personal import ProcessingActivity
from zhengdun.ledger.tables.suppliers import Product, ProductUse, Supplier
from zhengdun.ledger.tables.systems import MlpsGrading, System

MADE_UP: tuple[type[Ledger], ...] = (
    MlpsGrading,
    Change,
    CiiAsset,
    NetworkLink,
    Product,
    Supplier,
    ProcessingActivity,
    LinkedParty,
    Incident,
    Staff,
    System,
)
"""Things that a case may name without a row for them; what refers to others of them comes before these."""

CALLED = {"institution", "code", "system", "name"}
"""The columns that a made-up row has."""

UNNAMED = "（未写明）"

Row = dict[str, Any]
Rows = dict[type[Ledger], list[Row]]


def with_parents(rows: Mapping[type[Ledger], list[Row]]) -> Rows:
    """The rows with codes where they refer to something by its name, and with a row for each thing referred to.

    What a row must refer to and does not is the only thing that there is of its kind.
    """
    found: Rows = {table: [dict(row) for row in those] for table, those in rows.items()}
    for parent in (*MADE_UP, *(table for table in found if table not in MADE_UP)):
        for table in list(found):
            for row in found[table]:
                _refer(found, table, row, parent)
    return found


def with_users(rows: Rows) -> Rows:
    """The rows with those as users of the product whom a service institution told, or did not tell, of an incident.

    Only where no ledger names the users.
    """
    told = [row for row in rows.get(SupportRecord, []) if "told_on" in row]
    if not told or ProductUse in rows:
        return rows
    incidents = [{"product": UNNAMED} | row for row in rows[Incident]]
    products = {row["code"]: row["product"] for row in incidents}
    users = [
        {name: row[name] for name in ("institution", "customer")}
        | {"product": products.get(row.get("incident"), UNNAMED)}
        for row in told
    ]
    return {**rows, Incident: incidents, ProductUse: users}


def _refer(rows: Rows, table: type[Ledger], row: Row, parent: type[Ledger]) -> None:
    """Turn what the row says of ``parent`` into codes of rows that there are."""
    known = declared(table)
    for name, about in known.facts.items():
        if about.refers_to is not parent or name == "institution":
            continue
        if row.get(name) is None:
            if name in known.required and len(rows.get(parent, [])) <= 1:
                row[name] = _only(rows, parent)
        elif about.kind == "ref":
            row[name] = _code(rows, parent, row[name])
        else:
            row[name] = "、".join(_code(rows, parent, one.strip()) for one in row[name].split("、"))


def _only(rows: Rows, parent: type[Ledger]) -> str | None:
    those = rows.get(parent, [])
    if those:
        return those[0].get(_key(parent))
    return _code(rows, parent, UNNAMED) if parent in MADE_UP else None


def _code(rows: Rows, parent: type[Ledger], said: str) -> str:
    """The code of the row that is meant by its code or name; of a new one where there is none."""
    key = _key(parent)
    if key == "system":  # what is graded goes by the code of its system
        said = _code(rows, System, said)
    those = rows.get(parent, [])
    if any(row.get(key) == said for row in those):
        return said
    named = [row[key] for row in those if said in (row.get("name"), row.get("title"))]
    if len(named) == 1 or (named := _without_code(parent, those)):
        return str(named[0])
    if parent in MADE_UP:
        rows.setdefault(parent, []).append(_made_up(rows, parent, said))
    return said


def _without_code(table: type[Ledger], those: list[Row]) -> list[str]:
    """The made-up code of the only row there is, where the case gives it none; a name might be that of another."""
    if len(those) != 1 or those[0].get("code") != made_up_code(table, 1):
        return []
    may_be_another = table is not Incident and those[0].get("name") not in (None, UNNAMED)
    return [] if may_be_another else [those[0]["code"]]


def made_up_code(table: type[Ledger], number: int) -> str:
    """The code of the ``number``-th row of which a case does not tell it."""
    return f"{table.table}-{number}"


def _key(table: type[Ledger]) -> str:
    return "code" if "code" in declared(table).facts else "system"


def _made_up(rows: Rows, table: type[Ledger], code: str) -> Row:
    """A row of which nothing is known but what it is called."""
    institution = next(iter(rows.values()))[0]["institution"]
    called = {_key(table), "name"} & declared(table).facts.keys()
    return {"institution": institution} | dict.fromkeys(called, code)
