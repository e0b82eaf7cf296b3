"""Article 25: review before publication, and what is done about unlawful content."""

import pytest

from zhengdun.duties.ch2_operation.art25_content import (
    content_review_is_documented,
    handling_is_on_record,
    review_comes_before_publication,
    spread_is_prevented_and_effects_removed,
    unlawful_content_is_handled,
    unlawful_content_is_reported_in_time,
    unlawful_content_is_stopped_immediately,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.kit.gates import GATES
from zhengdun.ledger.tables.content import ContentIncident, ContentReview
from zhengdun.ledger.tables.governance import Document
from zhengdun.ledger.tables.institution import Setting


def reviewed(at, published="2026-06-01T10:00", passed=True):
    return record(ContentReview, code="SH1", reviewed_at=at, published_at=published, passed=passed)


def incident(found="2026-06-01T10:00", **values):
    return record(ContentIncident, code="WF1", found_at=found, **values)


class TestReview:
    duty = review_comes_before_publication

    def test_reviewed_at_the_very_minute_is_met_a_minute_later_is_not(self):
        assert verdict(self.duty, reviewed("2026-06-01T10:00")) == "in_order"
        assert verdict(self.duty, reviewed("2026-06-01T10:01")) == "out_of_order"

    def test_published_without_review_is_breached(self):
        assert verdict(self.duty, reviewed(None)) == "step_missing"

    def test_published_although_it_did_not_pass_is_breached(self):
        assert verdict(self.duty, reviewed("2026-06-01T09:00", passed=False)) == "fails"

    def test_whether_it_passed_unknown_cannot_be_told(self):
        assert verdict(self.duty, reviewed("2026-06-01T09:00", passed=None)) == "unknown_fact"

    def test_not_published_is_not_judged(self):
        assert verdict(self.duty, reviewed("2026-06-01T09:00", published=None)) == "not_started"

    def test_published_before_the_measures_is_not_judged(self):
        assert verdict(self.duty, reviewed(None, published="2023-04-30T10:00")) == "not_in_force"

    def test_no_ledger_of_reviews_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"

    def test_it_stands_in_the_gate_of_publication(self):
        gate = GATES[self.duty.gate]
        assert (gate.table, gate.act) == (ContentReview, ContentReview.published_at)


class TestMechanism:
    duty = content_review_is_documented

    def test_in_force_is_met_and_repealed_is_breached(self):
        policy = {"code": "ZD1", "kind": "content_review", "approved_on": "2024-01-01"}
        assert verdict(self.duty, record(Document, **policy)) == "present"
        assert verdict(self.duty, record(Document, **policy, repealed_on="2026-01-01")) == "absent"

    def test_no_ledger_of_documents_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"

    def test_service_institutions_are_not_bound(self):
        assert verdict(self.duty, kind="service") == "not_bound"


class TestStopped:
    duty = unlawful_content_is_stopped_immediately

    def test_found_10_00_stopped_10_30_is_half_an_hour_met(self):
        assert verdict(self.duty, incident(stopped_at="2026-06-01T10:30")) == "on_time"

    def test_stopped_10_31_is_late(self):
        assert verdict(self.duty, incident(stopped_at="2026-06-01T10:31")) == "late"

    def test_the_institutions_own_quarter_of_an_hour_counts(self):
        own = record(Setting, parameter="unlawful_content_stop_hours", value=0.25)
        assert verdict(self.duty, incident(stopped_at="2026-06-01T10:15"), own) == "on_time"
        assert verdict(self.duty, incident(stopped_at="2026-06-01T10:16"), own) == "late"

    def test_never_stopped_is_overdue(self):
        assert verdict(self.duty, incident()) == "overdue"

    def test_stopped_before_it_was_found_is_a_contradiction(self):
        assert verdict(self.duty, incident(stopped_at="2026-06-01T09:59")) == "conflict"

    def test_found_before_the_measures_is_not_judged(self):
        assert verdict(self.duty, incident("2023-04-30T23:59")) == "not_in_force"

    def test_no_ledger_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"

    def test_that_half_an_hour_is_immediate_is_an_internal_standard(self):
        assert self.duty.internal


class TestHandled:
    def test_24_hours_end_at_the_same_minute_of_the_next_day(self):
        assert verdict(unlawful_content_is_handled, incident(handled_at="2026-06-02T10:00")) == "on_time"
        assert verdict(unlawful_content_is_handled, incident(handled_at="2026-06-02T10:01")) == "late"

    def test_found_before_the_measures_is_not_judged(self):
        assert verdict(unlawful_content_is_handled, incident(found="2023-04-30T10:00")) == "not_in_force"

    def test_not_handled_is_overdue(self):
        assert verdict(unlawful_content_is_handled, incident(stopped_at="2026-06-01T10:10")) == "overdue"

    @pytest.mark.parametrize(("prevented", "reason"), [(True, "holds"), (False, "fails"), (None, "unknown_fact")])
    def test_spread_and_effects(self, prevented, reason):
        done = incident(handled_at="2026-06-01T15:00", spread_prevented=prevented)
        assert verdict(spread_is_prevented_and_effects_removed, done) == reason

    @pytest.mark.parametrize(("kept", "reason"), [("档案室 2026-06", "holds"), (None, "fails")])
    def test_the_record(self, kept, reason):
        assert verdict(handling_is_on_record, incident(handled_at="2026-06-01T15:00", record=kept)) == reason

    @pytest.mark.parametrize("duty", [spread_is_prevented_and_effects_removed, handling_is_on_record])
    def test_while_it_is_being_handled_neither_is_judged(self, duty):
        assert verdict(duty, incident()) == "not_started"

    @pytest.mark.parametrize(
        "duty", [unlawful_content_is_handled, spread_is_prevented_and_effects_removed, handling_is_on_record]
    )
    def test_no_ledger_cannot_be_told(self, duty):
        assert verdict(duty) == "no_ledger"


class TestReported:
    duty = unlawful_content_is_reported_in_time

    def test_1_working_day_from_2025_09_30_over_the_holidays_is_2025_10_09_met(self):
        assert verdict(self.duty, incident("2025-09-30T20:00", reported_on="2025-10-09")) == "on_time"

    def test_2025_10_10_is_late(self):
        assert verdict(self.duty, incident("2025-09-30T20:00", reported_on="2025-10-10")) == "late"

    def test_reported_on_the_day_itself_is_met(self):
        assert verdict(self.duty, incident(reported_on="2026-06-01")) == "on_time"

    def test_not_reported_is_overdue_or_not_due_yet(self):
        assert verdict(self.duty, incident("2026-06-26T10:00")) == "overdue"
        assert verdict(self.duty, incident("2026-06-29T10:00")) == "not_yet_due"

    def test_it_calls_for_a_filing(self):
        assert self.duty.filing

    def test_no_ledger_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"


def test_service_institutions_need_no_review_before_publication():
    assert verdict(review_comes_before_publication, reviewed("2026-06-01T09:00"), kind="service") == "not_bound"
