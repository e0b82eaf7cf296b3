"""Up to 64 yes-or-no answers of each row in one machine word, so that a run of them is measured in a few steps.

The answer of column ``n`` is bit ``n``. All words here are uint64 of shape ``(rows,)``.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]
"""One word a row, uint64 of shape ``(rows,)``."""

_WORD = 64
_ONE = np.uint64(1)
_ALL = np.uint64(0xFFFFFFFFFFFFFFFF)


def bits_of(answers: NDArray[np.bool_]) -> Bits:
    """The answers of each row as a word.

    Args:
        answers: bool of shape ``(rows, columns)``; the columns are a multiple of 8, up to 64, so that all rows are
            packed as one.

    >>> bits_of(np.array([[True, True] + 6 * [False], [False, False, True] + 5 * [False]])).tolist()
    [3, 4]
    """
    rows, columns = answers.shape
    packed = np.packbits(answers.reshape(-1), bitorder="little").reshape(rows, columns // 8)
    words = np.zeros((rows, _WORD // 8), np.uint8)
    words[:, : columns // 8] = packed
    return words.view("<u8").ravel().astype(np.uint64)


def leading_ones(bits: Bits) -> NDArray[np.int64]:
    """With how many ones each word begins, counted from bit 0, int64 of shape ``(rows,)``.

    >>> leading_ones(np.array([0b0111, 0b1110], np.uint64)).tolist()
    [3, 0]
    """
    return np.bitwise_count(bits & ~(bits + _ONE)).astype(np.int64)


def first_ones(counts: NDArray[np.int64]) -> Bits:
    """Words that begin with so many ones, 0 to 64, and have no others.

    >>> first_ones(np.array([0, 3])).tolist()
    [0, 7]
    """
    shift = np.minimum(_WORD - counts, _WORD - 1).astype(np.uint64)
    return np.where(counts > 0, _ALL >> shift, np.uint64(0))


def highest_one(bits: Bits) -> NDArray[np.int64]:
    """The number of the highest bit that is one, -1 where none is; int64 of shape ``(rows,)``.

    >>> highest_one(np.array([0b0101, 0, 1 << 63], np.uint64)).tolist()
    [2, -1, 63]
    """
    smeared = bits.copy()
    for step in (1, 2, 4, 8, 16, 32):
        smeared |= smeared >> np.uint64(step)
    return np.bitwise_count(smeared).astype(np.int64) - 1
