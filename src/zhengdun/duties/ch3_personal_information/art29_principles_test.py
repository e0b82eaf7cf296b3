"""Article 29: a legal ground for every activity; the rest a person states."""

import pytest

from zhengdun.duties.ch3_personal_information.art29_principles import (
    every_activity_has_a_legal_ground,
    investors_interests_are_not_harmed,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.governance import Attestation
from zhengdun.ledger.tables.personal import ProcessingActivity


def activity(**values):
    return record(ProcessingActivity, code="PI-01", **{"name": "开立账户", "started_on": "2024-01-01", **values})


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({"legal_ground": "consent"}, "holds", id="consent"),
        pytest.param({"legal_ground": "contract"}, "holds", id="contract"),
        pytest.param({"legal_ground": "duty", "legal_basis": "《反洗钱法》"}, "holds", id="statutory duty, named"),
        pytest.param({"legal_ground": "duty"}, "unknown_fact", id="statutory duty, not named"),
        pytest.param({"legal_ground": "other"}, "unknown_fact", id="other cases set by law, not named"),
        pytest.param({"legal_ground": "none"}, "fails", id="none"),
        pytest.param({"legal_ground": "none", "legal_basis": "方便"}, "fails", id="none, whatever is named"),
        pytest.param({}, "unknown_fact", id="not known"),
    ],
)
def test_every_activity_has_a_legal_ground(values, reason):
    assert verdict(every_activity_has_a_legal_ground, activity(**values)) == reason


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        pytest.param({"ended_on": "2026-06-30"}, "no_subject", id="ended today"),
        pytest.param({"ended_on": "2026-07-01"}, "fails", id="ends tomorrow"),
        pytest.param({"started_on": "2026-07-01"}, "no_subject", id="begins tomorrow"),
        pytest.param({"started_on": None}, "unknown_scope", id="begin not known"),
        pytest.param({"started_on": "2015-01-01"}, "fails", id="begun before the Measures and still running"),
    ],
)
def test_only_activities_that_run_today(days, reason):
    assert verdict(every_activity_has_a_legal_ground, activity(legal_ground="none", **days)) == reason


def test_without_a_register_it_cannot_be_told():
    assert verdict(every_activity_has_a_legal_ground) == "no_ledger"


def statement(**values):
    usual = {"stated_on": "2026-01-05", "stated_by": "E0001", "fulfilled": True, "evidence": "自查报告"}
    return record(Attestation, code="SM-1", duty="29-2", **{**usual, **values})


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({}, "stated"),
        ({"fulfilled": False}, "denied"),
        ({"evidence": None}, "no_evidence"),
        ({"stated_on": "2025-06-29"}, "lapsed"),
        ({"stated_on": "2025-06-30"}, "stated"),
    ],
)
def test_the_rest_is_stated_and_12_months_from_2025_06_30_last_until_2026_06_30(values, reason):
    assert verdict(investors_interests_are_not_harmed, statement(**values)) == reason


@pytest.mark.parametrize("duty", [every_activity_has_a_legal_ground, investors_interests_are_not_harmed])
def test_service_institutions_are_not_bound(duty):
    assert verdict(duty, activity(legal_ground="none"), statement(), kind="service") == "not_bound"
