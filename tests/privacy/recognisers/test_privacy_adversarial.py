"""The messages written by hand (``adversarial.txt``): each is read as it is marked, alone and among all the others."""

import pytest
from privacy.forms import FORMS
from privacy.recognisers.accuracy import measure, table
from privacy.recognisers.marked import parse_message, read_messages
from rich.console import Console

from zhengdun.privacy import compiling
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers import KINDS, detector, recognise, recognise_message
from zhengdun.privacy.text.flat import FlatText

ID = "11010519491231002X"
CARD = "6222021234567894"
MESSAGES = read_messages()


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: f"line-{message.line}")
def test_one_message(message):
    assert [(hit.start, hit.end, hit.kind) for hit in recognise_message(message.text)] == message.found


def test_there_are_enough_messages_and_all_differ():
    assert len({message.text for message in MESSAGES}) == len(MESSAGES) >= 1000
    assert {kind for message in MESSAGES for *_, kind in message.truth} == set(Kind)


def test_what_is_printed_counts_what_is_marked():
    rows = measure(MESSAGES)
    assert sum(row.there for row in rows[:-1]) == rows[-1].there == sum(len(message.truth) for message in MESSAGES)
    assert sum(row.taken for row in rows[:-1]) == rows[-1].taken == sum(len(message.found) for message in MESSAGES)
    console = Console(width=100)
    with console.capture() as printed:
        console.print(table(rows, len(MESSAGES)))
    assert all(kind.value in printed.get() for kind in Kind)


def test_a_missed_value_and_a_false_alarm_are_counted_as_such():
    [mobile] = [
        row
        for row in measure([parse_message("⟦mobile:13800138000⟧，成交⟦!mobile:13912345678⟧.5元，⟦?mobile:1⟧")])
        if row.there and row.kind == "mobile"
    ]
    assert (mobile.there, mobile.taken, mobile.right) == (2, 2, 1)
    assert (mobile.recall, mobile.precision) == (0.5, 0.5)


def test_an_open_mark_is_refused():
    with pytest.raises(AssertionError, match="line 7"):
        parse_message("⟦mobile:1", 7)


@pytest.fixture(params=[0, detector.FEW], ids=["arrays", "messages"])
def _either_way(request, monkeypatch):
    monkeypatch.setattr(detector, "FEW", request.param)


@pytest.fixture(params=FORMS)
def _in_either_form(request):
    with compiling.setting(request.param):
        yield


@pytest.mark.usefixtures("_either_way", "_in_either_form")
def test_all_messages_as_rows_that_touch_each_other():
    text = FlatText.of(["", *(message.text for message in MESSAGES), ""])
    hits = recognise(text)
    found = [
        (text.data[start:end].tobytes().decode(), KINDS[kind])
        for start, end, kind in zip(hits.start, hits.end, hits.kind, strict=True)
    ]
    assert found == [(message.text[start:end], kind) for message in MESSAGES for start, end, kind in message.found]


@pytest.mark.usefixtures("_either_way")
@pytest.mark.parametrize("gap", [1, 5, 10, 15])
def test_a_number_cut_by_a_row_boundary_is_no_number(gap):
    for number in (ID, CARD):
        assert len(recognise(FlatText.of([number]))) == 1
        assert not len(recognise(FlatText.of([number[:gap], number[gap:]])))


@pytest.mark.usefixtures("_either_way")
def test_numbers_that_end_where_the_next_row_begins():
    hits = recognise(FlatText.of(["13812345678", "13912345678", "", CARD, ID, ID]))
    assert (hits.end - hits.start).tolist() == [11, 11, 16, 18, 18]
