"""Article 41: both contents of a notice, each in time and through a channel."""

import pytest

from zhengdun.duties.ch4_emergency.art41_investors import (
    investors_are_told_the_alternative,
    investors_are_warned_of_the_risk,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.emergency import Incident, InvestorNotice
from zhengdun.ledger.tables.institution import Setting

BOTH = [
    pytest.param(investors_are_told_the_alternative, "states_alternative", id="alternative"),
    pytest.param(investors_are_warned_of_the_risk, "states_risk", id="risk"),
]
OTHER = {"states_alternative": "states_risk", "states_risk": "states_alternative"}


def incident(**values):
    return record(Incident, code="I1", **{"found_at": "2026-06-01 09:45", "affects_investors": True, **values})


def notice(issued_at="2026-06-01 10:45", code="N1", **values):
    return record(InvestorNotice, code=code, incident="I1", issued_at=issued_at, **{"channels": ["website"], **values})


@pytest.mark.parametrize(("duty", "column"), BOTH)
class TestNotices:
    @pytest.mark.parametrize(
        ("issued_at", "reason"),
        [("2026-06-01 10:45", "on_time"), ("2026-06-01 10:46", "late"), (None, "overdue")],
    )
    def test_1_hour_from_09_45_is_10_45(self, duty, column, issued_at, reason):
        assert verdict(duty, incident(), notice(issued_at, **{column: True})) == reason

    @pytest.mark.parametrize(("value", "reason"), [(False, "overdue"), (None, "unknown_fact")])
    def test_a_notice_that_does_not_say_it(self, duty, column, value, reason):
        assert verdict(duty, incident(), notice(**{column: value, OTHER[column]: True})) == reason

    def test_two_notices_may_say_one_thing_each(self, duty, column):
        notices = notice(**{column: True}), notice(code="N2", **{OTHER[column]: True})
        assert verdict(duty, incident(), *notices) == "on_time"

    @pytest.mark.parametrize(
        ("channels", "reason"),
        [(["sms"], "on_time"), (["other"], "on_time"), ([], "unknown_fact"), (None, "unknown_fact")],
    )
    def test_it_must_have_gone_out_through_a_channel(self, duty, column, channels, reason):
        assert verdict(duty, incident(), notice(channels=channels, **{column: True})) == reason

    @pytest.mark.parametrize(("affected", "reason"), [(False, "no_subject"), (None, "unknown_scope")])
    def test_only_where_investors_are_affected(self, duty, column, affected, reason):
        assert verdict(duty, incident(affects_investors=affected), notice(**{column: True})) == reason

    def test_the_institutions_own_standard_counts(self, duty, column):
        own = record(Setting, parameter="investor_notice_hours", value=0.5)
        assert verdict(duty, incident(), notice("2026-06-01 10:15", **{column: True}), own) == "on_time"
        assert verdict(duty, incident(), notice("2026-06-01 10:16", **{column: True}), own) == "late"

    def test_no_ledger_of_notices_cannot_be_told(self, duty, column):
        assert column in OTHER
        assert verdict(duty, incident()) == "no_ledger"

    def test_service_institutions_are_not_bound(self, duty, column):
        assert verdict(duty, incident(), notice(**{column: False}), kind="service") == "not_bound"

    def test_found_on_2023_04_30_before_the_measures(self, duty, column):
        early = incident(found_at="2023-04-30 09:45")
        assert verdict(duty, early, notice(None, **{column: True})) == "not_in_force"
