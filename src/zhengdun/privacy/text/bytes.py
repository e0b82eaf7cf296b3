"""Where single bytes stand in a long text, block by block so that the masks stay in the cache."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.compiling import TEXT, loops

BLOCK = 1 << 18
"""Bytes a block: what the masks of one block take stays in the second-level cache."""


def gather(data: NDArray[np.uint8], starts: NDArray[np.int64], width: int) -> NDArray[np.uint8]:
    """The bytes from each start on, in a new array, uint8 of shape ``(n, width)``; all must lie within the data.

    Each window is moved as one item of ``width`` bytes, which takes a seventh of the time of moving single bytes.

    >>> gather(np.frombuffer(b"abc", np.uint8), np.array([1, 0]), 2).tobytes()
    b'bcab'
    """
    compiled = loops(TEXT)
    if compiled is not None:
        windows = np.empty((len(starts), width), np.uint8)
        compiled.gather(data, np.ascontiguousarray(starts, np.int64), windows)
        return windows
    return _windows(data, width)[starts].view(np.uint8).reshape(len(starts), width)


def gather_within(
    data: NDArray[np.uint8], starts: NDArray[np.int64], width: int, first: NDArray[np.int64], last: NDArray[np.int64]
) -> NDArray[np.uint8]:
    r"""The same wherever they begin, with zeros for what lies outside of a part of the data.

    Args:
        data: uint8 of shape ``(bytes,)``.
        starts: int64 of shape ``(n,)``.
        width: how many bytes are asked for.
        first: where the part begins for each, int64 of shape ``(n,)``, at least 0.
        last: where it ends, half-open, at most ``bytes``.

    >>> one = [np.array([place]) for place in (-1, 0, 1)]
    >>> gather_within(np.frombuffer(b"abc", np.uint8), one[0], 4, one[1], one[2]).tobytes()
    b'\x00a\x00\x00'
    """
    compiled = loops(TEXT)
    if compiled is not None:
        windows = np.empty((len(starts), width), np.uint8)
        compiled.gather_within(data, *(np.ascontiguousarray(each, np.int64) for each in (starts, first, last)), windows)
        return windows
    if len(data) >= width:
        within = np.minimum(np.maximum(starts, 0), len(data) - width)
        found = gather(data, within, width)
        moved = np.flatnonzero(within != starts)
    else:
        found, moved = np.empty((len(starts), width), np.uint8), np.arange(len(starts))
    if len(moved) and len(data):  # near the ends of the text
        found[moved] = data.take(starts[moved, None] + np.arange(width), mode="clip")
    _clear(found, first - starts, _keeping_the_right(width))
    _clear(found, starts + width - last, _keeping_the_left(width))
    return found


def scatter(data: NDArray[np.uint8], starts: NDArray[np.int64], values: NDArray[np.uint8]) -> None:
    """Write one value at each start: the counterpart of ``gather``.

    Args:
        data: where to write.
        starts: int64 of shape ``(n,)``.
        values: uint8 of shape ``(n, width)``, or ``(width,)`` for the same everywhere.
    """
    width = values.shape[-1]
    compiled = loops(TEXT)
    if compiled is not None:
        compiled.scatter(data, np.ascontiguousarray(starts, np.int64), np.ascontiguousarray(values).reshape(-1, width))
        return
    items = np.ascontiguousarray(values).view(np.dtype((np.void, width)))[..., 0]
    _windows(data, width)[starts] = items


def _windows(data: NDArray[np.uint8], width: int) -> NDArray[np.void]:
    """All windows of so many bytes, which overlap, as items of a view; shape ``(bytes - width + 1,)``."""
    return np.ndarray((max(len(data) - width + 1, 0),), np.dtype((np.void, width)), buffer=data, strides=(1,))


def _clear(windows: NDArray[np.uint8], beyond: NDArray[np.int64], kept: NDArray[np.uint8]) -> None:
    """Make zeros of so many bytes of each window as lie beyond its part, negative: none.

    Row ``n`` of ``kept`` has the bits that stay where ``n`` bytes go.
    """
    width = windows.shape[1]
    if (beyond > 0).any():
        windows &= gather(kept, np.minimum(np.maximum(beyond, 0), width) * width, width)


@lru_cache(maxsize=256)
def _keeping_the_right(width: int) -> NDArray[np.uint8]:
    return np.ascontiguousarray(np.triu(np.full((width + 1, width), 0xFF, np.uint8))).reshape(-1)


@lru_cache(maxsize=256)
def _keeping_the_left(width: int) -> NDArray[np.uint8]:
    return np.ascontiguousarray(np.triu(np.full((width + 1, width), 0xFF, np.uint8))[:, ::-1]).reshape(-1)


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
