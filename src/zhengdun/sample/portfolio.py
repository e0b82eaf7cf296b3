"""Which systems a made-up institution has: what is settled about each before any ledger is written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from zhengdun.sample.names import ORDINARY, important_names, numbered

_SATURDAY = 5
_IMPORTANT = 15
_USUAL = 60
_FEW = 20  # with fewer systems than this none came or went lately


@dataclass(frozen=True)
class SystemPlan:
    """One system."""

    code: str
    name: str
    kind: str
    important: bool
    cii: bool
    online_on: date
    offline_on: date | None = None

    @property
    def trades(self) -> bool:
        """Whether it holds orders, trades, registrations or clearing records."""
        return self.important and self.kind in ("trading", "clearing")


def important_among(systems: int) -> int:
    """How many of so many systems are important: fifteen, and less than a tenth of what a big house has more.

    >>> important_among(4), important_among(60), important_among(1000)
    (4, 15, 99)
    """
    return min(systems, _IMPORTANT) + max(systems - _USUAL, 0) * 9 // 100


def portfolio(kind: str, systems: int, *, cii: int, until: date, chance: Random) -> tuple[SystemPlan, ...]:
    """The systems of an institution of ``kind``, the important ones first, the ``cii`` critical ones before all.

    Two systems went on line and two off line while the records were kept, one of each important.
    """
    important = important_among(systems)
    plans = []
    for index in range(systems):
        vital = index < important
        name, purpose = numbered(important_names(kind), index) if vital else numbered(ORDINARY, index - important)
        plans.append(
            SystemPlan(
                code=f"SYS{index + 1:03}",
                name=name,
                kind=purpose,
                important=vital,
                cii=index < cii,
                online_on=_saturday(date(chance.randint(2009, 2019), chance.randint(1, 12), 1)),
            )
        )
    if systems >= _FEW:
        for index, days in ((important - 1, 425), (-1, 250)):
            plans[index] = replace(plans[index], online_on=_saturday(until - timedelta(days=days)))
        for index, days in ((important - 2, 280), (-2, 150)):
            plans[index] = replace(plans[index], offline_on=_saturday(until - timedelta(days=days)))
    return tuple(plans)


def _saturday(day: date) -> date:
    """The first Saturday from ``day`` on."""
    return day + timedelta(days=(_SATURDAY - day.weekday()) % 7)
