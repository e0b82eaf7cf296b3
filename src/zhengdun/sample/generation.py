"""Puts the ledgers of made-up institutions together."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from itertools import cycle, islice

import polars as pl

from zhengdun.clock import Calendar, ClockError
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.changes import JointTest
from zhengdun.ledger.tables.emergency import SupportRecord
from zhengdun.ledger.tables.people import LinkedParty, PartyGuidance
from zhengdun.ledger.tables.suppliers import ProductUse
from zhengdun.sample import (
    backup,
    capacity,
    changes,
    cii,
    content,
    emergency,
    governance,
    grading,
    institution,
    masking,
    monitoring,
    people,
    personal,
    supervision,
    suppliers,
    systems,
)
from zhengdun.sample.diary import Diary
from zhengdun.sample.faults import FAULTS
from zhengdun.sample.house import House
from zhengdun.sample.planting import plant
from zhengdun.sample.slips import slip

Maker = Callable[[House], pl.DataFrame]

_MOST = 9999
_EARLIEST = date(2025, 5, 1)

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
    **grading.MAKERS,
    **monitoring.MAKERS,
    **people.MAKERS,
    **personal.MAKERS,
    **masking.MAKERS,
    **supervision.MAKERS,
}
"""Who makes each ledger."""

ONLY_KEPT_BY: dict[type[Ledger], str] = {
    JointTest: "core",
    LinkedParty: "core",
    PartyGuidance: "core",
    ProductUse: "service",
    SupportRecord: "service",
}
"""Ledgers that institutions of one kind alone can have: what a core institution organises for the market, and
what a service institution does for its customers."""


KINDS_IN_TURN = (
    *("securities", "fund", "futures", "securities", "futures", "fund", "service"),
    *("fund", "securities", "futures", "fund", "service", "futures", "core"),
)
"""The kinds of institution of an industry, again and again in this order; the first is a securities company."""


def generate(
    *, seed: int, systems: int = 60, institutions: int = 1, until: date, faults: bool = True, slips: float = 0.1
) -> Ledgers:
    """The ledgers of made-up institutions, all in one; see :func:`generate_chunks`.

    >>> generate(seed=1, until=date(2026, 10, 31)).institutions
    ('I0001',)
    """
    chunks = list(
        generate_chunks(seed=seed, systems=systems, institutions=institutions, until=until, faults=faults, slips=slips)
    )
    if len(chunks) == 1:
        return chunks[0]
    tables = dict.fromkeys(table for chunk in chunks for table in chunk.frames)
    return Ledgers({table: pl.concat([chunk[table] for chunk in chunks]) for table in tables})


def generate_chunks(
    *, seed: int, systems: int = 60, institutions: int = 1, until: date, faults: bool = True, slips: float = 0.1
) -> Iterator[Ledgers]:
    """The ledgers of made-up institutions I0001, I0002 …, one after the other, in bounded memory.

    The same arguments give the same rows. Each institution is drawn from the seed and its own number, whatever
    else is generated beside it.

    Args:
        seed: what all chances come from.
        systems: how many information systems each institution has, 1 or more.
        institutions: how many institutions, 1 or more, 9999 at most.
        until: the last day of the records, which hold two years; the calendar must know it.
        faults: whether the first institution has the faults of :data:`zhengdun.sample.faults.FAULTS`, and the
            others slips; without, all fulfil every duty.
        slips: the probability with which each institution but the first makes each of the small mistakes of
            :data:`zhengdun.sample.slips.SLIPS`.

    Raises:
        ValueError: a number out of its range.
        CalendarEnds: the calendar does not know ``until``.
        ClockError: ``until`` is so early that the records would begin before the Measures came into force.
    """
    _refuse_out_of_range(systems, institutions, until)
    diary = Diary(until, Calendar.standard())
    kinds = islice(cycle(KINDS_IN_TURN), institutions)
    houses = (House(number, kind, systems, seed, diary) for number, kind in enumerate(kinds, 1))
    return (_with_faults(house, slips) if faults else clean(house) for house in houses)


def _with_faults(house: House, slips: float) -> Ledgers:
    if house.number == 1:
        return plant(house, clean(house), FAULTS).ledgers
    return slip(house, clean(house), slips)


def _refuse_out_of_range(systems: int, institutions: int, until: date) -> None:
    if systems < 1 or not 1 <= institutions <= _MOST:
        raise ValueError(f"systems 1 or more, institutions 1 to {_MOST}: not {systems} and {institutions}")
    Calendar.standard().day(until)
    if until < _EARLIEST:
        raise ClockError(
            f"示例记录满两年且均在办法施行之后，截止日不得早于{_EARLIEST}，而不是{until}",
            f"The records hold two years under the Measures: they end on {_EARLIEST} or later, not {until}",
        )


def clean(house: House) -> Ledgers:
    """The ledgers of an institution that fulfils every duty."""
    return Ledgers({table: make(house) for table, make in MAKERS.items() if keeps(house, table)})


def keeps(house: House, table: type[Ledger]) -> bool:
    """Whether the institution can have such a ledger at all."""
    if table in cii.MAKERS:
        return house.cii
    return ONLY_KEPT_BY.get(table, house.kind) == house.kind
