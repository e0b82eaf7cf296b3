"""What each breach can lead to: articles 62 to 70, and other laws by the numbers of the day of the conduct.

Worked out only where it is shown; the verdicts do not depend on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

import polars as pl

from zhengdun.assessment.parties import Party, parties
from zhengdun.kit.outcomes import Outcome
from zhengdun.law import (
    CURRENT,
    VERSIONS,
    Citation,
    Kind,
    Mitigation,
    OutsideProvision,
    Sanction,
    Version,
    liability,
    mitigation,
    other_law_liability,
    periods_of_law,
    standing,
    version_in_force,
)
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from zhengdun.assessment.evaluation import Findings
    from zhengdun.kit.conduct import Conduct
    from zhengdun.kit.duty import Duty
    from zhengdun.ledger.book import Ledgers


@dataclass(frozen=True)
class LawOfTheDay:
    """What conduct on any of these days can lead to.

    ``sanctions`` are those of the Measures, none where another ``version`` governed; ``other_laws`` the provisions
    that answer the breach of another law, where that and not the Measures is broken.
    """

    first: date
    last: date
    version: Version | None
    sanctions: tuple[Sanction, ...]
    other_laws: tuple[OutsideProvision, ...]


@dataclass(frozen=True)
class Liability:
    """What one breach can lead to.

    ``laws`` has one entry where the day of the conduct, or all that it may have been, falls under one law; more
    where the day cannot be told and the laws differ. ``mitigation`` is article 70 for those to whom it extends,
    ``notes`` is what to know before relying on the rest.
    """

    party: Party
    duty: Duty
    finding: Mapping[str, Any]
    conduct: Conduct
    laws: tuple[LawOfTheDay, ...]
    mitigation: Mitigation | None
    notes: tuple[Label, ...]

    @property
    def sanctions(self) -> tuple[Sanction, ...]:
        """Every sanction of the Measures, once, with the outside provisions of every law that may govern."""
        return merged(sanction for law in self.laws for sanction in law.sanctions)


def merged(sanctions: Iterable[Sanction]) -> tuple[Sanction, ...]:
    """Each sanction once, in the order of the articles, with all its outside provisions."""
    found: dict[Citation, Sanction] = {}
    for sanction in sanctions:
        found[sanction.citation] = sanction.joined(found.get(sanction.citation, sanction))
    return tuple(found[citation] for citation in sorted(found))


def liabilities(findings: Findings, ledgers: Ledgers) -> tuple[Liability, ...]:
    """What each breach among the findings can lead to, in their order."""
    by_code = {party.code: party for party in parties(ledgers)}
    breached = findings.frame.filter(pl.col("outcome") == Outcome.BREACHED.key)
    return tuple(
        liability_of(findings.by_id[finding["duty"]], finding, by_code[finding["institution"]], findings.on)
        for finding in breached.iter_rows(named=True)
    )


def liability_of(duty: Duty, finding: Mapping[str, Any], party: Party, on: date) -> Liability:
    """What the breach of ``duty`` that a ``finding`` of the day ``on`` states can lead to for ``party``."""
    conduct = duty.shape.breach(finding, on)
    laws = tuple(_alike_joined(_laws(duty, party, conduct)))
    of_the_measures = any(law.sanctions for law in laws)
    return Liability(
        party=party,
        duty=duty,
        finding=finding,
        conduct=conduct,
        laws=laws,
        mitigation=mitigation(party.liable_as) if of_the_measures else None,
        notes=tuple(_notes(duty, party, laws)),
    )


def sanctions_on(duty: Duty, kind: Kind, *, cii: bool, on: date) -> tuple[Sanction, ...]:
    """The sanctions that a breach of ``duty`` on the day ``on`` can lead to, for those who answer as ``kind``."""
    if duty.breaks is not None or duty.cite.version != CURRENT or not VERSIONS[CURRENT].in_force(on):
        return ()
    return liability(duty.cite, kind, cii=cii, on=on)


def _laws(duty: Duty, party: Party, conduct: Conduct) -> Iterator[LawOfTheDay]:
    for first, last in periods_of_law(conduct.earliest, conduct.latest):
        other = () if duty.breaks is None else other_law_liability(duty.breaks.name, first)
        sanctions = sanctions_on(duty, party.liable_as, cii=bool(party.cii), on=first)
        yield LawOfTheDay(first, last, version_in_force(first), sanctions, other)


def _alike_joined(laws: Iterator[LawOfTheDay]) -> list[LawOfTheDay]:
    """Periods that follow on each other and lead to the same become one."""
    found: list[LawOfTheDay] = []
    for law in laws:
        before = found[-1] if found else None
        if before and replace(before, last=law.last) == replace(law, first=before.first):
            found[-1] = replace(before, last=law.last)
        else:
            found.append(law)
    return found


def _notes(duty: Duty, party: Party, laws: tuple[LawOfTheDay, ...]) -> Iterator[Label]:
    rule = duty.broken_rule
    if rule is not None:
        yield Label(
            f"违反的是其他法律（{rule.zh}），不是本办法：第六十二条至第六十九条不因此适用",
            f"What is broken is another law ({rule.en}), not the Measures: articles 62 to 69 do not attach",
        )
    elif duty.internal:
        yield _INTERNAL
    if any(law.version is not None and law.version.key == "2012" for law in laws):
        yield _BEFORE
    of_the_measures = rule is None and duty.cite.version == CURRENT
    certain = standing(party.liable_as)
    if of_the_measures and certain is not None:
        yield Label(certain.zh, certain.en)
    elif of_the_measures and not laws[-1].sanctions and laws[-1].version == VERSIONS[CURRENT]:
        yield _NOTHING
    if party.cii is None and _as_operator(duty, party, laws):
        yield _PERHAPS_CII


def _as_operator(duty: Duty, party: Party, laws: tuple[LawOfTheDay, ...]) -> bool:
    """Whether it would answer for more if it operated critical infrastructure."""
    return any(sanctions_on(duty, party.liable_as, cii=True, on=law.first) != law.sanctions for law in laws)


_INTERNAL = Label(
    "依内部标准判断：主管机关认定违反本办法的，方有此责任",
    "Judged by an internal standard: it attaches only if the authority finds a breach of the Measures themselves",
)
_BEFORE = Label(
    f"2023年5月1日前的行为适用当时的{VERSIONS['2012'].name_zh}，不产生本办法规定的责任",
    f"Conduct before 1 May 2023 was governed by the {VERSIONS['2012'].name_en}: no liability under the Measures",
)
_NOTHING = Label("没有挂接本条的罚则", "No sanction attaches to this provision")
_PERHAPS_CII = Label(
    "是否为关键信息基础设施运营者未记录；如是，第六十四条第二款亦适用",
    "Whether it operates critical information infrastructure is not on record; if so, 64(2) applies as well",
)
