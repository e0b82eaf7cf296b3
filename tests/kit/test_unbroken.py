"""Unbroken: a row in force on every day on which the subject runs."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.duties.testing import ON, duty_judged_by, record, verdict
from zhengdun.kit.duty import IN_FORCE
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.unbroken import Unbroken
from zhengdun.ledger.tables.personal import PrivacyNotice, ProcessingActivity

SHAPE = Unbroken(
    each=rows(ProcessingActivity),
    runs=(ProcessingActivity.started_on, ProcessingActivity.ended_on),
    of=rows(PrivacyNotice, PrivacyNotice.states_scope.col),
    span=(PrivacyNotice.effective_on, PrivacyNotice.ended_on),
)
DUTY = duty_judged_by(SHAPE)


def activity(started_on="2026-06-01", ended_on=None):
    return record(ProcessingActivity, code="P", name="活动", started_on=started_on, ended_on=ended_on)


def notice(effective_on="2026-06-01", ended_on=None, *, counts=True, of="P", code="N1"):
    values = {"effective_on": effective_on, "ended_on": ended_on, "states_scope": counts}
    return record(PrivacyNotice, code=code, activity=of, **values)


def notices(*spans):
    return [notice(*span, code=f"N{number}") for number, span in enumerate(spans)]


@pytest.mark.parametrize(
    ("found", "reason"),
    [
        pytest.param(notices(("2026-06-01",)), "present", id="from the first day"),
        pytest.param(notices(("2026-06-02",)), "absent", id="a day late"),
        pytest.param(notices(("2026-06-01", "2026-06-10"), ("2026-06-10",)), "present", id="one follows another"),
        pytest.param(notices(("2026-06-01", "2026-06-10"), ("2026-06-11",)), "absent", id="a day between"),
        pytest.param(notices(("2026-06-01", "2026-06-20"), ("2026-06-10",)), "present", id="overlapping"),
        pytest.param(notices(("2026-06-01", "2026-06-30")), "absent", id="out of force today"),
        pytest.param(notices(("2026-06-01", "2026-07-01")), "present", id="out of force tomorrow"),
        pytest.param([notice(None)], "unknown_fact", id="first day not known"),
        pytest.param([notice(None, "2026-06-30")], "absent", id="first day not known, out of force today"),
        pytest.param([notice(counts=None)], "unknown_fact", id="perhaps it counts"),
        pytest.param([notice(counts=False)], "absent", id="it does not count"),
        pytest.param([notice(of="Q")], "absent", id="another's"),
        pytest.param([], "no_ledger", id="no ledger"),
    ],
)
def test_every_day_from_2026_06_01_to_06_30(found, reason):
    assert verdict(DUTY, activity(), *found) == reason


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        pytest.param((None,), "unknown_fact", id="begin not known"),
        pytest.param(("2026-07-01",), "not_started", id="begins tomorrow"),
        pytest.param(("2026-06-01", "2026-06-01"), "conflict", id="over on its first day"),
        pytest.param(("2026-06-01", "2026-06-10"), "present", id="over when the notice was"),
        pytest.param(("2026-06-01", "2026-06-11"), "absent", id="over a day later"),
        pytest.param(("2015-01-01", "2023-05-01"), "not_in_force", id="over before the Measures"),
        pytest.param(("2015-01-01", "2023-05-02"), "absent", id="still ran on their first day"),
    ],
)
def test_the_days_of_the_subject(days, reason):
    assert verdict(DUTY, activity(*days), notice("2026-06-01", "2026-06-10")) == reason


def test_days_before_the_measures_are_not_looked_at():
    assert verdict(DUTY, activity("2015-01-01"), notice("2023-05-01")) == "present"
    assert verdict(DUTY, activity("2015-01-01"), notice("2023-05-02")) == "absent"


_days = st.integers(0, 40).map(lambda number: ON - timedelta(days=number))
_span = st.tuples(_days, st.none() | _days)


@given(_span, st.lists(_span, min_size=1, max_size=4))
def test_it_agrees_with_looking_at_every_day(runs, spans):
    first, after = runs
    found = [notice(*(day and day.isoformat() for day in span), code=f"N{n}") for n, span in enumerate(spans)]
    said = verdict(DUTY, activity(*(day and day.isoformat() for day in runs)), *found)
    if after is not None and after <= first:
        assert said == "conflict"
        return
    until = min(after or date.max, ON + timedelta(days=1))
    days = [first + timedelta(days=number) for number in range((until - first).days)]
    covered = all(any(start <= day and (end is None or day < end) for start, end in spans) for day in days)
    assert said == ("present" if covered else "absent")


def test_it_names_the_first_day_without():
    assert (
        SHAPE.sentence({"event": IN_FORCE, "done": date(2026, 6, 10)}, "zh")
        == "开始日期 2023-05-01，首个缺失之日 2026-06-10"
    )
    assert SHAPE.sentence({"event": IN_FORCE, "done": None}, "en") == "Started on 2023-05-01, First day without —"
