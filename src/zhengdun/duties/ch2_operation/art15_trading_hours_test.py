"""Article 15(2): boundaries of the sessions, days without trading, nights, emergencies."""

import pytest

from zhengdun.duties.ch2_operation.art15_trading_hours import no_change_in_trading_hours
from zhengdun.duties.testing import may_pass, record, system, verdict
from zhengdun.ledger.tables.changes import Change

ON = "2026-11-20"  # a Friday


def judged(start, end, sessions=("stock",), *, important=True, institution="securities", **values):
    usual = {"kind": "change", "emergency": False, "started_at": start, "ended_at": end}
    row = record(Change, code="C1", system="S1", **{**usual, **values})
    served = system(important=important, trading_sessions=None if sessions is None else list(sessions))
    return verdict(no_change_in_trading_hours, served, row, on=ON, kind=institution)


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        pytest.param("2026-11-18 08:00", "2026-11-18 09:15", "clear", id="ends at 9:15, when trading begins"),
        pytest.param("2026-11-18 08:00", "2026-11-18 09:16", "forbidden", id="a minute of the opening auction"),
        pytest.param("2026-11-18 09:27", "2026-11-18 09:28", "forbidden", id="the silence before 9:30"),
        pytest.param("2026-11-18 11:29", "2026-11-18 11:40", "forbidden", id="the last minute of the morning"),
        pytest.param("2026-11-18 11:30", "2026-11-18 13:00", "clear", id="the whole noon"),
        pytest.param("2026-11-18 11:30", "2026-11-18 13:01", "forbidden", id="a minute of the afternoon"),
        pytest.param("2026-11-18 15:00", "2026-11-18 15:05", "clear", id="between closing and the fixed price"),
        pytest.param("2026-11-18 15:29", "2026-11-18 16:00", "forbidden", id="the last minute of the fixed price"),
        pytest.param("2026-11-18 15:30", "2026-11-18 16:00", "clear", id="from 15:30"),
        pytest.param("2026-07-03 15:10", "2026-07-03 15:20", "clear", id="before the fixed price came on 2026-07-06"),
        pytest.param("2026-07-06 15:10", "2026-07-06 15:20", "forbidden", id="on the day it came"),
    ],
)
def test_stocks_trade_from_915_to_1130_1300_to_1500_and_1505_to_1530(start, end, reason):
    assert judged(start, end) == reason


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        pytest.param("2026-10-09", "forbidden", id="a Friday"),
        pytest.param("2026-10-10", "clear", id="a make-up Saturday: people work, nobody trades"),
        pytest.param("2026-10-11", "clear", id="a Sunday"),
        pytest.param("2026-10-01", "clear", id="National Day"),
        pytest.param("2026-09-30", "forbidden", id="its eve"),
        pytest.param("2024-02-09", "clear", id="New Year's Eve 2024: a working day, the exchanges closed"),
    ],
)
def test_trading_days_are_not_working_days(day, reason):
    assert judged(f"{day} 10:00", f"{day} 11:00") == reason


@pytest.mark.parametrize(
    ("start", "end", "sessions", "reason"),
    [
        pytest.param("2026-11-18 20:00", "2026-11-18 22:00", ["stock"], "clear", id="stocks have no night"),
        pytest.param("2026-11-18 20:00", "2026-11-18 22:00", ["futures_night_2300"], "forbidden", id="futures have"),
        pytest.param("2026-11-18 23:00", "2026-11-19 08:00", ["futures_night_2300"], "clear", id="over at 23:00"),
        pytest.param("2026-11-19 01:00", "2026-11-19 02:00", ["futures_night_0230"], "forbidden", id="until 2:30"),
        pytest.param("2026-11-19 02:30", "2026-11-19 08:00", ["futures_night_0230"], "clear", id="over at 2:30"),
        pytest.param("2026-11-14 01:00", "2026-11-14 02:00", ["futures_night_0230"], "forbidden", id="Friday's night"),
        pytest.param("2026-11-15 21:00", "2026-11-15 22:00", ["futures_night_0230"], "clear", id="no night on Sunday"),
        pytest.param(
            "2026-09-30 21:00", "2026-09-30 22:00", ["futures_night_0230"], "clear", id="nor before a holiday"
        ),
        pytest.param(
            "2026-11-18 20:00", "2026-11-18 22:00", ["stock", "futures_night_2300"], "forbidden", id="one of two groups"
        ),
    ],
)
def test_night_sessions(start, end, sessions, reason):
    assert judged(start, end, sessions, institution="futures") == reason


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        pytest.param("2026-11-18 20:00", "2026-11-19 06:00", "clear", id="over midnight"),
        pytest.param("2026-11-18 20:00", "2026-11-19 09:16", "forbidden", id="over midnight into the next session"),
        pytest.param("2026-11-13 20:00", "2026-11-16 09:15", "clear", id="over a weekend, up to Monday's opening"),
        pytest.param("2026-11-13 20:00", "2026-11-17 09:00", "forbidden", id="over a weekend and all Monday"),
    ],
)
def test_a_change_is_judged_from_its_start_to_its_end(start, end, reason):
    assert judged(start, end) == reason


IN_SESSION = ("2026-11-18 10:00", "2026-11-18 10:30")


@pytest.mark.parametrize(
    ("emergency", "assessed", "reason"),
    [
        pytest.param(True, "2026-11-17", "clear", id="assessed the day before"),
        pytest.param(True, "2026-11-18", "clear", id="assessed on the day"),
        pytest.param(True, "2026-11-19", "forbidden", id="assessed the day after"),
        pytest.param(True, None, "forbidden", id="never assessed"),
        pytest.param(False, "2026-11-18", "forbidden", id="assessed, but no urgent repair"),
        pytest.param(None, "2026-11-18", "unknown_fact", id="assessed, perhaps an urgent repair"),
        pytest.param(None, None, "forbidden", id="never assessed, whether urgent or not"),
    ],
)
def test_an_urgent_repair_needs_its_assessment_first(emergency, assessed, reason):
    assert judged(*IN_SESSION, emergency=emergency, emergency_assessed_on=assessed) == reason


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        pytest.param("change", "forbidden", id="a change"),
        pytest.param("golive", "no_subject", id="a go-live: paragraph 2 names changes alone"),
        pytest.param("offline", "no_subject", id="taking off line: the same"),
        pytest.param(None, "unknown_scope", id="of unknown kind"),
    ],
)
def test_only_changes(kind, reason):
    assert judged(*IN_SESSION, kind=kind) == reason


def test_only_important_systems():
    assert judged(*IN_SESSION, important=False) == "no_subject"
    assert judged(*IN_SESSION, important=None) == "unknown_scope"


def test_sessions_served_unknown_cannot_be_told_unless_nobody_trades():
    assert judged(*IN_SESSION, sessions=None) == "unknown_fact"
    assert judged("2026-11-18 16:00", "2026-11-18 18:00", sessions=None) == "clear"


def test_an_end_nobody_recorded_clears_nothing():
    assert judged("2026-11-18 16:00", None) == "unknown_fact"
    assert judged("2026-11-18 10:00", None) == "forbidden"


def test_planned_for_next_week_has_not_started():
    planned = {"planned_start_at": "2026-11-23 10:00", "planned_end_at": "2026-11-23 11:00"}
    assert judged(None, None, **planned) == "not_started"


@pytest.mark.parametrize(("called_off_on", "reason"), [("2026-11-17", "no_subject"), (None, "forbidden")])
def test_what_was_called_off_was_not_done_in_trading_hours(called_off_on, reason):
    planned = {"planned_start_at": IN_SESSION[0], "planned_end_at": IN_SESSION[1], "cancelled_on": called_off_on}
    assert judged(None, None, **planned) == reason


def test_service_institutions_are_not_bound():
    assert judged(*IN_SESSION, institution="service") == "not_bound"


def test_no_ledger_of_changes_cannot_be_told():
    assert verdict(no_change_in_trading_hours, system()) == "no_ledger"


@pytest.mark.parametrize(
    ("start", "may_start"),
    [
        pytest.param("2026-11-20 20:00", True, id="on a Friday night"),
        pytest.param("2026-11-20 14:00", False, id="on a Friday afternoon"),
        pytest.param("2026-11-23 07:00", False, id="on a Monday morning, two and a half hours long"),
        pytest.param("2026-11-23 06:45", True, id="a quarter of an hour earlier"),
    ],
)
def test_the_gate_holds_back_a_change_that_would_reach_into_trading_hours(start, may_start):
    planned = {"planned_start_at": "2026-11-21 09:00", "planned_end_at": "2026-11-21 11:30"}
    row = record(Change, code="C1", system="S1", kind="change", emergency=False, **planned)
    trading = system(trading_sessions=["stock"])
    assert may_pass(no_change_in_trading_hours, "C1", start, trading, row) is may_start
