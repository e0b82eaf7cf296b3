"""The agenda: what is overdue, what falls due, each date with its derivation."""

from datetime import date, timedelta

import polars as pl
import pytest
from oracle.comparing import ledgers_of
from oracle.ledgers import industry

from zhengdun.assessment import evaluate
from zhengdun.assessment.agenda import agenda
from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties, matching
from zhengdun.duties.testing import ledgers_of as ledgers_with
from zhengdun.duties.testing import record, system
from zhengdun.ledger.tables.capacity import StressTest
from zhengdun.ledger.tables.emergency import Drill
from zhengdun.ledger.tables.governance import Attestation

CALENDAR = Calendar.standard()
(REPORTED,) = matching("38.1b")
(STRESS_TESTED,) = matching("21.1a")
(ATTESTED,) = matching("9.1d")


def items(duty, *records, on="2026-06-30", days=90, kind="core"):
    day = date.fromisoformat(on)
    findings = evaluate(ledgers_with(*records, kind=kind), day, calendar=CALENDAR, duties=[duty])
    return agenda(findings, calendar=CALENDAR, days=days)


def drill(ended, reported=None, code="D1"):
    return record(Drill, code=code, kind="joint", ended_on=ended, reported_on=reported)


def test_a_date_in_working_days_with_the_days_skipped():
    (item,) = items(REPORTED, drill("2026-09-18"), on="2026-09-20")
    assert (item.due, item.event, item.overdue) == (date(2026, 10, 15), date(2026, 9, 18), False)
    assert item.how("zh") == item.derivation.text("zh")
    assert "2026-09-18 的次日起第15个工作日：2026-10-15" in item.how("zh")
    assert "10-10 国庆节调休上班" in item.how("zh")
    assert "working day 15 after 2026-09-18: 2026-10-15" in item.how("en")


@pytest.mark.parametrize(
    ("on", "listed", "overdue"),
    [
        ("2026-09-17", False, None),
        ("2026-09-18", True, False),
        ("2026-10-15", True, False),
        ("2026-10-16", True, True),
        ("2026-12-31", True, True),
    ],
)
def test_it_is_overdue_from_the_day_after_on(on, listed, overdue):
    found = items(REPORTED, drill("2026-09-18"), on=on)
    assert [item.overdue for item in found] == ([overdue] if listed else [])


def test_what_is_done_in_time_or_late_is_off_the_agenda():
    assert items(REPORTED, drill("2026-06-01", "2026-06-10"), drill("2026-05-01", "2026-06-29", "D2")) == ()


@pytest.mark.parametrize(("days", "listed"), [(15, 0), (16, 1), (90, 1)])
def test_as_many_days_ahead_as_asked_for(days, listed):
    """Due on 2026-10-15, sixteen days from 29 September."""
    assert len(items(REPORTED, drill("2026-09-18"), on="2026-09-29", days=days)) == listed


def test_beyond_the_calendar_the_item_has_no_date_and_says_what_to_do():
    (item,) = items(REPORTED, drill("2026-12-25"), on="2026-12-31", days=1)
    assert (item.due, item.overdue, item.derivation) == (None, False, None)
    assert item.how("zh") == "日历未覆盖到期日，请导入：zhengdun calendar import FILE"
    assert "calendar import" in item.how("en")


def test_the_open_year_and_once_it_is_done_the_next():
    online = system(online_on="2025-03-01")
    (item,) = items(STRESS_TESTED, online, record(StressTest, code="T1", system="S9"), days=365)
    assert (item.due, item.overdue, item.derivation) == (date(2026, 12, 31), False, None)
    assert item.how("zh") == STRESS_TESTED.shape.describe("zh")
    done = record(StressTest, code="T1", system="S1", tested_on="2026-05-01")
    assert items(STRESS_TESTED, online, done, days=365) == ()
    (item,) = items(STRESS_TESTED, online, done, days=600)
    assert item.due == date(2027, 12, 31)


def test_a_missed_year_cannot_be_made_up_for_and_the_open_one_is_listed():
    other = record(StressTest, code="T1", system="S9")
    (item,) = items(STRESS_TESTED, system(online_on="2020-03-01"), other, days=365)
    assert (item.due, item.overdue) == (date(2026, 12, 31), False)


def test_a_statement_that_lapses():
    stated = record(
        Attestation, code="A1", duty="9.1d", stated_on="2025-09-01", stated_by="E1", fulfilled=True, evidence="报告"
    )
    (item,) = items(ATTESTED, stated)
    assert item.due == date(2026, 9, 1)
    assert items(ATTESTED, stated, on="2026-09-02") == ()


@pytest.mark.parametrize("seed", [41, 42])
def test_every_item_is_a_finding_and_what_is_overdue_was_due_before_today(seed):
    on, tables = industry(seed, 6, all_duties())
    findings = evaluate(ledgers_of(tables), on, calendar=CALENDAR, duties=all_duties())
    found = agenda(findings, calendar=CALENDAR, days=60)
    keys = set(findings.frame.select("institution", pl.col("duty").cast(pl.String), "subject", "due").iter_rows())
    assert found
    assert {(item.institution, item.duty.id, item.subject, item.due) for item in found} <= keys
    dates = [item.due or date.max for item in found]
    assert dates == sorted(dates)
    for item in found:
        assert item.how("zh")
        assert item.how("en")
        assert not item.overdue or item.due < on
        assert item.due is None or item.due <= on + timedelta(days=60)
        assert item.derivation is None or item.derivation.due == item.due
    overdue = findings.frame.filter(pl.col("reason") == "overdue")
    assert sum(item.overdue for item in found) >= overdue.height
