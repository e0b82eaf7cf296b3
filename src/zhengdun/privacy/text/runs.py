"""Where the long runs of digits are, found at the speed of the memory.

A block of text is turned into a mask of its digits; the mask is eroded (a position survives when it and the next
``minimum - 1`` are digits), so that only the edges of long runs are left to look at. The blocks fit into the cache.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.text.flat import FlatText

BLOCK = 1 << 18
"""Bytes a block: what the masks of one block take stays in the second-level cache."""

_ZERO = np.uint8(ord("0"))
_TEN = np.uint8(10)
_SPACE, _HYPHEN = np.uint8(ord(" ")), np.uint8(ord("-"))

_PIECE = 3
"""Digits before a joint and after it, at least."""

_AROUND_JOINT = 2 * _PIECE

_DIGIT_THEN_LEAD = np.uint16(0xEF90)
"""The last byte of a full-width digit, 0x90 to 0x99, and the first of the next, as one little-endian word."""

_HIGH_NIBBLES = np.uint16(0xFFF0)

Bits = NDArray[np.uint8]
"""One answer a byte, 1 or 0, uint8 of shape ``(bytes,)``."""


@dataclass(frozen=True, eq=False, slots=True)
class Found:
    """What ``look_through`` finds; all positions are int64 and in order.

    Args:
        starts: where the runs of digits begin, of shape ``(runs,)``.
        ends: where they end, half-open; a run ends where its row ends.
        joints: where one space or hyphen stands between two pieces of three digits or more. The pieces may belong to
            different rows.
        places: for each byte asked for, where it stands.
        wide_pairs: where the last byte of what may be a full-width digit stands at an even position and the first byte
            of the next after it. Of three full-width digits in a row two always meet so.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    joints: NDArray[np.int64]
    places: Mapping[int, NDArray[np.int64]]
    wide_pairs: NDArray[np.int64]


def look_through(text: FlatText, minimum: int, bytes_asked: Collection[int] = ()) -> Found:
    """All that recognisers begin from, found in one pass, since to read the text from memory is what takes the time.

    Args:
        text: the rows.
        minimum: how many digits a run has at least.
        bytes_asked: the bytes whose places are asked for.

    >>> found = look_through(FlatText.of(["138-1234 5678", "2024-05@"]), 4, [ord("@")])
    >>> found.starts.tolist(), found.ends.tolist(), found.joints.tolist(), found.places[ord("@")].tolist()
    ([4, 9, 13], [8, 13, 17], [3, 8], [20])
    """
    data = text.data
    words = data[: len(data) // 2 * 2].view("<u2")
    scratch = _Scratch(min(BLOCK, len(data)) + minimum + _AROUND_JOINT)
    edges, joints, pairs = _Collected(), _Collected(), _Collected()
    places = {byte: _Collected() for byte in bytes_asked}
    inside = np.uint8(0)
    for start in range(0, len(data), BLOCK):
        owned = min(BLOCK, len(data) - start)
        block = data[start : start + BLOCK + max(minimum - 1, _AROUND_JOINT)]  # overlaps, so that edges come out right
        digit = scratch.digits(block)
        three = _erode(digit, 1, _PIECE, scratch.pair, scratch.three)
        joints.add(_joints(block, digit, three, owned, scratch.bytes), start)
        narrow, covered = (three, _PIECE) if minimum >= _PIECE else (digit, 1)
        eroded = _erode(narrow, covered, minimum, scratch.pair, scratch.digit.view(np.uint8))[:owned]
        if len(eroded):
            edges.add(_changes(eroded, inside, scratch.bytes), start)
            inside = eroded[-1]
        for byte, collected in places.items():
            np.equal(block[:owned], np.uint8(byte), out=scratch.digit[:owned])
            collected.add(scratch.digit[:owned].nonzero()[0], start)
        first_word = (start + 1) // 2
        pairs.add(_wide_pairs(words[first_word : (start + owned + 1) // 2], scratch), 2 * first_word)
    starts, ends = _runs(text, edges.all(), minimum)
    return Found(starts, ends, joints.all(), {byte: collected.all() for byte, collected in places.items()}, pairs.all())


class _Collected:
    """Positions found block by block."""

    def __init__(self) -> None:
        self._parts: list[NDArray[np.int64]] = []

    def add(self, positions: NDArray[np.int64], start: int) -> None:
        """Positions within a block that begins at ``start``."""
        if len(positions):
            positions += start
            self._parts.append(positions)

    def all(self) -> NDArray[np.int64]:
        """The positions of all blocks."""
        return np.concatenate(self._parts) if self._parts else np.empty(0, np.int64)


def _runs(text: FlatText, edges: NDArray[np.int64], minimum: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The runs within rows, from where the eroded mask changes."""
    if len(edges) % 2:  # the last run reaches the end of the data
        edges = np.append(edges, len(text.data) - minimum + 1)
    starts, ends = edges[0::2], edges[1::2] + (minimum - 1)
    cut_starts, cut_ends = _split_at_rows(text, starts, ends)
    if cut_starts is starts:
        return np.ascontiguousarray(starts), ends
    long_enough = cut_ends - cut_starts >= minimum
    return cut_starts[long_enough], cut_ends[long_enough]


def _wide_pairs(words: NDArray[np.uint16], scratch: _Scratch) -> NDArray[np.int64]:
    nibbles, meet = scratch.nibbles[: len(words)], scratch.digit[: len(words)]
    np.bitwise_and(words, _HIGH_NIBBLES, out=nibbles)
    np.equal(nibbles, _DIGIT_THEN_LEAD, out=meet)
    return 2 * meet.nonzero()[0]


class _Scratch:
    """Arrays that every block uses again; fresh memory would cost more than the work in it.

    Few of them, so that they stay in the second-level cache: each step writes where nothing is that a later one reads.
    Answers are bytes of 0 and 1, since numpy is quicker with these than with bool.
    """

    def __init__(self, room: int) -> None:
        self.bytes, self.pair, self.three = (np.empty(room + room % 2, np.uint8) for _ in range(3))
        self.digit = np.empty(room, np.bool_)
        self.nibbles = self.bytes.view(np.uint16)

    def digits(self, block: NDArray[np.uint8]) -> Bits:
        """Which bytes of the block are digits."""
        above, digit = self.bytes[: len(block)], self.digit[: len(block)]
        np.subtract(block, _ZERO, out=above)
        np.less(above, _TEN, out=digit)
        return digit.view(np.uint8)


def _joints(block: NDArray[np.uint8], digit: Bits, three: Bits, owned: int, spare: Bits) -> NDArray[np.int64]:
    """The joints whose three digits before them begin in the first ``owned`` bytes of the block."""
    count = min(owned, len(block) - _AROUND_JOINT)
    if count <= 0:
        return np.empty(0, np.int64)
    between = spare[:count]
    np.bitwise_and(three[:count], three[_PIECE + 1 : _PIECE + 1 + count], out=between)
    np.greater(between, digit[_PIECE : _PIECE + count], out=between.view(np.bool_))
    found = between.view(np.bool_).nonzero()[0] + _PIECE
    byte = block[found]
    separates: NDArray[np.bool_] = (byte == _SPACE) | (byte == _HYPHEN)
    return np.compress(separates, found)


def _changes(eroded: Bits, inside: np.uint8, spare: Bits) -> NDArray[np.int64]:
    """Where the answers change, ``inside`` being what stood before the first."""
    change = spare[: len(eroded)]
    change[0] = eroded[0] ^ inside
    np.bitwise_xor(eroded[1:], eroded[:-1], out=change[1:])
    return change.view(np.bool_).nonzero()[0]


def _erode(bits: Bits, covered: int, width: int, one: Bits, other: Bits) -> Bits:
    """Where ``width`` ones follow each other, by doubling, ``bits`` telling it of ``covered``.

    Writes into ``one`` and ``other`` in turn, the last time into ``other`` if there are two steps.
    """
    while covered < width:
        step = min(covered, width - covered)
        left = max(len(bits) - step, 0)
        bits, one, other = np.bitwise_and(bits[:left], bits[step:], out=one[:left]), other, one
        covered += step
    return bits


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
