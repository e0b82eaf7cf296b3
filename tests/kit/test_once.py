"""Once: civil periods, complete ones judged, the open one a date; every one of them needs its record."""

from datetime import date

import pytest

from zhengdun.assessment import evaluate
from zhengdun.clock import Calendar, period_of
from zhengdun.duties.testing import ON, duty_judged_by, ledgers_of, record, system, verdict
from zhengdun.kit.nouns import systems
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.once import Once
from zhengdun.ledger.tables.backup import BackupVerification
from zhengdun.ledger.tables.systems import System

UNITS = {"month": 12, "quarter": 4, "half-year": 2, "year": 1}
"""How many complete periods make up the past year."""


def once(unit, since=System.online_on):
    return duty_judged_by(
        Once(
            each=systems,
            unit=unit,
            of=rows(BackupVerification, BackupVerification.valid.col),
            on=BackupVerification.verified_on,
            since=since,
        )
    )


def verified(day, code="V1", valid=True, of="S1"):
    return record(BackupVerification, code=code, system=of, verified_on=str(day), valid=valid)


def of_the_past_year(unit, on="2026-06-30", day="last"):
    """A record on the ``first`` or ``last`` day of each complete period."""
    period, found = period_of(unit, date.fromisoformat(on)), []
    for number in range(UNITS[unit]):
        period = period.previous
        found.append(verified(getattr(period, day), f"V{number}"))
    return found


@pytest.mark.parametrize("day", ["first", "last"])
@pytest.mark.parametrize("unit", UNITS)
def test_a_record_in_each_period_of_the_past_year_on_its_first_or_last_day(unit, day):
    assert verdict(once(unit), system(), *of_the_past_year(unit, day=day)) == "every_period"


@pytest.mark.parametrize("unit", UNITS)
def test_removing_any_one_of_them_is_a_missed_period(unit):
    whole = of_the_past_year(unit)
    for gone in range(len(whole)):
        rest = [one for number, one in enumerate(whole) if number != gone]
        assert verdict(once(unit), system(), *rest, verified("2020-01-01", "V99")) == "missed"


@pytest.mark.parametrize("unit", UNITS)
def test_any_one_that_may_count_or_not_leaves_it_open(unit):
    whole = of_the_past_year(unit)
    for number, one in enumerate(whole):
        doubtful = verified(one.values["verified_on"], f"V{number}", valid=None)
        others = [other for other in whole if other is not one]
        assert verdict(once(unit), system(), *others, doubtful) == "unknown_fact"


Q1 = verified("2026-03-31")


@pytest.mark.parametrize(
    ("online_on", "records", "reason"),
    [
        pytest.param("2026-01-01", [Q1], "every_period", id="began on the first day of the quarter: it is asked for"),
        pytest.param("2026-01-01", [verified("2026-04-01")], "missed", id="the day after its last is too late for it"),
        pytest.param("2026-01-02", [verified("2020-01-01")], "not_yet_due", id="began a day later: the first is open"),
        pytest.param("2026-01-02", [verified("2026-06-30")], "every_period", id="and done in it, today"),
        pytest.param("2026-01-02", [verified("2026-07-01")], "not_yet_due", id="tomorrow is not known"),
        pytest.param("2026-01-01", [verified("2026-02-01", valid=False)], "missed", id="one that does not count"),
        pytest.param("2026-01-01", [verified("2026-02-01", of="S2")], "missed", id="one of another system"),
        pytest.param("2026-01-01", [], "no_ledger", id="no ledger"),
        pytest.param(None, [Q1], "unknown_scope", id="not known whether it is on line"),
    ],
)
def test_quarters(online_on, records, reason):
    assert verdict(once("quarter"), system(online_on=online_on), *records) == reason


def test_periods_that_began_before_the_measures_are_not_asked_for():
    early, after = verified("2020-01-01"), {"on": "2023-07-01"}
    assert verdict(once("quarter"), system(), early, **after) == "not_yet_due"  # the second quarter began in April
    assert verdict(once("quarter"), system(), early, on="2023-10-01") == "missed"  # the third in July
    assert verdict(once("month"), system(), early, on="2023-06-01") == "missed"  # May on their first day


def test_a_subject_that_begins_nobody_knows_when():
    graded = once("year", since=System.architecture_reviewed_on)
    assert verdict(graded, system(), verified("2024-06-01")) == "unknown_fact"
    assert verdict(graded, system(), verified("2025-06-01")) == "not_yet_due"
    assert verdict(graded, system(architecture_reviewed_on="2026-07-01"), verified("2025-06-01")) == "not_started"


def finding(*records):
    found = evaluate(ledgers_of(*records), ON, calendar=Calendar.standard(), duties=[once("quarter")])
    return found.frame.row(0, named=True)


def test_the_open_period_ends_on_a_day():
    found = finding(system(online_on="2026-01-02"), verified("2020-01-01"))
    assert (found["due"], found["value"], found["bound"]) == (date(2026, 6, 30), 0, 0)


def test_once_it_is_done_the_next_one_does():
    found = finding(system(online_on="2025-10-01"), Q1, verified("2026-04-01", "V2"))
    assert (found["due"], found["done"]) == (date(2026, 9, 30), date(2026, 4, 1))
    assert (found["reason"], found["value"], found["bound"]) == ("missed", 1, 2)
