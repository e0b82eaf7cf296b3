"""Article 19: the framework, each of the nine kinds, attacks identified and blocked."""

import pytest

from zhengdun.duties.ch2_operation.art19_protection import (
    all_nine_measures_are_in_use,
    attacks_are_blocked_in_time,
    attacks_are_identified_in_time,
    protection_framework_is_in_force,
)
from zhengdun.duties.testing import record, verdict, verdicts
from zhengdun.law import MEASURES_2012
from zhengdun.ledger.tables.governance import Document
from zhengdun.ledger.tables.institution import Setting
from zhengdun.ledger.tables.systems import MEASURES, Attack, ProtectiveMeasure


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({"approved_on": "2024-01-01"}, "present", id="approved"),
        pytest.param({"approved_on": "2024-01-01", "repealed_on": "2026-06-30"}, "absent", id="repealed today"),
        pytest.param({"approved_on": None}, "unknown_fact", id="not known whether approved"),
    ],
)
def test_the_framework_is_in_force(values, reason):
    document = record(Document, code="D1", kind="security_framework", **values)
    assert verdict(protection_framework_is_in_force, document) == reason


def measure(kind, **values):
    return record(ProtectiveMeasure, code=f"M-{kind}", kind=kind, **{"in_use_from": "2020-01-01", **values})


def test_nine_kinds_are_named():
    words = "网络隔离、用户认证、访问控制、策略管理、数据加密、网站防篡改、病毒木马防范、非法入侵检测和网络安全态势感知"
    named = words.replace("和网络安全态势感知", "、网络安全态势感知").split("、")
    assert [label.partition("|")[0] for label in MEASURES.values()] == named
    assert words in all_nine_measures_are_in_use.cite.text


def test_all_nine_are_in_use():
    found = verdicts(all_nine_measures_are_in_use, *[measure(kind) for kind in MEASURES])
    assert found == dict.fromkeys(MEASURES, "present")


@pytest.mark.parametrize("missing", list(MEASURES))
def test_each_kind_is_asked_for(missing):
    found = verdicts(all_nine_measures_are_in_use, *[measure(kind) for kind in MEASURES if kind != missing])
    assert {kind for kind, reason in found.items() if reason == "absent"} == {missing}


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({"in_use_from": "2026-06-30"}, "present", id="from today"),
        pytest.param({"in_use_from": "2026-07-01"}, "absent", id="from tomorrow"),
        pytest.param({"in_use_until": "2026-06-30"}, "absent", id="until today"),
        pytest.param({"in_use_from": None}, "unknown_fact", id="from when unknown"),
    ],
)
def test_a_measure_counts_while_it_is_in_use(values, reason):
    assert verdicts(all_nine_measures_are_in_use, measure("malware", **values))["malware"] == reason


def attack(**values):
    times = {"detected_at": "2026-06-10 10:00", "identified_at": "2026-06-10 11:00", "blocked_at": "2026-06-10 14:00"}
    return record(Attack, code="A1", **{**times, **values})


@pytest.mark.parametrize(
    ("duty", "values", "reason"),
    [
        pytest.param(attacks_are_identified_in_time, {}, "on_time", id="10:00 + 1 hour = 11:00"),
        pytest.param(attacks_are_identified_in_time, {"identified_at": "2026-06-10 11:01"}, "late", id="11:01"),
        pytest.param(attacks_are_identified_in_time, {"identified_at": None}, "overdue", id="not identified"),
        pytest.param(attacks_are_blocked_in_time, {}, "on_time", id="10:00 + 4 hours = 14:00"),
        pytest.param(attacks_are_blocked_in_time, {"blocked_at": "2026-06-10 14:01"}, "late", id="14:01"),
        pytest.param(attacks_are_blocked_in_time, {"blocked_at": None}, "overdue", id="not blocked"),
    ],
)
def test_attacks_are_identified_and_blocked_within_the_internal_standards(duty, values, reason):
    assert verdict(duty, attack(**values)) == reason
    assert duty.internal


@pytest.mark.parametrize("duty", [attacks_are_identified_in_time, attacks_are_blocked_in_time])
class TestWhichAttacks:
    def test_detected_when_is_unknown_cannot_be_told(self, duty):
        assert verdict(duty, attack(detected_at=None)) == "unknown_fact"

    def test_before_the_measures_is_not_in_force(self, duty):
        assert verdict(duty, attack(detected_at="2023-04-30 23:59")) == "not_in_force"

    def test_no_ledger_of_attacks_cannot_be_told(self, duty):
        assert verdict(duty) == "no_ledger"


def test_the_time_allowed_is_the_institutions_own():
    own = record(Setting, parameter="attack_blocking_hours", value=0.25)
    assert verdict(attacks_are_blocked_in_time, attack(blocked_at="2026-06-10 10:15"), own) == "on_time"
    assert verdict(attacks_are_blocked_in_time, attack(blocked_at="2026-06-10 10:16"), own) == "late"


@pytest.mark.parametrize(
    "duty",
    [
        protection_framework_is_in_force,
        all_nine_measures_are_in_use,
        attacks_are_identified_in_time,
        attacks_are_blocked_in_time,
    ],
)
def test_service_institutions_are_not_bound(duty):
    assert verdict(duty, attack(), kind="service") == "not_bound"


@pytest.mark.parametrize("duty", [protection_framework_is_in_force, all_nine_measures_are_in_use])
def test_without_a_ledger_what_is_there_cannot_be_told(duty):
    assert set(verdicts(duty).values()) == {"no_ledger"}


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({"blocked_at": "2026-06-29 10:00", "data_harmed": False}, "holds", id="blocked, however late"),
        pytest.param({"blocked_at": None, "data_harmed": False}, "fails", id="not blocked"),
        pytest.param({"data_harmed": True}, "fails", id="blocked after it did harm"),
        pytest.param({}, "unknown_fact", id="whether it did harm is unknown"),
    ],
)
def test_under_the_measures_of_2012_attacks_are_blocked_before_they_do_harm(values, reason):
    (of_old,) = attacks_are_blocked_in_time.in_version(MEASURES_2012)
    assert verdict(of_old, attack(**values)) == reason
