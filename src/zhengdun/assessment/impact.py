"""What another version of the Measures asks instead, duty by duty, and whose outcome that changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Literal

import polars as pl

from zhengdun.assessment.evaluation import evaluate
from zhengdun.kit.outcomes import Outcome
from zhengdun.kit.shapes.unrecorded import Unrecorded
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from datetime import date

    from zhengdun.assessment.evaluation import Findings
    from zhengdun.clock import Calendar, SessionTable
    from zhengdun.kit.duty import Duty
    from zhengdun.kit.parameters import Parameter
    from zhengdun.kit.shapes.base import Stricter
    from zhengdun.ledger.book import Ledgers


class Status(Enum):
    """What became of a duty from one version to another."""

    ADDED = ("added", "新增", "Added")
    DROPPED = ("dropped", "删去", "Dropped")
    LOOSENED = ("loosened", "放宽", "Loosened")
    TIGHTENED = ("tightened", "收紧", "Tightened")
    REWORDED = ("reworded", "改写", "Reworded")
    UNCHANGED = ("unchanged", "未变", "Unchanged")
    NO_TEXT = ("no_text", "条文未收录，不能比较", "Words not on record, cannot be compared")

    def __init__(self, key: str, zh: str, en: str) -> None:
        self.key = key
        self.label = Label(zh, en)


Direction = Literal["loosened", "tightened", "same"]

_LEVELS = {"more": 1, None: 0, "less": -1}


@dataclass(frozen=True)
class Number:
    """A number of the Measures that a duty is judged by, as either version sets it; None where it does not.

    ``direction`` follows from the two values and from which way the duty's shape is stricter; None where one is
    missing.
    """

    label: Label
    unit: Label
    before: float | None
    after: float | None
    direction: Direction | None


@dataclass(frozen=True)
class Move:
    """A subject whose outcome changes; a duty that a version does not have is not applicable in it."""

    institution: str
    subject: str
    before: Outcome
    after: Outcome


@dataclass(frozen=True, eq=False)
class Impact:
    """One matter: the duty in both versions, None where a version has none, and what changes."""

    matter: str
    before: Duty | None
    after: Duty | None
    status: Status
    numbers: tuple[Number, ...]
    moves: tuple[Move, ...]

    @property
    def duty(self) -> Duty:
        """The duty as the later of the two to have it says it."""
        found = self.after or self.before
        assert found is not None  # noqa: S101 - a matter has a duty in one of the versions
        return found


def impact(
    ledgers: Ledgers,
    on: date,
    before: Sequence[Duty],
    after: Sequence[Duty],
    *,
    calendar: Calendar,
    sessions: SessionTable | None = None,
) -> tuple[Impact, ...]:
    """Compare two versions over the same ledgers.

    Args:
        ledgers: of one institution or many.
        on: the day of the assessment.
        before: the duties of one version, as though it were the law.
        after: those of the other.
        calendar: working and trading days.
        sessions: the rules of the trading sessions; the shipped ones where None.

    Returns:
        The matters in the order of ``after``, then those that only ``before`` has in its order.
    """
    moves = _moves(
        *(evaluate(ledgers, on, calendar=calendar, duties=duties, sessions=sessions) for duties in (before, after))
    )
    old, new = ({duty.matter: duty for duty in duties} for duties in (before, after))
    return tuple(
        Impact(
            matter,
            old.get(matter),
            new.get(matter),
            status(old.get(matter), new.get(matter)),
            numbers(old.get(matter), new.get(matter)),
            tuple(moves.get(matter, ())),
        )
        for matter in dict.fromkeys([*new, *old])
    )


def status(before: Duty | None, after: Duty | None) -> Status:
    """What became of a duty.

    Raises:
        ValueError: it asks more in one respect and less in another: such a duty must be declared as two.
    """
    if before is None or after is None:
        return Status.ADDED if before is None else Status.DROPPED
    if isinstance(before.shape, Unrecorded) or isinstance(after.shape, Unrecorded):
        return Status.NO_TEXT
    ways = {number.direction for number in numbers(before, after)} - {None, "same"}
    more = _LEVELS[after.asks] - _LEVELS[before.asks]
    if more:
        ways.add("tightened" if more > 0 else "loosened")
    if len(ways) > 1:
        raise ValueError(f"{after.id} asks both more and less than {before.id}: declare it as two duties")
    if ways:
        return Status.LOOSENED if "loosened" in ways else Status.TIGHTENED
    return Status.UNCHANGED if before.quote == after.quote else Status.REWORDED


def numbers(before: Duty | None, after: Duty | None) -> tuple[Number, ...]:
    """The numbers of the Measures by which either duty is judged."""
    old, new = _of_the_law(before), _of_the_law(after)
    found = []
    for name, (parameter, stricter) in (old | new).items():
        was, is_ = (side[name][0].counts if name in side else None for side in (old, new))
        found.append(Number(parameter.label, parameter.unit, was, is_, _direction(was, is_, stricter)))
    return tuple(found)


def _of_the_law(duty: Duty | None) -> dict[str, tuple[Parameter, Stricter]]:
    """The numbers of a duty by name, each with which way it is stricter."""
    if duty is None:
        return {}
    stricter = duty.shape.stricter.items()
    return {parameter.number: (parameter, way) for parameter, way in stricter if parameter.source == "law"}


def _direction(before: float | None, after: float | None, stricter: Stricter) -> Direction | None:
    if before is None or after is None:
        return None
    if before == after:
        return "same"
    return "tightened" if (after > before) == (stricter == "more") else "loosened"


_SUBJECT = ["matter", "institution", "subject"]


def _moves(before: Findings, after: Findings) -> dict[str, list[Move]]:
    """The subjects whose outcome differs, by matter."""
    nothing = pl.lit(Outcome.NOT_APPLICABLE.key)
    both = _outcomes(before, "before").join(_outcomes(after, "after"), on=_SUBJECT, how="full", coalesce=True)
    differing = both.with_columns(pl.col("before", "after").fill_null(nothing)).filter(
        pl.col("before") != pl.col("after")
    )
    found: dict[str, list[Move]] = {}
    for row in differing.sort(_SUBJECT).iter_rows(named=True):
        was, is_ = (Outcome[row[side].upper()] for side in ("before", "after"))
        found.setdefault(row["matter"], []).append(Move(row["institution"], row["subject"], was, is_))
    return found


def _outcomes(findings: Findings, name: str) -> pl.DataFrame:
    matters = {duty.id: duty.matter for duty in findings.duties}
    return findings.frame.select(
        pl.col("duty").cast(pl.String).replace_strict(matters, return_dtype=pl.String).alias("matter"),
        "institution",
        "subject",
        pl.col("outcome").cast(pl.String).alias(name),
    )
