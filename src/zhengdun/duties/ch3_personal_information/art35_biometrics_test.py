"""Article 35: two assessments, an alternative, free consent."""

import pytest

from zhengdun.duties.ch3_personal_information.art35_biometrics import (
    biometrics_are_not_the_only_way,
    both_assessments_come_first,
    nobody_is_forced_to_agree,
    what_was_in_use_before_is_assessed,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.personal import BiometricAuthentication

ALL = [
    both_assessments_come_first,
    what_was_in_use_before_is_assessed,
    biometrics_are_not_the_only_way,
    nobody_is_forced_to_agree,
]


def face(**values):
    usual = {
        "feature": "face",
        "necessity_assessed_on": "2024-05-15",
        "safety_assessed_on": "2024-05-18",
        "in_use_from": "2024-06-01",
        "alternatives": 1,
        "forced": False,
    }
    return record(BiometricAuthentication, code="SW-1", **{**usual, **values})


@pytest.mark.parametrize("which", ["necessity_assessed_on", "safety_assessed_on"])
@pytest.mark.parametrize(
    ("day", "reason"),
    [("2024-05-31", "in_order"), ("2024-06-01", "in_order"), ("2024-06-02", "out_of_order"), (None, "step_missing")],
)
def test_both_assessments_on_the_first_day_of_use_at_the_latest(which, day, reason):
    assert verdict(both_assessments_come_first, face(**{which: day})) == reason


@pytest.mark.parametrize(
    ("in_use_from", "reason"),
    [
        ("2023-04-30", "not_in_force"),
        ("2023-05-01", "out_of_order"),
        ("2026-07-01", "not_yet_due"),
        (None, "not_started"),
    ],
)
def test_the_first_day_of_use(in_use_from, reason):
    unassessed = {} if reason == "out_of_order" else {"necessity_assessed_on": None}
    assert verdict(both_assessments_come_first, face(in_use_from=in_use_from, **unassessed)) == reason


class TestInUseBeforeTheMeasures:
    duty = what_was_in_use_before_is_assessed

    @pytest.mark.parametrize("which", ["necessity_assessed_on", "safety_assessed_on"])
    @pytest.mark.parametrize(
        ("day", "reason"), [("2024-05-15", "holds"), ("2026-06-30", "holds"), ("2026-07-01", "fails"), (None, "fails")]
    )
    def test_both_assessed_by_today(self, which, day, reason):
        assert verdict(self.duty, face(in_use_from="2020-01-01", **{which: day})) == reason

    @pytest.mark.parametrize(
        ("in_use_from", "reason"), [("2023-04-30", "fails"), ("2023-05-01", "no_subject"), (None, "unknown_scope")]
    )
    def test_only_what_was_in_use_on_2023_04_30(self, in_use_from, reason):
        assert verdict(self.duty, face(in_use_from=in_use_from, safety_assessed_on=None)) == reason


@pytest.mark.parametrize(("number", "reason"), [(0, "forbidden"), (1, "clear"), (2, "clear"), (None, "unknown_fact")])
def test_one_alternative_at_least(number, reason):
    assert verdict(biometrics_are_not_the_only_way, face(alternatives=number)) == reason


@pytest.mark.parametrize(("forced", "reason"), [(True, "forbidden"), (False, "clear"), (None, "unknown_fact")])
def test_nobody_is_forced(forced, reason):
    assert verdict(nobody_is_forced_to_agree, face(forced=forced)) == reason


@pytest.mark.parametrize("duty", ALL[1:], ids=lambda duty: duty.id)
def test_only_what_is_in_use_today(duty):
    bad = {"in_use_from": "2020-01-01", "safety_assessed_on": None, "alternatives": 0, "forced": True}
    assert verdict(duty, face(in_use_until="2026-06-30", **bad)) == "no_subject"
    assert verdict(duty, face(in_use_until="2026-07-01", **bad)) in ("fails", "forbidden")


@pytest.mark.parametrize("duty", ALL, ids=lambda duty: duty.id)
class TestWhom:
    def test_no_ledger_cannot_be_told(self, duty):
        assert verdict(duty) == "no_ledger"

    def test_service_institutions_are_not_bound(self, duty):
        assert verdict(duty, face(alternatives=0, forced=True), kind="service") == "not_bound"
