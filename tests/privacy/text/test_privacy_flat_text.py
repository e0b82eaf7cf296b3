"""Text from Arrow in all its shapes, and back."""

import numpy as np
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.text.flat import FlatText

ROWS = ["手机13812345678", "", None, "a", "证券"]
TYPES = [pa.string(), pa.large_string(), pa.string_view(), pa.dictionary(pa.int32(), pa.string())]


def rows_of(text: FlatText) -> list[str | None]:
    return text.to_arrow().to_pylist()


@pytest.mark.parametrize("kind", TYPES, ids=str)
def test_each_arrow_type_of_text_is_read_and_given_back(kind):
    array = pa.array(ROWS, pa.string()).cast(kind)
    text = FlatText.from_arrow(array)
    assert rows_of(text) == ROWS
    back = text.to_arrow(kind)
    assert back.type == kind
    assert back.to_pylist() == ROWS


@given(
    st.lists(st.none() | st.text(max_size=8), max_size=12),
    st.integers(0, 12),
    st.integers(0, 12),
    st.sampled_from(TYPES),
)
def test_a_slice_is_read_as_it_is_seen(rows, start, length, kind):
    array = pa.array(rows, pa.string()).cast(kind).slice(start, length)
    text = FlatText.from_arrow(array)
    assert rows_of(text) == array.to_pylist()
    assert text.offsets[0] == 0
    assert text.offsets[-1] == len(text.data)


@pytest.mark.parametrize("chunks", [[], [["a"]], [["a", None], [], ["证券", "b"]]])
def test_chunks_become_one_text(chunks):
    array = pa.chunked_array([pa.array(chunk, pa.string()) for chunk in chunks], pa.string())
    assert rows_of(FlatText.from_arrow(array)) == array.to_pylist()


def test_a_column_of_nulls_only():
    assert rows_of(FlatText.from_arrow(pa.nulls(2))) == [None, None]


def test_bytes_under_a_null_are_left_behind():
    offsets, data = np.array([0, 11, 12], np.int32), b"13812345678a"
    validity = pa.py_buffer(bytes([0b10]))
    array = pa.Array.from_buffers(pa.string(), 2, [validity, pa.py_buffer(offsets), pa.py_buffer(data)])
    text = FlatText.from_arrow(array)
    assert text.data.tobytes() == b"a"
    assert rows_of(text) == [None, "a"]


def test_numbers_are_not_text():
    with pytest.raises(DataError, match="int64"):
        FlatText.from_arrow(pa.array([1, 2]))


def test_a_copy_may_be_written_and_the_source_stays():
    array = pa.array(["ab"])
    copy = FlatText.from_arrow(array).copy()
    copy.data[0] = ord("*")
    assert rows_of(copy) == ["*b"]
    assert array.to_pylist() == ["ab"]


def test_row_of_each_byte_skips_empty_rows():
    text = FlatText.of(["ab", "", "c"])
    assert text.row_of(np.array([0, 1, 2])).tolist() == [0, 0, 2]


@pytest.mark.parametrize("filling", [0, 20_000])
@pytest.mark.parametrize("rows", [[b"ok", b"\xff13812345678"], [b"ok", "证".encode()[:2], "证".encode()[2:] + b"a"]])
def test_bytes_that_are_not_utf8_are_refused_with_their_row(rows, filling):
    binary = pa.array([rows[0] + b"." * filling, *rows[1:]], pa.large_binary())
    array = pa.Array.from_buffers(pa.large_string(), len(binary), binary.buffers())
    with pytest.raises(DataError, match="第2行"):
        FlatText.from_arrow(array)
