"""Article 37: plans in force, what they rest on, what they state, what they cover together."""

import pytest

from zhengdun.duties.ch4_emergency.art37_plans import (
    plans_cover_the_four_scenes,
    plans_rest_on_a_business_impact_analysis,
    plans_state_the_process,
    plans_state_their_goals,
    plans_state_their_organisation,
    there_is_an_emergency_plan,
)
from zhengdun.duties.testing import record, verdict, verdicts
from zhengdun.ledger.tables.emergency import BusinessImpactAnalysis, EmergencyPlan


def plan(code="P1", **values):
    usual = {
        "approved_on": "2026-03-10",
        "analysis": "B1",
        "states_goals": True,
        "states_organisation": True,
        "states_process": True,
    }
    return record(EmergencyPlan, code=code, **{**usual, **values})


def analysis(day, code="B1"):
    return record(BusinessImpactAnalysis, code=code, analysed_on=day)


class TestExistence:
    duty = there_is_an_emergency_plan

    def test_approved_on_the_day_of_the_assessment_it_is_in_force(self):
        assert verdict(self.duty, plan(approved_on="2026-06-30")) == "present"

    def test_approved_the_day_after_it_is_not_in_force_yet(self):
        assert verdict(self.duty, plan(approved_on="2026-07-01")) == "absent"

    def test_repealed_on_the_day_of_the_assessment_it_is_in_force_no_longer(self):
        assert verdict(self.duty, plan(repealed_on="2026-06-30")) == "absent"
        assert verdict(self.duty, plan(repealed_on="2026-07-01")) == "present"

    def test_a_plan_of_before_the_measures_still_in_force_is_a_plan(self):
        assert verdict(self.duty, plan(approved_on="2021-03-10")) == "present"

    def test_no_ledger_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"


class TestAnalysis:
    duty = plans_rest_on_a_business_impact_analysis

    @pytest.mark.parametrize(
        ("day", "reason"), [("2026-03-09", "holds"), ("2026-03-10", "holds"), ("2026-03-11", "fails")]
    )
    def test_the_analysis_comes_no_later_than_the_approval_of_2026_03_10(self, day, reason):
        assert verdict(self.duty, plan(), analysis(day)) == reason

    def test_a_plan_that_names_no_analysis_cannot_be_told(self):
        assert verdict(self.duty, plan(analysis=None), analysis("2026-01-01")) == "unknown_fact"

    def test_without_a_ledger_of_analyses_it_cannot_be_told(self):
        assert verdict(self.duty, plan(analysis=None)) == "no_ledger"

    def test_an_old_plan_in_force_is_judged_all_the_same(self):
        assert verdict(self.duty, plan(approved_on="2021-03-10"), analysis("2022-01-01")) == "fails"

    def test_a_repealed_plan_is_no_subject(self):
        assert verdict(self.duty, plan(repealed_on="2026-06-01"), analysis("2026-03-11")) == "no_subject"

    def test_every_plan_is_judged_by_its_own_analysis(self):
        plans = plan(), plan("P2", analysis="B2")
        found = verdicts(self.duty, *plans, analysis("2026-01-01"), analysis("2026-06-01", code="B2"))
        assert found == {"P1": "holds", "P2": "fails"}


@pytest.mark.parametrize(
    ("duty", "column"),
    [
        (plans_state_their_goals, "states_goals"),
        (plans_state_their_organisation, "states_organisation"),
        (plans_state_the_process, "states_process"),
    ],
)
class TestContents:
    @pytest.mark.parametrize(("value", "reason"), [(True, "holds"), (False, "fails"), (None, "unknown_fact")])
    def test_yes_no_and_unknown(self, duty, column, value, reason):
        assert verdict(duty, plan(**{column: value})) == reason

    def test_a_repealed_plan_is_no_subject(self, duty, column):
        assert verdict(duty, plan(repealed_on="2026-06-01", **{column: False})) == "no_subject"


class TestScenes:
    duty = plans_cover_the_four_scenes
    ALL_FOUR = ("incident", "disaster", "personnel", "supplier_exit")

    def test_the_plans_in_force_cover_them_together(self):
        found = verdicts(self.duty, plan(scenarios=self.ALL_FOUR[:2]), plan("P2", scenarios=self.ALL_FOUR[2:]))
        assert found == dict.fromkeys(self.ALL_FOUR, "present")

    @pytest.mark.parametrize("missing", ALL_FOUR)
    def test_each_of_the_four_is_asked_for(self, missing):
        found = verdicts(self.duty, plan(scenarios=[scene for scene in self.ALL_FOUR if scene != missing]))
        assert {scene for scene, reason in found.items() if reason == "absent"} == {missing}

    def test_what_only_a_repealed_plan_covered_is_covered_no_longer(self):
        old = plan("P2", scenarios=["supplier_exit"], repealed_on="2026-06-30")
        assert verdicts(self.duty, plan(scenarios=self.ALL_FOUR[:3]), old)["supplier_exit"] == "absent"

    def test_a_plan_whose_scenes_are_not_recorded_leaves_the_others_open(self):
        found = verdicts(self.duty, plan(scenarios=["incident"]), plan("P2", scenarios=None))
        assert found == {**dict.fromkeys(self.ALL_FOUR, "unknown_fact"), "incident": "present"}

    def test_no_ledger_cannot_be_told(self):
        assert set(verdicts(self.duty).values()) == {"no_ledger"}


@pytest.mark.parametrize(
    "duty",
    [
        there_is_an_emergency_plan,
        plans_rest_on_a_business_impact_analysis,
        plans_state_their_goals,
        plans_state_their_organisation,
        plans_state_the_process,
        plans_cover_the_four_scenes,
    ],
    ids=lambda duty: duty.id,
)
def test_service_institutions_are_not_bound(duty):
    assert verdict(duty, plan(scenarios=[]), kind="service") == "not_bound"
