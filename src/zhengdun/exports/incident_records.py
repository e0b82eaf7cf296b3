"""The dossier of an incident as plain data: the JSON of ``zhengdun incident``."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from zhengdun.incidents.rules import TRACK_LABELS
from zhengdun.ledger.tables.emergency import Incident

if TYPE_CHECKING:
    from zhengdun.incidents import Dossier, Rule, TrackClock
    from zhengdun.incidents.notices import Gap
    from zhengdun.incidents.records import Row


def dossier_record(dossier: Dossier, lang: str) -> dict[str, Any]:
    """One incident; dates and moments are ISO texts, null means not known."""
    of = dossier.records
    return {
        "institution": dossier.institution,
        "incident": dossier.code,
        "title": of.value(Incident.title),
        "at": of.at.isoformat(),
        "facts": of.facts,
        "tracks": {track: _track(dossier, track, lang) for track in TRACK_LABELS},
    }


def rule_record(rule: Rule) -> dict[str, Any]:
    """One rule of grades."""
    return {
        "code": rule.code,
        "track": rule.track,
        "grade": rule.grade,
        "words": dict(rule.words),
        "at_least": dict(rule.amounts),
        "valid_from": _iso(rule.valid_from),
        "valid_until": _iso(rule.valid_until),
        "status": rule.status,
        "source": rule.source,
        "shipped": rule.shipped,
    }


def _track(dossier: Dossier, track: str, lang: str) -> dict[str, Any]:
    graded, person = dossier.gradings[track], dossier.found(track)
    return {
        "grade": graded.grade,
        "at_least": graded.at_least,
        "why": graded.why(lang),
        "missing": list(graded.missing),
        "rules": [rule_record(rule) for rule in graded.applying],
        "found": None if person is None else _found(person),
        "contradiction": dossier.contradiction(track),
        "clocks": [_clock(clock, lang) for clock in dossier.clocks if clock.report.track == track],
        "reports_lack": [_gap(gap, lang) for gap in dossier.gaps[track]],
    }


def _found(person: Row) -> dict[str, Any]:
    return {
        "grade": person["grade"],
        "by": person["graded_by"],
        "at": _iso(person["graded_at"]),
        "reason": person["reason"],
    }


def _clock(clock: TrackClock, lang: str) -> dict[str, Any]:
    return {
        "report": clock.report.name.get(lang),
        "recipient": clock.report.recipient.get(lang),
        "standard": clock.term.limit.amount.source,
        "owed": clock.owed.answer,
        "why": clock.owed.why.get(lang),
        "start": _iso(clock.start.at),
        "due": _iso(clock.due),
        "done": _iso(clock.stop.at),
        "reason": clock.reason.key,
        "derivation": clock.how(lang),
    }


def _gap(gap: Gap, lang: str) -> dict[str, Any]:
    return {
        "report": gap.item.report.get(lang),
        "item": gap.item.label.get(lang),
        "missing": [label.get(lang) for label in gap.missing],
    }


def _iso(value: date | datetime | None) -> str | None:
    return None if value is None else value.isoformat()
