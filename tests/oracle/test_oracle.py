"""The kernel says what the oracle says, of every duty, on random ledgers."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oracle.comparing import DUTIES, differences, kernel, ledgers_of, oracle
from oracle.judging import JUDGES
from oracle.ledgers import industry
from zhengdun.clock import Calendar, SessionTable
from zhengdun.duties.registry import duties_as_law
from zhengdun.kit.outcomes import Reason
from zhengdun.ledger.book import Ledgers

CALENDAR = Calendar.standard()
UNTIL_2025 = Calendar(CALENDAR.days[: (date(2025, 12, 31) - CALENDAR.first).days + 1])
INSTITUTIONS = 20
SEEDS = range(16)


@pytest.mark.parametrize("seed", SEEDS)
def test_kernel_and_oracle_agree(seed):
    on, ledgers = industry(seed, INSTITUTIONS, DUTIES)
    assert differences(kernel(ledgers, on, CALENDAR), oracle(ledgers, on, CALENDAR)) == ""


@given(st.integers(min_value=1000))
@settings(max_examples=5)
def test_kernel_and_oracle_agree_on_ledgers_never_seen_before(seed):
    on, ledgers = industry(seed, 4, DUTIES)
    assert differences(kernel(ledgers, on, CALENDAR), oracle(ledgers, on, CALENDAR)) == ""


@pytest.mark.parametrize("version", ["2022-draft", "2012"])
def test_they_agree_on_other_versions_of_the_measures(version):
    duties = duties_as_law(version)
    on, ledgers = industry(101, INSTITUTIONS, duties)
    assert differences(kernel(ledgers, on, CALENDAR, duties), oracle(ledgers, on, CALENDAR, duties)) == ""


@pytest.mark.parametrize("on", [date(2023, 4, 30), date(2022, 6, 30), date(2012, 10, 31)])
def test_they_agree_while_the_measures_of_2012_were_law_and_before(on):
    ledgers = recorded_about(on, seed=105)
    ours = kernel(ledgers, on, CALENDAR)
    assert differences(ours, oracle(ledgers, on, CALENDAR)) == ""
    asked = {finding.reason for finding in ours if finding.duty.startswith("2012:")} - {"not_bound", "unknown_scope"}
    assert (asked == {"not_in_force"}) == (on < date(2012, 11, 1))


@pytest.mark.parametrize("seed", [106, 107])
def test_they_agree_on_conduct_of_before_the_measures_of_today(seed):
    ledgers, on = recorded_about(date(2023, 4, 30), seed), date(2026, 6, 30)
    ours = kernel(ledgers, on, CALENDAR)
    assert differences(ours, oracle(ledgers, on, CALENDAR)) == ""
    assert {finding.reason for finding in ours if finding.duty.startswith("2012:")} >= {"on_time", "overdue"}


def recorded_about(day, seed):
    """The ledgers of an industry as they may stand on ``day``."""
    on, industry_ = industry(seed, INSTITUTIONS, DUTIES)
    return {
        code: {table: [_earlier(row, (on - day).days) for row in rows] for table, rows in tables.items()}
        for code, tables in industry_.items()
    }


def _earlier(row, days):
    """The row with every day and moment so many days earlier."""
    return {name: cell - timedelta(days=days) if isinstance(cell, date) else cell for name, cell in row.items()}


@pytest.mark.parametrize("seed", [102, 103])
def test_they_agree_where_the_calendar_ends_earlier(seed):
    _, ledgers = industry(seed, INSTITUTIONS, DUTIES)
    on = date(2025, 12, 31)
    assert differences(kernel(ledgers, on, UNTIL_2025), oracle(ledgers, on, UNTIL_2025)) == ""


def test_they_agree_on_sessions_of_ones_own():
    sessions = SessionTable.standard().accepting_unverified()
    on, ledgers = industry(104, INSTITUTIONS, DUTIES)
    ours, theirs = (judge(ledgers, on, CALENDAR, sessions=sessions) for judge in (kernel, oracle))
    assert differences(ours, theirs) == ""


def test_the_random_ledgers_reach_every_reason_and_every_shape():
    reasons = Counter()
    for seed in SEEDS[:5]:
        on, ledgers = industry(seed, INSTITUTIONS, DUTIES)
        reasons.update(finding.reason for finding in oracle(ledgers, on, CALENDAR))
    assert set(reasons) == {reason.key for reason in Reason}
    assert {type(duty.shape) for duty in DUTIES} == set(JUDGES)


def test_the_random_ledgers_are_ledgers():
    _, ledgers = industry(0, INSTITUTIONS, DUTIES)
    frames = ledgers_of(ledgers)
    assert Ledgers.from_frames(frames.frames, references=False) == frames


def test_a_difference_is_told():
    on, ledgers = industry(0, 1, DUTIES)
    findings = oracle(ledgers, on, CALENDAR)
    changed = [findings[0]._replace(reason="error"), *findings[1:]]
    told = differences(changed, findings).splitlines()
    assert [line.split()[0] for line in told] == ["kernel", "oracle"]
    assert "reason=error" in told[0]
    assert differences(findings[1:], findings).startswith("kernel finds nothing")
