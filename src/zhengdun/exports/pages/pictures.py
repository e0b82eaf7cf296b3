"""Pictures of a verdict: days on a line, or a figure beside its bound, as plain HTML that prints as it looks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from zhengdun.assessment.explanation import Explanation
    from zhengdun.ledger.columns import Label

_MOST = 100  # percent
_DAYS = ("event", "due", "done")


@dataclass(frozen=True)
class Mark:
    """A day on the line, or a figure: ``at`` is where it stands, 0 to 100."""

    slot: str
    label: Label
    value: date | float
    at: float


def day_marks(explanation: Explanation) -> tuple[Mark, ...]:
    """The days compared, on one scale; none where there is no deadline with an event before it."""
    days: dict[str, date] = {slot: value for slot, value in _filled(explanation).items() if slot in _DAYS}
    if not {"event", "due"} <= days.keys() or len(set(days.values())) == 1:
        return ()
    first, last = min(days.values()), max(days.values())
    span = (last - first).days
    return _marks(explanation, {slot: (value, (value - first).days / span * _MOST) for slot, value in days.items()})


def figure_marks(explanation: Explanation) -> tuple[Mark, ...]:
    """A figure and its bound, on one scale from zero; none where one of them is not known."""
    figures = {slot: value for slot, value in _filled(explanation).items() if slot in ("value", "bound")}
    most = max(figures.values(), default=0)
    if len(figures) < len(("value", "bound")) or most <= 0:
        return ()
    return _marks(explanation, {slot: (value, value / most * _MOST) for slot, value in figures.items()})


def _filled(explanation: Explanation) -> Mapping[str, Any]:
    return {
        slot: explanation.finding[slot]
        for slot in explanation.duty.shape.labels()
        if explanation.finding[slot] is not None
    }


def _marks(explanation: Explanation, placed: Mapping[str, tuple[Any, float]]) -> tuple[Mark, ...]:
    labels = explanation.duty.shape.labels()
    return tuple(Mark(slot, labels[slot], value, round(at, 1)) for slot, (value, at) in placed.items())
