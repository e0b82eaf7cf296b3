"""Conduct is judged by the law of its day; what the source lacks of that law nobody can tell."""

from datetime import date

import polars as pl
import pytest

from zhengdun.assessment import evaluate
from zhengdun.assessment.law_of_the_day import asked
from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties, duties_as_law, duties_over_time, matching
from zhengdun.duties.testing import ledgers_of, record, system
from zhengdun.ledger.tables.emergency import Drill, Incident, IncidentReport
from zhengdun.ledger.tables.governance import Document
from zhengdun.ledger.tables.suppliers import Contract, Supplier

CALENDAR = Calendar.standard()
TODAY, OF_OLD = date(2026, 6, 30), date(2022, 6, 30)


def found(*records, on=TODAY, kind="securities", duties=None):
    """The reasons by duty and subject."""
    ledgers = ledgers_of(*records, kind=kind)
    findings = evaluate(ledgers, on, calendar=CALENDAR, duties=duties or duties_over_time())
    rows = findings.frame.select("duty", "subject", pl.col("reason").cast(pl.String)).iter_rows()
    return {(str(duty), subject): reason for duty, subject, reason in rows}


def incident(day):
    return record(Incident, code="I1", found_at=f"{day} 10:00")


REPORT = record(
    IncidentReport, code="B1", incident="I1", kind="initial", recipient="bureau", reported_at="2026-06-29 12:00"
)


@pytest.mark.parametrize(
    ("day", "today", "of_old"),
    [
        pytest.param("2012-10-31", "not_in_force", "not asked", id="before the Measures of 2012 took effect"),
        pytest.param("2012-11-01", "not_in_force", "present", id="their first day"),
        pytest.param("2023-04-30", "not_in_force", "present", id="their last day"),
        pytest.param("2023-05-01", "present", "not asked", id="the first day of the Measures of today"),
    ],
)
def test_an_incident_is_judged_by_the_law_of_the_day_on_which_it_was_found(day, today, of_old):
    reasons = found(incident(day), REPORT)
    assert reasons["39.1d-1", "I1"] == today
    assert reasons.get(("2012:32.1e", "I1"), "not asked") == of_old


def test_an_incident_of_2022_that_was_never_reported_breaches_the_measures_of_2012():
    silent = record(IncidentReport, code="B2", incident="I9", kind="initial", recipient="bureau")
    assert found(incident("2022-03-01"), silent)["2012:32.1e", "I1"] == "overdue"


def test_the_term_of_that_day_is_not_on_record_and_todays_is_not_taken_for_it():
    reasons = found(incident("2022-03-01"), REPORT)
    assert reasons["2012:32.1f", "I1"] == "no_parameter"


def test_a_joint_drill_of_2022_was_to_be_reported_beforehand():
    drill = record(
        Drill, code="D1", kind="joint", started_on="2022-06-24", ended_on="2022-06-24", reported_on="2022-06-30"
    )
    reasons = found(drill, kind="core")
    assert reasons["2012:33b", "D1"] == "late"
    assert reasons["38.1b", "D1"] == "not_in_force"


def test_where_the_words_of_2012_are_missing_it_cannot_be_told():
    supplier = record(Supplier, code="V1", name="甲", from_on="2022-06-01")
    contract = record(Contract, code="H1", supplier="V1", signed_on="2022-05-01", keeps_liability=False)
    reasons = found(supplier, contract)
    assert reasons["2012:4a", "H1"] == "no_text"
    assert reasons["4.1", "H1"] == "not_in_force"
    assert reasons["2012:37.1a", "V1"] == "step_missing"


def test_duties_of_old_about_a_state_are_not_asked_today():
    assert not {duty for duty, _ in found(system(), incident("2022-03-01")) if duty.startswith("2012:20")}


def test_without_conduct_of_old_nothing_of_2012_is_asked_and_nothing_changes():
    ledgers = ledgers_of(system(), incident("2026-06-01"), REPORT)
    assert {duty.version for duty in asked(duties_over_time(), ledgers, TODAY)} == {"2023"}
    over_time = evaluate(ledgers, TODAY, calendar=CALENDAR, duties=duties_over_time())
    today = evaluate(ledgers, TODAY, calendar=CALENDAR, duties=all_duties())
    assert over_time.duties == today.duties
    assert over_time.frame.with_columns(pl.col("duty").cast(pl.String)).equals(
        today.frame.with_columns(pl.col("duty").cast(pl.String))
    )


def test_on_a_day_of_2022_the_measures_of_2012_are_the_law_also_of_what_lasts():
    mechanism = record(Document, code="W1", kind="it_governance", approved_on="2020-01-01")
    reasons = found(mechanism, on=OF_OLD)
    assert reasons["2012:16a", "it_governance"] == "present"
    assert {reason for (duty, _), reason in reasons.items() if ":" not in duty} <= {"not_in_force", "not_bound"}


def test_before_any_version_nobody_is_asked_anything():
    reasons = found(system(), on=date(2012, 10, 31))
    assert set(reasons.values()) == {"not_in_force", "not_bound"}


@pytest.mark.parametrize("version", ["2012", "2022-draft"])
def test_a_what_if_leaves_out_what_was_done_before_the_measures_took_effect(version):
    duties = duties_as_law(version)
    by_matter = {duty.matter: duty.id for duty in duties}
    before = found(incident("2023-04-30"), REPORT, duties=duties)
    after = found(incident("2023-05-01"), REPORT, duties=duties)
    assert before[by_matter["39.1d-1"], "I1"] == "not_in_force"
    assert after[by_matter["39.1d-1"], "I1"] == "present"


def test_the_findings_say_which_version_was_asked_about():
    ledgers = ledgers_of(system())
    versions = [
        evaluate(ledgers, TODAY, calendar=CALENDAR, duties=duties)
        for duties in (duties_over_time(), duties_as_law("2023"), duties_as_law("2022-draft"))
    ]
    assert [one.version for one in versions] == ["2023", "2023", "2022-draft"]
    assert [one.what_if for one in versions] == [False, False, True]


def test_an_article_of_today_brings_with_it_where_it_stood_before():
    ids = {duty.id for duty in matching("39.1d-1", duties_over_time())}
    assert ids == {"39.1d-1", "2012:32.1e"}
    assert [duty.id for duty in matching("2012:33b", duties_over_time())] == ["2012:33b"]
    assert {duty.cite.article for duty in matching("17", duties_as_law("2022-draft"))} == {17}
