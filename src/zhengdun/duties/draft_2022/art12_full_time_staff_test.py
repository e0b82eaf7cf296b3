"""Draft, article 12: at least one person, full-time."""

import pytest

from zhengdun.duties.draft_2022.art12_full_time_staff import security_works_full_time
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.governance import Staff


def person(**values):
    return record(Staff, code="E1", **{"works_in_security": True, "full_time": True, **values})


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({}, "present", id="full-time"),
        pytest.param({"full_time": False}, "absent", id="among other work"),
        pytest.param({"works_in_security": False}, "absent", id="full-time at something else"),
        pytest.param({"full_time": None}, "unknown_fact", id="unknown"),
        pytest.param({"left_on": "2026-07-01"}, "present", id="leaves tomorrow"),
        pytest.param({"left_on": "2026-06-30"}, "absent", id="left today"),
    ],
)
def test_somebody_works_full_time(values, reason):
    assert verdict(security_works_full_time, person(**values)) == reason


def test_no_ledger_cannot_be_told():
    assert verdict(security_works_full_time) == "no_ledger"


def test_service_institutions_are_not_bound():
    assert verdict(security_works_full_time, person(), kind="service") == "not_bound"
