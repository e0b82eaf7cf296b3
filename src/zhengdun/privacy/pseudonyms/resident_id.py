"""The resident identity number (GB 11643-1999; fifteen digits before), and the residence permit that is built alike."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms import birth_dates
from zhengdun.privacy.pseudonyms.base import FormatPreserving, Mask, Values, Words
from zhengdun.privacy.pseudonyms.digits import are_digits, prefix_words, read_number, write_number
from zhengdun.privacy.text import words

WIDTH, OLD_WIDTH = 18, 15
_REGION = 6
_DATE = 8
_SEQUENCES = 1000  # three digits after the date
_CHECK_CHARACTERS = b"10X98765432"  # by the weighted sum modulo 11
_MODULUS = len(_CHECK_CHARACTERS)
_BEFORE_CHECK = WIDTH - 1

_CHARACTER_OF_CHECK = np.frombuffer(_CHECK_CHARACTERS, np.uint8)
_NO_CHECK = np.uint64(255)
_CHECK_OF_CHARACTER = np.full(256, _NO_CHECK, np.uint64)
_CHECK_OF_CHARACTER[_CHARACTER_OF_CHECK] = np.arange(_MODULUS)
_CHECK_OF_CHARACTER[ord("x")] = _CHECK_CHARACTERS.index(b"X")


class ResidentIdPseudonym(FormatPreserving):
    """The region stays; date of birth and sequence are permuted together within the era and the region.

    The check character is moved along: as far as it was from the right one, as far it is afterwards, so a valid number
    stays valid, an invalid one invalid, and the map is a bijection. A lower-case x is the same number as X, in which it
    is written. The number of fifteen digits moves as the same person's number of eighteen digits does.
    """

    kind = Kind.RESIDENT_ID
    takes_separators = True

    def in_domain(self, values: Values) -> Mask:
        """18 characters, or 15 digits, with a day of 1800 to 2099 that there is; the check character may be wrong."""
        width = values.shape[1]
        if width == WIDTH:
            well = are_digits(values, 0, _BEFORE_CHECK)
            well &= _CHECK_OF_CHARACTER[values[:, _BEFORE_CHECK]] != _NO_CHECK
        elif width == OLD_WIDTH:
            well = are_digits(values, 0, OLD_WIDTH)
        else:
            return np.zeros(len(values), np.bool_)
        dates = np.where(well, _dates(values), np.uint64(0))
        return well & (birth_dates.days_of(dates) >= 0)

    def convert(self, values: Values, *, backwards: bool) -> Values:
        """See :class:`FormatPreserving`."""
        width = values.shape[1]
        old = width == OLD_WIDTH
        sequence_column = OLD_WIDTH - 3 if old else _BEFORE_CHECK - 3
        days = birth_dates.days_of(_dates(values))
        sequences = read_number(values, sequence_column, 3)
        days, sequences = self._permuted(days, sequences, prefix_words(values, _REGION), backwards=backwards)
        out = values.copy()
        write_number(out, sequence_column, 3, sequences)
        if old:
            out[:, _REGION:sequence_column] = birth_dates.short_texts_of(days)
        else:
            words.store(out, _REGION, birth_dates.texts_of(days))
            out[:, _BEFORE_CHECK] = _moved_check(values, out)
        return out

    def _permuted(
        self, days: NDArray[np.int64], sequences: Words, regions: Words, *, backwards: bool
    ) -> tuple[NDArray[np.int64], Words]:
        eras = birth_dates.eras_of(days)
        new_days, new_sequences = np.empty_like(days), np.empty_like(sequences)
        for era in birth_dates.ERAS:
            rows = np.flatnonzero(eras == era)
            if not len(rows):
                continue
            first = birth_dates.first_day(era)
            ranks = (days[rows] - first).view(np.uint64) * np.uint64(_SEQUENCES) + sequences[rows]
            moved = self._permutation(int(birth_dates.ERA_DAYS[era]) * _SEQUENCES).convert(
                ranks, regions[rows], backwards=backwards
            )
            moved_days = moved // np.uint64(_SEQUENCES)
            new_days[rows] = moved_days.view(np.int64) + first
            new_sequences[rows] = moved - moved_days * np.uint64(_SEQUENCES)
        return new_days, new_sequences


class ResidencePermitPseudonym(ResidentIdPseudonym):
    """The residence permit of Hong Kong, Macau and Taiwan residents, whose region is 81, 82 or 83.

    It shares the domain of the resident identity number, whose columns hold both; the region keeps them apart.
    """

    kind = Kind.RESIDENCE_PERMIT
    shared_domain = Kind.RESIDENT_ID.value


def _dates(values: Values) -> Words:
    """The date as a number ``yyyymmdd``, (n,)."""
    if values.shape[1] == OLD_WIDTH:
        return birth_dates.with_century(read_number(values, _REGION, _DATE - 2))
    return words.parse(words.load(values, _REGION))


def _sums(values: Values) -> Words:
    """The weighted sum of the first 17 digits modulo 11 (ISO/IEC 7064 MOD 11-2), (n,).

    The weight of a digit is a power of two, 2**17 at the first, so the sum is the value of the digits in base 2.
    """
    sums = words.evaluate(words.load(values, 0), 2) << np.uint64(9)
    sums += words.evaluate(words.load(values, 8), 2) << np.uint64(1)
    sums += values[:, 16] & np.uint8(0x0F)
    sums <<= np.uint64(1)
    return sums - sums // np.uint64(_MODULUS) * np.uint64(_MODULUS)


def _moved_check(values: Values, out: Values) -> NDArray[np.uint8]:
    """The check characters for ``out`` that are as far from right as those of ``values``."""
    checks = _CHECK_OF_CHARACTER[values[:, _BEFORE_CHECK]] + _sums(out) + np.uint64(_MODULUS) - _sums(values)
    moved: NDArray[np.uint8] = _CHARACTER_OF_CHECK[checks % np.uint64(_MODULUS)]
    return moved
