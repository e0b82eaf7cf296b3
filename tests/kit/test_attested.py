"""Attested: the latest statements about the institution, with a person, with evidence, not lapsed."""

import itertools

import pytest

from zhengdun.duties.testing import duty_judged_by, record, system, verdict
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.attested import ATTESTATION_VALIDITY, Attested
from zhengdun.ledger.tables.governance import Attestation
from zhengdun.ledger.tables.institution import Setting
from zhengdun.ledger.tables.systems import System

DUTY = duty_judged_by(Attested(topic="9.1d"))


def stated(code="SM-1", **values):
    usual = {"duty": "9.1d", "stated_on": "2026-03-01", "stated_by": "E1", "fulfilled": True, "evidence": "自评报告"}
    return record(Attestation, code=code, **{**usual, **values})


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        pytest.param(stated(), "stated", id="stated"),
        pytest.param(stated(fulfilled=False), "denied", id="denied"),
        pytest.param(stated(fulfilled=False, evidence=None, stated_by=None), "denied", id="denied by nobody named"),
        pytest.param(stated(fulfilled=None), "unknown_fact", id="neither"),
        pytest.param(stated(stated_by=None), "unknown_fact", id="by nobody named"),
        pytest.param(stated(evidence=None), "no_evidence", id="without evidence"),
        pytest.param(stated(stated_on="2026-06-30"), "stated", id="today"),
        pytest.param(stated(stated_on="2026-07-01"), "not_stated", id="tomorrow"),
        pytest.param(stated(duty="12a"), "not_stated", id="on another duty"),
        pytest.param(stated(stated_on="2025-06-30"), "stated", id="2025-06-30 + 12 months ends today"),
        pytest.param(stated(stated_on="2025-06-29"), "lapsed", id="ended yesterday"),
        pytest.param(stated(stated_on="2020-01-01", valid_until="2026-06-30"), "stated", id="valid until today"),
        pytest.param(stated(valid_until="2026-06-29"), "lapsed", id="valid until yesterday"),
        pytest.param(stated(about="A"), "stated", id="about the institution by its code"),
        pytest.param(stated(about="S1"), "not_stated", id="about one system"),
    ],
)
def test_one_statement(statement, reason):
    assert verdict(DUTY, statement) == reason


def test_no_statement_at_all_is_a_ledger_that_is_not_kept():
    assert verdict(DUTY, system()) == "no_ledger"


def test_a_validity_of_ones_own():
    own = record(Setting, parameter=ATTESTATION_VALIDITY.name, value=3.0)
    assert verdict(DUTY, own, stated(stated_on="2026-03-30")) == "stated"
    assert verdict(DUTY, own, stated(stated_on="2026-03-29")) == "lapsed"


def test_the_latest_statement_counts():
    assert verdict(DUTY, stated(), stated("SM-2", stated_on="2026-04-01", fulfilled=False)) == "denied"
    assert verdict(DUTY, stated(fulfilled=False), stated("SM-2", stated_on="2026-04-01")) == "stated"


ON_ONE_DAY = [
    pytest.param({"fulfilled": False}, "denied", id="one denies"),
    pytest.param({"fulfilled": None}, "unknown_fact", id="one does not say"),
    pytest.param({"evidence": None}, "no_evidence", id="one names no evidence"),
    pytest.param({"valid_until": "2026-05-31"}, "lapsed", id="one has lapsed"),
]


@pytest.mark.parametrize(("other", "reason"), ON_ONE_DAY)
def test_of_several_statements_of_one_day_each_must_hold_in_any_order(other, reason):
    both = stated(), stated("SM-2", **other)
    assert {verdict(DUTY, *order) for order in itertools.permutations(both)} == {reason}


def test_statements_are_about_institutions():
    with pytest.raises(ValueError, match="not about System"):
        Attested(topic="9.1d", each=rows(System))
