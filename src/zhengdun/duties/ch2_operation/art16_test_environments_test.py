"""Article 16(2): masking with its exception, the controls of production without one."""

import pytest

from zhengdun.duties.ch2_operation.art16_test_environments import (
    sensitive_data_are_masked,
    unmasked_data_are_guarded_as_in_production,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.changes import TestEnvironment
from zhengdun.ledger.tables.masking import MaskingRun

BARE = {"masked": False, "needs_unmasked": False, "same_controls": False}


def environment(**values):
    return record(TestEnvironment, **{"code": "E1", "has_sensitive_data": True, **values})


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({"masked": True}, "holds", id="masked"),
        pytest.param({"masked": False, "needs_unmasked": False}, "fails", id="not masked, not needed"),
        pytest.param({"masked": False, "needs_unmasked": True, "why_unmasked": "压力场景"}, "holds", id="needed, why"),
        pytest.param({"masked": False, "needs_unmasked": True}, "unknown_fact", id="needed, but not said why"),
        pytest.param(
            {"masked": False, "needs_unmasked": False, "why_unmasked": "方便"}, "fails", id="a reason, no need"
        ),
        pytest.param({"masked": False}, "unknown_fact", id="not masked, need unknown"),
        pytest.param({"masked": None, "needs_unmasked": False}, "unknown_fact", id="perhaps masked"),
    ],
)
def test_sensitive_data_are_masked_unless_the_tests_need_them(values, reason):
    assert verdict(sensitive_data_are_masked, environment(**values)) == reason


def run(at, clean, code="TM-1", environment="E1"):
    return record(MaskingRun, code=code, environment=environment, run_at=f"{at}T20:00", nothing_left=clean)


@pytest.mark.parametrize(
    ("said", "runs", "reason"),
    [
        pytest.param(None, [run("2026-05-01", True)], "holds", id="proved by a run"),
        pytest.param(None, [run("2026-05-01", None)], "unknown_fact", id="a run nobody looked at"),
        pytest.param(True, [run("2026-05-01", False)], "fails", id="refuted by a run"),
        pytest.param(False, [run("2026-05-01", True)], "fails", id="unmasked on record, whatever was run"),
        pytest.param(True, [run("2026-05-01", False), run("2026-05-02", True, "TM-2")], "holds", id="run again"),
        pytest.param(True, [run("2026-05-01", True), run("2026-05-02", False, "TM-2")], "fails", id="spoiled since"),
        pytest.param(True, [run("2026-07-01", False)], "holds", id="a run of tomorrow is not known"),
        pytest.param(None, [run("2026-05-01", True, environment="E2")], "unknown_fact", id="of another environment"),
    ],
)
def test_runs_prove_and_refute(said, runs, reason):
    bare = environment(masked=said, needs_unmasked=False)
    others = [environment(code="E2", has_sensitive_data=False)] if runs[0].values.get("environment") == "E2" else []
    assert verdict(sensitive_data_are_masked, bare, *others, *runs) == reason


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({"masked": False, "same_controls": True}, "holds", id="the controls of production"),
        pytest.param({"masked": False, "same_controls": False}, "fails", id="fewer controls"),
        pytest.param({"masked": False, "same_controls": None}, "unknown_fact", id="controls unknown"),
        pytest.param(
            {"masked": False, "needs_unmasked": True, "why_unmasked": "压力场景", "same_controls": False},
            "fails",
            id="the exception from masking is none from the controls",
        ),
        pytest.param({"masked": True, "same_controls": False}, "no_subject", id="masked"),
        pytest.param({"masked": None, "same_controls": False}, "unknown_scope", id="perhaps masked"),
    ],
)
def test_unmasked_data_are_guarded_as_in_production(values, reason):
    assert verdict(unmasked_data_are_guarded_as_in_production, environment(**values)) == reason


@pytest.mark.parametrize("duty", [sensitive_data_are_masked, unmasked_data_are_guarded_as_in_production])
class TestWhichEnvironments:
    def test_without_sensitive_data_are_no_subject(self, duty):
        assert verdict(duty, environment(has_sensitive_data=False, **BARE)) == "no_subject"

    def test_perhaps_with_sensitive_data_cannot_be_told(self, duty):
        assert verdict(duty, environment(has_sensitive_data=None, **BARE)) == "unknown_scope"

    def test_used_until_today_are_no_subject(self, duty):
        assert verdict(duty, environment(in_use_until="2026-06-30", **BARE)) == "no_subject"

    def test_used_until_tomorrow_are_judged(self, duty):
        assert verdict(duty, environment(in_use_until="2026-07-01", **BARE)) == "fails"

    def test_no_ledger_cannot_be_told(self, duty):
        assert verdict(duty) == "no_ledger"

    def test_service_institutions_are_not_bound(self, duty):
        assert verdict(duty, environment(**BARE), kind="service") == "not_bound"
