"""Article 61(2): the roster by the first day of the period, each report by its own."""

import pytest

from zhengdun.duties.ch7_supervision.art61_key_periods import (
    reports_are_made_on_their_days,
    reports_owed_are_entered,
    roster_comes_before_the_period,
)
from zhengdun.duties.testing import record, verdict, verdicts
from zhengdun.ledger.tables.supervision import KeyPeriod, KeyPeriodReport


class TestRoster:
    duty = roster_comes_before_the_period

    def period(self, roster_made_on, starts_on="2026-06-05", ends_on="2026-06-15"):
        return record(KeyPeriod, code="K1", starts_on=starts_on, ends_on=ends_on, roster_made_on=roster_made_on)

    @pytest.mark.parametrize(
        ("day", "reason"),
        [
            ("2026-06-01", "in_order"),
            ("2026-06-05", "in_order"),
            ("2026-06-06", "out_of_order"),
            (None, "step_missing"),
        ],
    )
    def test_by_the_first_day_2026_06_05(self, day, reason):
        assert verdict(self.duty, self.period(day)) == reason

    @pytest.mark.parametrize(("starts_on", "reason"), [("2026-07-01", "not_yet_due"), ("2026-06-30", "step_missing")])
    def test_until_the_period_begins_nothing_is_due(self, starts_on, reason):
        assert verdict(self.duty, self.period(None, starts_on, "2026-07-10")) == reason

    def test_a_period_from_2023_04_30_before_the_measures(self):
        assert verdict(self.duty, self.period(None, "2023-04-30", "2023-05-04")) == "not_in_force"

    def test_no_ledger_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"

    def test_service_institutions_are_not_bound(self):
        assert verdict(self.duty, self.period(None), kind="service") == "not_bound"


class TestReportsOwed:
    duty = reports_owed_are_entered

    def period(self, *, entered, starts_on="2026-06-05"):
        return record(KeyPeriod, code="K1", starts_on=starts_on, ends_on="2026-07-15", reports_entered=entered)

    @pytest.mark.parametrize(("entered", "reason"), [(True, "holds"), (False, "fails"), (None, "unknown_fact")])
    def test_somebody_says_whether_all_are_there(self, entered, reason):
        assert verdict(self.duty, self.period(entered=entered)) == reason

    @pytest.mark.parametrize(("starts_on", "reason"), [("2026-06-30", "unknown_fact"), ("2026-07-01", "not_started")])
    def test_from_the_first_day_of_the_period_on(self, starts_on, reason):
        assert verdict(self.duty, self.period(entered=None, starts_on=starts_on)) == reason

    def test_reports_that_were_made_do_not_say_that_these_are_all(self):
        made = record(KeyPeriodReport, period="K1", due_on="2026-06-10", reported_on="2026-06-10")
        assert verdict(self.duty, self.period(entered=None), made) == "unknown_fact"

    def test_no_ledger_cannot_be_told_and_service_institutions_are_not_bound(self):
        assert verdict(self.duty) == "no_ledger"
        assert verdict(self.duty, self.period(entered=False), kind="service") == "not_bound"


class TestReports:
    duty = reports_are_made_on_their_days

    def report(self, reported_on, due_on="2026-06-10"):
        return record(KeyPeriodReport, period="K1", due_on=due_on, reported_on=reported_on)

    @pytest.mark.parametrize(("day", "reason"), [("2026-06-10", "on_time"), ("2026-06-11", "late"), (None, "overdue")])
    def test_due_on_2026_06_10_that_day_included(self, day, reason):
        assert verdict(self.duty, self.report(day)) == reason

    def test_until_that_day_has_passed_nothing_is_due(self):
        assert verdict(self.duty, self.report(None), on="2026-06-10") == "not_yet_due"
        assert verdict(self.duty, self.report(None), on="2026-06-11") == "overdue"

    def test_every_report_is_a_subject(self):
        found = verdicts(self.duty, self.report("2026-06-10"), self.report(None, "2026-06-11"))
        assert found == {"K1 2026-06-10": "on_time", "K1 2026-06-11": "overdue"}

    def test_no_ledger_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"

    def test_service_institutions_are_not_bound(self):
        assert verdict(self.duty, self.report(None), kind="service") == "not_bound"
