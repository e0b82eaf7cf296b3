"""The index of rows says of every byte what a search through the offsets says."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from zhengdun.privacy.text.flat import FlatText
from zhengdun.privacy.text.rows import RowIndex


@given(st.lists(st.none() | st.text(alphabet="a证😀", max_size=90), max_size=8))
@example(["a" * 64, "a" * 64])
@example(["a" * 63, "", "a" * 65, None, "a"])
def test_every_byte_lies_in_the_row_that_a_search_finds(rows):
    text = FlatText.of(rows)
    positions = np.arange(len(text.data))
    row = text.row_of(positions)
    first, last = RowIndex(text).bounds(positions)
    assert first.tolist() == text.offsets[row].tolist()
    assert last.tolist() == text.offsets[row + 1].tolist()
