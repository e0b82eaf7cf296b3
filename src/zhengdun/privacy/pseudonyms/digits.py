"""Decimal fields within values of fixed width: checked, read and written eight digits at a time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.text import words
from zhengdun.privacy.text.words import DIGITS, Words

_ZEROS = np.uint64(int.from_bytes(b"0" * DIGITS, "little"))
_ALL = (1 << 64) - 1

Values = NDArray[np.uint8]


def are_digits(values: Values, first: int, count: int) -> NDArray[np.bool_]:
    """Which rows have digits only in the columns from ``first`` on, (n,)."""
    if count > DIGITS:
        head = count - DIGITS
        return are_digits(values, first, head) & are_digits(values, first + head, DIGITS)
    return words.all_digits(_field(values, first, count) | (_ZEROS & np.uint64(_ALL >> 8 * count)))


def read_number(values: Values, first: int, count: int) -> Words:
    """The numbers that ``count`` digits from column ``first`` on write, up to 19 digits, (n,)."""
    if count > DIGITS:
        head = count - DIGITS
        return read_number(values, first, head) * np.uint64(10**DIGITS) + read_number(values, first + head, DIGITS)
    return words.parse(_field(values, first, count))


def write_number(out: Values, first: int, count: int, numbers: Words) -> None:
    """Write numbers below ``10**count`` into ``count`` columns from ``first`` on, leading zeros included."""
    if count > DIGITS:
        head = numbers // np.uint64(10**DIGITS)
        write_number(out, first, count - DIGITS, head)
        first, count, numbers = first + count - DIGITS, DIGITS, numbers - head * np.uint64(10**DIGITS)
    written = words.write(numbers)
    if count == DIGITS:
        words.store(out, first, written)
        return
    characters = written.view(np.uint8).reshape(-1, DIGITS)
    out[:, first : first + count] = characters[:, DIGITS - count :]


def prefix_words(values: Values, count: int) -> Words:
    """The first ``count`` bytes of each row, up to eight, as one word with zeros after them, (n,)."""
    width = values.shape[1]
    if width >= DIGITS:
        return words.load(values, 0) & np.uint64(_ALL >> 8 * (DIGITS - count))
    padded = np.zeros((len(values), DIGITS), np.uint8)
    padded[:, :count] = values[:, :count]
    return words.load(padded, 0)


def _field(values: Values, first: int, count: int) -> Words:
    """Up to eight columns as the last bytes of a word, zeros before them."""
    width = values.shape[1]
    if width < DIGITS:
        padded = np.zeros((len(values), DIGITS), np.uint8)
        padded[:, DIGITS - width :] = values
        return _field(padded, first + DIGITS - width, count)
    column = min(first, width - DIGITS)
    word = words.load(values, column)
    end = first - column + count
    word <<= np.uint64(8 * (DIGITS - end))
    word &= np.uint64(_ALL ^ (_ALL >> 8 * count))
    return word
