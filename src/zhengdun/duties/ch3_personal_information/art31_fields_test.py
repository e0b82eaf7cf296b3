"""Article 31(1): the matrix of fields against purposes, the scope, what is needed."""

import pytest

from zhengdun.duties.ch3_personal_information.art31_fields import (
    every_field_serves_a_stated_purpose,
    nothing_unnecessary_is_collected,
    processing_keeps_within_scope,
)
from zhengdun.duties.testing import record, verdict, verdicts
from zhengdun.ledger.tables.personal import CollectedField, PrivacyNotice, ProcessingActivity, StatedPurpose


def activity(code="PI-01", **values):
    usual = {"name": "开立账户", "started_on": "2024-01-01", "within_scope": True}
    return record(ProcessingActivity, code=code, **{**usual, **values})


def field(code="F1", activity="PI-01", **values):
    usual = {"field": "证件号码", "necessary": True, "why_necessary": "核验身份", "collected_from": "2024-01-01"}
    return record(CollectedField, code=code, activity=activity, **{**usual, **values})


def notice(code="YS-1", **values):
    return record(PrivacyNotice, code=code, activity="PI-01", **{"effective_on": "2024-01-01", **values})


def purpose(fields=("F1",), notice="YS-1", code="M1"):
    return record(StatedPurpose, code=code, notice=notice, purpose="核验身份", fields=fields and list(fields))


class TestMatrix:
    duty = every_field_serves_a_stated_purpose

    @pytest.mark.parametrize(
        ("stated", "reason"),
        [
            pytest.param([notice(), purpose()], "present", id="stated"),
            pytest.param([notice(), purpose(["F2"])], "absent", id="stated of another field"),
            pytest.param([notice(), purpose(None)], "unknown_fact", id="a purpose that does not say which field"),
            pytest.param([notice(), purpose(), purpose(None, code="M2")], "present", id="one that does, another not"),
            pytest.param(
                [notice(ended_on="2026-06-30"), purpose(None)], "absent", id="not said, by no version in force"
            ),
            pytest.param([notice(), purpose(["F2", "F1"])], "present", id="among others"),
            pytest.param([notice(ended_on="2026-06-30"), purpose()], "absent", id="by a version that expired today"),
            pytest.param(
                [notice(ended_on="2026-07-01"), purpose()], "present", id="by a version that expires tomorrow"
            ),
            pytest.param([notice(effective_on="2026-07-01"), purpose()], "absent", id="by a version of tomorrow"),
            pytest.param([notice(effective_on=None), purpose()], "unknown_fact", id="by a version perhaps in force"),
            pytest.param(
                [notice(ended_on="2026-06-30"), purpose(), notice("YS-2"), purpose(notice="YS-2", code="M2")],
                "present",
                id="by the version in force",
            ),
            pytest.param([notice()], "no_ledger", id="no ledger of purposes"),
        ],
    )
    def test_a_field_needs_a_purpose_that_a_notice_in_force_states(self, stated, reason):
        assert verdict(self.duty, activity(), field(), *stated) == reason

    def test_each_field_is_a_subject(self):
        found = verdicts(self.duty, activity(), field(), field("F2"), notice(), purpose())
        assert found == {"F1": "present", "F2": "absent"}

    def test_the_same_field_of_another_activity_needs_a_purpose_of_its_own(self):
        others = activity("PI-02"), field("F2", activity="PI-02")
        found = verdicts(self.duty, activity(), field(), *others, notice(), purpose())
        assert found == {"F1": "present", "F2": "absent"}


class TestWhatIsNeeded:
    duty = nothing_unnecessary_is_collected

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            pytest.param({}, "clear", id="needed, and it is said why"),
            pytest.param({"why_necessary": None}, "unknown_fact", id="needed, but not said why"),
            pytest.param({"necessary": False}, "forbidden", id="not needed"),
            pytest.param({"necessary": False, "why_necessary": None}, "forbidden", id="not needed, nothing said"),
            pytest.param({"necessary": None}, "unknown_fact", id="not known"),
        ],
    )
    def test_each_field(self, values, reason):
        assert verdict(self.duty, activity(), field(**values)) == reason


@pytest.mark.parametrize("duty", [every_field_serves_a_stated_purpose, nothing_unnecessary_is_collected])
@pytest.mark.parametrize(
    ("ours", "reason"),
    [
        pytest.param(
            [activity(), field(collected_until="2026-06-30", necessary=False)], "no_subject", id="until today"
        ),
        pytest.param([activity(), field(collected_from="2026-07-01")], "no_subject", id="from tomorrow"),
        pytest.param([activity(), field(collected_from=None)], "unknown_scope", id="not known since when"),
        pytest.param([activity(ended_on="2026-06-30"), field()], "no_subject", id="the activity ended today"),
        pytest.param([activity()], "no_ledger", id="no ledger of fields"),
    ],
)
def test_only_what_is_collected_today(duty, ours, reason):
    assert verdict(duty, *ours, notice(), purpose(["F9"])) == reason


class TestScope:
    duty = processing_keeps_within_scope

    @pytest.mark.parametrize(
        ("within", "fields", "reason"),
        [
            pytest.param(True, [field()], "holds", id="within"),
            pytest.param(False, [field()], "fails", id="beyond"),
            pytest.param(None, [field()], "unknown_fact", id="not known"),
            pytest.param(True, [field(activity="PI-02")], "unknown_fact", id="which fields is not known"),
            pytest.param(False, [field(activity="PI-02")], "fails", id="beyond, whichever fields"),
            pytest.param(True, [], "no_ledger", id="no ledger of fields"),
        ],
    )
    def test_within_what_was_told_and_agreed(self, within, fields, reason):
        assert verdict(self.duty, activity(within_scope=within), *fields) == reason

    def test_an_activity_that_ended_today_is_over(self):
        assert verdict(self.duty, activity(within_scope=False, ended_on="2026-06-30"), field()) == "no_subject"


@pytest.mark.parametrize(
    "duty", [every_field_serves_a_stated_purpose, nothing_unnecessary_is_collected, processing_keeps_within_scope]
)
def test_service_institutions_are_not_bound(duty):
    assert verdict(duty, activity(), field(necessary=False), kind="service") == "not_bound"
