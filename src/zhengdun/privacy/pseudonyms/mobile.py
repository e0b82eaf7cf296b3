"""The mobile number: the network's three digits stay, the eight digits of the subscriber are permuted."""

from __future__ import annotations

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms.base import FormatPreserving, Mask, Values
from zhengdun.privacy.pseudonyms.digits import are_digits, prefix_words, read_number, write_number

_DIGITS = 11
_KEPT = 3
_LEADS = {0: b"", 2: b"86", 3: b"+86", 4: b"0086"}
"""What may stand before the eleven digits, by its length; it stays, and changes nothing about the rest."""


class MobilePseudonym(FormatPreserving):
    """``13812345678`` becomes another number of the same network.

    The three digits that stay select the permutation, so equal subscriber digits of two networks are not seen to be.
    """

    kind = Kind.MOBILE
    takes_separators = True

    def in_domain(self, values: Values) -> Mask:
        """Eleven digits that begin with 13 to 19, after 86, +86, 0086 or nothing."""
        lead = _LEADS.get(values.shape[1] - _DIGITS)
        if lead is None:
            return np.zeros(len(values), np.bool_)
        first = len(lead)
        well = are_digits(values, first, _DIGITS)
        well &= (values[:, first] == ord("1")) & (values[:, first + 1] >= ord("3"))
        for column, byte in enumerate(lead):
            well &= values[:, column] == byte
        return well

    def convert(self, values: Values, *, backwards: bool) -> Values:
        """See :class:`FormatPreserving`."""
        number = np.ascontiguousarray(values[:, values.shape[1] - _DIGITS :])
        moving = _DIGITS - _KEPT
        permuted = self._permutation(10**moving).convert(
            read_number(number, _KEPT, moving), prefix_words(number, _KEPT), backwards=backwards
        )
        out = values.copy()
        write_number(out, values.shape[1] - moving, moving, permuted)
        return out
