"""A few words of up to eight bytes as numbers, among which many are looked up at once.

Comparing with one word after another takes as long as there are words. Here each has a place of its own in a small
table (a perfect hash by multiplication: Dietzfelbinger et al., J. Algorithms 25, 1997), so that one look is enough.
"""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.uint64]
"""Words as big-endian numbers, uint64 of shape ``(n,)``."""

_WORD_BITS = 64
_FIRST_MULTIPLIER = 0x9E3779B97F4A7C15
"""Odd, with its bits well mixed: 2⁶⁴ divided by the golden ratio."""


def code_of(word: str) -> int:
    """The bytes of a word of up to eight bytes as one number.

    >>> hex(code_of("单号"))
    '0xe58d95e58fb7'
    """
    return int.from_bytes(word.encode(), "big")


class CodeSet:
    """Some codes.

    Args:
        words: the words, at least one.

    >>> CodeSet(["单号", "水号"]).holds(np.array([code_of("单号"), code_of("卡号")], np.uint64)).tolist()
    [True, False]
    """

    def __init__(self, words: Iterable[str]) -> None:
        codes = sorted({code_of(word) for word in words})
        bits = 2 * len(codes).bit_length()
        self._shift = np.uint64(_WORD_BITS - bits)
        self._multiplier = np.uint64(next(m for m in _multipliers() if _are_apart(codes, m, bits)))
        self._table = np.full(1 << bits, codes[0], np.uint64)  # one that has its place elsewhere, where there is none
        self._table[self._places(np.array(codes, np.uint64))] = codes

    def holds(self, codes: Codes) -> NDArray[np.bool_]:
        """Which of the codes are among them, bool of shape ``(n,)``."""
        among: NDArray[np.bool_] = self._table[self._places(codes)] == codes
        return among

    def _places(self, codes: Codes) -> Codes:
        return (codes * self._multiplier) >> self._shift


def _multipliers() -> Iterable[int]:
    return (_FIRST_MULTIPLIER * (2 * step + 1) % (1 << _WORD_BITS) for step in itertools.count())


def _are_apart(codes: Collection[int], multiplier: int, bits: int) -> bool:
    places = {(code * multiplier % (1 << _WORD_BITS)) >> (_WORD_BITS - bits) for code in codes}
    return len(places) == len(codes)
