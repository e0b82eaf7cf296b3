"""Article 40: the summary and the supplementary report, in working days from recovery."""

import pytest

from zhengdun.duties.ch4_emergency.art40_reports import summary_report_is_made, supplementary_report_is_made
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.emergency import Incident, IncidentReport
from zhengdun.ledger.tables.institution import Setting


def incident(recovered_at, **values):
    return record(Incident, code="I1", found_at="2024-01-02 09:35", recovered_at=recovered_at, **values)


def report(day, kind="summary", recipient="bureau", **values):
    at = None if day is None else f"{day} 17:00"
    return record(IncidentReport, code="B1", incident="I1", kind=kind, recipient=recipient, reported_at=at, **values)


class TestSummary:
    duty = summary_report_is_made

    def judged(self, recovered_on, reported_on, on="2026-12-31"):
        return verdict(self.duty, incident(f"{recovered_on} 10:30"), report(reported_on), on=on)

    @pytest.mark.parametrize(
        ("recovered_on", "last_day", "next_day"),
        [
            pytest.param("2026-02-13", "2026-03-02", "2026-03-03", id="Spring Festival, two make-up Saturdays"),
            pytest.param("2026-04-29", "2026-05-12", "2026-05-13", id="Labour Day, a make-up Saturday"),
            pytest.param("2026-09-24", "2026-10-12", "2026-10-13", id="Mid-Autumn and National Day"),
            pytest.param("2026-09-30", "2026-10-15", "2026-10-16", id="National Day, a make-up Saturday"),
            pytest.param("2026-11-20", "2026-12-01", "2026-12-02", id="no holiday"),
        ],
    )
    def test_7_working_days(self, recovered_on, last_day, next_day):
        assert self.judged(recovered_on, last_day) == "on_time"
        assert self.judged(recovered_on, next_day) == "late"
        assert self.judged(recovered_on, None, on=last_day) == "not_yet_due"
        assert self.judged(recovered_on, None, on=next_day) == "overdue"

    def test_7_working_days_from_2026_12_25_cross_into_a_year_without_a_calendar(self):
        assert self.judged("2026-12-25", None, on="2026-12-31") == "not_yet_due"
        assert self.judged("2026-12-25", "2026-12-31") == "on_time"
        assert self.judged("2026-12-25", "2027-01-06", on="2027-01-10") == "calendar_ends"

    def test_an_incident_that_has_not_recovered_starts_no_clock(self):
        assert verdict(self.duty, incident(None), report(None)) == "not_started"

    @pytest.mark.parametrize(
        ("reported_on", "reason"), [("2026-03-02", "on_time"), ("2026-03-03", "late"), (None, "overdue")]
    )
    def test_where_nothing_was_down_the_7_working_days_run_from_the_end_of_the_handling(self, reported_on, reason):
        leak = incident(None, handled_at="2026-02-13 18:00", leaked_persons=1200)
        assert verdict(self.duty, leak, report(reported_on)) == reason

    def test_where_it_recovered_the_end_of_the_handling_does_not_matter(self):
        handled_later = incident("2026-02-13 10:30", handled_at="2026-02-14 10:30")
        assert verdict(self.duty, handled_later, report("2026-03-03")) == "late"

    def test_core_institutions_report_to_the_csrc(self):
        recovered = incident("2026-06-01 10:30")
        assert verdict(self.duty, recovered, report("2026-06-05", recipient="csrc"), kind="core") == "on_time"
        assert verdict(self.duty, recovered, report("2026-06-05"), kind="core") == "overdue"

    @pytest.mark.parametrize(("directed", "reason"), [(True, "on_time"), (False, "overdue"), (None, "unknown_fact")])
    def test_operating_institutions_report_to_the_csrc_only_as_directed(self, directed, reason):
        told = report("2026-06-05", recipient="csrc", csrc_directed=directed)
        assert verdict(self.duty, incident("2026-06-01 10:30"), told) == reason

    def test_a_first_report_is_no_summary(self):
        assert verdict(self.duty, incident("2026-06-01 10:30"), report("2026-06-01", kind="initial")) == "overdue"

    def test_no_ledger_of_reports_cannot_be_told(self):
        assert verdict(self.duty, incident("2026-06-01 10:30")) == "no_ledger"

    def test_no_institution_may_set_the_term_for_itself(self):
        own = record(Setting, parameter="summary_report_working_days", value=100)
        assert verdict(self.duty, incident("2026-06-01 10:30"), report("2026-06-24"), own) == "late"


class TestSupplement:
    duty = supplementary_report_is_made

    def judged(self, recovered_on, reported_on, on="2026-12-31", cause_known=False):
        recovered = incident(f"{recovered_on} 10:30", cause_known=cause_known)
        return verdict(self.duty, recovered, report(reported_on, kind="supplement"), on=on)

    @pytest.mark.parametrize(
        ("recovered_on", "last_day", "next_day"),
        [("2026-02-13", "2026-04-02", "2026-04-03"), ("2026-09-24", "2026-11-12", "2026-11-13")],
    )
    def test_30_working_days(self, recovered_on, last_day, next_day):
        assert self.judged(recovered_on, last_day) == "on_time"
        assert self.judged(recovered_on, next_day) == "late"
        assert self.judged(recovered_on, None, on=last_day) == "not_yet_due"
        assert self.judged(recovered_on, None, on=next_day) == "overdue"

    def test_settled_by_the_summary_nothing_more_is_owed(self):
        assert self.judged("2026-02-13", None, cause_known=True) == "no_subject"

    def test_not_known_whether_it_was_settled_cannot_be_told(self):
        assert self.judged("2026-02-13", None, cause_known=None) == "unknown_scope"

    def test_an_incident_that_has_not_recovered_owes_none_yet(self):
        assert verdict(self.duty, incident(None, cause_known=False), report(None)) == "no_subject"

    @pytest.mark.parametrize(("day", "reason"), [("2026-04-02", "on_time"), ("2026-04-03", "late")])
    def test_where_nothing_was_down_the_30_working_days_run_from_the_end_of_the_handling(self, day, reason):
        leak = incident(None, handled_at="2026-02-13 18:00", cause_known=False)
        assert verdict(self.duty, leak, report(day, kind="supplement")) == reason

    def test_it_goes_where_article_72_sends_it(self):
        settled_later = incident("2026-02-13 10:30", cause_known=False)
        for kind, reason in (("core", "on_time"), ("securities", "unknown_fact")):
            told = report("2026-04-02", kind="supplement", recipient="csrc")
            assert verdict(self.duty, settled_later, told, kind=kind) == reason

    def test_a_summary_is_no_supplement(self):
        settled_later = incident("2026-02-13 10:30", cause_known=False)
        assert verdict(self.duty, settled_later, report("2026-03-02")) == "overdue"


@pytest.mark.parametrize("duty", [summary_report_is_made, supplementary_report_is_made], ids=lambda duty: duty.id)
class TestBoth:
    def test_service_institutions_are_not_bound(self, duty):
        assert verdict(duty, incident("2026-02-13 10:30", cause_known=False), kind="service") == "not_bound"

    def test_recovered_on_2023_04_30_before_the_measures(self, duty):
        early = record(
            Incident, code="I1", found_at="2023-04-28 10:00", recovered_at="2023-04-30 10:00", cause_known=False
        )
        assert verdict(duty, early, report(None)) == "not_in_force"

    def test_no_ledger_of_incidents_cannot_be_told(self, duty):
        assert verdict(duty) == "no_ledger"

    def test_the_parameter_names_where_the_number_comes_from(self, duty):
        (parameter,) = duty.shape.parameters
        assert "〔2021〕12号" in parameter.why.zh
        assert "〔2021〕12" in parameter.why.en
        assert parameter.source == "outside"
