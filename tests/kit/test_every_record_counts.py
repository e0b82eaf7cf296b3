"""EachDay and Regularly: take one record away, and the verdict turns."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zhengdun.duties.testing import duty_judged_by, record, system, verdict
from zhengdun.kit.limits import days
from zhengdun.kit.nouns import systems
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.each_day import EachDay
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.law import art
from zhengdun.ledger.tables.backup import BackupRun
from zhengdun.ledger.tables.emergency import Drill
from zhengdun.ledger.tables.systems import System

TWELVE = internal_standard(
    "test_every_record", "十二日|twelve days", unit="日|days", cite=art(20), default=12, why="例|example"
)
DAILY = duty_judged_by(
    EachDay(
        each=systems,
        of=rows(BackupRun, BackupRun.succeeded.col),
        on=BackupRun.backed_up_on,
        since=System.online_on,
        window=days(TWELVE),
    )
)
REGULAR = duty_judged_by(
    Regularly(each=systems, of=rows(Drill), on=Drill.ended_on, every=days(TWELVE), since=System.online_on)
)
ON = date(2026, 6, 30)


def run(back, succeeded=True):
    return record(BackupRun, system="S1", backed_up_on=ON - timedelta(days=back), succeeded=succeeded)


def drill(back):
    return record(Drill, code=f"D{back}", kind="own", systems=["S1"], ended_on=ON - timedelta(days=back))


TWELVE_DAYS = {back: run(back) for back in range(1, 13)}


@pytest.mark.parametrize("gone", TWELVE_DAYS)
@pytest.mark.parametrize(
    ("instead", "reason"),
    [
        pytest.param([], "missed", id="no record"),
        pytest.param([False], "missed", id="a run that failed"),
        pytest.param([None], "unknown_fact", id="a run that may have failed"),
    ],
)
def test_every_day_of_the_window_needs_its_record(gone, instead, reason):
    others = [one for back, one in TWELVE_DAYS.items() if back != gone]
    found = verdict(DAILY, system(), *others, *(run(gone, succeeded) for succeeded in instead), run(13), run(0))
    assert found == reason


@pytest.mark.parametrize("more", [[], [run(0)], [run(13)]], ids=["not yet today", "today", "the day before the window"])
def test_other_days_do_not_matter(more):
    assert verdict(DAILY, system(), *TWELVE_DAYS.values(), *more) == "every_period"


@given(since=st.integers(-2, 14))
@settings(max_examples=17)
def test_no_day_is_asked_for_before_the_subject_began(since):
    began = ON - timedelta(days=since)
    asked = [one for back, one in TWELVE_DAYS.items() if back <= since]
    whole = verdict(DAILY, system(online_on=began), *asked, run(20))
    assert whole == ("no_subject" if since < 0 else "not_yet_due" if since == 0 else "every_period")
    if asked:
        assert verdict(DAILY, system(online_on=began), *asked[:-1], run(20)) == "missed"


@given(st.sets(st.integers(0, 30), min_size=1, max_size=5))
def test_regularly_the_latest_record_alone_decides(backs):
    drills = [drill(back) for back in sorted(backs)]
    assert verdict(REGULAR, system(), *drills) == ("every_period" if min(backs) <= 12 else "overdue")
    assert verdict(REGULAR, system(), *reversed(drills)) == verdict(REGULAR, system(), drills[0])
