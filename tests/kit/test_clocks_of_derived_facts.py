"""Clocks that start on the later of two days: Within, done early or not, and Once."""

import pytest

from zhengdun.duties.testing import duty_judged_by, record, system, verdict
from zhengdun.kit.limits import days
from zhengdun.kit.nouns import systems
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import derived, later, rows, via
from zhengdun.kit.shapes.once import Once
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.systems import MlpsEvaluation, MlpsGrading, System

TEN = internal_standard(
    "test_clocks_ten", "十日|ten days", unit="日|days", cite=art(14, 1), default=10, why="测试|for a test"
)
GRADED = rows(MlpsGrading).of(systems, System.online_on)
START = derived("起算日|Start", later(MlpsGrading.graded_on.col, via(System.online_on)))


def filed(*, even_before):
    return duty_judged_by(
        Within(each=GRADED, limit=days(TEN), of=START, until=MlpsGrading.filed_on, even_before=even_before)
    )


@pytest.mark.parametrize(
    ("filed_on", "even_before", "reason"),
    [
        ("2026-06-12", True, "on_time"),
        ("2026-06-12", False, "on_time"),
        ("2026-06-13", True, "late"),
        ("2026-06-01", True, "on_time"),
        ("2026-06-01", False, "conflict"),
    ],
)
def test_ten_days_from_the_later_of_2026_05_20_and_2026_06_02_end_on_2026_06_12(filed_on, even_before, reason):
    grading = record(MlpsGrading, system="S1", graded_on="2026-05-20", filed_on=filed_on)
    assert verdict(filed(even_before=even_before), system(online_on="2026-06-02"), grading) == reason


@pytest.mark.parametrize(
    ("graded_on", "online_on", "reason"),
    [
        pytest.param("2024-06-01", "2025-01-01", "missed", id="began on the first day of 2025"),
        pytest.param("2024-06-01", "2025-01-02", "not_yet_due", id="began on the second"),
        pytest.param("2025-01-02", "2024-06-01", "not_yet_due", id="the later day counts, whichever it is"),
        pytest.param(None, "2024-06-01", "unknown_fact", id="one of them blank"),
    ],
)
def test_a_year_is_asked_where_it_began_after_the_later_day(graded_on, online_on, reason):
    duty = duty_judged_by(
        Once(each=GRADED, unit="year", of=rows(MlpsEvaluation), on=MlpsEvaluation.evaluated_on, since=START)
    )
    grading = record(MlpsGrading, system="S1", graded_on=graded_on)
    other = record(MlpsEvaluation, code="E1", system="S9", evaluated_on="2025-05-01")
    assert verdict(duty, system(online_on=online_on), grading, other) == reason
