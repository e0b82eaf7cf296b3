"""What a planted fault is, and how faults get into the ledgers of an institution that has none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zhengdun.ledger.book import Ledgers
from zhengdun.sample.edits import Edit, NothingToEditError
from zhengdun.sample.house import House

Finding = tuple[str, str, str]
"""The id of a duty, the subject it is judged for, the key of the reason."""


@dataclass(frozen=True)
class Fault:
    """One fault, and the findings that it leads to.

    Args:
        finding: the duty that finds it, the subject, and why the duty is breached or cannot be told.
        what: what is wrong, ``中文|English``.
        plant: the edit that puts it into the ledgers.
        also: further findings that the same fault leads to.
    """

    finding: Finding
    what: str
    plant: Edit
    also: tuple[Finding, ...] = ()

    @property
    def duty(self) -> str:
        """The id of the duty that finds it."""
        return self.finding[0]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings that it leads to."""
        return (self.finding, *self.also)


@dataclass(frozen=True)
class Planted:
    """Ledgers with faults, and which these are."""

    ledgers: Ledgers
    faults: tuple[Fault, ...]


def plant(house: House, ledgers: Ledgers, faults: Iterable[Fault]) -> Planted:
    """Put in those of the ``faults`` that an institution of this kind and size can have."""
    found = []
    for fault in faults:
        try:
            ledgers = fault.plant(house, ledgers)
        except NothingToEditError:
            continue
        found.append(fault)
    return Planted(ledgers, tuple(found))
