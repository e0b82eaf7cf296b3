"""In which row a byte lies, for many bytes of a long text: by counting the rows that begin before it.

A bitmap tells which bytes begin a row, and of each word how many do before it. Two looks and a count of bits take a
quarter of the time of a binary search, which pays off from some thousand questions on.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.text.compiling import TEXT, loops
from zhengdun.privacy.text.flat import FlatText

_WORD = 64
_SHIFT, _LAST_BIT = 6, 63
_ONE = np.uint64(1)


class RowIndex:
    """The rows of one text.

    Args:
        text: the rows.

    >>> RowIndex(FlatText.of(["ab", "", None, "c"])).row_of(np.array([0, 1, 2])).tolist()
    [0, 0, 3]
    """

    def __init__(self, text: FlatText) -> None:
        self._size = len(text.data)
        compiled = loops(TEXT)
        if compiled is not None:
            self._begins = np.empty(self._size // _WORD + 1, np.uint64)
            self._before = np.empty(len(self._begins), np.int64)
            rows = np.empty(text.rows, np.int64)
            self._rows = rows[: compiled.index_rows(text.offsets, rows, self._begins, self._before)]
            return
        self._rows = np.flatnonzero(np.diff(text.offsets))  # those that have a byte
        self._begins = _bitmap(text.offsets[self._rows], self._size)
        counts = np.bitwise_count(self._begins)
        self._before = np.cumsum(counts, dtype=np.int64) - counts

    def row_of(self, positions: NDArray[np.int64]) -> NDArray[np.int64]:
        """The row in which each byte lies, as :meth:`FlatText.row_of` says it.

        Args:
            positions: byte positions within the text, int64 of shape ``(n,)``.

        Returns:
            int64 of shape ``(n,)``.
        """
        compiled = loops(TEXT)
        if compiled is not None:
            found = np.empty(len(positions), np.int64)
            compiled.row_of(positions, self._size, self._rows, self._begins, self._before, found)
            return found
        words = positions >> _SHIFT
        above = (_LAST_BIT - (positions & _LAST_BIT)).astype(np.uint64)
        rows: NDArray[np.int64] = self._rows[self._before[words] + np.bitwise_count(self._begins[words] << above) - 1]
        return rows


def _bitmap(places: NDArray[np.int64], size: int) -> NDArray[np.uint64]:
    """A bitmap of so many bytes with ones at the places, which come in order."""
    bitmap = np.zeros(size // _WORD + 1, np.uint64)
    if len(places):
        words = places >> _SHIFT
        firsts = np.flatnonzero(np.diff(words, prepend=-1))
        ones = _ONE << (places & _LAST_BIT).astype(np.uint64)
        bitmap[words[firsts]] = np.bitwise_or.reduceat(ones, firsts)
    return bitmap
