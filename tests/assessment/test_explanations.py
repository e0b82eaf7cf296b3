"""Explanations say what the findings say, and what these rest on."""

from datetime import date

import polars as pl
import pytest
from oracle.comparing import ledgers_of
from oracle.ledgers import industry

from zhengdun.assessment import evaluate
from zhengdun.assessment.explanation import explain
from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties, matching
from zhengdun.duties.testing import ledgers_of as ledgers_with
from zhengdun.duties.testing import record, system
from zhengdun.kit.shapes.base import SLOTS
from zhengdun.ledger.tables.capacity import CapacityRecord
from zhengdun.ledger.tables.institution import Setting

ON = date(2026, 6, 30)
CALENDAR = Calendar.standard()
(CAPACITY,) = matching("21.3a")


def measured(code):
    return record(CapacityRecord, system=code, measured_on="2026-06-01", capacity=1300, historical_peak=700)


@pytest.fixture(scope="module")
def drawn():
    on, tables = industry(31, 3, all_duties())
    return on, ledgers_of(tables)


def test_every_finding_of_every_duty_is_explained_as_it_was_found(drawn):
    on, ledgers = drawn
    found = evaluate(ledgers, on, calendar=CALENDAR, duties=all_duties()).frame
    for duty in all_duties():
        ours = found.filter(pl.col("duty").cast(pl.String) == duty.id).to_dicts()
        explained = explain(ledgers, on, duty, calendar=CALENDAR)
        assert [one.finding for one in explained] == ours
        for one, finding in zip(explained, ours, strict=True):
            assert (one.institution, one.subject) == (finding["institution"], finding["subject"])
            assert (one.outcome.key, one.reason.key) == (finding["outcome"], finding["reason"])
            assert [value for _, value in one.slots] == [finding[slot] for slot in duty.shape.labels()]
            assert all(finding[slot] is None for slot in SLOTS if slot not in duty.shape.labels())
            assert one.sentence("zh")
            assert one.sentence("en")
            assert one.record.height <= 1


def test_the_arithmetic_of_a_threshold():
    ledgers = ledgers_with(system(), system("S2"), measured("S1"), measured("S2"))
    (one,) = explain(ledgers, ON, CAPACITY, calendar=CALENDAR, subject="S2")
    assert one.reason.key == "out_of_bound"
    assert one.record["code"].to_list() == ["S2"]
    assert {label.en: value for label, value in one.slots}["Capacity"] == 1300
    assert "1,300" in one.sentence("zh")
    assert "1,400" in one.sentence("en")


def test_the_numbers_used_are_the_institutions_own_where_it_set_them():
    own = record(Setting, parameter="measurement_months", value=3)
    for records, months in (([], 12), ([own], 3)):
        (one,) = explain(ledgers_with(system(), measured("S1"), *records), ON, CAPACITY, calendar=CALENDAR)
        used = {parameter.name: value for parameter, value in one.settings}
        assert used == {"capacity_multiple": 2, "measurement_months": months}


def test_a_finding_about_the_institution_has_no_record():
    (one,) = explain(ledgers_with(), ON, CAPACITY, calendar=CALENDAR)
    assert (one.subject, one.reason.key, one.record.height) == ("A", "no_ledger", 0)


def test_a_subject_that_is_not_there_has_no_explanation():
    assert explain(ledgers_with(system()), ON, CAPACITY, calendar=CALENDAR, subject="S9") == ()
