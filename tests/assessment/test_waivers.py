"""Waivers stand beside findings and never change them."""

from datetime import date, timedelta

import polars as pl
import pytest
from polars.testing import assert_frame_equal

from zhengdun.assessment import evaluate
from zhengdun.assessment.waivers import with_waivers
from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties
from zhengdun.duties.testing import ledgers_of, record, system
from zhengdun.ledger.tables.capacity import CapacityRecord
from zhengdun.ledger.tables.governance import Waiver

ON = date(2026, 6, 30)
SYSTEMS = [system(), system("S2")]
TOO_SMALL = [
    record(CapacityRecord, system=code, measured_on="2026-06-01", capacity=1300, historical_peak=700)
    for code in ("S1", "S2")
]


def waiver(code="W1", **values):
    usual = {"duty": "21.3a", "reason": "扩容中", "owner": "E1", "granted_on": "2026-06-01", "expires_on": "2026-06-30"}
    return record(Waiver, code=code, **{**usual, **values})


def judged(*waivers, on=ON):
    ledgers = ledgers_of(*SYSTEMS, *TOO_SMALL, *waivers)
    findings = evaluate(ledgers, on, calendar=Calendar.standard(), duties=all_duties())
    return findings.frame, with_waivers(findings, ledgers)


def waived(*waivers, on=ON):
    """Which findings a waiver covers until when, with what became of them."""
    _, beside = judged(*waivers, on=on)
    covered = beside.filter(pl.col("waived_until").is_not_null())
    return {row["subject"]: (str(row["waived_until"]), row["waiver"]) for row in covered.iter_rows(named=True)}


def test_the_findings_stay_as_they_are_and_in_their_order():
    without, _ = judged()
    findings, beside = judged(waiver(), waiver("W2", duty="21.1a", about="S2"))
    assert_frame_equal(findings, without)
    kept = beside.drop("waived_until", "waiver")
    assert_frame_equal(kept, without.with_columns(pl.col("duty").cast(pl.String)))
    of_the_duty = beside.filter(pl.col("waived_until").is_not_null() & (pl.col("duty") == "21.3a"))
    assert set(of_the_duty["outcome"].cast(pl.String)) == {"breached"}


@pytest.mark.parametrize(
    ("values", "covered"),
    [
        pytest.param({}, {"S1", "S2"}, id="expires today: still covers today"),
        pytest.param({"expires_on": "2026-06-29"}, set(), id="expired yesterday"),
        pytest.param({"granted_on": "2026-06-30"}, {"S1", "S2"}, id="granted today"),
        pytest.param({"granted_on": "2026-07-01", "expires_on": "2026-07-31"}, set(), id="to be granted tomorrow"),
        pytest.param({"about": "S2"}, {"S2"}, id="about one system"),
        pytest.param({"about": "S9"}, set(), id="about a system that is not there"),
        pytest.param({"duty": "21.3"}, set(), id="a paragraph is no duty"),
        pytest.param({"duty": "99"}, set(), id="no duty at all"),
    ],
)
def test_what_it_covers(values, covered):
    assert set(waived(waiver(**values))) == covered


def test_it_ends_the_day_after_it_expires():
    days = [ON + timedelta(days=step) for step in (-30, -29, 0, 1)]
    assert [bool(waived(waiver(), on=day)) for day in days] == [False, True, True, False]


def test_of_several_the_one_that_lasts_longest_and_the_special_before_the_general():
    general = [waiver("W1"), waiver("W2", expires_on="2026-12-31", reason="较长")]
    assert waived(*general) == {"S1": ("2026-12-31", "较长"), "S2": ("2026-12-31", "较长")}
    special = waiver("W3", about="S2", expires_on="2026-07-01", reason="专门")
    assert waived(*general, special)["S2"] == ("2026-07-01", "专门")


def test_of_two_that_last_equally_long_the_order_of_rows_does_not_choose():
    both = waiver("W1", reason="乙"), waiver("W2", reason="甲")
    assert waived(*both) == waived(*reversed(both))
