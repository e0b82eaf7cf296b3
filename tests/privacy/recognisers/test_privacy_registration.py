"""New recognisers come in by registration and go again; what overlaps is resolved by one order."""

import pytest

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers import Confidence, Hit, Reason, recognise_message, registered
from zhengdun.privacy.recognisers.numbers import NumberRule
from zhengdun.privacy.recognisers.overlaps import resolved_message
from zhengdun.privacy.recognisers.shapes import Shape


def test_a_rule_is_asked_only_while_it_is_registered():
    rule = NumberRule(Kind.FUND_ACCOUNT, (Shape("A7"),), letters=frozenset({"Q"}), plain=True)
    assert recognise_message("Q1234567") == []
    with registered(rule):
        assert [hit.kind for hit in recognise_message("Q1234567")] == [Kind.FUND_ACCOUNT]
    assert recognise_message("Q1234567") == []


@pytest.mark.parametrize("written", ["", "x", "3--4", "2-4-4", "4-2", "86+3-4-4", "A4-4", "11y"])
def test_a_shape_that_cannot_be_found_is_refused(written):
    with pytest.raises(ValueError, match=r"shape|pieces"):
        Shape(written)


def hit(start, end, confidence, kind=Kind.MOBILE):
    return Hit(start, end, kind, confidence, Reason.FORM)


@pytest.mark.parametrize(
    ("hits", "stays"),
    [
        ([hit(0, 9, Confidence.PATTERN), hit(5, 8, Confidence.VALIDATED)], [1]),
        ([hit(0, 5, Confidence.PATTERN), hit(4, 10, Confidence.PATTERN)], [1]),
        ([hit(0, 5, Confidence.PATTERN), hit(4, 9, Confidence.PATTERN)], [0]),
        ([hit(0, 5, Confidence.PATTERN), hit(5, 9, Confidence.PATTERN)], [0, 1]),
        ([hit(0, 5, Confidence.PATTERN), hit(0, 5, Confidence.PATTERN, Kind.RESIDENT_ID)], [1]),
        ([hit(0, 4, Confidence.PATTERN), hit(3, 8, Confidence.CONTEXT), hit(7, 12, Confidence.PATTERN)], [1]),
    ],
)
def test_the_surer_then_the_longer_then_the_left_one_stays(hits, stays):
    assert resolved_message("a" * 12, hits) == [hits[number] for number in stays]
