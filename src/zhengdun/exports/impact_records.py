"""What changes between two versions as plain data: the JSON of ``zhengdun law impact``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from zhengdun.exports.reading import what_if
from zhengdun.law import CURRENT, VERSIONS
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from datetime import date

    from zhengdun.assessment.impact import Impact, Number
    from zhengdun.kit.duty import Duty


def impact_record(found: Sequence[Impact], before: str, after: str, on: date) -> dict[str, Any]:
    """The whole comparison: the two versions, the day, how many duties of each status, every duty."""
    return {
        "from": _version(before),
        "to": _version(after),
        "on": on.isoformat(),
        "counts": dict(Counter(one.status.key for one in found)),
        "duties": [_impact(one) for one in found],
    }


def _version(key: str) -> dict[str, Any]:
    version = VERSIONS[key]
    note = None if key == CURRENT else what_if(version).partition("|")[0]
    return {"version": key, "name": version.name_zh, "draft": version.is_draft, "note": note}


def _impact(one: Impact) -> dict[str, Any]:
    outcomes = Counter((move.before.key, move.after.key) for move in one.moves)
    return {
        "duty": one.matter,
        "title": Label.parse(one.duty.title).zh,
        "status": one.status.key,
        "from": _side(one.before),
        "to": _side(one.after),
        "numbers": [_number(number) for number in one.numbers],
        "outcomes": [{"from": old, "to": new, "count": count} for (old, new), count in outcomes.items()],
        "subjects": [
            {
                "institution": move.institution,
                "subject": move.subject,
                "from": move.before.key,
                "to": move.after.key,
            }
            for move in one.moves
        ],
    }


def _side(duty: Duty | None) -> dict[str, Any] | None:
    if duty is None:
        return None
    return {
        "duty": duty.id,
        "article": duty.cite.short,
        "citation": duty.cite.place("zh"),
        "title": Label.parse(duty.title).zh,
        "quote": duty.quote or None,
        "checks": duty.shape.describe("zh"),
    }


def _number(number: Number) -> dict[str, Any]:
    return {
        "label": number.label.zh,
        "unit": number.unit.zh,
        "from": number.before,
        "to": number.after,
        "direction": number.direction,
    }
