"""The landline number: the area code stays, the number within it is permuted."""

from __future__ import annotations

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms.base import FormatPreserving, Mask, Values
from zhengdun.privacy.pseudonyms.digits import are_digits, prefix_words, read_number, write_number

_LOCAL_WIDTHS = (7, 8)
_LONG_WIDTHS = (10, 11, 12)
_ABROAD_WIDTHS = (10, 11)
_LOWEST_FIRST = 2  # a number within an area begins with 2 to 9


class LandlinePseudonym(FormatPreserving):
    """``01062345678`` becomes another number with 010. The area code selects the permutation.

    010 and 02x are area codes of three digits, the others have four. A number that is written without its area code is
    permuted by itself and does not join with the same number written with one. One after the code of the country is
    written without the 0 of its area code, and joins with the same number written with it.
    """

    kind = Kind.LANDLINE
    takes_separators = True

    def in_domain(self, values: Values) -> Mask:
        """Seven or eight digits that begin with 2 to 9, after an area code or none."""
        width = values.shape[1]
        well = np.zeros(len(values), np.bool_)
        abroad = _from_abroad(values)
        if abroad.any():
            well[abroad] = self.in_domain(_with_zero(values[abroad]))
            well[~abroad] = self.in_domain(values[~abroad])
            return well
        if width not in (*_LOCAL_WIDTHS, *_LONG_WIDTHS):
            return well
        digits = are_digits(values, 0, width)
        for area, rows in _by_area(values):
            if width - area in _LOCAL_WIDTHS:
                well |= rows & digits & (values[:, area] >= ord("0") + _LOWEST_FIRST)
        return well

    def convert(self, values: Values, *, backwards: bool) -> Values:
        """See :class:`FormatPreserving`."""
        out = values.copy()
        abroad = _from_abroad(values)
        if abroad.any():
            out[abroad] = self.convert(_with_zero(values[abroad]), backwards=backwards)[:, 1:]
            out[~abroad] = self.convert(values[~abroad], backwards=backwards)
            return out
        for area, chosen in _by_area(values):
            rows = np.flatnonzero(chosen)
            if len(rows):
                out[rows] = self._within_area(values[rows], area, backwards=backwards)
        return out

    def _within_area(self, values: Values, area: int, *, backwards: bool) -> Values:
        moving = values.shape[1] - area
        lowest = np.uint64(_LOWEST_FIRST * 10 ** (moving - 1))
        permuted = self._permutation(10**moving - int(lowest)).convert(
            read_number(values, area, moving) - lowest, prefix_words(values, area), backwards=backwards
        )
        out = values.copy()
        write_number(out, area, moving, permuted + lowest)
        return out


def _from_abroad(values: Values) -> Mask:
    """The rows that have an area code without its 0."""
    abroad: Mask = np.full(len(values), values.shape[1] in _ABROAD_WIDTHS)
    if abroad.any():
        abroad &= values[:, 0] != ord("0")
    return abroad


def _with_zero(values: Values) -> Values:
    return np.hstack([np.full((len(values), 1), ord("0"), np.uint8), values])


def _by_area(values: Values) -> tuple[tuple[int, Mask], ...]:
    """The rows by the length of their area code: none, three digits, four."""
    if values.shape[1] in _LOCAL_WIDTHS:
        return ((0, np.ones(len(values), np.bool_)),)
    zero = values[:, 0] == ord("0")
    second, third = values[:, 1], values[:, 2]
    short = zero & ((second == ord("2")) | ((second == ord("1")) & (third == ord("0"))))
    long = zero & (second >= ord("3"))
    return (3, short), (4, long)
