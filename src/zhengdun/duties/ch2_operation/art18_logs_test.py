"""Article 18(2): which logs, of which systems, how far back."""

import pytest

from zhengdun.duties.ch2_operation.art18_logs import (
    business_logs_are_kept_five_years,
    logs_are_complete_and_safe,
    system_logs_are_kept_six_months,
    trading_records_are_kept_twenty_years,
)
from zhengdun.duties.testing import record, system, verdict
from zhengdun.ledger.tables.monitoring import LogStore

ON = "2030-06-30"  # when five years reach back to days on which the Measures were in force


def store(kind, earliest_on, code="L1", **values):
    usual = {"system": "S1", "checked_on": "2030-06-01"}
    return record(LogStore, code=code, kind=kind, earliest_on=earliest_on, **{**usual, **values})


def business(earliest_on, *, on=ON, duty=business_logs_are_kept_five_years, **of_system):
    return verdict(duty, system(**of_system), store("business", earliest_on), on=on)


def of_system_log(earliest_on, **of_system):
    return verdict(system_logs_are_kept_six_months, system(**of_system), store("system", earliest_on), on=ON)


class TestFiveYears:
    def test_2030_06_30_less_5_years_is_2025_06_30_met(self):
        assert business("2025-06-30") == "kept"

    def test_a_day_less_is_breached(self):
        assert business("2025-07-01") == "too_short"

    def test_only_important_systems(self):
        assert business("2029-01-01", important=False) == "no_subject"
        assert business("2029-01-01", important=None) == "unknown_scope"

    def test_a_younger_system_owes_logs_from_its_first_day(self):
        assert business("2028-03-01", online_on="2028-03-01") == "kept"
        assert business("2028-03-02", online_on="2028-03-01") == "too_short"

    def test_logs_outlive_their_system_until_the_term_has_passed(self):
        assert business("2029-01-01", offline_on="2025-07-01") == "too_short"
        assert business("2029-01-01", offline_on="2025-06-30") == "no_subject"

    def test_what_is_older_than_the_measures_may_have_been_deleted_before_them(self):
        kept = store("business", "2023-05-01", checked_on="2026-06-01")
        lost = store("business", "2023-05-02", checked_on="2026-06-01")
        assert verdict(business_logs_are_kept_five_years, system(), kept, on="2026-06-30") == "unknown_fact"
        assert verdict(business_logs_are_kept_five_years, system(), lost, on="2026-06-30") == "too_short"

    def test_checked_more_than_twelve_months_ago_proves_nothing(self):
        proof = store("business", "2020-01-01", checked_on="2029-06-30")
        stale = store("business", "2020-01-01", checked_on="2029-06-29")
        assert verdict(business_logs_are_kept_five_years, system(), proof, on=ON) == "kept"
        assert verdict(business_logs_are_kept_five_years, system(), stale, on=ON) == "stale"

    def test_the_draft_of_2022_asked_for_twenty(self):
        (parameter, _) = business_logs_are_kept_five_years.shape.parameters
        assert parameter.values == {"2023": 5, "2022-draft": 20}


class TestTwentyYears:
    duty = trading_records_are_kept_twenty_years

    @pytest.mark.parametrize(
        ("earliest_on", "five", "twenty"),
        [
            pytest.param("2015-01-01", "kept", "kept", id="from the first day of the system"),
            pytest.param("2025-06-30", "kept", "too_short", id="five years: the longer term wins"),
            pytest.param("2025-07-01", "too_short", "too_short", id="less than five years"),
        ],
    )
    def test_both_terms_are_shown(self, earliest_on, five, twenty):
        assert business(earliest_on, trading_records=True) == five
        assert business(earliest_on, duty=self.duty, trading_records=True) == twenty

    def test_2046_06_30_less_20_years_is_2026_06_30(self):
        old = system(trading_records=True, online_on="2024-01-01")
        kept = store("business", "2026-06-30", checked_on="2046-06-01")
        lost = store("business", "2026-07-01", checked_on="2046-06-01")
        assert verdict(self.duty, old, kept, on="2046-06-30") == "kept"
        assert verdict(self.duty, old, lost, on="2046-06-30") == "too_short"

    @pytest.mark.parametrize(("holds", "reason"), [(False, "no_subject"), (None, "unknown_scope")])
    def test_only_systems_that_hold_such_records(self, holds, reason):
        assert business("2029-01-01", duty=self.duty, trading_records=holds) == reason

    def test_the_number_is_of_another_law(self):
        (parameter, _) = self.duty.shape.parameters
        assert parameter.source == "outside"
        assert not self.duty.internal
        assert "《证券法》第一百三十七条" in parameter.why.zh


class TestSixMonths:
    def test_2030_06_30_less_6_months_is_2029_12_30_met(self):
        assert of_system_log("2029-12-30") == "kept"

    def test_a_day_less_is_breached(self):
        assert of_system_log("2029-12-31") == "too_short"

    @pytest.mark.parametrize("important", [True, False, None])
    def test_every_system_important_or_not(self, important):
        assert of_system_log("2030-06-01", important=important) == "too_short"

    def test_logs_outlive_their_system_until_the_term_has_passed(self):
        assert of_system_log("2030-03-01", offline_on="2029-12-31") == "too_short"
        assert of_system_log("2030-03-01", offline_on="2029-12-30") == "no_subject"


TERMS = [
    pytest.param(business_logs_are_kept_five_years, "business", id="18.2b-1"),
    pytest.param(trading_records_are_kept_twenty_years, "business", id="18.2b-2"),
    pytest.param(system_logs_are_kept_six_months, "system", id="18.2c"),
]


@pytest.mark.parametrize(("duty", "kind"), TERMS)
class TestEachTerm:
    def test_logs_of_the_other_kind_prove_nothing(self, duty, kind):
        other = store("system" if kind == "business" else "business", "2015-01-01")
        assert verdict(duty, system(trading_records=True), other, on=ON) == "absent"

    def test_an_earliest_day_unknown_cannot_be_told(self, duty, kind):
        assert verdict(duty, system(trading_records=True), store(kind, None), on=ON) == "unknown_fact"

    def test_a_first_day_on_line_unknown_cannot_be_told(self, duty, kind):
        unknown = system(trading_records=True, online_on=None)
        assert verdict(duty, unknown, store(kind, "2000-01-01"), on=ON) == "unknown_scope"

    def test_on_line_since_today_has_not_started(self, duty, kind):
        young = system(trading_records=True, online_on=ON)
        assert verdict(duty, young, store(kind, ON), on=ON) == "not_started"

    def test_service_institutions_are_not_bound(self, duty, kind):
        assert verdict(duty, system(), store(kind, ON), on=ON, kind="service") == "not_bound"


@pytest.mark.parametrize("duty", [param.values[0] for param in TERMS])
def test_without_a_ledger_of_logs_no_term_can_be_told(duty):
    assert verdict(duty, system(trading_records=True), on=ON) == "no_ledger"


@pytest.mark.parametrize("kind", ["business", "system"])
@pytest.mark.parametrize(
    ("complete", "protected", "reason"),
    [
        (True, True, "holds"),
        (False, True, "fails"),
        (True, False, "fails"),
        (None, True, "unknown_fact"),
        (True, None, "unknown_fact"),
        (None, False, "fails"),
    ],
)
def test_logs_are_complete_and_safely_kept(kind, complete, protected, reason):
    log = store(kind, "2020-01-01", complete=complete, protected=protected)
    assert verdict(logs_are_complete_and_safe, log) == reason


def test_without_a_ledger_of_logs_their_quality_cannot_be_told():
    assert verdict(logs_are_complete_and_safe) == "no_ledger"


def test_service_institutions_need_not_log():
    assert verdict(logs_are_complete_and_safe, store("system", "2020-01-01"), kind="service") == "not_bound"
