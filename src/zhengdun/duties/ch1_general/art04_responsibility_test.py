"""Article 4: no contract shifts responsibility; every product offered is tested and checked."""

import pytest

from zhengdun.duties.ch1_general.art04_responsibility import (
    contracts_shift_no_responsibility,
    products_are_checked_for_compliance,
    products_are_tested_for_security,
)
from zhengdun.duties.testing import record, verdict, verdicts
from zhengdun.ledger.tables.suppliers import Contract, Product


class TestContracts:
    duty = contracts_shift_no_responsibility

    def contract(self, code="C1", **values):
        usual = {"supplier": "V1", "signed_on": "2025-01-10", "keeps_liability": True}
        return record(Contract, code=code, **{**usual, **values})

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            ({}, "holds"),
            ({"keeps_liability": False}, "fails"),
            ({"keeps_liability": None}, "unknown_fact"),
            ({"keeps_liability": False, "signed_on": "2023-05-01"}, "fails"),
            ({"keeps_liability": False, "signed_on": "2023-04-30"}, "not_in_force"),
            ({"signed_on": "2026-07-01"}, "not_started"),
        ],
    )
    def test_what_the_contract_says(self, values, reason):
        assert verdict(self.duty, self.contract(**values)) == reason

    def test_a_contract_is_still_valid_on_the_day_it_expires(self):
        found = verdicts(
            self.duty,
            self.contract(keeps_liability=False, expires_on="2026-06-30"),
            self.contract("C2", keeps_liability=False, expires_on="2026-06-29"),
        )
        assert found == {"C1": "fails"}

    def test_no_ledger_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"

    def test_service_institutions_are_not_bound(self):
        assert verdict(self.duty, self.contract(), kind="service") == "not_bound"


@pytest.mark.parametrize(
    ("duty", "column"),
    [
        pytest.param(products_are_tested_for_security, "security_tested_on", id="security"),
        pytest.param(products_are_checked_for_compliance, "compliance_checked_on", id="compliance"),
    ],
)
class TestProducts:
    def product(self, code="P1", **values):
        return record(Product, code=code, name="示例产品", **values)

    @pytest.mark.parametrize(("day", "reason"), [("2026-06-30", "holds"), ("2026-07-01", "fails"), (None, "fails")])
    def test_every_product_offered(self, duty, column, day, reason):
        assert verdict(duty, self.product(**{column: day}), kind="service") == reason

    def test_one_does_not_stand_for_another(self, duty, column):
        found = verdicts(duty, self.product(**{column: "2026-01-05"}), self.product("P2"), kind="service")
        assert found == {"P1": "holds", "P2": "fails"}

    def test_what_it_buys_itself_is_no_subject(self, duty, column):
        assert verdict(duty, self.product(supplier="V1", **{column: None}), kind="service") == "no_subject"

    def test_no_ledger_cannot_be_told(self, duty, column):
        assert column in Product.column_names()
        assert verdict(duty, kind="service") == "no_ledger"

    def test_operating_institutions_are_not_bound(self, duty, column):
        assert verdict(duty, self.product(**{column: None})) == "not_bound"
