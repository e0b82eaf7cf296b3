"""Article 22: suppliers, their reviews and contracts, their help after incidents."""

import pytest

from zhengdun.duties.ch2_operation.art22_suppliers import (
    admission_comes_before_cooperation,
    confidentiality_agreement_is_in_force,
    contract_and_confidentiality_come_before_cooperation,
    contract_is_in_force,
    contracts_state_rights_and_duties_on_security,
    risk_measures_are_improved_in_time,
    service_institution_cooperates_after_incidents,
    supplier_contingency_is_documented,
    supplier_management_is_documented,
    suppliers_are_reviewed_again_and_again,
)
from zhengdun.duties.testing import record, verdict, verdicts
from zhengdun.law import MEASURES_2012
from zhengdun.ledger.tables.governance import Document
from zhengdun.ledger.tables.supervision import RegulatorRequest
from zhengdun.ledger.tables.suppliers import Contract, Supplier, SupplierReview


def supplier(code="V1", **values):
    usual = {"name": "示例供应商", "supplies_important_systems": True, "from_on": "2024-03-01"}
    return record(Supplier, code=code, **{**usual, **values})


def contract(code="HT1", of="V1", **values):
    usual = {"signed_on": "2024-02-20", "confidentiality_signed_on": "2024-02-20", "states_security_duties": True}
    return record(Contract, code=code, supplier=of, **{**usual, **values})


def review(day, **values):
    return record(SupplierReview, code=f"GP-{day}", supplier="V1", reviewed_on=day, **values)


def document(kind, **values):
    return record(Document, code=kind, kind=kind, **{"approved_on": "2024-01-01", **values})


class TestDocuments:
    def test_each_missing_document_is_a_finding_of_its_own(self):
        found = verdicts(supplier_management_is_documented, document("supplier_management"))
        assert found == {"supplier_management": "present", "admission_standard": "absent"}

    def test_a_contingency_mechanism_in_force_is_met(self):
        assert verdict(supplier_contingency_is_documented, document("supplier_contingency")) == "present"

    def test_a_repealed_one_is_breached(self):
        repealed = document("supplier_contingency", repealed_on="2026-06-30")
        assert verdict(supplier_contingency_is_documented, repealed) == "absent"

    def test_whether_it_was_approved_unknown_cannot_be_told(self):
        draft = document("supplier_contingency", approved_on=None)
        assert verdict(supplier_contingency_is_documented, draft) == "unknown_fact"

    def test_no_ledger_of_documents_cannot_be_told(self):
        assert verdict(supplier_contingency_is_documented) == "no_ledger"

    def test_service_institutions_are_not_bound(self):
        assert verdict(supplier_management_is_documented, kind="service") == "not_bound"

    def test_management_and_standard_without_a_ledger_cannot_be_told(self):
        assert set(verdicts(supplier_management_is_documented).values()) == {"no_ledger"}

    def test_the_contingency_mechanism_does_not_bind_service_institutions(self):
        assert verdict(supplier_contingency_is_documented, kind="service") == "not_bound"


class TestAdmission:
    duty = admission_comes_before_cooperation

    def test_admitted_on_the_first_day_of_cooperation_is_met(self):
        assert verdict(self.duty, supplier(admitted_on="2024-03-01")) == "in_order"

    def test_admitted_a_day_later_is_breached(self):
        assert verdict(self.duty, supplier(admitted_on="2024-03-02")) == "out_of_order"

    def test_never_admitted_is_breached(self):
        assert verdict(self.duty, supplier()) == "step_missing"

    def test_cooperation_that_has_not_begun_is_not_judged(self):
        assert verdict(self.duty, supplier(from_on=None)) == "not_started"
        assert verdict(self.duty, supplier(from_on="2026-07-01")) == "not_yet_due"

    def test_cooperation_that_began_before_the_measures_is_not_judged(self):
        assert verdict(self.duty, supplier(from_on="2023-04-30")) == "not_in_force"

    def test_suppliers_of_other_systems_are_no_subject(self):
        assert verdict(self.duty, supplier(supplies_important_systems=False)) == "no_subject"

    def test_what_it_supplies_unknown_cannot_be_told(self):
        assert verdict(self.duty, supplier(supplies_important_systems=None)) == "unknown_scope"

    def test_no_ledger_of_suppliers_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"


class TestReviews:
    duty = suppliers_are_reviewed_again_and_again

    def test_reviewed_12_months_ago_2025_06_30_is_met(self):
        assert verdict(self.duty, supplier(), review("2025-06-30")) == "every_period"

    def test_reviewed_2025_06_29_is_overdue(self):
        assert verdict(self.duty, supplier(), review("2025-06-29")) == "overdue"

    def test_a_supplier_never_reviewed_is_overdue_a_year_after_cooperation_began(self):
        other = record(SupplierReview, code="GP", supplier="V9", reviewed_on="2026-01-01")
        assert verdict(self.duty, supplier(from_on="2025-06-30"), other) == "not_yet_due"
        assert verdict(self.duty, supplier(from_on="2025-06-29"), other) == "overdue"

    def test_a_former_supplier_is_no_subject(self):
        assert verdict(self.duty, supplier(until_on="2026-06-30"), review("2020-01-01")) == "no_subject"

    @pytest.mark.parametrize("important", [True, False, None])
    def test_under_the_measures_of_2012_every_supplier_is_reviewed(self, important):
        (of_old,) = self.duty.in_version(MEASURES_2012)
        one = supplier(supplies_important_systems=important)
        assert verdict(of_old, one, review("2025-06-29")) == "overdue"
        assert (
            verdict(self.duty, one, review("2025-06-29"))
            == {
                True: "overdue",
                False: "no_subject",
                None: "unknown_scope",
            }[important]
        )

    def test_since_when_it_supplies_unknown_cannot_be_told(self):
        assert verdict(self.duty, supplier(from_on=None), review("2024-01-01")) == "unknown_scope"

    def test_no_ledger_of_reviews_cannot_be_told(self):
        assert verdict(self.duty, supplier()) == "no_ledger"

    def test_the_interval_is_an_internal_standard(self):
        assert self.duty.internal


class TestImprovement:
    duty = risk_measures_are_improved_in_time

    def test_30_days_from_2026_05_01_is_2026_05_31_met(self):
        bad = review("2026-05-01", needs_improvement=True, improved_on="2026-05-31")
        assert verdict(self.duty, supplier(), bad) == "on_time"

    def test_2026_06_01_is_late(self):
        bad = review("2026-05-01", needs_improvement=True, improved_on="2026-06-01")
        assert verdict(self.duty, supplier(), bad) == "late"

    def test_not_improved_is_overdue_after_30_days(self):
        assert verdict(self.duty, supplier(), review("2026-05-30", needs_improvement=True)) == "overdue"
        assert verdict(self.duty, supplier(), review("2026-05-31", needs_improvement=True)) == "not_yet_due"

    def test_a_review_that_asks_for_nothing_is_no_subject(self):
        assert verdict(self.duty, supplier(), review("2026-05-01", needs_improvement=False)) == "no_subject"

    def test_whether_it_asks_for_more_unknown_cannot_be_told(self):
        assert verdict(self.duty, supplier(), review("2026-05-01")) == "unknown_scope"


class TestContracts:
    before = contract_and_confidentiality_come_before_cooperation
    standing = contract_is_in_force
    secret = confidentiality_agreement_is_in_force
    terms = contracts_state_rights_and_duties_on_security

    @pytest.mark.parametrize("column", ["signed_on", "confidentiality_signed_on"])
    def test_signed_on_the_first_day_is_in_time_a_day_later_is_not(self, column):
        assert verdict(self.before, supplier(), contract(**{column: "2024-03-01"})) == "in_order"
        assert verdict(self.before, supplier(), contract(**{column: "2024-03-02"})) == "out_of_order"

    @pytest.mark.parametrize("column", ["signed_on", "confidentiality_signed_on"])
    def test_both_papers_are_needed(self, column):
        assert verdict(self.before, supplier(), contract(**{column: None})) == "step_missing"
        of_its_own = {"signed_on": self.standing, "confidentiality_signed_on": self.secret}
        for paper, duty in of_its_own.items():
            assert verdict(duty, supplier(), contract(**{column: None})) == ("absent" if paper == column else "present")

    def test_the_two_papers_may_stand_in_rows_of_their_own(self):
        papers = contract(confidentiality_signed_on=None), contract("HT2", signed_on=None)
        for duty, reason in ((self.before, "in_order"), (self.standing, "present"), (self.secret, "present")):
            assert verdict(duty, supplier(), *papers) == reason

    @pytest.mark.parametrize(("day", "reason"), [("2026-06-30", "present"), ("2026-07-01", "absent"), (None, "absent")])
    def test_a_confidentiality_agreement_that_outlives_its_contract_is_recorded_with_the_present_one(self, day, reason):
        expired, present = contract(expires_on="2026-06-29"), contract("HT2", confidentiality_signed_on=day)
        assert verdict(self.secret, supplier(), expired, present) == reason
        assert verdict(self.standing, supplier(), expired, present) == "present"

    def test_every_supplier_needs_them_important_systems_or_not(self):
        small = supplier("V2", supplies_important_systems=False)
        assert verdicts(self.standing, supplier(), small, contract()) == {"V1": "present", "V2": "absent"}
        assert verdicts(self.before, supplier(), small, contract()) == {"V1": "in_order", "V2": "step_missing"}

    def test_a_contract_that_expires_today_is_in_force_and_yesterdays_is_not(self):
        assert verdict(self.standing, supplier(), contract(expires_on="2026-06-30")) == "present"
        assert verdict(self.standing, supplier(), contract(expires_on="2026-06-29")) == "absent"

    def test_signed_tomorrow_is_not_signed(self):
        assert verdict(self.standing, supplier(), contract(signed_on="2026-07-01")) == "absent"

    def test_an_old_supplier_needs_a_contract_in_force_today(self):
        old = supplier(from_on="2019-01-01")
        assert verdict(self.standing, old, contract("HT9", of="V9")) == "absent"
        assert verdict(self.before, old, contract("HT9", of="V9")) == "not_in_force"

    def test_a_former_supplier_needs_none(self):
        assert verdict(self.standing, supplier(until_on="2026-06-30"), contract()) == "no_subject"
        assert verdict(self.secret, supplier(until_on="2026-06-30"), contract()) == "no_subject"

    def test_since_when_it_supplies_unknown_cannot_be_told(self):
        assert verdict(self.standing, supplier(from_on=None), contract()) == "unknown_scope"

    def test_no_ledger_of_contracts_cannot_be_told(self):
        assert verdict(self.before, supplier()) == "no_ledger"
        assert verdict(self.standing, supplier()) == "no_ledger"
        assert verdict(self.secret, supplier()) == "no_ledger"
        assert verdict(self.terms) == "no_ledger"

    @pytest.mark.parametrize(("states", "reason"), [(True, "holds"), (False, "fails"), (None, "unknown_fact")])
    def test_rights_and_duties_must_be_stated(self, states, reason):
        assert verdict(self.terms, contract(states_security_duties=states)) == reason

    def test_a_contract_signed_before_the_measures_is_judged_by_the_law_of_its_day(self):
        assert verdict(self.terms, contract(signed_on="2023-04-30", states_security_duties=False)) == "not_in_force"

    def test_the_terms_of_an_expired_contract_no_longer_matter(self):
        assert verdict(self.terms, contract(expires_on="2026-06-29", states_security_duties=False)) == "no_subject"


class TestCooperation:
    duty = service_institution_cooperates_after_incidents

    def answered(self, day, kind="service", **values):
        usual = {"incident": "SJ1", "received_on": "2026-05-01", "answer_by": "2026-05-15"}
        request = record(RegulatorRequest, code="JG1", answered_on=day, **{**usual, **values})
        return verdict(self.duty, request, kind=kind)

    def test_answered_on_the_last_day_is_met_a_day_later_is_not(self):
        assert self.answered("2026-05-15") == "on_time"
        assert self.answered("2026-05-16") == "late"

    def test_not_answered_is_breached_once_the_day_has_passed(self):
        assert self.answered(None) == "overdue"
        assert self.answered(None, answer_by="2026-06-30") == "not_yet_due"

    def test_no_day_set_cannot_be_told(self):
        assert self.answered(None, answer_by=None) == "unknown_fact"

    def test_a_request_about_no_incident_is_no_subject(self):
        assert self.answered(None, incident=None) == "no_subject"

    def test_no_ledger_of_requests_cannot_be_told(self):
        assert verdict(self.duty, kind="service") == "no_ledger"

    def test_it_binds_suppliers_not_their_customers(self):
        assert self.answered(None, kind="securities") == "not_bound"
