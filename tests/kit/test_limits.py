"""Terms: where a day and a moment meet, and parts of an hour."""

from datetime import date, datetime, timedelta

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.clock import Calendar
from zhengdun.kit.clocks import clock
from zhengdun.kit.limits import days, hours, months, working_days, years
from zhengdun.kit.parameters import Parameter, internal_standard
from zhengdun.law import art


def amount(value: float) -> Parameter:
    return internal_standard(f"test_limits_{value:g}", "甲|a", unit="乙|b", cite=art(39, 1), default=value, why="丙|c")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}")


def late(limit, event, done):
    frame = pl.DataFrame({"at:": [event], "did:": [done], "term:": [limit.amount.counts]})
    frame = frame.with_columns(pl.lit(date(2026, 6, 30)).alias("on:"))
    for step in clock(limit.unit, Calendar.standard(), maybe=False):
        frame = frame.with_columns(step)
    return frame["late:"].item()


@pytest.mark.parametrize("hour", [0, 10, 23])
def test_a_term_in_days_lasts_until_the_end_of_its_last_day(hour):
    found = moment("06-01 09:00")
    assert late(days(amount(1)), found, moment(f"06-02 {hour:02}:00")) is False
    assert late(days(amount(1)), found, moment("06-03 00:00")) is True
    assert late(months(amount(1)), found, moment(f"07-01 {hour:02}:00")) is False


def test_half_an_hour_after_10_00_is_10_30():
    found = moment("06-01 10:00")
    assert late(hours(amount(0.5)), found, moment("06-01 10:30")) is False
    assert late(hours(amount(0.5)), found, moment("06-01 10:30:01")) is True


def test_a_third_of_an_hour_is_20_minutes():
    found = moment("06-01 10:00")
    assert late(hours(amount(1 / 3)), found, moment("06-01 10:20")) is False
    assert late(hours(amount(1 / 3)), found, moment("06-01 10:20:01")) is True


def worked_out(limit, expression):
    return pl.select(pl.lit(limit.amount.counts).alias(limit.amount.column)).select(expression).item()


def first_day(limit, day):
    return worked_out(limit, limit.before(pl.lit(day)))


@pytest.mark.parametrize(
    ("limit", "day", "first"),
    [
        pytest.param(days(amount(3)), "2026-03-02", "2026-02-27", id="3 days"),
        pytest.param(months(amount(6)), "2026-08-28", "2026-02-28", id="6 months"),
        pytest.param(months(amount(6)), "2026-08-29", "2026-03-01", id="there is no 29 February in 2026"),
        pytest.param(months(amount(6)), "2026-08-31", "2026-03-01", id="nor a 31"),
        pytest.param(months(amount(6)), "2026-09-01", "2026-03-01", id="but there is a 1 March"),
        pytest.param(months(amount(1)), "2026-02-28", "2026-01-28", id="from 28 to 31 January all terms end alike"),
        pytest.param(years(amount(5)), "2028-02-29", "2023-03-01", id="a leap day"),
    ],
)
def test_how_far_back_a_term_that_has_not_ended_may_have_begun(limit, day, first):
    assert first_day(limit, date.fromisoformat(day)) == date.fromisoformat(first)


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.sampled_from([months(amount(1)), months(amount(6)), years(amount(1)), days(amount(40))]),
)
def test_a_term_from_that_day_has_not_ended_and_one_from_the_day_before_has(day, limit):
    first = first_day(limit, day)
    assert worked_out(limit, limit.end(pl.lit(first))) >= day
    assert worked_out(limit, limit.end(pl.lit(first - timedelta(days=1)))) < day


@pytest.mark.parametrize("limit", [hours(amount(1)), working_days(amount(1))])
def test_hours_and_working_days_do_not_run_back(limit):
    with pytest.raises(ValueError, match="is not defined"):
        limit.before(pl.lit(date(2026, 6, 30)))
