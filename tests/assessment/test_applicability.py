"""Which duties bind whom, and that this is what the assessment does."""

import pytest

from zhengdun.assessment import evaluate
from zhengdun.assessment.applicability import applicability
from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties
from zhengdun.duties.testing import ON, ledgers_of
from zhengdun.kit.outcomes import Reason
from zhengdun.ledger.tables.institution import Institution


def told(duty, **institution):
    found = {one.duty.id: one for one in applicability(ledgers_of(**institution), all_duties())}
    return found[duty]


@pytest.mark.parametrize("kind", Institution.kind.dtype.categories.to_list())
@pytest.mark.parametrize("cii", [True, False, None])
def test_the_assessment_binds_the_same(kind, cii):
    ledgers = ledgers_of(kind=kind, cii_operator=cii)
    frame = evaluate(ledgers, ON, calendar=Calendar.standard(), duties=all_duties()).frame
    unbound = set(frame.filter(frame["reason"] == Reason.NOT_BOUND.key)["duty"])
    assert unbound == {one.duty.id for one in applicability(ledgers, all_duties()) if one.binds is False}


def test_a_custodian_bank_is_bound_by_reference_but_files_no_annual_report():
    bank = told("20.1b", kind="custody_bank")
    assert bank.binds
    assert bank.why("zh") == "属于参照适用主体"
    assert told("59.1b-1", kind="custody_bank").binds is False


@pytest.mark.parametrize(("accounts", "binds"), [(1000, True), (999, False), (None, None)])
def test_a_private_fund_manager_from_1000_accounts_on(accounts, binds):
    fund = {"kind": "private_fund", "operates_own_systems": True, "holder_accounts": accounts}
    assert told("20.1b", **fund).binds is binds
