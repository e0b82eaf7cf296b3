"""The compiled loops give what numpy gives, and refuse what lies outside."""

from dataclasses import fields

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from privacy.forms import assert_alike

from zhengdun.privacy import compiling
from zhengdun.privacy.text import bitmaps
from zhengdun.privacy.text.bytes import gather, gather_within, scatter
from zhengdun.privacy.text.flat import FlatText
from zhengdun.privacy.text.rows import RowIndex
from zhengdun.privacy.text.runs import look_through


def as_bytes(data: bytes):
    return np.frombuffer(data, np.uint8)


texts = st.lists(st.none() | st.text(alphabet="0123456789 -@.１９号\u200b", max_size=80), max_size=6)
words = st.lists(st.sampled_from([0, 1, 1 << 63, 2**64 - 1]) | st.integers(0, 2**64 - 1), min_size=1, max_size=9)


@given(texts, st.integers(1, 70))
@example(["1" * 64, "1" * 64], 64)
@example([None, "", "7" * 300], 65)
@example([""], 255)
def test_a_text_is_looked_through_alike(rows, minimum):
    text = FlatText.of(rows)

    def found():
        seen = look_through(text, minimum, [ord("@"), ord(".")])
        return [getattr(seen, field.name) for field in fields(seen) if field.name != "rows"]

    assert_alike(found)


@given(st.binary(max_size=300), st.lists(st.tuples(st.integers(0, 255), st.integers(0, 255)).map(sorted), max_size=4))
@example(bytes(range(256)) * 20, [(0, 255), (255, 255), (0, 0)])
def test_bytes_are_compared_alike(data, ranges):
    assert_alike(lambda: bitmaps.where_between(as_bytes(data), [tuple(each) for each in ranges]))


@given(words, st.integers(0, 700), words)
def test_answers_ahead_are_alike(answers, by, others):
    size = min(len(answers), len(others))
    one, other = np.array(answers[:size], np.uint64), np.array(others[:size], np.uint64)
    assert_alike(lambda: [bitmaps.and_ahead(one, by), bitmaps.and_ahead(one, by, other)])


@given(words, st.integers(1, 600))
def test_answers_in_a_row_their_changes_and_places_are_alike(answers, count):
    bitmap = np.array(answers, np.uint64)
    assert_alike(lambda: [bitmaps.in_a_row(bitmap, count), bitmaps.changes(bitmap), bitmaps.positions(bitmap)])


@given(st.data(), st.binary(min_size=1, max_size=100), st.integers(1, 40))
def test_bytes_are_gathered_alike(draw, data, width):
    ends = st.tuples(st.integers(-60, 160), st.integers(0, len(data)), st.integers(0, len(data)))
    places = np.array(draw.draw(st.lists(ends, max_size=8)), np.int64).reshape(-1, 3)
    starts, first, last = np.ascontiguousarray(places.T)
    within = starts[(starts >= 0) & (starts <= len(data) - width)]
    assert_alike(lambda: gather_within(as_bytes(data), starts, width, np.minimum(first, last), np.maximum(first, last)))
    assert_alike(lambda: gather(as_bytes(data), within, width))
    assert_alike(lambda: gather(as_bytes(data), np.repeat(within, 2)[::2], width))


@given(st.binary(min_size=12, max_size=60), st.lists(st.integers(0, 3), max_size=4, unique=True), st.booleans())
def test_bytes_are_scattered_alike(data, places, each_its_own):
    starts = 3 * np.array(places, np.int64)
    values = as_bytes(b"abcdefghijkl").reshape(-1, 3)[: len(starts)] if each_its_own else as_bytes(b"***")

    def scattered():
        out = as_bytes(data).copy()
        scatter(out, starts, values)
        return [out]

    assert_alike(scattered)


@given(texts)
@example(["a" * 63, "", "b", None, "c" * 64])
def test_rows_are_found_alike(rows):
    text = FlatText.of(rows)
    assert_alike(lambda: [*RowIndex(text).bounds(np.arange(len(text.data))), RowIndex(text).begins])


@pytest.mark.parametrize("start", [-1, 2, 1 << 40])
def test_what_lies_outside_is_refused(start):
    pytest.importorskip("numba")
    starts, data = np.array([0, start]), as_bytes(b"abc").copy()
    with compiling.setting("always"):
        for call in (
            lambda: gather(data, starts, 2),
            lambda: scatter(data, starts, as_bytes(b"**")),
            lambda: RowIndex(FlatText.of(["ab"])).bounds(starts),
        ):
            with pytest.raises(IndexError, match="does not lie within"):
                call()


def test_what_does_not_belong_together_is_refused():
    pytest.importorskip("numba")
    starts, one, data = np.array([0, 1, 0]), np.array([0]), as_bytes(b"abc").copy()
    with compiling.setting("always"):
        with pytest.raises(IndexError, match="value of its own"):
            scatter(data, starts, as_bytes(b"xxyy").reshape(2, 2))
        with pytest.raises(IndexError, match="part of its own"):
            gather_within(data, starts, 2, one, one)
