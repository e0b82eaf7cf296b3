"""Regularly: the term counted from the latest record, its last day, and what stays open."""

import pytest

from zhengdun.duties.testing import duty_judged_by, record, system, verdict
from zhengdun.kit.limits import hours, months
from zhengdun.kit.nouns import institutions, systems
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.law import art
from zhengdun.ledger.tables.emergency import Drill
from zhengdun.ledger.tables.governance import Meeting
from zhengdun.ledger.tables.institution import Setting
from zhengdun.ledger.tables.systems import MlpsGrading, System


def standard(name, default):
    return internal_standard(
        name, "测试期限|test term", unit="个月|months", cite=art(10, 2), default=default, why="测试|for a test"
    )


SIX = standard("test_regularly_six", 6)
UNSET = standard("test_regularly_unset", None)

MEETS = duty_judged_by(Regularly(each=institutions, of=rows(Meeting), on=Meeting.held_on, every=months(SIX)))


def meeting(day, code="M1"):
    return record(Meeting, code=code, held_on=day)


def test_2025_12_30_and_six_months_end_on_2026_06_30_which_counts():
    assert verdict(MEETS, meeting("2025-12-30"), on="2026-06-30") == "every_period"


def test_2025_12_30_and_six_months_are_over_on_2026_07_01():
    assert verdict(MEETS, meeting("2025-12-30"), on="2026-07-01") == "overdue"


def test_the_latest_record_counts():
    assert verdict(MEETS, meeting("2025-01-01"), meeting("2026-03-01", code="M2")) == "every_period"


def test_a_record_dated_later_has_not_happened():
    assert verdict(MEETS, meeting("2025-01-01"), meeting("2026-07-01", code="M2")) == "overdue"


def test_a_ledger_that_is_not_kept_cannot_be_told():
    assert verdict(MEETS) == "no_ledger"


def test_without_a_record_the_first_term_runs_from_2023_05_01_to_2023_11_01():
    assert verdict(MEETS, meeting("2026-01-01"), on="2023-11-01") == "not_yet_due"


def test_without_a_record_the_first_term_is_over_on_2023_11_02():
    assert verdict(MEETS, meeting("2026-01-01"), on="2023-11-02") == "overdue"


def test_a_record_long_before_the_measures_proves_nothing_and_is_no_breach_of_them_yet():
    assert verdict(MEETS, meeting("2020-01-01"), on="2023-06-01") == "not_yet_due"


def test_the_institutions_own_value_wins():
    own = record(Setting, parameter="test_regularly_six", value=12)
    assert verdict(MEETS, meeting("2025-07-01"), own) == "every_period"


class TestAnUnsetTerm:
    duty = duty_judged_by(Regularly(each=institutions, of=rows(Meeting), on=Meeting.held_on, every=months(UNSET)))

    def test_it_cannot_be_told(self):
        assert verdict(self.duty, meeting("2026-06-29")) == "no_parameter"

    def test_it_is_judged_once_set(self):
        own = record(Setting, parameter="test_regularly_unset", value=1)
        assert verdict(self.duty, meeting("2026-06-29"), own) == "every_period"

    def test_it_is_an_internal_standard(self):
        assert self.duty.internal


class TestSince:
    """Systems are to be graded again every six months, from the day on which they went on line."""

    duty = duty_judged_by(
        Regularly(
            each=systems,
            of=rows(MlpsGrading, MlpsGrading.level.col >= 2),
            on=MlpsGrading.graded_on,
            every=months(SIX),
            since=System.online_on,
        )
    )

    def judged(self, online_on, graded_on=None, level=2, code="S1"):
        system = record(System, code="S1", name="集中交易系统", online_on=online_on)
        return verdict(self.duty, system, record(MlpsGrading, system=code, graded_on=graded_on, level=level))

    def test_on_line_2025_12_30_the_first_term_ends_2026_06_30(self):
        assert self.judged("2025-12-30") == "not_yet_due"

    def test_on_line_2025_12_29_the_first_term_ended_2026_06_29(self):
        assert self.judged("2025-12-29") == "overdue"

    def test_an_unknown_level_leaves_a_recent_record_open(self):
        assert self.judged("2020-01-01", "2026-06-01", level=None) == "unknown_fact"

    def test_an_unknown_level_does_not_save_an_old_record(self):
        assert self.judged("2020-01-01", "2024-06-01", level=None) == "overdue"

    def test_a_level_that_does_not_count_is_no_record(self):
        assert self.judged("2020-01-01", "2026-06-01", level=1) == "overdue"

    def test_the_record_of_another_system_does_not_count(self):
        assert self.judged("2020-01-01", "2026-06-01", code="S2") == "overdue"


class TestRecordsOfSeveralSystems:
    """Every system is to be drilled every six months."""

    duty = duty_judged_by(Regularly(each=systems, of=rows(Drill), on=Drill.ended_on, every=months(SIX)))

    def judged(self, *drills):
        told = [record(Drill, code=str(n), kind="own", ended_on=day, systems=of) for n, (day, of) in enumerate(drills)]
        return verdict(self.duty, system(), *told)

    def test_a_record_may_name_several(self):
        assert self.judged(("2026-06-01", ["S2", "S1"])) == "every_period"

    @pytest.mark.parametrize("nobody", [None, []])
    def test_one_that_names_none_may_be_about_any(self, nobody):
        assert self.judged(("2026-06-01", nobody), ("2025-06-01", ["S1"])) == "unknown_fact"

    def test_an_old_one_that_names_none_saves_nothing(self):
        assert self.judged(("2025-06-01", None), ("2026-06-01", ["S2"])) == "overdue"


def test_an_interval_in_hours_is_refused():
    with pytest.raises(ValueError, match="not in hours"):
        Regularly(each=institutions, of=rows(Meeting), on=Meeting.held_on, every=hours(SIX))


def test_what_it_says():
    shape = MEETS.shape
    assert shape.describe("zh") == "协调决策会议（召开日期）：距最近一次不超过6个月（测试期限）"
    assert shape.describe("en") == "Coordination meetings (Held on): the latest no longer ago than 6 months (test term)"
    assert shape.sentence({"done": "2025-12-30", "due": "2026-06-30"}, "zh") == (
        "最近一次召开日期 2025-12-30，下次最迟 2026-06-30"
    )
