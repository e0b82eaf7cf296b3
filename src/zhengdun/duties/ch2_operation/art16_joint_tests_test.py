"""Article 16(3): which systems, which changes, by when."""

import pytest

from zhengdun.duties.ch2_operation.art16_joint_tests import joint_test_is_held
from zhengdun.duties.testing import record, system, verdict
from zhengdun.ledger.tables.changes import Change, JointTest

FRIDAY_TO_SUNDAY = {"started_at": "2026-06-05 20:00", "ended_at": "2026-06-07 18:00"}


def change(**values):
    return record(Change, code="C1", system="S1", **{"kind": "golive", **FRIDAY_TO_SUNDAY, **values})


def joint_test(held_on, code="J1", of="C1"):
    return record(JointTest, code=code, change=of, held_on=held_on)


def judged(*records, institution="core", **of_system):
    return verdict(joint_test_is_held, system(**of_system), *records, kind=institution)


@pytest.mark.parametrize(
    ("tests", "reason"),
    [
        pytest.param([joint_test("2026-05-30")], "in_order", id="the weekend before"),
        pytest.param([joint_test("2026-06-06")], "in_order", id="in the course of the change"),
        pytest.param([joint_test("2026-06-07")], "in_order", id="on its last day"),
        pytest.param([joint_test("2026-06-08")], "out_of_order", id="a day after its end"),
        pytest.param([joint_test("2026-06-13"), joint_test("2026-05-30", "J2")], "in_order", id="one of two before"),
        pytest.param([joint_test(None)], "step_missing", id="not held"),
        pytest.param([joint_test("2026-05-30", of="C9")], "step_missing", id="for another change"),
        pytest.param([], "no_ledger", id="no ledger"),
    ],
)
def test_a_joint_test_is_held_by_the_end_of_the_change(tests, reason):
    assert judged(change(), *tests) == reason


def test_what_was_called_off_is_not_tested():
    called_off = {"started_at": None, "ended_at": None, "planned_start_at": "2026-06-05 20:00"}
    assert judged(change(**called_off, cancelled_on="2026-06-04"), joint_test(None)) == "no_subject"
    assert judged(change(**called_off), joint_test(None)) == "step_missing"


@pytest.mark.parametrize(
    ("kind", "major", "reason"),
    [
        pytest.param("golive", None, "in_order", id="a go-live, whatever else"),
        pytest.param("change", True, "in_order", id="a major upgrade"),
        pytest.param("change", False, "no_subject", id="a lesser change"),
        pytest.param("change", None, "unknown_scope", id="perhaps a major upgrade"),
        pytest.param("offline", True, "no_subject", id="taking off line"),
        pytest.param(None, False, "unknown_scope", id="of unknown kind"),
    ],
)
def test_go_lives_and_major_upgrades(kind, major, reason):
    assert judged(change(kind=kind, major_upgrade=major), joint_test("2026-05-30")) == reason


@pytest.mark.parametrize(
    ("kind", "reason"),
    [
        *[(kind, "step_missing") for kind in ("trading", "quotation", "account", "clearing", "communication")],
        *[(kind, "no_subject") for kind in ("risk", "website", "office", "other")],
        (None, "unknown_scope"),
    ],
)
def test_the_five_kinds_of_system_that_are_named(kind, reason):
    assert judged(change(), joint_test(None), kind=kind) == reason


def test_only_important_systems():
    assert judged(change(), important=False) == "no_subject"
    assert judged(change(), joint_test("2026-05-30"), important=None) == "unknown_scope"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({"ended_at": None, "planned_end_at": "2026-07-05 18:00"}, "not_yet_due", id="still going on"),
        pytest.param({"ended_at": None, "planned_end_at": "2026-06-07 18:00"}, "step_missing", id="planned to be over"),
        pytest.param({"ended_at": None}, "step_missing", id="begun, end unknown"),
        pytest.param(dict.fromkeys(FRIDAY_TO_SUNDAY), "not_started", id="no dates"),
        pytest.param({"ended_at": "2023-04-30 18:00"}, "not_in_force", id="over before the Measures"),
    ],
)
def test_by_when_without_a_joint_test(values, reason):
    assert judged(change(**values), joint_test(None)) == reason


@pytest.mark.parametrize("institution", ["securities", "futures", "fund", "service"])
def test_only_core_institutions_are_bound(institution):
    assert judged(change(), institution=institution) == "not_bound"
