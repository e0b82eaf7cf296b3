"""New recognisers come in by registration and go again; what overlaps is resolved by one order."""

import pytest

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.masks import STRICT, mask_hits, mask_message
from zhengdun.privacy.recognisers import (
    KINDS,
    Confidence,
    Hit,
    Reason,
    detector,
    recognise,
    recognise_message,
    registered,
)
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.overlaps import resolved_message
from zhengdun.privacy.recognisers.shapes import Shape
from zhengdun.privacy.text.flat import FlatText


def test_a_rule_is_asked_only_while_it_is_registered():
    rule = NumberRule(Kind.FUND_ACCOUNT, (Shape("A7"),), letters=frozenset({"Q"}), plain=True)
    assert recognise_message("Q1234567") == []
    with registered(rule):
        assert [hit.kind for hit in recognise_message("Q1234567")] == [Kind.FUND_ACCOUNT]
    assert recognise_message("Q1234567") == []


@pytest.mark.parametrize("few", [0, detector.FEW])
def test_a_serial_word_refuses_only_the_rules_that_say_so(few, monkeypatch):
    monkeypatch.setattr(detector, "FEW", few)
    rule = NumberRule(Kind.FUND_ACCOUNT, (Shape("11"),), plain=True, apart=False)
    text = FlatText.of(["流水号13812345678", "13812345678"])
    kinds = {Kind.MOBILE, Kind.FUND_ACCOUNT}
    assert [KINDS[kind] for kind in recognise(text, kinds).kind] == [Kind.MOBILE]
    with registered(rule):
        assert [KINDS[kind] for kind in recognise(text, kinds).kind] == [Kind.FUND_ACCOUNT, Kind.MOBILE]


@pytest.mark.parametrize("written", ["", "x", "3--4", "2-4-4", "4-2", "A4-4", "11y"])
def test_a_shape_that_cannot_be_found_is_refused(written):
    with pytest.raises(ValueError, match=r"shape|pieces"):
        Shape(written)


def hit(start, end, confidence, kind=Kind.MOBILE):
    return Hit(start, end, kind, confidence, Reason.FORM)


SURE, LIKELY, PERHAPS = Confidence.VALIDATED, Confidence.CONTEXT, Confidence.PATTERN


@pytest.mark.parametrize(
    ("hits", "stays"),
    [
        ([hit(0, 5, PERHAPS), hit(5, 9, PERHAPS)], [hit(0, 5, PERHAPS), hit(5, 9, PERHAPS)]),
        ([hit(0, 5, PERHAPS), hit(0, 5, PERHAPS, Kind.RESIDENT_ID)], [hit(0, 5, PERHAPS, Kind.RESIDENT_ID)]),
        ([hit(0, 9, PERHAPS), hit(2, 5, PERHAPS)], [hit(0, 9, PERHAPS)]),
        ([hit(0, 5, PERHAPS), hit(4, 10, PERHAPS)], [hit(0, 4, PERHAPS), hit(4, 10, PERHAPS)]),
        ([hit(0, 5, PERHAPS), hit(4, 9, PERHAPS)], [hit(0, 5, PERHAPS), hit(5, 9, PERHAPS)]),
        ([hit(0, 9, PERHAPS), hit(5, 8, SURE)], [hit(0, 5, PERHAPS), hit(5, 8, SURE), hit(8, 9, PERHAPS)]),
        (
            [hit(0, 4, PERHAPS), hit(3, 8, LIKELY), hit(7, 12, PERHAPS)],
            [hit(0, 3, PERHAPS), hit(3, 8, LIKELY), hit(8, 12, PERHAPS)],
        ),
        (
            [hit(0, 12, PERHAPS), hit(1, 3, SURE), hit(5, 8, LIKELY)],
            [hit(0, 1, PERHAPS), hit(1, 3, SURE), hit(3, 5, PERHAPS), hit(5, 8, LIKELY), hit(8, 12, PERHAPS)],
        ),
    ],
)
def test_the_surer_then_the_longer_then_the_left_one_stays_whole_and_nothing_becomes_plain(hits, stays):
    assert resolved_message("a" * 12, hits) == stays


def test_a_word_before_a_part_of_a_number_vouches_for_all_of_it():
    message = "税号无，电话021-68812345"
    assert [message[each.start : each.end] for each in recognise_message(message)] == ["021-68812345"]


@pytest.mark.parametrize("few", [0, detector.FEW])
def test_what_is_left_of_an_address_around_a_card_is_masked_too(few, monkeypatch):
    monkeypatch.setattr(detector, "FEW", few)
    message = "发至ab.6222021234567894@example.cn"
    text = FlatText.of([message])
    out = text.copy()
    mask_hits(out, recognise(text), STRICT)
    assert out.to_arrow().to_pylist() == [mask_message(message, STRICT)[0]] == ["发至a**************7894@**********"]
