"""Article 39(1), the reports: to whom, when, whether at all, and whether true."""

import pytest

from zhengdun.duties.ch4_emergency.art39_reports import (
    emergency_report_is_made,
    no_incident_is_left_unreported,
    no_report_is_days_late,
    no_report_is_late,
    no_report_is_untruthful,
    no_report_was_found_late,
)
from zhengdun.duties.testing import record, verdict, verdicts
from zhengdun.ledger.tables.emergency import Incident, IncidentReport
from zhengdun.ledger.tables.institution import Setting

ALL = [
    emergency_report_is_made,
    no_incident_is_left_unreported,
    no_report_is_late,
    no_report_is_days_late,
    no_report_is_untruthful,
    no_report_was_found_late,
]
IN_TIME, LATE = "2026-06-01 12:00", "2026-06-01 12:01"
two_hours = record(Setting, parameter="emergency_report_hours", value=2)


def incident(code="I1", found_at="2026-06-01 10:00"):
    return record(Incident, code=code, found_at=found_at)


def report(reported_at=IN_TIME, code="B1", of="I1", **values):
    usual = {"kind": "initial", "recipient": "bureau"}
    return record(IncidentReport, code=code, incident=of, reported_at=reported_at, **{**usual, **values})


class TestEmergencyReport:
    duty = emergency_report_is_made

    def test_without_the_hours_it_cannot_be_told_reported_or_not(self):
        assert verdict(self.duty, incident(), report()) == "no_parameter"
        assert verdict(self.duty, incident(), report(None)) == "no_parameter"

    @pytest.mark.parametrize(("at", "reason"), [(IN_TIME, "on_time"), (LATE, "late"), (None, "overdue")])
    def test_2_hours_set_by_the_institution_from_10_00_are_12_00(self, at, reason):
        assert verdict(self.duty, incident(), report(at), two_hours) == reason

    @pytest.mark.parametrize(
        ("kind", "recipient", "reason"),
        [
            ("core", "csrc", "on_time"),
            ("core", "bureau", "overdue"),
            ("securities", "bureau", "on_time"),
            ("securities", "exchange", "overdue"),
            ("custody_bank", "bureau", "on_time"),
        ],
    )
    def test_to_whom_by_article_72(self, kind, recipient, reason):
        assert verdict(self.duty, incident(), report(recipient=recipient), two_hours, kind=kind) == reason

    @pytest.mark.parametrize(("directed", "reason"), [(True, "on_time"), (False, "overdue"), (None, "unknown_fact")])
    def test_an_operating_institution_reports_to_the_csrc_only_as_directed(self, directed, reason):
        told = report(recipient="csrc", csrc_directed=directed)
        assert verdict(self.duty, incident(), told, two_hours) == reason

    @pytest.mark.parametrize("kind", ["progress", "summary", "supplement"])
    def test_only_a_first_report_is_one(self, kind):
        assert verdict(self.duty, incident(), report(kind=kind), two_hours) == "overdue"

    def test_a_report_on_another_incident_is_none_on_this_one(self):
        found = verdicts(self.duty, incident(), incident("I2"), report(of="I2"), two_hours)
        assert found == {"I1": "overdue", "I2": "on_time"}

    def test_no_ledger_of_reports_cannot_be_told(self):
        assert verdict(self.duty, incident(), two_hours) == "no_ledger"


class TestOmission:
    duty = no_incident_is_left_unreported

    def test_an_incident_without_a_report_is_a_breach_although_the_hours_are_not_known(self):
        assert verdict(self.duty, incident(), report(None)) == "overdue"

    def test_1_day_from_2026_06_01_lasts_until_the_end_of_06_02(self):
        assert verdict(self.duty, incident(), report(None), on="2026-06-02") == "not_yet_due"
        assert verdict(self.duty, incident(), report(None), on="2026-06-03") == "overdue"

    @pytest.mark.parametrize("values", [{"kind": "summary"}, {"recipient": "csrc"}])
    def test_any_report_to_the_csrc_or_its_office_will_do_however_late(self, values):
        assert verdict(self.duty, incident(), report("2026-06-20 09:00", **values)) == "present"

    def test_a_report_to_the_exchange_alone_leaves_it_hidden(self):
        assert verdict(self.duty, incident(), report(recipient="exchange")) == "overdue"

    def test_a_report_of_tomorrow_has_not_been_made(self):
        assert verdict(self.duty, incident(), report("2026-07-01 09:00")) == "overdue"

    def test_no_ledger_of_reports_cannot_be_told(self):
        assert verdict(self.duty, incident()) == "no_ledger"

    def test_it_is_a_breach_of_law_and_not_of_an_internal_standard(self):
        assert not self.duty.internal


class TestTruth:
    duty = no_report_is_untruthful

    @pytest.mark.parametrize(("value", "reason"), [(True, "clear"), (False, "forbidden"), (None, "unknown_fact")])
    def test_yes_no_and_unknown(self, value, reason):
        assert verdict(self.duty, report(truthful=value)) == reason

    def test_each_report_is_a_subject(self):
        found = verdicts(self.duty, report(truthful=True), report(code="B2", kind="progress", truthful=False))
        assert found == {"B1": "clear", "B2": "forbidden"}

    def test_a_report_to_others_is_no_subject(self):
        assert verdict(self.duty, report(recipient="exchange", truthful=False)) == "no_subject"

    def test_a_report_that_was_not_made_says_nothing(self):
        assert verdict(self.duty, report(None, truthful=False)) == "not_started"

    def test_made_on_2023_04_30_before_the_measures(self):
        assert verdict(self.duty, report("2023-04-30 12:00", truthful=False)) == "not_in_force"


class TestDelay:
    duty = no_report_is_late

    def test_without_the_hours_it_cannot_be_told(self):
        assert verdict(self.duty, incident(), report()) == "no_parameter"

    @pytest.mark.parametrize(("at", "reason"), [(IN_TIME, "on_time"), (LATE, "late")])
    def test_2_hours_set_by_the_institution_from_10_00_are_12_00(self, at, reason):
        assert verdict(self.duty, incident(), report(at), two_hours) == reason

    def test_the_first_report_counts_to_whichever_of_the_two_it_went(self):
        reports = report(LATE), report(IN_TIME, code="B2", recipient="csrc")
        assert verdict(self.duty, incident(), *reports, two_hours) == "on_time"


class TestFoundLate:
    duty = no_report_was_found_late

    @pytest.mark.parametrize(("timely", "reason"), [(True, "holds"), (False, "fails"), (None, "no_subject")])
    def test_only_what_somebody_found(self, timely, reason):
        assert verdict(self.duty, incident(), report(timely=timely)) == reason

    @pytest.mark.parametrize(
        ("reported_at", "reason"),
        [(None, "not_started"), ("2023-04-30 23:50", "not_in_force"), ("2023-05-01 00:00", "fails")],
    )
    def test_on_the_day_of_the_report(self, reported_at, reason):
        assert verdict(self.duty, incident(), report(reported_at, timely=False)) == reason

    @pytest.mark.parametrize(
        "values", [{"recipient": "exchange"}, {"kind": "summary"}, {"kind": "supplement"}], ids=str
    )
    def test_other_reports_are_no_subjects(self, values):
        assert verdict(self.duty, incident(), report(timely=False, **values)) == "no_subject"


class TestDelayOfDays:
    duty = no_report_is_days_late

    @pytest.mark.parametrize(
        ("at", "reason"), [("2026-06-02 23:59", "on_time"), ("2026-06-03 00:00", "late"), (None, "overdue")]
    )
    def test_1_day_from_2026_06_01_lasts_until_the_end_of_06_02_whatever_the_hours(self, at, reason):
        assert verdict(self.duty, incident(), report(at)) == reason

    def test_not_yet_due_on_06_02(self):
        assert verdict(self.duty, incident(), report(None), on="2026-06-02") == "not_yet_due"

    def test_any_report_to_the_csrc_or_its_office_counts(self):
        assert verdict(self.duty, incident(), report(IN_TIME, kind="progress", recipient="csrc")) == "on_time"
        assert verdict(self.duty, incident(), report(IN_TIME, recipient="exchange")) == "overdue"

    def test_no_ledger_of_reports_cannot_be_told(self):
        assert verdict(self.duty, incident()) == "no_ledger"

    def test_the_day_is_an_internal_standard(self):
        assert self.duty.internal


@pytest.mark.parametrize("duty", ALL, ids=lambda duty: duty.id)
def test_service_institutions_are_not_bound(duty):
    assert verdict(duty, incident(), report(None), kind="service") == "not_bound"


@pytest.mark.parametrize("duty", ALL, ids=lambda duty: duty.id)
def test_no_ledger_at_all_cannot_be_told(duty):
    assert verdict(duty) == "no_ledger"


@pytest.mark.parametrize("duty", ALL[:4], ids=lambda duty: duty.id)
def test_found_on_2023_04_30_before_the_measures(duty):
    assert verdict(duty, incident(found_at="2023-04-30 23:59"), report(None), two_hours) == "not_in_force"


def test_the_hours_have_no_default():
    parameter, *others = emergency_report_is_made.shape.parameters
    assert not others
    assert parameter.counts is None
    assert parameter.source == "internal"
