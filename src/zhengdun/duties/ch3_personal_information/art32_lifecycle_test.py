"""Article 32: eight stages, three risks, controls that are checked."""

import pytest

from zhengdun.duties.ch3_personal_information.art32_lifecycle import (
    controls_are_checked,
    every_stage_is_controlled,
    leaks_tampering_and_loss_are_guarded_against,
)
from zhengdun.duties.testing import record, verdict, verdicts
from zhengdun.ledger.tables.institution import Setting
from zhengdun.ledger.tables.personal import STAGES, LifecycleControl

EVERY_RISK = ["leak", "tampering", "loss"]


def control(stage="store", **values):
    usual = {"measure": "加密存储", "effective": True, "guards_against": EVERY_RISK, "checked_on": "2026-01-05"}
    return record(LifecycleControl, code=f"KZ-{stage}", stage=stage, **{**usual, **values})


class TestStages:
    duty = every_stage_is_controlled

    def test_all_eight(self):
        assert len(STAGES) == 8
        assert verdicts(self.duty, *(control(stage) for stage in STAGES)) == dict.fromkeys(STAGES, "present")

    def test_each_is_asked_for(self):
        found = verdicts(self.duty, *(control(stage) for stage in STAGES if stage != "delete"))
        assert found == {**dict.fromkeys(STAGES, "present"), "delete": "absent"}

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            pytest.param({"effective": False}, "absent", id="not effective"),
            pytest.param({"effective": None}, "unknown_fact", id="perhaps effective"),
            pytest.param({"measure": None}, "absent", id="no measure"),
        ],
    )
    def test_only_an_effective_measure_is_a_control(self, values, reason):
        assert verdicts(self.duty, control("store", **values))["store"] == reason


class TestRisks:
    duty = leaks_tampering_and_loss_are_guarded_against

    def test_all_three(self):
        assert verdicts(self.duty, control()) == dict.fromkeys(EVERY_RISK, "present")

    def test_by_several_controls(self):
        found = verdicts(self.duty, control(guards_against=["leak"]), control("use", guards_against=["loss"]))
        assert found == {"leak": "present", "tampering": "absent", "loss": "present"}

    def test_a_control_that_does_not_say_against_what_leaves_it_open(self):
        assert set(verdicts(self.duty, control(guards_against=None)).values()) == {"unknown_fact"}

    def test_an_ineffective_control_guards_against_nothing(self):
        assert set(verdicts(self.duty, control(effective=False)).values()) == {"absent"}


class TestChecks:
    duty = controls_are_checked

    @pytest.mark.parametrize(
        ("checked_on", "reason"),
        [
            pytest.param("2026-06-30", "holds", id="today"),
            pytest.param("2026-07-01", "fails", id="tomorrow"),
            pytest.param("2025-06-30", "holds", id="12 months from 2025-06-30 end on 2026-06-30"),
            pytest.param("2025-06-29", "fails", id="12 months from 2025-06-29 ended on 2026-06-29"),
            pytest.param(None, "fails", id="never"),
        ],
    )
    def test_within_twelve_months(self, checked_on, reason):
        assert verdict(self.duty, control(checked_on=checked_on)) == reason
        assert self.duty.internal

    def test_the_interval_is_the_institutions_own(self):
        own = record(Setting, parameter="lifecycle_control_check_months", value=3)
        assert verdict(self.duty, control(checked_on="2026-03-30"), own) == "holds"
        assert verdict(self.duty, control(checked_on="2026-03-29"), own) == "fails"


@pytest.mark.parametrize(
    "duty", [every_stage_is_controlled, leaks_tampering_and_loss_are_guarded_against, controls_are_checked]
)
class TestWhom:
    def test_no_ledger_cannot_be_told(self, duty):
        assert set(verdicts(duty).values()) == {"no_ledger"}

    def test_service_institutions_are_not_bound(self, duty):
        assert verdict(duty, control(effective=False), kind="service") == "not_bound"
