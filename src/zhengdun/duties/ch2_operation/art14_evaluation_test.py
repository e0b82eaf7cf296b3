"""Article 14(1), evaluation and mending: every year from level 3, as set for level 2, mended by the day set."""

import pytest

from zhengdun.duties.ch2_operation.art14_evaluation import (
    findings_of_evaluations_are_mended,
    level_2_is_evaluated_regularly,
    level_3_is_evaluated_every_year,
)
from zhengdun.duties.testing import record, system, verdict, verdicts
from zhengdun.ledger.tables.institution import Setting
from zhengdun.ledger.tables.systems import MlpsEvaluation, MlpsGrading


def grading(level, graded_on="2020-01-01"):
    return record(MlpsGrading, system="S1", level=level, graded_on=graded_on)


def evaluation(evaluated_on, code="E1", **values):
    return record(MlpsEvaluation, code=code, system="S1", evaluated_on=evaluated_on, **values)


of_another_system = record(MlpsEvaluation, code="E9", system="S9", evaluated_on="2025-06-01")


class TestFromLevel3:
    """On 2026-06-30 the last complete year is 2025."""

    duty = level_3_is_evaluated_every_year

    def judged(self, *evaluations, level=3, graded_on="2020-01-01", online_on="2015-01-01"):
        records = [system(online_on=online_on), grading(level, graded_on), of_another_system, *evaluations]
        return verdict(self.duty, *records)

    @pytest.mark.parametrize("day", ["2025-01-01", "2025-12-31"])
    def test_evaluated_on_any_day_of_2025_is_met(self, day):
        assert self.judged(evaluation(day)) == "every_period"

    @pytest.mark.parametrize("day", ["2024-12-31", "2026-01-01", None])
    def test_not_evaluated_in_2025_is_breached(self, day):
        assert self.judged(evaluation(day)) == "missed"

    @pytest.mark.parametrize(
        ("level", "reason"),
        [(2, "no_subject"), (3, "missed"), (4, "missed"), (5, "missed"), (None, "unknown_scope")],
    )
    def test_levels_3_4_and_5(self, level, reason):
        assert self.judged(level=level) == reason

    def test_level_4_is_evaluated_once_a_year_too_no_longer_every_half_year(self):
        assert self.judged(evaluation("2025-03-01"), level=4) == "every_period"

    def test_graded_on_the_first_day_of_2025_the_year_is_asked(self):
        assert self.judged(graded_on="2025-01-01") == "missed"

    def test_graded_on_the_second_day_of_2025_the_first_year_asked_is_2026(self):
        assert self.judged(graded_on="2025-01-02") == "not_yet_due"

    def test_graded_in_2024_but_on_line_in_2026_the_first_year_asked_is_2027(self):
        assert self.judged(graded_on="2024-06-01", online_on="2026-02-01") == "not_yet_due"

    def test_no_ledger_of_evaluations_cannot_be_told(self):
        assert verdict(self.duty, system(), grading(3)) == "no_ledger"

    def test_service_institutions_are_not_bound(self):
        assert verdict(self.duty, system(), grading(3), of_another_system, kind="service") == "not_bound"


class TestLevel2:
    duty = level_2_is_evaluated_regularly
    two_years = record(Setting, parameter="mlps_level_2_evaluation_months", value=24)

    def judged(self, *records, level=2):
        return verdict(self.duty, system(), grading(level), *records)

    def test_without_an_interval_of_its_own_it_cannot_be_told(self):
        assert self.judged(evaluation("2026-06-01")) == "no_parameter"

    def test_2024_06_30_and_24_months_end_on_2026_06_30_met(self):
        assert self.judged(evaluation("2024-06-30"), self.two_years) == "every_period"

    def test_2024_06_29_and_24_months_ended_on_2026_06_29_breached(self):
        assert self.judged(evaluation("2024-06-29"), self.two_years) == "overdue"

    def test_never_evaluated_is_breached_two_years_after_the_measures_came_into_force(self):
        records = system(), grading(2), of_another_system, self.two_years
        assert verdict(self.duty, *records, on="2025-05-01") == "not_yet_due"
        assert verdict(self.duty, *records, on="2025-05-02") == "overdue"

    @pytest.mark.parametrize("level", [1, 3])
    def test_other_levels_are_no_subjects(self, level):
        assert self.judged(of_another_system, self.two_years, level=level) == "no_subject"

    def test_no_ledger_of_evaluations_cannot_be_told(self):
        assert self.judged(self.two_years) == "no_ledger"

    def test_the_interval_is_an_internal_standard_without_a_default(self):
        (interval,) = self.duty.shape.parameters
        assert interval.source == "internal"
        assert interval.counts is None


class TestMending:
    duty = findings_of_evaluations_are_mended

    def judged(self, **values):
        usual = {"result": "mostly", "rectify_by": "2026-06-10", "rectified_on": None}
        return verdict(self.duty, system(), grading(3), evaluation("2026-03-01", **{**usual, **values}))

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            pytest.param({"rectified_on": "2026-06-10"}, "on_time", id="on the last day"),
            pytest.param({"rectified_on": "2026-06-11"}, "late", id="a day later"),
            pytest.param({}, "overdue", id="not mended"),
            pytest.param({"rectify_by": "2026-06-30"}, "not_yet_due", id="due today"),
            pytest.param({"rectify_by": "2026-06-29"}, "overdue", id="due yesterday"),
            pytest.param({"rectify_by": None}, "unknown_fact", id="no day set"),
            pytest.param({"rectify_by": None, "rectified_on": "2026-06-01"}, "unknown_fact", id="mended, no day set"),
            pytest.param({"rectify_by": "2023-04-30"}, "not_in_force", id="due before the Measures"),
        ],
    )
    def test_what_was_found_is_mended_by_the_day_set(self, values, reason):
        assert self.judged(**values) == reason

    @pytest.mark.parametrize(
        ("result", "risks", "reason"),
        [
            ("fails", None, "overdue"),
            ("mostly", 0, "overdue"),
            ("conforms", 0, "no_subject"),
            ("conforms", None, "no_subject"),
            ("conforms", 1, "overdue"),
            (None, 1, "overdue"),
            (None, None, "unknown_scope"),
            (None, 0, "unknown_scope"),
        ],
    )
    def test_only_where_something_was_found(self, result, risks, reason):
        assert self.judged(result=result, major_risks=risks) == reason

    def test_each_evaluation_is_judged(self):
        first = evaluation("2025-03-01", code="E1", result="fails", rectify_by="2025-06-01", rectified_on="2025-05-01")
        second = evaluation("2026-03-01", code="E2", result="mostly", rectify_by="2026-06-01")
        assert verdicts(self.duty, system(), grading(3), first, second) == {"E1": "on_time", "E2": "overdue"}

    @pytest.mark.parametrize("day", [None, "2026-07-01"])
    def test_an_evaluation_not_done_yet_found_nothing(self, day):
        planned = evaluation(day, result="fails", rectify_by="2026-06-01")
        assert verdict(self.duty, system(), grading(3), planned) == "no_subject"

    def test_no_ledger_of_evaluations_cannot_be_told(self):
        assert verdict(self.duty, system(), grading(3)) == "no_ledger"
