"""Who an institution is, as far as the consequences of a breach depend on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from zhengdun.kit.binding import memberships
from zhengdun.law import Kind
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.tables.institution import Institution


@dataclass(frozen=True)
class Party:
    """An institution: ``cii`` is None where its row does not say whether it operates critical infrastructure."""

    code: str
    name: str
    kind: str
    cii: bool | None
    bureau: str | None
    liable_as: Kind


def parties(ledgers: Ledgers) -> tuple[Party, ...]:
    """The institutions in the ledgers, by code."""
    classes = memberships(ledgers[Institution])
    return tuple(
        Party(
            row["institution"],
            row["name"],
            row["kind"],
            row["cii_operator"],
            row["bureau"],
            _liable_as(row["kind"], classes[row["institution"]]),
        )
        for row in ledgers[Institution].sort("institution").iter_rows(named=True)
    )


def _liable_as(kind: str, classes: Mapping[str, bool | None]) -> Kind:
    """As what articles 62 to 69 strike it; of those whom they do not name see :func:`~zhengdun.law.standing`."""
    for named in (Kind.CORE, Kind.OPERATING, Kind.SERVICE):
        if classes[named]:
            return named
    if kind == "tech_subsidiary":
        return Kind.SUBSIDIARY
    return Kind.REFERRED if classes["referred"] else Kind.OTHER
