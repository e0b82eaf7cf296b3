"""The futures trading code (four digits of the member, eight of the client) and the client's number alone.

A client has the same eight digits with every member (期货公司), so the eight digits have one domain wherever they
stand. The four digits name the futures company, not a person: they stay.
"""

from __future__ import annotations

from typing import ClassVar

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms.base import FormatPreserving, Mask, Values
from zhengdun.privacy.pseudonyms.digits import are_digits, read_number, write_number

_CLIENT = 8
_MEMBER = 4


class FuturesClientPseudonym(FormatPreserving):
    """Eight digits become eight others."""

    kind = Kind.FUTURES_CLIENT
    takes_separators = True
    kept: ClassVar[int] = 0

    def in_domain(self, values: Values) -> Mask:
        """The client's eight digits after those that stay."""
        width = self.kept + _CLIENT
        if values.shape[1] != width:
            return np.zeros(len(values), np.bool_)
        return are_digits(values, 0, width)

    def convert(self, values: Values, *, backwards: bool) -> Values:
        """See :class:`FormatPreserving`."""
        out = values.copy()
        client = read_number(values, self.kept, _CLIENT)
        write_number(out, self.kept, _CLIENT, self._permutation(10**_CLIENT).convert(client, backwards=backwards))
        return out


class FuturesCodePseudonym(FuturesClientPseudonym):
    """Twelve digits, of which the member's four stay and the client's eight move as they do alone."""

    kind = Kind.FUTURES_CODE
    shared_domain = Kind.FUTURES_CLIENT.value
    kept = _MEMBER
