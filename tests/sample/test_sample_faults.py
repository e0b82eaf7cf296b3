"""The sample is the integration test of all duties: without faults none is breached, with them exactly those."""

from datetime import date

import polars as pl
import pytest

from zhengdun.assessment import evaluate
from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties, duties_over_time
from zhengdun.kit.outcomes import Outcome, Reason
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.schema import table_of
from zhengdun.sample import FAULTS, generate
from zhengdun.sample.diary import Diary
from zhengdun.sample.faults import INHERENT
from zhengdun.sample.generation import clean
from zhengdun.sample.house import House
from zhengdun.sample.planting import plant
from zhengdun.sample.slips import SLIPS, slipped

DAYS = [date(2026, 10, 31), date(2026, 6, 30), date(2026, 11, 20), date(2025, 12, 31)]
SEEDS = [1, 2, 20260701]
UNSETTLED = ["breached", "cannot_tell", "error"]


def unsettled(ledgers: Ledgers, on: date) -> set[tuple[str, str, str]]:
    """Every finding that is not met or not applicable, but for what no institution can settle."""
    findings = evaluate(ledgers, on, calendar=Calendar.standard(), duties=duties_over_time()).frame
    inherent = pl.col("duty").cast(pl.String).is_in(list(INHERENT)) & (pl.col("reason") == "no_parameter")
    found = findings.filter(pl.col("outcome").is_in(UNSETTLED) & ~inherent)
    return set(found.select(pl.col("duty", "subject", "reason").cast(pl.String)).iter_rows())


@pytest.mark.parametrize("until", DAYS, ids=str)
@pytest.mark.parametrize("seed", SEEDS)
class TestSample:
    def test_without_faults_nothing_is_breached_and_everything_can_be_told(self, seed, until):
        assert unsettled(generate(seed=seed, until=until, faults=False), until) == set()

    def test_with_faults_exactly_these_are_found(self, seed, until):
        expected = {finding for fault in FAULTS for finding in fault.findings}
        assert unsettled(generate(seed=seed, until=until), until) == expected


def test_without_faults_every_kind_of_institution_fulfils_every_duty():
    until = DAYS[0]
    assert unsettled(generate(seed=3, institutions=14, systems=30, until=until, faults=False), until) == set()


def test_each_inherent_finding_is_there():
    until = DAYS[0]
    findings = evaluate(generate(seed=1, until=until), until, calendar=Calendar.standard(), duties=duties_over_time())
    untold = findings.frame.filter(pl.col("reason") == "no_parameter")["duty"].cast(pl.String)
    assert set(INHERENT) == set(untold)


@pytest.mark.parametrize(("systems", "at_least"), [(1, 15), (8, 25), (20, 30)])
def test_a_small_institution_has_the_faults_that_its_systems_can_have(systems, at_least):
    until = DAYS[0]
    house = House(1, "securities", systems, 1, Diary(until, Calendar.standard()))
    planted = plant(house, clean(house), FAULTS)
    assert at_least <= len(planted.faults) < len(FAULTS)
    assert unsettled(planted.ledgers, until) == {finding for fault in planted.faults for finding in fault.findings}


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{table_of(slip.column).table}.{slip.column.name}")
def test_every_slip_shows(slip):
    until = DAYS[0]
    clean = generate(seed=1, systems=30, until=until, faults=False)
    assert all(unsettled(slipped(slip, clean, place), until) for place in (0.0, 0.5))


def test_no_two_faults_lead_to_one_finding():
    findings = [finding for fault in FAULTS for finding in fault.findings]
    assert len(findings) == len(set(findings))


def test_faults_name_duties_and_reasons_that_exist():
    duties = {duty.id for duty in all_duties()}
    reasons = {reason.key for reason in Reason if reason.outcome in (Outcome.BREACHED, Outcome.CANNOT_TELL)}
    for fault in FAULTS:
        for duty, _, reason in fault.findings:
            assert duty in duties, fault
            assert reason in reasons, fault


def test_faults_are_of_many_kinds():
    reasons = {reason for fault in FAULTS for _, _, reason in fault.findings}
    shapes = {type(duty.shape) for duty in all_duties() for fault in FAULTS if duty.id == fault.duty}
    assert len(reasons) >= 15
    assert len(shapes) >= 12
