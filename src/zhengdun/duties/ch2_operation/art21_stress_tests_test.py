"""Article 21(1) and (2): stress tests, their plans, reports and how long these are kept."""

import pytest

from zhengdun.duties.ch2_operation.art21_capacity import CAPACITY_MULTIPLE, CORE_SHARE, OPERATING_SHARE
from zhengdun.duties.ch2_operation.art21_stress_tests import (
    REPORT_YEARS,
    endangering_swing_is_followed_by_a_stress_test,
    important_systems_are_stress_tested_every_year,
    plan_comes_before_the_test,
    plan_sets_scenarios_and_the_three_kinds_of_indicators,
    stress_test_is_reported,
    stress_test_report_is_kept_five_years,
)
from zhengdun.duties.testing import record, system, verdict, verdicts
from zhengdun.ledger.tables.capacity import MarketSwing, StressTest
from zhengdun.ledger.tables.institution import Setting

PLAN_FLAGS = ("follows_standards", "sets_scenarios", "covers_performance", "covers_network", "covers_recovery")


def stress_test(day="2025-09-20", code="YC1", of="S1", **values):
    return record(StressTest, code=code, system=of, tested_on=day, **values)


def swing(tested_on=None, found_on="2026-05-08", **values):
    return record(
        MarketSwing,
        code="BD1",
        found_on=found_on,
        tested_on=tested_on,
        **{"endangered": True, "systems": ["S1"], **values},
    )


class TestEveryYear:
    duty = important_systems_are_stress_tested_every_year

    @pytest.mark.parametrize("day", ["2025-01-01", "2025-12-31"])
    def test_a_test_on_any_day_of_2025_counts_for_2025(self, day):
        assert verdict(self.duty, system(), stress_test(day)) == "every_period"

    @pytest.mark.parametrize("day", ["2024-12-31", "2026-01-01"])
    def test_a_test_a_day_outside_2025_leaves_2025_missed(self, day):
        assert verdict(self.duty, system(), stress_test(day)) == "missed"

    def test_it_is_asked_of_each_important_system(self):
        found = verdicts(self.duty, system("S1"), system("S2"), stress_test(of="S1"))
        assert found == {"S1": "every_period", "S2": "missed"}

    def test_a_test_that_is_only_planned_does_not_count(self):
        assert verdict(self.duty, system(), stress_test(None, plan_on="2025-09-01")) == "missed"

    def test_on_line_on_2025_01_01_the_whole_of_2025_is_asked(self):
        assert verdict(self.duty, system(online_on="2025-01-01"), stress_test("2026-03-01")) == "missed"

    def test_on_line_on_2025_01_02_the_first_whole_year_is_2026(self):
        assert verdict(self.duty, system(online_on="2025-01-02"), stress_test("2024-03-01")) == "not_yet_due"

    def test_the_year_in_which_the_measures_came_into_force_is_not_asked(self):
        assert verdict(self.duty, system(), stress_test("2023-03-01"), on="2024-06-30") == "not_yet_due"

    def test_2024_is_the_first_year_asked(self):
        assert verdict(self.duty, system(), stress_test("2023-06-01"), on="2025-01-01") == "missed"

    def test_a_system_that_is_not_important_is_no_subject(self):
        assert verdict(self.duty, system(important=False), stress_test()) == "no_subject"

    def test_importance_unknown_cannot_be_told(self):
        assert verdict(self.duty, system(important=None), stress_test()) == "unknown_scope"

    def test_no_ledger_of_stress_tests_cannot_be_told(self):
        assert verdict(self.duty, system()) == "no_ledger"

    def test_service_institutions_are_not_bound(self):
        assert verdict(self.duty, system(), stress_test(), kind="service") == "not_bound"


class TestSwing:
    duty = endangering_swing_is_followed_by_a_stress_test

    def test_5_working_days_from_2026_05_08_with_the_makeup_saturday_is_2026_05_14_met(self):
        assert verdict(self.duty, swing("2026-05-14")) == "on_time"

    def test_2026_05_15_is_late(self):
        assert verdict(self.duty, swing("2026-05-15")) == "late"

    def test_tested_on_the_day_itself_is_met(self):
        assert verdict(self.duty, swing("2026-05-08")) == "on_time"

    def test_not_tested_is_not_yet_due_on_the_last_day_and_overdue_the_day_after(self):
        assert verdict(self.duty, swing(), on="2026-05-14") == "not_yet_due"
        assert verdict(self.duty, swing(), on="2026-05-15") == "overdue"

    def test_the_institutions_own_standard_counts(self):
        own = record(Setting, parameter="swing_stress_test_days", value=2)
        assert verdict(self.duty, swing("2026-05-11"), own) == "on_time"
        assert verdict(self.duty, swing("2026-05-12"), own) == "late"

    def test_it_is_an_internal_standard_that_decides(self):
        assert self.duty.internal

    def test_a_swing_that_endangers_no_capacity_is_no_subject(self):
        assert verdict(self.duty, swing(endangered=False)) == "no_subject"

    def test_whether_it_endangers_capacity_unknown_cannot_be_told(self):
        assert verdict(self.duty, swing(endangered=None)) == "unknown_scope"

    def test_tested_before_the_swing_is_a_contradiction(self):
        assert verdict(self.duty, swing("2026-05-07")) == "conflict"

    def test_a_swing_before_the_measures_is_not_judged(self):
        assert verdict(self.duty, swing(found_on="2023-04-28")) == "not_in_force"

    def test_no_ledger_of_swings_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"


class TestPlan:
    first = plan_comes_before_the_test
    content = plan_sets_scenarios_and_the_three_kinds_of_indicators

    def test_a_plan_of_the_same_day_comes_first(self):
        assert verdict(self.first, stress_test(plan_on="2025-09-20")) == "in_order"

    def test_a_plan_of_the_day_after_comes_too_late(self):
        assert verdict(self.first, stress_test(plan_on="2025-09-21")) == "out_of_order"

    def test_tested_without_a_plan_is_breached(self):
        assert verdict(self.first, stress_test()) == "step_missing"

    def test_a_plan_whose_test_has_not_taken_place_is_not_judged_yet(self):
        assert verdict(self.first, stress_test(None, plan_on="2025-09-01")) == "not_started"
        assert verdict(self.content, stress_test(None, plan_on="2025-09-01")) == "not_started"

    def test_a_plan_with_all_that_is_asked_is_met(self):
        assert verdict(self.content, stress_test(**dict.fromkeys(PLAN_FLAGS, True))) == "holds"

    @pytest.mark.parametrize("flag", PLAN_FLAGS)
    def test_each_part_is_asked(self, flag):
        flags = dict.fromkeys(PLAN_FLAGS, True)
        assert verdict(self.content, stress_test(**{**flags, flag: False})) == "fails"
        assert verdict(self.content, stress_test(**{**flags, flag: None})) == "unknown_fact"

    def test_tests_of_ordinary_systems_need_a_plan_too(self):
        ordinary = stress_test(**dict.fromkeys(PLAN_FLAGS, False))
        assert verdict(self.first, system(important=False), ordinary) == "step_missing"
        assert verdict(self.content, system(important=False), ordinary) == "fails"

    @pytest.mark.parametrize("duty", [first, content])
    def test_no_ledger_cannot_be_told(self, duty):
        assert verdict(duty) == "no_ledger"

    @pytest.mark.parametrize("duty", [first, content])
    def test_before_the_measures_it_is_not_judged(self, duty):
        assert verdict(duty, stress_test("2023-04-30")) == "not_in_force"


class TestReport:
    duty = stress_test_is_reported

    def test_15_working_days_from_2026_05_08_is_2026_05_28_met(self):
        assert verdict(self.duty, stress_test("2026-05-08", reported_on="2026-05-28")) == "on_time"

    def test_2026_05_29_is_late(self):
        assert verdict(self.duty, stress_test("2026-05-08", reported_on="2026-05-29")) == "late"

    def test_no_report_is_overdue_after_the_term_and_not_due_within_it(self):
        assert verdict(self.duty, stress_test("2026-05-08")) == "overdue"
        assert verdict(self.duty, stress_test("2026-06-29")) == "not_yet_due"

    def test_not_tested_yet_needs_no_report(self):
        assert verdict(self.duty, stress_test(None)) == "not_started"

    def test_no_ledger_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"


class TestKept:
    duty = stress_test_report_is_kept_five_years

    def kept(self, made, disposed=None, on="2030-01-01"):
        return verdict(self.duty, stress_test(reported_on=made, disposed_on=disposed), on=on)

    def test_made_2023_06_01_disposed_2028_06_02_is_after_five_years_met(self):
        assert self.kept("2023-06-01", "2028-06-02") == "kept"

    def test_made_2023_06_01_disposed_2028_06_01_is_on_the_last_day_of_the_term(self):
        assert self.kept("2023-06-01", "2028-06-01") == "too_short"

    def test_made_2024_02_29_five_years_end_with_2029_02_28(self):
        assert self.kept("2024-02-29", "2029-03-01") == "kept"
        assert self.kept("2024-02-29", "2029-02-28") == "too_short"

    def test_still_on_file_is_met(self):
        assert self.kept("2023-06-01") == "kept"

    def test_no_report_yet_is_another_dutys_matter(self):
        assert self.kept(None) == "not_started"

    def test_disposed_of_but_made_when_cannot_be_told(self):
        assert self.kept(None, "2028-06-01") == "unknown_fact"

    def test_made_before_the_measures_is_not_judged(self):
        assert self.kept("2023-04-30", "2024-01-01") == "not_in_force"


def test_of_the_numbers_of_article_21_the_draft_of_2022_set_only_the_capacity():
    numbers = (CAPACITY_MULTIPLE, CORE_SHARE, OPERATING_SHARE, REPORT_YEARS)
    assert [number.values.get("2022-draft") for number in numbers] == [2, None, None, None]
    assert [number.values.get("2012") for number in numbers] == [None] * 4
