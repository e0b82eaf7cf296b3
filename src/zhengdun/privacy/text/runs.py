"""Where the long runs of digits are, found at the speed of the memory.

A block of text is turned into a mask of its digits; the mask is eroded (a position survives when it and the next
``minimum - 1`` are digits), so that only the edges of long runs are left to look at. The blocks fit into the cache.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.text.flat import FlatText

BLOCK = 1 << 17
"""Bytes a block: what the masks of one block take stays in the second-level cache."""

_ZERO = np.uint8(ord("0"))
_TEN = np.uint8(10)
_SPACE, _HYPHEN = np.uint8(ord(" ")), np.uint8(ord("-"))
_SPACE_TO_HYPHEN = np.uint8(0x0D)
"""These bits make a hyphen of a space, and of a few other characters, which are sorted out afterwards."""

_AROUND_JOINT = 6
"""Three digits before a joint and three after it."""


def digit_runs(text: FlatText, minimum: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The runs of at least ``minimum`` ASCII digits; a run ends where its row ends.

    Returns:
        starts and ends, half-open, int64 of shape ``(runs,)`` each, in order.

    >>> starts, ends = digit_runs(FlatText.of(["a123", "4567b", "89"]), 3)
    >>> starts.tolist(), ends.tolist()
    ([1, 4], [4, 8])
    """
    starts, ends, _ = runs_and_joints(text, minimum)
    return starts, ends


def runs_and_joints(text: FlatText, minimum: int) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]:
    """The runs of ``digit_runs`` and the joints: one space or hyphen between two pieces of three digits or more.

    Returns:
        starts and ends of the runs, int64 of shape ``(runs,)``, and the positions of the joints, int64 of shape
        ``(joints,)``. The pieces on both sides of a joint may belong to different rows.

    >>> [found.tolist() for found in runs_and_joints(FlatText.of(["138-1234 5678", "2024-05"]), 4)]
    [[4, 9, 13], [8, 13, 17], [3, 8]]
    """
    data = text.data
    scratch = _Scratch()
    edges, joints = [], []
    inside = np.False_
    for start in range(0, len(data), BLOCK):
        owned = min(BLOCK, len(data) - start)
        block = data[start : start + BLOCK + max(minimum - 1, _AROUND_JOINT)]  # overlaps, so that edges come out right
        digit = scratch.digits(block)
        joints.append(_joints(block, digit, owned, scratch) + start)
        eroded = _erode(digit, scratch.other, minimum)[:owned]
        if len(eroded):
            edges.append(_changes(eroded, inside, scratch.change) + start)
            inside = eroded[-1]
    flat = np.concatenate(edges) if edges else np.empty(0, np.int64)
    if len(flat) % 2:  # the last run reaches the end of the data
        flat = np.append(flat, len(data) - minimum + 1)
    starts, ends = _split_at_rows(text, flat[0::2], flat[1::2] + (minimum - 1))
    long_enough = ends - starts >= minimum
    found = np.concatenate(joints) if joints else np.empty(0, np.int64)
    return starts[long_enough], ends[long_enough], found


class _Scratch:
    """Arrays that every block uses again; fresh memory would cost more than the work in it."""

    def __init__(self) -> None:
        room = BLOCK + 64
        self.bytes = np.empty(room, np.uint8)
        self.digit, self.other, self.change = (np.empty(room, np.bool_) for _ in range(3))
        self.three, self.separator = np.empty(room, np.bool_), np.empty(room, np.bool_)

    def digits(self, block: NDArray[np.uint8]) -> NDArray[np.bool_]:
        """Which bytes of the block are digits."""
        above, digit = self.bytes[: len(block)], self.digit[: len(block)]
        np.subtract(block, _ZERO, out=above)
        return np.less(above, _TEN, out=digit)


def _joints(block: NDArray[np.uint8], digit: NDArray[np.bool_], owned: int, scratch: _Scratch) -> NDArray[np.int64]:
    """The joints whose three digits before them begin in the first ``owned`` bytes of the block."""
    count = min(owned, len(block) - _AROUND_JOINT)
    if count <= 0:
        return np.empty(0, np.int64)
    marked, separator = scratch.bytes[: len(block)], scratch.separator[: len(block)]
    np.bitwise_or(block, _SPACE_TO_HYPHEN, out=marked)
    np.equal(marked, _HYPHEN, out=separator)
    three = scratch.three[: len(block) - 2]
    np.logical_and(digit[:-2], digit[1:-1], out=three)
    np.logical_and(three, digit[2:], out=three)
    both = scratch.change[:count]
    np.logical_and(three[:count], three[4 : 4 + count], out=both)
    np.logical_and(both, separator[3 : 3 + count], out=both)
    found = both.nonzero()[0] + 3
    exact: NDArray[np.bool_] = (block[found] == _SPACE) | (block[found] == _HYPHEN)
    return np.compress(exact, found)


def _changes(eroded: NDArray[np.bool_], inside: np.bool_, change: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Where the mask changes, ``inside`` being what stood before it."""
    size = len(eroded)
    change[0] = eroded[0] != inside
    np.not_equal(eroded[1:], eroded[:-1], out=change[1:size])
    return change[:size].nonzero()[0]


def _erode(mask: NDArray[np.bool_], spare: NDArray[np.bool_], width: int) -> NDArray[np.bool_]:
    """Where ``width`` true values follow each other, by doubling. Writes over ``mask`` and ``spare`` in turn."""
    covered = 1
    while covered < width:
        step = min(covered, width - covered)
        left = max(len(mask) - step, 0)
        np.logical_and(mask[:left], mask[step:], out=spare[:left])
        mask, spare = spare[:left], mask
        covered += step
    return mask


def _split_at_rows(
    text: FlatText, starts: NDArray[np.int64], ends: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Cut the runs that reach from one row into the next."""
    cuts = text.offsets[1:-1]
    if not len(cuts) or not len(starts):
        return starts, ends
    cuts = cuts[(cuts > 0) & (cuts < len(text.data))]
    cuts = cuts[_is_digit(text.data[cuts])]
    cuts = np.unique(cuts[_is_digit(text.data[cuts - 1])])  # empty rows share a boundary
    run = np.searchsorted(starts, cuts, "right") - 1
    within = (run >= 0) & (cuts < ends[run]) & (cuts > starts[run])
    cuts = cuts[within]
    if not len(cuts):
        return starts, ends
    return np.sort(np.concatenate([starts, cuts])), np.sort(np.concatenate([ends, cuts]))


def _is_digit(data: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return (data - _ZERO) < _TEN
