"""The characters of numbers within text: taken out without separators, written back in the same places.

``138-1234-5678``, ``１３８１２３４５６７８`` and ``13812345678`` are the same number, so their pseudonyms are the same
digits, each written as the original was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_NARROW, _WIDE = 1, 2
_WIDE_LEAD, _WIDE_UPPER, _WIDE_LOWER = 0xEF, 0xBC, 0xBD  # U+FF10…FF5A in UTF-8: EF BC 90 … EF BD 9A
_WIDE_ZERO, _WIDE_UPPER_A, _WIDE_LOWER_A = 0x90, 0xA1, 0x81  # last bytes of ０ Ａ ａ
_DIGITS, _LETTERS = 10, 26
_UPPER_SHIFT, _LOWER_SHIFT = 0x60, 0x20  # from the last byte of a wide character to its narrow one


@dataclass(frozen=True, eq=False, slots=True)
class Places:
    """Values of one width and one way of writing.

    Args:
        members: (n,) which of the spans they are.
        at: (n, width) int64, where each character lies in the text: its byte, or the last byte of a wide one.
        wide: (width,) which characters are full-width.
        as_written: the characters are not digits and letters only; they are left as they are.
    """

    members: NDArray[np.int64]
    at: NDArray[np.int64]
    wide: NDArray[np.bool_]
    as_written: bool = False

    def read(self, data: NDArray[np.uint8]) -> NDArray[np.uint8]:
        """(n, width) bytes; of digits and letters ASCII, letters in upper case."""
        values = data[self.at]
        if self.as_written:
            return values
        if self.wide.any():
            lead = data[self.at[:, self.wide] - 1]
            values[:, self.wide] -= np.where(lead == _WIDE_UPPER, _UPPER_SHIFT, _LOWER_SHIFT).astype(np.uint8)
        return np.where((values >= ord("a")) & (values <= ord("z")), values - np.uint8(32), values)

    def write(self, data: NDArray[np.uint8], values: NDArray[np.uint8], rows: NDArray[np.bool_]) -> None:
        """Write (n, width) digits and upper-case letters in the places of the ``rows`` (n,) that have new ones."""
        at = self.at[rows]
        written = values[rows].copy()
        if self.wide.any():
            data[at[:, self.wide] - 1] = _WIDE_UPPER
            written[:, self.wide] += np.uint8(_UPPER_SHIFT)
        data[at] = written


def number_places(
    data: NDArray[np.uint8], start: NDArray[np.int64], end: NDArray[np.int64], longest: int | None = None
) -> Iterator[Places]:
    """The letters and digits of each span, grouped by how they are written; of more than ``longest``, the last ones.

    >>> data = np.frombuffer("138-12 １３".encode(), np.uint8)
    >>> [found.read(data).tobytes() for found in number_places(data, np.array([0, 7]), np.array([6, 13]))]
    [b'13', b'13812']
    """
    lengths = end - start
    for length in np.unique(lengths):
        members = np.flatnonzero(lengths == length)
        windows = start[members][:, None] + np.arange(length)
        signs = _signs(data[windows])
        for pattern, rows in _by_pattern(signs):
            columns = np.flatnonzero(pattern)
            columns = columns[-longest:] if longest is not None else columns
            if columns.size:
                yield Places(members[rows], windows[rows][:, columns], pattern[columns] == _WIDE)


def byte_places(start: NDArray[np.int64], end: NDArray[np.int64]) -> Iterator[Places]:
    """All bytes of each span, grouped by length; for names and others that are more than digits and letters."""
    lengths = end - start
    for length in np.unique(lengths):
        members = np.flatnonzero(lengths == length)
        yield Places(members, start[members][:, None] + np.arange(length), np.zeros(length, np.bool_), as_written=True)


def _signs(windows: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """(n, length): 1 at a digit or letter, 2 at the last byte of a full-width one, 0 elsewhere."""
    narrow = _is_digit(windows, ord("0")) | _is_letter(windows | np.uint8(32), ord("a"))
    signs = np.where(narrow, _NARROW, 0).astype(np.uint8)
    if (windows == _WIDE_LEAD).any():
        lead, middle, last = windows[:, :-2], windows[:, 1:-1], windows[:, 2:]
        upper = (middle == _WIDE_UPPER) & (_is_digit(last, _WIDE_ZERO) | _is_letter(last, _WIDE_UPPER_A))
        lower = (middle == _WIDE_LOWER) & _is_letter(last, _WIDE_LOWER_A)
        signs[:, 2:][(lead == _WIDE_LEAD) & (upper | lower)] = _WIDE
    return signs


def _is_digit(data: NDArray[np.uint8], zero: int) -> NDArray[np.bool_]:
    """Whether bytes are at most nine after that of the zero; below it uint8 wraps round to large numbers."""
    return (data - np.uint8(zero)) < _DIGITS


def _is_letter(data: NDArray[np.uint8], first: int) -> NDArray[np.bool_]:
    return (data - np.uint8(first)) < _LETTERS


def _by_pattern(signs: NDArray[np.uint8]) -> Iterator[tuple[NDArray[np.uint8], NDArray[np.int64]]]:
    """Each pattern of signs and the rows that have it; nearly always there are only a few."""
    if (signs == signs[0]).all():
        yield signs[0], np.arange(len(signs))
        return
    packed = np.ascontiguousarray(signs).view(np.dtype((np.void, signs.shape[1])))[:, 0]
    patterns, which = np.unique(packed, return_inverse=True)
    for number in range(len(patterns)):
        rows = np.flatnonzero(which == number)
        yield signs[rows[0]], rows
