"""NotDuring and Unrecorded: acts outside periods; words that nobody has."""

import pytest

from zhengdun.duties.testing import duty_judged_by, record, system, verdict, verdicts
from zhengdun.kit.nouns import change_start
from zhengdun.kit.rows import ON, rows
from zhengdun.kit.shapes.not_during import NotDuring
from zhengdun.kit.shapes.unrecorded import Unrecorded
from zhengdun.ledger.tables.changes import Change
from zhengdun.ledger.tables.supervision import KeyPeriod

FREEZE = duty_judged_by(
    NotDuring(
        each=rows(Change),
        start=change_start,
        end=(Change.ended_at, Change.planned_end_at),
        periods=rows(KeyPeriod, KeyPeriod.notified_on.col <= ON),
        span=(KeyPeriod.starts_on, KeyPeriod.ends_on),
    )
)


def period(code="Z1", starts_on="2026-03-03", ends_on="2026-03-12", notified_on="2026-02-01"):
    return record(KeyPeriod, code=code, starts_on=starts_on, ends_on=ends_on, notified_on=notified_on)


def change(start, end, code="C1", **values):
    return record(Change, code=code, system="S1", started_at=start, ended_at=end, **values)


def test_the_first_and_the_last_day_of_both_count():
    found = verdicts(
        FREEZE,
        system(),
        period(),
        change("2026-03-01 20:00", "2026-03-02 23:59", "C1"),
        change("2026-03-01 20:00", "2026-03-03 00:00", "C2"),
        change("2026-03-12 23:59", "2026-03-13 00:10", "C3"),
        change("2026-03-13 00:00", "2026-03-13 00:10", "C4"),
    )
    assert found == {"C1": "clear", "C2": "forbidden", "C3": "forbidden", "C4": "clear"}


def test_any_of_several_periods_forbids_it():
    later = period("Z2", "2026-05-01", "2026-05-05")
    assert verdict(FREEZE, system(), period(), later, change("2026-05-02 20:00", "2026-05-02 21:00")) == "forbidden"


def test_a_period_that_may_not_count_leaves_it_open():
    assert verdict(FREEZE, system(), period(notified_on=None), change("2026-03-05 20:00", None)) == "unknown_fact"


def test_a_planned_act_of_tomorrow_has_not_happened():
    assert verdict(FREEZE, system(), period(), change("2026-07-01 20:00", None)) == "not_started"


def test_it_says_what_is_forbidden_in_both_languages():
    assert FREEZE.shape.describe("zh") == "自实际开始时间至实际结束时间，不得在“重要时期”内"
    assert FREEZE.shape.describe("en") == "Started at … Ended at: in no period of “Key periods”"
    assert "2026-03-05" in FREEZE.shape.sentence({"event": "2026-03-05", "done": None}, "zh")


@pytest.mark.parametrize(("day", "reason"), [("2026-03-05 20:00", "no_text"), ("2023-04-30 20:00", "not_in_force")])
def test_nobody_can_tell_what_words_that_are_not_on_record_asked(day, reason):
    unrecorded = duty_judged_by(Unrecorded(each=rows(Change), at=Change.started_at))
    assert verdict(unrecorded, system(), change(day, None)) == reason


def test_that_the_words_are_missing_is_said_in_both_languages():
    shape = Unrecorded(each=rows(Change))
    assert shape.describe("zh") == "该版本的条文未收录，无从判断"
    assert shape.sentence({}, "en") == shape.describe("en")
    assert shape.labels() == {}
