"""Article 54: the mechanism, every one of the security staff, and the training by associations."""

import pytest

from zhengdun.duties.ch6_promotion.art54_talent import (
    association_has_a_training_plan,
    association_trains_regularly,
    security_staff_fit_their_posts,
    talent_mechanism_is_in_force,
)
from zhengdun.duties.testing import record, verdict, verdicts
from zhengdun.ledger.tables.governance import Document, Staff
from zhengdun.ledger.tables.institution import Setting
from zhengdun.ledger.tables.people import Training


@pytest.mark.parametrize(
    ("duty", "document", "kind"),
    [
        pytest.param(talent_mechanism_is_in_force, "talent_mechanism", "fund", id="mechanism"),
        pytest.param(association_has_a_training_plan, "training_plan", "association", id="plan"),
    ],
)
class TestDocuments:
    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            ({"approved_on": "2026-06-30"}, "present"),
            ({"approved_on": "2026-07-01"}, "absent"),
            ({"approved_on": "2023-06-01", "repealed_on": "2026-06-30"}, "absent"),
            ({}, "unknown_fact"),
        ],
    )
    def test_in_force_or_not(self, duty, document, kind, values, reason):
        assert verdict(duty, record(Document, code="D1", kind=document, **values), kind=kind) == reason

    def test_another_document_does_not_count(self, duty, document, kind):
        other = "training_plan" if document == "talent_mechanism" else "talent_mechanism"
        assert verdict(duty, record(Document, code="D1", kind=other, approved_on="2023-06-01"), kind=kind) == "absent"


def test_whom_the_documents_bind():
    assert verdict(talent_mechanism_is_in_force) == "no_ledger"
    assert verdict(talent_mechanism_is_in_force, kind="association") == "not_bound"
    assert verdict(association_has_a_training_plan, kind="association") == "no_ledger"
    assert verdict(association_has_a_training_plan) == "not_bound"


class TestStaff:
    duty = security_staff_fit_their_posts

    def person(self, code="E1", **values):
        return record(Staff, code=code, **{"works_in_security": True, "joined_on": "2020-01-06", **values})

    @pytest.mark.parametrize(("value", "reason"), [(True, "holds"), (False, "fails"), (None, "unknown_fact")])
    def test_fit_or_not(self, value, reason):
        assert verdict(self.duty, self.person(fits_post=value)) == reason

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            ({"works_in_security": False}, "no_subject"),
            ({"works_in_security": None}, "unknown_scope"),
            ({"left_on": "2026-06-30"}, "no_subject"),
            ({"left_on": "2026-07-01"}, "fails"),
        ],
    )
    def test_only_security_staff_in_service(self, values, reason):
        assert verdict(self.duty, self.person(fits_post=False, **values)) == reason

    def test_everybody_is_a_subject(self):
        found = verdicts(self.duty, self.person(fits_post=True), self.person("E2", fits_post=False))
        assert found == {"E1": "holds", "E2": "fails"}

    def test_service_institutions_are_not_bound(self):
        assert verdict(self.duty, self.person(fits_post=False), kind="service") == "not_bound"


class TestTraining:
    duty = association_trains_regularly

    def judged(self, held_on, *own):
        return verdict(self.duty, record(Training, code="T1", held_on=held_on), *own, kind="association")

    def test_2025_06_30_and_twelve_months_end_on_2026_06_30_met(self):
        assert self.judged("2025-06-30") == "every_period"

    @pytest.mark.parametrize("day", ["2025-06-29", None, "2026-07-01"])
    def test_2025_06_29_and_twelve_months_ended_on_2026_06_29_breached(self, day):
        assert self.judged(day) == "overdue"

    def test_a_shorter_interval_of_the_associations_own(self):
        own = record(Setting, parameter="association_training_months", value=6)
        assert self.judged("2025-12-30", own) == "every_period"
        assert self.judged("2025-12-29", own) == "overdue"

    def test_no_ledger_cannot_be_told(self):
        assert verdict(self.duty, kind="association") == "no_ledger"

    def test_operating_institutions_are_not_bound(self):
        assert verdict(self.duty, record(Training, code="T1")) == "not_bound"
