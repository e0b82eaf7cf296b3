"""Before: how long ahead, by day or by moment, records of which it is unknown whether they count."""

import pytest

from zhengdun.duties.testing import duty_judged_by, record, verdict
from zhengdun.kit.limits import days, hours, working_days
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import first, rows
from zhengdun.kit.shapes.before import Before
from zhengdun.law import art
from zhengdun.ledger.tables.changes import Change, ServiceNotice, TestPlan
from zhengdun.ledger.tables.institution import Setting

LEAD = internal_standard("test_lead", "两日|two days", unit="日|days", cite=art(15, 1), default=2, why="例|example")
UNSET = internal_standard("test_unset", "未定|not set", unit="日|days", cite=art(15, 1), default=None, why="例|example")


def change(**values):
    return record(Change, code="C1", system="S1", **{"started_at": "2026-06-20 20:00", **values})


def reported(lead):
    return duty_judged_by(
        Before(each=rows(Change), act=(Change.started_at,), steps=(Change.reported_on,), ahead=days(lead))
    )


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        pytest.param("2026-06-18", "in_order", id="20 − 2 = 18"),
        pytest.param("2026-06-19", "late", id="a day too late"),
        pytest.param("2026-06-21", "late", id="after the act"),
        pytest.param(None, "step_missing", id="never"),
    ],
)
def test_two_days_ahead(day, reason):
    assert verdict(reported(LEAD), change(reported_on=day)) == reason


def test_how_long_ahead_is_the_institutions_own_if_it_sets_it():
    own = record(Setting, parameter="test_lead", value=1.0)
    assert verdict(reported(LEAD), change(reported_on="2026-06-19"), own) == "in_order"
    assert reported(LEAD).internal


def test_how_long_ahead_not_set_cannot_be_told():
    assert verdict(reported(UNSET), change(reported_on="2026-06-01")) == "no_parameter"


def test_how_long_ahead_is_a_number_of_days():
    with pytest.raises(ValueError, match="days or working days, not in hours"):
        Before(each=rows(Change), act=(Change.started_at,), steps=(Change.reported_on,), ahead=hours(LEAD))


def test_how_long_ahead_is_said_in_both_languages():
    assert reported(LEAD).shape.describe("zh") == "向监管报告日期 ≤ 实际开始时间 − 2日（两日）"
    assert reported(LEAD).shape.describe("en").endswith("≤ Started at − 2 days (two days)")


def test_two_moments_are_compared_as_moments():
    duty = duty_judged_by(
        Before(each=rows(ServiceNotice), act=(ServiceNotice.effective_at,), steps=(ServiceNotice.issued_at,))
    )
    notice = {"code": "N1", "effective_at": "2026-06-20 18:00"}
    assert verdict(duty, record(ServiceNotice, **notice, issued_at="2026-06-20 17:59")) == "in_order"
    assert verdict(duty, record(ServiceNotice, **notice, issued_at="2026-06-20 18:00")) == "in_order"
    assert verdict(duty, record(ServiceNotice, **notice, issued_at="2026-06-20 18:01")) == "out_of_order"


def test_a_moment_and_a_day_are_compared_by_day():
    duty = duty_judged_by(Before(each=rows(Change), act=(Change.reported_on,), steps=(Change.started_at,)))
    assert verdict(duty, change(reported_on="2026-06-20")) == "in_order"
    assert verdict(duty, change(reported_on="2026-06-19")) == "out_of_order"


PLANNED = duty_judged_by(
    Before(
        each=rows(Change),
        act=(Change.started_at,),
        steps=(first(TestPlan.approved_on, TestPlan.comprehensive.col),),
    )
)


def plan(code, approved_on, comprehensive):
    return record(TestPlan, code=code, change="C1", approved_on=approved_on, comprehensive=comprehensive)


@pytest.mark.parametrize(
    ("plans", "reason"),
    [
        pytest.param([plan("P1", "2026-06-20", True)], "in_order", id="one that counts, in time"),
        pytest.param([plan("P1", "2026-06-20", False)], "step_missing", id="one that does not count"),
        pytest.param([plan("P1", "2026-06-20", None)], "unknown_fact", id="one that may count, in time"),
        pytest.param([plan("P1", "2026-06-21", None)], "step_missing", id="one that may count, too late"),
        pytest.param(
            [plan("P1", "2026-06-21", True), plan("P2", "2026-06-20", None)], "unknown_fact", id="late, another open"
        ),
        pytest.param(
            [plan("P1", "2026-06-20", True), plan("P2", "2026-06-20", None)], "in_order", id="in time, another open"
        ),
        pytest.param([], "no_ledger", id="no ledger"),
    ],
)
def test_a_record_that_may_count_leaves_the_verdict_open(plans, reason):
    assert verdict(PLANNED, change(), *plans) == reason


@pytest.mark.parametrize("open_one", [None, True])
def test_before_the_act_what_is_open_is_not_due_yet(open_one):
    later = change(started_at="2026-07-01 20:00")
    assert verdict(PLANNED, later, plan("P1", "2026-06-20", open_one)) == "not_yet_due"


@pytest.mark.parametrize(
    ("reviewed_on", "reason"),
    [
        pytest.param("2026-06-20", "no_ledger", id="only the plan is missing, and nobody keeps plans"),
        pytest.param(None, "step_missing", id="the review is missing whatever there is of plans"),
    ],
)
def test_one_step_that_is_surely_missing_is_enough(reviewed_on, reason):
    steps = (first(TestPlan.approved_on), Change.reviewed_on)
    duty = duty_judged_by(Before(each=rows(Change), act=(Change.started_at,), steps=steps))
    assert verdict(duty, change(reviewed_on=reviewed_on)) == reason


WORKING_LEAD = internal_standard(
    "test_working_lead",
    "两个工作日|two working days",
    unit="个工作日|working days",
    cite=art(9, 1),
    default=2,
    why="例|example",
)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        pytest.param("2026-06-17", "in_order", id="06-22 is a Monday, 06-19 a holiday: 06-18 and 06-17"),
        pytest.param("2026-06-18", "late", id="the last working day before, one too few"),
    ],
)
def test_two_working_days_ahead(day, reason):
    duty = duty_judged_by(
        Before(
            each=rows(Change),
            act=(Change.started_at,),
            steps=(Change.reported_on,),
            ahead=working_days(WORKING_LEAD),
        )
    )
    assert verdict(duty, change(started_at="2026-06-22 20:00", reported_on=day)) == reason
