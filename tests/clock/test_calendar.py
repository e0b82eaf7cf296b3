"""Working days and trading days, against the samples on record."""

from datetime import date, timedelta
from importlib.resources import files

import pytest
from chinese_calendar import is_workday

from zhengdun.clock import Calendar, CalendarEnds, ClockError, Day
from zhengdun.clock.generate import days_csv
from zhengdun.clock.shipped import shipped_days

CALENDAR = Calendar.standard()


@pytest.mark.parametrize(
    ("start", "n", "due"),
    [
        ("2026-02-13", 7, "2026-03-02"),
        ("2026-02-13", 15, "2026-03-12"),
        ("2026-02-13", 30, "2026-04-02"),
        ("2026-04-29", 7, "2026-05-12"),
        ("2026-09-18", 15, "2026-10-15"),
        ("2026-09-24", 7, "2026-10-12"),
        ("2026-09-24", 30, "2026-11-12"),
        ("2026-09-30", 7, "2026-10-15"),
        ("2026-11-20", 15, "2026-12-11"),
        ("2026-11-20", 7, "2026-12-01"),
        pytest.param("2026-10-10", 1, "2026-10-12", id="event on a make-up Saturday, which is not counted"),
        pytest.param("2026-10-09", 1, "2026-10-10", id="due on a make-up Saturday"),
        pytest.param("2026-10-03", 1, "2026-10-08", id="event on a day off counts from the next working day"),
    ],
)
def test_golden_samples(start, n, due):
    event, expected = date.fromisoformat(start), date.fromisoformat(due)
    assert CALENDAR.add_working_days(event, n) == expected
    assert CALENDAR.derive(event, n).due == expected
    assert CALENDAR.working_days_between(event, expected) == n


def test_what_lies_in_an_unknown_year_is_refused_and_the_year_is_named():
    with pytest.raises(CalendarEnds, match=r"2027年.*zhengdun calendar import FILE") as caught:
        CALENDAR.add_working_days(date(2026, 12, 25), 7)
    assert caught.value.year == 2027
    assert "2027: zhengdun calendar import FILE" in caught.value.en


@pytest.mark.parametrize("day", [date(2003, 12, 31), date(2027, 1, 1), date(1900, 1, 1)])
def test_no_question_is_answered_outside_the_calendar(day):
    for question in (CALENDAR.day, CALENDAR.is_working, CALENDAR.is_trading, CALENDAR.working_day_from):
        with pytest.raises(CalendarEnds) as caught:
            question(day)
        assert caught.value.year == day.year


def test_the_last_working_day_known_can_still_be_reached_and_the_next_cannot():
    assert CALENDAR.add_working_days(date(2026, 12, 25), 4) == date(2026, 12, 31)
    with pytest.raises(CalendarEnds):
        CALENDAR.add_working_days(date(2026, 12, 25), 5)


@pytest.mark.parametrize("n", [0, -1])
def test_working_days_are_counted_from_one(n):
    with pytest.raises(ClockError, match="1以上"):
        CALENDAR.add_working_days(date(2026, 3, 2), n)


@pytest.mark.parametrize(("year", "working", "trading"), [(2025, 248, 243), (2026, 248, 242)])
def test_working_and_trading_days_of_a_year_are_as_many_as_on_record(year, working, trading):
    days = [day for day in CALENDAR.days if day.day.year == year]
    assert sum(day.working for day in days) == working
    assert sum(bool(day.trading) for day in days) == trading


def test_a_make_up_saturday_is_a_working_day_and_no_trading_day():
    saturday = date(2026, 10, 10)
    assert (CALENDAR.is_working(saturday), CALENDAR.is_trading(saturday)) == (True, False)


def test_on_the_eve_of_the_spring_festival_2024_people_worked_and_the_exchanges_were_closed():
    eve = date(2024, 2, 9)
    assert (CALENDAR.is_working(eve), CALENDAR.is_trading(eve)) == (True, False)


def test_whether_the_exchanges_were_open_is_unknown_before_2007():
    assert CALENDAR.is_working(date(2006, 12, 29))
    with pytest.raises(CalendarEnds, match="2006年"):
        CALENDAR.is_trading(date(2006, 12, 29))
    assert not CALENDAR.is_trading(date(2007, 1, 1))


def test_a_derivation_names_the_days_off_it_passed_and_the_make_up_days_it_counted():
    derivation = CALENDAR.derive(date(2026, 9, 24), 7)
    assert [day.day.day for day in derivation.skipped] == [25, 26, 27, *range(1, 8), 11]
    assert {day.zh for day in derivation.skipped} == {"中秋放假", "国庆节放假", "周末"}
    assert [(day.day, day.zh) for day in derivation.made_up] == [(date(2026, 10, 10), "国庆节调休上班")]
    assert "National Day holiday" in derivation.text("en")


@pytest.mark.parametrize(("n", "provisional"), [(3, False), (4, True)])
def test_the_last_days_of_the_last_year_are_provisional_until_the_next_notice(n, provisional):
    derivation = CALENDAR.derive(date(2026, 12, 21), n)
    assert derivation.provisional is provisional
    assert ("暂定" in derivation.text()) is provisional


@pytest.mark.parametrize(
    ("day", "rolled"),
    [("2023-04-30", "2023-05-04"), ("2024-04-30", "2024-04-30"), ("2026-05-09", "2026-05-09")],
)
def test_a_term_that_ends_on_a_day_off_may_be_carried_to_the_next_working_day(day, rolled):
    assert CALENDAR.working_day_from(date.fromisoformat(day)) == date.fromisoformat(rolled)


def test_after_the_last_working_day_known_there_is_nothing_to_carry_a_term_to():
    with pytest.raises(CalendarEnds, match="2022年"):
        Calendar(tuple(day for day in shipped_days() if day.day.year < 2022)).working_day_from(date(2022, 1, 1))


def test_the_shipped_table_is_what_the_generator_writes():
    assert (files("zhengdun.clock") / "data" / "days.csv").read_text(encoding="utf-8") == days_csv()


def test_the_standard_calendar_agrees_with_its_source_on_every_day():
    assert [day.working for day in CALENDAR.days] == [is_workday(day.day) for day in CALENDAR.days]
    assert (CALENDAR.first, CALENDAR.last) == (date(2004, 1, 1), date(2026, 12, 31))


def test_every_day_names_its_source():
    assert all(day.source for day in CALENDAR.days)
    assert "国办发明电〔2025〕7号" in CALENDAR.day(date(2026, 6, 3)).source


def test_a_calendar_with_a_gap_or_without_days_is_refused():
    monday = Day(date(2026, 3, 2), working=True, trading=True)
    with pytest.raises(ClockError, match="不连续"):
        Calendar((monday, monday._replace(day=monday.day + timedelta(days=2))))
    with pytest.raises(ClockError, match="没有任何日期"):
        Calendar(())
