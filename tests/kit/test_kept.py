"""Kept: the last day of the term must have passed; what is missing is not made up."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhengdun.clock import add_months
from zhengdun.duties.testing import duty_judged_by, record, verdict
from zhengdun.kit.limits import years
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.kept import Kept
from zhengdun.law import art
from zhengdun.ledger.tables.emergency import Drill
from zhengdun.ledger.tables.institution import Setting

TERM = internal_standard("test_kept", "两年|two years", unit="年|years", cite=art(38), default=2, why="例|example")
OPEN = internal_standard(
    "test_kept_open", "未定|not set", unit="年|years", cite=art(38), default=None, why="例|example"
)


def kept(term=TERM):
    return duty_judged_by(
        Kept(each=rows(Drill), made=Drill.report_made_on, disposed=Drill.disposed_on, term=years(term))
    )


def drill(made, disposed=None):
    return record(Drill, code="D1", kind="own", report_made_on=made, disposed_on=disposed)


@pytest.mark.parametrize(
    ("made", "disposed", "reason"),
    [
        pytest.param("2024-01-15", "2026-01-16", "kept", id="the day after the last"),
        pytest.param("2024-01-15", "2026-01-15", "too_short", id="2024-01-15 + 2 years ends with 2026-01-15"),
        pytest.param("2024-02-29", "2026-02-28", "too_short", id="no 29th: the last of the month"),
        pytest.param("2024-02-29", "2026-03-01", "kept", id="the day after the last of the month"),
        pytest.param("2024-01-15", None, "kept", id="not disposed of"),
        pytest.param("2024-01-15", "2026-07-01", "kept", id="disposal of tomorrow is not known"),
        pytest.param("2024-01-15", "2024-01-14", "conflict", id="disposed of before it was made"),
        pytest.param(None, None, "not_started", id="nothing made"),
        pytest.param("2026-07-01", None, "not_started", id="to be made tomorrow"),
        pytest.param(None, "2026-01-15", "unknown_fact", id="disposed of, made nobody knows when"),
        pytest.param("2023-04-30", "2023-06-01", "not_in_force", id="made the day before the Measures"),
        pytest.param("2023-05-01", "2023-06-01", "too_short", id="made on their first day"),
    ],
)
def test_what_must_be_kept(made, disposed, reason):
    assert verdict(kept(), drill(made, disposed)) == reason


def test_a_term_that_is_not_set():
    assert verdict(kept(OPEN), drill("2024-01-15", "2024-01-16")) == "no_parameter"


def test_a_term_of_ones_own():
    own = record(Setting, parameter=OPEN.name, value=1.0)
    assert verdict(kept(OPEN), own, drill("2024-01-15", "2025-01-15")) == "too_short"
    assert verdict(kept(OPEN), own, drill("2024-01-15", "2025-01-16")) == "kept"


@given(st.dates(date(2023, 5, 1), date(2024, 6, 1)), st.integers(-3, 3))
def test_it_turns_the_day_after_the_last(made, step):
    last = add_months(made, 24)
    gone = last + timedelta(days=step)
    found = verdict(kept(), drill(made, gone), on="2026-12-31")
    assert found == ("kept" if step > 0 else "too_short")
