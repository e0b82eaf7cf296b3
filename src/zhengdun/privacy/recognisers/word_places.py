"""Where words of six bytes, which is two Chinese characters, stand in many rows, and which of the words it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from zhengdun.privacy.recognisers.patterns import rows_with
from zhengdun.privacy.recognisers.reading import Positions, Reading

WORD_BYTES = 6
"""UTF-8 of two Chinese characters; of ASCII it is six."""

_CODE_BYTES = 8


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
        words: what is looked for, sorted, each of six bytes; up to 48 are found quickly by Polars.

    >>> from zhengdun.privacy.text.flat import FlatText
    >>> search = WordSearch(["先生", "女士"])
    >>> places = search.find(Reading(FlatText.of(["张女士", "李先生"])))
    >>> places.starts.tolist(), places.rows.tolist(), places.numbers.tolist()
    ([3, 12], [0, 1], [1, 0])
    """

    def __init__(self, words: Sequence[str]) -> None:
        encoded = [word.encode() for word in words]
        if encoded != sorted(encoded) or any(len(word) != WORD_BYTES for word in encoded):
            raise ValueError(f"words are given in order and have {WORD_BYTES} bytes each: {words}")
        self._words = list(words)
        self._expression = "|".join(map(re.escape, words))
        self._codes = np.array([int.from_bytes(word, "big") for word in encoded], np.uint64)

    def find(self, reading: Reading) -> Places:
        """Where the words stand."""
        rows = rows_with(reading, self._expression)
        if not len(rows):
            return Places(rows, rows, rows)
        found = reading.series.gather(rows).str.find_many(self._words, leftmost=True).to_arrow()
        rows = np.repeat(rows, np.diff(np.asarray(found.offsets)))
        starts = reading.text.offsets[rows] + np.asarray(found.values, np.int64)
        next_bytes = reading.around(starts, _CODE_BYTES, starts, reading.text.offsets[rows + 1])
        codes = next_bytes.view(">u8").ravel() >> np.uint64(8 * (_CODE_BYTES - WORD_BYTES))
        return Places(starts, rows, np.searchsorted(self._codes, codes))
