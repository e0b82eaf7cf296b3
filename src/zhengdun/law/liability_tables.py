"""Reads the tables of liability, ``data/liability.toml`` and ``data/outside_laws.toml``."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from zhengdun.law.citation import Citation
from zhengdun.law.citation_parsing import parse_citation
from zhengdun.law.sanctions import (
    Authority,
    Fine,
    Kind,
    Measure,
    Mitigation,
    OutsideProvision,
    Relief,
    Sanction,
    Standing,
    Target,
    Unit,
)

_Table = dict[str, Any]


@dataclass(frozen=True, slots=True)
class SanctionRule:
    """When a sanction attaches.

    ``duties`` are the places whose breach the article names, None where any breach will do. ``sanction`` has
    the outside provisions of every date.
    """

    sanction: Sanction
    kinds: frozenset[Kind]
    cii: bool
    duties: tuple[Citation, ...] | None

    def attaches(self, breached: Citation, kind: Kind, cii: bool) -> bool:
        """Tell whether the breach of a place, or of a part of it, by such an institution falls under it."""
        struck = cii if self.cii else kind in self.kinds
        return struck and (
            self.duties is None or any(duty.covers(breached) or breached.covers(duty) for duty in self.duties)
        )


@dataclass(frozen=True, slots=True)
class LiabilityTables:
    """Both tables, read.

    ``other_laws`` are the provisions that answer the breach of another law's number, by its name;
    ``turning_days`` the days on which a provision got or lost its number.
    """

    rules: tuple[SanctionRule, ...]
    no_duty: tuple[Citation, ...]
    mitigation: Mitigation
    standings: dict[Kind, Standing]
    other_laws: dict[str, tuple[OutsideProvision, ...]]
    turning_days: frozenset[date]


@cache
def liability_tables() -> LiabilityTables:
    """Return the tables; they are read once."""
    table = _read("liability.toml")
    outside = _outside_provisions()
    return LiabilityTables(
        rules=tuple(_rule(entry, outside) for entry in table["sanction"]),
        no_duty=tuple(parse_citation(place) for place in table["no_duty"]),
        mitigation=_mitigation(table["mitigation"]),
        standings={Kind(kind): _standing(entry) for kind, entry in table["standings"].items()},
        other_laws={number: tuple(outside[name] for name in names) for number, names in table["other_laws"].items()},
        turning_days=frozenset(
            day for provision in outside.values() for day in (provision.since, provision.until) if day is not None
        ),
    )


def _read(name: str) -> _Table:
    return tomllib.loads(files("zhengdun.law").joinpath("data", name).read_text(encoding="utf-8"))


def _rule(entry: _Table, outside: dict[str, OutsideProvision]) -> SanctionRule:
    duties = entry["duties"]
    return SanctionRule(
        sanction=Sanction(
            citation=parse_citation(entry["citation"]),
            authority=Authority(entry["authority"]),
            when_zh=entry.get("when_zh", ""),
            when_en=entry.get("when_en", ""),
            measures=tuple(_measure(measure) for measure in entry.get("measures", [])),
            outside=tuple(outside[name] for name in entry.get("outside", [])),
        ),
        kinds=frozenset(Kind(kind) for kind in entry.get("kinds", [])),
        cii=entry.get("cii", False),
        duties=None if duties == "every" else tuple(parse_citation(place) for place in duties),
    )


def _measure(entry: _Table) -> Measure:
    built = {"target", "zh", "en", "fines"}
    return Measure(
        target=Target(entry["target"]),
        zh=tuple(entry.get("zh", [])),
        en=tuple(entry.get("en", [])),
        fines=tuple(_fine(fine) for fine in entry.get("fines", [])),
        **{key: value for key, value in entry.items() if key not in built},
    )


def _fine(entry: _Table) -> Fine:
    return Fine(entry["most"], entry.get("least"), Unit(entry.get("unit", Unit.YUAN)))


def _outside_provisions() -> dict[str, OutsideProvision]:
    table = _read("outside_laws.toml")
    return {entry["id"]: _outside(entry, table["laws"][entry["law"]]) for entry in table["provision"]}


def _outside(entry: _Table, law: dict[str, str]) -> OutsideProvision:
    built = {"id", "law", "items", "measures"}
    return OutsideProvision(
        law_zh=law["zh"],
        law_en=law["en"],
        items=tuple(entry.get("items", [])),
        measures=tuple(_measure(measure) for measure in entry.get("measures", [])),
        **{key: value for key, value in entry.items() if key not in built},
    )


def _standing(entry: dict[str, str]) -> Standing:
    citation = entry.get("citation")
    return Standing(None if citation is None else parse_citation(citation), entry["zh"], entry["en"])


def _mitigation(entry: _Table) -> Mitigation:
    return Mitigation(
        citation=parse_citation(entry["citation"]),
        kinds=frozenset(Kind(kind) for kind in entry["kinds"]),
        scope_zh=entry["scope_zh"],
        scope_en=entry["scope_en"],
        reliefs=tuple(Relief(**relief) for relief in entry["reliefs"]),
    )
