"""Within: records of which it is unknown whether they count, and what is done although late."""

import pytest

from zhengdun.duties.testing import duty_judged_by, record, verdict
from zhengdun.kit.limits import hours
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import first, rows
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.emergency import Incident, InvestorNotice

TERM = internal_standard(
    "test_within_term", "两小时|two hours", unit="小时|hours", cite=art(41), default=2, why="例|example"
)


def told(*, even_late=False):
    return duty_judged_by(
        Within(
            each=rows(Incident),
            limit=hours(TERM),
            of=Incident.found_at,
            until=first(InvestorNotice.issued_at, InvestorNotice.states_risk.col),
            even_late=even_late,
        )
    )


incident = record(Incident, code="I1", found_at="2026-06-01 10:00")


def notice(issued_at, states_risk, code="N1"):
    return record(InvestorNotice, code=code, incident="I1", issued_at=issued_at, states_risk=states_risk)


IN_TIME, LATE = "2026-06-01 12:00", "2026-06-01 12:01"


@pytest.mark.parametrize(
    ("notices", "reason"),
    [
        pytest.param([notice(IN_TIME, True)], "on_time", id="in time, counts"),
        pytest.param([notice(IN_TIME, False)], "overdue", id="in time, does not count"),
        pytest.param([notice(IN_TIME, None)], "unknown_fact", id="in time, unknown"),
        pytest.param([notice(LATE, None)], "overdue", id="unknown, and would be late"),
        pytest.param([notice(None, None)], "overdue", id="unknown, and not done"),
        pytest.param([notice(LATE, True), notice(IN_TIME, None, "N2")], "unknown_fact", id="late, another unknown"),
        pytest.param([notice(LATE, True), notice(LATE, None, "N2")], "late", id="late, another unknown and late"),
        pytest.param([notice(IN_TIME, True), notice(IN_TIME, None, "N2")], "on_time", id="in time, another unknown"),
    ],
)
def test_a_record_that_may_count_leaves_the_verdict_open(notices, reason):
    assert verdict(told(), incident, *notices) == reason


@pytest.mark.parametrize(
    ("notices", "reason"),
    [
        pytest.param([notice(LATE, True)], "present", id="late"),
        pytest.param([notice(LATE, True), notice(IN_TIME, None, "N2")], "present", id="late, another unknown"),
        pytest.param([notice(LATE, None)], "unknown_fact", id="late, unknown"),
        pytest.param([notice(LATE, False)], "overdue", id="none that counts"),
    ],
)
def test_late_is_done_where_lateness_is_another_dutys_matter(notices, reason):
    assert verdict(told(even_late=True), incident, *notices) == reason


def test_late_is_done_is_said_in_both_languages():
    shape = told(even_late=True).shape
    assert "逾期完成视为已完成" in shape.describe("zh")
    assert "later counts as done" in shape.describe("en")


def test_the_term_decides_unless_late_is_done():
    assert told().internal
    assert not told(even_late=True).internal


def test_nothing_done_before_the_term_has_passed_is_not_yet_due():
    other = notice(IN_TIME, False)
    found = record(Incident, code="I1", found_at="2026-06-29 23:00")
    assert verdict(told(even_late=True), found, other, on="2026-06-29") == "not_yet_due"


def test_hours_run_from_the_moment_itself():
    assert told().shape.describe("zh") == "告知时间：自发现时间起2小时（两小时）内"
    assert told().shape.describe("en") == "Issued at: 2 hours (two hours), from Found at"
