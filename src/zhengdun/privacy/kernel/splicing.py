"""Replace spans of a flat text by other text of any length."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.text.flat import FlatText


def splice(text: FlatText, start: NDArray[np.int64], end: NDArray[np.int64], by: FlatText) -> FlatText:
    """The text with each span replaced by the row of ``by`` with the same number.

    Args:
        text: the text.
        start: (n,) first byte of each span, sorted.
        end: (n,) the byte after its last; spans do not overlap, and each lies within one row.
        by: n rows.

    >>> text = FlatText.of(["a12b", "", "34"])
    >>> splice(text, np.array([1, 4]), np.array([3, 6]), FlatText.of(["xyz", ""])).to_arrow().to_pylist()
    ['axyzb', '', '']
    """
    kept_start = np.concatenate([[0], end])
    kept_end = np.concatenate([start, [len(text.data)]])
    new_lengths = np.diff(by.offsets)
    pieces_length = np.empty(2 * len(start) + 1, np.int64)
    pieces_length[0::2] = kept_end - kept_start
    pieces_length[1::2] = new_lengths
    pieces_from = np.empty_like(pieces_length)
    pieces_from[0::2] = kept_start
    pieces_from[1::2] = by.offsets[:-1] + len(text.data)
    both = np.concatenate([text.data, by.data])
    pieces_to = np.concatenate([[0], np.cumsum(pieces_length)])
    data = both[np.repeat(pieces_from - pieces_to[:-1], pieces_length) + np.arange(pieces_to[-1])]
    growth = np.concatenate([[0], np.cumsum(new_lengths - (end - start))])
    offsets = text.offsets + growth[np.searchsorted(start, text.offsets, "left")]
    return FlatText(data, offsets, text.valid)
