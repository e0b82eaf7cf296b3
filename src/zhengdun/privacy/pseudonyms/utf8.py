"""Values of UTF-8 as rows of characters, and back, without a character changing its length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.uint8]
Codes = NDArray[np.uint16]
"""Code points of the basic plane, (n, characters)."""

_CONTINUES = np.uint8(0x80)
_LONGEST = 3  # bytes of a character of the basic plane


@dataclass(frozen=True, eq=False, slots=True)
class Characters:
    """Rows of one width and one number of characters.

    Args:
        rows: which rows of the values they are, (n,).
        codes: their characters, (n, characters).
        starts: in which byte of the row each character begins, (n, characters).
        lengths: how many bytes it has, (n, characters).
    """

    rows: NDArray[np.int64]
    codes: Codes
    starts: NDArray[np.int64]
    lengths: NDArray[np.int64]

    def write(self, out: Values, codes: Codes, changed: NDArray[np.bool_]) -> None:
        """Write changed characters, each in as many bytes as it had.

        Args:
            out: the values of which these are rows.
            codes: (n, characters).
            changed: which of them to write, (n, characters).
        """
        for length in range(1, _LONGEST + 1):
            row, column = np.nonzero(changed & (self.lengths == length))
            code = codes[row, column]
            for byte in range(length):
                bits = code >> np.uint16(6 * (length - 1 - byte))
                if byte:
                    bits = bits & np.uint16(0x3F) | np.uint16(0x80)
                elif length > 1:
                    bits = bits | np.uint16(0xC0 if length == 2 else 0xE0)  # noqa: PLR2004 -- RFC 3629, section 3
                out[self.rows[row], self.starts[row, column] + byte] = bits


def characters_of(values: Values) -> Iterator[Characters]:
    """The rows of valid UTF-8 within the basic plane, by their number of characters; the others are left out."""
    if not (values & np.uint8(0x80)).any():
        yield _ascii(values)
        return
    begins = (values & np.uint8(0xC0)) != _CONTINUES
    counts = begins.sum(1)
    for count in np.unique(counts[counts > 0]):
        rows = np.flatnonzero(counts == count)
        starts = np.nonzero(begins[rows])[1].reshape(len(rows), count)
        characters = _decoded(values[rows], rows, starts)
        if len(characters.rows):
            yield characters


def _ascii(values: Values) -> Characters:
    starts, lengths = np.broadcast_arrays(np.arange(values.shape[1]), np.ones(values.shape, np.int64))
    return Characters(np.arange(len(values)), values.astype(np.uint16), starts, lengths)


def _decoded(values: Values, rows: NDArray[np.int64], starts: NDArray[np.int64]) -> Characters:
    width = values.shape[1]
    ends = np.concatenate([starts[:, 1:], np.full((len(rows), 1), width)], axis=1)
    lengths = ends - starts
    places = starts + np.arange(0, values.size, width)[:, None]
    first, second, third = (values.ravel().take(places + byte, mode="clip").astype(np.uint16) for byte in range(3))
    two = (first & 0x1F) << 6 | second & 0x3F
    three = (first & 0x0F) << 12 | (second & 0x3F) << 6 | third & 0x3F
    codes = np.where(lengths == 1, first, np.where(lengths == 2, two, three))  # noqa: PLR2004
    well = (
        ((lengths == 1) & (first < 0x80))  # noqa: PLR2004 -- the ranges of RFC 3629, section 3
        | ((lengths == 2) & (first >> 5 == 0x06) & (two >= 0x80))  # noqa: PLR2004
        | ((lengths == _LONGEST) & (first >> 4 == 0x0E) & (three >= 0x800) & (three >> 11 != 0x1B))  # noqa: PLR2004 -- nor a surrogate
    )
    good = well.all(axis=1) & (starts[:, 0] == 0)
    return Characters(rows[good], codes[good].astype(np.uint16), starts[good], lengths[good])
