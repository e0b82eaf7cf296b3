"""OutOfSession at the minute: when sessions begin and end, and acts over midnight."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengdun.clock import GROUPS, Calendar, SessionTable
from zhengdun.duties.testing import duty_judged_by, record, system, verdict, verdicts
from zhengdun.kit.nouns import changes_of_important_systems
from zhengdun.kit.shapes.sessions import OutOfSession
from zhengdun.ledger.tables.changes import Change
from zhengdun.ledger.tables.systems import System

DUTY = duty_judged_by(
    OutOfSession(
        each=changes_of_important_systems,
        start=(Change.started_at,),
        end=(Change.ended_at,),
        groups=System.trading_sessions,
        unless=Change.emergency.col,
        says="避开交易时段|out of trading hours",
    )
)
NIGHT = "futures_night_0230"


def change(start, end, code="C1"):
    return record(Change, code=code, system="S1", started_at=start, ended_at=end, emergency=False)


def judged(start, end, *groups, on="2026-06-30"):
    return verdict(DUTY, system(trading_sessions=list(groups)), change(start, end), on=on)


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        pytest.param("06:00", "09:15", "clear", id="ends as the call auction begins at 09:15"),
        pytest.param("06:00", "09:16", "forbidden", id="ends a minute later"),
        pytest.param("11:30", "13:00", "clear", id="the whole noon break"),
        pytest.param("11:29", "13:00", "forbidden", id="begins a minute earlier"),
        pytest.param("11:30", "13:01", "forbidden", id="ends a minute later than the break"),
        pytest.param("15:00", "23:00", "clear", id="begins as trading ends"),
        pytest.param("14:59", "23:00", "forbidden", id="begins in the closing auction"),
        pytest.param("08:00", "16:00", "forbidden", id="around a whole day of trading"),
        pytest.param("15:00", "15:00", "clear", id="a moment at the end of a session"),
        pytest.param("14:59", "14:59", "forbidden", id="a moment in a session"),
        pytest.param("16:00", "15:30", "unknown_fact", id="an end before the start is no end"),
    ],
)
def test_stocks_on_a_trading_day(start, end, reason):
    assert judged(f"2026-06-29 {start}", f"2026-06-29 {end}", "stock") == reason


def test_a_make_up_saturday_is_a_working_day_and_no_trading_day():
    assert judged("2026-10-10 10:00", "2026-10-10 11:00", "stock", on="2026-10-12") == "clear"


@pytest.mark.parametrize(
    ("day", "groups", "reason"),
    [
        pytest.param("2026-06-25", [NIGHT], "forbidden", id="a Thursday night before a trading Friday"),
        pytest.param("2026-06-26", [NIGHT], "forbidden", id="Friday night belongs to Monday"),
        pytest.param("2026-06-27", [NIGHT], "clear", id="Saturday night"),
        pytest.param("2026-06-28", [NIGHT], "clear", id="Sunday night"),
        pytest.param("2026-09-30", [NIGHT], "clear", id="the eve of National Day"),
        pytest.param("2026-06-25", ["futures_night_2300"], "clear", id="that market closes at 23:00"),
        pytest.param("2026-06-25", ["stock"], "clear", id="stocks sleep"),
    ],
)
def test_from_23_to_2_the_next_day(day, groups, reason):
    following = date.fromisoformat(day) + timedelta(days=1)
    assert judged(f"{day} 23:00", f"{following} 02:00", *groups, on="2026-12-31") == reason


@pytest.mark.parametrize(("on", "reason"), [("2026-06-25", "forbidden"), ("2026-06-24", "not_started")])
def test_an_act_over_midnight_is_judged_whole_on_the_day_on_which_it_begins(on, reason):
    """Its night session runs past midnight, into a day that the assessment does not reach."""
    assert judged("2026-06-25 23:00", "2026-06-26 02:00", NIGHT, on=on) == reason


def test_only_the_part_after_midnight_lies_in_a_session():
    assert judged("2026-06-25 23:30", "2026-06-26 09:30", "stock", on="2026-06-25") == "forbidden"
    assert judged("2026-06-25 23:30", "2026-06-26 09:15", "stock", on="2026-06-25") == "clear"


def sessions_of(group, day):
    start = datetime.fromisoformat(f"{day} 00:00")
    return SessionTable.standard().sessions(Calendar.standard(), group, start, start + timedelta(days=1))


@given(
    day=st.dates(date(2023, 5, 2), date(2026, 6, 1)), group=st.sampled_from(sorted(GROUPS)), minutes=st.integers(1, 90)
)
@settings(max_examples=25)
def test_any_act_that_ends_or_begins_with_a_session_is_clear_of_it(day, group, minutes):
    """Acts of some minutes, laid around each session of a day; the others of the day count as well."""
    length, step = timedelta(minutes=minutes), timedelta(minutes=1)
    starts = [
        start
        for session in sessions_of(group, day)
        for start in (session.start - length, session.start - length + step, session.end - step, session.end)
    ]
    changes = [change(start, start + length, code=f"C{number}") for number, start in enumerate(starts)]
    expected = {
        f"C{number}": "forbidden" if _overlaps(group, start, start + length) else "clear"
        for number, start in enumerate(starts)
    }
    if changes:
        assert verdicts(DUTY, system(trading_sessions=[group]), *changes) == expected


def _overlaps(group, start, end):
    found = SessionTable.standard().sessions(Calendar.standard(), group, start, end)
    return any(session.known for session in found)
