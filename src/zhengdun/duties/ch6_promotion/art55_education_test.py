"""Article 55: every civil year, everybody; investors within the interval."""

import pytest

from zhengdun.duties.ch6_promotion.art55_education import (
    all_staff_are_educated_every_year,
    investors_are_educated_regularly,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.institution import Setting
from zhengdun.ledger.tables.people import Education, InvestorEducation


class TestStaff:
    duty = all_staff_are_educated_every_year

    def education(self, held_on, total=100, educated=100, code="E1"):
        return record(Education, code=code, held_on=held_on, staff_total=total, staff_educated=educated)

    @pytest.mark.parametrize("day", ["2025-01-01", "2025-12-31"])
    def test_the_civil_year_2025_has_one_met(self, day):
        assert verdict(self.duty, self.education(day)) == "every_period"

    @pytest.mark.parametrize("day", ["2024-12-31", "2026-01-01", None])
    def test_the_civil_year_2025_has_none_breached(self, day):
        assert verdict(self.duty, self.education(day)) == "missed"

    @pytest.mark.parametrize(
        ("total", "educated", "reason"),
        [
            (100, 100, "every_period"),
            (100, 99, "missed"),
            (100, 101, "unknown_fact"),
            (0, 0, "missed"),
            (None, 100, "unknown_fact"),
            (100, None, "unknown_fact"),
        ],
    )
    def test_everybody_of_100_is_100(self, total, educated, reason):
        assert verdict(self.duty, self.education("2025-06-10", total, educated)) == reason

    def test_two_parts_do_not_add_up(self):
        parts = self.education("2025-06-10", 100, 60), self.education("2025-06-11", 100, 40, "E2")
        assert verdict(self.duty, *parts) == "missed"

    def test_the_first_whole_year_is_2024(self):
        nothing = self.education(None)
        assert verdict(self.duty, nothing, on="2024-12-31") == "not_yet_due"
        assert verdict(self.duty, nothing, on="2025-01-01") == "missed"

    @pytest.mark.parametrize(
        ("began", "reason"),
        [
            ("2024-12-31", "missed"),
            ("2025-01-01", "missed"),
            ("2025-01-02", "not_yet_due"),
            ("2026-03-01", "not_yet_due"),
        ],
    )
    def test_the_first_whole_year_of_a_new_institution_is_the_first_asked(self, began, reason):
        assert verdict(self.duty, self.education(None), kind_since=began) == reason

    def test_no_ledger_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"

    def test_service_institutions_are_not_bound(self):
        assert verdict(self.duty, self.education(None), kind="service") == "not_bound"


class TestInvestors:
    duty = investors_are_educated_regularly

    def judged(self, held_on, *own, reveals_risk=True, kind="securities", **institution):
        event = record(InvestorEducation, code="T1", held_on=held_on, reveals_risk=reveals_risk)
        return verdict(self.duty, event, *own, kind=kind, **institution)

    @pytest.mark.parametrize(("began", "reason"), [("2025-06-29", "overdue"), ("2025-06-30", "not_yet_due")])
    def test_the_first_interval_of_a_new_institution_runs_from_its_beginning(self, began, reason):
        assert self.judged(None, kind_since=began) == reason

    def test_2025_06_30_and_twelve_months_end_on_2026_06_30_met(self):
        assert self.judged("2025-06-30") == "every_period"

    @pytest.mark.parametrize("day", ["2025-06-29", None, "2026-07-01"])
    def test_2025_06_29_and_twelve_months_ended_on_2026_06_29_breached(self, day):
        assert self.judged(day) == "overdue"

    @pytest.mark.parametrize(("value", "reason"), [(False, "overdue"), (None, "unknown_fact")])
    def test_it_must_reveal_risks(self, value, reason):
        assert self.judged("2026-06-01", reveals_risk=value) == reason

    def test_a_shorter_interval_of_the_institutions_own(self):
        own = record(Setting, parameter="investor_education_months", value=6)
        assert self.judged("2025-12-30", own) == "every_period"
        assert self.judged("2025-12-29", own) == "overdue"

    def test_no_ledger_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"

    @pytest.mark.parametrize("kind", ["core", "service"])
    def test_others_are_not_bound(self, kind):
        assert self.judged(None, kind=kind) == "not_bound"
