"""Article 47: pre-judging risks, applying for security review."""

from functools import partial

import pytest

from zhengdun.duties.ch5_critical_infrastructure.art47_purchases import (
    risks_are_prejudged_before_the_purchase,
    security_review_is_applied_for,
    security_review_is_applied_for_in_time,
)
from zhengdun.duties.testing import may_pass, record, verdict
from zhengdun.ledger.tables.cii import CiiPurchase
from zhengdun.ledger.tables.institution import Setting

judged = partial(verdict, cii_operator=True)
PREJUDGED, FILED, FILED_IN_TIME = (
    risks_are_prejudged_before_the_purchase,
    security_review_is_applied_for,
    security_review_is_applied_for_in_time,
)


def purchase(**values):
    usual = {
        "closely_related": True,
        "national_security": True,
        "purchased_on": "2026-05-08",
        "prejudged_on": "2026-03-02",
        "review_filed_on": "2026-04-01",
    }
    return record(CiiPurchase, code="CG1", **{**usual, **values})


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({}, "in_order", id="judged before"),
        pytest.param({"prejudged_on": "2026-05-08"}, "in_order", id="judged on the day"),
        pytest.param({"prejudged_on": "2026-05-09"}, "out_of_order", id="judged the day after"),
        pytest.param({"prejudged_on": None}, "step_missing", id="not judged"),
        pytest.param({"prejudged_on": None, "closely_related": False}, "step_missing", id="not closely related: asked"),
        pytest.param({"prejudged_on": None, "purchased_on": None}, "not_started", id="not purchased"),
        pytest.param({"prejudged_on": None, "purchased_on": "2023-04-28"}, "not_in_force", id="before the Measures"),
    ],
)
def test_prejudgement(values, reason):
    assert judged(PREJUDGED, purchase(**values)) == reason


@pytest.mark.parametrize(
    ("values", "filed", "in_time"),
    [
        pytest.param({}, "holds", "in_order", id="before"),
        pytest.param({"review_filed_on": "2026-05-08"}, "holds", "in_order", id="on the day"),
        pytest.param({"review_filed_on": "2026-05-09"}, "holds", "late", id="the day after"),
        pytest.param({"review_filed_on": None}, "fails", "step_missing", id="not at all"),
        pytest.param({"review_filed_on": "2026-07-01"}, "fails", "step_missing", id="to be filed tomorrow"),
        pytest.param({"purchased_on": None}, "not_started", "not_started", id="not purchased"),
        pytest.param({"purchased_on": "2023-04-28"}, "not_in_force", "not_in_force", id="before the Measures"),
    ],
)
def test_security_review(values, filed, in_time):
    assert judged(FILED, purchase(**values)) == filed
    assert judged(FILED_IN_TIME, purchase(**values)) == in_time


@pytest.mark.parametrize("duty", [FILED, FILED_IN_TIME])
@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({"closely_related": False}, "no_subject", id="not closely related"),
        pytest.param({"national_security": False}, "no_subject", id="no effect on national security"),
        pytest.param({"closely_related": None}, "unknown_scope", id="perhaps closely related"),
        pytest.param({"national_security": None}, "unknown_scope", id="effect not judged"),
    ],
)
def test_which_purchases_need_a_review(duty, values, reason):
    assert judged(duty, purchase(review_filed_on=None, **values)) == reason


def test_how_long_before_is_the_institutions_own_and_no_law():
    own = record(Setting, parameter="cii_review_lead_days", value=30)
    assert judged(FILED_IN_TIME, purchase(review_filed_on="2026-04-08"), own) == "in_order"
    assert judged(FILED_IN_TIME, purchase(review_filed_on="2026-04-09"), own) == "late"
    assert FILED_IN_TIME.internal
    assert not FILED.internal


@pytest.mark.parametrize(
    ("duty", "values", "open_"),
    [
        pytest.param(PREJUDGED, {}, True, id="judged"),
        pytest.param(PREJUDGED, {"prejudged_on": None}, False, id="not judged"),
        pytest.param(FILED, {}, True, id="applied for"),
        pytest.param(FILED, {"review_filed_on": None}, False, id="not applied for"),
        pytest.param(FILED, {"review_filed_on": None, "national_security": None}, False, id="effect not judged"),
        pytest.param(FILED, {"review_filed_on": None, "national_security": False}, True, id="no effect"),
    ],
)
def test_the_gate_before_a_purchase(duty, values, open_):
    planned = purchase(purchased_on=None, **values)
    assert may_pass(duty, "CG1", "2026-05-08T10:00", planned, cii_operator=True) is open_


@pytest.mark.parametrize("duty", [PREJUDGED, FILED, FILED_IN_TIME])
class TestEach:
    def test_no_ledger_cannot_be_told(self, duty):
        assert judged(duty) == "no_ledger"

    def test_institutions_without_critical_infrastructure_are_not_bound(self, duty):
        assert verdict(duty, purchase(prejudged_on=None, review_filed_on=None)) == "not_bound"
