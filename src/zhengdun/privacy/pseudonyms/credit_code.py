"""The unified social credit code (GB 32100-2015) of organisations, sole proprietors among them.

Characters 1 to 8 (registering authority, category, region) stay. Characters 9 to 16, the body of the organisation's
own number, are permuted. Character 17 is the check character of that number (GB 11714) and character 18 that of the
whole code; each moves along, so what was valid stays valid and what was not stays so.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms.alphabets import DIGITS, Alphabets, Numerals
from zhengdun.privacy.pseudonyms.base import Mask
from zhengdun.privacy.pseudonyms.texts import TextPseudonym
from zhengdun.privacy.pseudonyms.utf8 import Codes

_WIDTH = 18
_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_BODY = slice(8, 16)
_ORGANISATION_CHECK, _CHECK = 16, 17
_ORGANISATION_CHECKS = "0123456789X"  # 11 less the weighted sum modulo 11, 10 written X and 11 written 0

_ORGANISATION_WEIGHTS = np.array([3, 7, 9, 10, 5, 8, 4, 2], np.int64)
_WEIGHTS = np.array([pow(3, place, 31) for place in range(_CHECK)], np.int64)


def _values(characters: str) -> NDArray[np.int64]:
    """The place of each ASCII character among these, -1 where it is not among them."""
    table = np.full(1 << 16, -1, np.int64)
    table[[ord(character) for character in characters]] = np.arange(len(characters))
    return table


_VALUE = _values(_CHARACTERS)
_ORGANISATION_VALUE = _values("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")
_ORGANISATION_CHECK_VALUE = _values(_ORGANISATION_CHECKS)


class CreditCodePseudonym(TextPseudonym):
    """Digits become digits, letters letters; both check characters move along."""

    kind = Kind.CREDIT_CODE
    alphabets = Alphabets([DIGITS, _CHARACTERS[10:].lower()])

    def well_formed(self, codes: Codes, fixed: Mask) -> Mask:  # noqa: ARG002
        """18 characters of the standard's alphabet, letters in upper case; the check characters may be wrong."""
        if codes.shape[1] != _WIDTH:
            return np.zeros(len(codes), np.bool_)
        well: Mask = np.logical_and.reduce(_VALUE[codes] >= 0, axis=1)
        return well

    def fixed(self, codes: Codes) -> Mask:
        """All but the body."""
        stays = np.ones(codes.shape, np.bool_)
        stays[:, _BODY] = False
        return stays

    def template(self, codes: Codes, fixed: Mask) -> Codes:
        """See :class:`TextPseudonym`; without the check characters, which move along."""
        return super().template(codes, fixed)[:, :_ORGANISATION_CHECK]

    def characters(self, numerals: Numerals, like: Codes, fixed: Mask) -> Codes:
        """See :class:`TextPseudonym`."""
        out = super().characters(numerals, like, fixed)
        out[:, _ORGANISATION_CHECK] = _moved_organisation_checks(like, out)
        out[:, _CHECK] = _moved_checks(like, out)
        return out


def _moved_organisation_checks(like: Codes, out: Codes) -> Codes:
    """Character 17; one that cannot be a check character of GB 11714 stays."""
    stored = _ORGANISATION_CHECK_VALUE[like[:, _ORGANISATION_CHECK]]
    before, after = (_ORGANISATION_VALUE[codes[:, _BODY]] @ _ORGANISATION_WEIGHTS for codes in (like, out))
    moved = np.array([ord(character) for character in _ORGANISATION_CHECKS], np.uint16)[(stored + before - after) % 11]
    return np.where(stored >= 0, moved, like[:, _ORGANISATION_CHECK])


def _moved_checks(like: Codes, out: Codes) -> Codes:
    """Character 18."""
    stored = _VALUE[like[:, _CHECK]]
    before, after = (_VALUE[codes[:, :_CHECK]] @ _WEIGHTS for codes in (like, out))
    moved: Codes = np.array([ord(character) for character in _CHARACTERS], np.uint16)[(stored + before - after) % 31]
    return moved
