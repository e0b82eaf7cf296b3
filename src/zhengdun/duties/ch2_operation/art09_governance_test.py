"""Article 9(1): documents in force, and what only a responsible person can state."""

import pytest

from zhengdun.duties.ch2_operation.art09_governance import (
    four_mechanisms_are_established,
    it_governance_is_in_place,
    management_capability_fits_the_business,
    security_policies_are_in_force,
)
from zhengdun.duties.testing import record, verdict, verdicts
from zhengdun.ledger.tables.governance import Attestation, Document


def document(kind, code="D1", **days):
    return record(Document, code=code, kind=kind, **{"approved_on": "2024-01-01", **days})


DOCUMENTS = {"it_governance": it_governance_is_in_place, "security_policy": security_policies_are_in_force}


@pytest.mark.parametrize("kind", DOCUMENTS)
@pytest.mark.parametrize(
    ("days", "reason"),
    [
        pytest.param({}, "present", id="in force"),
        pytest.param({"repealed_on": "2026-06-30"}, "absent", id="repealed today"),
        pytest.param({"repealed_on": "2026-07-01"}, "present", id="repealed tomorrow"),
        pytest.param({"effective_on": "2026-06-30"}, "present", id="effective from today"),
        pytest.param({"effective_on": "2026-07-01"}, "absent", id="effective from tomorrow"),
        pytest.param({"approved_on": "2026-07-01"}, "absent", id="approved tomorrow"),
        pytest.param({"approved_on": None}, "unknown_fact", id="day of approval unknown"),
    ],
)
def test_a_document_must_be_in_force(kind, days, reason):
    assert verdict(DOCUMENTS[kind], document(kind, **days)) == reason


@pytest.mark.parametrize("duty", DOCUMENTS.values())
@pytest.mark.parametrize(
    ("institution", "reason"),
    [
        pytest.param("core", "absent", id="a core institution is bound"),
        pytest.param("futures", "absent", id="an operating institution is bound"),
        pytest.param("custody_bank", "absent", id="a custody bank is bound by reference, article 74"),
        pytest.param("service", "not_bound", id="service institutions have a paragraph of their own"),
    ],
)
def test_documents_of_other_kinds_only(duty, institution, reason):
    assert verdict(duty, document("other"), kind=institution) == reason


@pytest.mark.parametrize("duty", DOCUMENTS.values())
def test_no_ledger_of_documents_cannot_be_told(duty):
    assert verdict(duty) == "no_ledger"


class TestFourMechanisms:
    duty = four_mechanisms_are_established

    def test_each_is_judged_by_itself(self):
        three = [document(f"{name}_mechanism", code=name) for name in ("decision", "management", "execution")]
        assert verdicts(self.duty, *three) == {
            "decision_mechanism": "present",
            "management_mechanism": "present",
            "execution_mechanism": "present",
            "supervision_mechanism": "absent",
        }

    def test_no_ledger_cannot_be_told(self):
        assert set(verdicts(self.duty).values()) == {"no_ledger"}

    def test_service_institutions_are_not_bound(self):
        assert verdict(self.duty, document("other"), kind="service") == "not_bound"


def statement(**values):
    usual = {"duty": "9.1d", "stated_on": "2026-01-15", "stated_by": "E1", "fulfilled": True, "evidence": "自评报告"}
    return record(Attestation, code="S1", **{**usual, **values})


class TestCapability:
    duty = management_capability_fits_the_business

    def test_stated_with_evidence_is_met(self):
        assert verdict(self.duty, statement()) == "stated"

    def test_denied_is_breached(self):
        assert verdict(self.duty, statement(fulfilled=False)) == "denied"

    @pytest.mark.parametrize(
        ("blank", "reason"),
        [("evidence", "no_evidence"), ("stated_by", "unknown_fact"), ("fulfilled", "unknown_fact")],
    )
    def test_a_blank_cannot_be_told(self, blank, reason):
        assert verdict(self.duty, statement(**{blank: None})) == reason

    def test_stated_on_2025_06_30_holds_twelve_months_to_2026_06_30(self):
        assert verdict(self.duty, statement(stated_on="2025-06-30")) == "stated"

    def test_stated_on_2025_06_29_has_lapsed(self):
        assert verdict(self.duty, statement(stated_on="2025-06-29")) == "lapsed"

    def test_a_statement_on_another_duty_says_nothing(self):
        assert verdict(self.duty, statement(duty="12a")) == "not_stated"

    def test_service_institutions_are_not_bound(self):
        assert verdict(self.duty, kind="service") == "not_bound"
