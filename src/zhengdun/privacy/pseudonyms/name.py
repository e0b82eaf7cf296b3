"""The name of a person: the characters of the given name are permuted; the surname stays, or moves by choice."""

from __future__ import annotations

from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.crypto.blocks import CipherName
from zhengdun.privacy.crypto.permutation import MOST_STEPS
from zhengdun.privacy.errors import PolicyError
from zhengdun.privacy.keys.material import KeyMaterial
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms.alphabets import LEVEL_1, LEVEL_2, Alphabets, Numerals, Radices
from zhengdun.privacy.pseudonyms.base import Mask
from zhengdun.privacy.pseudonyms.texts import TextPseudonym
from zhengdun.privacy.pseudonyms.utf8 import Codes
from zhengdun.privacy.recognisers.surnames import COMPOUND, SINGLE

Surname = Literal["keep", "permute"]

_DOTS = "·•"
_ONE, _TWO = 1, 2  # characters of a surname
_LONGEST = 4  # characters of a name without a dot, a surname of two included


def _pairs(surnames: tuple[str, ...]) -> NDArray[np.uint32]:
    """Surnames of two characters as numbers."""
    return np.array([ord(surname[0]) << 16 | ord(surname[1]) for surname in surnames], np.uint32)


_SINGLE = Alphabets([SINGLE])
_COMPOUND = _pairs(COMPOUND)
_BY_NUMBER = np.argsort(_COMPOUND)


class NamePseudonym(TextPseudonym):
    """``王小明`` becomes another name with 王, of as many characters.

    Characters of level 1 and of level 2 of GB/T 2312 are replaced by others of their level; a name with other
    characters in its given name is not done. A name with a dot (阿依古丽·买买提) has no surname here: all of it moves.
    A given name of one character has no more than 3,755 (3,008) others, and the same one whatever the surname.

    Args:
        key: see :class:`FormatPreserving`.
        cipher: see :class:`FormatPreserving`.
        domain: see :class:`FormatPreserving`.
        surname: ``"permute"`` replaces the surname along with the given name: one of a character by one of the
            frequent ones, one of two by another of two. A name with a surname that is not among them is not done.
            The list of surnames is part of the map.
    """

    kind = Kind.NAME
    alphabets = Alphabets([LEVEL_1, LEVEL_2], kept=_DOTS)

    def __init__(
        self, key: KeyMaterial, cipher: CipherName = "aes", domain: str | None = None, *, surname: Surname = "keep"
    ) -> None:
        if surname not in get_args(Surname):
            raise PolicyError(
                f"姓氏的处理应为 keep（保留）或 permute（置换），而非“{surname}”",
                f"surname is 'keep' or 'permute', not {surname!r}",
            )
        super().__init__(key, cipher, domain)
        self._moves_surname = surname == "permute"

    def fixed(self, codes: Codes) -> Mask:
        """The surname, which also where it moves is none of the given name's."""
        return np.arange(codes.shape[1]) < _surname_lengths(codes)[:, None]

    def well_formed(self, codes: Codes, fixed: Mask) -> Mask:
        """A surname and one to three characters of the levels, four at most in all; or parts with dots between them."""
        surname = fixed.sum(axis=1)
        well: Mask = ~np.logical_or.reduce(self.alphabets.is_foreign(codes) & ~fixed, axis=1)
        well &= (surname < codes.shape[1]) & ~_is_dot(codes)[:, [0, -1]].any(axis=1)
        well &= (surname == 0) | (codes.shape[1] <= _LONGEST)
        if self._moves_surname:
            well &= (surname != _ONE) | ~_SINGLE.is_foreign(codes[:, 0])
        else:
            well &= (surname == 0) | _is_chinese(codes[:, 0])
        return well

    def convert_codes(self, codes: Codes, *, backwards: bool) -> Codes:
        """See :class:`TextPseudonym`.

        欧 with a given name that comes to begin with 阳 would be read as 欧阳 on the way back, so such a name walks on.
        """
        fixed = self.fixed(codes)
        numerals, radices = self.numerals(codes, fixed)
        tweaks = self.tweaks(self.template(codes, fixed))
        out, rows = codes.copy(), np.arange(len(codes))
        for _ in range(MOST_STEPS):
            numerals[rows] = self._numerals.convert(numerals[rows], radices[rows], tweaks[rows], backwards=backwards)
            out[rows] = self.characters(numerals[rows], codes[rows], fixed[rows])
            rows = rows[(self.fixed(out[rows]) != fixed[rows]).any(axis=1)]
            if not len(rows):
                return out
        raise RuntimeError("a walk through the names did not end")

    def numerals(self, codes: Codes, fixed: Mask) -> tuple[Numerals, Radices]:
        """See :class:`TextPseudonym`; a surname of two characters is one numeral in the place of its first."""
        numerals, radices = super().numerals(codes, fixed)
        if self._moves_surname:
            one, two = _with_surnames(fixed)
            numerals[one, 0], radices[one, 0] = _SINGLE.numerals(codes[one, 0]), _SINGLE.radices(codes[one, 0])
            numerals[two, 0], radices[two, 0] = _compound_numerals(codes[two]), len(COMPOUND)
        return numerals, radices

    def characters(self, numerals: Numerals, like: Codes, fixed: Mask) -> Codes:
        """See :class:`TextPseudonym`."""
        out = super().characters(numerals, like, fixed)
        if self._moves_surname:
            one, two = _with_surnames(fixed)
            out[one, 0] = _SINGLE.characters(numerals[one, 0], like[one, 0])
            pairs = _COMPOUND[numerals[two, 0]]
            out[two, 0], out[two, 1] = pairs >> 16, pairs & 0xFFFF
        return out

    def template(self, codes: Codes, fixed: Mask) -> Codes:
        """See :class:`TextPseudonym`; of a surname that moves no more than its length."""
        template = super().template(codes, fixed)
        return np.where(fixed, np.uint16(0), template) if self._moves_surname else template


def _surname_lengths(codes: Codes) -> NDArray[np.int64]:
    """How many characters the surname has: two where it is known and a given name follows; none in names with a dot."""
    count, width = codes.shape
    lengths = np.full(count, _ONE)
    if width > _TWO:
        lengths[np.isin(_first_two(codes), _COMPOUND)] = _TWO
    lengths[_is_dot(codes).any(axis=1)] = 0
    return lengths


def _with_surnames(fixed: Mask) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The rows with a surname of one character, and of two."""
    lengths = fixed.sum(axis=1)
    return np.flatnonzero(lengths == _ONE), np.flatnonzero(lengths == _TWO)


def _compound_numerals(codes: Codes) -> NDArray[np.int64]:
    return _BY_NUMBER[np.searchsorted(_COMPOUND, _first_two(codes), sorter=_BY_NUMBER)]


def _first_two(codes: Codes) -> NDArray[np.uint32]:
    """The first two characters as one number."""
    pair = codes[:, :2].astype(np.uint32)
    return pair[:, 0] << np.uint32(16) | pair[:, 1]


def _is_dot(codes: Codes) -> Mask:
    return np.isin(codes, [ord(dot) for dot in _DOTS])


def _is_chinese(codes: Codes) -> Mask:
    return (codes >= 0x3400) & (codes <= 0x9FFF)  # noqa: PLR2004 -- the blocks of Unicode
