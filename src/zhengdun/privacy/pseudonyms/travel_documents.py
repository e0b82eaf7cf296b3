"""Passports and permits of Hong Kong, Macau and Taiwan residents: letters stay, the person's digits are permuted."""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms.base import FormatPreserving, Mask, Values
from zhengdun.privacy.pseudonyms.digits import are_digits, prefix_words, read_number, write_number

_UPPER_CASE = np.uint8(0xDF)


class _Document(FormatPreserving):
    """Letters, the digits of the person, and the two digits that count how often a permit was renewed."""

    takes_separators = True
    layouts: ClassVar[tuple[tuple[int, int, int], ...]]
    """How many letters, digits of the person and digits of the renewal there may be."""
    letters: ClassVar[bytes | None] = None
    """The letters it may begin with; ``None``: any."""

    def in_domain(self, values: Values) -> Mask:
        """One of the layouts."""
        well = np.zeros(len(values), np.bool_)
        for letters, person, renewal in self._layouts_of(values):
            fits = are_digits(values, letters, person + renewal)
            for column in range(letters):
                fits &= self._is_letter(values[:, column])
            well |= fits
        return well

    def convert(self, values: Values, *, backwards: bool) -> Values:
        """See :class:`FormatPreserving`."""
        out = values.copy()
        for letters, person, renewal in self._layouts_of(values):
            rows = np.flatnonzero(are_digits(values, letters, person + renewal))
            if not len(rows):
                continue
            some = values[rows]
            folded = some & np.where(np.arange(some.shape[1]) < letters, _UPPER_CASE, np.uint8(0xFF))
            permuted = self._permutation(10**person).convert(
                read_number(some, letters, person), prefix_words(folded, letters), backwards=backwards
            )
            write_number(some, letters, person, permuted)
            out[rows] = some
        return out

    def _layouts_of(self, values: Values) -> list[tuple[int, int, int]]:
        return [layout for layout in self.layouts if sum(layout) == values.shape[1]]

    def _is_letter(self, characters: Values) -> Mask:
        upper = characters & _UPPER_CASE
        if self.letters is not None:
            return np.isin(upper, np.frombuffer(self.letters, np.uint8)) & (characters >= ord("A"))
        answer: Mask = (upper >= ord("A")) & (upper <= ord("Z")) & (characters >= ord("A"))
        return answer


class PassportPseudonym(_Document):
    """``E12345678`` or ``EA1234567``: the letters, which tell the kind of passport and the series, stay."""

    kind = Kind.PASSPORT
    layouts = ((1, 8, 0), (2, 7, 0))


class HongKongMacauPermitPseudonym(_Document):
    """``H12345678``, or with two digits of the renewal, which stay, so that both forms of one number still join."""

    kind = Kind.HK_MACAU_PERMIT
    layouts = ((1, 8, 0), (1, 8, 2))
    letters = b"HM"


class TaiwanPermitPseudonym(_Document):
    """Eight digits, or ten with the renewal, which stays, so that both forms of one number still join."""

    kind = Kind.TAIWAN_PERMIT
    layouts = ((0, 8, 0), (0, 8, 2))
