"""Article 57: the regulator's dates, and the truth of what is filed."""

import pytest

from zhengdun.duties.ch7_supervision.art57_information import (
    answers_are_true_accurate_and_complete,
    requests_are_answered_by_the_date_set,
    what_is_filed_is_true_accurate_and_complete,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.supervision import Filing, RegulatorRequest

ALL_BOUND = ["core", "securities", "service", "custody_bank"]


def request(**values):
    return record(RegulatorRequest, code="R1", **{"received_on": "2026-06-01", "answer_by": "2026-06-10", **values})


class TestRequests:
    duty = requests_are_answered_by_the_date_set

    @pytest.mark.parametrize(
        ("answered_on", "reason"), [("2026-06-10", "on_time"), ("2026-06-11", "late"), (None, "overdue")]
    )
    def test_asked_to_answer_by_2026_06_10_that_day_included(self, answered_on, reason):
        assert verdict(self.duty, request(answered_on=answered_on)) == reason

    def test_until_that_day_has_passed_nothing_is_due(self):
        assert verdict(self.duty, request(), on="2026-06-10") == "not_yet_due"

    def test_without_a_date_it_cannot_be_told(self):
        assert verdict(self.duty, request(answer_by=None)) == "unknown_fact"

    def test_a_request_about_an_incident_is_article_40s(self):
        assert verdict(self.duty, request(incident="I1")) == "no_subject"

    @pytest.mark.parametrize("kind", ALL_BOUND)
    def test_whom_it_binds(self, kind):
        assert verdict(self.duty, request(), kind=kind) == "overdue"


class TestTruth:
    duty = what_is_filed_is_true_accurate_and_complete

    def filing(self, **values):
        usual = {"kind": "requested_data", "recipient": "bureau", "filed_on": "2026-06-10"}
        return record(Filing, code="F1", **{**usual, "truthful": True, "attested_by": "E1", **values})

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            ({}, "holds"),
            ({"truthful": False}, "fails"),
            ({"truthful": False, "attested_by": None}, "fails"),
            ({"truthful": None}, "unknown_fact"),
            ({"attested_by": None}, "unknown_fact"),
        ],
    )
    def test_checked_and_vouched_for(self, values, reason):
        assert verdict(self.duty, self.filing(**values)) == reason

    @pytest.mark.parametrize(
        ("day", "reason"),
        [(None, "not_started"), ("2026-07-01", "not_started"), ("2023-04-30", "not_in_force"), ("2023-05-01", "fails")],
    )
    def test_on_the_day_it_was_filed(self, day, reason):
        assert verdict(self.duty, self.filing(truthful=False, filed_on=day)) == reason

    @pytest.mark.parametrize("kind", ALL_BOUND)
    def test_whom_it_binds(self, kind):
        assert verdict(self.duty, self.filing(truthful=False), kind=kind) == "fails"

    @pytest.mark.parametrize(
        ("recipient", "reason"),
        [("csrc", "fails"), ("bureau", "fails"), ("other", "no_subject"), (None, "unknown_scope")],
    )
    def test_what_went_to_the_csrc_or_its_local_office(self, recipient, reason):
        assert verdict(self.duty, self.filing(truthful=False, recipient=recipient)) == reason


class TestTruthOfAnswers:
    duty = answers_are_true_accurate_and_complete

    @pytest.mark.parametrize(("truthful", "reason"), [(True, "holds"), (False, "fails"), (None, "unknown_fact")])
    def test_the_answer(self, truthful, reason):
        assert verdict(self.duty, request(answered_on="2026-06-05", truthful=truthful)) == reason

    @pytest.mark.parametrize(
        ("day", "reason"),
        [(None, "not_started"), ("2026-07-01", "not_started"), ("2023-04-30", "not_in_force"), ("2023-05-01", "fails")],
    )
    def test_on_the_day_of_the_answer(self, day, reason):
        assert verdict(self.duty, request(answered_on=day, truthful=False)) == reason

    def test_an_answer_on_an_incident_is_article_40s(self):
        assert verdict(self.duty, request(incident="I1", answered_on="2026-06-05", truthful=False)) == "no_subject"

    @pytest.mark.parametrize("kind", ALL_BOUND)
    def test_whom_it_binds(self, kind):
        assert verdict(self.duty, request(answered_on="2026-06-05", truthful=False), kind=kind) == "fails"


@pytest.mark.parametrize(
    "duty",
    [
        requests_are_answered_by_the_date_set,
        what_is_filed_is_true_accurate_and_complete,
        answers_are_true_accurate_and_complete,
    ],
    ids=lambda duty: duty.id,
)
def test_no_ledger_cannot_be_told_and_others_are_not_bound(duty):
    assert verdict(duty) == "no_ledger"
    assert verdict(duty, kind="association") == "not_bound"
