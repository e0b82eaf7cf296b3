"""Article 42: policies, money, and what only a person can state."""

from functools import partial

import pytest

from zhengdun.duties.ch5_critical_infrastructure.art42_general import (
    infrastructure_is_funded,
    infrastructure_runs_safely,
    protection_of_infrastructure_is_documented,
)
from zhengdun.duties.testing import record, verdict, verdicts
from zhengdun.ledger.tables.cii import CiiAsset
from zhengdun.ledger.tables.governance import Attestation, Document

judged = partial(verdict, cii_operator=True)


def policies(**values):
    usual = {"kind": "cii_protection", "approved_on": "2023-06-01"}
    return record(Document, code="ZD1", **{**usual, **values})


def asset(code="CII1", **values):
    usual = {"name": "交易核心", "identified_on": "2022-09-01", "funded": True}
    return record(CiiAsset, code=code, **{**usual, **values})


def statement(**values):
    usual = {"duty": "42-3", "stated_on": "2026-01-15", "stated_by": "E1", "fulfilled": True, "evidence": "报告"}
    return record(Attestation, code="SM1", **{**usual, **values})


class TestPolicies:
    duty = protection_of_infrastructure_is_documented

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            pytest.param({}, "present", id="in force"),
            pytest.param({"kind": "security_policy"}, "absent", id="general policies do not do"),
            pytest.param({"approved_on": None}, "unknown_fact", id="approved when unknown"),
            pytest.param({"repealed_on": "2026-06-30"}, "absent", id="repealed today"),
            pytest.param({"effective_on": "2026-07-01"}, "absent", id="in effect from tomorrow"),
        ],
    )
    def test_which_document_counts(self, values, reason):
        assert judged(self.duty, policies(**values)) == reason

    def test_no_ledger_of_documents_cannot_be_told(self):
        assert judged(self.duty) == "no_ledger"


class TestMoney:
    duty = infrastructure_is_funded

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            pytest.param({}, "holds", id="funded"),
            pytest.param({"funded": False}, "fails", id="not funded"),
            pytest.param({"funded": None}, "unknown_fact", id="unknown"),
            pytest.param({"ended_on": "2026-06-30", "funded": False}, "no_subject", id="no longer critical today"),
            pytest.param({"ended_on": "2026-07-01", "funded": False}, "fails", id="critical until tomorrow"),
            pytest.param({"identified_on": "2026-07-01", "funded": False}, "no_subject", id="identified tomorrow"),
            pytest.param({"identified_on": None}, "unknown_scope", id="identified when unknown"),
        ],
    )
    def test_one_piece(self, values, reason):
        assert judged(self.duty, asset(**values)) == reason

    def test_each_piece_is_judged(self):
        found = verdicts(self.duty, asset(), asset("CII2", funded=False), cii_operator=True)
        assert found == {"CII1": "holds", "CII2": "fails"}

    def test_no_list_of_infrastructure_cannot_be_told(self):
        assert judged(self.duty) == "no_ledger"


class TestSafeOperation:
    duty = infrastructure_runs_safely

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            pytest.param({}, "stated", id="stated with evidence"),
            pytest.param({"fulfilled": False}, "denied", id="denied"),
            pytest.param({"evidence": None}, "no_evidence", id="without evidence"),
            pytest.param({"duty": "44d"}, "not_stated", id="about another duty"),
        ],
    )
    def test_what_a_responsible_person_states(self, values, reason):
        assert judged(self.duty, statement(**values)) == reason


@pytest.mark.parametrize(
    ("operator", "reason"), [pytest.param(False, "not_bound", id="no"), pytest.param(None, "unknown_scope", id="?")]
)
@pytest.mark.parametrize(
    ("duty", "rows"),
    [
        (protection_of_infrastructure_is_documented, policies()),
        (infrastructure_is_funded, asset()),
        (infrastructure_runs_safely, statement()),
    ],
)
def test_only_operators_of_critical_infrastructure_are_bound(duty, rows, operator, reason):
    assert verdict(duty, rows, cii_operator=operator) == reason


@pytest.mark.parametrize("kind", ["core", "securities", "service"])
def test_operators_of_every_kind_are_bound(kind):
    assert judged(infrastructure_is_funded, asset(), kind=kind) == "holds"
