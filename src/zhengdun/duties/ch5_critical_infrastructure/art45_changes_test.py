"""Article 45: new facilities, the experts' review of changes, a stop or great change."""

from functools import partial

import pytest

from zhengdun.duties.ch5_critical_infrastructure.art45_changes import (
    experts_review_the_change_first,
    new_facilities_are_tested_and_assessed_first,
    nothing_is_carried_out_that_did_not_pass,
    stop_or_great_change_is_reported,
)
from zhengdun.duties.testing import may_pass, record, system, verdict
from zhengdun.ledger.tables.changes import Change
from zhengdun.ledger.tables.cii import CiiAsset, CiiGoLive
from zhengdun.ledger.tables.institution import Setting

judged = partial(verdict, cii_operator=True)
REVIEWED, PASSED = experts_review_the_change_first, nothing_is_carried_out_that_did_not_pass


class TestNewFacility:
    duty = new_facilities_are_tested_and_assessed_first

    def facility(self, **values):
        usual = {"tested_on": "2026-05-01", "assessed_on": "2026-05-10", "passed": True, "online_on": "2026-05-10"}
        return record(CiiGoLive, code="TY1", **{**usual, **values})

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            pytest.param({}, "in_order", id="tested before, assessed on the day"),
            pytest.param({"tested_on": None}, "step_missing", id="not tested"),
            pytest.param({"assessed_on": None}, "step_missing", id="not assessed"),
            pytest.param({"assessed_on": "2026-05-11"}, "out_of_order", id="assessed the day after"),
            pytest.param({"passed": False}, "fails", id="not passed"),
            pytest.param({"passed": None}, "unknown_fact", id="whether passed unknown"),
            pytest.param({"online_on": None, "tested_on": None}, "not_started", id="not on line"),
            pytest.param({"online_on": "2026-07-01", "tested_on": None}, "not_yet_due", id="on line tomorrow"),
            pytest.param({"online_on": "2023-04-30", "tested_on": None}, "not_in_force", id="before the Measures"),
        ],
    )
    def test_one_facility(self, values, reason):
        assert judged(self.duty, self.facility(**values)) == reason

    @pytest.mark.parametrize(
        ("values", "open_"), [({}, True), ({"passed": False}, False), ({"tested_on": None}, False)]
    )
    def test_the_gate_before_it_goes_on_line(self, values, open_):
        facility = self.facility(online_on=None, **values)
        assert may_pass(self.duty, "TY1", "2026-05-10T20:00", facility, cii_operator=True) is open_

    def test_no_ledger_cannot_be_told(self):
        assert judged(self.duty) == "no_ledger"

    def test_institutions_without_critical_infrastructure_are_not_bound(self):
        assert verdict(self.duty, self.facility(passed=False)) == "not_bound"


def change(**values):
    usual = {
        "system": "S1",
        "kind": "change",
        "major_impact": True,
        "started_at": "2026-05-09T20:00",
        "expert_review_on": "2026-05-09",
        "expert_review_passed": True,
    }
    return record(Change, code="BG1", **{**usual, **values})


CRITICAL = system(cii=True)


class TestReview:
    @pytest.mark.parametrize(
        ("values", "first", "passed"),
        [
            pytest.param({}, "in_order", "clear", id="reviewed on the day and passed"),
            pytest.param({"kind": "offline"}, "in_order", "clear", id="a removal"),
            pytest.param({"expert_review_on": "2026-05-10"}, "out_of_order", "forbidden", id="reviewed the day after"),
            pytest.param({"expert_review_on": None}, "step_missing", "forbidden", id="not reviewed"),
            pytest.param(
                {"expert_review_on": None, "expert_review_passed": None}, "step_missing", "forbidden", id="nothing"
            ),
            pytest.param({"expert_review_passed": False}, "in_order", "forbidden", id="reviewed, not passed"),
            pytest.param({"expert_review_passed": None}, "in_order", "unknown_fact", id="result unknown"),
            pytest.param({"started_at": None}, "not_started", "not_started", id="not begun, no plan"),
            pytest.param(
                {"started_at": None, "planned_start_at": "2026-07-04T20:00", "expert_review_on": None},
                "not_yet_due",
                "not_started",
                id="planned",
            ),
            pytest.param(
                {
                    "started_at": None,
                    "planned_start_at": "2026-05-09T20:00",
                    "cancelled_on": "2026-05-08",
                    "expert_review_on": None,
                },
                "no_subject",
                "no_subject",
                id="called off",
            ),
            pytest.param(
                {"started_at": "2023-04-30T20:00", "expert_review_on": None},
                "not_in_force",
                "not_in_force",
                id="before the Measures",
            ),
        ],
    )
    def test_one_change(self, values, first, passed):
        assert judged(REVIEWED, CRITICAL, change(**values)) == first
        assert judged(PASSED, CRITICAL, change(**values)) == passed

    @pytest.mark.parametrize(
        ("identified_on", "first", "passed"),
        [
            pytest.param("2026-05-09", "step_missing", "forbidden", id="identified on the day"),
            pytest.param("2026-05-10", "not_started", "not_started", id="identified the day after"),
            pytest.param(None, "step_missing", "forbidden", id="since when is not known"),
        ],
    )
    def test_what_was_changed_before_there_was_infrastructure_is_not_asked(self, identified_on, first, passed):
        asset = record(CiiAsset, code="CII1", name="关基", identified_on=identified_on)
        unreviewed = change(expert_review_on=None, expert_review_passed=None)
        assert judged(REVIEWED, CRITICAL, asset, unreviewed) == first
        assert judged(PASSED, CRITICAL, asset, unreviewed) == passed

    @pytest.mark.parametrize("duty", [REVIEWED, PASSED])
    @pytest.mark.parametrize(
        ("of_system", "of_change", "reason"),
        [
            pytest.param({"cii": False}, {}, "no_subject", id="not critical"),
            pytest.param({"cii": None}, {}, "unknown_scope", id="perhaps critical"),
            pytest.param({}, {"major_impact": False}, "no_subject", id="no considerable impact"),
            pytest.param({}, {"major_impact": None}, "unknown_scope", id="impact not judged"),
            pytest.param({}, {"kind": "golive"}, "no_subject", id="going on line is paragraph 1's"),
            pytest.param({}, {"kind": None}, "unknown_scope", id="kind unknown"),
        ],
    )
    def test_which_changes_are_asked(self, duty, of_system, of_change, reason):
        unreviewed = change(expert_review_on=None, **of_change)
        assert judged(duty, system(**{"cii": True, **of_system}), unreviewed) == reason

    @pytest.mark.parametrize("duty", [REVIEWED, PASSED])
    def test_a_critical_system_off_line_by_now_is_asked_too(self, duty):
        gone = system(cii=True, offline_on="2026-06-01")
        assert judged(duty, gone, change(kind="offline", expert_review_on=None)) in {"step_missing", "forbidden"}

    @pytest.mark.parametrize(
        ("values", "reviewed", "passed"),
        [
            pytest.param({}, True, True, id="passed"),
            pytest.param({"expert_review_on": None}, False, False, id="not reviewed"),
            pytest.param({"expert_review_passed": False}, True, False, id="not passed"),
            pytest.param({"expert_review_passed": None}, True, False, id="result unknown"),
        ],
    )
    def test_the_gate_before_a_change(self, values, reviewed, passed):
        rows = CRITICAL, change(started_at=None, **values)
        assert may_pass(REVIEWED, "BG1", "2026-05-16T20:00", *rows, cii_operator=True) is reviewed
        assert may_pass(PASSED, "BG1", "2026-05-16T20:00", *rows, cii_operator=True) is passed

    @pytest.mark.parametrize("duty", [REVIEWED, PASSED])
    def test_no_ledger_of_changes_cannot_be_told(self, duty):
        assert judged(duty, CRITICAL) == "no_ledger"

    @pytest.mark.parametrize("duty", [REVIEWED, PASSED])
    def test_institutions_without_critical_infrastructure_are_not_bound(self, duty):
        assert verdict(duty, CRITICAL, change(expert_review_on=None)) == "not_bound"


class TestStopOrGreatChange:
    duty = stop_or_great_change_is_reported

    def asset(self, changed_on="2026-05-08", reported_on=None):
        return record(CiiAsset, code="CII1", name="交易核心", changed_on=changed_on, change_reported_on=reported_on)

    def test_5_working_days_from_2026_05_08_with_the_makeup_saturday_is_2026_05_14_met(self):
        assert judged(self.duty, self.asset(reported_on="2026-05-14")) == "on_time"

    def test_2026_05_15_is_late(self):
        assert judged(self.duty, self.asset(reported_on="2026-05-15")) == "late"

    def test_not_reported_is_not_yet_due_on_the_last_day_and_overdue_the_day_after(self):
        assert judged(self.duty, self.asset(), on="2026-05-14") == "not_yet_due"
        assert judged(self.duty, self.asset(), on="2026-05-15") == "overdue"

    def test_nothing_has_changed(self):
        assert judged(self.duty, self.asset(None)) == "not_started"

    def test_reported_before_it_changed_is_a_contradiction(self):
        assert judged(self.duty, self.asset(reported_on="2026-05-07")) == "conflict"

    def test_changed_before_the_measures_is_not_judged(self):
        assert judged(self.duty, self.asset("2023-04-28")) == "not_in_force"

    def test_what_is_no_longer_critical_must_have_been_reported_too(self):
        gone = record(CiiAsset, code="CII1", name="交易核心", changed_on="2026-05-08", ended_on="2026-05-20")
        assert judged(self.duty, gone) == "overdue"

    def test_the_institutions_own_standard_counts_and_is_no_law(self):
        own = record(Setting, parameter="cii_change_report_working_days", value=1)
        assert judged(self.duty, self.asset(reported_on="2026-05-09"), own) == "on_time"
        assert judged(self.duty, self.asset(reported_on="2026-05-11"), own) == "late"
        assert self.duty.internal

    def test_no_ledger_cannot_be_told(self):
        assert judged(self.duty) == "no_ledger"

    def test_institutions_without_critical_infrastructure_are_not_bound(self):
        assert verdict(self.duty, self.asset()) == "not_bound"
