"""Where the records of a CSV file end: line feeds within quotation marks do not count.

A quotation mark opens a field only at the field's start, as in Arrow's reader; elsewhere it is a character like
others (``5" disk``). Both UTF-8 and GB18030 keep the bytes looked at here free of other meanings.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

_QUOTE, _LF, _CR = ord('"'), ord("\n"), ord("\r")


class RecordEnds:
    r"""Finds the ends of records block by block.

    Args:
        delimiter: the byte between two fields.

    >>> ends = RecordEnds(ord(","))
    >>> ends.within(b'a,"x\ny"\n5" d,z\n').tolist()
    [8, 15]
    >>> ends.inside
    False
    """

    def __init__(self, delimiter: int) -> None:
        self._delimiter = delimiter
        self._before = _LF
        self.inside = False

    def within(self, block: bytes) -> NDArray[np.int64]:
        """The places just after each record that ends in the block. A block must not end between CR and LF."""
        data = np.frombuffer(block, np.uint8)
        if not data.size:
            return np.empty(0, np.int64)
        quotes = np.flatnonzero(data == _QUOTE)
        ends = self._newlines(data)
        if quotes.size and not self._only_pairs(data, quotes):
            ends, closed = self._one_by_one(data, quotes, ends)
        elif quotes.size or self.inside:
            odd = (np.searchsorted(quotes, ends) + self.inside) % 2
            ends = ends[odd == 0]
            self.inside = bool((quotes.size + self.inside) % 2)
            closed = not self.inside
        else:
            closed = False
        self._before = int(data[-1]) if data[-1] != _QUOTE or closed else 0
        return ends + 1

    @staticmethod
    def _newlines(data: NDArray[np.uint8]) -> NDArray[np.int64]:
        """Line feeds, and carriage returns that no line feed follows."""
        feeds = np.flatnonzero(data == _LF)
        returns = np.flatnonzero(data == _CR)
        if not returns.size:
            return feeds
        following = np.append(data, np.uint8(0))[returns + 1]
        alone = returns[following != _LF]
        return np.sort(np.concatenate([feeds, alone])) if alone.size else feeds

    def _only_pairs(self, data: NDArray[np.uint8], quotes: NDArray[np.int64]) -> bool:
        """Whether each mark that would open a field by counting really stands at a field's start."""
        opening = quotes[int(self.inside) :: 2]
        before = np.where(opening > 0, data[opening - 1], self._before)
        return bool(np.isin(before, [self._delimiter, _LF, _CR, _QUOTE]).all())

    def _one_by_one(
        self, data: NDArray[np.uint8], quotes: NDArray[np.int64], newlines: NDArray[np.int64]
    ) -> tuple[NDArray[np.int64], bool]:
        """The same by walking over marks and line feeds, and whether the last mark closed a field.

        For blocks with marks inside of fields.
        """
        kept: list[int] = []
        starts = {self._delimiter, _LF, _CR}
        closed_at = -1 if self._before == _QUOTE else -2
        for place in np.sort(np.concatenate([quotes, newlines])).tolist():
            if data[place] != _QUOTE:
                if not self.inside:
                    kept.append(place)
            elif self.inside:
                self.inside, closed_at = False, place
            else:
                before = int(data[place - 1]) if place else self._before
                self.inside = before in starts or closed_at == place - 1
        return np.array(kept, np.int64), closed_at == quotes[-1]
