"""What a breach of a duty can lead to, by the days of the conduct on which the answer differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from zhengdun.assessment.liability import sanctions_on
from zhengdun.exports.records import LIABLE_AS
from zhengdun.kit.binding import CLASSES
from zhengdun.law import (
    Kind,
    Mitigation,
    OutsideProvision,
    Sanction,
    Standing,
    mitigation,
    other_law_liability,
    periods_of_law,
    standing,
)
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from zhengdun.kit.duty import Duty

_FOR_EVER = date.max - timedelta(days=1)

_CALLED = {
    Kind.CORE: CLASSES["core"],
    Kind.OPERATING: CLASSES["operating"],
    Kind.SERVICE: CLASSES["service"],
    Kind.REFERRED: CLASSES["referred"],
    Kind.OTHER: CLASSES["anyone"],
}


@dataclass(frozen=True)
class Struck:
    """A sanction, and whom it can strike."""

    sanction: Sanction
    whom: tuple[Label, ...]


@dataclass(frozen=True)
class Period:
    """Conduct from ``since`` up to, but not on, ``until`` (None while it lasts), and what it can lead to.

    ``other_laws`` answer where another law and not the Measures is broken.
    """

    since: date
    until: date | None
    struck: tuple[Struck, ...]
    other_laws: tuple[OutsideProvision, ...]


@dataclass(frozen=True)
class DutyLiability:
    """Whatever a breach can lead to; ``standings`` say how certain that is for those whom the articles do not name."""

    periods: tuple[Period, ...]
    mitigation: Mitigation | None
    standings: tuple[Standing, ...]


def liability_of(duty: Duty) -> DutyLiability:
    """What a breach can lead to, one period for each numbering of the outside laws."""
    kinds = _kinds(duty)
    of_the_measures = duty.breaks is None
    return DutyLiability(
        periods=tuple(_joined(_periods(duty, kinds))),
        mitigation=next(filter(None, map(mitigation, kinds)), None) if of_the_measures else None,
        standings=tuple(filter(None, map(standing, kinds))) if of_the_measures else (),
    )


def _kinds(duty: Duty) -> tuple[Kind, ...]:
    """As what those whom the duty binds can answer."""
    by_reference = [Kind.REFERRED] if "referred" in duty.binds.including(by_reference=duty.by_reference) else []
    return tuple(dict.fromkeys([*(kind for key in duty.binds.keys for kind in LIABLE_AS[key]), *by_reference]))


def _periods(duty: Duty, kinds: tuple[Kind, ...]) -> Iterator[Period]:
    since, until = duty.days
    end = _FOR_EVER if until is None else until - timedelta(days=1)
    for first, last in periods_of_law(since, end):
        others = () if duty.breaks is None else other_law_liability(duty.breaks.name, first)
        following = None if last == _FOR_EVER else last + timedelta(days=1)
        yield Period(first, following, _struck(duty, kinds, first), others)


def _joined(periods: Iterator[Period]) -> list[Period]:
    """Periods that follow on each other and lead to the same become one."""
    found: list[Period] = []
    for period in periods:
        before = found[-1] if found else None
        if before and (before.struck, before.other_laws) == (period.struck, period.other_laws):
            found[-1] = Period(before.since, period.until, before.struck, before.other_laws)
        else:
            found.append(period)
    return found


def _struck(duty: Duty, kinds: tuple[Kind, ...], on: date) -> tuple[Struck, ...]:
    """Each sanction with whom it strikes: whatever they operate, or only as operators of critical infrastructure."""
    only_operators = duty.binds.classes == {"cii"}
    found: dict[Sanction, dict[Kind, Label]] = {}
    for kind in kinds:
        for sanction in () if only_operators else sanctions_on(duty, kind, cii=False, on=on):
            found.setdefault(sanction, {})[kind] = _CALLED[kind]
        for sanction in sanctions_on(duty, kind, cii=True, on=on) if kind is not Kind.OTHER else ():
            found.setdefault(sanction, {}).setdefault(kind, _as_operator(_CALLED[kind]))
    ordered = sorted(found.items(), key=lambda entry: entry[0].citation)
    return tuple(Struck(sanction, tuple(whom.values())) for sanction, whom in ordered)


def _as_operator(called: Label) -> Label:
    operators = CLASSES["cii"]
    return Label(f"{called.zh}（属于{operators.zh}的）", f"{called.en} (as {operators.en})")
