"""Article 20(2) and (3): standbys, their site, what active-active stands in for, recovery targets."""

import pytest

from zhengdun.duties.ch2_operation.art20_recovery import (
    disaster_backup_is_a_centre_elsewhere,
    important_systems_have_a_backup_against_disasters,
    important_systems_have_a_backup_against_faults,
    recovery_targets_are_set,
)
from zhengdun.duties.testing import record, system, verdict
from zhengdun.ledger.tables.backup import RecoveryFacility, RecoveryTarget
from zhengdun.ledger.tables.institution import Setting

FAULT, DISASTER, CENTRE = (
    important_systems_have_a_backup_against_faults,
    important_systems_have_a_backup_against_disasters,
    disaster_backup_is_a_centre_elsewhere,
)


def facility(kind, site="remote", code="F1", **values):
    usual = {"system": "S1", "in_use_from": "2020-01-01"}
    return record(RecoveryFacility, code=code, kind=kind, site=site, **{**usual, **values})


PLAIN = {"active_active": False}


@pytest.mark.parametrize(
    ("duty", "facilities", "reason"),
    [
        pytest.param(FAULT, [facility("fault", "local")], "present", id="against faults: a local one"),
        pytest.param(FAULT, [facility("disaster")], "absent", id="against faults: one against disasters does not do"),
        pytest.param(DISASTER, [facility("disaster")], "present", id="against disasters: a remote one"),
        pytest.param(DISASTER, [facility("fault")], "absent", id="against disasters: one against faults does not do"),
        pytest.param(CENTRE, [facility("disaster", "same_city")], "present", id="centre: same city"),
        pytest.param(CENTRE, [facility("disaster", "remote")], "present", id="centre: remote"),
        pytest.param(CENTRE, [facility("disaster", "local")], "absent", id="centre: local does not do"),
        pytest.param(CENTRE, [facility("disaster", None)], "unknown_fact", id="centre: site unknown"),
        pytest.param(CENTRE, [facility("fault", "remote")], "absent", id="centre: against faults does not do"),
        pytest.param(
            CENTRE,
            [facility("disaster", "local"), facility("disaster", "remote", "F2")],
            "present",
            id="centre: a local and a remote one",
        ),
    ],
)
def test_which_facility_counts(duty, facilities, reason):
    assert verdict(duty, system(**PLAIN), *facilities) == reason


EACH = [pytest.param(FAULT, "fault"), pytest.param(DISASTER, "disaster"), pytest.param(CENTRE, "disaster")]


@pytest.mark.parametrize(("duty", "kind"), EACH)
class TestEachFacility:
    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            pytest.param({"in_use_from": "2026-06-30"}, "present", id="from today"),
            pytest.param({"in_use_from": "2026-07-01"}, "absent", id="from tomorrow"),
            pytest.param({"in_use_until": "2026-06-30"}, "absent", id="until today"),
            pytest.param({"in_use_from": None}, "unknown_fact", id="from when unknown"),
            pytest.param({"system": "S9"}, "absent", id="of another system"),
        ],
    )
    def test_counts_while_it_is_in_use(self, duty, kind, values, reason):
        assert verdict(duty, system(**PLAIN), facility(kind, **values)) == reason

    @pytest.mark.parametrize(("important", "reason"), [(False, "no_subject"), (None, "unknown_scope")])
    def test_only_important_systems(self, duty, kind, important, reason):
        assert verdict(duty, system(important=important), facility(kind)) == reason

    def test_service_institutions_are_not_bound(self, duty, kind):
        assert verdict(duty, system(), facility(kind), kind="service") == "not_bound"


@pytest.mark.parametrize("duty", [FAULT, DISASTER, CENTRE])
def test_no_ledger_of_facilities_cannot_be_told(duty):
    assert verdict(duty, system(**PLAIN)) == "no_ledger"


PROVED = {"active_active": True, "continuity_proved_on": "2025-06-30"}
ONLY_AGAINST_FAULTS = facility("fault", "local")


@pytest.mark.parametrize("duty", [DISASTER, CENTRE])
@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param(PROVED, "present", id="proved twelve months ago"),
        pytest.param({**PROVED, "continuity_proved_on": "2025-06-29"}, "unknown_fact", id="a day longer ago"),
        pytest.param({**PROVED, "continuity_proved_on": "2026-07-01"}, "unknown_fact", id="to be proved tomorrow"),
        pytest.param({**PROVED, "continuity_proved_on": None}, "unknown_fact", id="never proved"),
        pytest.param({**PROVED, "active_active": None}, "unknown_fact", id="perhaps active-active"),
        pytest.param({**PROVED, "active_active": False}, "absent", id="not active-active"),
    ],
)
def test_active_active_stands_in_for_a_disaster_backup_if_proved_to_run_on(duty, values, reason):
    assert verdict(duty, system(**values), ONLY_AGAINST_FAULTS) == reason


@pytest.mark.parametrize("duty", [DISASTER, CENTRE])
def test_how_long_the_proof_holds_is_the_institutions_own(duty):
    own = record(Setting, parameter="continuity_proof_months", value=24)
    old = {**PROVED, "continuity_proved_on": "2024-06-30"}
    assert verdict(duty, system(**old), ONLY_AGAINST_FAULTS, own) == "present"
    assert not duty.internal


def test_active_active_never_stands_in_for_a_backup_against_faults():
    assert verdict(FAULT, system(**PROVED), facility("disaster")) == "absent"


def target(**values):
    usual = {"recovery_time": 5, "recovery_point": 0, "impact_analysed": True, "approved_on": "2024-01-01"}
    return record(RecoveryTarget, **{"system": "S1", **usual, **values})


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        pytest.param({}, "present", id="both targets, nought included"),
        pytest.param({"recovery_time": None}, "unknown_fact", id="no recovery time"),
        pytest.param({"recovery_point": None}, "unknown_fact", id="no recovery point"),
        pytest.param({"impact_analysed": False}, "absent", id="not set by importance and impact"),
        pytest.param({"impact_analysed": None}, "unknown_fact", id="on what they rest is unknown"),
        pytest.param({"approved_on": None}, "absent", id="not approved"),
        pytest.param({"approved_on": "2026-06-30"}, "present", id="approved today"),
        pytest.param({"approved_on": "2026-07-01"}, "absent", id="to be approved tomorrow"),
        pytest.param({"system": "S9"}, "absent", id="of another system"),
    ],
)
def test_recovery_targets_are_set(values, reason):
    assert verdict(recovery_targets_are_set, system(), target(**values)) == reason


@pytest.mark.parametrize(("important", "reason"), [(False, "no_subject"), (None, "unknown_scope")])
def test_recovery_targets_of_important_systems_only(important, reason):
    assert verdict(recovery_targets_are_set, system(important=important), target()) == reason


def test_no_ledger_of_targets_cannot_be_told():
    assert verdict(recovery_targets_are_set, system()) == "no_ledger"


def test_service_institutions_need_no_targets():
    assert verdict(recovery_targets_are_set, system(), target(), kind="service") == "not_bound"
