"""Article 39(1), the response: terms in hours, and the evidence."""

import pytest

from zhengdun.duties.ch4_emergency.art39_response import (
    emergency_mechanism_is_in_place,
    response_starts_in_time,
    scene_and_evidence_are_kept,
    system_recovers_in_time,
)
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.emergency import Incident
from zhengdun.ledger.tables.governance import Document
from zhengdun.ledger.tables.institution import Setting


def incident(**values):
    return record(Incident, code="I1", **{"found_at": "2026-06-01 10:00", **values})


class TestMechanism:
    duty = emergency_mechanism_is_in_place

    def document(self, **values):
        return record(Document, code="W1", **{"kind": "emergency_mechanism", "approved_on": "2024-01-01", **values})

    def test_approved_and_in_force_it_is_there(self):
        assert verdict(self.duty, self.document()) == "present"

    def test_repealed_or_of_another_kind_it_is_not(self):
        assert verdict(self.duty, self.document(repealed_on="2026-06-30")) == "absent"
        assert verdict(self.duty, self.document(kind="security_policy")) == "absent"

    def test_a_draft_without_a_day_of_approval_cannot_be_told(self):
        assert verdict(self.duty, self.document(approved_on=None)) == "unknown_fact"


class TestResponse:
    duty = response_starts_in_time

    @pytest.mark.parametrize(
        ("response_at", "reason"),
        [("2026-06-01 11:00", "on_time"), ("2026-06-01 11:01", "late"), (None, "overdue")],
    )
    def test_1_hour_from_10_00_is_11_00(self, response_at, reason):
        assert verdict(self.duty, incident(response_at=response_at)) == reason

    def test_1_hour_from_23_30_is_00_30_of_the_next_day(self):
        found = "2026-06-01 23:30"
        assert verdict(self.duty, incident(found_at=found, response_at="2026-06-02 00:30")) == "on_time"
        assert verdict(self.duty, incident(found_at=found, response_at="2026-06-02 00:31")) == "late"

    def test_the_institutions_own_quarter_of_an_hour_counts(self):
        own = record(Setting, parameter="incident_response_hours", value=0.25)
        assert verdict(self.duty, incident(response_at="2026-06-01 10:15"), own) == "on_time"
        assert verdict(self.duty, incident(response_at="2026-06-01 10:16"), own) == "late"

    def test_found_on_2023_04_30_before_the_measures(self):
        assert verdict(self.duty, incident(found_at="2023-04-30 23:59")) == "not_in_force"


class TestRecovery:
    duty = system_recovers_in_time

    def test_without_a_term_it_cannot_be_told(self):
        assert verdict(self.duty, incident(recovered_at="2026-06-01 10:01")) == "no_parameter"

    @pytest.mark.parametrize(
        ("recovered_at", "reason"),
        [("2026-06-01 14:00", "on_time"), ("2026-06-01 14:01", "late"), (None, "overdue")],
    )
    def test_4_hours_of_the_institutions_own_from_10_00_are_14_00(self, recovered_at, reason):
        own = record(Setting, parameter="incident_recovery_hours", value=4)
        assert verdict(self.duty, incident(recovered_at=recovered_at), own) == reason


class TestEvidence:
    duty = scene_and_evidence_are_kept

    @pytest.mark.parametrize(("value", "reason"), [(True, "holds"), (False, "fails"), (None, "unknown_fact")])
    def test_yes_no_and_unknown(self, value, reason):
        assert verdict(self.duty, incident(evidence_kept=value)) == reason

    def test_found_on_2023_04_30_before_the_measures(self):
        assert verdict(self.duty, incident(found_at="2023-04-30 23:59", evidence_kept=False)) == "not_in_force"


@pytest.mark.parametrize(
    "duty",
    [
        emergency_mechanism_is_in_place,
        response_starts_in_time,
        system_recovers_in_time,
        scene_and_evidence_are_kept,
    ],
    ids=lambda duty: duty.id,
)
class TestAll:
    def test_no_ledger_cannot_be_told(self, duty):
        assert verdict(duty) == "no_ledger"

    def test_service_institutions_are_not_bound(self, duty):
        assert verdict(duty, incident(evidence_kept=False), kind="service") == "not_bound"
