"""Article 9(2): what IT-system service institutions must have."""

import pytest

from zhengdun.duties.ch2_operation.art09_service_institutions import (
    management_fits_the_products_and_services,
    security_and_compliance_managers_are_appointed,
    service_institution_has_security_policies,
)
from zhengdun.duties.testing import record, verdict, verdicts
from zhengdun.ledger.tables.governance import Appointment, Document, Staff

DOCUMENTS = {
    "security_policy": service_institution_has_security_policies,
    "service_mechanism": management_fits_the_products_and_services,
}


def document(kind):
    return record(Document, code="D1", kind=kind, approved_on="2024-01-01")


@pytest.mark.parametrize("kind", DOCUMENTS)
@pytest.mark.parametrize(("institution", "reason"), [("service", "present"), ("core", "not_bound")])
def test_the_document_in_force(kind, institution, reason):
    assert verdict(DOCUMENTS[kind], document(kind), kind=institution) == reason


@pytest.mark.parametrize("duty", DOCUMENTS.values())
def test_only_another_document_is_breached(duty):
    assert verdict(duty, document("other"), kind="service") == "absent"


@pytest.mark.parametrize("duty", DOCUMENTS.values())
def test_no_ledger_of_documents_cannot_be_told(duty):
    assert verdict(duty, kind="service") == "no_ledger"


class TestPosts:
    duty = security_and_compliance_managers_are_appointed

    def judged(self, compliance, left_on=None, kind="service"):
        """A security manager in office, and a compliance manager with these values."""
        usual = {"code": "2", "role": "compliance_manager", "person": "E2", "from_on": "2024-01-01"}
        records = [
            record(Staff, code="E1"),
            record(Staff, code="E2", left_on=left_on),
            record(Appointment, code="1", role="security_manager", person="E1", from_on="2024-01-01"),
            record(Appointment, **{**usual, **compliance}),
        ]
        return verdicts(self.duty, *records, kind=kind)

    def test_both_filled_is_met(self):
        assert self.judged({}) == {"security_manager": "present", "compliance_manager": "present"}

    def test_one_person_may_hold_both(self):
        assert self.judged({"person": "E1"})["compliance_manager"] == "present"

    def test_the_other_post_vacant_is_breached(self):
        assert self.judged({"role": "other"}) == {"security_manager": "present", "compliance_manager": "absent"}

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            pytest.param({"from_on": "2026-06-30"}, "present", id="in office from today"),
            pytest.param({"from_on": "2026-07-01"}, "absent", id="from tomorrow"),
            pytest.param({"until_on": "2026-07-01"}, "present", id="until tomorrow"),
            pytest.param({"until_on": "2026-06-30"}, "absent", id="until today, out of office today"),
            pytest.param({"person": None}, "unknown_fact", id="nobody named"),
        ],
    )
    def test_days_of_office(self, values, reason):
        assert self.judged(values)["compliance_manager"] == reason

    @pytest.mark.parametrize(("left_on", "reason"), [("2026-06-30", "absent"), ("2026-07-01", "present")])
    def test_whoever_has_left_holds_no_post_although_the_appointment_was_never_ended(self, left_on, reason):
        assert self.judged({}, left_on=left_on)["compliance_manager"] == reason

    def test_no_ledger_cannot_be_told(self):
        assert set(verdicts(self.duty, kind="service").values()) == {"no_ledger"}

    def test_a_securities_company_is_not_bound(self):
        assert self.judged({}, kind="securities") == {"A": "not_bound"}
