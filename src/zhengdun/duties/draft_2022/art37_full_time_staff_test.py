"""Draft, article 37(2): five people or more, and none in a post whose check was not passed."""

from functools import partial

import pytest

from zhengdun.duties.draft_2022.art37_full_time_staff import (
    duties_are_divided,
    five_people_work_full_time,
    the_unfit_are_moved,
)
from zhengdun.duties.testing import record, statement_shows, verdict
from zhengdun.ledger.tables.cii import KeyPost
from zhengdun.ledger.tables.governance import Staff

judged = partial(verdict, cii_operator=True)


def people(full_time, unknown=0):
    flags = [True] * full_time + [None] * unknown
    return [record(Staff, code=f"E{n}", works_in_security=True, full_time=flag) for n, flag in enumerate(flags)]


@pytest.mark.parametrize(
    ("full_time", "unknown", "reason"),
    [
        pytest.param(5, 0, "present", id="exactly five"),
        pytest.param(4, 0, "absent", id="four"),
        pytest.param(4, 1, "unknown_fact", id="four and one of whom it is unknown"),
        pytest.param(3, 1, "absent", id="three and one: four at the most"),
    ],
)
def test_five_people(full_time, unknown, reason):
    assert judged(five_people_work_full_time, *people(full_time, unknown)) == reason


def test_no_ledger_cannot_be_told():
    assert judged(five_people_work_full_time) == "no_ledger"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({"check_passed": True}, "clear", id="passed"),
        pytest.param({"check_passed": False}, "forbidden", id="not passed, still in the post"),
        pytest.param({"check_passed": False, "until_on": "2026-06-30"}, "no_subject", id="not passed, moved today"),
        pytest.param({"check_passed": None}, "unknown_fact", id="result unknown"),
    ],
)
def test_the_unfit(values, reason):
    post = record(KeyPost, code="GJ1", name="安全岗", holder="E0", from_on="2025-01-01", **values)
    assert judged(the_unfit_are_moved, post, *people(1)) == reason


def test_duties_are_divided():
    statement_shows(duties_are_divided, cii_operator=True)


def test_others_than_operators_of_critical_infrastructure_are_not_bound():
    assert verdict(five_people_work_full_time, *people(0)) == "not_bound"
