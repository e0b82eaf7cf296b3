"""Article 28: intellectual property."""

import pytest

from zhengdun.duties.ch2_operation.art28_intellectual_property import (
    intellectual_property_policy_is_documented,
    own_intellectual_property_is_protected,
    software_is_used_with_a_licence,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.content import SoftwareLicence
from zhengdun.ledger.tables.governance import Attestation, Document


class TestLicences:
    duty = software_is_used_with_a_licence

    def used(self, **values):
        usual = {"software": "示例数据库", "licensed": True}
        return verdict(self.duty, record(SoftwareLicence, code="XK1", **{**usual, **values}))

    def test_licensed_without_end_is_met(self):
        assert self.used() == "clear"

    def test_a_licence_that_ends_today_holds_and_yesterdays_does_not(self):
        assert self.used(expires_on="2026-06-30") == "clear"
        assert self.used(expires_on="2026-06-29") == "forbidden"

    def test_unlicensed_is_breached(self):
        assert self.used(licensed=False) == "forbidden"

    def test_whether_licensed_unknown_cannot_be_told_unless_it_has_expired(self):
        assert self.used(licensed=None) == "unknown_fact"
        assert self.used(licensed=None, expires_on="2026-06-29") == "forbidden"

    def test_software_out_of_use_since_today_is_no_subject_until_tomorrow_it_is(self):
        assert self.used(licensed=False, in_use_until="2026-06-30") == "no_subject"
        assert self.used(licensed=False, in_use_until="2026-07-01") == "forbidden"

    def test_no_list_of_licences_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"

    def test_service_institutions_are_not_bound(self):
        assert verdict(self.duty, kind="service") == "not_bound"


class TestPolicy:
    duty = intellectual_property_policy_is_documented

    @pytest.mark.parametrize(("repealed", "reason"), [(None, "present"), ("2026-06-30", "absent")])
    def test_the_policy_must_be_in_force(self, repealed, reason):
        policy = {"code": "ZD1", "kind": "intellectual_property", "approved_on": "2024-01-01"}
        assert verdict(self.duty, record(Document, **policy, repealed_on=repealed)) == reason

    def test_no_ledger_of_documents_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"


class TestOwnRights:
    duty = own_intellectual_property_is_protected

    def stated(self, **values):
        usual = {"stated_on": "2026-01-05", "stated_by": "E1", "fulfilled": True, "evidence": "软件著作权登记证书"}
        return verdict(self.duty, record(Attestation, code="SM1", duty="28-3", **{**usual, **values}))

    def test_stated_with_evidence_is_met(self):
        assert self.stated() == "stated"

    def test_denied_is_breached(self):
        assert self.stated(fulfilled=False) == "denied"

    def test_a_lapsed_statement_cannot_be_told(self):
        assert self.stated(valid_until="2026-06-29") == "lapsed"
        assert self.stated(valid_until="2026-06-30") == "stated"

    def test_no_statement_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"


@pytest.mark.parametrize("duty", [intellectual_property_policy_is_documented, own_intellectual_property_is_protected])
def test_service_institutions_are_bound_by_neither(duty):
    assert verdict(duty, kind="service") == "not_bound"
