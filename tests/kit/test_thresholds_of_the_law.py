"""Every threshold of the Measures, figure by figure: true and false on both sides of the bound, exactly."""

from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from zhengdun.duties.registry import all_duties
from zhengdun.duties.testing import record, verdict
from zhengdun.kit.shapes.threshold import AtLeast, Below
from zhengdun.ledger.columns import facts
from zhengdun.ledger.schema import own_key, table_of
from zhengdun.ledger.tables.systems import System

THRESHOLDS = [duty for duty in all_duties() if isinstance(duty.shape, AtLeast | Below)]
figures = st.decimals(min_value=0, max_value=10**6, places=3, allow_nan=False)
"""Figures as people write them."""


def judged(duty, value, base):
    """What the duty says of one measurement of its one subject."""
    shape = duty.shape
    measurements = table_of(shape.measured_on)
    (link,) = [name for name in own_key(measurements) if name != shape.measured_on.name]
    measurement = record(
        measurements,
        **{
            link: "S1",
            shape.measured_on.name: "2026-06-30",
            shape.value.column.name: float(value),
            shape.base.column.name: float(base),
        },
    )
    kind = "core" if "core" in duty.binds.keys else "securities"
    return verdict(duty, subject(shape.each.table), measurement, kind=kind, cii_operator=True)


def subject(table):
    """A row of which everything that can be asked is true, in use for years."""
    flags = {name: True for name, column in table.columns().items() if facts(column).kind == "flag"}
    start = "online_on" if table is System else "in_use_from"
    return record(table, code="S1", **{**flags, start: "2020-01-01"}, **({"name": "系统"} if table is System else {}))


def expected(shape, value, base):
    bound = Fraction(str(shape.factor.counts)) * Fraction(base)
    holds = Fraction(value) >= bound if isinstance(shape, AtLeast) else Fraction(value) < bound
    return "bound_met" if holds else "out_of_bound"


@pytest.mark.parametrize("duty", THRESHOLDS, ids=lambda duty: duty.id)
@given(value=figures, base=figures)
@settings(max_examples=30)
def test_any_two_figures(duty, value, base):
    assert judged(duty, value, base) == expected(duty.shape, value, base)


@pytest.mark.parametrize("duty", THRESHOLDS, ids=lambda duty: duty.id)
@given(base=st.integers(min_value=1, max_value=10**9))
@settings(max_examples=20)
@example(base=3000)
@example(base=1)
def test_on_the_bound_and_a_thousandth_to_either_side(duty, base):
    factor = Fraction(str(duty.shape.factor.counts))
    bound = factor * base / 1000  # the base in thousandths
    for step in (-1, 0, 1):
        value = bound + Fraction(step, 1000)
        if value >= 0:
            found = judged(duty, float(value), float(Fraction(base, 1000)))
            assert found == expected(duty.shape, value, Fraction(base, 1000)), step


def test_the_bound_itself_is_met_by_at_least_and_not_by_below():
    assert THRESHOLDS
    for duty in THRESHOLDS:
        factor = Fraction(str(duty.shape.factor.counts))
        on_the_bound = judged(duty, float(factor * 700), 700.0)
        assert on_the_bound == ("bound_met" if isinstance(duty.shape, AtLeast) else "out_of_bound")
