"""The expressions against the calendar asked day by day in plain Python."""

from datetime import date, datetime, timedelta

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengdun.clock import Calendar, CalendarEnds, ClockError
from zhengdun.clock.frames import (
    due_date,
    is_working,
    later_than_working_days,
    nth_working_day,
    ordinal,
    working_days_before,
)

WHOLE = Calendar.standard()
YEAR = Calendar(tuple(day for day in WHOLE.days if day.day.year == 2025))
DAYS = [YEAR.first + timedelta(days=n) for n in range(-40, 365 + 40)]

days_around_the_year = st.dates(DAYS[0], DAYS[-1])


def column(expr, **columns):
    return pl.DataFrame(columns).select(expr).to_series().to_list()


def known(question, *args):
    """The calendar's answer, None where it has none."""
    try:
        return question(*args)
    except CalendarEnds:
        return None


def test_working_is_as_the_calendar_says_on_every_day_and_null_outside():
    assert column(is_working(pl.col("day"), YEAR), day=DAYS) == [known(YEAR.is_working, day) for day in DAYS]


def test_ordinals_count_the_working_days_up_to_each_day_and_the_day_before():
    inside = [day for day in DAYS if YEAR.first <= day <= YEAR.last]
    up_to = [sum(YEAR.is_working(other) for other in inside if other <= day) for day in inside]
    assert column(ordinal(pl.col("day"), YEAR), day=inside) == up_to
    before = [count - YEAR.is_working(day) for count, day in zip(up_to, inside, strict=True)]
    assert column(working_days_before(pl.col("day"), YEAR), day=inside) == before


def test_the_nth_working_day_is_null_outside_the_calendar_and_never_counts_from_its_end():
    numbers = [-1, 0, 1, 2, 248, 249, None]
    assert column(nth_working_day(pl.col("n"), YEAR), n=numbers) == [
        None,
        None,
        date(2025, 1, 2),
        date(2025, 1, 3),
        date(2025, 12, 31),
        None,
        None,
    ]


@pytest.mark.parametrize("n", [1, 7, 15, 30])
def test_due_dates_are_those_of_the_calendar_on_every_day(n):
    expected = [known(YEAR.add_working_days, day, n) if day >= YEAR.first else None for day in DAYS]
    # Counting from the eve of the first day needs no unknown day.
    expected[DAYS.index(YEAR.first) - 1] = YEAR.working_days[n - 1]
    assert column(due_date(pl.col("day"), n, YEAR), day=DAYS) == expected


def test_a_number_of_working_days_may_come_from_a_column_and_counts_from_one():
    day = date(2025, 6, 3)
    found = column(due_date(pl.lit(day), pl.col("n"), YEAR), n=[0, 1, None, 5])
    assert found == [None, date(2025, 6, 4), None, date(2025, 6, 10)]


def test_a_moment_counts_by_its_date():
    late_evening = datetime.fromisoformat("2025-06-03T23:59:59")
    assert column(due_date(pl.col("at"), 1, YEAR), at=[late_evening]) == [date(2025, 6, 4)]


def test_done_on_the_saturday_after_a_due_friday_is_late():
    event, friday = date(2026, 11, 20), date(2026, 12, 11)
    done = [friday, friday + timedelta(days=1), friday + timedelta(days=3)]
    late = later_than_working_days(pl.lit(event), 15, pl.col("done"), WHOLE)
    assert column(late, done=done) == [False, True, True]


@pytest.mark.parametrize(
    ("event", "n", "done", "late"),
    [
        pytest.param("2026-12-25", 7, "2026-12-31", False, id="due date unknown, too few days gone"),
        pytest.param("2026-12-25", 4, "2026-12-31", False, id="on the last day known, which is the due date"),
        pytest.param("2026-12-25", 4, "2027-01-01", True, id="the day after the last day known"),
        pytest.param("2026-12-25", 4, "2030-01-01", True, id="years later, the due date is known"),
        pytest.param("2026-12-25", 7, "2027-01-03", False, id="even if every unknown day is a working day"),
        pytest.param("2026-12-25", 7, "2027-01-05", None, id="depends on what the notice will say"),
        pytest.param("2027-03-01", 7, "2027-03-08", False, id="wholly unknown, but within 7 calendar days"),
        pytest.param("2027-03-01", 7, "2027-03-09", None, id="wholly unknown, 8 calendar days"),
        pytest.param("2027-03-01", 7, "2026-03-01", False, id="done before the event"),
        pytest.param("2026-03-02", 1, "2026-03-02", False, id="done on the day"),
    ],
)
def test_later_than_says_what_can_be_told_and_no_more(event, n, done, late):
    expr = later_than_working_days(pl.col("event"), n, pl.col("done"), WHOLE)
    assert column(expr, event=[date.fromisoformat(event)], done=[date.fromisoformat(done)]) == [late]


@pytest.mark.parametrize("n", [0, -3])
def test_a_number_below_one_is_refused_or_null_in_a_column(n):
    for of in (
        lambda count: due_date(pl.col("day"), count, WHOLE),
        lambda count: later_than_working_days(pl.col("day"), count, pl.col("day"), WHOLE),
    ):
        with pytest.raises(ClockError, match="1以上"):
            of(n)
        assert column(of(pl.lit(n)), day=[date(2026, 3, 2)]) == [None]


def test_later_than_is_null_where_a_date_is_missing():
    expr = later_than_working_days(pl.col("event"), pl.col("n"), pl.col("done"), WHOLE)
    day = date(2026, 3, 2)
    frame = pl.DataFrame({"event": [day, None, day], "n": [1, 1, None], "done": [None, day, day]})
    assert frame.with_columns(pl.col("event", "done").cast(pl.Date)).select(expr).to_series().to_list() == [
        None,
        None,
        None,
    ]


def possibly_late(event, n, done):
    """Count the working days in between, once with every unknown day off and once with every one worked."""
    between = [event + timedelta(days=k) for k in range(1, (done - event).days)]
    fewest = sum(known(YEAR.is_working, day) is True for day in between)
    most = sum(known(YEAR.is_working, day) is not False for day in between)
    return {(True, True): True, (False, False): False}.get((fewest >= n, most >= n))


@settings(deadline=None)
@given(st.lists(st.tuples(days_around_the_year, st.integers(1, 40), st.integers(-5, 70)), min_size=1, max_size=50))
def test_later_than_agrees_with_counting_day_by_day(cases):
    frame = pl.DataFrame(
        [(event, n, event + timedelta(days=days)) for event, n, days in cases],
        schema=["event", "n", "done"],
        orient="row",
    )
    expr = later_than_working_days(pl.col("event"), pl.col("n"), pl.col("done"), YEAR)
    assert frame.select(expr).to_series().to_list() == [possibly_late(*row) for row in frame.iter_rows()]


@settings(deadline=None)
@given(days_around_the_year, st.integers(1, 40), st.integers(-5, 70))
def test_later_than_agrees_with_the_due_date_wherever_both_are_known(event, n, days):
    done = event + timedelta(days=days)
    frame = pl.DataFrame({"event": [event], "done": [done]})
    late, due = frame.select(
        late=later_than_working_days(pl.col("event"), n, pl.col("done"), YEAR),
        due=due_date(pl.col("event"), n, YEAR),
    ).row(0)
    assert due is None or late is (done > due)
