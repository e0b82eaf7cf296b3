"""Article 24: what nobody may do."""

import pytest

from zhengdun.duties.ch2_operation.art24_prohibited_testing import (
    nobody_certifies_or_tests_unlawfully,
    nobody_publishes_vulnerabilities_unlawfully,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.content import SecurityActivity

CASES = [
    *[(nobody_certifies_or_tests_unlawfully, kind) for kind in ("certification", "test", "assessment")],
    (nobody_publishes_vulnerabilities_unlawfully, "publication"),
]


def activity(kind, **values):
    usual = {"performed_on": "2026-01-15", "lawful": True, "basis": "授权书"}
    return record(SecurityActivity, code="HD1", kind=kind, **{**usual, **values})


@pytest.mark.parametrize(("duty", "kind"), CASES)
class TestBoth:
    def test_lawful_with_its_basis_is_met(self, duty, kind):
        assert verdict(duty, activity(kind)) == "clear"

    def test_unlawful_is_breached_whatever_the_basis(self, duty, kind):
        assert verdict(duty, activity(kind, lawful=False)) == "forbidden"
        assert verdict(duty, activity(kind, lawful=False, basis=None)) == "forbidden"

    def test_called_lawful_without_a_basis_cannot_be_told(self, duty, kind):
        assert verdict(duty, activity(kind, basis=None)) == "unknown_fact"

    def test_lawfulness_unknown_cannot_be_told(self, duty, kind):
        assert verdict(duty, activity(kind, lawful=None)) == "unknown_fact"

    def test_only_planned_is_not_done(self, duty, kind):
        assert verdict(duty, activity(kind, lawful=False, performed_on=None)) == "not_started"
        assert verdict(duty, activity(kind, lawful=False, performed_on="2026-07-01")) == "not_started"

    def test_the_first_day_of_the_measures_counts_the_day_before_does_not(self, duty, kind):
        assert verdict(duty, activity(kind, lawful=False, performed_on="2023-05-01")) == "forbidden"
        assert verdict(duty, activity(kind, lawful=False, performed_on="2023-04-30")) == "not_in_force"

    @pytest.mark.parametrize("bound", ["core", "futures", "service", "association", "private_fund", "other"])
    def test_it_binds_anyone(self, duty, kind, bound):
        assert verdict(duty, activity(kind, lawful=False), kind=bound) == "forbidden"

    def test_no_ledger_cannot_be_told(self, duty, kind):
        assert kind
        assert verdict(duty) == "no_ledger"


def test_a_test_is_no_publication_and_the_other_way_round():
    assert verdict(nobody_publishes_vulnerabilities_unlawfully, activity("test", lawful=False)) == "no_subject"
    assert verdict(nobody_certifies_or_tests_unlawfully, activity("publication", lawful=False)) == "no_subject"
