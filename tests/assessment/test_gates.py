"""Gates: the duties in front of an act, asked as if it happened."""

from datetime import date, datetime

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from zhengdun.assessment import ask, evaluate
from zhengdun.assessment.gate import NoSuchSubject
from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties
from zhengdun.duties.testing import ledgers_of, record, system
from zhengdun.kit.gates import GATES
from zhengdun.ledger.tables.changes import Change, ServiceNotice, TestPlan
from zhengdun.ledger.tables.content import ContentReview
from zhengdun.ledger.tables.systems import Project

CALENDAR = Calendar.standard()
READY = {
    "planned_start_at": "2026-06-29 20:00",
    "planned_end_at": "2026-06-29 23:00",
    "kind": "change",
    "major_impact": False,
    "emergency": False,
    "major_upgrade": False,
    **dict.fromkeys(("technical_risk_assessed_on", "business_risk_assessed_on", "measures_on"), "2026-06-20"),
    **dict.fromkeys(("emergency_plan_on", "rollback_plan_on"), "2026-06-20"),
    "reviewed_on": "2026-06-21",
}
PLAN = {"approved_on": "2026-06-20", "comprehensive": True, "executed_on": "2026-06-25", "passed": True}


def asked(gate, subject, at, *records, **institution):
    moment = datetime.fromisoformat(at)
    return ask(ledgers_of(*records, **institution), gate, subject, moment, calendar=CALENDAR, duties=all_duties())


def change(**values):
    return record(Change, code="C1", system="S1", **{**READY, **values})


def plan(**values):
    return record(TestPlan, code="P1", change="C1", **{**PLAN, **values})


def ready(change_=None, plan_=None, **of_system):
    return system(trading_sessions=["stock"], **of_system), change_ or change(), plan_ or plan()


def start(at="2026-06-29 20:00", *records, **institution):
    return asked("change.start", "C1", at, *(records or ready()), **institution)


def reasons(passage):
    return dict(passage.blocking.select(pl.col("duty", "reason").cast(pl.String)).iter_rows())


def test_all_is_ready():
    passage = start()
    assert passage.may_pass
    assert reasons(passage) == {}
    assert "met" in set(passage.findings.frame["outcome"])


@pytest.mark.parametrize(
    ("records", "blocking"),
    [
        pytest.param(ready(change(rollback_plan_on=None)), {"15.1b-3": "step_missing"}, id="no rollback plan"),
        pytest.param(
            ready(change(measures_on="2026-06-30")),
            {"15.1b-1": "step_missing", "15.1c-2": "fails"},
            id="measures of tomorrow, and not reviewed",
        ),
        pytest.param(ready(change(major_impact=True)), {"15.1d-1": "step_missing"}, id="not reported"),
        pytest.param(ready(change(major_impact=None)), {"15.1d-1": "unknown_scope"}, id="impact not known"),
        pytest.param(ready(plan_=plan(approved_on=None)), {"16.1a": "step_missing"}, id="plan not approved"),
        pytest.param(ready(plan_=plan(passed=False)), {"16.1c": "fails"}, id="tests failed"),
        pytest.param(ready(plan_=plan(passed=None)), {"16.1c": "unknown_fact"}, id="not known how tests went"),
    ],
)
def test_what_blocks_a_change(records, blocking):
    passage = start("2026-06-29 20:00", *records)
    assert not passage.may_pass
    assert reasons(passage) == blocking


@pytest.mark.parametrize(
    ("at", "found"),
    [
        pytest.param("2026-06-29 15:00", {}, id="from the end of trading on"),
        pytest.param("2026-06-29 14:59", {"15.2": "forbidden"}, id="a minute earlier"),
        pytest.param("2026-06-30 06:15", {}, id="three hours that end as the call auction begins"),
        pytest.param(
            "2026-06-30 06:16", {"15.2": "forbidden"}, id="a minute later: the planned end moves with the start"
        ),
        pytest.param("2026-10-10 10:00", {}, id="a make-up Saturday"),
    ],
)
def test_when_a_change_may_start(at, found):
    assert reasons(start(at)) == found


def test_before_the_preparations_they_are_missing():
    blocking = reasons(start("2026-06-19 20:00"))
    assert set(blocking) == {"15.1a", "15.1b-1", "15.1b-2", "15.1b-3", "15.1c-1", "16.1a", "16.1c"}
    assert set(blocking.values()) == {"step_missing"}


def test_an_actual_start_and_end_of_an_earlier_attempt_do_not_count():
    begun = change(started_at="2026-06-29 10:00", ended_at="2026-06-29 10:30")
    assert start("2026-06-29 20:00", *ready(begun)).may_pass


def test_it_says_what_evaluate_says_of_the_same_facts():
    began = change(started_at="2026-06-29 20:00", rollback_plan_on=None)
    ours = [duty for duty in all_duties() if duty.gate == "change.start"]
    found = evaluate(ledgers_of(*ready(began)), date(2026, 6, 29), calendar=CALENDAR, duties=ours).frame
    passage = start("2026-06-29 20:00", *ready(change(rollback_plan_on=None)))
    assert_frame_equal(passage.findings.frame, found.filter(pl.col("subject") == "C1"))


def test_another_change_does_not_block_this_one():
    other = record(Change, code="C2", system="S1", **{**READY, "reviewed_on": None})
    assert start("2026-06-29 20:00", *ready(), other).may_pass


def test_a_system_that_is_not_important_has_no_gate_and_one_that_may_be_does():
    assert start("2026-06-29 10:00", *ready(change(reviewed_on=None), important=False)).may_pass
    passage = start("2026-06-29 20:00", *ready(important=None))
    assert set(reasons(passage).values()) == {"unknown_scope"}


def test_whom_the_duties_do_not_bind_may_pass_and_of_whom_that_is_unknown_may_not():
    unready = ready(change(reviewed_on=None))
    assert start("2026-06-29 10:00", *unready, kind="association").may_pass
    manager = {"kind": "private_fund", "operates_own_systems": True}
    assert start("2026-06-29 10:00", *unready, **manager, holder_accounts=999).may_pass
    assert not start("2026-06-29 10:00", *unready, **manager, holder_accounts=1000).may_pass
    unknown = start("2026-06-29 20:00", *ready(), **manager, holder_accounts=None)
    assert not unknown.may_pass
    assert set(reasons(unknown).values()) == {"unknown_scope"}


def test_beyond_the_calendar_nobody_knows_when_the_exchanges_trade():
    assert reasons(start("2027-01-04 20:00")) == {"15.2": "unknown_fact"}


@pytest.mark.parametrize(
    ("gate", "row", "blocking"),
    [
        ("service.suspend", record(ServiceNotice, code="C1", issued_at="2026-06-29 19:59"), {"17-2": "unknown_fact"}),
        ("service.suspend", record(ServiceNotice, code="C1"), {"17-1": "step_missing", "17-2": "unknown_fact"}),
        ("content.publish", record(ContentReview, code="C1", reviewed_at="2026-06-29 20:00", passed=True), {}),
        (
            "content.publish",
            record(ContentReview, code="C1", reviewed_at="2026-06-29 20:01", passed=True),
            {"25a-2": "out_of_order"},
        ),
        (
            "content.publish",
            record(ContentReview, code="C1", reviewed_at="2026-06-29 20:00", passed=False),
            {"25a-2": "fails"},
        ),
        ("project.use", record(Project, code="C1", security_used_on="2026-06-29"), {}),
        ("project.use", record(Project, code="C1", security_used_on="2026-06-30"), {"13b-3": "step_missing"}),
    ],
)
def test_other_gates(gate, row, blocking):
    assert reasons(asked(gate, "C1", "2026-06-29 20:00", row)) == blocking


def test_there_is_no_such_change():
    with pytest.raises(NoSuchSubject, match="C9"):
        asked("change.start", "C9", "2026-06-29 20:00", *ready())


def test_duties_stand_in_front_of_acts_that_their_own_subjects_are():
    gated = [duty for duty in all_duties() if duty.gate is not None]
    assert {duty.gate for duty in gated} == set(GATES)
    for duty in gated:
        assert duty.shape.each.table is GATES[duty.gate].table, duty.id
