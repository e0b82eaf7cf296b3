"""Securities accounts of Shanghai and Shenzhen: what tells the kind of account stays, the rest is permuted.

The last digit of a Shanghai account is a check digit whose rule is not published; it is permuted like the others.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms.base import FormatPreserving, Mask, Values
from zhengdun.privacy.pseudonyms.digits import are_digits, prefix_words, read_number, write_number

_WIDTH = 10
_LOWER_CASE = np.uint8(0x20)
_CASE_OF_FIRST = np.uint64(0xDF)  # in the first byte of a word


class ShanghaiAccountPseudonym(FormatPreserving):
    """``A123456789`` becomes another account with A; after C the digits 9 or 10 stay too, which tell it is a fund's."""

    kind = Kind.SSE_ACCOUNT

    def in_domain(self, values: Values) -> Mask:
        """A, B, D, E or F and nine digits; C9 and eight; C10 and seven."""
        well = np.zeros(len(values), np.bool_)
        if values.shape[1] == _WIDTH:
            for _, rows in _shanghai_kinds(values):
                well |= rows
            well &= are_digits(values, 1, _WIDTH - 1)
        return well

    def convert(self, values: Values, *, backwards: bool) -> Values:
        """See :class:`FormatPreserving`."""
        out = values.copy()
        for kept, chosen in _shanghai_kinds(values):
            rows = np.flatnonzero(chosen)
            if len(rows):
                some = values[rows]
                tweaks = prefix_words(some, kept)
                tweaks = (tweaks & ~np.uint64(0xFF)) | (tweaks & _CASE_OF_FIRST)  # a and A are one letter
                moving = _WIDTH - kept
                permuted = self._permutation(10**moving).convert(
                    read_number(some, kept, moving), tweaks, backwards=backwards
                )
                write_number(some, kept, moving, permuted)
                out[rows] = some
        return out


class ShenzhenAccountPseudonym(FormatPreserving):
    """``0123456789`` becomes another account that begins alike: with 001, with 00 and another digit, or with its two.

    001 are accounts of funds; 00 and another digit, 01 and the other pairs tell the other kinds.
    """

    kind = Kind.SZSE_ACCOUNT

    def in_domain(self, values: Values) -> Mask:
        """Ten digits."""
        if values.shape[1] != _WIDTH:
            return np.zeros(len(values), np.bool_)
        return are_digits(values, 0, _WIDTH)

    def convert(self, values: Values, *, backwards: bool) -> Values:
        """See :class:`FormatPreserving`."""
        starts_00 = (values[:, 0] == ord("0")) & (values[:, 1] == ord("0"))
        fund = starts_00 & (values[:, 2] == ord("1"))
        out = values.copy()
        for chosen, kept, convert in (
            (fund, 3, self._all_digits),
            (starts_00 & ~fund, 2, self._without_funds),
            (~starts_00, 2, self._all_digits),
        ):
            rows = np.flatnonzero(chosen)
            if len(rows):
                out[rows] = convert(values[rows], kept, backwards=backwards)
        return out

    def _all_digits(self, values: Values, kept: int, *, backwards: bool) -> Values:
        moving = _WIDTH - kept
        permuted = self._permutation(10**moving).convert(
            read_number(values, kept, moving), prefix_words(values, kept), backwards=backwards
        )
        write_number(values, kept, moving, permuted)
        return values

    def _without_funds(self, values: Values, kept: int, *, backwards: bool) -> Values:
        """Eight digits that do not begin with 1: what is above the gap is moved down by it while it is permuted."""
        moving = _WIDTH - kept
        gap = np.uint64(10 ** (moving - 1))
        numbers = read_number(values, kept, moving)
        numbers = np.where(numbers >= gap, numbers - gap, numbers)
        permuted = self._permutation(9 * int(gap)).convert(numbers, prefix_words(values, kept), backwards=backwards)
        write_number(values, kept, moving, np.where(permuted >= gap, permuted + gap, permuted))
        return values


def _shanghai_kinds(values: Values) -> Iterator[tuple[int, Mask]]:
    """The rows by how many of their characters stay."""
    letter = values[:, 0] & ~_LOWER_CASE
    is_letter = values[:, 0] >= ord("A")
    yield 1, is_letter & np.isin(letter, np.frombuffer(b"ABDEF", np.uint8))
    fund = is_letter & (letter == ord("C"))
    yield 2, fund & (values[:, 1] == ord("9"))
    yield 3, fund & (values[:, 1] == ord("1")) & (values[:, 2] == ord("0"))
