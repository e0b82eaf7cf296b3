"""2012, article 30: the controls of investors' information were effective when they were checked."""

import pytest

from zhengdun.duties.measures_2012.art30_controls import controls_are_effective as duty
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.personal import LifecycleControl


def control(**values):
    usual = {"stage": "store", "measure": "加密存储", "effective": True, "checked_on": "2026-01-05"}
    return record(LifecycleControl, code="KZ1", **{**usual, **values})


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({}, "holds", id="effective"),
        pytest.param({"effective": False}, "fails", id="not effective"),
        pytest.param({"effective": None}, "unknown_fact", id="perhaps effective"),
        pytest.param({"measure": None}, "fails", id="no control"),
    ],
)
def test_a_control(values, reason):
    assert verdict(duty, control(**values)) == reason


def test_no_ledger_cannot_be_told():
    assert verdict(duty) == "no_ledger"


def test_service_institutions_are_not_bound():
    assert verdict(duty, control(), kind="service") == "not_bound"
