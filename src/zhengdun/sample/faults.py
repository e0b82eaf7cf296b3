"""The faults of the first institution, one by one: what an assessment of it must find, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass

from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.columns import Label
from zhengdun.sample.edits import Edit, NothingToEdit
from zhengdun.sample.house import House


@dataclass(frozen=True)
class Fault:
    """One fault, and the finding that it leads to.

    Args:
        duty: the id of the duty that finds it.
        subject: the subject of the finding.
        reason: why the duty is breached, or why it cannot be told (the key of a ``Reason``).
        what: what is wrong, ``中文|English``.
        plant: the edit that puts it into ledgers without fault.
    """

    duty: str
    subject: str
    reason: str
    what: str
    plant: Edit

    @property
    def label(self) -> Label:
        """What is wrong, in both languages."""
        return Label.parse(self.what)


FAULTS: tuple[Fault, ...] = ()


def plant(house: House, ledgers: Ledgers) -> Ledgers:
    """The ledgers with every fault that an institution of this size can have."""
    for fault in FAULTS:
        try:
            ledgers = fault.plant(house, ledgers)
        except NothingToEdit:
            continue
    return ledgers
