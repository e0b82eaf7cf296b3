"""Article 14(1), grading and filing: the thirty days of 公通字〔2007〕43号, and the certificate."""

import pytest

from zhengdun.duties.ch2_operation.art14_grading import (
    earlier_systems_are_on_file,
    every_system_is_graded,
    filing_certificate_is_valid,
    grade_is_filed_within_thirty_days,
)
from zhengdun.duties.testing import record, system, verdict, verdicts
from zhengdun.ledger.tables.systems import MlpsGrading


def grading(code="S1", **values):
    usual = {"level": 3, "graded_on": "2020-01-01", "filed_on": "2020-01-20", "certificate_until": "2028-01-01"}
    return record(MlpsGrading, system=code, **{**usual, **values})


class TestGraded:
    duty = every_system_is_graded

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            pytest.param({}, "present", id="graded"),
            pytest.param({"level": 1}, "present", id="level 1 is a grade too"),
            pytest.param({"graded_on": "2026-06-30"}, "present", id="graded today"),
            pytest.param({"graded_on": "2026-07-01"}, "absent", id="to be graded tomorrow"),
            pytest.param({"graded_on": None}, "absent", id="no day of grading"),
            pytest.param({"level": None}, "unknown_fact", id="level not recorded"),
        ],
    )
    def test_one_system(self, values, reason):
        assert verdict(self.duty, system(), grading(**values)) == reason

    def test_every_system_is_judged_important_or_not(self):
        found = verdicts(self.duty, system(), system("S2", important=False), grading())
        assert found == {"S1": "present", "S2": "absent"}

    def test_a_system_not_yet_on_line_is_no_subject(self):
        assert verdict(self.duty, system(online_on="2026-07-01"), grading("S9")) == "no_subject"

    def test_no_ledger_of_gradings_cannot_be_told(self):
        assert verdict(self.duty, system()) == "no_ledger"

    def test_service_institutions_are_not_bound(self):
        assert verdict(self.duty, system(), kind="service") == "not_bound"


class TestFiledInTime:
    duty = grade_is_filed_within_thirty_days

    def judged(self, online_on="2015-01-01", **values):
        return verdict(self.duty, system(online_on=online_on), grading(**values))

    def test_graded_2026_05_18_plus_30_is_2026_06_17_met(self):
        assert self.judged(graded_on="2026-05-18", filed_on="2026-06-17") == "on_time"

    def test_graded_2026_05_18_filed_2026_06_18_is_late(self):
        assert self.judged(graded_on="2026-05-18", filed_on="2026-06-18") == "late"

    def test_graded_2026_05_31_may_still_be_filed_on_2026_06_30(self):
        assert self.judged(graded_on="2026-05-31", filed_on=None) == "not_yet_due"

    def test_graded_2026_05_30_was_due_on_2026_06_29(self):
        assert self.judged(graded_on="2026-05-30", filed_on=None) == "overdue"

    def test_a_new_system_is_counted_from_going_on_line_2026_05_18(self):
        assert self.judged("2026-05-18", graded_on="2026-01-05", filed_on="2026-06-17") == "on_time"
        assert self.judged("2026-05-18", graded_on="2026-01-05", filed_on="2026-06-18") == "late"

    def test_a_new_system_may_be_filed_before_it_goes_on_line(self):
        assert self.judged("2026-05-18", graded_on="2026-01-05", filed_on="2026-04-01") == "on_time"

    def test_what_was_filed_before_a_new_grading_was_another_grade(self):
        assert self.judged(graded_on="2026-03-01", filed_on="2020-01-20") == "overdue"

    @pytest.mark.parametrize(
        ("level", "reason"), [(1, "no_subject"), (2, "overdue"), (5, "overdue"), (None, "unknown_scope")]
    )
    def test_from_level_2(self, level, reason):
        assert self.judged(graded_on="2026-03-01", filed_on=None, level=level) == reason

    def test_not_graded_yet_has_not_started(self):
        assert self.judged(graded_on=None, filed_on=None) == "not_started"

    def test_graded_2023_04_30_is_older_than_the_measures(self):
        assert self.judged(graded_on="2023-04-30", filed_on=None) == "not_in_force"

    def test_graded_2023_05_01_is_governed_by_them(self):
        assert self.judged(graded_on="2023-05-01", filed_on=None) == "overdue"

    def test_no_ledger_of_gradings_cannot_be_told(self):
        assert verdict(self.duty, system()) == "no_ledger"

    def test_the_thirty_days_are_law_of_another_text(self):
        assert not self.duty.internal
        (parameter,) = self.duty.shape.parameters
        assert parameter.source == "outside"
        assert "公通字〔2007〕43号" in parameter.why.zh


class TestEarlierSystems:
    duty = earlier_systems_are_on_file

    def judged(self, **values):
        return verdict(self.duty, system(), grading(**values))

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            pytest.param({}, "holds", id="filed in 2020"),
            pytest.param({"filed_on": "2026-06-30"}, "holds", id="filed at last"),
            pytest.param({"filed_on": None}, "fails", id="never filed"),
            pytest.param({"filed_on": "2019-12-31"}, "fails", id="filed before this grading"),
            pytest.param({"graded_on": "2023-04-30", "filed_on": None}, "fails", id="graded on the last day before"),
            pytest.param({"graded_on": "2023-05-01", "filed_on": None}, "no_subject", id="graded under the Measures"),
            pytest.param({"level": 1, "filed_on": None}, "no_subject", id="level 1"),
            pytest.param({"level": None}, "unknown_scope", id="level not recorded"),
            pytest.param({"graded_on": None}, "unknown_scope", id="day of grading not recorded"),
        ],
    )
    def test_one_system(self, values, reason):
        assert self.judged(**values) == reason

    def test_graded_2023_04_20_the_thirty_days_end_on_2023_05_20(self):
        rows = system(), grading(graded_on="2023-04-20", filed_on=None)
        assert verdict(self.duty, *rows, on="2023-05-20") == "no_subject"
        assert verdict(self.duty, *rows, on="2023-05-21") == "fails"

    def test_no_ledger_of_gradings_cannot_be_told(self):
        assert verdict(self.duty, system()) == "no_ledger"


class TestCertificate:
    duty = filing_certificate_is_valid

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            pytest.param({"certificate_until": "2026-06-30"}, "holds", id="valid until today"),
            pytest.param({"certificate_until": "2026-06-29"}, "fails", id="valid until yesterday"),
            pytest.param({"certificate_until": None}, "unknown_fact", id="not recorded"),
            pytest.param({"filed_on": None, "certificate_until": None}, "no_subject", id="not filed"),
            pytest.param({"level": 1, "certificate_until": None}, "no_subject", id="level 1"),
        ],
    )
    def test_one_system(self, values, reason):
        assert verdict(self.duty, system(), grading(**values)) == reason

    def test_no_ledger_of_gradings_cannot_be_told(self):
        assert verdict(self.duty, system()) == "no_ledger"

    def test_service_institutions_are_not_bound(self):
        assert verdict(self.duty, system(), grading(certificate_until=None), kind="service") == "not_bound"
