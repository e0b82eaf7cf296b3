"""A text while it is read: the runs of digits and the rows, found once for all recognisers."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

from zhengdun.privacy.text.bytes import gather, gather_within, positions_of
from zhengdun.privacy.text.flat import FlatText
from zhengdun.privacy.text.runs import Found, look_through

Positions = NDArray[np.int64]
"""Byte positions, int64 of shape ``(n,)``."""

Mask = NDArray[np.bool_]
"""One answer each, bool of shape ``(n,)``."""

NOTHING = 0
"""The byte that is read beyond the ends of a row."""

_LONGEST = 255
"""Longer runs are all alike."""

_LONGEST_PIECE = 20
"""Digits that are counted on each side of a joint."""

_SPACE, _HYPHEN = ord(" "), ord("-")

NO_RUNS = _LONGEST
"""The shortest run for a recogniser that does not look at runs of digits."""


class Reading:
    """What recognisers share about one text.

    Args:
        text: the rows.
        shortest_run: how many digits a run has at least to be asked for.
        bytes_asked: the bytes whose places are found together with the runs.
    """

    def __init__(self, text: FlatText, shortest_run: int = 7, bytes_asked: Collection[int] = ()) -> None:
        self.text = text
        self.data = text.data
        self._shortest_run = shortest_run
        self._bytes_asked = bytes_asked

    @cached_property
    def series(self) -> pl.Series:
        """The rows for Polars, nulls where they are null."""
        return pl.Series(pl.from_arrow(self.text.to_arrow()))

    @cached_property
    def _found(self) -> Found:
        return look_through(self.text, self._shortest_run, self._bytes_asked)

    @cached_property
    def _runs_by_length(self) -> dict[int, Positions]:
        starts, ends = self._found.starts, self._found.ends
        lengths = np.minimum(ends - starts, _LONGEST).astype(np.uint8)
        return _grouped(lengths, starts)

    @cached_property
    def _joints_by_pieces(self) -> dict[int, Positions]:
        joints = self._found.joints
        if not len(joints):
            return {}
        first, last = self.bounds(joints)
        before = self.around(joints - _LONGEST_PIECE, _LONGEST_PIECE, first, last)[:, ::-1]
        after = self.around(joints + 1, _LONGEST_PIECE, first, last)
        return _grouped(_digits_in_front(before) * _PIECES_APART + _digits_in_front(after), joints)

    def positions_of(self, byte: int) -> Positions:
        """Where a byte stands, in order."""
        places = self._found.places.get(byte)
        return positions_of(self.data, byte) if places is None else places

    @property
    def wide_digits(self) -> Positions:
        """Where three full-width digits follow each other."""
        return self._found.wide_digits

    @property
    def wide_at(self) -> Positions:
        """Where a full-width @ stands."""
        return self._found.wide_at

    @property
    def gaps(self) -> Positions:
        """Where an odd separator may stand within a number."""
        return self._found.gaps

    def runs_of(self, length: int) -> Positions:
        """Where the runs of exactly so many digits begin, in order."""
        return self._runs_by_length.get(length, _NO_POSITIONS)

    def runs_from(self, length: int) -> Positions:
        """Where the runs of at least so many digits begin, in order."""
        starts, ends = self._found.starts, self._found.ends
        return starts[ends - starts >= length]

    @property
    def has_joints(self) -> bool:
        """Whether any number may be written in pieces."""
        return len(self._found.joints) > 0

    def joints_of(self, before: int, after: int) -> Positions:
        """Where one space or hyphen stands between exactly so many digits before it and after it in the same row."""
        return self._joints_by_pieces.get(before * _PIECES_APART + after, _NO_POSITIONS)

    def bounds(self, positions: Positions) -> tuple[Positions, Positions]:
        """Where the rows in which the positions lie begin and end."""
        return self._found.rows.bounds(positions)

    def bytes_at(self, positions: Positions, first: Positions, last: Positions) -> NDArray[np.uint8]:
        """The bytes there, ``NOTHING`` where a position lies outside of its row, which goes from first to last."""
        if not len(self.data):
            return np.zeros(len(positions), np.uint8)
        found = self.data.take(positions, mode="clip")
        found[(positions < first) | (positions >= last)] = NOTHING
        return found

    def windows(self, starts: Positions, width: int) -> NDArray[np.uint8]:
        """The bytes from each start on, uint8 of shape ``(n, width)``; all must lie within the text."""
        return gather(self.data, starts, width)

    def around(self, starts: Positions, width: int, first: Positions, last: Positions) -> NDArray[np.uint8]:
        """The same wherever they begin, with ``NOTHING`` for each byte outside of the row."""
        return gather_within(self.data, starts, width, first, last)


_NO_POSITIONS: Positions = np.empty(0, np.int64)
_PIECES_APART = 100


def _grouped(keys: NDArray[Any], positions: Positions) -> dict[int, Positions]:
    """The positions that have the same key, in order, by key."""
    order = np.argsort(keys, kind="stable")
    sorted_keys, sorted_positions = keys[order], positions[order]
    edges = np.flatnonzero(sorted_keys[1:] != sorted_keys[:-1]) + 1
    groups = np.split(sorted_positions, edges)
    return {
        int(keys[order[start]]): group for start, group in zip([0, *edges.tolist()], groups, strict=True) if len(group)
    }


def _digits_in_front(windows: NDArray[np.uint8]) -> NDArray[np.int64]:
    """How many digits each window begins with, int64 of shape ``(n,)``."""
    counts: Positions = np.logical_and.accumulate(is_digit(windows), axis=1).sum(axis=1)
    return counts


def is_separator(data: NDArray[np.uint8]) -> Mask:
    """Which bytes may stand between the pieces of a number."""
    separators: Mask = (data == _SPACE) | (data == _HYPHEN)
    return separators


def is_digit(data: NDArray[np.uint8]) -> Mask:
    """Which bytes are ASCII digits."""
    below: Mask = (data - np.uint8(ord("0"))) < np.uint8(10)
    return below


def is_letter(data: NDArray[np.uint8]) -> Mask:
    """Which bytes are ASCII letters, large or small."""
    below: Mask = ((data | np.uint8(0x20)) - np.uint8(ord("a"))) < np.uint8(26)
    return below
