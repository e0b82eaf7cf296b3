"""Numbers written with full-width digits, odd spaces and hyphens or invisible characters, read as plain ASCII ones.

A row is read so when three full-width digits follow each other in it, when one odd separator stands between three
digits and three digits, when dots part a mobile number (138.1234.5678), or when an e-mail address may have a ＠ or
full-width or invisible characters next to its @. Then full-width digits, letters and ＋．＠
are read as the ASCII ones, odd spaces and hyphens as a space and a hyphen, and what is invisible is passed over;
commas, colons and brackets stay. Each byte read knows the character it stands for, so that hits are carried back.
"""

from __future__ import annotations

import re
import string
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.recognisers.characters import FIRST_HAN, HAN, LAST_HAN
from zhengdun.privacy.recognisers.hits import Hit, Hits
from zhengdun.privacy.recognisers.pairs import DIGITS, Pair
from zhengdun.privacy.recognisers.reading import Mask, Positions, Reading
from zhengdun.privacy.text.flat import FlatText

_OFFSET = 0xFEE0
"""From an ASCII character to its full-width one."""

ODD_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
ODD_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uff0d"
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"

_READ_AS: dict[int, str | None] = {
    _OFFSET + ord(character): character for character in string.ascii_letters + string.digits + "+.@"
}
_READ_AS |= dict.fromkeys(map(ord, ODD_SPACES), " ") | dict.fromkeys(map(ord, ODD_HYPHENS), "-")
_READ_AS |= dict.fromkeys(map(ord, UNSEEN))

_DOTS_WITHIN = (3, 8)
"""Where the dots of a dotted mobile number are."""

_ODD = f"{ODD_SPACES}{ODD_HYPHENS}{UNSEEN}"
_AFTER_ONE = r"[3-9][0-9]\.[0-9]{4}\.[0-9]{4}(?![0-9]|\.[0-9])"
_DOTTED = f"(?<![0-9.])1{_AFTER_ONE}"
_has_odd_number = re.compile(
    f"[０-９{_ODD}1]"  # the engine skips quickly to a class that stands first
    f"(?:(?<=[０-９])[０-９]{{2}}|(?<=[0-9]{{3}}[{_ODD}])(?=[0-9]{{3}})"
    f"|(?<=1)(?<![0-9.]1){_AFTER_ONE})"
).search
_WIDE = "０-９Ａ-Ｚａ-ｚ"
_IN_ADDRESS = f"A-Za-z0-9{_WIDE}{HAN}"
_has_odd_at = re.compile(f"@(?:(?<=[{_WIDE}{UNSEEN}]@)|(?=[{_WIDE}{UNSEEN}]))").search
_has_wide_at = re.compile(f"＠(?<=[._%+{_IN_ADDRESS}-]＠)(?=[{_IN_ADDRESS}])").search
_find_dotted = re.compile(_DOTTED).finditer
_find_dotted_bytes = re.compile(_DOTTED.encode()).finditer
_WIDE_DIGITS = "０１２３４５６７８９"
_WIDE_CHARACTERS = "".join(chr(_OFFSET + ord(each)) for each in string.ascii_letters + string.digits)
_HAN_CHARACTERS = "".join(map(chr, range(FIRST_HAN, LAST_HAN + 1)))
PAIRS = (
    Pair(_WIDE_DIGITS, _WIDE_DIGITS),
    Pair(DIGITS, _ODD),
    Pair(DIGITS, ".", 2, within=_DOTS_WITHIN[1] - _DOTS_WITHIN[0]),
    Pair("@", _WIDE_CHARACTERS + UNSEEN),
    Pair(_WIDE_CHARACTERS + UNSEEN, "@"),
    Pair("＠", string.ascii_letters + string.digits + _WIDE_CHARACTERS + _HAN_CHARACTERS),
)
"""No message without one of these is read otherwise."""

_NOT_ASCII = 0x80
AT = ord("@")
"""The byte next to which full-width letters are looked for."""


def is_read_otherwise(message: str) -> bool:
    """Whether it is; single characters are looked for first, which is quicker than to begin with an expression."""
    return bool(
        _has_odd_number(message)
        or ("@" in message and _has_odd_at(message))
        or ("＠" in message and _has_wide_at(message))
    )


def read_as_ascii(message: str) -> tuple[str, list[int] | None]:
    r"""The message as it is to be read, and for each character read where it stands in the message; ``None``: the same.

    >>> read_as_ascii("１３８\u200b 1")
    ('138 1', [0, 1, 2, 4, 5])
    """
    if not is_read_otherwise(message):
        return message, None
    characters = list(message)
    for dotted in _find_dotted(message):
        for step in _DOTS_WITHIN:
            characters[dotted.start() + step] = "-"
    read = "".join(characters).translate(_READ_AS)
    if len(read) == len(message):
        return read, None
    return read, [place for place, character in enumerate(message) if character not in UNSEEN]


def back_in_message(hits: Iterable[Hit], places: list[int]) -> list[Hit]:
    """Hits in what was read as hits in the message."""
    return [Hit(places[hit.start], places[hit.end - 1] + 1, hit.kind, hit.confidence, hit.reason) for hit in hits]


def rows_to_read_as_ascii(reading: Reading) -> Positions:
    """The numbers of the rows that are to be read otherwise, int64 of shape ``(rows,)``."""
    text, data, gaps, at = reading.text, reading.data, reading.gaps, reading.positions_of(AT)
    is_beside = (data.take(at - 1, mode="clip") >= np.uint8(_NOT_ASCII)) | (
        data.take(at + 1, mode="clip") >= np.uint8(_NOT_ASCII)
    )
    places = np.concatenate([reading.wide_digits, reading.wide_at, gaps[_ODD_LEADS[data[gaps]]], at[is_beside]])
    if not len(places):
        return places
    rows = np.unique(text.row_of(places))
    return rows[[is_read_otherwise(_row(text, row)) for row in rows.tolist()]]


def _row(text: FlatText, row: int) -> str:
    return text.data[text.offsets[row] : text.offsets[row + 1]].tobytes().decode(errors="replace")


@dataclass(frozen=True, eq=False, slots=True)
class AsciiRows:
    """Some rows of a text as they are to be read, and the way back.

    Args:
        text: the rows with their characters replaced.
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
        data[_dots(FlatText(data, offsets))] = ord("-")
        kept, widths = np.ones(len(data), np.bool_), np.ones(len(data), np.int64)
        for width, codes, ascii_bytes in _BY_WIDTH:
            begins, replacements = _replaceable(data, width, codes, ascii_bytes)
            data[begins], widths[begins] = replacements, width
            kept[begins] = replacements != 0
            for step in range(1, width):
                kept[begins + step] = False
        kept_before = np.concatenate([[0], np.cumsum(kept)])
        starts = origin[kept]
        return cls(FlatText(data[kept], kept_before[offsets]), starts, starts + widths[kept])

    def back(self, hits: Hits) -> Hits:
        """The hits in these rows as hits in the text that they come from."""
        return Hits(self.starts[hits.start], self.ends[hits.end - 1], hits.kind, hits.confidence, hits.reason)


def _dots(text: FlatText) -> Positions:
    """Where the dots stand that part mobile numbers."""
    found = [
        first + match.start() + step
        for first, last in zip(text.offsets[:-1].tolist(), text.offsets[1:].tolist(), strict=True)
        for match in _find_dotted_bytes(text.data[first:last].data)
        for step in _DOTS_WITHIN
    ]
    return np.array(found, np.int64)


def _codes_by_width() -> list[tuple[int, NDArray[np.int64], NDArray[np.uint8]]]:
    """For each number of bytes, the characters as numbers in order, and the ASCII bytes they are read as, 0: none."""
    widths: dict[int, list[tuple[int, int]]] = {}
    for code, character in _READ_AS.items():
        encoded = chr(code).encode()
        widths.setdefault(len(encoded), []).append((int.from_bytes(encoded, "big"), ord(character or "\0")))
    return [
        (width, np.array([code for code, _ in sorted(pairs)]), np.array([byte for _, byte in sorted(pairs)], np.uint8))
        for width, pairs in widths.items()
    ]


_BY_WIDTH = _codes_by_width()
_ODD_LEADS = np.isin(np.arange(256), [each.encode()[0] for each in (".", *_ODD)])
"""The bytes that an odd separator may begin with, as a table."""


def _replaceable(
    data: NDArray[np.uint8], width: int, codes: NDArray[np.int64], ascii_bytes: NDArray[np.uint8]
) -> tuple[Positions, NDArray[np.uint8]]:
    """Where the characters of so many bytes begin, and the ASCII bytes that they are read as."""
    begins = np.flatnonzero(np.isin(data, np.unique(codes >> (8 * (width - 1))).astype(np.uint8)))
    begins = begins[begins + width <= len(data)]
    read = np.zeros(len(begins), np.int64)
    for step in range(width):
        read = (read << 8) | data[begins + step]
    place = np.minimum(np.searchsorted(codes, read), len(codes) - 1)
    known: Mask = codes[place] == read
    return begins[known], ascii_bytes[place[known]]
