"""Article 34(1): at least one measure at every place outside the boundary."""

import pytest

from zhengdun.duties.ch3_personal_information.art34_boundary import (
    information_outside_the_boundary_is_guarded as duty,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.masking import MaskingRun
from zhengdun.ledger.tables.personal import BoundaryExit


def place(**values):
    usual = {"place": "外呼服务商平台", "started_on": "2020-01-01", "masked": False, "encrypted": False}
    return record(BoundaryExit, code="BJ-1", **{**usual, **values})


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({"masked": True}, "holds", id="masked"),
        pytest.param({"encrypted": True}, "holds", id="encrypted"),
        pytest.param({"encrypted": True, "masked": None}, "holds", id="encrypted, perhaps masked"),
        pytest.param({"other_measure": "可信执行环境"}, "holds", id="another measure"),
        pytest.param({}, "fails", id="none"),
        pytest.param({"masked": None}, "unknown_fact", id="perhaps masked"),
    ],
)
def test_one_measure_at_least(values, reason):
    assert verdict(duty, place(**values)) == reason


@pytest.mark.parametrize(
    ("said", "clean", "reason"),
    [
        pytest.param(None, True, "holds", id="proved by a run"),
        pytest.param(True, False, "fails", id="refuted by a run"),
        pytest.param(None, None, "unknown_fact", id="a run nobody looked at"),
    ],
)
def test_runs_prove_and_refute(said, clean, reason):
    run = record(MaskingRun, code="TM-1", place="BJ-1", run_at="2026-05-01T20:00", nothing_left=clean)
    assert verdict(duty, place(masked=said), run) == reason


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        ({"ended_on": "2026-06-30"}, "no_subject"),
        ({"ended_on": "2026-07-01"}, "fails"),
        ({"started_on": "2026-07-01"}, "no_subject"),
        ({"started_on": None}, "unknown_scope"),
    ],
)
def test_only_places_of_today(days, reason):
    assert verdict(duty, place(**days)) == reason


def test_no_ledger_cannot_be_told():
    assert verdict(duty) == "no_ledger"


def test_service_institutions_are_not_bound():
    assert verdict(duty, place(), kind="service") == "not_bound"
