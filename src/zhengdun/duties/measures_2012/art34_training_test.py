"""2012, article 34: training within the interval of the internal standard."""

from zhengdun.duties.measures_2012.art34_training import staff_are_trained as duty
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.people import Training


def training(day):
    return record(Training, code="PX1", held_on=day)


def test_12_months_ago_is_in_time():
    assert verdict(duty, training("2025-06-30")) == "every_period"


def test_a_day_longer_ago_is_overdue():
    assert verdict(duty, training("2025-06-29")) == "overdue"


def test_no_ledger_cannot_be_told():
    assert verdict(duty) == "no_ledger"


def test_service_institutions_are_not_bound():
    assert verdict(duty, training("2026-06-01"), kind="service") == "not_bound"
