"""2012, article 14: the six kinds of systems are tested, and their code reviewed, before a go-live."""

from functools import partial

import pytest

from zhengdun.duties.measures_2012.art14_source_review import (
    programs_are_tested_before_a_golive,
    source_code_is_reviewed_before_a_golive,
)
from zhengdun.duties.testing import record, statement_shows, system, verdict
from zhengdun.ledger.tables.changes import Change, TestPlan

judged = partial(verdict, programs_are_tested_before_a_golive, kind="core")
GOLIVE = record(Change, code="BG1", system="S1", kind="golive", started_at="2026-06-06 20:00")


def test_plan(day):
    return record(TestPlan, code="CS1", change="BG1", executed_on=day)


test_plan.__test__ = False


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        pytest.param("2026-06-05", "in_order", id="the day before"),
        pytest.param("2026-06-06", "in_order", id="the same day"),
        pytest.param("2026-06-07", "out_of_order", id="the day after"),
        pytest.param(None, "step_missing", id="never"),
    ],
)
def test_tested_before_a_golive(day, reason):
    assert judged(system(), GOLIVE, test_plan(day)) == reason


def test_no_ledger_of_tests_cannot_be_told():
    assert judged(system(), GOLIVE) == "no_ledger"


def test_another_kind_of_system_is_no_subject():
    assert judged(system(kind="office"), GOLIVE) == "no_subject"


def test_code_reviews_are_stated():
    statement_shows(source_code_is_reviewed_before_a_golive, binds="core", spares="securities")
