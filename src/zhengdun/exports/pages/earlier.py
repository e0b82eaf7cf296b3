"""How a duty stood in earlier versions of the Measures, for its page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from zhengdun.assessment.impact import Number, Status, numbers, status

if TYPE_CHECKING:
    from zhengdun.kit.duty import Duty


@dataclass(frozen=True)
class Stood:
    """The duty as one version had it, what became of it, and the numbers of both."""

    duty: Duty
    status: Status
    numbers: tuple[Number, ...]


def stood(duty: Duty) -> tuple[Stood, ...]:
    """Every earlier version of ``duty``, in the order in which it declares them."""
    return tuple(Stood(old, status(old, duty), numbers(old, duty)) for old in duty.in_earlier_versions())
