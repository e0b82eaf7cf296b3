"""Article 20(1): three places, every day, every quarter."""

from datetime import date, timedelta

import pytest

from zhengdun.duties.ch2_operation.art20_data_backup import (
    backups_are_verified_every_quarter,
    data_are_backed_up_in_three_places,
    important_systems_are_backed_up_every_day,
)
from zhengdun.duties.testing import record, system, verdict, verdicts
from zhengdun.ledger.tables.backup import BackupFacility, BackupRun, BackupVerification

TODAY = date(2026, 6, 30)


def facility(tier, **values):
    return record(BackupFacility, code=f"F-{tier}", tier=tier, **{"in_use_from": "2020-01-01", **values})


@pytest.mark.parametrize("missing", ["local", "same_city", "remote"])
def test_each_of_the_three_places_is_asked_for(missing):
    there = [facility(tier) for tier in ("local", "same_city", "remote") if tier != missing]
    found = verdicts(data_are_backed_up_in_three_places, *there)
    assert found == {**dict.fromkeys(("local", "same_city", "remote"), "present"), missing: "absent"}


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({}, "present", id="in use"),
        pytest.param({"in_use_from": "2026-07-01"}, "absent", id="from tomorrow"),
        pytest.param({"in_use_until": "2026-06-30"}, "absent", id="until today"),
        pytest.param({"in_use_from": None}, "unknown_fact", id="from when unknown"),
    ],
)
def test_a_facility_counts_while_it_is_in_use(values, reason):
    assert verdicts(data_are_backed_up_in_three_places, facility("remote", **values))["remote"] == reason


def test_no_ledger_of_facilities_cannot_be_told():
    assert set(verdicts(data_are_backed_up_in_three_places).values()) == {"no_ledger"}


def runs(first, last, *, without=(), succeeded=True):
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    return [
        record(BackupRun, system="S1", backed_up_on=day, succeeded=succeeded) for day in days if str(day) not in without
    ]


FIRST_LOOKED_AT = date(2026, 3, 30)  # 2026-06-30 less 92 days
YESTERDAY = TODAY - timedelta(days=1)


class TestEveryDay:
    duty = important_systems_are_backed_up_every_day

    def judged(self, *records, **of_system):
        return verdict(self.duty, system(**of_system), *records)

    def test_every_day_up_to_yesterday_is_met(self):
        assert self.judged(*runs(FIRST_LOOKED_AT, YESTERDAY)) == "every_period"

    def test_a_sunday_missed_is_breached(self):
        assert self.judged(*runs(FIRST_LOOKED_AT, YESTERDAY, without=("2026-06-14",))) == "missed"

    def test_the_first_day_looked_at_missed_is_breached(self):
        assert self.judged(*runs(FIRST_LOOKED_AT + timedelta(days=1), YESTERDAY)) == "missed"

    def test_yesterday_missed_is_breached(self):
        assert self.judged(*runs(FIRST_LOOKED_AT, YESTERDAY - timedelta(days=1))) == "missed"

    def test_a_run_that_failed_is_none(self):
        days = runs(FIRST_LOOKED_AT, YESTERDAY, without=("2026-06-15",))
        failed = record(BackupRun, system="S1", backed_up_on="2026-06-15", succeeded=False)
        assert self.judged(*days, failed) == "missed"

    def test_a_run_of_unknown_success_cannot_be_told(self):
        days = runs(FIRST_LOOKED_AT, YESTERDAY, without=("2026-06-15",))
        unknown = record(BackupRun, system="S1", backed_up_on="2026-06-15", succeeded=None)
        assert self.judged(*days, unknown) == "unknown_fact"

    def test_a_younger_system_is_backed_up_from_its_first_day(self):
        assert self.judged(*runs(date(2026, 6, 1), YESTERDAY), online_on="2026-06-01") == "every_period"
        assert self.judged(*runs(date(2026, 6, 2), YESTERDAY), online_on="2026-06-01") == "missed"

    def test_on_line_since_today_is_not_due(self):
        assert self.judged(*runs(YESTERDAY, YESTERDAY), online_on="2026-06-30") == "not_yet_due"

    @pytest.mark.parametrize(("important", "reason"), [(False, "no_subject"), (None, "unknown_scope")])
    def test_only_important_systems(self, important, reason):
        assert self.judged(*runs(YESTERDAY, YESTERDAY), important=important) == reason

    def test_another_systems_backups_prove_nothing(self):
        assert self.judged(record(BackupRun, system="S9", backed_up_on=YESTERDAY, succeeded=True)) == "missed"

    def test_no_ledger_of_runs_cannot_be_told(self):
        assert self.judged() == "no_ledger"


def verified(day, *, valid=True):
    return record(BackupVerification, code=f"V-{day}", system="S1", verified_on=day, valid=valid)


QUARTERS = [verified(day) for day in ("2025-07-01", "2025-12-31", "2026-01-01")]  # Q3, Q4 of 2025, Q1 of 2026


class TestEveryQuarter:
    duty = backups_are_verified_every_quarter

    def judged(self, *records, **of_system):
        return verdict(self.duty, system(**of_system), *records)

    def test_first_and_last_day_of_the_second_quarter_are_in_it(self):
        for day in ("2025-04-01", "2025-06-30"):
            assert verdict(self.duty, system(), verified(day), *QUARTERS, on="2026-04-01") == "every_period"

    def test_the_day_before_it_and_the_day_after_are_not(self):
        for day in ("2025-03-31", "2025-07-02"):
            assert verdict(self.duty, system(), verified(day), *QUARTERS, on="2026-04-01") == "missed"

    def test_on_the_last_day_of_a_quarter_it_is_not_yet_asked_for(self):
        assert verdict(self.duty, system(), verified("2025-05-05"), *QUARTERS, on="2026-06-30") == "every_period"

    def test_on_the_first_day_of_the_next_it_is(self):
        assert verdict(self.duty, system(), verified("2025-05-05"), *QUARTERS, on="2026-07-01") == "missed"

    @pytest.mark.parametrize(("valid", "reason"), [(True, "every_period"), (False, "missed"), (None, "unknown_fact")])
    def test_only_a_backup_found_valid_is_verified(self, valid, reason):
        assert verdict(self.duty, system(), verified("2025-05-05", valid=valid), *QUARTERS, on="2026-04-01") == reason

    def test_found_invalid_and_verified_again_in_the_quarter_is_met(self):
        twice = verified("2025-05-05", valid=False), verified("2025-06-30")
        assert verdict(self.duty, system(), *twice, *QUARTERS, on="2026-04-01") == "every_period"

    def test_the_quarter_in_which_a_system_went_on_line_is_not_asked_for(self):
        assert self.judged(verified("2026-06-01"), online_on="2026-02-01") == "every_period"
        assert self.judged(verified("2026-06-01"), online_on="2026-01-01") == "missed"

    @pytest.mark.parametrize(("important", "reason"), [(False, "no_subject"), (None, "unknown_scope")])
    def test_only_important_systems(self, important, reason):
        assert self.judged(*QUARTERS, important=important) == reason

    def test_no_ledger_of_verifications_cannot_be_told(self):
        assert self.judged() == "no_ledger"


@pytest.mark.parametrize(
    "duty",
    [data_are_backed_up_in_three_places, important_systems_are_backed_up_every_day, backups_are_verified_every_quarter],
)
def test_service_institutions_are_not_bound(duty):
    assert verdict(duty, system(), kind="service") == "not_bound"
