"""How a number is written: letters, digits in pieces, one space or hyphen between two, an X at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

SEPARATORS = b" -"

_FOUND_FROM = 3
"""Digits that the pieces on both sides of a joint have at least."""

_WRITTEN = re.compile(r"(?:(?P<lead>\d+)\+)?(?P<letters>A*)(?P<pieces>\d+(?:-\d+)*)(?P<tail>x?)")


@dataclass(frozen=True)
class Shape:
    """One way of writing a number.

    Args:
        written: ``"11"`` is eleven digits; ``"3-4-4"`` the same in three pieces with one space or hyphen between two;
            ``"A9"`` a letter and nine digits; ``"17x"`` seventeen digits and an X; ``"86+11"`` eleven digits after 86
            that stands before them without a gap and does not belong to the hit; ``"86+3-4-4"`` the same in pieces.
            The first two pieces must have three digits at least, which is how they are found.

    >>> Shape("6-8-3x").width, Shape("6-8-3x").pattern
    (20, '[0-9]{6}[ -][0-9]{8}[ -][0-9]{3}[Xx]')
    """

    written: str

    def __post_init__(self) -> None:
        if len(self.pieces) > 1 and (min(self.pieces[:2]) < _FOUND_FROM or self.letters):
            raise ValueError(f"{self.written!r}: pieces stand without letters, the first two with 3 digits or more")

    @cached_property
    def _parts(self) -> re.Match[str]:
        match = _WRITTEN.fullmatch(self.written)
        if match is None:
            raise ValueError(f"{self.written!r} is not a shape of a number")
        return match

    @cached_property
    def lead(self) -> str:
        """Digits that must stand before it in the same run and are not part of it."""
        return self._parts["lead"] or ""

    @cached_property
    def letters(self) -> int:
        """How many letters it begins with."""
        return len(self._parts["letters"])

    @cached_property
    def pieces(self) -> tuple[int, ...]:
        """How many digits each piece has."""
        return tuple(int(piece) for piece in self._parts["pieces"].split("-"))

    @cached_property
    def tail(self) -> bool:
        """It ends in X or x."""
        return bool(self._parts["tail"])

    @cached_property
    def width(self) -> int:
        """Bytes from its first to its last, separators among them, the lead not."""
        return self.letters + sum(self.pieces) + len(self.pieces) - 1 + self.tail

    @cached_property
    def pattern(self) -> str:
        """The regular expression of the whole, without the lead and what may stand around it."""
        digits = "[ -]".join(f"[0-9]{{{piece}}}" for piece in self.pieces)
        return "[A-Za-z]" * self.letters + digits + ("[Xx]" if self.tail else "")

    @cached_property
    def run(self) -> int:
        """How many digits the run has that it consists of or begins with, the lead among them."""
        return len(self.lead) + self.pieces[0]

    @property
    def joint(self) -> tuple[int, int]:
        """How many digits stand before and after its first separator, the lead among them."""
        return self.run, self.pieces[1]

    @cached_property
    def separator_columns(self) -> NDArray[np.int64]:
        """Where the separators stand, int64."""
        return self.letters + np.cumsum(self.pieces[:-1], dtype=np.int64) + np.arange(len(self.pieces) - 1)

    @cached_property
    def kept_columns(self) -> NDArray[np.int64]:
        """Where everything else stands: letters, digits, tail; int64."""
        return np.setdiff1d(np.arange(self.width), self.separator_columns)

    @cached_property
    def is_plain_run(self) -> bool:
        """It is one run of digits and nothing else, so that the run is all there is to check."""
        return len(self.pieces) == 1 and not (self.lead or self.letters or self.tail)
