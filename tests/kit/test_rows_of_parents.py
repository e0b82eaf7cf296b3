"""Rows under a parent, beside one, and facts worked out of what it brings."""

import gc
from datetime import date

import polars as pl
import pytest

from zhengdun.clock import Calendar
from zhengdun.duties.testing import duty_judged_by, ledgers_of, record, system, verdict, verdicts
from zhengdun.kit.nouns import institutions, systems
from zhengdun.kit.rows import APPLIES, derived, later, rows, via
from zhengdun.kit.shapes.by_date import ByDate
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.existence import documented
from zhengdun.kit.world import World
from zhengdun.ledger.tables.governance import Document, Staff
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.supervision import Filing
from zhengdun.ledger.tables.systems import MlpsGrading, System


def test_the_institution_can_be_a_parent():
    right = via(Institution.kind) == "core"
    duty = duty_judged_by(
        Holds(each=rows(Filing).of(institutions, Institution.kind), when=right, says="为核心机构|is core")
    )
    filing = record(Filing, code="F1", kind="mlps")
    assert verdict(duty, filing, kind="core") == "holds"
    assert verdict(duty, filing) == "fails"


class TestBeside:
    duty = duty_judged_by(
        Holds(
            each=rows(MlpsGrading).beside(systems, System.important),
            when=via(System.important),
            says="系统为重要|the system is important",
        )
    )

    def test_a_row_that_refers_to_nothing_stays_and_is_unknown(self):
        assert verdict(self.duty, record(MlpsGrading, system="S9"), system()) == "unknown_fact"

    def test_the_column_is_there(self):
        assert verdict(self.duty, record(MlpsGrading, system="S1"), system()) == "holds"

    def test_under_a_parent_such_a_row_is_no_subject(self):
        under = duty_judged_by(
            Holds(
                each=rows(MlpsGrading).of(systems, System.important), when=via(System.important), says="重要|important"
            )
        )
        assert verdict(under, record(MlpsGrading, system="S9"), system()) == "no_subject"


class TestDerived:
    start = derived("起算日|Start", later(MlpsGrading.graded_on.col, via(System.online_on)))
    duty = duty_judged_by(
        ByDate(each=rows(MlpsGrading).of(systems, System.online_on), deadline=start, until=MlpsGrading.filed_on)
    )

    @pytest.mark.parametrize(
        ("online_on", "graded_on", "reason"),
        [
            ("2026-06-01", "2026-06-02", "on_time"),
            ("2026-06-02", "2026-06-01", "on_time"),
            ("2026-06-02", "2026-06-02", "on_time"),
            ("2026-06-01", "2026-06-01", "late"),
            ("2026-06-01", None, "unknown_fact"),
        ],
    )
    def test_the_later_of_two_days(self, online_on, graded_on, reason):
        grading = record(MlpsGrading, system="S1", graded_on=graded_on, filed_on="2026-06-02")
        assert verdict(self.duty, system(online_on=online_on), grading) == reason

    def test_its_label_is_used(self):
        assert self.duty.shape.describe("zh") == "备案日期 ≤ 起算日"


def test_populations_of_different_rows_never_mix():
    ledgers = ledgers_of(*[record(Staff, code=f"E{number}", works_in_security=number % 2 == 0) for number in range(4)])
    world = World(ledgers, date(2026, 6, 30), Calendar.standard())
    found = []
    for wanted in (True, False) * 20:
        frame = world.population(rows(Staff, Staff.works_in_security.col == wanted))
        found.append(frame.filter(APPLIES).select(pl.col("works_in_security").all()).collect().item())
        gc.collect()
    assert found == [True, False] * 20


@pytest.mark.parametrize(
    ("days", "reason"),
    [
        pytest.param({"approved_on": "2026-06-30"}, "present", id="in effect from its approval"),
        pytest.param({"approved_on": "2026-06-01", "effective_on": "2026-06-30"}, "present", id="from today"),
        pytest.param({"approved_on": "2026-06-01", "effective_on": "2026-07-01"}, "absent", id="from tomorrow"),
        pytest.param({"approved_on": "2026-06-01", "repealed_on": "2026-06-30"}, "absent", id="repealed today"),
        pytest.param({"approved_on": None}, "unknown_fact", id="approval unknown"),
    ],
)
def test_a_document_counts_from_the_day_it_takes_effect(days, reason):
    duty = duty_judged_by(documented("it_governance"))
    document = record(Document, code="D1", kind="it_governance", **days)
    assert verdicts(duty, document) == {"it_governance": reason}
