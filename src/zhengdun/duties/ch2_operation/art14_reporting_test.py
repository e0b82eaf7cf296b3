"""Article 14(2): reported once in the interval, to whom article 72 names."""

import pytest

from zhengdun.duties.ch2_operation.art14_reporting import classified_protection_is_reported
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.institution import Setting
from zhengdun.ledger.tables.supervision import Filing

DUTY = classified_protection_is_reported


def filing(filed_on, recipient="bureau", kind="mlps", code="F1"):
    return record(Filing, code=code, kind=kind, filed_on=filed_on, recipient=recipient)


def test_2025_06_30_and_twelve_months_end_on_2026_06_30_met():
    assert verdict(DUTY, filing("2025-06-30")) == "every_period"


def test_2025_06_29_and_twelve_months_ended_on_2026_06_29_breached():
    assert verdict(DUTY, filing("2025-06-29")) == "overdue"


@pytest.mark.parametrize("day", [None, "2026-07-01"])
def test_what_is_not_filed_yet_does_not_count(day):
    assert verdict(DUTY, filing(day)) == "overdue"


@pytest.mark.parametrize(("began", "reason"), [("2025-06-29", "overdue"), ("2025-06-30", "not_yet_due")])
def test_the_first_interval_of_a_new_institution_runs_from_its_beginning(began, reason):
    assert verdict(DUTY, filing(None), kind_since=began) == reason


def test_another_report_does_not_count():
    assert verdict(DUTY, filing("2026-06-01", kind="annual_report")) == "overdue"


@pytest.mark.parametrize(
    ("institution", "recipient", "reason"),
    [
        pytest.param("core", "csrc", "every_period", id="core: the CSRC"),
        pytest.param("core", "bureau", "overdue", id="core: not the local office"),
        pytest.param("securities", "bureau", "every_period", id="operating: the local office"),
        pytest.param("securities", "csrc", "unknown_fact", id="operating: the CSRC, directed or not unknown"),
        pytest.param("securities", "other", "overdue", id="operating: nobody else"),
        pytest.param("core", None, "unknown_fact", id="core: recipient not recorded"),
        pytest.param("securities", None, "unknown_fact", id="operating: recipient not recorded"),
        pytest.param("custody_bank", "bureau", "every_period", id="by reference: the local office"),
        pytest.param("service", "other", "not_bound", id="service institutions are not bound"),
    ],
)
def test_the_recipient_follows_article_72(institution, recipient, reason):
    assert verdict(DUTY, filing("2026-06-01", recipient), kind=institution) == reason


@pytest.mark.parametrize(("directed", "reason"), [(True, "every_period"), (False, "overdue")])
def test_an_operating_institution_reports_to_the_csrc_only_where_it_so_directed(directed, reason):
    row = record(Filing, code="F1", kind="mlps", filed_on="2026-06-01", recipient="csrc", csrc_directed=directed)
    assert verdict(DUTY, row) == reason


def test_a_shorter_interval_of_the_institutions_own():
    own = record(Setting, parameter="mlps_report_months", value=6)
    assert verdict(DUTY, filing("2025-12-30"), own) == "every_period"
    assert verdict(DUTY, filing("2025-12-29"), own) == "overdue"


def test_no_ledger_of_filings_cannot_be_told():
    assert verdict(DUTY) == "no_ledger"


def test_how_often_is_an_internal_standard_and_a_filing_is_called_for():
    assert DUTY.internal
    assert DUTY.filing is not None
