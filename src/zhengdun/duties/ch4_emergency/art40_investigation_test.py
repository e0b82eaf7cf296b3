"""Article 40: the regulator's dates, and the institution's own steps after an incident."""

import pytest

from zhengdun.duties.ch4_emergency.art40_investigation import (
    accountability_is_settled,
    answers_are_true_accurate_and_complete,
    investigation_ends_in_time,
    investigation_starts_in_time,
    regulator_is_answered_by_the_date_it_sets,
    what_the_incident_showed_is_mended,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.emergency import Incident
from zhengdun.ledger.tables.supervision import RegulatorRequest


def incident(**values):
    return record(Incident, code="I1", **{"found_at": "2026-02-13 15:30", **values})


def request(**values):
    usual = {"incident": "I1", "received_on": "2026-06-01", "answer_by": "2026-06-10"}
    return record(RegulatorRequest, code="R1", **{**usual, **values})


class TestAnswers:
    duty = regulator_is_answered_by_the_date_it_sets

    @pytest.mark.parametrize(
        ("answered_on", "reason"), [("2026-06-10", "on_time"), ("2026-06-11", "late"), (None, "overdue")]
    )
    def test_asked_to_answer_by_2026_06_10_that_day_included(self, answered_on, reason):
        assert verdict(self.duty, request(answered_on=answered_on)) == reason

    def test_until_that_day_has_passed_nothing_is_due(self):
        assert verdict(self.duty, request(), on="2026-06-10") == "not_yet_due"
        assert verdict(self.duty, request(), on="2026-06-11") == "overdue"

    def test_without_a_date_it_cannot_be_told(self):
        assert verdict(self.duty, request(answer_by=None)) == "unknown_fact"

    def test_a_request_about_something_else_is_article_57s(self):
        assert verdict(self.duty, request(incident=None)) == "no_subject"

    def test_no_ledger_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"

    def test_service_institutions_are_not_bound(self):
        assert verdict(self.duty, request(), kind="service") == "not_bound"


class TestWhatIsAnswered:
    duty = answers_are_true_accurate_and_complete

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            pytest.param({"truthful": True}, "holds", id="checked"),
            pytest.param({"truthful": False}, "fails", id="found wrong"),
            pytest.param({"truthful": None}, "unknown_fact", id="not checked"),
            pytest.param({"truthful": False, "answered_on": None}, "not_started", id="not answered"),
            pytest.param({"truthful": False, "answered_on": "2026-07-01"}, "not_started", id="answered tomorrow"),
            pytest.param({"truthful": False, "answered_on": "2023-04-30"}, "not_in_force", id="before the Measures"),
        ],
    )
    def test_the_answer_to_a_question_on_an_incident(self, values, reason):
        assert verdict(self.duty, request(**{"answered_on": "2026-06-05", **values})) == reason

    def test_an_answer_about_something_else_is_article_57s(self):
        assert verdict(self.duty, request(incident=None, answered_on="2026-06-05", truthful=False)) == "no_subject"

    def test_no_ledger_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"

    def test_service_institutions_are_not_bound(self):
        assert verdict(self.duty, request(answered_on="2026-06-05", truthful=False), kind="service") == "not_bound"


STEPS = [
    pytest.param(investigation_starts_in_time, "investigation_started_on", "2026-03-02", "2026-03-03", id="start: 7"),
    pytest.param(investigation_ends_in_time, "investigation_ended_on", "2026-04-02", "2026-04-03", id="end: 30"),
    pytest.param(what_the_incident_showed_is_mended, "mended_on", "2026-04-02", "2026-04-03", id="mending: 30"),
    pytest.param(accountability_is_settled, "accountability_on", "2026-04-02", "2026-04-03", id="accountability: 30"),
]


@pytest.mark.parametrize(("duty", "column", "last_day", "next_day"), STEPS)
class TestSteps:
    """Working days from Friday 2026-02-13, over Spring Festival and two make-up Saturdays."""

    def test_the_last_day_counts_and_the_next_is_late(self, duty, column, last_day, next_day):
        assert verdict(duty, incident(**{column: last_day})) == "on_time"
        assert verdict(duty, incident(**{column: next_day})) == "late"

    def test_blank_is_not_done(self, duty, column, last_day, next_day):
        assert column in Incident.column_names()
        assert verdict(duty, incident(), on=last_day) == "not_yet_due"
        assert verdict(duty, incident(), on=next_day) == "overdue"

    def test_an_incident_that_has_not_recovered_does_not_stand_still(self, duty, column, last_day, next_day):
        assert verdict(duty, incident(recovered_at=None, **{column: None}), on=next_day) == "overdue"
        assert last_day < next_day

    def test_service_institutions_are_not_bound(self, duty, column, last_day, next_day):
        assert verdict(duty, incident(**{column: None}), kind="service", on=max(last_day, next_day)) == "not_bound"

    def test_the_day_of_the_finding_itself_may_do(self, duty, column, last_day, next_day):
        assert "2026-02-13" < last_day < next_day
        assert verdict(duty, incident(**{column: "2026-02-13"})) == "on_time"

    def test_no_ledger_of_incidents_cannot_be_told(self, duty, column, last_day, next_day):  # noqa: ARG002
        assert verdict(duty) == "no_ledger"
