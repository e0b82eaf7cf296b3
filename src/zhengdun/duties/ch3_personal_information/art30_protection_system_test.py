"""Article 30: one system, one post, four mechanisms."""

import pytest

from zhengdun.duties.ch3_personal_information.art30_protection_system import (
    four_mechanisms_are_in_place,
    protection_posts_are_held,
    protection_system_is_in_place,
)
from zhengdun.duties.testing import record, verdict, verdicts
from zhengdun.ledger.tables.governance import Appointment, Document, Staff

FOUR = ["pi_processing", "pi_protection", "pi_emergency", "pi_audit"]


def document(kind, **values):
    return record(Document, code=kind, kind=kind, **{"approved_on": "2024-01-01", **values})


@pytest.mark.parametrize(
    ("documents", "reason"),
    [
        pytest.param([document("pi_system")], "present", id="approved"),
        pytest.param([document("pi_system", repealed_on="2026-06-30")], "absent", id="repealed today"),
        pytest.param([document("pi_system", repealed_on="2026-07-01")], "present", id="repealed tomorrow"),
        pytest.param([document("pi_system", approved_on=None)], "unknown_fact", id="not known whether approved"),
        pytest.param([document(kind) for kind in FOUR], "absent", id="mechanisms are no system"),
        pytest.param([], "no_ledger", id="no ledger of documents"),
    ],
)
def test_the_system_is_documented(documents, reason):
    assert verdict(protection_system_is_in_place, *documents) == reason


def post(role="pi_owner", **values):
    usual = {"person": "E0001", "from_on": "2024-01-01"}
    return record(Appointment, code="AP-1", role=role, **{**usual, **values})


def person(**values):
    return record(Staff, code="E0001", **values)


@pytest.mark.parametrize(
    ("records", "reason"),
    [
        pytest.param([post(), person()], "present", id="held"),
        pytest.param([post(until_on="2026-06-30"), person()], "absent", id="left the post today"),
        pytest.param([post(), person(left_on="2026-06-30")], "absent", id="left the institution today"),
        pytest.param([post(person=None), person()], "unknown_fact", id="by nobody named"),
        pytest.param([post("security_manager"), person()], "absent", id="another post"),
        pytest.param([], "no_ledger", id="no ledger of posts"),
    ],
)
def test_the_post_is_held(records, reason):
    assert verdict(protection_posts_are_held, *records) == reason


def test_each_of_the_four_mechanisms_is_asked_for():
    found = verdicts(four_mechanisms_are_in_place, *(document(kind) for kind in FOUR[:3]))
    assert found == {**dict.fromkeys(FOUR[:3], "present"), "pi_audit": "absent"}


def test_all_four_are_there():
    found = verdicts(four_mechanisms_are_in_place, *(document(kind) for kind in FOUR))
    assert found == dict.fromkeys(FOUR, "present")


def test_without_a_ledger_of_documents_the_mechanisms_cannot_be_told():
    assert set(verdicts(four_mechanisms_are_in_place).values()) == {"no_ledger"}


@pytest.mark.parametrize(
    "duty", [protection_system_is_in_place, protection_posts_are_held, four_mechanisms_are_in_place]
)
def test_service_institutions_are_not_bound(duty):
    assert verdict(duty, kind="service") == "not_bound"
