"""Article 38: years, working days, intervals, retention."""

import pytest

from zhengdun.duties.ch4_emergency.art38_drills import (
    drill_report_is_kept,
    drill_report_is_made,
    drills_are_held_regularly,
    important_systems_are_drilled,
    joint_drill_is_held_every_year,
    joint_drill_is_reported,
)
from zhengdun.duties.testing import record, system, verdict, verdicts
from zhengdun.ledger.tables.emergency import Drill
from zhengdun.ledger.tables.institution import Setting


def drill(ended_on, code="D1", kind="own", **values):
    return record(Drill, code=code, kind=kind, ended_on=ended_on, **values)


class TestJointDrillEveryYear:
    duty = joint_drill_is_held_every_year

    def judged(self, *drills):
        return verdict(self.duty, *drills, kind="core")

    @pytest.mark.parametrize(
        ("day", "reason"),
        [
            ("2024-12-31", "missed"),
            ("2025-01-01", "every_period"),
            ("2025-12-31", "every_period"),
            ("2026-01-01", "missed"),
        ],
    )
    def test_the_complete_civil_year_2025_is_asked_for(self, day, reason):
        assert self.judged(drill(day, kind="joint")) == reason

    @pytest.mark.parametrize(("began", "reason"), [("2025-01-01", "missed"), ("2025-01-02", "not_yet_due")])
    def test_the_first_whole_year_of_a_new_institution_is_the_first_asked_for(self, began, reason):
        assert verdict(self.duty, drill(None, kind="joint"), kind="core", kind_since=began) == reason

    def test_an_own_drill_is_no_joint_drill(self):
        assert self.judged(drill("2025-06-01", kind="own")) == "missed"

    def test_a_drill_that_has_not_ended_is_none_yet(self):
        assert self.judged(drill(None, kind="joint", started_on="2025-12-30")) == "missed"

    def test_2023_began_before_the_measures_and_is_not_asked_for(self):
        other = drill("2024-02-01", kind="own")
        assert verdict(self.duty, other, kind="core", on="2024-06-30") == "not_yet_due"

    def test_no_ledger_cannot_be_told(self):
        assert self.judged() == "no_ledger"

    def test_operating_institutions_are_not_bound(self):
        assert verdict(self.duty, drill("2025-06-01", kind="joint")) == "not_bound"

    def test_it_is_law_and_no_internal_standard(self):
        assert not self.duty.internal


class TestJointDrillReported:
    duty = joint_drill_is_reported

    @pytest.mark.parametrize(
        ("ended_on", "last_day", "next_day"),
        [
            pytest.param("2026-02-13", "2026-03-12", "2026-03-13", id="over Spring Festival and two make-up Saturdays"),
            pytest.param("2026-09-18", "2026-10-15", "2026-10-16", id="over Mid-Autumn and National Day"),
            pytest.param("2026-11-20", "2026-12-11", "2026-12-12", id="no holiday; 12 December is a Saturday"),
        ],
    )
    def test_15_working_days(self, ended_on, last_day, next_day):
        for reported_on, reason in ((last_day, "on_time"), (next_day, "late")):
            joint = drill(ended_on, kind="joint", reported_on=reported_on)
            assert verdict(self.duty, joint, kind="core", on="2026-12-31") == reason

    def test_15_working_days_from_2026_09_18_are_still_open_on_2026_10_15(self):
        assert verdict(self.duty, drill("2026-09-18", kind="joint"), kind="core", on="2026-10-15") == "not_yet_due"

    def test_15_working_days_from_2026_09_18_are_over_on_2026_10_16(self):
        assert verdict(self.duty, drill("2026-09-18", kind="joint"), kind="core", on="2026-10-16") == "overdue"

    def test_an_own_drill_is_only_kept_on_file(self):
        assert verdict(self.duty, drill("2026-01-05"), kind="core") == "no_subject"

    def test_a_drill_that_has_not_ended_starts_no_clock(self):
        assert verdict(self.duty, drill(None, kind="joint"), kind="core") == "not_started"

    def test_a_drill_of_before_the_measures(self):
        assert verdict(self.duty, drill("2023-04-28", kind="joint"), kind="core") == "not_in_force"

    def test_beyond_the_calendar_it_cannot_be_worked_out(self):
        joint = drill("2026-12-25", kind="joint", reported_on="2027-01-15")
        assert verdict(self.duty, joint, kind="core", on="2027-01-31") == "calendar_ends"

    def test_no_ledger_cannot_be_told(self):
        assert verdict(self.duty, kind="core") == "no_ledger"

    def test_operating_institutions_are_not_bound(self):
        assert verdict(self.duty, drill("2026-01-05", kind="joint")) == "not_bound"


class TestOwnDrills:
    duty = drills_are_held_regularly

    @pytest.mark.parametrize(("day", "reason"), [("2025-06-30", "every_period"), ("2025-06-29", "overdue")])
    def test_12_months_before_2026_06_30_are_2025_06_30(self, day, reason):
        assert verdict(self.duty, drill(day)) == reason

    @pytest.mark.parametrize(("began", "reason"), [("2025-06-29", "overdue"), ("2025-06-30", "not_yet_due")])
    def test_the_first_interval_of_a_new_institution_runs_from_its_beginning(self, began, reason):
        assert verdict(self.duty, drill(None), kind_since=began) == reason

    def test_a_joint_drill_is_no_own_drill(self):
        assert verdict(self.duty, drill("2026-06-01", kind="joint"), kind="core") == "overdue"

    def test_the_institutions_own_interval_counts(self):
        own = record(Setting, parameter="drill_interval_months", value=6)
        assert verdict(self.duty, drill("2025-12-29"), own) == "overdue"

    def test_no_ledger_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"

    def test_within_the_first_interval_nothing_is_due(self):
        assert verdict(self.duty, drill("2024-06-01"), on="2024-05-01") == "not_yet_due"


class TestImportantSystems:
    duty = important_systems_are_drilled

    @pytest.mark.parametrize(("day", "reason"), [("2024-06-30", "every_period"), ("2024-06-29", "overdue")])
    def test_24_months_before_2026_06_30_are_2024_06_30(self, day, reason):
        assert verdict(self.duty, system(), drill(day, systems=["S1", "S2"])) == reason

    def test_each_system_is_judged_by_its_own_drills(self):
        found = verdicts(self.duty, system(), system("S2"), drill("2026-06-01", systems=["S2"]))
        assert found == {"S1": "overdue", "S2": "every_period"}

    def test_a_new_system_has_its_first_interval(self):
        new = system(online_on="2025-01-01")
        assert verdict(self.duty, new, drill("2026-01-01", systems=["S9"])) == "not_yet_due"

    def test_a_drill_whose_systems_are_not_recorded_leaves_it_open(self):
        assert verdict(self.duty, system(), drill("2026-06-01", systems=None)) == "unknown_fact"

    def test_a_joint_drill_is_no_own_drill(self):
        assert verdict(self.duty, system(), drill("2026-06-01", kind="joint", systems=["S1"])) == "overdue"

    def test_a_system_that_is_not_important_is_no_subject(self):
        assert verdict(self.duty, system(important=False), drill("2026-06-01")) == "no_subject"

    def test_importance_unknown_cannot_be_told(self):
        assert verdict(self.duty, system(important=None), drill("2026-06-01", systems=["S1"])) == "unknown_scope"


class TestReportMade:
    duty = drill_report_is_made

    @pytest.mark.parametrize(
        ("made_on", "reason"), [("2026-03-12", "on_time"), ("2026-03-13", "late"), (None, "overdue")]
    )
    def test_15_working_days_from_2026_02_13_are_2026_03_12(self, made_on, reason):
        assert verdict(self.duty, drill("2026-02-13", report_made_on=made_on)) == reason

    def test_a_drill_that_has_not_ended_starts_no_clock(self):
        assert verdict(self.duty, drill(None)) == "not_started"

    def test_a_joint_drill_is_reported_instead(self):
        assert verdict(self.duty, drill("2026-02-13", kind="joint"), kind="core") == "no_subject"

    def test_no_ledger_cannot_be_told(self):
        assert verdict(self.duty) == "no_ledger"


class TestReportKept:
    duty = drill_report_is_kept

    def kept(self, made_on, disposed_on):
        own = drill("2023-06-01", report_made_on=made_on, disposed_on=disposed_on)
        return verdict(self.duty, own, on="2029-01-01")

    def test_5_years_from_2023_06_15_end_with_2028_06_15(self):
        assert self.kept("2023-06-15", "2028-06-15") == "too_short"
        assert self.kept("2023-06-15", "2028-06-16") == "kept"

    def test_not_disposed_of_it_is_kept(self):
        assert self.kept("2023-06-15", None) == "kept"

    def test_a_report_that_was_not_made_cannot_be_kept(self):
        assert self.kept(None, None) == "not_started"

    def test_disposed_of_but_not_known_when_it_was_made_cannot_be_told(self):
        assert self.kept(None, "2026-01-01") == "unknown_fact"

    def test_the_years_are_no_number_of_the_measures(self):
        assert self.duty.internal

    def test_a_joint_drill_is_reported_instead(self):
        assert verdict(self.duty, drill("2026-02-13", kind="joint", report_made_on="2026-03-01")) == "no_subject"


@pytest.mark.parametrize(
    "duty",
    [drills_are_held_regularly, important_systems_are_drilled, drill_report_is_made, drill_report_is_kept],
    ids=lambda duty: duty.id,
)
def test_paragraph_2_binds_core_and_operating_institutions_and_no_others(duty):
    records = system(), drill("2026-02-13", systems=["S1"], report_made_on="2026-02-27")
    assert verdict(duty, *records, kind="service") == "not_bound"
    for kind in ("core", "futures", "custody_bank"):
        assert verdict(duty, *records, kind=kind) in {"every_period", "on_time", "kept"}
