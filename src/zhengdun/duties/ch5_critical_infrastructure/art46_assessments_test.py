"""Article 46: a test and an assessment every year, their parts, and mending what they find."""

from functools import partial

import pytest

from zhengdun.duties.ch5_critical_infrastructure.art46_assessments import (
    assessment_has_its_four_parts,
    findings_are_mended_in_time,
    infrastructure_is_assessed_every_year,
    infrastructure_is_tested_every_year,
)
from zhengdun.duties.testing import record, verdict, verdicts
from zhengdun.ledger.tables.cii import CiiAssessment, CiiAsset, CiiFinding
from zhengdun.ledger.tables.institution import Setting

judged = partial(verdict, cii_operator=True)
PARTS = ("covers_operation", "covers_threats", "covers_risk", "covers_emergency")


def asset(code="CII1", **values):
    return record(CiiAsset, code=code, name="交易核心", **{"identified_on": "2022-09-01", **values})


def assessment(of="CII1", code="PG1", **values):
    return record(CiiAssessment, code=code, asset=of, **values)


@pytest.mark.parametrize(
    ("duty", "column", "other"),
    [
        (infrastructure_is_tested_every_year, "tested_on", "assessed_on"),
        (infrastructure_is_assessed_every_year, "assessed_on", "tested_on"),
    ],
)
class TestEveryYear:
    @pytest.mark.parametrize("day", ["2025-01-01", "2025-12-31"])
    def test_any_day_of_2025_counts_for_2025(self, duty, column, other, day):
        assert judged(duty, asset(), assessment(**{column: day, other: None})) == "every_period"

    @pytest.mark.parametrize("day", ["2024-12-31", "2026-01-01"])
    def test_a_day_outside_2025_leaves_2025_missed(self, duty, column, other, day):
        assert judged(duty, asset(), assessment(**{column: day, other: "2025-06-01"})) == "missed"

    def test_one_of_the_two_does_not_stand_in_for_the_other(self, duty, column, other):
        assert judged(duty, asset(), assessment(**{column: None, other: "2025-06-01"})) == "missed"

    def test_it_is_asked_of_each_piece(self, duty, column, other):
        found = verdicts(
            duty, asset(), asset("CII2"), assessment(**{column: "2025-06-01", other: None}), cii_operator=True
        )
        assert found == {"CII1": "every_period", "CII2": "missed"}

    def test_identified_on_2025_01_01_the_whole_of_2025_is_asked(self, duty, column, other):
        late = assessment(**{column: "2026-03-01", other: None})
        assert judged(duty, asset(identified_on="2025-01-01"), late) == "missed"

    def test_identified_on_2025_01_02_the_first_whole_year_is_2026(self, duty, column, other):
        early = assessment(**{column: "2024-03-01", other: None})
        assert judged(duty, asset(identified_on="2025-01-02"), early) == "not_yet_due"

    def test_what_is_no_longer_critical_is_no_subject(self, duty, column, other):
        old = assessment(**{column: "2024-03-01", other: None})
        assert judged(duty, asset(ended_on="2026-06-30"), old) == "no_subject"

    def test_no_ledger_of_assessments_cannot_be_told(self, duty, column, other):
        assert judged(duty, asset()) == "no_ledger", (column, other)

    def test_institutions_without_critical_infrastructure_are_not_bound(self, duty, column, other):
        assert verdict(duty, asset(), assessment(**{column: None, other: None})) == "not_bound"


class TestMending:
    duty = findings_are_mended_in_time

    def finding(self, mended_on=None, found_on="2026-03-31"):
        return record(CiiFinding, code="WT1", assessment="PG1", found_on=found_on, mended_on=mended_on)

    def test_60_days_from_2026_03_31_is_2026_05_30_met(self):
        assert judged(self.duty, self.finding("2026-05-30")) == "on_time"

    def test_2026_05_31_is_late(self):
        assert judged(self.duty, self.finding("2026-05-31")) == "late"

    def test_not_mended_is_not_yet_due_on_the_last_day_and_overdue_the_day_after(self):
        assert judged(self.duty, self.finding(), on="2026-05-30") == "not_yet_due"
        assert judged(self.duty, self.finding(), on="2026-05-31") == "overdue"

    def test_found_when_unknown_cannot_be_told(self):
        assert judged(self.duty, self.finding(found_on=None)) == "unknown_fact"

    def test_the_institutions_own_standard_counts_and_is_no_law(self):
        own = record(Setting, parameter="cii_mending_days", value=10)
        assert judged(self.duty, self.finding("2026-04-10"), own) == "on_time"
        assert judged(self.duty, self.finding("2026-04-11"), own) == "late"
        assert self.duty.internal

    def test_found_before_the_measures_is_not_judged(self):
        assert judged(self.duty, self.finding(found_on="2023-04-30")) == "not_in_force"

    def test_no_ledger_cannot_be_told(self):
        assert judged(self.duty) == "no_ledger"

    def test_institutions_without_critical_infrastructure_are_not_bound(self):
        assert verdict(self.duty, self.finding()) == "not_bound"


class TestParts:
    duty = assessment_has_its_four_parts
    whole = dict.fromkeys(PARTS, True)

    def test_all_four_are_met(self):
        assert judged(self.duty, assessment(assessed_on="2026-03-31", **self.whole)) == "holds"

    @pytest.mark.parametrize("part", PARTS)
    @pytest.mark.parametrize(("value", "reason"), [(False, "fails"), (None, "unknown_fact")])
    def test_each_part_is_asked(self, part, value, reason):
        lacking = assessment(assessed_on="2026-03-31", **{**self.whole, part: value})
        assert judged(self.duty, lacking) == reason

    @pytest.mark.parametrize(
        ("day", "reason"), [(None, "not_started"), ("2026-07-01", "not_started"), ("2023-04-30", "not_in_force")]
    )
    def test_only_what_was_assessed_under_the_measures(self, day, reason):
        assert judged(self.duty, assessment(assessed_on=day, **dict.fromkeys(PARTS, False))) == reason

    def test_no_ledger_cannot_be_told(self):
        assert judged(self.duty) == "no_ledger"

    def test_institutions_without_critical_infrastructure_are_not_bound(self):
        assert verdict(self.duty, assessment(assessed_on="2026-03-31")) == "not_bound"
