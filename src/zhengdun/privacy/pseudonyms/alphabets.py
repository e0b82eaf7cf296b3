"""Alphabets: sets of characters that are replaced by each other, so that a text keeps its form."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.pseudonyms.utf8 import Codes

DIGITS = "0123456789"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
_PLANE = 1 << 16
_KEPT, _FOREIGN = 0, 255
_CASE = np.uint16(0x20)
_ALPHABET_MARK = np.uint16(0xD800)  # a surrogate, which is no character

Mask = NDArray[np.bool_]
Numerals = NDArray[np.uint16]
Radices = NDArray[np.uint32]


class Alphabets:
    """Several alphabets, and characters that stay as they are.

    Latin letters are given in lower case and stand for both: a letter keeps its case, and its case does not count.

    Args:
        alphabets: characters of one length in UTF-8 each; a character belongs to the first that has it.
        kept: characters that stay. What is in neither is foreign and not to be let through.

    >>> alphabets = Alphabets([DIGITS, LETTERS], kept="-")
    >>> codes = np.array([[ord(c) for c in "B-7?"]], np.uint16)
    >>> alphabets.numerals(codes), alphabets.radices(codes), alphabets.is_foreign(codes)
    (array([[1, 0, 7, 0]], dtype=uint16), array([[26,  1, 10,  1]], dtype=uint32), array([[False, False, False, True]]))
    """

    def __init__(self, alphabets: Sequence[str], kept: str = "") -> None:
        self._alphabet = np.full(_PLANE, _FOREIGN, np.uint8)
        self._numeral = np.zeros(_PLANE, np.uint16)
        self._alphabet[_codes(kept)] = _KEPT
        self._starts = np.zeros(256, np.int64)
        sizes = np.ones(256, np.uint32)
        taken = set(kept)
        everything: list[str] = []
        for number, characters in enumerate(alphabets, start=1):
            new = [c for c in dict.fromkeys(characters) if c not in taken]
            taken.update(new)
            codes = _codes("".join(new))
            self._alphabet[codes], self._numeral[codes] = number, np.arange(len(new))
            self._starts[number], sizes[number] = len(everything), len(new)
            everything.extend(new)
        self._characters = np.array(_codes("".join(everything)), np.uint16)
        self._radix = sizes[self._alphabet]

    def is_foreign(self, codes: Codes) -> Mask:
        """Which characters are in no alphabet and not kept."""
        foreign: Mask = self._alphabet[_folded(codes)] == _FOREIGN
        return foreign

    def radices(self, codes: Codes) -> Radices:
        """How many characters each may be replaced by; 1 where it stays."""
        return self._radix[_folded(codes)]

    def numerals(self, codes: Codes) -> Numerals:
        """The place of each character in its alphabet; 0 where it stays."""
        return self._numeral[_folded(codes)]

    def characters(self, numerals: Numerals, like: Codes) -> Codes:
        """The characters at these places in the alphabets, and the cases, of ``like``."""
        alphabet = self._alphabet[_folded(like)]
        moving = (alphabet != _KEPT) & (alphabet != _FOREIGN)
        places = np.where(moving, self._starts[alphabet] + numerals, 0)
        lower = self._characters[places]
        is_letter = (lower >= ord("a")) & (lower <= ord("z"))
        cased = np.where(_is_upper(like) & is_letter, lower & ~_CASE, lower)
        return np.where(moving, cased, like)

    def template(self, codes: Codes, fixed: Mask) -> Codes:
        """What a replacement leaves as it is: the characters that stay, and for the others which alphabet is theirs.

        Args:
            codes: (n, characters).
            fixed: which of them stay although they belong to an alphabet, (n, characters).
        """
        folded = _folded(codes)
        alphabet = self._alphabet[folded]
        return np.where(fixed | (alphabet == _KEPT), folded, _ALPHABET_MARK + alphabet)


@cache
def gb2312(first_row: int, last_row: int) -> str:
    """The characters of rows of GB/T 2312; rows 16 to 55 are level 1 (3,755), rows 56 to 87 level 2 (3,008).

    >>> len(gb2312(16, 55)), len(gb2312(56, 87)), gb2312(16, 55)[:3]
    (3755, 3008, '啊阿埃')
    """
    cells = bytes(
        byte for row in range(first_row, last_row + 1) for cell in range(1, 95) for byte in (row + 160, cell + 160)
    )
    return cells.decode("gb2312", "ignore")


LEVEL_1 = gb2312(16, 55)
LEVEL_2 = gb2312(56, 87)


def _codes(characters: str) -> list[int]:
    return [ord(character) for character in characters]


def _is_upper(codes: Codes) -> Mask:
    upper: Mask = (codes >= ord("A")) & (codes <= ord("Z"))
    return upper


def _folded(codes: Codes) -> Codes:
    return np.where(_is_upper(codes), codes | _CASE, codes)
