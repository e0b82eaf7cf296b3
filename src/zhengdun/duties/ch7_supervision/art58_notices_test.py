"""Article 58: a notice is dealt with when it is both checked and acted on."""

import pytest

from zhengdun.duties.ch7_supervision.art58_notices import (
    notices_are_acted_on_by_the_date_they_set,
    notices_without_a_date_are_acted_on_in_time,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.institution import Setting
from zhengdun.ledger.tables.supervision import RegulatorNotice


def notice(**values):
    return record(RegulatorNotice, code="N1", **{"received_on": "2026-06-01", **values})


class TestNoticesWithADate:
    duty = notices_are_acted_on_by_the_date_they_set

    def judged(self, checked_on, acted_on, **given):
        return verdict(self.duty, notice(act_by="2026-06-10", checked_on=checked_on, acted_on=acted_on), **given)

    @pytest.mark.parametrize(
        ("checked_on", "acted_on", "reason"),
        [
            ("2026-06-03", "2026-06-10", "on_time"),
            ("2026-06-10", "2026-06-03", "on_time"),
            ("2026-06-03", "2026-06-11", "late"),
            ("2026-06-11", "2026-06-03", "late"),
            ("2026-06-03", None, "overdue"),
            (None, "2026-06-03", "overdue"),
            (None, None, "overdue"),
        ],
    )
    def test_both_by_2026_06_10_that_day_included(self, checked_on, acted_on, reason):
        assert self.judged(checked_on, acted_on) == reason

    @pytest.mark.parametrize(
        ("at_risk", "checked_on", "reason"),
        [
            (False, "2026-06-10", "on_time"),
            (False, "2026-06-11", "late"),
            (False, None, "overdue"),
            (True, "2026-06-10", "overdue"),
            (None, "2026-06-10", "overdue"),
        ],
    )
    def test_where_the_check_found_no_risk_there_is_nothing_to_act_on(self, at_risk, checked_on, reason):
        assert verdict(self.duty, notice(act_by="2026-06-10", at_risk=at_risk, checked_on=checked_on)) == reason

    def test_until_that_day_has_passed_nothing_is_due(self):
        assert self.judged("2026-06-03", None, on="2026-06-10") == "not_yet_due"
        assert self.judged("2026-06-03", None, on="2026-06-11") == "overdue"

    def test_a_notice_without_a_date_is_another_duty(self):
        assert verdict(self.duty, notice()) == "no_subject"


class TestNoticesWithoutADate:
    duty = notices_without_a_date_are_acted_on_in_time

    def judged(self, checked_on, acted_on, *own, **given):
        return verdict(self.duty, notice(checked_on=checked_on, acted_on=acted_on), *own, **given)

    @pytest.mark.parametrize(
        ("checked_on", "acted_on", "reason"),
        [
            ("2026-06-01", "2026-06-08", "on_time"),
            ("2026-06-03", "2026-06-09", "late"),
            ("2026-06-03", None, "overdue"),
            (None, "2026-06-03", "overdue"),
        ],
    )
    def test_5_working_days_from_monday_2026_06_01_are_06_08(self, checked_on, acted_on, reason):
        assert self.judged(checked_on, acted_on) == reason

    def test_until_the_term_has_passed_nothing_is_due(self):
        assert self.judged(None, None, on="2026-06-08") == "not_yet_due"
        assert self.judged(None, None, on="2026-06-09") == "overdue"

    def test_a_notice_that_sets_a_date_is_another_duty(self):
        assert verdict(self.duty, notice(act_by="2026-06-10")) == "no_subject"

    def test_received_on_2023_04_28_before_the_measures(self):
        assert verdict(self.duty, notice(received_on="2023-04-28")) == "not_in_force"

    def test_a_shorter_term_of_the_institutions_own(self):
        own = record(Setting, parameter="notice_working_days", value=2)
        assert self.judged("2026-06-03", "2026-06-03", own) == "on_time"
        assert self.judged("2026-06-03", "2026-06-04", own) == "late"
        assert self.duty.internal


@pytest.mark.parametrize(
    ("duty", "values"),
    [
        pytest.param(notices_are_acted_on_by_the_date_they_set, {"act_by": "2026-06-10"}, id="date"),
        pytest.param(notices_without_a_date_are_acted_on_in_time, {}, id="no date"),
    ],
)
class TestBoth:
    @pytest.mark.parametrize("kind", ["core", "securities", "service", "custody_bank"])
    def test_whom_it_binds(self, duty, values, kind):
        assert verdict(duty, notice(**values), kind=kind) == "overdue"

    def test_associations_are_not_bound(self, duty, values):
        assert verdict(duty, notice(**values), kind="association") == "not_bound"


@pytest.mark.parametrize(
    "duty",
    [notices_are_acted_on_by_the_date_they_set, notices_without_a_date_are_acted_on_in_time],
    ids=lambda duty: duty.id,
)
def test_no_ledger_cannot_be_told(duty):
    assert verdict(duty) == "no_ledger"
