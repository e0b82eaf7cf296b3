"""Article 17: told before, told all three."""

import pytest

from zhengdun.duties.ch2_operation.art17_service_notice import investors_are_told_first, notice_states_all_three
from zhengdun.duties.testing import may_pass, record, verdict
from zhengdun.ledger.tables.changes import ServiceNotice

ALL_THREE = {"states_impact": True, "states_alternative": True, "states_measures": True}


def notice(**values):
    usual = {"kind": "suspend", "effective_at": "2026-06-20 18:00", "issued_at": "2026-06-15 10:00", **ALL_THREE}
    return record(ServiceNotice, code="N1", **{**usual, **values})


@pytest.mark.parametrize(
    ("issued_at", "reason"),
    [
        pytest.param("2026-06-20 17:59", "in_order", id="a minute before"),
        pytest.param("2026-06-20 18:01", "out_of_order", id="a minute after"),
        pytest.param(None, "step_missing", id="never"),
    ],
)
@pytest.mark.parametrize("kind", ["suspend", "end", None])
def test_investors_are_told_before_a_service_is_suspended_or_ended(kind, issued_at, reason):
    assert verdict(investors_are_told_first, notice(kind=kind, issued_at=issued_at)) == reason


@pytest.mark.parametrize("left_out", list(ALL_THREE))
class TestContents:
    def test_one_left_out_is_breached(self, left_out):
        assert verdict(notice_states_all_three, notice(**{left_out: False})) == "fails"

    def test_one_unknown_cannot_be_told(self, left_out):
        assert verdict(notice_states_all_three, notice(**{left_out: None})) == "unknown_fact"

    def test_one_left_out_and_another_unknown_is_breached(self, left_out):
        unknown = next(name for name in ALL_THREE if name != left_out)
        assert verdict(notice_states_all_three, notice(**{left_out: False, unknown: None})) == "fails"


def test_a_notice_of_all_three_is_met():
    assert verdict(notice_states_all_three, notice()) == "holds"


@pytest.mark.parametrize("duty", [investors_are_told_first, notice_states_all_three])
class TestWhichNotices:
    def test_no_time_set_is_not_started(self, duty):
        assert verdict(duty, notice(effective_at=None)) == "not_started"

    def test_before_the_measures_is_not_in_force(self, duty):
        assert verdict(duty, notice(effective_at="2023-04-30 18:00", issued_at=None)) == "not_in_force"

    def test_no_ledger_cannot_be_told(self, duty):
        assert verdict(duty) == "no_ledger"

    def test_service_institutions_are_not_bound(self, duty):
        assert verdict(duty, notice(), kind="service") == "not_bound"


def test_planned_for_tomorrow_and_not_told_yet_is_not_due():
    planned = notice(effective_at="2026-07-01 18:00", issued_at=None)
    assert verdict(investors_are_told_first, planned) == "not_yet_due"


@pytest.mark.parametrize(
    ("values", "may_stop"),
    [
        pytest.param({}, True, id="told all three"),
        pytest.param({"issued_at": None}, False, id="not told"),
        pytest.param({"states_alternative": False}, False, id="told two of three"),
    ],
)
def test_the_gate_in_front_of_stopping_a_service(values, may_stop):
    in_front = (investors_are_told_first, notice_states_all_three)
    passed = all(may_pass(duty, "N1", "2026-06-20 18:00", notice(**values)) for duty in in_front)
    assert passed is may_stop
