"""OutOfSession: which end counts, which sessions count, what is unknown."""

import pytest

from zhengdun.duties.testing import duty_judged_by, record, system, verdict
from zhengdun.kit.nouns import changes_of_important_systems
from zhengdun.kit.shapes.sessions import OutOfSession
from zhengdun.ledger.tables.changes import Change
from zhengdun.ledger.tables.systems import System

CHANGED = duty_judged_by(
    OutOfSession(
        each=changes_of_important_systems,
        start=(Change.started_at, Change.planned_start_at),
        end=(Change.ended_at, Change.planned_end_at),
        groups=System.trading_sessions,
        unless=Change.emergency.col,
        says="避开交易时段|out of trading hours",
    )
)
TODAY = "2026-06-30"


def judged(change, sessions=("stock",), on=TODAY):
    values = {"emergency": False, **change}
    row = record(Change, code="C1", system="S1", **values)
    return verdict(CHANGED, system(trading_sessions=None if sessions is None else list(sessions)), row, on=on)


EVENING = {"started_at": "2026-06-30 20:00"}


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param({**EVENING, "ended_at": "2026-06-30 22:00"}, "clear", id="over"),
        pytest.param({**EVENING, "planned_end_at": "2026-06-30 22:00"}, "clear", id="planned to end today"),
        pytest.param({**EVENING, "planned_end_at": "2026-07-01 02:00"}, "clear", id="planned to end tomorrow, early"),
        pytest.param({**EVENING, "planned_end_at": "2026-07-01 10:00"}, "forbidden", id="tomorrow, in a session"),
        pytest.param(EVENING, "unknown_fact", id="no end"),
        pytest.param(
            {"started_at": "2026-06-29 20:00", "planned_end_at": "2026-06-29 22:00"},
            "unknown_fact",
            id="planned to end yesterday, no actual end",
        ),
        pytest.param({"started_at": "2026-06-29 10:00"}, "forbidden", id="begun in a session, no end"),
        pytest.param(
            {"planned_start_at": "2026-06-30 20:00", "planned_end_at": "2026-06-30 22:00"}, "clear", id="only planned"
        ),
        pytest.param({"planned_start_at": "2026-07-01 10:00"}, "not_started", id="planned for tomorrow"),
        pytest.param({}, "not_started", id="no start"),
        pytest.param(
            {"started_at": "2023-04-28 10:00", "ended_at": "2023-04-28 11:00"}, "not_in_force", id="before the Measures"
        ),
        pytest.param(
            {"started_at": "2023-05-04 10:00", "ended_at": "2023-05-04 11:00"}, "forbidden", id="after their first day"
        ),
    ],
)
def test_which_end_counts(change, reason):
    assert judged(change) == reason


NOON = {"started_at": "2026-06-30 11:45", "ended_at": "2026-06-30 12:45"}
MORNING = {"started_at": "2026-06-30 10:20", "ended_at": "2026-06-30 10:25"}
DEEP_NIGHT = {"started_at": "2026-06-30 03:00", "ended_at": "2026-06-30 05:00"}


@pytest.mark.parametrize(
    ("change", "sessions", "reason"),
    [
        pytest.param(MORNING, ["stock"], "forbidden", id="stocks trade at 10:20"),
        pytest.param(MORNING, ["futures_day"], "clear", id="commodity futures pause at 10:20"),
        pytest.param(MORNING, ["futures_day", "stock"], "forbidden", id="one of two suffices"),
        pytest.param(MORNING, None, "unknown_fact", id="blank: it may be stocks"),
        pytest.param(MORNING, [], "unknown_fact", id="empty: as blank"),
        pytest.param(NOON, None, "clear", id="blank, but nobody trades at noon"),
        pytest.param(DEEP_NIGHT, [], "clear", id="empty, but nobody trades at three"),
    ],
)
def test_which_sessions_count(change, sessions, reason):
    assert judged(change, sessions) == reason


@pytest.mark.parametrize(
    ("emergency", "reason"),
    [
        pytest.param(True, "clear", id="excused"),
        pytest.param(False, "forbidden", id="not excused"),
        pytest.param(None, "unknown_fact", id="unknown"),
    ],
)
def test_an_unknown_exception_excuses_nothing(emergency, reason):
    assert judged({**MORNING, "emergency": emergency}) == reason


def test_a_day_beyond_the_calendar_cannot_be_told():
    assert judged({"started_at": "2026-12-31 20:00", "ended_at": "2027-01-01 02:00"}, on="2027-01-01") == "unknown_fact"


def test_what_it_says():
    shape = CHANGED.shape
    assert shape.describe("en") == "out of trading hours"
    assert shape.sentence({"event": "2026-06-30"}, "zh") == "实际开始时间 2026-06-30: 避开交易时段"
