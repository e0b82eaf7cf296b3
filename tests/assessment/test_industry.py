"""Many institutions, all at once or a few at a time."""

from datetime import date

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from zhengdun.assessment import evaluate, judging
from zhengdun.assessment.industry import TALLY, evaluate_chunks, tally
from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties
from zhengdun.ledger.book import Ledgers
from zhengdun.sample import generate_chunks

ON = date(2026, 10, 31)


def judged(ledgers):
    return evaluate(ledgers, ON, calendar=Calendar.standard(), duties=all_duties())


@pytest.fixture(scope="module")
def chunks():
    return list(generate_chunks(seed=3, systems=3, institutions=5, until=ON, slips=0.5))


@pytest.fixture(scope="module")
def whole(chunks):
    tables = dict.fromkeys(table for chunk in chunks for table in chunk.frames)
    shuffled = {
        table: pl.concat([chunk[table] for chunk in chunks]).sample(fraction=1, shuffle=True, seed=1)
        for table in tables
    }
    return Ledgers(shuffled)


def test_the_findings_of_the_chunks_are_those_of_the_whole(chunks, whole):
    each = evaluate_chunks(chunks, ON, calendar=Calendar.standard(), duties=all_duties())
    together = pl.concat([found.frame for found in each]).sort("duty", "institution", "subject")
    assert_frame_equal(together, judged(whole).frame)


def test_they_stand_in_the_order_of_duty_institution_and_subject(whole):
    frame = judged(whole).frame
    assert_frame_equal(frame, frame.sort("duty", "institution", "subject"))


def test_plans_over_many_rows_find_the_same(whole, monkeypatch):
    few = judged(whole).frame
    monkeypatch.setattr(judging, "_FEW_ROWS", 0)
    assert_frame_equal(judged(whole).frame, few)


def test_a_tally_counts_every_finding_once(whole):
    found = judged(whole)
    counted = tally(found)
    assert counted["count"].sum() == found.frame.height
    assert counted.select(TALLY).is_unique().all()
