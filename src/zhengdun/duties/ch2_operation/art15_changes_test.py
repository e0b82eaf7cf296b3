"""Article 15(1): each step before the act, at the latest on its day."""

import pytest

from zhengdun.duties.ch2_operation.art15_changes import (
    considerable_impact_is_reported_ahead,
    considerable_impact_is_reported_first,
    emergency_plan_comes_first,
    review_comes_first,
    review_follows_every_result,
    risk_measures_come_first,
    risks_are_assessed_first,
    rollback_plan_comes_first,
)
from zhengdun.duties.testing import may_pass, record, system, verdict
from zhengdun.ledger.tables.changes import Change
from zhengdun.ledger.tables.institution import Setting

STEPS = {
    "technical_risk_assessed_on": "2026-06-01",
    "business_risk_assessed_on": "2026-06-01",
    "measures_on": "2026-06-02",
    "emergency_plan_on": "2026-06-02",
    "rollback_plan_on": "2026-06-02",
    "reviewed_on": "2026-06-03",
    "reported_on": "2026-06-03",
}
ASKED = [
    pytest.param(risks_are_assessed_first, "technical_risk_assessed_on", id="15.1a technical"),
    pytest.param(risks_are_assessed_first, "business_risk_assessed_on", id="15.1a business"),
    pytest.param(risk_measures_come_first, "measures_on", id="15.1b-1"),
    pytest.param(emergency_plan_comes_first, "emergency_plan_on", id="15.1b-2"),
    pytest.param(rollback_plan_comes_first, "rollback_plan_on", id="15.1b-3"),
    pytest.param(review_comes_first, "reviewed_on", id="15.1c-1"),
    pytest.param(considerable_impact_is_reported_first, "reported_on", id="15.1d-1"),
]
DUTIES = list(dict.fromkeys(param.values[0] for param in ASKED))


def change(**values):
    usual = {"kind": "change", "started_at": "2026-06-06 20:00", "major_impact": True, **STEPS}
    return record(Change, code="C1", system="S1", **{**usual, **values})


@pytest.mark.parametrize(("duty", "step"), ASKED)
class TestEachStep:
    def test_done_on_the_day_of_the_act_is_met(self, duty, step):
        assert verdict(duty, system(), change(**{step: "2026-06-06"})) == "in_order"

    def test_done_a_day_after_is_breached(self, duty, step):
        assert verdict(duty, system(), change(**{step: "2026-06-07"})) == "out_of_order"

    def test_not_done_is_breached(self, duty, step):
        assert verdict(duty, system(), change(**{step: None})) == "step_missing"

    def test_not_done_before_an_act_planned_for_tomorrow_is_not_due(self, duty, step):
        planned = {"started_at": None, "planned_start_at": "2026-07-01 20:00"}
        assert verdict(duty, system(), change(**planned, **{step: None})) == "not_yet_due"

    def test_without_an_actual_start_the_planned_one_counts(self, duty, step):
        planned = {"started_at": None, "planned_start_at": "2026-06-06 20:00"}
        assert verdict(duty, system(), change(**planned, **{step: None})) == "step_missing"

    @pytest.mark.parametrize(
        ("called_off_on", "reason"),
        [("2026-06-05", "no_subject"), ("2026-06-30", "no_subject"), ("2026-07-01", "step_missing")],
    )
    def test_what_was_called_off_and_never_begun_asks_for_nothing(self, duty, step, called_off_on, reason):
        planned = {"started_at": None, "planned_start_at": "2026-06-06 20:00", "cancelled_on": called_off_on}
        assert verdict(duty, system(), change(**planned, **{step: None})) == reason

    def test_what_was_called_off_after_it_began_counts(self, duty, step):
        assert verdict(duty, system(), change(cancelled_on="2026-06-07", **{step: None})) == "step_missing"

    def test_of_a_system_now_off_line_still_counts(self, duty, step):
        gone = system(offline_on="2026-06-10")
        assert verdict(duty, gone, change(**{step: None})) == "step_missing"

    def test_on_the_first_day_of_the_measures_is_judged(self, duty, step):
        assert verdict(duty, system(), change(started_at="2023-05-01 20:00", **{step: None})) == "step_missing"


@pytest.mark.parametrize("duty", DUTIES)
class TestWhichChanges:
    @pytest.mark.parametrize("kind", ["golive", "change", "offline", None])
    def test_done_before_going_on_line_changing_going_off_line_is_met(self, duty, kind):
        assert verdict(duty, system(), change(kind=kind)) == "in_order"

    def test_no_start_at_all_is_not_started(self, duty):
        assert verdict(duty, system(), change(started_at=None)) == "not_started"

    def test_of_a_system_that_is_not_important_is_no_subject(self, duty):
        assert verdict(duty, system(important=False), change()) == "no_subject"

    def test_of_a_system_that_may_be_important_cannot_be_told(self, duty):
        assert verdict(duty, system(important=None), change()) == "unknown_scope"

    def test_no_ledger_of_changes_cannot_be_told(self, duty):
        assert verdict(duty, system()) == "no_ledger"

    def test_on_the_eve_of_the_measures_is_not_in_force(self, duty):
        assert verdict(duty, system(), change(started_at="2023-04-30 20:00")) == "not_in_force"

    def test_service_institutions_are_not_bound(self, duty):
        assert verdict(duty, system(), change(), kind="service") == "not_bound"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({}, "holds", id="the plans a day before the review"),
        pytest.param({"rollback_plan_on": "2026-06-03"}, "holds", id="on the day of the review"),
        pytest.param({"rollback_plan_on": "2026-06-04"}, "fails", id="a day after: the review did not cover it"),
        pytest.param({"rollback_plan_on": None}, "holds", id="what is missing is another duty's matter"),
        pytest.param({"reviewed_on": None}, "no_subject", id="no review: another duty's matter too"),
        pytest.param({"reviewed_on": "2026-07-01"}, "no_subject", id="not reviewed yet"),
        pytest.param({name: None for name in STEPS if name != "reviewed_on"}, "unknown_fact", id="nothing to review"),
    ],
)
def test_the_review_follows_every_result(values, reason):
    assert verdict(review_follows_every_result, system(), change(**values)) == reason


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        pytest.param({"started_at": None, "planned_start_at": "2026-07-01 20:00"}, "not_started", id="time to review"),
        pytest.param({"started_at": None, "planned_start_at": "2026-06-30 20:00"}, "fails", id="planned for today"),
        pytest.param({"started_at": "2023-04-30 20:00"}, "not_in_force", id="begun before the Measures"),
        pytest.param({"started_at": None}, "not_started", id="no start at all"),
    ],
)
def test_what_is_changed_after_a_review_may_be_reviewed_again_until_the_change_begins(start, reason):
    assert verdict(review_follows_every_result, system(), change(rollback_plan_on="2026-06-10", **start)) == reason


@pytest.mark.parametrize(("reviewed_on", "passes"), [("2026-06-10", True), ("2026-06-09", False)])
def test_the_gate_holds_back_a_change_with_a_plan_of_2026_06_10_unless_that_was_reviewed(reviewed_on, passes):
    row = change(started_at=None, rollback_plan_on="2026-06-10", reviewed_on=reviewed_on)
    assert may_pass(review_follows_every_result, "C1", "2026-06-20 20:00", system(), row) is passes


def test_who_reviews_may_be_who_prepared():
    same = change(prepared_by="E1", reviewed_by="E1")
    assert verdict(review_comes_first, system(), same) == "in_order"


IMPACT = [considerable_impact_is_reported_first, considerable_impact_is_reported_ahead]


@pytest.mark.parametrize("duty", IMPACT)
@pytest.mark.parametrize(("major", "reason"), [(False, "no_subject"), (None, "unknown_scope")])
def test_impact_decides_whether_a_report_is_owed(duty, major, reason):
    assert verdict(duty, system(), change(major_impact=major, reported_on=None)) == reason


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        pytest.param("2026-06-05", "in_order", id="6 − 1 = 5"),
        pytest.param("2026-06-06", "late", id="the day itself"),
        pytest.param(None, "step_missing", id="never"),
    ],
)
def test_reported_a_day_ahead_by_the_internal_standard(day, reason):
    assert verdict(considerable_impact_is_reported_ahead, system(), change(reported_on=day)) == reason


def test_how_far_ahead_is_the_institutions_own_standard_and_never_law():
    own = record(Setting, parameter="change_report_lead_days", value=3)
    assert verdict(considerable_impact_is_reported_ahead, system(), change(reported_on="2026-06-03"), own) == "in_order"
    assert verdict(considerable_impact_is_reported_ahead, system(), change(reported_on="2026-06-04"), own) == "late"
    assert considerable_impact_is_reported_ahead.internal
    assert not considerable_impact_is_reported_first.internal
