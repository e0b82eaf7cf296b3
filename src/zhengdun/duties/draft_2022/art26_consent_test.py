"""Draft, article 26: consent, access, separate consent."""

import pytest

from zhengdun.duties.draft_2022.art26_consent import (
    access_is_limited_and_not_abused,
    investors_consent_to_the_collection,
    sensitive_information_has_separate_consent,
)
from zhengdun.duties.testing import record, statement_shows, verdict
from zhengdun.ledger.tables.personal import ProcessingActivity


def activity(ground, **values):
    return record(ProcessingActivity, code="PI1", name="开户", legal_ground=ground, started_on="2025-01-01", **values)


@pytest.mark.parametrize(
    ("ground", "reason"),
    [
        pytest.param("consent", "holds", id="agreed"),
        pytest.param("duty", "holds", id="a statutory duty needs no consent: 26(2)"),
        pytest.param("contract", "fails", id="a contract is no exception of the draft"),
        pytest.param("none", "fails", id="no ground"),
        pytest.param(None, "unknown_fact", id="unknown"),
    ],
)
def test_consent_to_the_collection(ground, reason):
    assert verdict(investors_consent_to_the_collection, activity(ground)) == reason


def test_an_activity_that_has_ended_is_no_subject():
    assert verdict(investors_consent_to_the_collection, activity("none", ended_on="2026-06-30")) == "no_subject"


@pytest.mark.parametrize(
    "duty",
    [access_is_limited_and_not_abused, sensitive_information_has_separate_consent],
    ids=lambda duty: duty.id,
)
def test_a_responsible_person_states_it(duty):
    statement_shows(duty)
