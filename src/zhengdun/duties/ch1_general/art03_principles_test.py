"""Article 3: a document in force; what only a responsible person can state."""

import pytest

from zhengdun.duties.ch1_general.art03_principles import (
    protection_framework_is_in_force,
    security_advances_in_step_with_information_technology,
    services_are_technically_safe_and_compliant,
)
from zhengdun.duties.testing import record, verdict, verdicts
from zhengdun.ledger.tables.governance import Attestation, Document


class TestFramework:
    duty = protection_framework_is_in_force

    def document(self, kind="security_framework", **values):
        return record(Document, code="D1", kind=kind, **{"approved_on": "2023-06-01", **values})

    def test_in_force(self):
        assert verdicts(self.duty, self.document()) == {"security_framework": "present"}

    @pytest.mark.parametrize(
        "values",
        [
            pytest.param({"repealed_on": "2026-06-30"}, id="repealed today"),
            pytest.param({"effective_on": "2026-07-01"}, id="in effect tomorrow"),
            pytest.param({"kind": "security_policy"}, id="another document"),
        ],
    )
    def test_not_in_force(self, values):
        assert verdict(self.duty, self.document(**values)) == "absent"

    def test_approved_or_not_is_unknown(self):
        assert verdict(self.duty, self.document(approved_on=None)) == "unknown_fact"

    def test_no_ledger_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"


@pytest.mark.parametrize(
    ("duty", "kind"),
    [
        (security_advances_in_step_with_information_technology, "fund"),
        (services_are_technically_safe_and_compliant, "service"),
    ],
    ids=lambda one: getattr(one, "id", one),
)
class TestStatements:
    def statement(self, duty, **values):
        usual = {"stated_on": "2026-01-05", "stated_by": "E1", "fulfilled": True, "evidence": "核查报告"}
        return record(Attestation, code="S1", duty=duty.id, **{**usual, **values})

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            ({}, "stated"),
            ({"stated_on": "2025-06-30"}, "stated"),
            ({"stated_on": "2025-06-29"}, "lapsed"),
            ({"fulfilled": False}, "denied"),
            ({"evidence": None}, "no_evidence"),
        ],
    )
    def test_a_statement_holds_for_twelve_months(self, duty, kind, values, reason):
        assert verdict(duty, self.statement(duty, **values), kind=kind) == reason

    def test_others_are_not_bound(self, duty, kind):
        other = "service" if kind == "fund" else "fund"
        assert verdict(duty, self.statement(duty), kind=other) == "not_bound"


def test_whom_the_framework_binds():
    assert verdict(protection_framework_is_in_force, kind="service") == "not_bound"
    assert verdict(protection_framework_is_in_force, kind="custody_bank") == "no_ledger"
