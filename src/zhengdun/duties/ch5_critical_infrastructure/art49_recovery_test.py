"""Article 49: both centres, in sync; article 20 beside it."""

from functools import partial

import pytest

from zhengdun.duties.ch5_critical_infrastructure.art49_recovery import (
    centres_hold_data_in_sync,
    infrastructure_has_a_same_city_and_a_remote_centre,
)
from zhengdun.duties.registry import matching
from zhengdun.duties.testing import record, system, verdict, verdicts
from zhengdun.ledger.tables.backup import RecoveryFacility

CENTRES, IN_SYNC = infrastructure_has_a_same_city_and_a_remote_centre, centres_hold_data_in_sync
CRITICAL = system(cii=True)


def facility(site, code=None, **values):
    usual = {"system": "S1", "kind": "disaster", "in_use_from": "2020-01-01", "synchronous": True}
    return record(RecoveryFacility, code=code or f"ZB-{site}", site=site, **{**usual, **values})


judged = partial(verdicts, cii_operator=True)
SAME_CITY, REMOTE = facility("same_city"), facility("remote")
BOTH = {"S1 same_city": "present", "S1 remote": "present"}


@pytest.mark.parametrize("duty", [CENTRES, IN_SYNC])
class TestEach:
    def test_both_centres_are_met(self, duty):
        assert judged(duty, CRITICAL, SAME_CITY, REMOTE) == BOTH

    @pytest.mark.parametrize(
        ("facilities", "lacking"),
        [
            pytest.param([SAME_CITY], "remote", id="no remote one"),
            pytest.param([REMOTE], "same_city", id="no same-city one"),
            pytest.param([REMOTE, facility("local")], "same_city", id="a local one does not do"),
            pytest.param([REMOTE, facility("same_city", kind="fault")], "same_city", id="against faults does not do"),
            pytest.param([REMOTE, facility("same_city", system="S9")], "same_city", id="another system's does not do"),
            pytest.param([REMOTE, facility("same_city", in_use_until="2026-06-30")], "same_city", id="given up today"),
            pytest.param([REMOTE, facility("same_city", in_use_from="2026-07-01")], "same_city", id="from tomorrow"),
        ],
    )
    def test_one_centre_is_lacking(self, duty, facilities, lacking):
        assert judged(duty, CRITICAL, *facilities) == {**BOTH, f"S1 {lacking}": "absent"}

    @pytest.mark.parametrize(
        "unsure",
        [
            pytest.param(facility("same_city", in_use_from=None), id="from when unknown"),
            pytest.param(facility(None), id="site unknown"),
        ],
    )
    def test_an_unsure_facility_leaves_open_what_no_other_covers(self, duty, unsure):
        assert judged(duty, CRITICAL, REMOTE, unsure) == {**BOTH, "S1 same_city": "unknown_fact"}

    @pytest.mark.parametrize(("cii", "reason"), [(False, "no_subject"), (None, "unknown_scope")])
    def test_only_critical_systems_are_asked(self, duty, cii, reason):
        assert set(judged(duty, system(cii=cii), SAME_CITY).values()) == {reason}

    def test_an_active_active_architecture_does_not_stand_in(self, duty):
        doubled = system(cii=True, active_active=True, continuity_proved_on="2026-06-01")
        (by_article_20,) = matching("20.2a-2")
        fault = facility("local", kind="fault")
        assert set(judged(duty, doubled, fault).values()) == {"absent"}
        assert set(judged(by_article_20, doubled, fault).values()) == {"present"}

    def test_no_ledger_of_facilities_cannot_be_told(self, duty):
        assert set(judged(duty, CRITICAL).values()) == {"no_ledger"}

    def test_institutions_without_critical_infrastructure_are_not_bound(self, duty):
        assert verdict(duty, CRITICAL, SAME_CITY) == "not_bound"


@pytest.mark.parametrize(("synchronous", "reason"), [(True, "present"), (False, "absent"), (None, "unknown_fact")])
def test_data_in_sync_are_another_matter_than_the_centre(synchronous, reason):
    centre = facility("remote", synchronous=synchronous)
    assert judged(CENTRES, CRITICAL, SAME_CITY, centre) == BOTH
    assert judged(IN_SYNC, CRITICAL, SAME_CITY, centre) == {**BOTH, "S1 remote": reason}


def test_a_second_centre_in_sync_suffices():
    slow = facility("remote", "ZB-9", synchronous=False)
    assert judged(IN_SYNC, CRITICAL, SAME_CITY, REMOTE, slow) == BOTH


def test_one_centre_meets_article_20_and_breaches_49():
    (by_article_20,) = matching("20.2c")
    assert judged(by_article_20, CRITICAL, SAME_CITY) == {"S1": "present"}
    assert judged(CENTRES, CRITICAL, SAME_CITY)["S1 remote"] == "absent"
