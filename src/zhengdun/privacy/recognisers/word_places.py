"""Where words of six bytes, as two Chinese characters are, stand in many rows, and which of the words it is.

Compiled, every third window of four bytes is looked up in a table: wherever a word stands, one of them lies within it.
The table says after how many bytes of a word the window may stand; few that are not in a word have an answer there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy import compiling
from zhengdun.privacy.recognisers.patterns import rows_with
from zhengdun.privacy.recognisers.reading import Positions, Reading

WORD_BYTES = 6
"""UTF-8 of two Chinese characters; of ASCII it is six. The last bytes may be the first ones of a character."""

WINDOW = 4
STEP = WORD_BYTES - WINDOW + 1
"""Bytes of a window, and from one to the next."""

_CODE_BYTES = 8
_BITS_OF_HASH = 16
_FACTOR, _SHIFT = np.uint32(0x9E3779B1), np.uint32(32 - _BITS_OF_HASH)
"""A hash is the highest bits of a window times the golden ratio, as a fraction of 2**32."""


@dataclass(frozen=True, eq=False, slots=True)
class Places:
    """Where words stand; all of shape ``(n,)`` and in order, none of them overlapping another.

    Args:
        starts: where they begin, int64.
        rows: in which rows, int64.
        numbers: which of the words they are, int64.
    """

    starts: Positions
    rows: Positions
    numbers: Positions


class WordSearch:
    """Looks for words.

    Args:
        words: what is looked for, sorted, each of six bytes.
        beginnings: whole characters that words begin with, each word with one of them, and no word begins within one;
            up to 64 are found quickly by Polars.

    >>> from zhengdun.privacy.text.flat import FlatText
    >>> search = WordSearch(["先生".encode(), "女士".encode()], ["先生", "女士"])
    >>> places = search.find(Reading(FlatText.of(["张女士", "李先生"])))
    >>> places.starts.tolist(), places.rows.tolist(), places.numbers.tolist()
    ([3, 12], [0, 1], [1, 0])
    """

    def __init__(self, words: Sequence[bytes], beginnings: Sequence[str]) -> None:
        if list(words) != sorted(words) or any(len(word) != WORD_BYTES for word in words):
            raise ValueError(f"words are given in order and have {WORD_BYTES} bytes each: {words}")
        self._expression = "|".join(map(re.escape, beginnings))
        self._beginnings = list(beginnings)
        encoded = [beginning.encode() for beginning in self._beginnings]
        self._codes = np.array([int.from_bytes(word, "big") for word in words], np.uint64)
        self._widths = np.array([len(next(filter(word.startswith, encoded))) for word in words])
        self._table = _window_table(np.array([list(word) for word in words], np.uint8))

    def find(self, reading: Reading) -> Places:
        """Where the words stand."""
        loops = compiling.loops("zhengdun.privacy.recognisers.word_places_jit")
        return self._find_by_polars(reading) if loops is None else self._find_by_loops(reading, loops)

    def _find_by_polars(self, reading: Reading) -> Places:
        rows = rows_with(reading, self._expression)
        if not len(rows):
            return Places(rows, rows, rows)
        found = reading.series.gather(rows).str.find_many(self._beginnings, leftmost=True).to_arrow()
        rows = np.repeat(rows, np.diff(np.asarray(found.offsets)))
        starts = reading.text.offsets[rows] + np.asarray(found.values, np.int64)
        next_bytes = reading.around(starts, _CODE_BYTES, starts, reading.text.offsets[rows + 1])
        codes = next_bytes.view(">u8").ravel() >> np.uint64(8 * (_CODE_BYTES - WORD_BYTES))
        numbers = np.minimum(np.searchsorted(self._codes, codes), len(self._codes) - 1)
        known = self._codes[numbers] == codes
        return Places(starts[known], rows[known], numbers[known])

    def _find_by_loops(self, reading: Reading, loops: Any) -> Places:
        text = reading.text
        most = len(text.data) // int(self._widths.min()) + 1
        starts, rows, numbers = (np.empty(most, np.int64) for _ in range(3))
        count = loops.find_words(
            text.data, text.offsets, self._codes, self._widths, self._table, _FACTOR, _SHIFT, starts, rows, numbers
        )
        return Places(starts[:count].copy(), rows[:count].copy(), numbers[:count].copy())


def _window_table(words: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """For each hash of a window: bit ``n`` is set where it may stand ``n`` bytes after the beginning of a word."""
    table = np.zeros(1 << _BITS_OF_HASH, np.uint8)
    for behind in range(STEP):
        windows = np.ascontiguousarray(words[:, behind : behind + WINDOW]).view(np.uint32)
        table[windows * _FACTOR >> _SHIFT] |= np.uint8(1 << behind)
    return table
