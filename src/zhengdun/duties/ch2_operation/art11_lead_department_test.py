"""Article 11: the lead department, its three tasks, and whether plans and drills are really its own."""

import pytest

from zhengdun.duties.ch2_operation.art11_lead_department import (
    drills_are_organised_by_the_lead_department,
    lead_department_is_designated,
    lead_department_is_to_make_plans,
    lead_department_is_to_organise_drills,
    lead_department_manages_systems,
    plans_are_made_by_the_lead_department,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.emergency import Drill, EmergencyPlan
from zhengdun.ledger.tables.governance import LeadDepartment


def department(code="IT", **values):
    return record(LeadDepartment, code=code, name="信息技术部", **{"from_on": "2024-01-01", **values})


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        pytest.param({}, "present", id="leads"),
        pytest.param({"from_on": "2026-06-30"}, "present", id="from today"),
        pytest.param({"from_on": "2026-07-01"}, "absent", id="from tomorrow"),
        pytest.param({"until_on": "2026-07-01"}, "present", id="until tomorrow"),
        pytest.param({"until_on": "2026-06-30"}, "absent", id="until today, led no longer today"),
    ],
)
def test_a_department_leads(days, reason):
    assert verdict(lead_department_is_designated, department(**days)) == reason


TASKS = {
    "manages_systems": lead_department_manages_systems,
    "makes_plans": lead_department_is_to_make_plans,
    "organises_drills": lead_department_is_to_organise_drills,
}


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize(("flag", "reason"), [(True, "present"), (False, "absent"), (None, "unknown_fact")])
def test_it_has_the_task(task, flag, reason):
    assert verdict(TASKS[task], department(**{task: flag})) == reason


@pytest.mark.parametrize("task", TASKS)
def test_two_departments_may_share_the_tasks(task):
    assert verdict(TASKS[task], department(**{task: False}), department(code="SEC", **{task: True})) == "present"


@pytest.mark.parametrize("task", TASKS)
def test_the_task_of_a_former_lead_department_does_not_count(task):
    former = department(code="OLD", until_on="2026-01-01", **{task: True})
    assert verdict(TASKS[task], department(**{task: False}), former) == "absent"


@pytest.mark.parametrize("duty", [lead_department_is_designated, *TASKS.values()])
def test_no_ledger_cannot_be_told(duty):
    assert verdict(duty) == "no_ledger"


@pytest.mark.parametrize("duty", [lead_department_is_designated, *TASKS.values()])
def test_service_institutions_are_not_bound(duty):
    assert verdict(duty, department(), kind="service") == "not_bound"


class TestPlans:
    duty = plans_are_made_by_the_lead_department

    def judged(self, department_, **plan):
        usual = {"code": "P1", "approved_on": "2025-03-01", "department": "IT"}
        return verdict(self.duty, department_, record(EmergencyPlan, **{**usual, **plan}))

    @pytest.mark.parametrize(
        ("days", "reason"),
        [
            pytest.param({}, "holds", id="led when the plan was approved"),
            pytest.param({"from_on": "2025-03-01"}, "holds", id="since that day"),
            pytest.param({"from_on": "2025-03-02"}, "fails", id="since the day after"),
            pytest.param({"until_on": "2025-03-02"}, "holds", id="until the day after, another leads today"),
            pytest.param({"until_on": "2025-03-01"}, "fails", id="until that day"),
        ],
    )
    def test_the_day_of_approval_decides(self, days, reason):
        assert self.judged(department(**days)) == reason

    def test_a_maker_that_is_not_named_cannot_be_told(self):
        assert self.judged(department(), department=None) == "unknown_fact"

    def test_a_repealed_plan_is_no_subject(self):
        assert self.judged(department(from_on="2026-01-01"), repealed_on="2026-06-30") == "no_subject"

    def test_a_plan_of_2023_04_30_is_older_than_the_measures(self):
        assert self.judged(department(), approved_on="2023-04-30") == "not_in_force"

    def test_a_plan_of_2023_05_01_is_judged(self):
        assert self.judged(department(), approved_on="2023-05-01") == "fails"

    def test_no_ledger_of_plans_cannot_be_told(self):
        assert verdict(self.duty, department()) == "no_ledger"

    def test_no_ledger_of_lead_departments_cannot_be_told(self):
        plan = record(EmergencyPlan, code="P1", approved_on="2025-03-01")
        assert verdict(self.duty, plan) == "no_ledger"


class TestDrills:
    duty = drills_are_organised_by_the_lead_department

    def judged(self, department_, **drill):
        usual = {"code": "D1", "kind": "own", "ended_on": "2026-03-01", "organiser": "IT"}
        return verdict(self.duty, department_, record(Drill, **{**usual, **drill}))

    def test_organised_by_the_department_that_led_is_met(self):
        assert self.judged(department(from_on="2026-03-01")) == "holds"

    def test_organised_by_one_that_led_only_from_the_day_after_is_breached(self):
        assert self.judged(department(from_on="2026-03-02")) == "fails"

    def test_an_organiser_that_is_not_named_cannot_be_told(self):
        assert self.judged(department(), organiser=None) == "unknown_fact"

    @pytest.mark.parametrize("ended_on", [None, "2026-07-01"])
    def test_a_drill_that_has_not_ended_is_not_judged_yet(self, ended_on):
        assert self.judged(department(), ended_on=ended_on) == "not_started"

    def test_a_joint_drill_may_be_organised_by_another_institution(self):
        assert self.judged(department(from_on="2026-03-02"), kind="joint") == "no_subject"

    def test_no_ledger_of_drills_cannot_be_told(self):
        assert verdict(self.duty, department()) == "no_ledger"
