"""The clocks of both tracks, to the minute."""

from datetime import date, datetime, time
from typing import ClassVar

import pytest
from oracle.comparing import ledgers_of as frames_of
from oracle.ledgers import industry

from zhengdun.assessment import evaluate
from zhengdun.clock import Calendar
from zhengdun.duties.registry import matching
from zhengdun.duties.testing import ledgers_of, record, system
from zhengdun.incidents import dossiers
from zhengdun.kit.outcomes import Reason
from zhengdun.ledger.tables.emergency import Incident, IncidentReport
from zhengdun.ledger.tables.grading import IncidentGrading
from zhengdun.ledger.tables.institution import Setting

FOUND = "2026-06-01 22:30"
CALENDAR = Calendar.standard()
moment = datetime.fromisoformat
FIRST, SUMMARY = "首次报告", "总结报告"


def incident(found_at=FOUND, **values):
    usual = {"occurred_at": found_at, "leaked_persons": 1_000_000, "system": "S1"}
    return record(Incident, code="I1", found_at=found_at, **{**usual, **values})


def report(at, kind="initial", to="cac", code="B1", **values):
    return record(IncidentReport, code=code, incident="I1", kind=kind, recipient=to, reported_at=at, **values)


other = report(None, "supplement", "other", "B0")
"""A report that counts for nothing: with it the ledger is kept."""


def dossier(*records, at="2026-06-30 12:00", kind="securities", **institution):
    (found,) = dossiers(ledgers_of(*records, kind=kind, **institution), moment(at), calendar=CALENDAR)
    return found


def clocks(track, name, *records, **values):
    return {
        one.report.recipient.zh: one
        for one in dossier(*records, **values).clocks
        if one.report.track == track and one.report.name.zh == name
    }


def clock(track, name, *records, **values):
    (found,) = clocks(track, name, *records, **values).values()
    return found


class TestNationalHours:
    def test_4_hours_from_22_30_end_at_02_30_of_the_next_day(self):
        found = clock("cac", FIRST, incident(), other, system(cii=False))
        assert found.due == moment("2026-06-02 02:30")
        assert found.report.recipient.zh == "属地省级网信部门"
        assert "2026-06-01 22:30 + 4小时 = 2026-06-02 02:30" in found.how("zh")

    @pytest.mark.parametrize(
        ("made", "reason"),
        [
            ("2026-06-02 02:30", Reason.ON_TIME),
            ("2026-06-02 02:31", Reason.LATE),
            ("2026-06-01 22:29", Reason.CONFLICT),
        ],
    )
    def test_the_last_minute_is_in_time(self, made, reason):
        assert clock("cac", FIRST, incident(), report(made), system(cii=False)).reason is reason

    @pytest.mark.parametrize(
        ("at", "reason"), [("2026-06-02 02:30", Reason.NOT_YET_DUE), ("2026-06-02 02:31", Reason.OVERDUE)]
    )
    def test_it_is_overdue_a_minute_later_not_the_next_day(self, at, reason):
        assert clock("cac", FIRST, incident(), other, system(cii=False), at=at).reason is reason

    def test_of_critical_infrastructure_1_hour_to_the_protection_department_and_to_the_police(self):
        found = clocks(
            "cac", FIRST, incident(), report("2026-06-01 23:30", to="csrc"), system(cii=True), cii_operator=True
        )
        assert {who: one.reason for who, one in found.items()} == {
            "中国证监会（保护工作部门）": Reason.ON_TIME,
            "公安机关": Reason.OVERDUE,
        }
        assert {one.due for one in found.values()} == {moment("2026-06-01 23:30")}

    def test_of_another_system_of_an_operator_4_hours(self):
        found = clock("cac", FIRST, incident(), other, system(cii=False), cii_operator=True)
        assert found.term.amount == 4

    def test_a_critical_system_counts_although_its_institution_is_said_to_be_no_operator(self):
        found = clocks("cac", FIRST, incident(), other, system(cii=True), cii_operator=False)
        assert {one.term.amount for one in found.values()} == {1}

    def test_without_a_ledger_of_reports_it_stays_open(self):
        found = clock("cac", FIRST, incident(), system(cii=False))
        assert (found.reason, found.is_open) == (Reason.NO_LEDGER, True)

    def test_where_it_is_not_known_the_shorter_hour_is_shown_as_open(self):
        found = clocks("cac", FIRST, incident(), other, system(cii=None), cii_operator=True)
        assert {one.term.amount for one in found.values()} == {1}
        assert {one.owed.answer for one in found.values()} == {None}

    @pytest.mark.parametrize(("day", "owed"), [("2025-10-31 23:59", False), ("2025-11-01 00:00", True)])
    def test_incidents_before_2025_11_01_are_not_under_it(self, day, owed):
        found = clock("cac", FIRST, incident(day), other, system(cii=False))
        assert found.owed.answer is owed
        assert (found.reason is Reason.NOT_IN_FORCE) is not owed

    def test_found_after_that_day_but_occurred_before_is_not_under_it(self):
        found = clock("cac", FIRST, incident("2025-11-01 08:00", occurred_at="2025-10-31 23:00"), system(cii=False))
        assert found.reason is Reason.NOT_IN_FORCE


class TestNationalGrade:
    def owed(self, *records, **values):
        return clock("cac", FIRST, incident(**values), other, *records, system(cii=False)).owed.answer

    def grading(self, grade, track="cac", graded_at="2026-06-01 23:00", code="G1"):
        return record(IncidentGrading, code=code, incident="I1", track=track, grade=grade, graded_at=graded_at)

    def test_from_considerable_on(self):
        assert self.owed(leaked_persons=1_000_000) is True

    def test_without_a_grade_nobody_knows_and_the_clock_runs_all_the_same(self):
        found = clock("cac", FIRST, incident(leaked_persons=0), other, system(cii=False))
        assert (found.owed.answer, found.reason, found.is_open) == (None, Reason.OVERDUE, True)
        assert "待定级" in found.owed.why.zh

    @pytest.mark.parametrize(("grade", "owed"), [("ordinary", False), ("considerable", True), ("special", True)])
    def test_a_person_finds_the_grade(self, grade, owed):
        assert self.owed(self.grading(grade), leaked_persons=None) is owed

    def test_a_persons_lower_grade_undoes_nothing_and_is_a_contradiction(self):
        found = dossier(incident(), other, self.grading("ordinary"), system(cii=False))
        assert found.contradiction("cac")
        assert [one.owed.answer for one in found.clocks if one.report.track == "cac"] == [True, True]

    def test_a_persons_grade_where_the_rules_give_none_contradicts_nothing(self):
        assert not dossier(incident(leaked_persons=0), self.grading("ordinary"), system(cii=False)).contradiction("cac")

    def test_the_latest_grade_counts_once_it_is_found(self):
        both = self.grading("ordinary"), self.grading("major", graded_at="2026-06-03 09:00", code="G2")
        records = incident(leaked_persons=None), other, *both, system(cii=False)
        assert dossier(*records, at="2026-06-02 09:00").found("cac")["grade"] == "ordinary"
        assert dossier(*records, at="2026-06-03 09:00").found("cac")["grade"] == "major"

    def test_the_grade_of_the_other_track_does_not_count(self):
        assert self.owed(self.grading("special", track="csrc"), leaked_persons=None) is None


class TestNationalSummary:
    @pytest.mark.parametrize(
        ("values", "due"),
        [
            ({"recovered_at": "2026-06-02 01:00"}, date(2026, 7, 2)),
            ({"recovered_at": "2026-06-02 01:00", "handled_at": "2026-06-05 18:00"}, date(2026, 7, 5)),
            ({}, None),
        ],
        ids=["from recovery, 2 June + 30", "from the end of handling, 5 June + 30, a Sunday", "not recovered"],
    )
    def test_30_natural_days(self, values, due):
        assert clock("cac", SUMMARY, incident(**values), other, system(cii=False)).due == due

    @pytest.mark.parametrize(
        ("made", "reason"), [("2026-07-02 23:59", Reason.ON_TIME), ("2026-07-03 00:00", Reason.LATE)]
    )
    def test_the_whole_last_day_is_in_time(self, made, reason):
        records = incident(recovered_at="2026-06-02 01:00"), report(made, "summary"), system(cii=False)
        assert clock("cac", SUMMARY, *records, at="2026-08-01 00:00").reason is reason


class TestCsrc:
    def test_the_first_report_has_no_term_until_the_institution_sets_it(self):
        assert clock("csrc", "应急（首次）报告", incident(), other).reason is Reason.NO_PARAMETER

    def test_half_an_hour_set_by_the_institution(self):
        half = record(Setting, parameter="emergency_report_hours", value=0.5)
        found = clock(
            "csrc", "应急（首次）报告", incident("2026-06-01 23:45"), report("2026-06-02 00:15", to="bureau"), half
        )
        assert (found.due, found.reason) == (moment("2026-06-02 00:15"), Reason.ON_TIME)

    @pytest.mark.parametrize(
        ("kind", "recipient"),
        [("core", "中国证监会"), ("securities", "属地中国证监会派出机构"), ("fund", "属地中国证监会派出机构")],
    )
    def test_to_whom_by_article_72(self, kind, recipient):
        assert clock("csrc", SUMMARY, incident(), kind=kind).report.recipient.zh == recipient

    def test_seven_working_days_over_a_holiday_with_the_days_skipped(self):
        found = clock(
            "csrc",
            SUMMARY,
            incident(recovered_at="2026-09-24 10:00", found_at="2026-09-24 09:30"),
            other,
            at="2026-10-01 09:00",
        )
        assert found.due == date(2026, 10, 12)
        assert "国庆节放假" in found.how("zh")

    def test_where_nothing_was_down_they_run_from_the_end_of_the_handling(self):
        leak = incident(found_at="2026-09-24 09:30", handled_at="2026-09-24 10:00")
        assert clock("csrc", SUMMARY, leak, other, at="2026-10-01 09:00").due == date(2026, 10, 12)
        back = incident(recovered_at="2026-09-23 10:00", found_at="2026-09-23 09:30", handled_at="2026-09-24 10:00")
        assert clock("csrc", SUMMARY, back, other, at="2026-10-01 09:00").due == date(2026, 10, 10)

    @pytest.mark.parametrize(("known", "owed"), [(True, False), (False, True), (None, None)])
    def test_a_supplement_only_where_the_summary_left_something_open(self, known, owed):
        found = clock("csrc", "补充报告", incident(recovered_at="2026-06-02 01:00", cause_known=known), other)
        assert found.owed.answer is owed

    def test_a_service_institution_is_not_bound(self):
        assert clock("csrc", SUMMARY, incident(), kind="service").reason is Reason.NOT_BOUND

    def test_beyond_the_calendar(self):
        late = incident(
            "2026-12-30 09:00", recovered_at="2026-12-30 10:00"
        )  # seven working days cannot pass in six days
        assert clock("csrc", SUMMARY, late, other, at="2027-01-06 09:00").reason is Reason.NOT_YET_DUE
        assert clock("csrc", SUMMARY, late, other, at="2027-01-07 09:00").reason is Reason.CALENDAR_ENDS
        assert clock("csrc", SUMMARY, late, other, at="2027-02-01 09:00").reason is Reason.CALENDAR_ENDS


class TestProgress:
    hourly = record(Setting, parameter="progress_report_hours", value=1)

    def clock(self, *reports, at, **values):
        made = [report(when, kind, "bureau", f"B{n}") for n, (when, kind) in enumerate(reports)]
        return clock("csrc", "续报", incident(**values), *(made or [other]), self.hourly, at=at)

    first = ("2026-06-01 23:00", "initial")

    def test_the_next_is_due_an_hour_after_the_last(self):
        found = self.clock(self.first, ("2026-06-01 23:50", "progress"), at="2026-06-02 00:50")
        assert (found.due, found.reason) == (moment("2026-06-02 00:50"), Reason.NOT_YET_DUE)

    def test_a_minute_later_it_is_overdue(self):
        assert self.clock(self.first, at="2026-06-02 00:01").reason is Reason.OVERDUE

    def test_the_first_silence_that_was_too_long_is_shown(self):
        found = self.clock(
            self.first, ("2026-06-02 00:10", "progress"), ("2026-06-02 00:20", "progress"), at="2026-06-02 00:30"
        )
        assert (found.start.at, found.stop.at, found.reason) == (
            moment("2026-06-01 23:00"),
            moment("2026-06-02 00:10"),
            Reason.LATE,
        )

    def test_recovery_ends_it(self):
        found = self.clock(self.first, at="2026-06-09 09:00", recovered_at="2026-06-02 00:00")
        assert found.reason is Reason.ON_TIME

    def test_before_the_first_report_there_is_none_to_follow(self):
        assert self.clock(at="2026-06-02 09:00").reason is Reason.NOT_STARTED


class TestSameAsTheDuties:
    """The clocks of the CSRC's track say what the duties 39.1c, 40c-1 and 40c-2 find, on random ledgers."""

    NAMES: ClassVar = {"应急（首次）报告": "39.1c", "总结报告": "40c-1", "补充报告": "40c-2"}

    @pytest.mark.parametrize("seed", range(4))
    def test_on_random_ledgers(self, seed):
        duties = [duty for name in self.NAMES.values() for duty in matching(name)]
        on, ledgers = industry(seed, 30, duties)
        book = frames_of(ledgers)
        verdicts = evaluate(book, on, calendar=CALENDAR, duties=duties).frame.to_dicts()
        reasons = {(row["institution"], row["subject"], row["duty"]): row["reason"] for row in verdicts}
        both = [
            (clock.reason.key, reasons.get((one.institution, one.code, self.NAMES[clock.report.name.zh])))
            for one in dossiers(book, datetime.combine(on, time.max), calendar=CALENDAR)
            for clock in one.clocks
            if clock.report.track == "csrc" and clock.report.name.zh in self.NAMES and self.comparable(clock, on)
        ]
        ours, theirs = zip(*[pair for pair in both if pair[1] not in (None, "not_in_force")], strict=True)
        assert ours == theirs
        assert len(ours) > 10

    def comparable(self, clock, on):
        """Whether it is owed and has begun. A duty waits for the end of a day; a clock need not."""
        ends_today = isinstance(clock.due, datetime) and clock.due.date() == on
        return clock.owed.answer is True and clock.start.at is not None and not ends_today
