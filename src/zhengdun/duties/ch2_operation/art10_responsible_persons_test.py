"""Article 10: exactly one of each, the right one, and a mechanism that is at work."""

import pytest

from zhengdun.duties.ch2_operation.art10_responsible_persons import (
    coordination_mechanism_is_documented,
    coordination_meetings_are_held,
    directly_responsible_person_is_in_charge_of_security,
    first_responsible_person_is_the_principal,
    one_person_is_directly_responsible,
    one_person_is_first_responsible,
)
from zhengdun.duties.testing import record, verdict, verdicts
from zhengdun.ledger.tables.governance import Appointment, Document, Meeting, Staff
from zhengdun.ledger.tables.institution import Setting

STAFF = [record(Staff, code="E1"), record(Staff, code="E2"), record(Staff, code="E9", left_on="2026-03-31")]


def appointment(role, code="1", **values):
    usual = {"person": "E1", "from_on": "2024-01-01", "is_principal": True, "is_senior": True}
    return record(Appointment, code=code, role=role, **{**usual, **values})


ONE = {"first_responsible": one_person_is_first_responsible, "direct_responsible": one_person_is_directly_responsible}


@pytest.mark.parametrize("role", ONE)
@pytest.mark.parametrize(
    ("one", "another", "reason"),
    [
        pytest.param({}, {"role": "other"}, "present", id="one"),
        pytest.param({"role": "other"}, {"role": "other"}, "absent", id="none"),
        pytest.param({}, {}, "too_many", id="two"),
        pytest.param({}, {"person": "E1", "from_on": "2026-01-01"}, "present", id="one, appointed anew"),
        pytest.param({"person": None}, {"person": None}, "unknown_fact", id="two appointments, nobody named"),
        pytest.param({"until_on": "2026-06-30"}, {"from_on": "2026-06-30"}, "present", id="handed over today"),
        pytest.param({"until_on": "2026-06-30"}, {"from_on": "2026-07-01"}, "absent", id="a day between"),
        pytest.param({"until_on": "2026-07-01"}, {"from_on": "2026-06-30"}, "too_many", id="both on one day"),
        pytest.param({"person": "E9"}, {"role": "other"}, "absent", id="left, appointment never ended"),
        pytest.param({"person": None}, {"role": "other"}, "unknown_fact", id="nobody named"),
        pytest.param({"person": None}, {}, "unknown_fact", id="of two, one without a name"),
    ],
)
def test_exactly_one_person_is_responsible(role, one, another, reason):
    records = [
        appointment(**{"role": role, **one}),
        appointment(**{"role": role, "code": "2", "person": "E2", **another}),
    ]
    assert verdict(ONE[role], *STAFF, *records) == reason


@pytest.mark.parametrize("duty", ONE.values())
def test_no_ledger_of_appointments_cannot_be_told(duty):
    assert verdict(duty, *STAFF) == "no_ledger"


@pytest.mark.parametrize("duty", ONE.values())
def test_a_service_institution_is_not_bound(duty):
    assert verdict(duty, *STAFF, appointment("other"), kind="service") == "not_bound"


RIGHT = {
    "is_principal": (first_responsible_person_is_the_principal, "first_responsible"),
    "is_senior": (directly_responsible_person_is_in_charge_of_security, "direct_responsible"),
}


@pytest.mark.parametrize("column", RIGHT)
@pytest.mark.parametrize(("flag", "reason"), [(True, "holds"), (False, "fails"), (None, "unknown_fact")])
def test_it_is_the_right_person(column, flag, reason):
    duty, role = RIGHT[column]
    assert verdict(duty, *STAFF, appointment(role, **{column: flag})) == reason


@pytest.mark.parametrize("column", RIGHT)
def test_of_two_each_is_judged_and_an_earlier_one_is_not(column):
    duty, role = RIGHT[column]
    wrong = appointment(role, code="2", person="E2", **{column: False})
    earlier = appointment(role, code="3", until_on="2025-01-01", **{column: False})
    assert verdicts(duty, *STAFF, appointment(role), wrong, earlier) == {"1": "holds", "2": "fails"}


@pytest.mark.parametrize("column", RIGHT)
def test_a_post_that_nobody_holds_has_no_subject(column):
    duty, _ = RIGHT[column]
    assert verdict(duty, *STAFF, appointment("other")) == "no_subject"


class TestMechanism:
    duty = coordination_mechanism_is_documented

    def judged(self, document, institution="securities"):
        row = record(Document, code="D1", kind=document, approved_on="2024-01-01")
        return verdict(self.duty, row, kind=institution)

    def test_in_force_is_met(self):
        assert self.judged("coordination_mechanism") == "present"

    def test_the_decision_mechanism_of_article_9_is_another_document(self):
        assert self.judged("decision_mechanism") == "absent"

    def test_no_ledger_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"

    def test_service_institutions_are_not_bound(self):
        assert self.judged("other", institution="service") == "not_bound"


class TestMeetings:
    duty = coordination_meetings_are_held

    def judged(self, held_on, *more, **institution):
        return verdict(self.duty, record(Meeting, code="M1", held_on=held_on), *more, **institution)

    def test_2025_06_30_and_twelve_months_end_on_2026_06_30_met(self):
        assert self.judged("2025-06-30") == "every_period"

    def test_2025_06_29_and_twelve_months_ended_on_2026_06_29_breached(self):
        assert self.judged("2025-06-29") == "overdue"

    def test_a_meeting_planned_for_later_does_not_count(self):
        assert self.judged("2026-07-01") == "overdue"

    @pytest.mark.parametrize(("began", "reason"), [("2025-06-29", "overdue"), ("2025-06-30", "not_yet_due")])
    def test_the_first_interval_of_a_new_institution_runs_from_its_beginning(self, began, reason):
        assert self.judged("2026-07-01", kind_since=began) == reason

    def test_the_institutions_own_interval_of_six_months_is_stricter(self):
        own = record(Setting, parameter="coordination_months", value=6)
        assert self.judged("2025-12-29", own) == "overdue"
        assert self.judged("2025-12-30", own) == "every_period"

    def test_no_ledger_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"

    def test_service_institutions_are_not_bound(self):
        assert self.judged("2025-01-01", kind="service") == "not_bound"

    def test_the_interval_is_an_internal_standard_not_law(self):
        assert self.duty.internal
