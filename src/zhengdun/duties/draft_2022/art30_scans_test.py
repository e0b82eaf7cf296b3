"""Draft, article 30(1): scans and assessments, each within the interval of the internal standard."""

import pytest

from zhengdun.duties.draft_2022.art30_scans import security_is_assessed, vulnerabilities_are_scanned_for
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.content import SecurityActivity

BOTH = [
    pytest.param(vulnerabilities_are_scanned_for, "test", id="scans"),
    pytest.param(security_is_assessed, "assessment", id="assessments"),
]


def activity(kind, day):
    return record(SecurityActivity, code="HD1", kind=kind, performed_on=day)


@pytest.mark.parametrize(("duty", "kind"), BOTH)
def test_12_months_ago_is_in_time_a_day_longer_is_not(duty, kind):
    assert verdict(duty, activity(kind, "2025-06-30")) == "every_period"
    assert verdict(duty, activity(kind, "2025-06-29")) == "overdue"


@pytest.mark.parametrize(("duty", "kind"), BOTH)
def test_service_institutions_are_not_bound(duty, kind):
    assert verdict(duty, activity(kind, "2026-06-01"), kind="service") == "not_bound"


def test_one_does_not_do_for_the_other():
    assert verdict(vulnerabilities_are_scanned_for, activity("assessment", "2026-06-01")) == "overdue"
    assert verdict(security_is_assessed, activity("test", "2026-06-01")) == "overdue"


@pytest.mark.parametrize("duty", [vulnerabilities_are_scanned_for, security_is_assessed], ids=lambda duty: duty.id)
def test_no_ledger_cannot_be_told(duty):
    assert verdict(duty) == "no_ledger"
