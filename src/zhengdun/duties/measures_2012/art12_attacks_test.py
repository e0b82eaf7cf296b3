"""2012, article 12: intrusion detection in use."""

from zhengdun.duties.measures_2012.art12_attacks import attacks_are_watched_for as duty
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.systems import ProtectiveMeasure


def measure(**values):
    return record(ProtectiveMeasure, code="FH1", **{"kind": "intrusion", "in_use_from": "2020-01-01", **values})


def test_in_use():
    assert verdict(duty, measure()) == "present"


def test_out_of_use_or_another_measure():
    assert verdict(duty, measure(in_use_until="2026-06-30")) == "absent"
    assert verdict(duty, measure(kind="isolation")) == "absent"


def test_in_use_since_when_is_unknown():
    assert verdict(duty, measure(in_use_from=None)) == "unknown_fact"


def test_those_whom_2023_binds_by_reference_are_not_bound():
    assert verdict(duty, measure(), kind="custody_bank") == "not_bound"
