"""Article 36: each clock, and which vulnerabilities start it."""

import pytest

from zhengdun.duties.ch4_emergency.art36_vulnerabilities import (
    grave_vulnerabilities_are_reported,
    vulnerabilities_are_checked_in_time,
    vulnerabilities_are_mended_in_time,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.emergency import Vulnerability
from zhengdun.ledger.tables.institution import Setting

ALL = [
    vulnerabilities_are_checked_in_time,
    vulnerabilities_are_mended_in_time,
    grave_vulnerabilities_are_reported,
]


def hole(**values):
    return record(Vulnerability, code="V1", **{"found_on": "2026-06-01", **values})


class TestChecking:
    duty = vulnerabilities_are_checked_in_time

    def test_3_working_days_from_monday_2026_06_01_are_06_04_met(self):
        assert verdict(self.duty, hole(verified_on="2026-06-04")) == "on_time"

    def test_3_working_days_from_monday_2026_06_01_are_06_04_and_06_05_is_late(self):
        assert verdict(self.duty, hole(verified_on="2026-06-05")) == "late"

    def test_3_working_days_from_thursday_2026_06_18_over_the_dragon_boat_festival_are_06_24(self):
        assert verdict(self.duty, hole(found_on="2026-06-18", verified_on="2026-06-24")) == "on_time"
        assert verdict(self.duty, hole(found_on="2026-06-18", verified_on="2026-06-25")) == "late"

    def test_never_checked_is_overdue(self):
        assert verdict(self.duty, hole()) == "overdue"

    def test_not_checked_yet_on_the_last_day_is_not_yet_due(self):
        assert verdict(self.duty, hole(), on="2026-06-04") == "not_yet_due"

    def test_the_institutions_own_standard_counts(self):
        own = record(Setting, parameter="vulnerability_checking_working_days", value=5)
        assert verdict(self.duty, hole(verified_on="2026-06-08"), own) == "on_time"

    def test_checked_before_it_was_found_contradicts_itself(self):
        assert verdict(self.duty, hole(verified_on="2026-05-31")) == "conflict"


class TestMending:
    duty = vulnerabilities_are_mended_in_time

    @pytest.mark.parametrize(
        ("fixed_on", "reason"), [("2026-05-31", "on_time"), ("2026-06-01", "late"), (None, "overdue")]
    )
    def test_30_days_from_2026_05_01_are_05_31(self, fixed_on, reason):
        assert verdict(self.duty, hole(found_on="2026-05-01", confirmed=True, fixed_on=fixed_on)) == reason

    def test_a_false_alarm_need_not_be_mended(self):
        assert verdict(self.duty, hole(found_on="2026-05-01", confirmed=False)) == "no_subject"

    def test_not_known_whether_it_is_real_cannot_be_told(self):
        assert verdict(self.duty, hole(found_on="2026-05-01")) == "unknown_scope"


class TestReporting:
    duty = grave_vulnerabilities_are_reported

    @pytest.mark.parametrize(
        ("reported_on", "reason"),
        [("2026-06-01", "on_time"), ("2026-06-02", "on_time"), ("2026-06-03", "late"), (None, "overdue")],
    )
    def test_1_day_from_2026_06_01_is_06_02(self, reported_on, reason):
        assert verdict(self.duty, hole(major_impact=True, confirmed=True, reported_on=reported_on)) == reason

    def test_the_report_does_not_wait_for_the_check(self):
        assert verdict(self.duty, hole(major_impact=True, confirmed=None)) == "overdue"

    def test_a_false_alarm_need_not_be_reported(self):
        assert verdict(self.duty, hole(major_impact=True, confirmed=False)) == "no_subject"

    def test_without_considerable_impact_nothing_is_reported(self):
        assert verdict(self.duty, hole(major_impact=False, confirmed=True)) == "no_subject"

    def test_impact_unknown_cannot_be_told(self):
        assert verdict(self.duty, hole(major_impact=None, confirmed=True)) == "unknown_scope"

    def test_no_term_of_the_measures_is_claimed(self):
        assert self.duty.internal


@pytest.mark.parametrize("duty", ALL, ids=lambda duty: duty.id)
def test_service_institutions_are_bound_too(duty):
    grave = hole(major_impact=True, confirmed=True, verified_on=None)
    assert verdict(duty, grave, kind="service", on="2026-07-31") == "overdue"


@pytest.mark.parametrize("duty", ALL, ids=lambda duty: duty.id)
def test_other_institutions_are_not_bound(duty):
    assert verdict(duty, hole(major_impact=True, confirmed=True), kind="association") == "not_bound"


@pytest.mark.parametrize("duty", ALL, ids=lambda duty: duty.id)
def test_no_ledger_cannot_be_told(duty):
    assert verdict(duty) == "no_ledger"


@pytest.mark.parametrize("duty", ALL, ids=lambda duty: duty.id)
def test_found_on_2023_04_30_before_the_measures(duty):
    assert verdict(duty, hole(found_on="2023-04-30", major_impact=True, confirmed=True)) == "not_in_force"
