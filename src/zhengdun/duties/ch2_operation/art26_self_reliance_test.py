"""Article 26: custody of sources, in-house development, innovation, cryptography."""

import pytest

from zhengdun.duties.ch2_operation.art26_self_reliance import (
    core_institution_can_develop_the_six_kinds,
    cryptography_evaluations_are_passed,
    development_plan_is_documented,
    executables_and_sources_are_held_and_safe,
    innovation_and_cryptography_are_planned,
    self_reliance_is_raised,
    six_kinds_are_in_custody,
)
from zhengdun.duties.testing import record, system, verdict, verdicts
from zhengdun.ledger.tables.governance import Attestation, Document
from zhengdun.ledger.tables.systems import CryptographyEvaluation, SourceCustody

HELD = ("holds_executable", "holds_source", "stored_safely")


def custody(code="YM1", of="S1", **values):
    flags = dict.fromkeys(("can_develop", *HELD), True)
    return record(SourceCustody, code=code, system=of, **{**flags, **values})


class TestCustody:
    duty = six_kinds_are_in_custody

    @pytest.mark.parametrize("kind", ["trading", "quotation", "account", "clearing", "risk", "communication"])
    def test_each_of_the_six_kinds_is_asked(self, kind):
        assert verdict(self.duty, system(kind=kind), custody(), kind="core") == "present"
        assert verdict(self.duty, system(kind=kind), custody(of="S9"), kind="core") == "absent"

    @pytest.mark.parametrize("kind", ["website", "office", "other"])
    def test_other_kinds_are_no_subject(self, kind):
        assert verdict(self.duty, system(kind=kind), custody(of="S9"), kind="core") == "no_subject"

    def test_a_system_that_is_not_important_is_no_subject(self):
        assert verdict(self.duty, system(important=False), custody(of="S9"), kind="core") == "no_subject"

    def test_kind_unknown_cannot_be_told(self):
        assert verdict(self.duty, system(kind=None), custody(of="S9"), kind="core") == "unknown_scope"

    def test_no_register_cannot_be_told(self):
        assert verdict(self.duty, system(), kind="core") == "no_ledger"

    @pytest.mark.parametrize("kind", ["securities", "futures", "fund", "service", "custody_bank"])
    def test_only_core_institutions_are_bound(self, kind):
        assert verdict(self.duty, system(), custody(of="S9"), kind=kind) == "not_bound"


class TestAbility:
    duty = core_institution_can_develop_the_six_kinds

    @pytest.mark.parametrize(("able", "reason"), [(True, "holds"), (False, "fails"), (None, "unknown_fact")])
    def test_the_ability(self, able, reason):
        assert verdict(self.duty, system(), custody(can_develop=able), kind="core") == reason

    def test_every_program_of_a_system_is_judged(self):
        found = verdicts(self.duty, system(), custody("YM1"), custody("YM2", can_develop=False), kind="core")
        assert found == {"YM1": "holds", "YM2": "fails"}

    def test_programs_of_other_systems_are_no_subject(self):
        assert verdict(self.duty, system(kind="office"), custody(can_develop=False), kind="core") == "no_subject"


class TestHeld:
    duty = executables_and_sources_are_held_and_safe

    def test_all_three_are_met(self):
        assert verdict(self.duty, system(), custody(), kind="core") == "holds"

    @pytest.mark.parametrize("flag", HELD)
    def test_each_is_asked(self, flag):
        assert verdict(self.duty, system(), custody(**{flag: False}), kind="core") == "fails"
        assert verdict(self.duty, system(), custody(**{flag: None}), kind="core") == "unknown_fact"

    def test_no_register_cannot_be_told(self):
        assert verdict(self.duty, system(), kind="core") == "no_ledger"


def document(kind):
    return record(Document, code=kind, kind=kind, approved_on="2024-01-01")


class TestPlans:
    def test_a_development_plan_is_met(self):
        assert verdict(development_plan_is_documented, document("research_plan")) == "present"

    def test_another_document_is_not(self):
        assert verdict(development_plan_is_documented, document("innovation_plan")) == "absent"

    def test_core_institutions_are_bound_by_paragraph_1_not_2(self):
        assert verdict(development_plan_is_documented, kind="core") == "not_bound"
        assert verdict(self_reliance_is_raised, kind="core") == "not_bound"

    def test_both_plans_of_paragraph_3_are_asked(self):
        found = verdicts(innovation_and_cryptography_are_planned, document("innovation_plan"), kind="core")
        assert found == {"innovation_plan": "present", "cryptography_plan": "absent"}

    def test_no_ledger_of_documents_cannot_be_told(self):
        assert verdict(development_plan_is_documented) == "no_ledger"


class TestRaised:
    duty = self_reliance_is_raised

    def stated(self, day="2026-01-05", fulfilled=True, evidence="进展报告"):
        values = {"stated_on": day, "fulfilled": fulfilled, "evidence": evidence, "stated_by": "E1"}
        return verdict(self.duty, record(Attestation, code="SM1", duty=self.duty.id, **values))

    def test_stated_with_evidence_is_met(self):
        assert self.stated() == "stated"

    def test_denied_is_breached(self):
        assert self.stated(fulfilled=False) == "denied"

    def test_without_evidence_cannot_be_told(self):
        assert self.stated(evidence=None) == "no_evidence"

    def test_a_statement_holds_12_months_from_2025_06_30_and_not_from_the_day_before(self):
        assert self.stated("2025-06-30") == "stated"
        assert self.stated("2025-06-29") == "lapsed"


class TestCryptography:
    duty = cryptography_evaluations_are_passed

    def evaluated(self, day="2026-01-10", passed=True, code="MP1"):
        return record(CryptographyEvaluation, code=code, system="S1", evaluated_on=day, passed=passed)

    def critical(self, **values):
        return system(**{"cii": True, "cryptography_required": True, **values})

    def test_passed_12_months_ago_2025_06_30_is_met_the_day_before_is_not(self):
        assert verdict(self.duty, self.critical(), self.evaluated("2025-06-30")) == "every_period"
        assert verdict(self.duty, self.critical(), self.evaluated("2025-06-29")) == "overdue"

    def test_failed_does_not_count_and_passed_after_mending_does(self):
        failed = self.evaluated("2026-01-10", passed=False)
        assert verdict(self.duty, self.critical(), failed) == "overdue"
        assert verdict(self.duty, self.critical(), failed, self.evaluated("2026-03-10", code="MP2")) == "every_period"

    def test_whether_it_passed_unknown_cannot_be_told(self):
        assert verdict(self.duty, self.critical(), self.evaluated(passed=None)) == "unknown_fact"

    @pytest.mark.parametrize("column", ["cii", "cryptography_required"])
    def test_other_systems_are_no_subject_and_unknown_ones_cannot_be_told(self, column):
        assert verdict(self.duty, self.critical(**{column: False}), self.evaluated()) == "no_subject"
        assert verdict(self.duty, self.critical(**{column: None}), self.evaluated()) == "unknown_scope"

    def test_no_ledger_of_evaluations_cannot_be_told(self):
        assert verdict(self.duty, self.critical()) == "no_ledger"

    def test_the_interval_is_an_internal_standard(self):
        assert self.duty.internal


def test_programs_of_a_securities_company_need_not_be_held():
    assert verdict(executables_and_sources_are_held_and_safe, system(), custody()) == "not_bound"


def test_plans_of_paragraph_3():
    assert set(verdicts(innovation_and_cryptography_are_planned).values()) == {"no_ledger"}
    assert verdict(innovation_and_cryptography_are_planned, kind="service") == "not_bound"
