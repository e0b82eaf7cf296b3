"""Full-width characters (１３８…) read as the ASCII ones that they stand for, and where each of them stood.

A row is read so when three full-width digits follow each other in it. Digits, letters, ＋－．＠ and the ideographic
space are replaced; commas, colons and brackets stay.
"""

from __future__ import annotations

import re
import string
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.recognisers.hits import Hits
from zhengdun.privacy.recognisers.reading import Mask, Positions
from zhengdun.privacy.text.flat import FlatText

_OFFSET = 0xFEE0
"""From an ASCII character to its full-width one."""

_READ_AS = {_OFFSET + ord(character): character for character in string.ascii_letters + string.digits + "+-.@"}
_READ_AS[0x3000] = " "

_has_three_digits = re.compile("[０-９]{3}").search

_WIDTH = 3
"""Bytes of each full-width character in UTF-8."""

_FULL_WIDTH_CODES = np.array([int.from_bytes(chr(code).encode(), "big") for code in sorted(_READ_AS)])
_ASCII = np.array(
    [ord(_READ_AS[code]) for code in sorted(_READ_AS)], np.uint8
)  # both in the same order: UTF-8 keeps it
_LEADS = np.unique(_FULL_WIDTH_CODES >> 16).astype(np.uint8)


def read_as_ascii(message: str) -> str:
    """The message with its full-width characters replaced one by one, if it is to be read so."""
    return message.translate(_READ_AS) if _has_three_digits(message) else message


def rows_to_read_as_ascii(text: FlatText, wide_digits: Positions) -> Positions:
    """The numbers of the rows with three full-width digits in a row, int64 of shape ``(rows,)``.

    Args:
        text: the rows.
        wide_digits: where ``look_through`` found three, though not always in the same row.
    """
    if not len(wide_digits):
        return wide_digits
    rows = np.unique(text.row_of(wide_digits))
    return rows[[_has_three_digits(_row(text, row)) is not None for row in rows.tolist()]]


def _row(text: FlatText, row: int) -> str:
    return text.data[text.offsets[row] : text.offsets[row + 1]].tobytes().decode(errors="replace")


@dataclass(frozen=True, eq=False, slots=True)
class AsciiRows:
    """Some rows of a text, read as ASCII, and the way back.

    Args:
        text: the rows with their full-width characters replaced.
        starts: for each byte of ``text``, where its character begins in the text it comes from.
        ends: for each byte of ``text``, where its character ends there.
    """

    text: FlatText
    starts: Positions
    ends: Positions

    @classmethod
    def of(cls, text: FlatText, rows: Positions) -> AsciiRows:
        """Read the rows with the given numbers."""
        lengths = text.offsets[rows + 1] - text.offsets[rows]
        offsets = np.concatenate([[0], np.cumsum(lengths)])
        origin = np.arange(offsets[-1]) + np.repeat(text.offsets[rows] - offsets[:-1], lengths)
        data = text.data[origin]
        replaced, ascii_bytes = _replaceable(data)
        data[replaced] = ascii_bytes
        kept = np.ones(len(data), np.bool_)
        kept[replaced + 1] = kept[replaced + 2] = False
        widths = np.ones(len(data), np.int64)
        widths[replaced] = _WIDTH
        kept_before = np.concatenate([[0], np.cumsum(kept)])
        starts = origin[kept]
        return cls(FlatText(data[kept], kept_before[offsets]), starts, starts + widths[kept])

    def back(self, hits: Hits) -> Hits:
        """The hits in these rows as hits in the text that they come from."""
        return Hits(self.starts[hits.start], self.ends[hits.end - 1], hits.kind, hits.confidence, hits.reason)


def _replaceable(data: NDArray[np.uint8]) -> tuple[Positions, NDArray[np.uint8]]:
    """Where the full-width characters begin, and the ASCII characters that they stand for."""
    leads = np.flatnonzero(np.isin(data, _LEADS))
    leads = leads[leads + _WIDTH <= len(data)]
    parts = [data[leads + step].astype(np.int64) for step in range(_WIDTH)]
    codes = (parts[0] << 16) | (parts[1] << 8) | parts[2]
    place = np.minimum(np.searchsorted(_FULL_WIDTH_CODES, codes), len(_ASCII) - 1)
    known: Mask = _FULL_WIDTH_CODES[place] == codes
    return leads[known], _ASCII[place[known]]
