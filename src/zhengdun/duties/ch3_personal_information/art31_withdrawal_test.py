"""Article 31(1), withdrawal: what rested on consent stops and is deleted; what does not, goes on."""

import pytest

from zhengdun.duties.ch3_personal_information.art31_withdrawal import (
    information_is_deleted_once_consent_is_withdrawn,
    processing_stops_once_consent_is_withdrawn,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.institution import Setting
from zhengdun.ledger.tables.personal import ConsentWithdrawal, ProcessingActivity

STOPPED, DELETED = processing_stops_once_consent_is_withdrawn, information_is_deleted_once_consent_is_withdrawn


def judged(duty, *more, ground="consent", **values):
    activity = record(ProcessingActivity, code="PI", name="营销", legal_ground=ground, started_on="2024-01-02")
    withdrawal = record(ConsentWithdrawal, code="CH", activity="PI", **{"withdrawn_on": "2026-05-06", **values})
    return verdict(duty, activity, withdrawal, *more)


@pytest.mark.parametrize(
    ("stopped_on", "reason"),
    [
        pytest.param("2026-05-06", "on_time", id="the same day"),
        pytest.param("2026-05-07", "on_time", id="6 May + 1 day = 7 May"),
        pytest.param("2026-05-08", "late", id="8 May is a day late"),
        pytest.param(None, "overdue", id="processing goes on"),
    ],
)
def test_processing_stops_the_next_day(stopped_on, reason):
    assert judged(STOPPED, stopped_on=stopped_on) == reason


@pytest.mark.parametrize(
    ("deleted_on", "reason"),
    [
        pytest.param("2026-06-05", "on_time", id="6 May + 30 days = 5 June"),
        pytest.param("2026-06-06", "late", id="6 June is a day late"),
        pytest.param(None, "overdue", id="still there"),
    ],
)
def test_information_is_deleted_within_a_month(deleted_on, reason):
    assert judged(DELETED, deleted_on=deleted_on) == reason


def test_what_a_law_has_kept_is_not_deleted_but_processing_stops():
    kept = {"kept_because": "《证券法》第一百三十七条"}
    assert judged(DELETED, **kept) == "no_subject"
    assert judged(STOPPED, **kept) == "overdue"


@pytest.mark.parametrize("duty", [STOPPED, DELETED])
@pytest.mark.parametrize("ground", ["contract", "duty", "public"])
def test_what_rests_on_another_ground_goes_on(duty, ground):
    assert judged(duty, ground=ground) == "no_subject"


@pytest.mark.parametrize("duty", [STOPPED, DELETED])
def test_without_a_ground_on_record_nobody_can_tell(duty):
    assert judged(duty, ground=None) == "unknown_scope"


@pytest.mark.parametrize("duty", [STOPPED, DELETED])
def test_withdrawn_lately_it_is_not_due_yet(duty):
    assert judged(duty, withdrawn_on="2026-06-29") == "not_yet_due"
    assert judged(duty, withdrawn_on="2023-04-30") == "not_in_force"


def test_without_the_ledger_nothing_is_proved():
    assert verdict(STOPPED) == "no_ledger"


def test_the_institution_may_set_its_own_terms():
    assert judged(STOPPED, record(Setting, parameter="withdrawal_stop_days", value=3.0), stopped_on="2026-05-09") == (
        "on_time"
    )
    assert STOPPED.internal
    assert DELETED.internal
