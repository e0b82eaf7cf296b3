"""Columns as Arrow gives them: nulls, slices, dictionaries, rows of any width."""

import numpy as np
import pyarrow as pa
import pytest

from zhengdun.privacy.keys import KeyMaterial
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.pseudonyms import pseudonym_for, pseudonymise_column, restore_column
from zhengdun.privacy.pseudonyms.digits import are_digits, prefix_words, read_number, write_number
from zhengdun.privacy.text.flat import FlatText

MOBILE = pseudonym_for(Kind.MOBILE, KeyMaterial(bytes(range(32))))
NUMBERS = [f"138{number:08}" for number in range(30)]


def replaced(array):
    column, done = pseudonymise_column(FlatText.from_arrow(array), MOBILE)
    return column.to_arrow().to_pylist(), done.tolist()


EXPECTED, _ = replaced(pa.array(NUMBERS))


@pytest.mark.parametrize(
    "kind", [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]
)
def test_any_array_of_text_and_any_slice(kind):
    array = pa.array(NUMBERS).cast(kind) if pa.types.is_string_view(kind) else pa.array(NUMBERS, kind)
    assert replaced(array) == (EXPECTED, [True] * 30)
    assert replaced(array.slice(7, 9)) == (EXPECTED[7:16], [True] * 9)
    assert replaced(array.slice(7, 0)) == ([], [])


def test_nulls_stay_null_and_empty_rows_empty():
    rows, done = replaced(pa.array([None, NUMBERS[0], "", None, NUMBERS[1]]))
    assert rows == [None, EXPECTED[0], "", None, EXPECTED[1]]
    assert done == [True] * 5


def test_what_lies_hidden_under_a_null_is_left_behind():
    hidden = pa.Array.from_buffers(
        pa.string(), 2, [pa.py_buffer(b"\x02"), *pa.array([NUMBERS[5], NUMBERS[0]]).buffers()[1:]]
    )
    column, done = pseudonymise_column(FlatText.from_arrow(hidden), MOBILE)
    assert column.to_arrow().to_pylist() == [None, EXPECTED[0]]
    assert NUMBERS[5].encode() not in column.data.tobytes()
    assert done.all()


def test_rows_that_cannot_be_done_are_empty_and_the_others_stand_in_their_places():
    plain = [NUMBERS[0], "unknown", None, "138-0000-0001", "1380000000", NUMBERS[2], "无"]
    column, done = pseudonymise_column(FlatText.of(plain), MOBILE)
    one = EXPECTED[1]
    assert column.to_arrow().to_pylist() == [
        EXPECTED[0],
        "",
        None,
        f"{one[:3]}-{one[3:7]}-{one[7:]}",
        "",
        EXPECTED[2],
        "",
    ]
    assert done.tolist() == [True, False, True, True, False, True, False]
    restored, _ = restore_column(column, MOBILE)
    assert restored.to_arrow().to_pylist() == [NUMBERS[0], "", None, "138-0000-0001", "", NUMBERS[2], ""]


def test_the_column_that_was_given_is_not_written_to():
    column = FlatText.of(NUMBERS)
    before = column.data.tobytes()
    pseudonymise_column(column, MOBILE)
    assert column.data.tobytes() == before


@pytest.mark.parametrize("width", [1, 3, 7, 8, 9, 12, 17, 19])
def test_fields_of_digits_at_any_place(width):
    rng = np.random.default_rng(width)
    for first in range(width):
        for count in range(1, width - first + 1):
            rows = rng.integers(48, 58, (20, width)).astype(np.uint8)
            numbers = [int(row.tobytes()[first : first + count]) for row in rows]
            assert read_number(rows, first, count).tolist() == numbers
            out = np.full_like(rows, ord("-"))
            write_number(out, first, count, np.array(numbers, np.uint64))
            assert np.array_equal(out[:, first : first + count], rows[:, first : first + count])
            assert (np.delete(out, range(first, first + count), axis=1) == ord("-")).all()
            assert are_digits(rows, first, count).all()
            rows[3, first + count - 1] = ord(":")
            rows[5, first] = ord("/")
            assert np.flatnonzero(~are_digits(rows, first, count)).tolist() == [3, 5]


@pytest.mark.parametrize("width", [4, 8, 11])
def test_prefixes_are_words_with_zeros_after_them(width):
    rows = np.arange(1, 2 * width + 1, dtype=np.uint8).reshape(2, width)
    for count in range(min(width, 8) + 1):
        assert prefix_words(rows, count).tobytes() == b"".join(row[:count].tobytes() + bytes(8 - count) for row in rows)
