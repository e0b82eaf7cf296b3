"""What a person reads, as against what the bytes say: a number hidden from a pattern is not hidden from the eye.

A format hands over its text in pieces. They are read together, so that a number split over two pieces is one number;
invisible characters are skipped, odd digits, spaces and hyphens are read as plain ones. Each character read knows the
character it came from, so what is masked in the reading is masked in the pieces.
"""

from __future__ import annotations

import itertools
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from unicodedata import digit

from zhengdun.privacy.gateway.guard import CannotMask

# Soft hyphen, joiners, marks of direction, variation selectors, tags, combining marks: little or nothing to see.
_UNSEEN = (
    "\u00ad\u0300-\u036f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2060-\u2064\u2066-\u206f\u20d0-\u20ff"
    "\u3164\ufe00-\ufe0f\ufe20-\ufe2f\ufeff\uffa0\U000e0000-\U000e01ef"
)
_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u2800\u3000"
_HYPHENS = "\u2010-\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_FULL_WIDTH = "０１２３４５６７８９"  # the recognisers know these themselves
_ODD_DIGITS = {
    chr(code): str(digit(chr(code)))
    for code in range(0x80, sys.maxunicode >> 3)
    if chr(code).isdigit() and chr(code) not in _FULL_WIDTH
}
_ODD = re.compile(f"[{_UNSEEN}{_SPACES}{_HYPHENS}{''.join(_ODD_DIGITS)}]")
# What Chinese text is made of holds none of them; to rule it out is a hundred times faster than to look for each.
_USUAL = "\x00-\x7f\u3001-\u3029\u3030-\u3163\u3165-\u9fff\uff00-\uff0c\uff0e-\uff5e\u2018-\u201d\u2026"
_UNUSUAL = re.compile(f"[^{_USUAL}]")
_IS_UNSEEN = re.compile(f"[{_UNSEEN}]")
_IS_SPACE = re.compile(f"[{_SPACES}]")

_REVERSED = re.compile("[\u202d\u202e]")  # an override of direction: what is written is not what is seen

_NUMERALS = dict(zip("〇零○一二三四五六七八九壹贰叁肆伍陆柒捌玖", "000123456789123456789", strict=True)) | {"幺": "1"}
_NUMERAL = f"[{''.join(_NUMERALS)}]"
_SPELLED = re.compile(f"{_NUMERAL}(?:[ -]?{_NUMERAL}){{9,}}")  # ten or more in a row are a number read aloud, not prose

# One digit to a line or a cell, as forms have boxes for them. Possessive, so that no text makes the search slow.
_BOXES = re.compile(r"(?<![0-9０-９])[0-9０-９](?:[ \t\r]*+\n\s*+[0-9０-９XxＸｘ](?![0-9０-９])){7,}")


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it is read.

    Args:
        text: what is read.
        places: for each character of ``text`` the index of the character it came from; None when they are the same.
    """

    text: str
    places: list[int] | None


def read(source: str) -> Reading:
    r"""The reading of ``source``.

    Raises:
        CannotMask: the direction of the text is overridden, so that digits stand in an order of their own.

    >>> read("账号6222\u200b0212").text
    '账号62220212'
    >>> read("一三八〇〇一三八〇〇〇").text, read("①③⑧").text
    ('13800138000', '138')
    """
    if source.isascii() and "\n" not in source:
        return Reading(source, None)
    if _REVERSED.search(source):
        raise CannotMask("含有改变文字方向的控制字符", "holds characters that override the direction of the text")
    reading = Reading(source, None)
    if _UNUSUAL.search(source):
        reading = _changed(reading, _ODD, _plain)
    for look, change in ((_SPELLED, _as_digits), (_BOXES, _unboxed)):
        if look.search(reading.text):
            reading = _changed(reading, look, change)
    return reading


def _plain(odd: str) -> str:
    if _IS_UNSEEN.match(odd):
        return _NOTHING
    return _ODD_DIGITS.get(odd) or (" " if _IS_SPACE.match(odd) else "-")


def _as_digits(spelled: str) -> str:
    return "".join(_NUMERALS.get(character, character) for character in spelled)


def _unboxed(boxes: str) -> str:
    return "".join(_NOTHING if character.isspace() else character for character in boxes)


_NOTHING = "\ufdd0"  # a noncharacter: stands where nothing is read, until the places are known


def _changed(reading: Reading, look: re.Pattern[str], change: Callable[[str], str]) -> Reading:
    """``change`` gives a character for each character, or ``_NOTHING``."""
    text = look.sub(lambda match: change(match.group()), reading.text)
    places = reading.places or range(len(reading.text))
    kept = [(character, place) for character, place in zip(text, places, strict=True) if character != _NOTHING]
    return Reading("".join(character for character, _ in kept), [place for _, place in kept])


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that stands in one place of a document.

    Args:
        text: its characters, decoded.
        hidden: 0 when it is shown; else how many things hide it, one within the other.
    """

    text: str
    hidden: int = 0


class Pieces:
    r"""The pieces of one document, in order, and the ways in which they may be read.

    Where something is hidden, all pieces are one reading, and for each depth of hiding those above it and those below
    are readings too: programmes differ on where an element that hides ends.

    >>> pieces = Pieces([Piece("手机138"), Piece("0013"), Piece("8000")])
    >>> pieces.readings()
    ['手机13800138000']
    >>> pieces.masked(["手机138****8000"])
    ['手机138', '****', '8000']
    """

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._readings = [read("".join(piece.text for piece in pieces))]
        for depth in sorted({piece.hidden for piece in pieces})[1:]:
            self._readings += [
                self._only([piece.hidden < depth for piece in pieces]),
                self._only([piece.hidden >= depth for piece in pieces]),
            ]

    def readings(self) -> list[str]:
        """The texts to be guarded."""
        return [reading.text for reading in self._readings]

    def masked(self, texts: Sequence[str]) -> list[str]:
        """The text of each piece, given each reading after masking (as many characters as before)."""
        source = list("".join(piece.text for piece in self._pieces))
        for reading, text in zip(self._readings, texts, strict=True):
            if text == reading.text:
                continue
            for index, (before, after) in enumerate(zip(reading.text, text, strict=True)):
                if before != after:
                    source[index if reading.places is None else reading.places[index]] = after
        return self._split("".join(source))

    def _split(self, source: str) -> list[str]:
        start, texts = 0, []
        for piece in self._pieces:
            texts.append(source[start : start + len(piece.text)])
            start += len(piece.text)
        return texts

    def _only(self, chosen: Sequence[bool]) -> Reading:
        """The reading of some of the pieces."""
        start = 0
        places: list[int] = []
        for piece, is_chosen in zip(self._pieces, chosen, strict=True):
            if is_chosen:
                places += range(start, start + len(piece.text))
            start += len(piece.text)
        reading = read("".join(piece.text for piece in itertools.compress(self._pieces, chosen)))
        return Reading(reading.text, places if reading.places is None else [places[at] for at in reading.places])
