"""Every clock flips exactly once, the day after its last day, whatever unit it counts in."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengdun.clock import Calendar, add_months
from zhengdun.duties.testing import duty_judged_by, record, system, verdict, verdicts
from zhengdun.kit.limits import Limit
from zhengdun.kit.nouns import systems
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.by_date import ByDate
from zhengdun.kit.shapes.reaches_back import ReachesBack
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.content import ContentIncident
from zhengdun.ledger.tables.emergency import Drill
from zhengdun.ledger.tables.monitoring import LogStore
from zhengdun.ledger.tables.supervision import RegulatorRequest
from zhengdun.ledger.tables.systems import System

STEPS = range(-5, 6)
AROUND = (-1, 0, 1)
EVENTS = st.dates(date(2023, 5, 2), date(2026, 6, 1))
SOME = settings(max_examples=12)
TERMS = {
    "working_days": (5, lambda day: Calendar.standard().add_working_days(day, 5)),
    "days": (20, lambda day: day + timedelta(days=20)),
    "months": (6, lambda day: add_months(day, 6)),
    "years": (1, lambda day: add_months(day, 12)),
    "hours": (1.5, lambda at: at + timedelta(minutes=90)),
}


def term(unit):
    parameter = internal_standard(
        f"test_day_by_day_{unit}", "期限|term", unit="数|number", cite=art(38), default=TERMS[unit][0], why="例|example"
    )
    return Limit(unit, parameter)


def turns(late, early):
    """What must be found step by step, by the code of the step's row."""
    return {f"R{step}": late if step > 0 else early for step in STEPS}


@pytest.mark.parametrize("unit", ["working_days", "days", "months", "years"])
@given(event=EVENTS)
@SOME
def test_within(unit, event):
    duty = duty_judged_by(Within(each=rows(Drill), limit=term(unit), of=Drill.ended_on, until=Drill.reported_on))
    last = TERMS[unit][1](event)

    def drill(step, reported_on):
        return record(Drill, code=f"R{step}", kind="own", ended_on=event, reported_on=reported_on)

    drills = [drill(step, last + timedelta(days=step)) for step in STEPS]
    assert verdicts(duty, *drills, on="2028-01-01") == turns("late", "on_time")
    for step in AROUND:
        found = verdict(duty, drill(0, None), on=last + timedelta(days=step))
        assert found == ("overdue" if step > 0 else "not_yet_due")


@given(st.datetimes(datetime.fromisoformat("2023-05-02"), datetime.fromisoformat("2026-06-01")))
@SOME
def test_within_hours_minute_by_minute(at):
    duty = duty_judged_by(
        Within(
            each=rows(ContentIncident),
            limit=term("hours"),
            of=ContentIncident.found_at,
            until=ContentIncident.stopped_at,
        )
    )
    last = TERMS["hours"][1](at)
    stopped = [
        record(ContentIncident, code=f"R{step}", found_at=at, stopped_at=last + timedelta(minutes=step))
        for step in STEPS
    ]
    assert verdicts(duty, *stopped) == turns("late", "on_time")


@given(deadline=EVENTS)
@SOME
def test_by_date(deadline):
    duty = duty_judged_by(
        ByDate(each=rows(RegulatorRequest), deadline=RegulatorRequest.answer_by, until=RegulatorRequest.answered_on)
    )

    def request(step, answered_on):
        asked = {"code": f"R{step}", "received_on": "2023-01-01", "answer_by": deadline}
        return record(RegulatorRequest, **asked, answered_on=answered_on)

    requests = [request(step, deadline + timedelta(days=step)) for step in STEPS]
    assert verdicts(duty, *requests, on="2026-12-31") == turns("late", "on_time")
    for step in AROUND:
        found = verdict(duty, request(0, None), on=deadline + timedelta(days=step))
        assert found == ("overdue" if step > 0 else "not_yet_due")


@pytest.mark.parametrize("unit", ["days", "months", "years"])
@given(held=EVENTS)
@SOME
def test_regularly(unit, held):
    duty = duty_judged_by(
        Regularly(each=systems, of=rows(Drill), on=Drill.ended_on, every=term(unit), since=System.online_on)
    )
    done = record(Drill, code="D1", kind="own", systems=["S1"], ended_on=held)
    for step in AROUND:
        found = verdict(duty, system(), done, on=TERMS[unit][1](held) + timedelta(days=step))
        assert found == ("overdue" if step > 0 else "every_period")


@pytest.mark.parametrize("unit", ["days", "months", "years"])
@given(made=EVENTS)
@SOME
def test_the_records_of_a_day_are_owed_up_to_the_last_day_of_their_term(unit, made):
    """Where the earliest are those of the next day, it is too short as long as those of the day are owed."""
    duty = duty_judged_by(
        ReachesBack(
            each=systems,
            of=rows(LogStore),
            earliest=LogStore.earliest_on,
            checked=LogStore.checked_on,
            term=term(unit),
            since=System.online_on,
            fresh=term(unit),
        )
    )
    last, next_day = TERMS[unit][1](made), made + timedelta(days=1)
    for step in AROUND:
        on = last + timedelta(days=step)
        store = record(LogStore, code="L1", system="S1", kind="system", earliest_on=next_day, checked_on=on)
        assert verdict(duty, system(), store, on=on) == ("kept" if step > 0 else "too_short")
