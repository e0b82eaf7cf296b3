"""Article 48: watching, stress tests, expansion, three times, twice; and article 21 beside it."""

from functools import partial

import pytest

from zhengdun.duties.ch5_critical_infrastructure.art48_capacity import (
    CII_BANDWIDTH_MULTIPLE,
    CII_CAPACITY_MULTIPLE,
    bandwidth_is_twice_the_peak_of_the_past_year,
    capacity_is_three_times_the_peak,
    infrastructure_is_stress_tested_regularly,
    infrastructure_is_watched,
    shortages_of_networks_are_made_good_in_time,
    shortages_of_systems_are_made_good_in_time,
)
from zhengdun.duties.registry import matching
from zhengdun.duties.testing import record, system, verdict, verdicts
from zhengdun.ledger.tables.capacity import CapacityExpansion, CapacityRecord, NetworkLink, NetworkUsage, StressTest
from zhengdun.ledger.tables.institution import Setting
from zhengdun.ledger.tables.monitoring import MonitoringIndicator

judged = partial(verdict, cii_operator=True)
CRITICAL = system(cii=True)


def measured(capacity, peak, day="2026-05-31", code="S1"):
    return record(CapacityRecord, system=code, measured_on=day, capacity=capacity, historical_peak=peak)


def link(**values):
    usual = {"used_in_trading": True, "serves_cii": True, "in_use_from": "2020-01-01"}
    return record(NetworkLink, code="L1", **{**usual, **values})


def used(peak, bandwidth, day="2026-05-31"):
    return record(NetworkUsage, link="L1", measured_on=day, peak_past_year=peak, bandwidth=bandwidth)


def indicator(**values):
    return record(MonitoringIndicator, code="ZB1", **{"system": "S1", "in_use_from": "2020-01-01", **values})


def stress_test(day, of="S1"):
    return record(StressTest, code=f"YC-{day}", system=of, tested_on=day)


def shortage(expanded_on=None, found_on="2026-03-31", of="S1"):
    return record(CapacityExpansion, code="KR1", system=of, shortage_found_on=found_on, expanded_on=expanded_on)


class TestWatched:
    duty = infrastructure_is_watched

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            pytest.param({}, "present", id="watched"),
            pytest.param({"in_use_from": "2026-06-30"}, "present", id="from today"),
            pytest.param({"in_use_from": "2026-07-01"}, "absent", id="from tomorrow"),
            pytest.param({"in_use_until": "2026-06-30"}, "absent", id="until today"),
            pytest.param({"in_use_from": None}, "unknown_fact", id="from when unknown"),
            pytest.param({"system": "S9"}, "absent", id="another system"),
        ],
    )
    def test_one_system(self, values, reason):
        assert judged(self.duty, CRITICAL, indicator(**values)) == reason


class TestStressTests:
    duty = infrastructure_is_stress_tested_regularly

    def test_tested_12_months_ago_on_2025_06_30_is_met(self):
        assert judged(self.duty, CRITICAL, stress_test("2025-06-30")) == "every_period"

    def test_tested_a_day_longer_ago_on_2025_06_29_is_overdue(self):
        assert judged(self.duty, CRITICAL, stress_test("2025-06-29")) == "overdue"

    def test_on_line_for_12_months_without_a_test_is_not_yet_due_and_a_day_longer_overdue(self):
        other = stress_test("2026-01-01", of="S9")
        assert judged(self.duty, system(cii=True, online_on="2025-06-30"), other) == "not_yet_due"
        assert judged(self.duty, system(cii=True, online_on="2025-06-29"), other) == "overdue"

    def test_twice_a_year_is_for_the_institution_to_set(self):
        own = record(Setting, parameter="cii_stress_test_months", value=6)
        assert judged(self.duty, CRITICAL, stress_test("2025-12-30"), own) == "every_period"
        assert judged(self.duty, CRITICAL, stress_test("2025-12-29"), own) == "overdue"
        assert self.duty.internal


class TestExpansion:
    duty = shortages_of_systems_are_made_good_in_time

    def test_60_days_from_2026_03_31_is_2026_05_30_met(self):
        assert judged(self.duty, CRITICAL, shortage("2026-05-30")) == "on_time"

    def test_2026_05_31_is_late(self):
        assert judged(self.duty, CRITICAL, shortage("2026-05-31")) == "late"

    def test_not_expanded_is_not_yet_due_on_the_last_day_and_overdue_the_day_after(self):
        assert judged(self.duty, CRITICAL, shortage(), on="2026-05-30") == "not_yet_due"
        assert judged(self.duty, CRITICAL, shortage(), on="2026-05-31") == "overdue"

    def test_found_when_unknown_cannot_be_told(self):
        assert judged(self.duty, CRITICAL, shortage(found_on=None)) == "unknown_fact"

    def test_the_institutions_own_standard_counts_and_is_no_law(self):
        own = record(Setting, parameter="cii_expansion_days", value=10)
        assert judged(self.duty, CRITICAL, shortage("2026-04-10"), own) == "on_time"
        assert judged(self.duty, CRITICAL, shortage("2026-04-11"), own) == "late"
        assert self.duty.internal

    def test_found_before_the_measures_is_not_judged(self):
        assert judged(self.duty, CRITICAL, shortage(found_on="2023-04-30")) == "not_in_force"

    def test_of_what_it_was_unknown_cannot_be_told(self):
        assert judged(self.duty, CRITICAL, shortage(of=None)) == "unknown_scope"


class TestExpansionOfNetworks:
    duty = shortages_of_networks_are_made_good_in_time

    def judged(self, expanded_on, on="2026-06-30", **of_link):
        short = {"link": "L1", "shortage_found_on": "2026-03-31", "expanded_on": expanded_on}
        return judged(self.duty, link(**of_link), record(CapacityExpansion, code="KR1", **short), on=on)

    def test_60_days_from_2026_03_31_is_2026_05_30_met_and_a_day_later_is_late(self):
        assert self.judged("2026-05-30") == "on_time"
        assert self.judged("2026-05-31") == "late"

    def test_not_expanded_is_not_yet_due_on_the_last_day_and_overdue_the_day_after(self):
        assert self.judged(None, on="2026-05-30") == "not_yet_due"
        assert self.judged(None, on="2026-05-31") == "overdue"

    @pytest.mark.parametrize(("critical", "reason"), [(False, "no_subject"), (None, "unknown_scope")])
    def test_only_links_that_serve_critical_infrastructure(self, critical, reason):
        assert self.judged(None, serves_cii=critical) == reason

    def test_a_shortage_of_a_link_is_none_of_a_system_and_the_other_way_round(self):
        of_a_link = record(CapacityExpansion, code="KR1", link="L1", shortage_found_on="2026-03-31")
        assert judged(TestExpansion.duty, CRITICAL, link(), of_a_link) == "no_subject"
        assert judged(self.duty, CRITICAL, link(), shortage()) == "no_subject"


class TestCapacity:
    duty = capacity_is_three_times_the_peak

    def test_exactly_three_times_2100_of_700_is_met(self):
        assert judged(self.duty, CRITICAL, measured(2100, 700)) == "bound_met"

    def test_just_under_three_times_2099_of_700_is_breached(self):
        assert judged(self.duty, CRITICAL, measured(2099, 700)) == "out_of_bound"

    def test_a_peak_once_reached_stays_the_peak(self):
        earlier = measured(2400, 800, day="2025-05-31")
        assert judged(self.duty, CRITICAL, earlier, measured(2100, 700)) == "out_of_bound"

    def test_no_measurement_of_this_system_cannot_be_told(self):
        assert judged(self.duty, CRITICAL, measured(2100, 700, code="S9")) == "no_record"

    @pytest.mark.parametrize(("capacity", "peak"), [(None, 700), (2100, None)])
    def test_a_blank_figure_cannot_be_told(self, capacity, peak):
        assert judged(self.duty, CRITICAL, measured(capacity, peak)) == "unknown_fact"

    def test_measured_twelve_months_ago_still_proves_a_day_longer_does_not(self):
        assert judged(self.duty, CRITICAL, measured(2100, 700, day="2025-06-30")) == "bound_met"
        assert judged(self.duty, CRITICAL, measured(2100, 700, day="2025-06-29")) == "stale"


class TestBandwidth:
    duty = bandwidth_is_twice_the_peak_of_the_past_year

    def test_exactly_twice_1000_of_500_is_met(self):
        assert judged(self.duty, link(), used(500, 1000)) == "bound_met"

    def test_just_under_twice_1000_of_500_point_1_is_breached(self):
        assert judged(self.duty, link(), used(500.1, 1000)) == "out_of_bound"

    def test_the_peak_of_the_past_year_is_the_latest_not_the_highest_ever(self):
        assert judged(self.duty, link(), used(900, 1000, day="2024-05-31"), used(500, 1000)) == "bound_met"

    @pytest.mark.parametrize(
        ("values", "reason"),
        [
            pytest.param({"used_in_trading": False}, "no_subject", id="not used in trading hours"),
            pytest.param({"serves_cii": False}, "no_subject", id="serves nothing critical"),
            pytest.param({"serves_cii": None}, "unknown_scope", id="whom it serves unknown"),
            pytest.param({"in_use_until": "2026-06-30"}, "no_subject", id="given up today"),
        ],
    )
    def test_which_links_are_asked(self, values, reason):
        assert judged(self.duty, link(**values), used(900, 1000)) == reason

    @pytest.mark.parametrize(("peak", "bandwidth"), [(None, 1000), (100, None)])
    def test_a_blank_figure_cannot_be_told(self, peak, bandwidth):
        assert judged(self.duty, link(), used(peak, bandwidth)) == "unknown_fact"

    def test_measured_twelve_months_ago_still_proves_a_day_longer_does_not(self):
        assert judged(self.duty, link(), used(500, 1000, day="2025-06-30")) == "bound_met"
        assert judged(self.duty, link(), used(500, 1000, day="2025-06-29")) == "stale"


OF_SYSTEMS = [
    (infrastructure_is_watched, indicator()),
    (infrastructure_is_stress_tested_regularly, stress_test("2026-01-01")),
    (shortages_of_systems_are_made_good_in_time, shortage("2026-04-01")),
    (capacity_is_three_times_the_peak, measured(2100, 700)),
]
OF_LINKS = (bandwidth_is_twice_the_peak_of_the_past_year, used(500, 1000))


@pytest.mark.parametrize(("duty", "rows"), OF_SYSTEMS)
@pytest.mark.parametrize(("cii", "reason"), [(False, "no_subject"), (None, "unknown_scope")])
def test_only_critical_systems_are_asked(duty, rows, cii, reason):
    assert judged(duty, system(cii=cii), rows) == reason


@pytest.mark.parametrize(("duty", "rows"), OF_SYSTEMS)
def test_no_ledger_cannot_be_told(duty, rows):
    assert judged(duty, CRITICAL) == "no_ledger", rows


def test_no_ledger_of_usage_cannot_be_told():
    assert judged(bandwidth_is_twice_the_peak_of_the_past_year, link()) == "no_ledger"


@pytest.mark.parametrize(("duty", "rows"), [*OF_SYSTEMS, OF_LINKS])
def test_institutions_without_critical_infrastructure_are_not_bound(duty, rows):
    assert verdict(duty, CRITICAL, link(), rows) == "not_bound"


def beside(article_21, kind, *records):
    """The reasons of article 48 and of the rule of article 21 beside it."""
    (other,) = matching(article_21)
    (ours,) = matching({"21.3a": "48c"}.get(article_21, "48d"))
    return tuple(judged(duty, *records, kind=kind) for duty in (ours, other))


@pytest.mark.parametrize(
    ("article_21", "kind", "peak", "both"),
    [
        pytest.param(
            "21.3b", "core", 500, ("bound_met", "out_of_bound"), id="core: exactly 50 % meets 48, breaches 21"
        ),
        pytest.param("21.3b", "core", 499.9, ("bound_met", "bound_met"), id="core: 49.99 % meets both"),
        pytest.param("21.3b", "core", 500.1, ("out_of_bound", "out_of_bound"), id="core: 50.01 % breaches both"),
        pytest.param("21.3c", "securities", 500, ("bound_met", "bound_met"), id="operating: 50 % meets both"),
        pytest.param("21.3c", "securities", 500.1, ("out_of_bound", "bound_met"), id="operating: 50.01 % breaches 48"),
        pytest.param("21.3c", "fund", 800, ("out_of_bound", "out_of_bound"), id="operating: 80 % breaches both"),
    ],
)
def test_bandwidth_is_judged_by_articles_48_and_21_side_by_side(article_21, kind, peak, both):
    assert beside(article_21, kind, link(), used(peak, 1000)) == both


@pytest.mark.parametrize(
    ("capacity", "both"),
    [
        pytest.param(2100, ("bound_met", "bound_met"), id="3.0 times meets both"),
        pytest.param(2099, ("out_of_bound", "bound_met"), id="2.999 times breaches 48"),
        pytest.param(1399, ("out_of_bound", "out_of_bound"), id="1.999 times breaches both"),
    ],
)
def test_capacity_is_judged_by_articles_48_and_21_side_by_side(capacity, both):
    assert beside("21.3a", "securities", CRITICAL, measured(capacity, 700)) == both


def test_the_draft_of_2022_set_the_capacity_but_took_another_peak_for_bandwidth():
    numbers = (CII_CAPACITY_MULTIPLE, CII_BANDWIDTH_MULTIPLE)
    assert [number.values.get("2022-draft") for number in numbers] == [3, 2]
    assert [number.values.get("2012") for number in numbers] == [None, None]


def test_each_system_is_judged():
    found = verdicts(
        capacity_is_three_times_the_peak,
        CRITICAL,
        system("S2", cii=True),
        measured(2100, 700),
        measured(2099, 700, code="S2"),
        cii_operator=True,
    )
    assert found == {"S1": "bound_met", "S2": "out_of_bound"}
