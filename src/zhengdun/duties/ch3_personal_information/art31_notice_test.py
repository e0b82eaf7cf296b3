"""Article 31(1): a version of the notice on every day, what it tells, how far contracts may go."""

import pytest

from zhengdun.duties.ch3_personal_information.art31_notice import (
    a_notice_is_in_force_on_every_day,
    contracts_go_no_further_than_needed,
    notices_tell_all_four_items,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.personal import PrivacyNotice, ProcessingActivity

FOUR = ["states_purpose", "states_method", "states_scope", "states_policy"]


def activity(**values):
    usual = {"name": "开立账户", "started_on": "2024-01-01", "agreed_by_contract": True}
    return record(ProcessingActivity, code="PI-01", **{**usual, **values})


def notice(effective_on="2024-01-01", ended_on=None, code="YS-1", activity="PI-01", **values):
    told = dict.fromkeys(FOUR, True)
    days = {"effective_on": effective_on, "ended_on": ended_on}
    return record(PrivacyNotice, code=code, activity=activity, **days, **{**told, **values})


class TestNoticeInForce:
    duty = a_notice_is_in_force_on_every_day

    @pytest.mark.parametrize(
        ("notices", "reason"),
        [
            pytest.param([notice()], "present", id="since processing began"),
            pytest.param([notice("2024-01-02")], "absent", id="a day after it began"),
            pytest.param([notice("2023-12-01")], "present", id="before it began"),
            pytest.param([notice(ended_on="2025-01-01"), notice("2025-01-01", code="YS-2")], "present", id="revised"),
            pytest.param([notice(ended_on="2025-01-01"), notice("2025-01-02", code="YS-2")], "absent", id="a day late"),
            pytest.param([notice(ended_on="2026-06-30")], "absent", id="expired today"),
            pytest.param([notice("2026-07-01")], "absent", id="of tomorrow"),
            pytest.param([notice(None)], "unknown_fact", id="not known since when"),
            pytest.param([notice(activity="PI-02")], "absent", id="of another activity"),
            pytest.param([], "no_ledger", id="no ledger of notices"),
        ],
    )
    def test_versions(self, notices, reason):
        assert verdict(self.duty, activity(), *notices) == reason

    def test_an_activity_of_tomorrow_needs_none_yet(self):
        assert verdict(self.duty, activity(started_on="2026-07-01"), notice("2026-07-01")) == "not_started"

    def test_an_activity_over_on_2023_04_30_was_before_the_measures(self):
        past = activity(started_on="2020-01-01", ended_on="2023-05-01")
        assert verdict(self.duty, past, notice()) == "not_in_force"

    def test_one_begun_before_the_measures_needs_a_notice_from_2023_05_01_on(self):
        assert verdict(self.duty, activity(started_on="2020-01-01"), notice("2023-05-01")) == "present"
        assert verdict(self.duty, activity(started_on="2020-01-01"), notice("2023-05-02")) == "absent"


class TestWhatNoticesTell:
    duty = notices_tell_all_four_items

    def test_all_four(self):
        assert verdict(self.duty, notice()) == "holds"

    @pytest.mark.parametrize("item", FOUR)
    def test_each_of_the_four(self, item):
        assert verdict(self.duty, notice(**{item: False})) == "fails"
        assert verdict(self.duty, notice(**{item: None})) == "unknown_fact"

    def test_a_version_out_of_force_today_is_history(self):
        assert verdict(self.duty, notice(ended_on="2026-06-30", states_scope=False)) == "no_subject"
        assert verdict(self.duty, notice(ended_on="2026-07-01", states_scope=False)) == "fails"


class TestContracts:
    duty = contracts_go_no_further_than_needed

    @pytest.mark.parametrize(("limited", "reason"), [(True, "holds"), (False, "fails"), (None, "unknown_fact")])
    def test_limited_to_what_is_needed(self, limited, reason):
        assert verdict(self.duty, activity(contract_limited=limited)) == reason

    @pytest.mark.parametrize(("agreed", "reason"), [(False, "no_subject"), (None, "unknown_scope")])
    def test_only_where_a_contract_provides_for_it(self, agreed, reason):
        assert verdict(self.duty, activity(agreed_by_contract=agreed, contract_limited=False)) == reason


@pytest.mark.parametrize(
    "duty", [a_notice_is_in_force_on_every_day, notices_tell_all_four_items, contracts_go_no_further_than_needed]
)
class TestWhom:
    def test_service_institutions_are_not_bound(self, duty):
        assert verdict(duty, activity(), kind="service") == "not_bound"

    def test_no_ledger_cannot_be_told(self, duty):
        assert verdict(duty) == "no_ledger"
