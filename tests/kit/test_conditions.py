"""Holds and Never: why it cannot be told."""

import polars as pl
import pytest

from zhengdun.duties.testing import duty_judged_by, record, verdict
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import every, rows
from zhengdun.kit.shapes.conditions import Holds, Never
from zhengdun.law import art
from zhengdun.ledger.tables.emergency import Incident, IncidentReport

UNSET = internal_standard(
    "test_conditions_unset", "人数|people", unit="人|people", cite=art(41), default=None, why="例|example"
)
truthful = every(IncidentReport.truthful)


def report(value, code="B1"):
    return record(IncidentReport, code=code, incident="I1", kind="initial", recipient="bureau", truthful=value)


incident = record(Incident, code="I1", found_at="2026-06-01 10:00", affected_investors=5)
holds = duty_judged_by(
    Holds(each=rows(Incident), when=pl.col(truthful.name), says="例|Example", with_facts=(truthful,))
)
never = duty_judged_by(
    Never(each=rows(Incident), when=~pl.col(truthful.name), says="例|Example", with_facts=(truthful,))
)


@pytest.mark.parametrize(
    ("records", "held", "forbidden"),
    [
        pytest.param([report(True)], "holds", "clear", id="true"),
        pytest.param([report(False)], "fails", "forbidden", id="false"),
        pytest.param([report(None)], "unknown_fact", "unknown_fact", id="blank"),
        pytest.param([report(True), report(None, "B2")], "unknown_fact", "unknown_fact", id="one of two blank"),
        pytest.param([report(None), report(False, "B2")], "fails", "forbidden", id="one of two false"),
        pytest.param([], "no_ledger", "no_ledger", id="ledger not kept"),
    ],
)
def test_a_condition_over_another_ledger(records, held, forbidden):
    assert verdict(holds, incident, *records) == held
    assert verdict(never, incident, *records) == forbidden


def test_a_parameter_that_is_not_set_cannot_be_told():
    few = Holds(
        each=rows(Incident), when=Incident.affected_investors.col < UNSET.expr, says="例|Example", uses=(UNSET,)
    )
    assert verdict(duty_judged_by(few), incident) == "no_parameter"
