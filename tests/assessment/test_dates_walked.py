"""Day after day over a quarter of a rich ledger, and around every last day: what may become of a finding."""

from collections import Counter
from datetime import date, timedelta

import polars as pl
import pytest
from oracle.comparing import ledgers_of
from oracle.ledgers import industry

from zhengdun.assessment import evaluate
from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties
from zhengdun.kit.outcomes import Reason
from zhengdun.kit.shapes.by_date import ByDate
from zhengdun.kit.shapes.within import Within
from zhengdun.sample import generate

CALENDAR = Calendar.standard()
FIRST, LAST = date(2026, 8, 1), date(2026, 10, 31)
TURNS_OF_MONTHS = (1, 2, 15, 29, 30, 31)
OUT_OF_SIGHT = {"unknown_scope"}
"""What a finding may also turn into, as the day goes by on which its subject depends."""

DONE_OR_NOT = {
    "not_started": {
        *("not_started", "not_yet_due", "on_time", "present", "overdue"),
        *("unknown_fact", "conflict", "no_parameter", "no_ledger"),
    },
    "not_yet_due": {"not_yet_due", "on_time", "present", "overdue", "unknown_fact", "calendar_ends"},
    "overdue": {"overdue", "late", "present", "unknown_fact"},
    "on_time": {"on_time"},
    "late": {"late"},
    "present": {"present"},
    "conflict": {"conflict"},
    "not_in_force": {"not_in_force"},
}
"""What may become of a clock by the next day, while the records stay as they are."""

OUTCOME_OF = {reason.key: reason.outcome.key for reason in Reason}
CLOCK_DUTIES = [duty for duty in all_duties() if isinstance(duty.shape, Within | ByDate)]
CLOCKS = {duty.id for duty in CLOCK_DUTIES}


def found(ledgers, on, duties=None):
    """The findings of a day by institution, duty and subject."""
    frame = evaluate(ledgers, on, calendar=CALENDAR, duties=all_duties() if duties is None else duties).frame
    text = pl.col("duty", "outcome", "reason").cast(pl.String)
    return {(row["institution"], row["duty"], row["subject"]): row for row in frame.with_columns(text).to_dicts()}


def test_every_day_of_a_quarter():
    """One pass, since every day costs an assessment; each of the helpers below says what must hold.

    All duties are judged where periods begin and end, the clocks on every day.
    """
    ledgers = generate(seed=3, systems=4, until=LAST)
    before, turns, dues = {}, Counter(), {}
    for number in range((LAST - FIRST).days + 1):
        day = FIRST + timedelta(days=number)
        duties = all_duties() if day.day in TURNS_OF_MONTHS else CLOCK_DUTIES
        today = found(ledgers, day, duties)
        every_duty_has_an_outcome(today, duties)
        for key, finding in today.items():
            if key[1] in CLOCKS:
                due_dates_agree_with_reasons(day, key, finding)
                turns[a_clock_turns_only_forward(day, key, before.get(key), finding)] += 1
                dues.setdefault((key, finding["event"]), set()).add(finding["due"])
        before = today
    assert turns["not_yet_due", "on_time"]
    assert turns["not_yet_due", "overdue"]
    assert [clock for clock, days in dues.items() if len(days) > 1] == []  # a last day never moves


def every_duty_has_an_outcome(findings, duties):
    assert {key[1] for key in findings} == {duty.id for duty in duties}
    assert {(finding["reason"], finding["outcome"]) for finding in findings.values()} <= OUTCOME_OF.items()


def due_dates_agree_with_reasons(day, key, finding):
    if finding["due"] is not None:
        assert finding["reason"] != "overdue" or finding["due"] < day, (day, key)
        assert finding["reason"] != "not_yet_due" or finding["due"] >= day, (day, key)


def a_clock_turns_only_forward(day, key, before, finding):
    """From one reason to the next; overdue exactly the day after the last."""
    was, is_ = before and before["reason"], finding["reason"]
    if was in DONE_OR_NOT:
        assert is_ in DONE_OR_NOT[was] | OUT_OF_SIGHT, (day, key, was, is_)
    if (was, is_) == ("not_yet_due", "overdue"):
        assert finding["due"] == day - timedelta(days=1), (day, key)
    return was, is_


@pytest.mark.parametrize("seed", [51, 52])
def test_around_every_last_day(seed):
    """For each clock one finding that is open, judged on its last day and on those beside it."""
    on, tables = industry(seed, 8, all_duties())
    ledgers = ledgers_of(tables)
    open_ = {}
    for key, finding in found(ledgers, on).items():
        if key[1] in CLOCKS and finding["reason"] in ("not_yet_due", "overdue") and finding["due"] is not None:
            open_.setdefault(key[1], (key, finding["due"]))
    assert len(open_) > len(CLOCKS) / 3
    by_id = {duty.id: duty for duty in all_duties()}
    for number, (key, due) in open_.items():
        for step in (-1, 0, 1):
            day = due + timedelta(days=step)
            finding = found(ledgers.only([key[0]]), day, [by_id[number]]).get(key)
            if finding is None or finding["done"] is not None:
                continue
            late = finding["reason"] == "overdue"
            assert not late or step == 1, (key, day)
            assert step < 1 or finding["reason"] not in ("not_yet_due", "on_time"), (key, day)


@pytest.mark.parametrize(
    "day",
    ["2019-01-01", "2023-04-30", "2023-05-01", "2024-02-29", "2026-12-31", "2027-01-01", "2030-06-30", "2052-02-29"],
)
def test_on_any_day_however_odd_there_is_an_answer(day):
    ledgers = generate(seed=3, systems=4, until=date(2026, 10, 31))
    findings = found(ledgers, date.fromisoformat(day))
    assert {key[1] for key in findings} == {duty.id for duty in all_duties()}
    if day < "2023-05-01":
        clocks = {finding["outcome"] for key, finding in findings.items() if key[1] in CLOCKS}
        assert "breached" not in clocks
