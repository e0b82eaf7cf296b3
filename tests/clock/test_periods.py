"""Months and periods."""

from datetime import date, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengdun.clock import add_months, period_of

days = st.dates(date(1990, 1, 1), date(2090, 12, 31))
units = st.sampled_from(["month", "quarter", "half-year", "year"])


@pytest.mark.parametrize(
    ("anchor", "months", "expected"),
    [
        ("2026-01-31", 1, "2026-02-28"),
        ("2024-01-31", 1, "2024-02-29"),
        ("2026-01-31", 2, "2026-03-31"),
        ("2026-01-31", 3, "2026-04-30"),
        ("2024-02-29", 60, "2029-02-28"),
        ("2026-12-31", 2, "2027-02-28"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-05-05", 0, "2026-05-05"),
    ],
)
def test_the_corresponding_day_or_the_last_of_the_month(anchor, months, expected):
    assert add_months(date.fromisoformat(anchor), months) == date.fromisoformat(expected)


def test_counting_from_the_anchor_does_not_drift():
    anchor = date(2026, 1, 31)
    ends = [add_months(anchor, n).day for n in range(12)]
    assert ends == [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]


@settings(deadline=None)
@given(days, st.integers(-240, 240))
def test_columns_count_months_the_same_way(anchor, months):
    found = pl.select(pl.lit(anchor).dt.offset_by(f"{months}mo")).item()
    assert found == add_months(anchor, months)


@settings(deadline=None)
@given(units, days)
def test_periods_follow_each_other_without_gap(unit, day):
    period = period_of(unit, day)
    assert day in period
    assert period_of(unit, period.first) == period_of(unit, period.last) == period
    assert period.previous.last == period.first - timedelta(days=1)
    assert period.following.previous == period
    assert period.first - timedelta(days=1) not in period


def test_a_half_year_and_its_neighbours():
    half = period_of("half-year", date(2026, 1, 1))
    assert (half.first, half.last) == (date(2026, 1, 1), date(2026, 6, 30))
    assert half.previous.label() == "2025年下半年"
