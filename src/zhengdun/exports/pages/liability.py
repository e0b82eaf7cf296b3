"""What a breach of a duty can lead to, by the days of the conduct on which the answer differs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from zhengdun.exports.consequences import Party, sanctions
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from zhengdun.kit.duty import Duty
    from zhengdun.law import Sanction

_AS: dict[str, tuple[tuple[str, bool], ...]] = {
    "core": (("core", False), ("core", True)),
    "operating": (("securities", False), ("securities", True)),
    "service": (("service", False),),
    "cii": (("core", True), ("securities", True)),
}
"""As which institutions, by kind and whether it operates critical infrastructure, each class can be struck."""

_CALLED = {
    ("core", False): Label("核心机构", "core institutions"),
    ("securities", False): Label("经营机构", "operating institutions"),
    ("service", False): Label("信息技术系统服务机构", "IT-system service institutions"),
    ("core", True): Label(
        "属于关键信息基础设施运营者的核心机构", "core institutions that operate critical infrastructure"
    ),
    ("securities", True): Label(
        "属于关键信息基础设施运营者的经营机构", "operating institutions that operate critical infrastructure"
    ),
}


@dataclass(frozen=True)
class Struck:
    """A sanction, and whom it can strike."""

    sanction: Sanction
    whom: tuple[Label, ...]


@dataclass(frozen=True)
class Period:
    """Conduct from ``since`` up to, but not on, ``until`` (None while it lasts), and what it can lead to."""

    since: date
    until: date | None
    struck: tuple[Struck, ...]


def liability_by_period(duty: Duty) -> tuple[Period, ...]:
    """What a breach can lead to, one period for each numbering of the outside laws."""
    return tuple(_periods(duty))


def _periods(duty: Duty) -> Iterator[Period]:
    since: date | None = duty.since
    while since is not None:
        struck = _struck(duty, since)
        ends = {provision.until for one in struck for provision in one.sanction.outside if provision.until}
        until = min(ends, default=duty.until)
        yield Period(since, until, struck)
        since = until if until != duty.until else None


def _struck(duty: Duty, on: date) -> tuple[Struck, ...]:
    found: dict[Sanction, dict[tuple[str, bool], None]] = {}
    for key in duty.binds.keys:
        for kind, cii in _AS.get(key, ()):
            for sanction in sanctions(duty, [Party("", "", kind, cii, None)], on):
                found.setdefault(sanction, {})[kind, cii] = None
    ordered = sorted(found.items(), key=lambda entry: entry[0].citation)
    return tuple(Struck(sanction, _called(whom)) for sanction, whom in ordered)


def _called(whom: dict[tuple[str, bool], None]) -> tuple[Label, ...]:
    """Names for those struck; one that is struck anyway is not named again for its infrastructure."""
    return tuple(_CALLED[kind, cii] for kind, cii in whom if not (cii and (kind, False) in whom))
