"""Findings and duties as plain data: the JSON that other programs may rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl

from zhengdun.assessment.beside import matters_by_duty
from zhengdun.assessment.liability import liabilities, sanctions_on
from zhengdun.assessment.waivers import with_waivers
from zhengdun.exports.liability_records import liability_summary
from zhengdun.exports.reading import what_if
from zhengdun.kit.recipients import recipients_by_class
from zhengdun.kit.shapes.base import SLOTS
from zhengdun.law import CURRENT, VERSIONS, Kind
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from datetime import date

    from zhengdun.assessment import Findings
    from zhengdun.assessment.beside import SameMatter
    from zhengdun.kit.duty import Duty
    from zhengdun.kit.earlier import Earlier
    from zhengdun.ledger.book import Ledgers

_FACTS = [slot for slot in SLOTS if slot != "due"]
LIABLE_AS: dict[str, tuple[Kind, ...]] = {
    "core": (Kind.CORE,),
    "operating": (Kind.OPERATING,),
    "service": (Kind.SERVICE,),
    "cii": (Kind.CORE, Kind.OPERATING),
    "association": (Kind.OTHER,),
    "anyone": (Kind.CORE, Kind.OPERATING, Kind.SERVICE, Kind.OTHER),
}
"""As what the members of each class that a duty binds can answer for a breach."""


def finding_records(findings: Findings, ledgers: Ledgers) -> list[dict[str, Any]]:
    """One record a finding.

    ``institution, duty, article, subject, outcome, due, facts, quote`` and, beside them, ``title``,
    ``citation``, ``reason``, ``standard`` ("law" or "internal"), ``waived_until``, ``version`` (of the Measures)
    and ``note``, which says so where that version is not law and never was. Dates are ISO texts,
    ``facts`` holds ``event``, ``done`` (dates), ``value``, ``bound`` (numbers), null where unused or unknown,
    and ``labels``, what each of the used ones means. A breach has ``liability``, what it can lead to in short; null
    for any other finding. Where several duties bind in one matter, ``same_matter`` names them and the one that
    ``decides``; null where each is to be met by itself.
    """
    matters = matters_by_duty(ledgers, findings.duties)
    liable = {
        (one.party.code, one.duty.id, one.finding["subject"]): liability_summary(one)
        for one in liabilities(findings, ledgers)
    }
    words = {duty.id: _words(duty) for duty in findings.duties}
    frame = with_waivers(findings, ledgers).with_columns(
        pl.col("due", "event", "done", "waived_until").cast(pl.String),
        pl.col("outcome", "reason").cast(pl.String),
    )
    return [
        _record(row, words[row["duty"]])
        | {
            "liability": liable.get((row["institution"], row["duty"], row["subject"])),
            "same_matter": _matter(matters.get((row["institution"], row["duty"]))),
        }
        for row in frame.iter_rows(named=True)
    ]


def _words(duty: Duty) -> dict[str, Any]:
    return {
        "version": duty.version,
        "note": note_on(duty),
        "article": duty.cite.short,
        "citation": duty.cite.place("zh"),
        "title": Label.parse(duty.title).zh,
        "quote": duty.quote,
        "standard": "internal" if duty.internal else "law",
        "labels": {slot: label.zh for slot, label in duty.shape.labels().items() if slot != "due"},
    }


def _record(row: dict[str, Any], words: dict[str, Any]) -> dict[str, Any]:
    return {
        "institution": row["institution"],
        "duty": row["duty"],
        "article": words["article"],
        "subject": row["subject"],
        "outcome": row["outcome"],
        "due": row["due"],
        "facts": {**{slot: row[slot] for slot in _FACTS}, "labels": words["labels"]},
        "quote": words["quote"],
        "title": words["title"],
        "citation": words["citation"],
        "reason": row["reason"],
        "standard": words["standard"],
        "waived_until": row["waived_until"],
        "version": words["version"],
        "note": words["note"],
    }


def _matter(matter: SameMatter | None) -> dict[str, Any] | None:
    if matter is None:
        return None
    return {
        "duties": [duty.id for duty in matter.duties],
        "decides": matter.strictest.id if matter.strictest is not None else None,
    }


def note_on(duty: Duty) -> str | None:
    """What must be said of a verdict under a version that is not the law of today; None of any other."""
    if not duty.what_if or duty.version == CURRENT:
        return None
    return what_if(VERSIONS[duty.version]).partition("|")[0]


def duty_record(duty: Duty, on: date) -> dict[str, Any]:
    """One duty as data; ``penalties`` names the articles of liability that can attach, by class of institution."""
    since, until = duty.days
    filing = None
    if duty.filing is not None:
        filing = {"what": Label.parse(duty.filing).zh, "recipients": _recipients(duty)}
    return {
        "id": duty.id,
        "articles": [duty.cite.short],
        "citation": duty.cite.place("zh"),
        "title": Label.parse(duty.title).zh,
        "binds": duty.binds.keys,
        "by_reference": duty.by_reference and "operating" in duty.binds.classes,
        "beside": list(duty.beside),
        "since": since.isoformat(),
        "until": until.isoformat() if until else None,
        "quote": duty.quote,
        "shape": duty.shape.name.zh,
        "checks": duty.shape.describe("zh"),
        "evidence": Label.parse(duty.evidence).zh,
        "remedy": Label.parse(duty.remedy).zh,
        "filing": filing,
        "gate": duty.gate,
        "standard": "internal" if duty.internal else "law",
        "parameters": [_parameter(parameter) for parameter in duty.shape.parameters],
        "ledgers": [table.table for table in duty.shape.reads],
        "penalties": penalties(duty, on),
        "version": duty.version,
        "earlier": [_earlier(one) for one in duty.earlier],
    }


def _earlier(one: Earlier) -> dict[str, Any]:
    return {"id": one.id, "version": one.cite.version, "article": one.cite.short, "quote": one.quote or None}


def penalties(duty: Duty, on: date) -> list[str]:
    """The articles of liability that a breach on ``on`` can lead to, for any class the duty binds.

    Article 64(2) strikes core, operating and service institutions too, where they operate critical infrastructure.
    """
    found = {
        sanction.citation
        for key in duty.binds.keys
        for kind in LIABLE_AS[key]
        for sanction in sanctions_on(duty, kind, cii=kind is not Kind.OTHER, on=on)
    }
    return [citation.short for citation in sorted(found)]


def _recipients(duty: Duty) -> dict[str, str]:
    return {key: recipient.zh for key, recipient in recipients_by_class(duty).items()}


def _parameter(parameter: Any) -> dict[str, Any]:
    return {
        "name": parameter.name,
        "label": parameter.label.zh,
        "unit": parameter.unit.zh,
        "source": parameter.source,
        "citation": parameter.cite.short,
        "values": dict(parameter.values),
        "why": parameter.why.zh if parameter.why else None,
    }
