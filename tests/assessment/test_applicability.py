"""Which duties bind whom, and that this is what the assessment does."""

import pytest

from zhengdun.assessment import evaluate
from zhengdun.assessment.applicability import applicability
from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties
from zhengdun.duties.testing import ON, ledgers_of
from zhengdun.kit.binding import CII
from zhengdun.kit.outcomes import Reason
from zhengdun.law import art
from zhengdun.ledger.tables.institution import Institution


def told(duty, **institution):
    found = {one.duty.id: one for one in applicability(ledgers_of(**institution), all_duties())}
    return found[duty]


def bound_by(**institution):
    return {one.duty.id for one in applicability(ledgers_of(**institution), all_duties()) if one.binds}


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
    assert bank.why("zh") == "属于参照适用主体（第七十四条第一款）"
    assert bank.why("en") == "is one of: institutions bound by reference (Article 74(1))"
    report = told("59.1b-1", kind="custody_bank")
    assert report.binds is False
    assert report.why("zh") == "只约束核心机构、经营机构，参照适用时不包括"
    assert told("59.1b-1", kind="service").why("en") == "binds only core institutions; operating institutions"


@pytest.mark.parametrize("kind", ["custody_bank", "advisory", "fund_service", "subsidiary", "tech_subsidiary"])
def test_those_bound_by_reference_owe_all_that_binds_operating_institutions_but_the_annual_report(kind):
    bound, operating = bound_by(kind=kind), bound_by(kind="securities")
    assert operating - bound == {"59.1a", "59.1b-1", "59.1b-2"}
    assert bound <= operating


def test_a_technology_subsidiary_by_the_second_paragraph():
    (ground,) = told("20.1b", kind="tech_subsidiary").grounds
    assert ground.cite == art(74, 2)
    both = told("20.1b", kind="tech_subsidiary", also=["service"])
    assert both.why("zh") == "属于参照适用主体（第七十四条第二款）"
    assert told("39.2b", kind="tech_subsidiary", also=["service"]).binds


@pytest.mark.parametrize(
    ("accounts", "binds", "blank"), [(1000, True, []), (999, False, []), (None, None, ["holder_accounts"])]
)
def test_a_private_fund_manager_from_1000_accounts_on(accounts, binds, blank):
    fund = {"kind": "private_fund", "operates_own_systems": True, "holder_accounts": accounts}
    one = told("20.1b", **fund)
    assert one.binds is binds
    assert [cell.name for cell in one.blanks] == blank
    assert one.member.falls_short is (binds is False)


def test_what_is_blank_is_named():
    unknown = told("48c", kind="securities", cii_operator=None)
    assert unknown.why("zh") == "是否属于关键信息基础设施运营者（第四十二条）不明：未填写关键信息基础设施运营者"
    assert unknown.blanks == (Institution.cii_operator,)


def test_an_operator_of_critical_infrastructure_is_bound_on_top_of_the_rest():
    plain, operator = bound_by(kind="securities"), bound_by(kind="securities", cii_operator=True)
    assert plain < operator
    assert operator - plain == {duty.id for duty in all_duties() if duty.binds == CII}
