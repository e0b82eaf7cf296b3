"""Article 16(1): plan and tests before going on line and changing, test cases kept up."""

import pytest

from zhengdun.duties.ch2_operation.art16_testing import (
    comprehensive_test_plan_comes_first,
    every_test_is_carried_out_first,
    library_of_test_cases_is_improved,
    library_of_test_cases_is_on_file,
)
from zhengdun.duties.testing import record, system, verdict
from zhengdun.law import MEASURES_2012
from zhengdun.ledger.tables.changes import Change, TestPlan
from zhengdun.ledger.tables.governance import Document
from zhengdun.ledger.tables.institution import Setting


def change(**values):
    return record(Change, code="C1", system="S1", **{"kind": "change", "started_at": "2026-06-06 20:00", **values})


def plan(code="P1", **values):
    usual = {"approved_on": "2026-06-01", "comprehensive": True, "executed_on": "2026-06-04", "passed": True}
    return record(TestPlan, code=code, change="C1", **{**usual, **values})


@pytest.mark.parametrize(
    ("plans", "reason"),
    [
        pytest.param([plan()], "in_order", id="five days before"),
        pytest.param([plan(approved_on="2026-06-06")], "in_order", id="on the day of the change"),
        pytest.param([plan(approved_on="2026-06-07")], "out_of_order", id="a day after"),
        pytest.param([plan(approved_on=None)], "step_missing", id="not approved"),
        pytest.param([plan(comprehensive=False)], "step_missing", id="not comprehensive"),
        pytest.param([plan(comprehensive=None)], "unknown_fact", id="perhaps comprehensive"),
        pytest.param([plan(comprehensive=False), plan("P2")], "in_order", id="a second one is comprehensive"),
        pytest.param([plan("P9", approved_on="2026-06-07"), plan()], "in_order", id="another is made afterwards"),
        pytest.param([], "no_ledger", id="no ledger of test plans"),
    ],
)
def test_a_comprehensive_plan_comes_first(plans, reason):
    assert verdict(comprehensive_test_plan_comes_first, system(), change(), *plans) == reason


@pytest.mark.parametrize(
    ("plans", "reason"),
    [
        pytest.param([plan()], "holds", id="comprehensive"),
        pytest.param([plan(comprehensive=False)], "fails", id="not comprehensive"),
        pytest.param([plan(comprehensive=None)], "unknown_fact", id="perhaps comprehensive"),
        pytest.param([], "no_ledger", id="no ledger of test plans"),
    ],
)
def test_under_the_measures_of_2012_a_plan_that_is_there_must_be_comprehensive(plans, reason):
    (of_old,) = comprehensive_test_plan_comes_first.in_version(MEASURES_2012)
    assert verdict(of_old, system(important=False), change(), *plans) == reason


@pytest.mark.parametrize(
    ("plans", "reason"),
    [
        pytest.param([plan()], "in_order", id="passed two days before"),
        pytest.param([plan(executed_on="2026-06-06")], "in_order", id="on the day of the change"),
        pytest.param([plan(executed_on="2026-06-07")], "out_of_order", id="a day after"),
        pytest.param([plan(executed_on=None)], "step_missing", id="not carried out"),
        pytest.param([plan(passed=False)], "fails", id="failed"),
        pytest.param([plan(passed=None)], "unknown_fact", id="with unknown result"),
        pytest.param([plan(), plan("P2", executed_on="2026-06-07")], "out_of_order", id="one of two is late"),
        pytest.param([plan(), plan("P2", passed=False)], "fails", id="one of two failed"),
        pytest.param([plan(), plan("P2", executed_on=None, passed=None)], "unknown_fact", id="one of two is open"),
        pytest.param([], "no_ledger", id="no ledger of test plans"),
    ],
)
def test_all_tests_are_carried_out_first(plans, reason):
    assert verdict(every_test_is_carried_out_first, system(), change(), *plans) == reason


@pytest.mark.parametrize("duty", [comprehensive_test_plan_comes_first, every_test_is_carried_out_first])
class TestWhichChanges:
    @pytest.mark.parametrize(
        ("kind", "reason"),
        [("golive", "in_order"), ("change", "in_order"), ("offline", "no_subject"), (None, "unknown_scope")],
    )
    def test_going_on_line_and_changing_not_going_off_line(self, duty, kind, reason):
        assert verdict(duty, system(), change(kind=kind), plan()) == reason

    def test_only_important_systems(self, duty):
        assert verdict(duty, system(important=False), change(), plan()) == "no_subject"
        assert verdict(duty, system(important=None), change(), plan()) == "unknown_scope"

    def test_planned_for_tomorrow_without_tests_is_not_due(self, duty):
        planned = change(started_at=None, planned_start_at="2026-07-01 20:00")
        assert verdict(duty, system(), planned) == "not_yet_due"

    def test_another_changes_tests_prove_nothing(self, duty):
        other = record(TestPlan, code="P1", change="C9", approved_on="2026-06-01", comprehensive=True)
        assert verdict(duty, system(), change(), other) == "step_missing"

    def test_service_institutions_are_not_bound(self, duty):
        assert verdict(duty, system(), change(), plan(), kind="service") == "not_bound"


def library(**values):
    return record(Document, code="D1", **{"kind": "test_cases", "approved_on": "2024-01-01", **values})


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        pytest.param(library(), "present", id="approved"),
        pytest.param(library(repealed_on="2026-06-30"), "absent", id="repealed today"),
        pytest.param(library(approved_on=None), "unknown_fact", id="not known whether approved"),
        pytest.param(library(kind="security_policy"), "absent", id="another document"),
    ],
)
def test_test_cases_are_on_file(document, reason):
    assert verdict(library_of_test_cases_is_on_file, document) == reason


@pytest.mark.parametrize("duty", [library_of_test_cases_is_on_file, library_of_test_cases_is_improved])
def test_without_a_ledger_of_documents_test_cases_cannot_be_told(duty):
    assert verdict(duty) == "no_ledger"


@pytest.mark.parametrize(
    ("document", "reason"),
    [
        pytest.param(library(reviewed_on="2025-06-30"), "holds", id="reviewed twelve months ago"),
        pytest.param(library(reviewed_on="2025-06-29"), "fails", id="a day longer ago"),
        pytest.param(library(), "fails", id="approved long ago, never reviewed"),
        pytest.param(library(approved_on="2025-06-30"), "holds", id="approved twelve months ago, never reviewed"),
        pytest.param(library(reviewed_on="2026-07-01"), "fails", id="to be reviewed tomorrow"),
        pytest.param(library(kind="security_policy"), "no_subject", id="no test cases"),
        pytest.param(library(approved_on=None), "unknown_scope", id="not known whether approved"),
    ],
)
def test_test_cases_are_improved_at_the_interval_of_the_internal_standard(document, reason):
    assert verdict(library_of_test_cases_is_improved, document) == reason
    assert library_of_test_cases_is_improved.internal


def test_the_interval_is_the_institutions_own():
    own = record(Setting, parameter="test_cases_months", value=24)
    assert verdict(library_of_test_cases_is_improved, library(reviewed_on="2024-06-30"), own) == "holds"
    assert verdict(library_of_test_cases_is_improved, library(reviewed_on="2024-06-29"), own) == "fails"


def test_test_cases_on_file_do_not_bind_service_institutions():
    assert verdict(library_of_test_cases_is_on_file, library(), kind="service") == "not_bound"
