"""Number plates: the province stays, and on plates of new-energy vehicles the letter that tells the kind of energy."""

from __future__ import annotations

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms.alphabets import DIGITS, Alphabets
from zhengdun.privacy.pseudonyms.base import Mask
from zhengdun.privacy.pseudonyms.texts import TextPseudonym
from zhengdun.privacy.pseudonyms.utf8 import Codes

_LETTERS = "abcdefghjklmnpqrstuvwxyz"  # I and O are not used
_PROVINCES = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"
_SEPARATORS = "·•- "
_LAST = "挂学警港澳领使"
_SEPARATOR = 2  # its place, where there is one
_COMMON, _NEW_ENERGY = 5, 6  # characters after the letter of the office


class PlatePseudonym(TextPseudonym):
    """``京A12345`` becomes another plate with 京; letters become letters, digits digits.

    A separator after the letter of the office stays and changes nothing about the rest.
    """

    kind = Kind.PLATE
    alphabets = Alphabets([DIGITS, _LETTERS], kept=_PROVINCES + _SEPARATORS + _LAST)

    def well_formed(self, codes: Codes, fixed: Mask) -> Mask:  # noqa: ARG002
        """A province, a letter, a separator or none, and five characters (the last may be 挂, 学 …) or six."""
        width = codes.shape[1]
        well = np.zeros(len(codes), np.bool_)
        for separators in (0, 1):
            if width - 2 - separators in (_COMMON, _NEW_ENERGY):
                well |= self._well_formed(codes, separators)
        return well

    def _well_formed(self, codes: Codes, separators: int) -> Mask:
        moving = self.alphabets.radices(codes) > 1
        number = moving[:, 2 + separators :]
        well: Mask = (
            np.isin(codes[:, 0], _codes(_PROVINCES)) & self._is_letter(codes[:, 1]) & number[:, :-1].all(axis=1)
        )
        if separators:
            well &= np.isin(codes[:, 2], _codes(_SEPARATORS))
        if number.shape[1] == _COMMON:
            well &= number[:, -1] | np.isin(codes[:, -1], _codes(_LAST))
        else:
            well &= number[:, -1] & (self._is_letter(codes[:, -_NEW_ENERGY]) != self._is_letter(codes[:, -1]))
        return well

    def convert_codes(self, codes: Codes, *, backwards: bool) -> Codes:
        """See :class:`TextPseudonym`; without the separator."""
        out = codes.copy()
        separated = np.isin(codes[:, _SEPARATOR], _codes(_SEPARATORS))
        out[~separated] = super().convert_codes(codes[~separated], backwards=backwards)
        characters = np.arange(codes.shape[1]) != _SEPARATOR
        compact = np.ascontiguousarray(codes[separated][:, characters])
        out[np.ix_(separated, characters)] = super().convert_codes(compact, backwards=backwards)
        return out

    def fixed(self, codes: Codes) -> Mask:
        """The letter of the energy: of six characters the first or the last."""
        stays = np.zeros(codes.shape, np.bool_)
        new_energy = (self.alphabets.radices(codes)[:, 2:] > 1).sum(axis=1) == _NEW_ENERGY
        for place in (-_NEW_ENERGY, -1) if codes.shape[1] > _NEW_ENERGY else ():
            stays[:, place] = new_energy & self._is_letter(codes[:, place])
        return stays

    def _is_letter(self, codes: Codes) -> Mask:
        answer: Mask = self.alphabets.radices(codes) == len(_LETTERS)
        return answer


def _codes(characters: str) -> list[int]:
    return [ord(character) for character in characters]
