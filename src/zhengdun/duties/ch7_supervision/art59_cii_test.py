"""Article 59(2) and (3): the plan of every year, on its own; CII in the annual report."""

import pytest

from zhengdun.duties.ch7_supervision.art59_cii import (
    annual_report_covers_cii,
    cii_plan_is_filed_every_year,
    cii_plan_is_filed_on_its_own,
)
from zhengdun.duties.testing import record
from zhengdun.duties.testing import verdict as verdict_of
from zhengdun.ledger.tables.cii import CiiAsset
from zhengdun.ledger.tables.supervision import Filing

ALL = [cii_plan_is_filed_every_year, cii_plan_is_filed_on_its_own, annual_report_covers_cii]


FIRST_AND_SECOND = [("CII1", "2022-01-01"), ("CII2", "2026-03-01")]


def verdict(duty, *records, cii_operator=True, **given):
    return verdict_of(duty, *records, cii_operator=cii_operator, **given)


def filing(filed_on, kind="cii_plan", **values):
    return record(Filing, code="F1", kind=kind, filed_on=filed_on, **{"year": 2025, "recipient": "bureau", **values})


class TestPlan:
    duty = cii_plan_is_filed_every_year

    @pytest.mark.parametrize(
        ("filed_on", "reason"),
        [
            ("2024-12-20", "every_period"),
            ("2025-05-20", "every_period"),
            ("2025-12-31", "every_period"),
            ("2026-01-01", "late"),
            (None, "overdue"),
        ],
    )
    def test_the_plan_of_2025_by_the_end_of_2025_for_no_earlier_day_is_set(self, filed_on, reason):
        assert verdict(self.duty, filing(filed_on)) == reason

    @pytest.mark.parametrize(
        ("identified_on", "reason"),
        [("2024-12-31", "overdue"), ("2025-01-01", "not_yet_due"), ("2026-03-01", "not_yet_due"), (None, "overdue")],
    )
    def test_who_became_an_operator_in_the_year_or_later_owes_no_plan_of_2025(self, identified_on, reason):
        asset = record(CiiAsset, code="CII1", name="关基", identified_on=identified_on)
        assert verdict(self.duty, asset, filing(None)) == reason

    def test_the_first_infrastructure_counts(self):
        old, new = (record(CiiAsset, code=code, name="关基", identified_on=day) for code, day in FIRST_AND_SECOND)
        assert verdict(self.duty, old, new, filing(None)) == "overdue"

    def test_the_first_whole_year_is_2024(self):
        assert verdict(self.duty, filing(None), on="2024-12-31") == "not_yet_due"
        assert verdict(self.duty, filing(None), on="2025-01-01") == "overdue"

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            ({"recipient": "other"}, "overdue"),
            ({"recipient": None}, "unknown_fact"),
            ({"year": 2024}, "overdue"),
            ({"year": None}, "unknown_fact"),
            ({"kind": "annual_report"}, "overdue"),
        ],
    )
    def test_the_plan_of_the_year_to_whom_article_72_names(self, values, reason):
        assert verdict(self.duty, filing("2025-02-20", **values)) == reason

    def test_a_core_institution_files_with_the_csrc(self):
        assert verdict(self.duty, filing("2025-02-20", recipient="csrc"), kind="core") == "every_period"


class TestOnItsOwn:
    duty = cii_plan_is_filed_on_its_own

    @pytest.mark.parametrize(("value", "reason"), [(True, "holds"), (False, "fails"), (None, "unknown_fact")])
    def test_not_merged_with_another_report(self, value, reason):
        assert verdict(self.duty, filing("2025-02-20", separate=value)) == reason

    @pytest.mark.parametrize(("day", "reason"), [(None, "not_started"), ("2023-04-30", "not_in_force")])
    def test_a_plan_that_was_filed_under_the_measures(self, day, reason):
        assert verdict(self.duty, filing(day, separate=False)) == reason

    def test_the_annual_report_may_be_merged(self):
        assert verdict(self.duty, filing("2025-02-20", kind="annual_report", separate=False)) == "no_subject"


class TestAnnualReport:
    duty = annual_report_covers_cii

    @pytest.mark.parametrize(
        ("sections", "reason"),
        [(["governance", "cii"], "holds"), (["governance"], "fails"), (None, "unknown_fact")],
    )
    def test_the_part_on_cii(self, sections, reason):
        assert verdict(self.duty, filing("2026-04-20", kind="annual_report", sections=sections)) == reason

    @pytest.mark.parametrize(
        ("identified_on", "reason"),
        [("2026-04-20", "fails"), ("2026-04-21", "not_started"), ("2022-01-01", "fails"), (None, "fails")],
    )
    def test_a_report_filed_before_there_was_infrastructure_need_not_cover_any(self, identified_on, reason):
        asset = record(CiiAsset, code="CII1", name="关基", identified_on=identified_on)
        told = filing("2026-04-20", kind="annual_report", sections=["governance"])
        assert verdict(self.duty, asset, told) == reason

    def test_the_plan_is_no_report(self):
        assert verdict(self.duty, filing("2026-04-20", sections=["governance"])) == "no_subject"


@pytest.mark.parametrize("duty", ALL, ids=lambda duty: duty.id)
class TestWhom:
    @pytest.mark.parametrize("kind", ["core", "securities"])
    def test_others_than_cii_operators_are_not_bound(self, duty, kind):
        assert verdict(duty, filing(None), kind=kind, cii_operator=False) == "not_bound"

    def test_whether_it_operates_cii_is_not_known(self, duty):
        assert verdict(duty, filing(None), cii_operator=None) == "unknown_scope"

    def test_no_ledger_cannot_be_told(self, duty):
        assert verdict(duty) == "no_ledger"
