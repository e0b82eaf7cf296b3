"""What was found: where, which kind, how sure, and why."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.kinds import Kind

KINDS: tuple[Kind, ...] = tuple(Kind)
"""The kinds in the order in which hits number them; of two hits that are equal otherwise, the earlier kind stays."""

NUMBER_OF_KIND = {kind: number for number, kind in enumerate(KINDS)}


class Confidence(IntEnum):
    """How sure a hit is.

    ``PATTERN``: it looks like one. ``CONTEXT``: the words around it say so. ``VALIDATED``: its check digit is right.
    """

    PATTERN = 1
    CONTEXT = 2
    VALIDATED = 3


class Reason(IntEnum):
    """Why something was taken for personal information.

    >>> Reason.CHECK_DIGIT.zh
    '校验位正确'
    """

    FORM = 0
    CUE = 1
    TITLE = 2
    CHECK_DIGIT = 3

    @property
    def zh(self) -> str:
        """In Chinese."""
        return _REASONS[self][0]

    @property
    def en(self) -> str:
        """In English."""
        return _REASONS[self][1]


_REASONS = {
    Reason.FORM: ("符合格式", "it has the form"),
    Reason.CUE: ("附近有提示词", "a cue word stands near it"),
    Reason.TITLE: ("其后有称谓", "a title follows"),
    Reason.CHECK_DIGIT: ("校验位正确", "its check digit is right"),
}

REASONS: tuple[Reason, ...] = tuple(Reason)
"""The reasons in the order in which hits number them."""


class Hit(NamedTuple):
    """One hit in one message; ``start`` and ``end`` count its characters, half-open."""

    start: int
    end: int
    kind: Kind
    confidence: Confidence
    reason: Reason


@dataclass(frozen=True, eq=False, slots=True)
class Hits:
    """Hits in a flat text, sorted by start, none overlapping another, none reaching from one row into the next.

    Args:
        start: first byte, int64 of shape ``(hits,)``.
        end: the byte after the last, int64 of shape ``(hits,)``.
        kind: number in ``KINDS``, uint8 of shape ``(hits,)``.
        confidence: a ``Confidence``, uint8 of shape ``(hits,)``.
        reason: number in ``REASONS``, uint8 of shape ``(hits,)``.
    """

    start: NDArray[np.int64]
    end: NDArray[np.int64]
    kind: NDArray[np.uint8]
    confidence: NDArray[np.uint8]
    reason: NDArray[np.uint8]

    @classmethod
    def of_kind(
        cls,
        kind: Kind,
        start: NDArray[np.int64],
        end: NDArray[np.int64] | int,
        confidence: NDArray[np.uint8] | Confidence,
        reason: NDArray[np.uint8] | Reason,
    ) -> Hits:
        """Hits of one kind; what is the same for all may be given once, ``end`` as the length in bytes."""
        number = np.full(len(start), NUMBER_OF_KIND[kind], np.uint8)
        ends = start + end if isinstance(end, int) else end
        return cls(start, ends, number, _each(confidence, len(start)), _each(reason, len(start)))

    @classmethod
    def none(cls) -> Hits:
        """No hit at all."""
        return cls(np.empty(0, np.int64), np.empty(0, np.int64), *(np.empty(0, np.uint8) for _ in range(3)))

    @classmethod
    def joined(cls, parts: Iterable[Hits]) -> Hits:
        """All hits of the parts, one part after the other; neither sorted nor resolved."""
        held = [part for part in parts if len(part)] or [cls.none()]
        if len(held) == 1:
            return held[0]
        return cls(
            np.concatenate([part.start for part in held]),
            np.concatenate([part.end for part in held]),
            np.concatenate([part.kind for part in held]),
            np.concatenate([part.confidence for part in held]),
            np.concatenate([part.reason for part in held]),
        )

    def __len__(self) -> int:
        return len(self.start)

    def take(self, chosen: NDArray[np.bool_] | NDArray[np.int64]) -> Hits:
        """The chosen hits, by a mask or by their numbers."""
        return Hits(
            self.start[chosen], self.end[chosen], self.kind[chosen], self.confidence[chosen], self.reason[chosen]
        )

    def shifted(self, by: int) -> Hits:
        """The same hits in a text that has so many bytes before this one."""
        return Hits(self.start + by, self.end + by, self.kind, self.confidence, self.reason) if by else self

    def of(self, kind: Kind) -> Hits:
        """The hits of one kind."""
        return self.take(self.kind == NUMBER_OF_KIND[kind])


def _each(value: NDArray[np.uint8] | int, count: int) -> NDArray[np.uint8]:
    return value if isinstance(value, np.ndarray) else np.full(count, value, np.uint8)
