"""Article 31(2): refusals for want of consent, and the exceptions."""

import pytest

from zhengdun.duties.ch3_personal_information.art31_refusal import service_is_not_refused_for_want_of_consent as duty
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.personal import ProcessingActivity, ServiceRefusal


def activity(*, necessary=True):
    return record(ProcessingActivity, code="PI-01", name="开立账户", necessary=necessary)


def refusal(**values):
    usual = {"activity": "PI-01", "refused_on": "2026-06-01", "cause": "disagreed"}
    return record(ServiceRefusal, code="JJ-1", **{**usual, **values})


@pytest.mark.parametrize("cause", ["disagreed", "withdrew"])
@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({"ground": "none"}, "forbidden", id="no ground"),
        pytest.param({"ground": "none", "legal_basis": "《反洗钱法》"}, "forbidden", id="a law but no ground"),
        pytest.param({"ground": "duty", "legal_basis": "《反洗钱法》"}, "clear", id="a statutory duty, named"),
        pytest.param({"ground": "duty"}, "unknown_fact", id="a statutory duty, not named"),
        pytest.param({"ground": "other", "legal_basis": "《证券法》"}, "clear", id="another case, named"),
        pytest.param({"ground": "other"}, "unknown_fact", id="another case, not named"),
        pytest.param({"ground": "necessary"}, "clear", id="necessary for the service"),
        pytest.param({}, "unknown_fact", id="ground not known"),
    ],
)
def test_grounds(cause, values, reason):
    assert verdict(duty, activity(), refusal(cause=cause, **values)) == reason


@pytest.mark.parametrize(
    ("records", "reason"),
    [
        pytest.param([activity(necessary=False)], "forbidden", id="the register says it is not"),
        pytest.param([activity(necessary=None)], "unknown_fact", id="the register does not say"),
        pytest.param([], "no_ledger", id="there is no register"),
    ],
)
def test_that_it_is_necessary_must_agree_with_the_register(records, reason):
    assert verdict(duty, *records, refusal(ground="necessary")) == reason


def test_a_refusal_that_names_no_activity_proves_no_necessity():
    assert verdict(duty, activity(), refusal(ground="necessary", activity=None)) == "unknown_fact"


@pytest.mark.parametrize(("cause", "reason"), [("other", "no_subject"), (None, "unknown_scope")])
def test_only_refusals_for_want_of_consent(cause, reason):
    assert verdict(duty, activity(), refusal(cause=cause, ground="none")) == reason


@pytest.mark.parametrize(
    ("refused_on", "reason"),
    [("2023-04-30", "not_in_force"), ("2023-05-01", "forbidden"), ("2026-07-01", "not_started")],
)
def test_the_day_of_the_refusal(refused_on, reason):
    assert verdict(duty, activity(), refusal(refused_on=refused_on, ground="none")) == reason


def test_no_ledger_cannot_be_told():
    assert verdict(duty) == "no_ledger"


def test_service_institutions_are_not_bound():
    assert verdict(duty, activity(), refusal(ground="none"), kind="service") == "not_bound"
