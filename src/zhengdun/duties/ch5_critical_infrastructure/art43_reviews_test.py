"""Article 43: the protection of the infrastructure counts in the reviews of those responsible."""

from functools import partial

import pytest

from zhengdun.duties.ch5_critical_infrastructure.art43_reviews import (
    persons_concerned_are_reviewed_for_the_infrastructure,
    responsible_persons_are_reviewed_for_the_infrastructure,
)
from zhengdun.duties.testing import record, verdict, verdicts
from zhengdun.ledger.tables.cii import CiiAsset, ResponsibilityReview
from zhengdun.ledger.tables.governance import Appointment, Staff
from zhengdun.ledger.tables.institution import Setting

judged = partial(verdict, cii_operator=True)
RESPONSIBLE, CONCERNED = (
    responsible_persons_are_reviewed_for_the_infrastructure,
    persons_concerned_are_reviewed_for_the_infrastructure,
)
PERSON = record(Staff, code="E1")


def post(role="first_responsible", code="AP1", **values):
    return record(Appointment, code=code, role=role, **{"person": "E1", "from_on": "2020-01-01", **values})


def review(day="2026-01-23", of="AP1", **values):
    return record(
        ResponsibilityReview,
        code=f"KH-{day}-{of}",
        reviewed_on=day,
        appointment=of,
        **{"person": "E1", "includes_cii": True, **values},
    )


@pytest.mark.parametrize(
    ("duty", "role"),
    [
        (RESPONSIBLE, "first_responsible"),
        (RESPONSIBLE, "direct_responsible"),
        (CONCERNED, "cii_manager"),
        (CONCERNED, "cii_department_head"),
    ],
)
class TestEachPost:
    def test_reviewed_15_months_ago_on_2025_03_30_is_met(self, duty, role):
        assert judged(duty, PERSON, post(role), review("2025-03-30")) == "every_period"

    def test_reviewed_a_day_longer_ago_on_2025_03_29_is_overdue(self, duty, role):
        assert judged(duty, PERSON, post(role), review("2025-03-29")) == "overdue"

    def test_in_office_for_less_than_15_months_is_not_due(self, duty, role):
        new = post(role, from_on="2025-03-30")
        assert judged(duty, PERSON, new, review(of="AP9")) == "not_yet_due"

    @pytest.mark.parametrize(
        ("identified_on", "reason"),
        [("2025-03-30", "not_yet_due"), ("2025-03-29", "overdue"), ("2022-01-01", "overdue"), (None, "overdue")],
    )
    def test_nobody_answers_for_infrastructure_before_there_is_any(self, duty, role, identified_on, reason):
        asset = record(CiiAsset, code="CII1", name="关基", identified_on=identified_on)
        assert judged(duty, PERSON, post(role), asset, review(of="AP9")) == reason

    @pytest.mark.parametrize(("includes", "reason"), [(False, "overdue"), (None, "unknown_fact")])
    def test_a_review_that_leaves_the_infrastructure_out_does_not_count(self, duty, role, includes, reason):
        assert judged(duty, PERSON, post(role), review(includes_cii=includes)) == reason

    def test_a_review_in_another_post_does_not_count(self, duty, role):
        assert judged(duty, PERSON, post(role), review(of="AP9")) == "overdue"

    def test_a_review_that_names_no_post_leaves_it_open(self, duty, role):
        assert judged(duty, PERSON, post(role), review(of=None)) == "unknown_fact"

    def test_whoever_left_office_is_no_subject(self, duty, role):
        assert judged(duty, PERSON, post(role, until_on="2026-06-30"), review(of="AP9")) == "no_subject"

    def test_no_ledger_of_reviews_cannot_be_told(self, duty, role):
        assert judged(duty, PERSON, post(role)) == "no_ledger"

    def test_the_institutions_own_interval_counts(self, duty, role):
        own = record(Setting, parameter="cii_responsibility_review_months", value=6)
        assert judged(duty, PERSON, post(role), review("2025-12-30"), own) == "every_period"
        assert judged(duty, PERSON, post(role), review("2025-12-29"), own) == "overdue"

    def test_it_is_an_internal_standard_that_decides(self, duty, role):
        assert duty.internal, role

    def test_institutions_without_critical_infrastructure_are_not_bound(self, duty, role):
        assert verdict(duty, PERSON, post(role)) == "not_bound"


def test_every_holder_is_judged_in_every_post():
    others = post("direct_responsible", "AP2"), post("cii_manager", "AP3")
    found = verdicts(RESPONSIBLE, PERSON, post(), *others, review(), cii_operator=True)
    assert found == {"AP1": "every_period", "AP2": "overdue"}
