"""Article 13: architecture reviewed for all five qualities; security in step with each project."""

import pytest

from zhengdun.duties.ch2_operation.art13_architecture import (
    infrastructure_architecture_is_sound,
    security_is_built_in_step,
    security_is_planned_in_step,
    security_is_used_in_step,
    system_architecture_is_sound,
)
from zhengdun.duties.testing import may_pass, record, system, verdict
from zhengdun.ledger.tables.systems import QUALITIES, DataCentre, Project

FIVE = list(QUALITIES)
REVIEWS = [
    pytest.param({}, "holds", id="reviewed for all five and sound"),
    pytest.param({"architecture_reviewed_on": "2026-06-30"}, "holds", id="reviewed today"),
    pytest.param({"architecture_reviewed_on": "2026-07-01"}, "unknown_fact", id="to be reviewed tomorrow"),
    pytest.param({"architecture_reviewed_on": None}, "unknown_fact", id="not reviewed"),
    pytest.param({"architecture_sound": False}, "fails", id="found unsound"),
    pytest.param({"architecture_sound": None}, "unknown_fact", id="result unknown"),
    pytest.param({"architecture_reviewed_for": None}, "unknown_fact", id="scope unknown"),
    *[
        pytest.param(
            {"architecture_reviewed_for": [other for other in FIVE if other != one]},
            "unknown_fact",
            id=f"not reviewed for {one}: nobody can tell about that",
        )
        for one in FIVE
    ],
    pytest.param(
        {"architecture_reviewed_for": ["capacity"], "architecture_sound": False}, "fails", id="one is unsound"
    ),
    pytest.param({"architecture_reviewed_for": None, "architecture_sound": False}, "fails", id="whichever is unsound"),
    pytest.param({"architecture_reviewed_on": None, "architecture_sound": False}, "fails", id="whenever found unsound"),
    pytest.param({"architecture_reviewed_on": "2026-07-01", "architecture_sound": False}, "unknown_fact", id="not yet"),
]
SOUND = {
    "architecture_reviewed_on": "2022-01-01",
    "architecture_reviewed_for": FIVE,
    "architecture_sound": True,
}


def centre(**values):
    return record(DataCentre, code="DC1", name="主中心", **{"in_use_from": "2015-01-01", **SOUND, **values})


class TestSystems:
    duty = system_architecture_is_sound

    @pytest.mark.parametrize(("values", "reason"), REVIEWS)
    def test_the_review(self, values, reason):
        assert verdict(self.duty, system(**{**SOUND, **values})) == reason

    def test_a_system_need_not_be_important_for_its_architecture_to_matter(self):
        assert verdict(self.duty, system(important=False, **{**SOUND, "architecture_sound": False})) == "fails"

    def test_a_system_that_went_off_line_is_no_subject(self):
        assert verdict(self.duty, system(offline_on="2026-06-30")) == "no_subject"

    def test_no_ledger_of_systems_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"

    def test_service_institutions_are_not_bound(self):
        assert verdict(self.duty, system(), kind="service") == "not_bound"


class TestInfrastructure:
    duty = infrastructure_architecture_is_sound

    @pytest.mark.parametrize(("values", "reason"), REVIEWS)
    def test_the_review(self, values, reason):
        assert verdict(self.duty, centre(**values)) == reason

    def test_a_centre_that_is_not_used_yet_is_no_subject(self):
        assert verdict(self.duty, centre(in_use_from="2026-07-01", architecture_sound=False)) == "no_subject"

    def test_a_centre_of_which_no_one_knows_since_when_it_is_used_cannot_be_told(self):
        assert verdict(self.duty, centre(in_use_from=None)) == "unknown_scope"

    def test_no_ledger_of_centres_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"


def project(**days):
    return record(Project, code="X1", **days)


STAGES = {
    "planned_on": security_is_planned_in_step,
    "built_on": security_is_built_in_step,
    "used_on": security_is_used_in_step,
}


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize(
    ("act", "security", "reason"),
    [
        pytest.param("2026-06-01", "2026-05-31", "in_order", id="a day before"),
        pytest.param("2026-06-01", "2026-06-01", "in_order", id="on the same day"),
        pytest.param("2026-06-01", "2026-06-02", "out_of_order", id="a day after"),
        pytest.param("2026-06-01", None, "step_missing", id="never"),
        pytest.param("2026-06-30", "2026-07-01", "step_missing", id="not by the day of the assessment"),
        pytest.param(None, "2026-06-01", "not_started", id="not there yet"),
        pytest.param("2026-07-01", None, "not_yet_due", id="tomorrow"),
        pytest.param("2023-04-30", None, "not_in_force", id="before the Measures"),
        pytest.param("2023-05-01", None, "step_missing", id="on the first day of the Measures"),
    ],
)
def test_security_comes_no_later_than_the_stage(stage, act, security, reason):
    assert verdict(STAGES[stage], project(**{stage: act, f"security_{stage}": security})) == reason


@pytest.mark.parametrize(
    ("stage", "afterwards"), [("planned_on", "built_on"), ("planned_on", "used_on"), ("built_on", "used_on")]
)
def test_a_stage_passed_on_an_unknown_day_cannot_be_told(stage, afterwards):
    one = project(**{afterwards: "2026-06-01", f"security_{stage}": "2026-01-01"})
    assert verdict(STAGES[stage], one) == "unknown_scope"


@pytest.mark.parametrize("duty", STAGES.values())
def test_no_ledger_of_projects_cannot_be_told(duty):
    assert verdict(duty) == "no_ledger"


@pytest.mark.parametrize("duty", STAGES.values())
def test_service_institutions_are_not_bound(duty):
    assert verdict(duty, project(planned_on="2026-01-01"), kind="service") == "not_bound"


@pytest.mark.parametrize(("security_used_on", "passes"), [("2026-06-30", True), ("2026-07-01", False), (None, False)])
def test_a_project_may_be_used_on_2026_06_30_only_with_its_security_in_use(security_used_on, passes):
    row = project(security_used_on=security_used_on)
    assert may_pass(security_is_used_in_step, "X1", "2026-06-30 12:00", row) is passes
