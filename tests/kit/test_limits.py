"""Terms: where a day and a moment meet, and parts of an hour."""

from datetime import date, datetime

import polars as pl
import pytest

from zhengdun.clock import Calendar
from zhengdun.kit.limits import days, hours, months
from zhengdun.kit.parameters import Parameter, internal_standard
from zhengdun.kit.world import World
from zhengdun.law import art
from zhengdun.ledger.book import Ledgers


def amount(value: float) -> Parameter:
    return internal_standard(f"test_limits_{value:g}", "甲|a", unit="乙|b", cite=art(39, 1), default=value, why="丙|c")


def moment(text: str) -> datetime:
    return datetime.fromisoformat(f"2026-{text}")


def late(limit, event, done):
    frame = pl.DataFrame({"event": [event], "done": [done], limit.amount.column: [limit.amount.value("2023")]})
    world = World(Ledgers(), date(2026, 6, 30), Calendar.standard())
    return frame.select(world.late(limit, pl.col("event"), pl.col("done"))).item()


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
