"""Article 59(1): by 30 April, the day itself in time; to the right recipient; with six parts."""

import pytest

from zhengdun.duties.ch7_supervision.art59_annual_report import (
    PARTS,
    annual_report_has_its_six_parts,
    annual_report_is_filed,
    the_year_before_is_assessed,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.institution import Setting
from zhengdun.ledger.tables.supervision import AnnualAssessment, Filing

ALL = [the_year_before_is_assessed, annual_report_is_filed, annual_report_has_its_six_parts]


def report(filed_on, year=2025, code="F1", **values):
    usual = {"kind": "annual_report", "recipient": "bureau", "sections": list(PARTS)}
    return record(Filing, code=code, year=year, filed_on=filed_on, **{**usual, **values})


def assessment(finished_on, year=2025):
    return record(AnnualAssessment, year=year, finished_on=finished_on)


@pytest.mark.parametrize(
    ("duty", "done"),
    [
        pytest.param(the_year_before_is_assessed, assessment, id="assessment"),
        pytest.param(annual_report_is_filed, report, id="report"),
    ],
)
class TestByApril:
    @pytest.mark.parametrize(
        ("day", "reason"),
        [("2026-03-31", "every_period"), ("2026-04-30", "every_period"), ("2026-05-01", "late"), (None, "overdue")],
    )
    def test_2026_04_30_counts_and_05_01_is_late(self, duty, done, day, reason):
        assert verdict(duty, done(day)) == reason

    def test_until_that_day_has_passed_the_year_before_counts(self, duty, done):
        assert verdict(duty, done("2025-04-10", 2024), on="2026-04-30") == "every_period"
        assert verdict(duty, done("2025-04-10", 2024), on="2026-05-01") == "overdue"

    @pytest.mark.parametrize(
        ("on", "reason"), [("2023-05-01", "not_yet_due"), ("2024-04-30", "not_yet_due"), ("2024-05-01", "overdue")]
    )
    def test_the_first_is_due_on_2024_04_30(self, duty, done, on, reason):
        assert verdict(duty, done("2023-04-20", 2022), on=on) == reason

    @pytest.mark.parametrize(
        ("began", "reason"),
        [("2025-12-31", "overdue"), ("2026-01-01", "not_yet_due"), ("2026-06-01", "not_yet_due"), (None, "overdue")],
    )
    def test_who_began_in_2026_has_no_year_before_to_report_on(self, duty, done, began, reason):
        assert verdict(duty, done(None), kind_since=began) == reason

    def test_2023_04_30_before_the_measures(self, duty, done):
        assert verdict(duty, done(None, 2022), on="2023-04-30") == "not_in_force"

    def test_who_reads_the_day_as_shut_out(self, duty, done):
        own = record(Setting, parameter="annual_report_days_earlier", value=1)
        assert verdict(duty, done("2026-04-29"), own) == "every_period"
        assert verdict(duty, done("2026-04-30"), own) == "late"

    def test_the_breach_is_one_of_the_law_and_the_remedy_names_the_other_reading(self, duty, done):
        assert verdict(duty, done(None)) == "overdue"
        assert not duty.internal
        assert "4月29日" in duty.remedy
        assert "29 April" in duty.remedy


class TestReport:
    duty = annual_report_is_filed

    @pytest.mark.parametrize(
        ("kind", "values", "reason"),
        [
            ("core", {"recipient": "csrc"}, "every_period"),
            ("core", {}, "overdue"),
            ("fund", {}, "every_period"),
            ("fund", {"recipient": "csrc", "csrc_directed": True}, "every_period"),
            ("fund", {"recipient": "csrc"}, "unknown_fact"),
            ("fund", {"recipient": None}, "unknown_fact"),
            ("fund", {"year": None}, "unknown_fact"),
            ("fund", {"kind": "other"}, "overdue"),
        ],
    )
    def test_the_report_of_the_year_to_whom_article_72_names(self, kind, values, reason):
        assert verdict(self.duty, report("2026-04-20", **values), kind=kind) == reason


class TestParts:
    duty = annual_report_has_its_six_parts

    def test_all_six(self):
        assert verdict(self.duty, report("2026-04-20")) == "holds"
        assert verdict(self.duty, report("2026-04-20", sections=[*PARTS, "cii"])) == "holds"

    @pytest.mark.parametrize("part", PARTS)
    def test_without_one_of_them(self, part):
        assert verdict(self.duty, report("2026-04-20", sections=[one for one in PARTS if one != part])) == "fails"

    def test_parts_not_recorded_cannot_be_told(self):
        assert verdict(self.duty, report("2026-04-20", sections=None)) == "unknown_fact"

    @pytest.mark.parametrize(("day", "reason"), [(None, "not_started"), ("2023-04-30", "not_in_force")])
    def test_a_report_that_was_filed_under_the_measures(self, day, reason):
        assert verdict(self.duty, report(day, sections=["people"])) == reason

    def test_another_filing_is_no_subject(self):
        assert verdict(self.duty, report("2026-04-20", kind="mlps", sections=None)) == "no_subject"


@pytest.mark.parametrize("duty", ALL, ids=lambda duty: duty.id)
class TestWhom:
    @pytest.mark.parametrize("kind", ["custody_bank", "fund_service", "tech_subsidiary", "service", "association"])
    def test_those_bound_by_reference_and_others_are_not_bound(self, duty, kind):
        assert verdict(duty, report("2026-05-20", sections=["people"]), assessment(None), kind=kind) == "not_bound"

    def test_no_ledger_cannot_be_told(self, duty):
        assert verdict(duty) == "no_ledger"
