"""The row in which a byte lies, for many bytes of a long text: by counting the rows that begin before it.

A bitmap tells which bytes begin a row, and of each word how many do before it. Two looks and a count of bits take a
quarter of the time of a binary search, which pays off from some thousand questions on.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.compiling import TEXT, loops
from zhengdun.privacy.text.bitmaps import Bitmap
from zhengdun.privacy.text.flat import FlatText

_WORD = 64
_SHIFT, _LAST_BIT = 6, 63
_ONE = np.uint64(1)


class RowIndex:
    """The rows of one text.

    Args:
        text: the rows.

    >>> index = RowIndex(FlatText.of(["ab", "", None, "c"]))
    >>> [places.tolist() for places in index.bounds(np.array([0, 1, 2]))]
    [[0, 0, 2], [2, 2, 3]]
    """

    def __init__(self, text: FlatText) -> None:
        compiled = loops(TEXT)
        if compiled is not None:
            self.begins: Bitmap = np.empty(len(text.data) // _WORD + 1, np.uint64)
            self._before = np.empty(len(self.begins), np.int64)
            self._ends = np.empty(text.rows + 1, np.int64)
            compiled.index_rows(text.offsets, self._ends, self.begins, self._before)
            return
        starts = text.offsets[:-1][text.offsets[:-1] < text.offsets[1:]]  # of the rows that have a byte
        self._ends = np.append(starts, len(text.data))
        self.begins = _bitmap(starts, len(text.data))
        """Which bytes begin a row."""
        counts = np.bitwise_count(self.begins)
        self._before = np.cumsum(counts, dtype=np.int64) - counts

    def bounds(self, positions: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where the rows in which bytes lie begin and where they end, half-open; int64 of shape ``(n,)`` both.

        Args:
            positions: byte positions within the text, int64 of shape ``(n,)``.
        """
        compiled = loops(TEXT)
        if compiled is not None:
            bounds = np.empty((2, len(positions)), np.int64)
            compiled.bounds(np.ascontiguousarray(positions, np.int64), self._ends, self.begins, self._before, bounds)
            return bounds[0], bounds[1]
        words = positions >> _SHIFT
        above = (_LAST_BIT - (positions & _LAST_BIT)).astype(np.uint64)
        next_row = self._before[words] + np.bitwise_count(self.begins[words] << above)
        return self._ends[next_row - 1], self._ends[next_row]


def _bitmap(places: NDArray[np.int64], size: int) -> Bitmap:
    """A bitmap of so many bytes with ones at the places, which come in order."""
    bitmap = np.zeros(size // _WORD + 1, np.uint64)
    if len(places):
        words = places >> _SHIFT
        firsts = np.flatnonzero(np.diff(words, prepend=-1))
        ones = _ONE << (places & _LAST_BIT).astype(np.uint64)
        bitmap[words[firsts]] = np.bitwise_or.reduceat(ones, firsts)
    return bitmap
