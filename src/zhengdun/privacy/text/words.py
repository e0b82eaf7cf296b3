"""Eight ASCII digits in one machine word: read, write, weigh and check them for a whole column at once.

A word of eight bytes, read little-endian, holds eight digits; a multiplication by ``1 + (base << 8)`` adds each digit
to its neighbour, and two more steps add the pairs and the fours ("SIMD within a register"). All words here are uint64.
Digits are bytes of matrices of shape ``(n, width)`` that lie row after row in memory.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Words = NDArray[np.uint64]
"""One word a row, uint64 of shape ``(n,)``."""

DIGITS = 8
"""Digits a word holds."""

_U = np.uint64
_LOW_HALVES = _U(0x0F0F0F0F0F0F0F0F)
_HIGH_HALVES = _U(0xF0F0F0F0F0F0F0F0)
_ZEROS = _U(0x3030303030303030)


def load(values: NDArray[np.uint8], column: int) -> Words:
    """The eight bytes of each row that begin at ``column``.

    Args:
        values: uint8 of shape ``(n, width)``, contiguous.
        column: where the eight bytes begin, at most ``width - 8``.
    """
    return _column(values, column).astype(np.uint64)


def store(values: NDArray[np.uint8], column: int, words: Words) -> None:
    """Write eight bytes into each row from ``column`` on; the counterpart of ``load``."""
    _column(values, column)[...] = words


def _column(values: NDArray[np.uint8], column: int) -> Words:
    rows, width = values.shape
    if not values.flags.c_contiguous or not 0 <= column <= width - DIGITS:
        raise ValueError(f"eight bytes from {column} on need contiguous rows of at least {column + DIGITS} bytes")
    if not rows:
        return np.empty(0, np.uint64)
    return np.ndarray((rows,), "<u8", buffer=values, offset=column, strides=(width,))


def evaluate(words: Words, base: int) -> Words:
    """The number whose digits in ``base`` (2 to 10) are the eight digits, the first of the most weight.

    >>> evaluate(load(np.frombuffer(b"00000101", np.uint8).reshape(1, 8), 0), 2).tolist()
    [5]
    """
    pairs = (words & _LOW_HALVES) * _U(1 + (base << 8))
    fours = ((pairs >> _U(8)) & _U(0x00FF00FF00FF00FF)) * _U(1 + (base**2 << 16))
    return (((fours >> _U(16)) & _U(0x0000FFFF0000FFFF)) * _U(1 + (base**4 << 32))) >> _U(32)


def parse(words: Words) -> Words:
    """The number that eight decimal digits write.

    >>> parse(load(np.frombuffer(b"20240531", np.uint8).reshape(1, 8), 0)).tolist()
    [20240531]
    """
    return evaluate(words, 10)


def write(numbers: Words) -> Words:
    """The word of the eight decimal digits, leading zeros among them, of numbers below 100,000,000.

    Division by a constant is a multiplication and a shift: ``x * 10486 >> 20`` is ``x // 100`` for ``x < 10,000`` and
    ``x * 103 >> 10`` is ``x // 10`` for ``x < 100``.

    >>> write(np.array([531], np.uint64)).tobytes()
    b'00000531'
    """
    high = numbers // _U(10_000)
    fours = ((numbers - high * _U(10_000)) << _U(32)) | high
    hundreds = ((fours * _U(10_486)) >> _U(20)) & _U(0x0000007F0000007F)
    pairs = ((fours - hundreds * _U(100)) << _U(16)) | hundreds
    tens = ((pairs * _U(103)) >> _U(10)) & _U(0x000F000F000F000F)
    digits: Words = (((pairs - tens * _U(10)) << _U(8)) | tens) | _ZEROS
    return digits


def all_digits(words: Words) -> NDArray[np.bool_]:
    """Which words consist of the digits 0 to 9 and of nothing else, bool of shape ``(n,)``.

    >>> all_digits(np.frombuffer(b"2024053120240:31", np.uint64)).tolist()
    [True, False]
    """
    over_nine = ((words & _LOW_HALVES) + _U(0x0606060606060606)) & _HIGH_HALVES
    digits: NDArray[np.bool_] = ((words & _HIGH_HALVES) == _ZEROS) & (over_nine == _U(0))
    return digits


def luhn_sum(words: Words, *, doubled_first: bool) -> Words:
    """The sum of Luhn (ISO/IEC 7812-1) over eight digits: every second is doubled, and nine taken from what exceeds it.

    Args:
        words: eight digits each.
        doubled_first: the first, third, fifth and seventh digit are doubled, or else the others.
    """
    digits = words & _LOW_HALVES
    places = _U(0x000F000F000F000F) if doubled_first else _U(0x0F000F000F000F00)
    chosen = digits & places
    doubled = chosen << _U(1)
    exceeds = ((doubled + _U(0x0606060606060606)) >> _U(4)) & _U(0x0101010101010101)
    each = (digits - chosen) + (doubled - exceeds * _U(9))
    return (each * _U(0x0101010101010101)) >> _U(56)
