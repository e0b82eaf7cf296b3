"""Terms in working days: the day of the event does not count, the last does, and where the calendar ends."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.clock import Calendar
from zhengdun.duties.testing import duty_judged_by, record, verdict
from zhengdun.kit.limits import working_days
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.emergency import Drill
from zhengdun.ledger.tables.institution import Setting

TERM = internal_standard(
    "test_working_days", "十五日|15 days", unit="个工作日|working days", cite=art(38), default=15, why="例|example"
)
DUTY = duty_judged_by(Within(each=rows(Drill), limit=working_days(TERM), of=Drill.ended_on, until=Drill.reported_on))


def drill(ended, reported=None):
    return record(Drill, code="D1", kind="joint", ended_on=ended, reported_on=reported)


@pytest.mark.parametrize(
    ("ended", "reported", "on", "reason"),
    [
        pytest.param(
            "2025-09-19",
            "2025-10-17",
            "2025-12-31",
            "late",
            id="2025-09-19 + 15, over National Day and two make-up days, is 2025-10-16",
        ),
        pytest.param("2025-09-19", "2025-10-16", "2025-12-31", "on_time", id="its last day"),
        pytest.param("2025-09-19", None, "2025-10-16", "not_yet_due", id="on its last day not overdue"),
        pytest.param("2025-09-19", None, "2025-10-17", "overdue", id="the day after overdue"),
        pytest.param("2026-12-21", None, "2026-12-31", "not_yet_due", id="due in 2027, whose holidays nobody knows"),
        pytest.param("2026-12-01", None, "2027-03-01", "overdue", id="15 working days lie in 2026"),
        pytest.param("2026-12-21", None, "2027-01-11", "calendar_ends", id="the days of 2027 decide"),
        pytest.param("2026-12-21", "2026-12-31", "2027-06-01", "on_time", id="done before they matter"),
    ],
)
def test_fifteen_working_days(ended, reported, on, reason):
    assert verdict(DUTY, drill(ended, reported), on=on) == reason


@pytest.mark.parametrize("value", [0.0, 0.5])
def test_a_term_of_no_working_day_ends_on_the_day_of_the_event(value):
    own = record(Setting, parameter=TERM.name, value=value)
    assert verdict(DUTY, own, drill("2026-06-12", "2026-06-12")) == "on_time"
    assert verdict(DUTY, own, drill("2026-06-12", "2026-06-13")) == "late"
    assert verdict(DUTY, own, drill("2026-06-30")) == "not_yet_due"
    assert verdict(DUTY, own, drill("2026-06-29")) == "overdue"


@given(st.dates(date(2023, 5, 1), date(2026, 9, 1)), st.integers(-4, 4))
def test_it_turns_once_the_day_after_the_last(ended, step):
    last = Calendar.standard().add_working_days(ended, 15)
    reported = last + timedelta(days=step)
    assert verdict(DUTY, drill(ended, reported), on="2026-12-31") == ("late" if step > 0 else "on_time")
    assert verdict(DUTY, drill(ended), on=reported) == ("overdue" if step > 0 else "not_yet_due")
