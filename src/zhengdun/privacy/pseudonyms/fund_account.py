"""The fund account at a transfer agent (12 characters) or a seller (up to 17): all of it is permuted."""

from __future__ import annotations

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms.alphabets import DIGITS, LETTERS, Alphabets
from zhengdun.privacy.pseudonyms.base import Mask
from zhengdun.privacy.pseudonyms.texts import TextPseudonym
from zhengdun.privacy.pseudonyms.utf8 import Codes

_WIDTHS = range(6, 18)


class FundAccountPseudonym(TextPseudonym):
    """Digits become digits, letters letters."""

    kind = Kind.FUND_ACCOUNT
    takes_separators = True
    alphabets = Alphabets([DIGITS, LETTERS])

    def well_formed(self, codes: Codes, fixed: Mask) -> Mask:  # noqa: ARG002
        """6 to 17 digits and Latin letters, at least one digit."""
        if codes.shape[1] not in _WIDTHS:
            return np.zeros(len(codes), np.bool_)
        has_digit = (self.alphabets.radices(codes) == len(DIGITS)).any(axis=1)
        answer: Mask = has_digit & ~self.alphabets.is_foreign(codes).any(axis=1)
        return answer
