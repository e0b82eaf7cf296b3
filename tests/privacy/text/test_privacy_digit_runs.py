"""Runs of digits: the same as a regular expression row by row, at block edges and row boundaries too."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.privacy.text import runs
from zhengdun.privacy.text.flat import FlatText


def expected(rows: list[str | None], minimum: int) -> list[tuple[int, int]]:
    found, start = [], 0
    for row in rows:
        data = (row or "").encode()
        found += [(start + m.start(), start + m.end()) for m in re.finditer(rb"[0-9]{%d,}" % minimum, data)]
        start += len(data)
    return found


def found(rows: list[str | None], minimum: int) -> list[tuple[int, int]]:
    seen = runs.look_through(FlatText.of(rows), minimum)
    return list(zip(seen.starts.tolist(), seen.ends.tolist(), strict=True))


@given(st.lists(st.none() | st.text(alphabet="0189a/:号", max_size=30), max_size=8), st.integers(1, 9))
def test_runs_are_those_of_a_regular_expression(rows, minimum):
    assert found(rows, minimum) == expected(rows, minimum)


@pytest.mark.parametrize("block", [1, 2, 5, 16])
@given(rows=st.lists(st.text(alphabet="01a", max_size=40), max_size=5), minimum=st.integers(1, 9))
def test_a_run_across_the_edge_of_a_block_is_seen_once(block, rows, minimum):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "BLOCK", block)
        assert found(rows, minimum) == expected(rows, minimum)


def test_a_number_that_ends_where_the_next_row_begins():
    assert found(["13812345678", "", "13912345678"], 9) == [(0, 11), (11, 22)]


def test_the_rest_of_a_run_cut_by_a_row_must_be_long_enough_itself():
    assert found(["13812345678", "123"], 9) == [(0, 11)]


@pytest.mark.parametrize("block", [1, 3, 1 << 17])
@given(rows=st.lists(st.text(alphabet="01 -(a", max_size=40), max_size=3), minimum=st.integers(1, 9))
def test_joints_are_those_of_a_regular_expression(block, rows, minimum):
    data = "".join(rows).encode()
    wanted = [match.start() for match in re.finditer(rb"(?<=[0-9]{3})[ -](?=[0-9]{3})", data)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "BLOCK", block)
        assert runs.look_through(FlatText.of(rows), minimum).joints.tolist() == wanted


@pytest.mark.parametrize("block", [1, 2, 3, 5, 1 << 17])
@given(rows=st.lists(st.text(alphabet="１9，@a", max_size=12), max_size=4))
def test_bytes_and_full_width_digits_are_found_in_the_same_pass(block, rows):
    text = FlatText.of(rows)
    data = "".join(rows).encode()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(runs, "BLOCK", block)
        seen = runs.look_through(text, 7, [ord("@"), ord("a")])
    assert {byte: places.tolist() for byte, places in seen.places.items()} == {
        byte: [place for place, each in enumerate(data) if each == byte] for byte in b"@a"
    }
    for three in re.finditer("１１１".encode(), data):
        assert any(three.start() < pair < three.end() for pair in seen.wide_pairs.tolist())
