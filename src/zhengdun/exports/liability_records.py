"""Liability as plain data: the JSON of ``zhengdun liability``, see ``docs/json.md``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zhengdun.law import Fine, Measure, Mitigation, OutsideProvision, Sanction
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from zhengdun.assessment.liability import LawOfTheDay, Liability
    from zhengdun.kit.conduct import Conduct


def liability_record(one: Liability) -> dict[str, Any]:
    """One breach with all that it can lead to; words are Chinese, amounts are numbers, days are ISO texts."""
    return {
        "institution": one.party.code,
        "duty": one.duty.id,
        "article": one.duty.cite.short,
        "subject": one.finding["subject"],
        "title": Label.parse(one.duty.title).zh,
        "reason": one.finding["reason"],
        "standard": "internal" if one.duty.internal else "law",
        **liability_summary(one),
        "liable_as": one.party.liable_as.value,
        "cii": one.party.cii,
        "laws": [_law(law) for law in one.laws],
        "mitigation": None if one.mitigation is None else _mitigation(one.mitigation),
        "notes": [note.zh for note in one.notes],
    }


def liability_summary(one: Liability) -> dict[str, Any]:
    """When the breach was committed, and which articles of the Measures attach."""
    return {
        "conduct": _conduct(one.conduct),
        "liability": [sanction.citation.short for sanction in one.sanctions],
        "breaks": None if one.duty.broken_rule is None else one.duty.broken_rule.zh,
    }


def _conduct(conduct: Conduct) -> dict[str, Any]:
    return {
        "since": None if conduct.since is None else conduct.since.isoformat(),
        "earliest": conduct.earliest.isoformat(),
        "latest": conduct.latest.isoformat(),
        "goes_on": conduct.goes_on,
        "text": conduct.text("zh"),
    }


def _law(law: LawOfTheDay) -> dict[str, Any]:
    return {
        "first": law.first.isoformat(),
        "last": law.last.isoformat(),
        "version": None if law.version is None else law.version.key,
        "sanctions": [_sanction(sanction) for sanction in law.sanctions],
        "other_laws": [_provision(provision) for provision in law.other_laws],
    }


def _sanction(sanction: Sanction) -> dict[str, Any]:
    return {
        "article": sanction.citation.short,
        "citation": sanction.citation.zh,
        "authority": sanction.authority.zh,
        "when": sanction.when_zh or None,
        "measures": [_measure(measure) for measure in sanction.measures],
        "outside": [_provision(provision) for provision in sanction.outside],
    }


def _provision(provision: OutsideProvision) -> dict[str, Any]:
    return {
        "citation": provision.zh,
        "law": provision.law_zh,
        "article": provision.article,
        "only": provision.only_zh or None,
        "measures": [_measure(measure) for measure in provision.measures],
        "unverified": provision.unverified_zh or None,
    }


def _measure(measure: Measure) -> dict[str, Any]:
    return {
        "target": measure.target.value,
        "who": measure.who_zh or None,
        "when": measure.when_zh or None,
        "what": list(measure.zh),
        "fines": [_fine(fine) for fine in measure.fines],
    }


def _fine(fine: Fine) -> dict[str, Any]:
    return {"least": fine.least, "most": fine.most, "unit": fine.unit.value, "text": fine.zh}


def _mitigation(mitigation: Mitigation) -> dict[str, Any]:
    return {
        "article": mitigation.citation.short,
        "scope": mitigation.scope_zh,
        "reliefs": [{"when": relief.when_zh, "what": relief.zh} for relief in mitigation.reliefs],
    }
