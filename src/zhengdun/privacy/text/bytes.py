"""Where single bytes stand in a long text, block by block so that the masks stay in the cache."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.text.runs import BLOCK


def windows_of(data: NDArray[np.uint8], width: int) -> NDArray[np.uint8]:
    """All windows of so many bytes as a view, uint8 of shape ``(bytes - width + 1, width)``; writable as the data is.

    What ``numpy.lib.stride_tricks.sliding_window_view`` gives, without what that costs for each call.

    >>> windows_of(np.frombuffer(b"abc", np.uint8), 2)[1].tobytes()
    b'bc'
    """
    return np.ndarray((max(len(data) - width + 1, 0), width), np.uint8, buffer=data, strides=(1, 1))


def positions_of(data: NDArray[np.uint8], byte: int) -> NDArray[np.int64]:
    """Where a byte stands, int64 of shape ``(n,)``, in order.

    >>> positions_of(np.frombuffer(b"a@b@", np.uint8), ord("@")).tolist()
    [1, 3]
    """
    return positions_where(data, lambda block: block == np.uint8(byte))


def positions_where(
    data: NDArray[np.uint8], holds: Callable[[NDArray[np.uint8]], NDArray[np.bool_]], overlap: int = 0
) -> NDArray[np.int64]:
    """Where something holds of the bytes.

    Args:
        data: uint8 of shape ``(bytes,)``.
        holds: from a block of ``m`` bytes to bool of shape ``(m - overlap,)``.
        overlap: how many of the next bytes an answer looks at.
    """
    found = []
    for start in range(0, max(len(data) - overlap, 0), BLOCK):
        here = holds(data[start : start + BLOCK + overlap]).nonzero()[0]
        here += start
        found.append(here)
    return np.concatenate(found) if found else np.empty(0, np.int64)
