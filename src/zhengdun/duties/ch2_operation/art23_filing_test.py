"""Article 23: the filing of service institutions, and their customers' urging."""

import pytest

from zhengdun.duties.ch2_operation.art23_filing import service_institution_is_filed, unfiled_suppliers_are_urged_to_file
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.supervision import Filing
from zhengdun.ledger.tables.suppliers import Supplier


class TestOwnFiling:
    duty = service_institution_is_filed

    def filed(self, day="2024-01-10", kind="service_filing", of="service", to="csrc"):
        return verdict(self.duty, record(Filing, code="BS1", kind=kind, filed_on=day, recipient=to), kind=of)

    def test_filed_is_met(self):
        assert self.filed() == "present"

    def test_filed_today_counts_and_tomorrow_does_not(self):
        assert self.filed("2026-06-30") == "present"
        assert self.filed("2026-07-01") == "absent"

    def test_prepared_but_not_filed_is_breached(self):
        assert self.filed(None) == "absent"

    def test_a_filing_of_another_kind_does_not_count(self):
        assert self.filed(kind="mlps") == "absent"

    @pytest.mark.parametrize(("to", "reason"), [("bureau", "absent"), ("other", "absent"), (None, "unknown_fact")])
    def test_it_is_the_csrc_with_whom_to_file(self, to, reason):
        assert self.filed(to=to) == reason

    def test_no_ledger_of_filings_cannot_be_told(self):
        assert verdict(self.duty, kind="service") == "no_ledger"

    @pytest.mark.parametrize("kind", ["core", "securities", "tech_subsidiary"])
    def test_others_are_not_bound(self, kind):
        assert self.filed(None, of=kind) == "not_bound"


class TestUrging:
    duty = unfiled_suppliers_are_urged_to_file

    def supplied(self, **values):
        usual = {"name": "示例供应商", "supplies_important_systems": True, "from_on": "2020-01-01"}
        return verdict(self.duty, record(Supplier, code="V1", **{**usual, **values}))

    def test_a_filed_supplier_needs_no_urging(self):
        assert self.supplied(filed=True) == "holds"

    def test_a_day_of_filing_says_that_it_is_filed(self):
        assert self.supplied(filed_on="2022-01-01") == "holds"

    def test_an_unfiled_supplier_that_was_urged_is_met(self):
        assert self.supplied(filed=False, urged_on="2026-06-30") == "holds"

    def test_an_unfiled_supplier_not_urged_is_breached(self):
        assert self.supplied(filed=False) == "fails"

    def test_to_be_urged_tomorrow_is_not_urged(self):
        assert self.supplied(filed=False, urged_on="2026-07-01") == "fails"

    def test_whether_filed_unknown_cannot_be_told_unless_urged(self):
        assert self.supplied() == "unknown_fact"
        assert self.supplied(urged_on="2026-01-01") == "holds"

    def test_a_supplier_of_other_systems_is_no_subject(self):
        assert self.supplied(supplies_important_systems=False) == "no_subject"

    def test_what_it_supplies_unknown_cannot_be_told(self):
        assert self.supplied(supplies_important_systems=None) == "unknown_scope"

    def test_a_former_supplier_is_no_subject(self):
        assert self.supplied(until_on="2026-06-30") == "no_subject"

    def test_no_ledger_of_suppliers_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"
