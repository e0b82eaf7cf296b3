"""Of two thresholds on the same two measures the stricter is the one that implies the other."""

import operator
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.kit.shapes.proportion import Proportion, told_alike
from zhengdun.ledger.columns import Label

PEAK, WIDTH, OTHER = (Label(name, name) for name in ("峰值", "带宽", "其他"))
SIGNS = {
    (True, True): operator.ge,
    (True, False): operator.gt,
    (False, True): operator.le,
    (False, False): operator.lt,
}
factors = st.sampled_from([0.25, 0.5, 1.0, 2.0, 4.0])  # powers of two, so that turning them is exact


@st.composite
def proportions(draw):
    measures = draw(st.sampled_from([(PEAK, WIDTH), (WIDTH, PEAK)]))
    return Proportion(*measures, draw(factors), floor=draw(st.booleans()), inclusive=draw(st.booleans()))


def holds(one, figures):
    bound = Fraction(one.factor) * figures[one.base]
    return SIGNS[one.floor, one.inclusive](figures[one.measure], bound)


figures = st.fixed_dictionaries({PEAK: st.integers(1, 16), WIDTH: st.integers(1, 16)})


@given(proportions(), figures)
def test_turned_it_asks_the_same(one, measured):
    assert holds(one, measured) == holds(one.turned(), measured)
    assert one.turned().turned() == one


@given(proportions(), proportions(), figures)
def test_whoever_meets_the_stricter_meets_the_other(one, other, measured):
    alike = told_alike([one, other])
    if alike is None:
        return
    stricter, milder = sorted(alike, key=lambda told: told.strictness, reverse=True)
    assert holds(milder, measured) or not holds(stricter, measured)


def test_twice_the_peak_or_more_and_less_than_half():
    cii = Proportion(WIDTH, PEAK, 2, floor=True, inclusive=True)
    core = Proportion(PEAK, WIDTH, 0.5, floor=False, inclusive=False)
    alike = told_alike([cii, core])
    assert [one.text("zh") for one in alike] == ["峰值 ≤ 50% × 带宽", "峰值 < 50% × 带宽"]
    assert alike[1].strictness > alike[0].strictness


@pytest.mark.parametrize(
    "others",
    [
        [None],
        [Proportion(OTHER, WIDTH, 2, floor=True, inclusive=True)],
        [Proportion(PEAK, WIDTH, 2, floor=False, inclusive=True)],  # a ceiling beside a floor
    ],
)
def test_what_cannot_be_compared_is_not(others):
    assert told_alike([Proportion(PEAK, WIDTH, 2, floor=True, inclusive=True), *others]) is None
    assert told_alike([]) is None
