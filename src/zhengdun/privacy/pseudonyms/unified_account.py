"""The unified (one-code) account 一码通: twelve digits, permuted as a whole."""

from __future__ import annotations

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms.base import FormatPreserving, Mask, Values
from zhengdun.privacy.pseudonyms.digits import are_digits, read_number, write_number

_WIDTH = 12


class UnifiedAccountPseudonym(FormatPreserving):
    """Twelve digits become twelve others."""

    kind = Kind.UNIFIED_ACCOUNT
    takes_separators = True

    def in_domain(self, values: Values) -> Mask:
        """Twelve digits."""
        if values.shape[1] != _WIDTH:
            return np.zeros(len(values), np.bool_)
        return are_digits(values, 0, _WIDTH)

    def convert(self, values: Values, *, backwards: bool) -> Values:
        """See :class:`FormatPreserving`."""
        out = np.empty_like(values)
        permuted = self._permutation(10**_WIDTH).convert(read_number(values, 0, _WIDTH), backwards=backwards)
        write_number(out, 0, _WIDTH, permuted)
        return out
