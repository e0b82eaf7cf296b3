"""The bank card number (ISO/IEC 7812-1): the issuer's prefix stays, the account is permuted, Luhn moves along."""

from __future__ import annotations

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms.base import FormatPreserving, Mask, Values, Words
from zhengdun.privacy.pseudonyms.digits import are_digits, prefix_words, read_number, write_number
from zhengdun.privacy.text import words
from zhengdun.privacy.text.words import DIGITS

_WIDTHS = range(16, 20)
_ISSUER = 6


class BankCardPseudonym(FormatPreserving):
    """A card of 16 to 19 digits becomes another of the same issuer and length.

    The last digit moves along: a number that passes Luhn passes afterwards, one that fails by some residue fails by the
    same. The issuer's six digits select the permutation.
    """

    kind = Kind.BANK_CARD
    takes_separators = True

    def in_domain(self, values: Values) -> Mask:
        """16 to 19 digits."""
        width = values.shape[1]
        if width not in _WIDTHS:
            return np.zeros(len(values), np.bool_)
        return are_digits(values, 0, width)

    def convert(self, values: Values, *, backwards: bool) -> Values:
        """See :class:`FormatPreserving`."""
        width = values.shape[1]
        moving = width - _ISSUER - 1
        permuted = self._permutation(10**moving).convert(
            read_number(values, _ISSUER, moving), prefix_words(values, _ISSUER), backwards=backwards
        )
        out = values.copy()
        write_number(out, _ISSUER, moving, permuted)
        checks = (values[:, -1] & np.uint8(0x0F)) + np.uint64(20 * DIGITS) + _luhn_sums(values) - _luhn_sums(out)
        out[:, -1] = (checks % np.uint64(10)).astype(np.uint8) + np.uint8(ord("0"))
        return out


def _luhn_sums(values: Values) -> Words:
    """The sum of Luhn over the last sixteen digits; those before them belong to the issuer and stay, (n,)."""
    width = values.shape[1]
    return sum(
        (words.luhn_sum(words.load(values, width - back), doubled_first=True) for back in (2 * DIGITS, DIGITS)),
        start=np.zeros(len(values), np.uint64),
    )
