"""Where the long runs of digits are, found at the speed of the memory.

The text is turned into a bitmap of its digits, and the bitmap is eroded: a position survives when it and the next
``minimum - 1`` are digits, so that only the edges of long runs are left to look at.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.compiling import TEXT, loops
from zhengdun.privacy.text.bitmaps import Bitmap, and_ahead, changes, in_a_row, positions, where_between
from zhengdun.privacy.text.flat import FlatText
from zhengdun.privacy.text.rows import RowIndex

_ZERO, _NINE = ord("0"), ord("9")
_SPACE, _HYPHEN = np.uint8(ord(" ")), np.uint8(ord("-"))

_PIECE = 3
"""Digits before a joint and after it, at least."""

_WIDE_LEAD, _WIDE_MIDDLE = 0xEF, np.uint8(0xBC)
_WIDE_WIDTH = 3
"""A full-width digit is EF BC 90 to EF BC 99."""

_WIDE_AT_TAIL = 0xA0
"""A full-width @ is EF BC A0."""


@dataclass(frozen=True, eq=False, slots=True)
class Found:
    """What ``look_through`` finds; all positions are int64 and in order.

    Args:
        starts: where the runs of digits begin, of shape ``(runs,)``.
        ends: where they end, half-open; a run ends where its row ends.
        joints: where one space or hyphen stands between two pieces of three digits or more. The pieces may belong to
            different rows.
        gaps: where three digits end and something else than one space or hyphen begins, after which digits may go on
            within three bytes: what may be an odd separator.
        places: for each byte asked for, where it stands.
        wide_digits: where three full-width digits follow each other, though not always in the same row.
        wide_at: where a full-width @ stands.
        rows: in which row a byte lies.
    """

    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    joints: NDArray[np.int64]
    gaps: NDArray[np.int64]
    places: Mapping[int, NDArray[np.int64]]
    wide_digits: NDArray[np.int64]
    wide_at: NDArray[np.int64]
    rows: RowIndex


def look_through(text: FlatText, minimum: int, bytes_asked: Collection[int] = ()) -> Found:
    """All that recognisers begin from.

    Args:
        text: the rows.
        minimum: how many digits a run has at least.
        bytes_asked: the bytes whose places are asked for.

    >>> found = look_through(FlatText.of(["138-1234 5678", "2024-05@"]), 4, [ord("@")])
    >>> found.starts.tolist(), found.ends.tolist(), found.joints.tolist(), found.places[ord("@")].tolist()
    ([4, 9, 13], [8, 13, 17], [3, 8], [20])
    """
    data = text.data
    loops(TEXT, reads=len(data))
    single = [(byte, byte) for byte in (_WIDE_LEAD, _WIDE_AT_TAIL, *bytes_asked)]
    digits, leads, tails, *asked = where_between(data, [(_ZERO, _NINE), *single])
    three = in_a_row(digits, _PIECE)
    long_enough = in_a_row(three, minimum, _PIECE) if minimum >= _PIECE else in_a_row(digits, minimum)
    edges = positions(changes(long_enough))
    rows = RowIndex(text)
    cuts = positions(and_ahead(digits, 1, digits & rows.begins)) + 1
    starts, ends = _split(edges[0::2], edges[1::2] + (minimum - 1), cuts, minimum)
    joints, gaps = _joints_and_gaps(data, digits, three)
    return Found(
        starts,
        ends,
        joints,
        gaps,
        {byte: positions(answers) for byte, answers in zip(bytes_asked, asked, strict=True)},
        _wide_digits(data, leads),
        _wide_at(data, leads, tails),
        rows,
    )


def _joints_and_gaps(
    data: NDArray[np.uint8], digits: Bitmap, three: Bitmap
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Where three digits end and may go on soon: after one space or hyphen, or after something else.

    Three digits after a separator of one, two or three bytes all have one at the same place, which is what is asked.
    """
    found = positions(and_ahead(and_ahead(three, _PIECE, ~digits), 2 * _PIECE, digits)) + _PIECE
    byte = data[found]
    separates: NDArray[np.bool_] = (byte == _SPACE) | (byte == _HYPHEN)
    joints = np.compress(separates, found)
    for step in range(1, _PIECE + 1):
        joints = np.compress(_is_digit(data[joints + step]), joints)
    return joints, np.compress(~separates, found)


def _wide_digits(data: NDArray[np.uint8], leads: Bitmap) -> NDArray[np.int64]:
    """Where three full-width digits begin: few texts have three such characters in a row, which is asked first."""
    found = positions(and_ahead(and_ahead(leads, _WIDE_WIDTH), _WIDE_WIDTH))
    found = found[found + 3 * _WIDE_WIDTH <= len(data)]
    for digit in range(3):
        middle, last = data[found + digit * _WIDE_WIDTH + 1], data[found + digit * _WIDE_WIDTH + 2]
        found = found[(middle == _WIDE_MIDDLE) & ((last - np.uint8(0x90)) < np.uint8(10))]
    return found


def _wide_at(data: NDArray[np.uint8], leads: Bitmap, tails: Bitmap) -> NDArray[np.int64]:
    found = positions(and_ahead(leads, _WIDE_WIDTH - 1, tails))
    return np.compress(data[found + 1] == _WIDE_MIDDLE, found)


def _split(
    starts: NDArray[np.int64], ends: NDArray[np.int64], cuts: NDArray[np.int64], minimum: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Cut the runs where a row begins between two digits; what is left of them must be long enough too."""
    run = np.searchsorted(starts, cuts, "right") - 1
    within = run >= 0
    within[within] = cuts[within] < ends[run[within]]
    cuts = cuts[within]
    if not len(cuts):
        return np.ascontiguousarray(starts), ends
    starts, ends = np.sort(np.concatenate([starts, cuts])), np.sort(np.concatenate([ends, cuts]))
    kept = ends - starts >= minimum
    return starts[kept], ends[kept]


def _is_digit(data: NDArray[np.uint8]) -> NDArray[np.bool_]:
    return (data - np.uint8(_ZERO)) < np.uint8(10)
