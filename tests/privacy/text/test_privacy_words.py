"""Eight digits in a word: the same as Python's own arithmetic."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.privacy.text import words

numbers = st.integers(0, 99_999_999)


def word(eight: str | bytes) -> words.Words:
    raw = eight.encode() if isinstance(eight, str) else eight
    return words.load(np.frombuffer(raw, np.uint8).reshape(1, 8), 0)


@given(numbers)
def test_what_is_written_is_read_again(number):
    digits = f"{number:08d}"
    assert words.parse(word(digits)).tolist() == [number]
    assert words.write(np.array([number], np.uint64)).tobytes() == digits.encode()


@given(numbers, st.integers(0, 7))
def test_a_word_anywhere_in_a_row(number, column):
    rows = np.full((2, 15), ord("x"), np.uint8)
    words.store(rows, column, words.write(np.array([number, number], np.uint64)))
    assert rows[1].tobytes() == b"x" * column + f"{number:08d}".encode() + b"x" * (7 - column)
    assert words.parse(words.load(rows, column)).tolist() == [number, number]


@given(st.binary(min_size=8, max_size=8))
def test_all_digits_is_what_python_says(raw):
    assert words.all_digits(word(raw))[0] == all(48 <= byte <= 57 for byte in raw)


@pytest.mark.parametrize("byte", [0x2F, 0x3A, 0x00, 0xFF, 0xB0])
def test_neighbours_of_the_digits_are_not_digits(byte):
    assert not words.all_digits(word(bytes([byte]) * 8))[0]


@given(numbers, st.booleans())
def test_luhn_sum(number, doubled_first):
    total = 0
    for place, digit in enumerate(f"{number:08d}"):
        value = int(digit) * (2 if (place % 2 == 0) == doubled_first else 1)
        total += value - 9 if value > 9 else value
    assert words.luhn_sum(word(f"{number:08d}"), doubled_first=doubled_first).tolist() == [total]


def test_a_word_must_lie_within_the_row():
    with pytest.raises(ValueError, match="at least 9 bytes"):
        words.load(np.zeros((1, 8), np.uint8), 1)
