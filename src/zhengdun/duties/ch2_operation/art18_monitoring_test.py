"""Article 18(1): mechanism, indicators, alerts, reviews."""

import pytest

from zhengdun.duties.ch2_operation.art18_monitoring import (
    abnormal_alerts_are_handled_in_time,
    every_system_is_watched,
    infrastructure_is_watched,
    monitoring_is_improved_after_a_review,
    monitoring_is_reviewed_regularly,
    monitoring_mechanism_is_in_force,
)
from zhengdun.duties.testing import record, system, verdict
from zhengdun.ledger.tables.governance import Document
from zhengdun.ledger.tables.institution import Setting
from zhengdun.ledger.tables.monitoring import Alert, MonitoringIndicator, MonitoringReview


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({"approved_on": "2024-01-01"}, "present", id="approved"),
        pytest.param({"approved_on": "2024-01-01", "repealed_on": "2026-06-30"}, "absent", id="repealed today"),
        pytest.param({"approved_on": None}, "unknown_fact", id="not known whether approved"),
        pytest.param({"kind": "other", "approved_on": "2024-01-01"}, "absent", id="another document"),
    ],
)
def test_the_mechanism_is_in_force(values, reason):
    document = record(Document, code="D1", **{"kind": "monitoring_mechanism", **values})
    assert verdict(monitoring_mechanism_is_in_force, document) == reason


def test_the_mechanism_without_a_ledger_of_documents_cannot_be_told():
    assert verdict(monitoring_mechanism_is_in_force) == "no_ledger"


def indicator(**values):
    return record(MonitoringIndicator, code="I1", **{"in_use_from": "2020-01-01", **values})


IN_USE = [
    pytest.param({}, "present", id="in use"),
    pytest.param({"in_use_from": "2026-06-30"}, "present", id="from today"),
    pytest.param({"in_use_from": "2026-07-01"}, "absent", id="from tomorrow"),
    pytest.param({"in_use_until": "2026-06-30"}, "absent", id="until today"),
    pytest.param({"in_use_from": None}, "unknown_fact", id="from when unknown"),
]


@pytest.mark.parametrize(("values", "reason"), IN_USE)
@pytest.mark.parametrize("important", [True, False, None])
def test_every_system_is_watched_important_or_not(important, values, reason):
    assert verdict(every_system_is_watched, system(important=important), indicator(system="S1", **values)) == reason


def test_an_indicator_of_another_system_does_not_watch_this_one():
    assert verdict(every_system_is_watched, system(), indicator(system="S9")) == "absent"


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({"infrastructure": "主数据中心供电"}, "absent", id="of infrastructure"),
        pytest.param({}, "unknown_fact", id="of what, it does not say"),
        pytest.param({"in_use_until": "2026-06-30"}, "absent", id="of what, it does not say, but out of use"),
    ],
)
def test_an_indicator_that_names_no_system_may_watch_this_one_unless_it_watches_infrastructure(values, reason):
    assert verdict(every_system_is_watched, system(), indicator(**values)) == reason


def test_a_system_off_line_need_not_be_watched():
    assert verdict(every_system_is_watched, system(offline_on="2026-06-30"), indicator(system="S9")) == "no_subject"


@pytest.mark.parametrize(("values", "reason"), IN_USE)
def test_infrastructure_is_watched(values, reason):
    assert verdict(infrastructure_is_watched, indicator(infrastructure="主数据中心供电", **values)) == reason


def test_indicators_of_systems_do_not_watch_the_infrastructure():
    assert verdict(infrastructure_is_watched, indicator(system="S1")) == "absent"


@pytest.mark.parametrize("duty", [every_system_is_watched, infrastructure_is_watched])
def test_without_a_ledger_of_indicators_watching_cannot_be_told(duty):
    assert verdict(duty, system()) == "no_ledger"


def alert(**values):
    return record(Alert, code="A1", **{"raised_at": "2026-06-10 10:00", "abnormal": True, **values})


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({"handled_at": "2026-06-11 10:00"}, "on_time", id="10:00 + 24 hours"),
        pytest.param({"handled_at": "2026-06-11 10:01"}, "late", id="a minute later"),
        pytest.param({}, "overdue", id="not handled"),
        pytest.param({"raised_at": "2026-06-29 10:00"}, "not_yet_due", id="raised yesterday"),
        pytest.param({"abnormal": False}, "no_subject", id="a false alarm"),
        pytest.param({"abnormal": None}, "unknown_scope", id="not judged"),
        pytest.param({"handled_at": "2026-06-10 09:59"}, "conflict", id="handled before it was raised"),
        pytest.param({"raised_at": "2023-04-30 10:00"}, "not_in_force", id="before the Measures"),
    ],
)
def test_abnormal_alerts_are_handled_within_the_internal_standard(values, reason):
    assert verdict(abnormal_alerts_are_handled_in_time, alert(**values)) == reason
    assert abnormal_alerts_are_handled_in_time.internal


def test_the_time_allowed_is_the_institutions_own():
    own = record(Setting, parameter="alert_handling_hours", value=0.5)
    assert verdict(abnormal_alerts_are_handled_in_time, alert(handled_at="2026-06-10 10:30"), own) == "on_time"
    assert verdict(abnormal_alerts_are_handled_in_time, alert(handled_at="2026-06-10 10:31"), own) == "late"


def test_without_a_ledger_of_alerts_handling_cannot_be_told():
    assert verdict(abnormal_alerts_are_handled_in_time) == "no_ledger"


def review(day, **values):
    return record(MonitoringReview, code="R1", reviewed_on=day, **values)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        pytest.param("2025-06-30", "every_period", id="twelve months ago"),
        pytest.param("2025-06-29", "overdue", id="a day longer ago"),
        pytest.param("2026-07-01", "overdue", id="tomorrow"),
        pytest.param(None, "overdue", id="never"),
    ],
)
def test_the_monitoring_is_reviewed_within_the_internal_standard(day, reason):
    assert verdict(monitoring_is_reviewed_regularly, review(day)) == reason
    assert monitoring_is_reviewed_regularly.internal


def test_the_first_review_is_due_a_year_after_the_measures_came_into_force():
    earlier = review(None)
    assert verdict(monitoring_is_reviewed_regularly, earlier, on="2024-05-01") == "not_yet_due"
    assert verdict(monitoring_is_reviewed_regularly, earlier, on="2024-05-02") == "overdue"


@pytest.mark.parametrize(("began", "reason"), [("2025-06-29", "overdue"), ("2025-06-30", "not_yet_due")])
def test_the_first_review_of_a_new_institution_is_due_a_year_after_it_began(began, reason):
    assert verdict(monitoring_is_reviewed_regularly, review(None), kind_since=began) == reason


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({"optimised_on": "2026-04-30"}, "on_time", id="2025-10-31 + 6 months = 2026-04-30"),
        pytest.param({"optimised_on": "2026-05-01"}, "late", id="a day later"),
        pytest.param({}, "overdue", id="not improved"),
        pytest.param({"calls_for_change": False}, "no_subject", id="nothing to improve"),
        pytest.param({"calls_for_change": None}, "unknown_scope", id="not known whether"),
    ],
)
def test_the_monitoring_is_improved_within_the_internal_standard(values, reason):
    duty = monitoring_is_improved_after_a_review
    assert verdict(duty, review("2025-10-31", **{"calls_for_change": True, **values})) == reason
    assert duty.internal


def test_a_review_still_to_come_starts_no_clock():
    assert verdict(monitoring_is_improved_after_a_review, review(None, calls_for_change=True)) == "not_started"


@pytest.mark.parametrize("duty", [monitoring_is_reviewed_regularly, monitoring_is_improved_after_a_review])
def test_without_a_ledger_of_reviews_they_cannot_be_told(duty):
    assert verdict(duty) == "no_ledger"


@pytest.mark.parametrize(
    "duty",
    [
        monitoring_mechanism_is_in_force,
        every_system_is_watched,
        infrastructure_is_watched,
        abnormal_alerts_are_handled_in_time,
        monitoring_is_reviewed_regularly,
        monitoring_is_improved_after_a_review,
    ],
)
def test_service_institutions_are_not_bound(duty):
    assert verdict(duty, system(), alert(), kind="service") == "not_bound"
