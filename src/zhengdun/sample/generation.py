"""Puts the ledgers of made-up institutions together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import polars as pl

from zhengdun.clock import Calendar
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.changes import JointTest
from zhengdun.ledger.tables.emergency import SupportRecord
from zhengdun.ledger.tables.people import LinkedParty
from zhengdun.ledger.tables.suppliers import ProductUse
from zhengdun.sample import (
    backup,
    capacity,
    changes,
    cii,
    content,
    emergency,
    governance,
    institution,
    monitoring,
    people,
    personal,
    supervision,
    suppliers,
    systems,
)
from zhengdun.sample.diary import Diary
from zhengdun.sample.house import House

Maker = Callable[[House], pl.DataFrame]

MAKERS: dict[type[Ledger], Maker] = {
    **institution.MAKERS,
    **systems.MAKERS,
    **backup.MAKERS,
    **capacity.MAKERS,
    **governance.MAKERS,
    **changes.MAKERS,
    **cii.MAKERS,
    **content.MAKERS,
    **suppliers.MAKERS,
    **emergency.MAKERS,
    **monitoring.MAKERS,
    **people.MAKERS,
    **personal.MAKERS,
    **supervision.MAKERS,
}
"""Who makes each ledger."""

ONLY_KEPT_BY: dict[type[Ledger], str] = {
    JointTest: "core",
    LinkedParty: "core",
    ProductUse: "service",
    SupportRecord: "service",
}
"""Ledgers that institutions of one kind alone can have: what a core institution organises for the market, and
what a service institution does for its customers."""


def clean(house: House) -> Ledgers:
    """The ledgers of an institution that fulfils every duty."""
    return Ledgers({table: make(house) for table, make in MAKERS.items() if keeps(house, table)})


def keeps(house: House, table: type[Ledger]) -> bool:
    """Whether the institution can have such a ledger at all."""
    if table in cii.MAKERS:
        return house.cii
    return ONLY_KEPT_BY.get(table, house.kind) == house.kind


def one(*, seed: int, systems: int, until: date) -> Ledgers:
    return clean(House(1, "securities", systems, seed, Diary(until, Calendar.standard())))
