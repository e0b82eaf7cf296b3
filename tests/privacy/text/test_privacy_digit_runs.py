"""Runs of digits: the same as a regular expression row by row, at the edges of machine words and of rows too."""

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


@given(st.integers(50, 70), st.integers(1, 80), st.integers(1, 9))
def test_a_run_across_the_edge_of_a_machine_word_is_seen_once(before, digits, minimum):
    rows = ["a" * before + "1" * digits + "a", "1" * digits]
    assert found(rows, minimum) == expected(rows, minimum)


@pytest.mark.parametrize("minimum", [63, 64, 65, 128, 255])
@pytest.mark.parametrize("digits", [62, 63, 64, 65, 127, 128, 129, 300])
def test_runs_may_be_longer_than_a_machine_word(minimum, digits):
    rows = ["a" + "1" * digits, "1" * digits + "a"]
    assert found(rows, minimum) == expected(rows, minimum)


def test_a_number_that_ends_where_the_next_row_begins():
    assert found(["13812345678", "", "13912345678"], 9) == [(0, 11), (11, 22)]


def test_the_rest_of_a_run_cut_by_a_row_must_be_long_enough_itself():
    assert found(["13812345678", "123"], 9) == [(0, 11)]


@given(rows=st.lists(st.text(alphabet="01 -(a", max_size=90), max_size=3), minimum=st.integers(1, 9))
def test_joints_are_those_of_a_regular_expression(rows, minimum):
    data = "".join(rows).encode()
    wanted = [match.start() for match in re.finditer(rb"(?<=[0-9]{3})[ -](?=[0-9]{3})", data)]
    assert runs.look_through(FlatText.of(rows), minimum).joints.tolist() == wanted


@given(rows=st.lists(st.text(alphabet="１9，＠@a", max_size=40), max_size=4))
def test_bytes_and_full_width_digits_are_found_too(rows):
    data = "".join(rows).encode()
    seen = runs.look_through(FlatText.of(rows), 7, [ord("@"), ord("a")])
    assert {byte: places.tolist() for byte, places in seen.places.items()} == {
        byte: [place for place, each in enumerate(data) if each == byte] for byte in b"@a"
    }
    three = re.finditer("(?=" + "１" * 3 + ")", "".join(rows))
    assert seen.wide_digits.tolist() == [len("".join(rows)[: match.start()].encode()) for match in three]
