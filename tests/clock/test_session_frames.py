"""Overlap with sessions, against an oracle that knows no Polars and shares no code with what it tests."""

import csv
from datetime import date, datetime, time, timedelta
from importlib.resources import files

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from zhengdun.clock import GROUPS, Calendar, ClockError, SessionTable
from zhengdun.clock.session_frames import in_session, sessions_frame

CALENDAR = Calendar.standard()
FIRST, LAST = date(2023, 4, 24), date(2026, 12, 31)
SESSIONS = sessions_frame(CALENDAR, list(GROUPS), FIRST, LAST)
RULES = list(csv.DictReader((files("zhengdun.clock") / "data" / "sessions.csv").read_text("utf-8").splitlines()))
TRADING = {day.day for day in CALENDAR.days if day.trading}
SCHEMA = {"start": pl.Datetime("us"), "end": pl.Datetime("us"), "groups": pl.List(pl.String)}


def at(text):
    return datetime.fromisoformat(text)


def answers(rows, sessions=SESSIONS):
    frame = pl.DataFrame(rows, schema=SCHEMA, orient="row")
    found = in_session(pl.col("start"), pl.col("end"), pl.col("groups"), sessions)
    return frame.lazy().with_columns(answer=found).collect()["answer"].to_list()


def answer(start, end, *groups):
    return answers([(at(start), at(end) if end else None, list(groups))])[0]


def oracle(start, end, groups):
    """Walk over the days, the groups and the rules of the table as it is written."""
    if start is None:
        return None
    if groups is None:
        return None
    doubtful = end is None or end < start
    stop = start + timedelta(microseconds=1) if doubtful or end == start else end
    for group in groups:
        day = start.date() - timedelta(days=2)
        while day <= stop.date():
            for rule in RULES:
                begins = datetime.combine(day, time.fromisoformat(rule["start"]))
                ends = datetime.combine(day, time.fromisoformat(rule["end"]))
                ends += timedelta(days=1 if ends < begins else 0)
                next_weekday = day + timedelta(days={4: 3, 5: 2}.get(day.weekday(), 1))
                meets = begins < stop and ends > start
                if rule["group"] != group or day.isoformat() < rule["valid_from"] or not meets:
                    continue
                if day not in TRADING or (begins.hour >= 20 and next_weekday not in TRADING):
                    # The one evening on which the table of days itself does not know.
                    doubtful |= day == LAST and begins.hour >= 20
                    continue
                if rule["status"] == "未核":
                    doubtful = True
                else:
                    return True
            day += timedelta(days=1)
    first_rules = [min(r["valid_from"] + "T" + r["start"] for r in RULES if r["group"] == g) for g in groups]
    outside = any(start < max(at(f"{FIRST}T00:00"), at(first)) for first in first_rules)
    outside |= bool(groups) and stop > datetime.combine(LAST + timedelta(days=1), time())
    return None if doubtful or outside else False


EDGES = sorted({rule[column] for rule in RULES for column in ("start", "end")})
INTERESTING_DAYS = [
    *(date(2023, 4, 23), date(2023, 4, 30), date(2023, 5, 1), date(2024, 2, 8), date(2024, 2, 9)),
    *(date(2024, 2, 18), date(2026, 2, 13), date(2026, 2, 14), date(2026, 7, 3), date(2026, 7, 6)),
    *(date(2026, 9, 24), date(2026, 9, 25), date(2026, 9, 30), date(2026, 10, 8), date(2026, 10, 9)),
    *(date(2026, 10, 10), date(2026, 12, 31), date(2027, 1, 4)),
]
days = st.one_of(st.sampled_from(INTERESTING_DAYS), st.dates(FIRST, LAST))
clocks = st.one_of(st.sampled_from(EDGES).map(time.fromisoformat), st.times())
nudges = st.sampled_from([0, 0, 0, -1, 1]).map(lambda n: timedelta(microseconds=n))
lengths = st.one_of(
    st.just(timedelta(0)),
    st.timedeltas(timedelta(minutes=-5), timedelta(minutes=90)),
    st.timedeltas(timedelta(0), timedelta(days=4)),
)
moments = st.builds(lambda day, clock, nudge: datetime.combine(day, clock) + nudge, days, clocks, nudges)
group_lists = st.lists(st.sampled_from(sorted(GROUPS)), max_size=3, unique=True)


@settings(deadline=None)
@given(
    st.lists(
        st.tuples(st.one_of(st.none(), moments), st.one_of(st.none(), lengths), st.none() | group_lists),
        min_size=1,
        max_size=20,
    )
)
@example([(at("2026-12-31T22:00"), timedelta(hours=1), ["futures_night_2300"])])
@example([(at("2026-12-31T22:00"), timedelta(hours=3), ["stock"])])
def test_overlap_agrees_with_the_oracle(cases):
    rows = [(start, start + length if start and length is not None else None, g) for start, length, g in cases]
    assert answers(rows) == [oracle(*row) for row in rows]


@settings(deadline=None)
@given(moments, st.one_of(st.timedeltas(timedelta(microseconds=1), timedelta(days=3))), st.sampled_from(sorted(GROUPS)))
def test_overlap_agrees_with_the_sessions_of_the_table(start, length, group):
    table = SessionTable.standard()
    found = {session.known for session in table.sessions(CALENDAR, group, start, start + length)}
    begins = min(rule.span(rule.valid_from)[0] for rule in table.rules if rule.group == group)
    if start < max(at("2023-04-24"), begins) or start + length > at("2027-01-01"):
        found.add(False)
    expected = True if True in found else None if False in found else False
    assert answers([(start, start + length, [group])]) == [expected]


@pytest.mark.parametrize(
    ("start", "end", "groups", "expected"),
    [
        pytest.param("2026-07-06T15:30", "2026-07-06T18:00", ["stock"], False, id="starts as the session ends"),
        pytest.param("2026-07-06T15:29:59.999999", "2026-07-06T18:00", ["stock"], True, id="1 µs earlier"),
        pytest.param("2026-07-06T08:00", "2026-07-06T09:15", ["stock"], False, id="ends as the session starts"),
        pytest.param("2026-07-06T08:00", "2026-07-06T09:15:00.000001", ["stock"], True, id="1 µs later"),
        pytest.param("2026-07-03T15:10", "2026-07-03T15:20", ["stock"], False, id="no after-hours trading yet"),
        pytest.param("2026-07-06T15:10", "2026-07-06T15:20", ["stock"], True, id="after-hours trading"),
        pytest.param("2026-07-06T11:30", "2026-07-06T13:00", ["stock"], False, id="the whole noon break"),
        pytest.param("2026-07-06T11:00", "2026-07-06T14:00", ["stock"], True, id="across the noon break"),
        pytest.param("2026-10-10T10:00", "2026-10-10T11:00", ["stock"], False, id="make-up Saturday"),
        pytest.param("2024-02-09T10:00", "2024-02-09T11:00", ["stock"], False, id="exchanges closed"),
        pytest.param("2026-10-01T00:00", "2026-10-08T00:00", ["stock", "futures_day"], False, id="holiday week"),
        pytest.param("2026-10-01T00:00", "2026-10-08T09:16", ["stock"], True, id="holiday week and one minute"),
        pytest.param("2026-11-20T23:30", "2026-11-21T01:00", ["futures_night_0230"], True, id="over midnight"),
        pytest.param("2026-11-21T02:30", "2026-11-21T03:00", ["futures_night_0230"], False, id="after the night"),
        pytest.param("2026-11-21T02:00", "2026-11-21T03:00", ["futures_night_0230"], True, id="Saturday morning"),
        pytest.param("2026-11-22T21:30", "2026-11-22T22:00", ["futures_night_0230"], False, id="Sunday night"),
        pytest.param("2026-11-23T00:30", "2026-11-23T01:00", ["futures_night_0230"], False, id="Monday 00:30"),
        pytest.param("2026-09-30T21:30", "2026-09-30T22:00", ["futures_night_2300"], False, id="eve of a holiday"),
        pytest.param("2026-11-19T22:00", "2026-11-19T22:30", ["stock", "futures_night_2300"], True, id="one of two"),
        pytest.param("2026-11-19T10:00", "2026-11-19T10:00", ["stock"], True, id="an instant"),
        pytest.param("2026-11-19T09:00", "2026-11-19T09:00", ["stock"], False, id="an instant before"),
        pytest.param("2026-11-19T10:00", None, ["stock"], True, id="no end, started in a session"),
        pytest.param("2026-11-19T20:00", None, ["stock"], None, id="no end, started outside"),
        pytest.param("2026-11-19T20:00", "2026-11-19T19:00", ["stock"], None, id="ends before it starts"),
        pytest.param("2026-11-19T10:00", "2026-11-19T11:00", [], False, id="serves no market"),
        pytest.param("2026-11-19T10:00", "2026-11-19T11:00", ["lme"], None, id="a group nobody knows"),
        pytest.param("2026-11-19T10:00", "2026-11-19T11:00", ["lme", "stock"], True, id="known one decides"),
        pytest.param("2026-11-19T20:00", "2026-11-19T20:30", ["lme", "stock"], None, id="known one does not"),
        pytest.param("2026-11-19T15:10", "2026-11-19T15:20", ["bse"], None, id="rule not verified"),
        pytest.param("2026-11-19T15:10", "2026-11-19T15:20", ["bse", "stock"], True, id="not verified, other open"),
        pytest.param("2027-01-05T10:00", "2027-01-05T11:00", ["stock"], None, id="beyond the calendar"),
        pytest.param("2026-12-31T14:00", "2027-01-05T11:00", ["stock"], True, id="begun while still known"),
        pytest.param("2026-12-31T16:00", "2027-01-01T00:00", ["stock"], False, id="up to the last midnight"),
        pytest.param("2026-12-31T16:00", "2027-01-01T00:01", ["stock"], None, id="a minute too far"),
        pytest.param("2023-04-20T10:00", "2023-04-20T11:00", ["stock"], None, id="before the days asked for"),
        pytest.param("2023-04-28T10:00", "2023-04-28T11:00", ["stock_star_chinext"], None, id="before its rules"),
    ],
)
def test_the_cases_that_matter(start, end, groups, expected):
    assert answer(start, end, *groups) is expected


@pytest.mark.parametrize(("start", "end"), [("12:59", "13:00"), ("13:05", "13:06"), ("14:59", "15:00")])
def test_minutes_of_the_afternoon_do_not_overflow(start, end):
    assert answer(f"2026-11-19T{start}", f"2026-11-19T{end}", "stock") is (start != "12:59")


def test_one_list_of_groups_for_all_rows():
    frame = pl.DataFrame([(at("2026-11-19T10:00"), at("2026-11-19T11:00"), None)], schema=SCHEMA, orient="row")
    for groups, expected in ((["stock"], True), (["futures_night_2300"], False), (["lme"], None), ([], False)):
        found = frame.select(in_session(pl.col("start"), pl.col("end"), groups, SESSIONS)).item()
        assert found is expected


def test_a_null_in_the_list_of_groups_leaves_it_open():
    assert answer("2026-11-19T20:00", "2026-11-19T20:30", "stock", None) is None
    assert answer("2026-11-19T10:00", "2026-11-19T11:00", "stock", None) is True


@pytest.mark.parametrize("unit", ["ms", "us", "ns"])
def test_an_instant_counts_in_every_unit_of_time(unit):
    frame = pl.DataFrame({"at": [at("2026-11-19T10:00"), at("2026-11-19T20:00")]}).cast(pl.Datetime(unit))
    found = frame.select(in_session(pl.col("at"), pl.col("at"), ["stock"], SESSIONS)).to_series()
    assert found.to_list() == [True, False]


def test_times_with_a_time_zone_are_refused_and_not_shifted():
    frame = pl.DataFrame({"at": [at("2026-11-19T10:00")]}).with_columns(pl.col("at").dt.replace_time_zone("UTC"))
    with pytest.raises(pl.exceptions.InvalidOperationError):
        frame.select(in_session(pl.col("at"), pl.col("at"), ["stock"], SESSIONS))


def test_where_no_window_is_known_nothing_is():
    sessions = sessions_frame(CALENDAR, ["stock"], date(2006, 1, 1), date(2006, 12, 31))
    assert answers([(at("2006-06-01T10:00"), at("2006-06-01T11:00"), ["stock"])], sessions) == [None]


def test_an_unverified_rule_counts_once_it_is_accepted():
    day = date(2026, 11, 19)
    accepting = SessionTable.standard().accepting_unverified()
    sessions = sessions_frame(CALENDAR, ["bse"], day, day, accepting)
    assert answers([(at("2026-11-19T15:10"), at("2026-11-19T15:20"), ["bse"])], sessions) == [True]


def test_windows_that_touch_are_one_and_lie_apart_in_order():
    day = date(2026, 11, 19)
    stock = sessions_frame(CALENDAR, ["stock"], day, day).filter("known").select("start", "end").rows()
    assert stock == [
        (at("2026-11-19T09:15"), at("2026-11-19T11:30")),
        (at("2026-11-19T13:00"), at("2026-11-19T15:00")),
        (at("2026-11-19T15:05"), at("2026-11-19T15:30")),
    ]
    for _, windows in SESSIONS.group_by("group", "known"):
        gaps = windows.select((pl.col("start") > pl.col("end").shift(1)).all()).item()
        assert gaps is True


def test_days_that_end_before_they_begin_leave_everything_unknown():
    sessions = sessions_frame(CALENDAR, ["futures_night_2300"], date(2026, 3, 2), date(2026, 2, 2))
    rows = [(at(f"2026-{day}T21:30"), at(f"2026-{day}T22:00"), ["futures_night_2300"]) for day in ("02-02", "03-02")]
    assert answers(rows, sessions) == [None, None]


def test_the_days_reach_to_the_end_of_the_calendar_unless_told_otherwise():
    assert sessions_frame(CALENDAR, ["stock"], FIRST).equals(sessions_frame(CALENDAR, ["stock"], FIRST, LAST))


def test_a_year_in_which_trading_was_never_checked_is_unknown_all_day():
    sessions = sessions_frame(CALENDAR, ["cffex_index"], date(2006, 12, 29), date(2007, 1, 4))
    assert sessions.filter("known").is_empty()


def test_a_group_without_rules_is_refused():
    with pytest.raises(ClockError, match="没有这些交易时段组：lme"):
        sessions_frame(CALENDAR, ["stock", "lme"], FIRST, LAST)
