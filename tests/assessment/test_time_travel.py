"""What is dated after the day of the assessment is not known on it."""

from datetime import date, timedelta

import dataframely as dy
import polars as pl
import pytest
from oracle.comparing import ledgers_of
from oracle.ledgers import industry
from oracle.logic import moment

from zhengdun.assessment import evaluate
from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties
from zhengdun.duties.testing import ledgers_of as ledgers_with
from zhengdun.duties.testing import record, system
from zhengdun.kit.shapes.by_date import ByDate
from zhengdun.kit.shapes.within import Within
from zhengdun.ledger.columns import facts
from zhengdun.ledger.schema import own_key, table_of
from zhengdun.ledger.tables.emergency import Drill
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.monitoring import LogStore
from zhengdun.ledger.tables.systems import SourceCustody

CALENDAR = Calendar.standard()
AS_IT_STANDS = (LogStore, SourceCustody)
"""Ledgers that tell how far a store of logs reaches back, what programs are in custody: today, not since when."""


def found(tables, on):
    frame = evaluate(ledgers_of(tables), on, calendar=CALENDAR, duties=all_duties()).frame
    return {row[:3]: row[3:] for row in frame.iter_rows()}


def dated(table):
    """The columns that hold days or moments, and whether it is moments."""
    kinds = {name: facts(column).kind for name, column in table.columns().items()}
    return {name: kind == "moment" for name, kind in kinds.items() if kind in ("date", "moment")}


def of_the_future(table, rows, on):
    """Rows like these of which every day lies after ``on``; none where they have no day or no code of their own.

    Nor of what is told as it stands now, and says nothing of an earlier day.
    """
    days = dated(table)
    if own_key(table) == ("code",) and days and table not in AS_IT_STANDS:
        for number, row in enumerate(rows, 1):
            day = on + timedelta(days=number)
            later = {name: moment(day) if is_moment else day for name, is_moment in days.items()}
            yield row | {"code": f"later{number}"} | later


@pytest.mark.parametrize("seed", [21, 22, 23])
def test_rows_of_the_future_change_nothing_about_what_is_known(seed):
    on, industry_ = industry(seed, 6, all_duties())
    usual = found(industry_, on)
    later = {
        code: {table: [*rows, *of_the_future(table, rows, on)] for table, rows in tables.items()}
        for code, tables in industry_.items()
    }
    after = found(later, on)
    assert len(after) > len(usual)
    assert {key: (fact, after[key]) for key, fact in usual.items() if after.get(key, fact) != fact} == {}


CLOCKS = [
    duty for duty in all_duties() if isinstance(duty.shape, Within | ByDate) and isinstance(duty.shape.until, dy.Column)
]
STOPS = {(table_of(duty.shape.until), duty.shape.until.name) for duty in CLOCKS}
"""The columns that say when a clock was stopped."""


@pytest.mark.parametrize("seed", [24, 25])
def test_what_was_completed_later_was_open_on_the_day(seed):
    on, industry_ = industry(seed, 6, all_duties())
    blanked = {
        code: {table: [blank_what_is_later(table, row, on) for row in rows] for table, rows in tables.items()}
        for code, tables in industry_.items()
    }
    assert blanked != industry_
    clocks = {duty.id for duty in CLOCKS}
    usual, without = found(industry_, on), found(blanked, on)
    changed = {
        key: (fact, without.get(key)) for key, fact in usual.items() if key[1] in clocks and without.get(key) != fact
    }
    assert changed == {}


def blank_what_is_later(table, row, on):
    stops = {name: row[name] for of, name in STOPS if of is table and row[name] is not None}
    return row | {name: None for name, at in stops.items() if moment(on + timedelta(days=1)) <= moment(at)}


def test_a_drill_is_reported_only_once_the_day_has_come():
    drill = record(Drill, code="D1", kind="joint", ended_on="2026-06-01", reported_on="2026-06-10")
    ledgers = ledgers_with(system(), drill, kind="core")
    days = [date(2026, 5, 31), date(2026, 6, 1), date(2026, 6, 9), date(2026, 6, 10)]
    duties = [duty for duty in all_duties() if duty.id == "38.1b"]
    reasons = [
        evaluate(ledgers, day, calendar=CALENDAR, duties=duties).frame["reason"].cast(pl.String).item() for day in days
    ]
    assert reasons == ["not_started", "not_yet_due", "not_yet_due", "on_time"]
    assert ledgers[Institution].height == 1
