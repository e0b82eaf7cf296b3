"""Check digits and dates: each for one value and for many. Both give the same answers; tests hold them together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.recognisers.reading import Mask
from zhengdun.privacy.text import words

Values = NDArray[np.uint8]
"""ASCII characters of values of one width, uint8 of shape ``(n, width)``."""


@dataclass(frozen=True)
class Check:
    """A check of a number's characters.

    Args:
        of_many: from values of shape ``(n, width)`` to bool of shape ``(n,)``.
        of_one: the same of one value.
    """

    of_many: Callable[[Values], Mask]
    of_one: Callable[[str], bool]


def _pairs(values: Values, column: int) -> Values:
    """The two-digit number that begins in the column."""
    ten, one = values[:, column] - np.uint8(48), values[:, column + 1] - np.uint8(48)
    return ten * np.uint8(10) + one


# ---- MOD 11-2

_ID_CHARACTERS = "10X98765432"
_ID_CHARACTERS_OF_MANY = np.frombuffer(_ID_CHARACTERS.encode(), np.uint8)
_TWO, _ELEVEN = np.uint8(2), np.uint64(11)
_SMALL_X, _LARGE_X = np.uint8(ord("x")), np.uint8(ord("X"))


def _mod_11_2_of_many(values: Values) -> Mask:
    """The weights are the powers of two from 17 down to 1 modulo 11: the digits are read as if in base two."""
    front, middle = (words.evaluate(words.load(values, column), 2) for column in (0, words.DIGITS))
    sums = (front << np.uint64(10)) + (middle << np.uint64(2)) + ((values[:, 16] & np.uint8(0x0F)) * _TWO)
    right = _ID_CHARACTERS_OF_MANY[sums % _ELEVEN]
    last = values[:, 17]
    answer: Mask = right == np.where(last == _SMALL_X, _LARGE_X, last)
    return answer


def _mod_11_2_of_one(value: str) -> bool:
    """The same in base 13, which is two modulo 11 and has digits from 0 to 9."""
    return _ID_CHARACTERS[2 * int(value[:17], 13) % 11] == value[17].upper()


MOD_11_2 = Check(_mod_11_2_of_many, _mod_11_2_of_one)
"""The check character of the citizen identification number, GB 11643-1999 (ISO/IEC 7064 MOD 11-2)."""


# ---- dates of birth

_DAYS_OF_MONTH = np.zeros(100, np.uint8)
_DAYS_OF_MONTH[1:13] = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_DAYS = frozenset(f"{month:02}{day:02}" for month in range(1, 13) for day in range(1, _DAYS_OF_MONTH[month] + 1))
_CENTURIES = np.isin(np.arange(100), (18, 19, 20))


def _day_of_many(values: Values, column: int) -> Mask:
    month, day = _pairs(values, column), _pairs(values, column + 2)
    return (day >= 1) & (day <= _DAYS_OF_MONTH[month])


BIRTH_DATE_18 = Check(
    lambda values: _CENTURIES[_pairs(values, 6)] & _day_of_many(values, 10),
    lambda value: value[6:8] in {"18", "19", "20"} and value[10:14] in _DAYS,
)
"""A date of birth in places 7 to 14 (GB 11643-1999), of the years 18xx too. 29 February is taken in every year."""

BIRTH_DATE_15 = Check(
    lambda values: _day_of_many(values, 8),
    lambda value: value[8:12] in _DAYS,
)
"""A date of birth in places 7 to 12, the year in two digits, of the numbers of 15 digits before GB 11643-1999."""


# ---- Luhn

_TEN = np.uint64(10)
_DOUBLED = (0, 2, 4, 6, 8, 1, 3, 5, 7, 9)
_DOUBLED_OF_MANY = np.zeros(256, np.uint8)
_DOUBLED_OF_MANY[:10] = _DOUBLED
_DOUBLED_BYTES = bytes.maketrans(b"0123456789", bytes(_DOUBLED))


def _luhn_of_many(values: Values) -> Mask:
    """Eight digits at a time from the right, in which the first is doubled; what is left over digit by digit."""
    width = values.shape[1]
    sums = np.zeros(len(values), np.uint64)
    for column in range(width - words.DIGITS, -1, -words.DIGITS):
        sums += words.luhn_sum(words.load(values, column), doubled_first=True)
    for column in range(width % words.DIGITS):
        digits = values[:, column] & np.uint8(0x0F)
        sums += _DOUBLED_OF_MANY[digits] if (width - column) % 2 == 0 else digits
    answer: Mask = sums % _TEN == 0
    return answer


def _luhn_of_one(value: str) -> bool:
    digits = value.encode()
    plain, doubled = digits[-1::-2], digits[-2::-2].translate(_DOUBLED_BYTES)
    return (sum(plain) - ord("0") * len(plain) + sum(doubled)) % 10 == 0


LUHN = Check(_luhn_of_many, _luhn_of_one)
"""The check digit of bank cards, ISO/IEC 7812-1."""


# ---- MOD 31

_CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_WEIGHTS = tuple(3**place % 31 for place in range(17))
_CREDIT_VALUE_OF_MANY = np.full(256, 255, np.uint8)
_CREDIT_VALUE_OF_MANY[np.frombuffer(_CREDIT_CHARACTERS.encode(), np.uint8)] = np.arange(31)
_CREDIT_VALUE = {character: value for value, character in enumerate(_CREDIT_CHARACTERS)}
_CREDIT_WEIGHTS_OF_MANY = np.array([*_CREDIT_WEIGHTS, 1], np.uint16)


def _mod_31_of_many(values: Values) -> Mask:
    worth = _CREDIT_VALUE_OF_MANY[values]
    known = (worth < 31).all(axis=1)  # noqa: PLR2004 - the alphabet has 31 characters
    sums = np.einsum("ij,j->i", worth.astype(np.uint16), _CREDIT_WEIGHTS_OF_MANY)  # in floats, BLAS would start threads
    answer: Mask = known & (sums % 31 == 0)
    return answer


def _mod_31_of_one(value: str) -> bool:
    worth = [_CREDIT_VALUE.get(character) for character in value]
    weights = (*_CREDIT_WEIGHTS, 1)
    return None not in worth and sum(w * v for w, v in zip(weights, worth, strict=True) if v) % 31 == 0


MOD_31 = Check(_mod_31_of_many, _mod_31_of_one)
"""The check character of the unified social credit code, GB 32100-2015: 0-9 and A-Z without I, O, S, V and Z."""


_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_ORGANISATION_CHARACTERS = "0X987654321"


def is_organisation_code(code: str) -> bool:
    """Whether nine characters are an organisation code with the right check character, GB 11714-1997.

    >>> is_organisation_code("697694187"), is_organisation_code("697694188")
    (True, False)
    """
    total = sum(int(each, 36) * weight for each, weight in zip(code[:8], _ORGANISATION_WEIGHTS, strict=True))
    return code[8] == _ORGANISATION_CHARACTERS[total % 11]


def both(first: Check, second: Check) -> Check:
    """A value passes that passes both; the second is asked only where the first is content."""

    def of_many(values: Values) -> Mask:
        answer = first.of_many(values)
        passed = np.flatnonzero(answer)
        answer[passed] = second.of_many(values[passed])
        return answer

    return Check(of_many, lambda value: first.of_one(value) and second.of_one(value))
