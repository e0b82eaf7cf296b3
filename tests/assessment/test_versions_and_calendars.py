"""The same ledgers under another version of the Measures, another calendar, other sessions."""

from dataclasses import replace
from datetime import date, datetime, time

import polars as pl
import pytest

from zhengdun.assessment import evaluate
from zhengdun.clock import Calendar, SessionRule, SessionTable
from zhengdun.duties.registry import all_duties, duties_as_law
from zhengdun.duties.testing import ledgers_of, record, system
from zhengdun.kit.parameters import PARAMETERS
from zhengdun.ledger.tables.capacity import CapacityRecord, NetworkLink, NetworkUsage, StressTest
from zhengdun.ledger.tables.changes import Change
from zhengdun.ledger.tables.emergency import Drill, Incident, InvestorNotice
from zhengdun.ledger.tables.institution import Setting
from zhengdun.ledger.tables.monitoring import LogStore

STANDARD = Calendar.standard()
ON = date(2026, 6, 30)


def reason(number, *records, on=ON, calendar=STANDARD, kind="core", as_law="2023", cii_operator=False, **options):
    duties = [duty for duty in duties_as_law(as_law) if duty.matter == number]
    found = evaluate(
        ledgers_of(*records, kind=kind, cii_operator=cii_operator), on, calendar=calendar, duties=duties, **options
    )
    return found.frame["reason"].cast(pl.String).item()


SINCE_MAY_2023 = record(
    LogStore, code="L1", system="S1", kind="business", earliest_on="2023-05-02", checked_on="2026-06-01"
)
DRAFT = "2022-draft"


def test_business_logs_of_important_systems_for_five_years_now_of_all_systems_for_twenty_in_the_draft():
    young, old = system(online_on="2023-05-02"), system(online_on="2005-01-01")
    assert reason("18.2b-1", young, SINCE_MAY_2023) == reason("18.2b-1", young, SINCE_MAY_2023, as_law=DRAFT) == "kept"
    assert reason("18.2b-1", old, SINCE_MAY_2023) == "too_short"
    plain = system(important=False)
    assert reason("18.2b-1", plain, SINCE_MAY_2023) == "no_subject"
    assert reason("18.2b-1", plain, SINCE_MAY_2023, as_law=DRAFT) == "too_short"


def test_logs_older_than_the_measures_may_have_been_disposed_of_before_under_either_version():
    seven_years = record(
        LogStore, code="L1", system="S1", kind="business", earliest_on="2019-06-01", checked_on="2026-06-01"
    )
    assert reason("18.2b-1", system(), seven_years) == "kept"
    assert reason("18.2b-1", system(), seven_years, as_law=DRAFT) == "unknown_fact"


def test_a_stress_test_a_year_ago_suffices_now_and_did_not_in_the_draft():
    tested = record(StressTest, code="T1", system="S1", tested_on="2025-03-01")
    assert reason("21.1a", system(), tested) == "every_period"
    assert reason("21.1a", system(), tested, as_law=DRAFT) == "missed"


def test_a_duty_that_a_version_does_not_have_is_not_asked():
    link = record(NetworkLink, code="N1", used_in_trading=True, in_use_from="2020-01-01")
    use = record(NetworkUsage, link="N1", measured_on="2026-06-01", peak_past_year=500, bandwidth=1000)
    assert reason("21.3b", link, use) == "out_of_bound"
    assert "21.3b" not in {duty.matter for duty in duties_as_law(DRAFT)}


def test_the_capacity_of_every_system_in_the_draft():
    measured = record(CapacityRecord, system="S1", measured_on="2026-06-01", capacity=1399, historical_peak=700)
    assert reason("21.3a", system(important=False), measured) == "no_subject"
    assert reason("21.3a", system(important=False), measured, as_law=DRAFT) == "out_of_bound"


@pytest.mark.parametrize(
    ("channel", "today", "draft"),
    [
        pytest.param("website", "on_time", "on_time", id="the website is public"),
        pytest.param("telephone", "on_time", "overdue", id="the telephone is a channel of today, not of the draft"),
        pytest.param("other", "on_time", "unknown_fact", id="another channel may be social media"),
    ],
)
def test_the_draft_asked_for_notices_in_public(channel, today, draft):
    incident = record(Incident, code="I1", found_at="2026-06-01 10:00", affects_investors=True)
    notice = record(
        InvestorNotice,
        code="N1",
        incident="I1",
        issued_at="2026-06-01 10:30",
        channels=[channel],
        states_alternative=True,
    )
    assert reason("41-1", incident, notice) == today
    assert reason("41-1", incident, notice, as_law=DRAFT) == draft


def test_where_the_experts_came_from_is_not_on_record():
    change = record(
        Change,
        code="C1",
        system="S1",
        kind="change",
        started_at="2026-06-20 20:00",
        major_impact=True,
        expert_review_on="2026-06-10",
    )
    critical = system(cii=True)
    assert reason("45.2a", critical, change, cii_operator=True) == "in_order"
    assert reason("45.2a", critical, change, cii_operator=True, as_law=DRAFT) == "unknown_fact"


def test_the_law_is_not_set_by_the_institution():
    twice = record(Setting, parameter="capacity_multiple", value=1)
    measured = record(CapacityRecord, system="S1", measured_on="2026-06-01", capacity=700, historical_peak=700)
    assert reason("21.3a", system(), measured, twice) == "out_of_bound"


def test_a_setting_of_an_unknown_name_changes_nothing():
    ledgers = ledgers_of(system(), record(Setting, parameter="nobody_knows_it", value=1))
    with_it = evaluate(ledgers, ON, calendar=STANDARD, duties=all_duties()).frame
    without = evaluate(ledgers_of(system()), ON, calendar=STANDARD, duties=all_duties()).frame
    assert "nobody_knows_it" not in PARAMETERS
    assert with_it.equals(without)


def until(year):
    return Calendar(STANDARD.days[: (date(year, 12, 31) - STANDARD.first).days + 1])


@pytest.mark.parametrize(
    ("on", "known_until", "found"),
    [
        pytest.param("2025-12-31", 2025, "not_yet_due", id="due in the unknown year, not yet"),
        pytest.param("2026-01-05", 2025, "not_yet_due", id="too few days for it to be overdue, whatever they are"),
        pytest.param("2026-01-20", 2025, "calendar_ends", id="they decide"),
        pytest.param("2026-01-20", 2026, "overdue", id="known"),
        pytest.param("2026-01-13", 2026, "not_yet_due", id="2025-12-22 + 15 working days is 2026-01-14"),
    ],
)
def test_a_calendar_that_ends_is_an_error_only_where_it_decides(on, known_until, found):
    drill = record(Drill, code="D1", kind="joint", ended_on="2025-12-22")
    assert reason("38.1b", drill, on=date.fromisoformat(on), calendar=until(known_until)) == found


def test_sessions_of_ones_own_replace_the_shipped_ones():
    change = record(
        Change,
        code="C1",
        system="S1",
        kind="change",
        started_at=datetime.fromisoformat("2026-06-29 17:00"),
        ended_at=datetime.fromisoformat("2026-06-29 17:30"),
        emergency=False,
    )
    stocks = system(trading_sessions=["stock"])
    evening = SessionRule("stock", "夜场", time(16, 0), time(17, 15), date(2026, 1, 1), None, "自定", "例")
    longer = SessionTable.standard().with_rules([evening])
    assert reason("15.2", stocks, change) == "clear"
    assert reason("15.2", stocks, change, sessions=longer) == "forbidden"
    unverified = SessionTable.standard().with_rules([replace(evening, status="未核")])
    assert reason("15.2", stocks, change, sessions=unverified) == "unknown_fact"
