"""Article 21: cases and boundary pairs, the arithmetic in the names."""

import pytest

from zhengdun.duties.ch2_operation.art21_capacity import (
    capacity_is_twice_the_peak,
    core_bandwidth_below_half,
    operating_bandwidth_below_four_fifths,
)
from zhengdun.duties.testing import record, system, verdict
from zhengdun.ledger.tables.capacity import CapacityRecord, NetworkLink, NetworkUsage


def measured(capacity, peak, day="2026-05-31", code="S1"):
    return record(CapacityRecord, system=code, measured_on=day, capacity=capacity, historical_peak=peak)


def link(**values):
    return record(NetworkLink, code="L1", **{"used_in_trading": True, "in_use_from": "2020-01-01", **values})


def used(peak, bandwidth, day="2026-05-31"):
    return record(NetworkUsage, link="L1", measured_on=day, peak_past_year=peak, bandwidth=bandwidth)


class TestCapacity:
    duty = capacity_is_twice_the_peak

    def test_exactly_twice_1400_of_700_is_met(self):
        assert verdict(self.duty, system(), measured(1400, 700)) == "bound_met"

    def test_just_under_twice_1399_of_700_is_breached(self):
        assert verdict(self.duty, system(), measured(1399, 700)) == "out_of_bound"

    def test_a_peak_once_reached_stays_the_peak(self):
        earlier = measured(1600, 800, day="2025-05-31")
        assert verdict(self.duty, system(), earlier, measured(1400, 700)) == "out_of_bound"

    def test_a_system_that_is_not_important_is_no_subject(self):
        assert verdict(self.duty, system(important=False), measured(1, 700)) == "no_subject"

    def test_importance_unknown_cannot_be_told(self):
        assert verdict(self.duty, system(important=None), measured(1400, 700)) == "unknown_scope"

    def test_no_capacity_ledger_cannot_be_told(self):
        assert verdict(self.duty, system()) == "no_ledger"

    def test_no_measurement_of_this_system_cannot_be_told(self):
        other = measured(1400, 700, code="S9")
        assert verdict(self.duty, system(), other) == "no_record"

    @pytest.mark.parametrize("blank", ["capacity", "historical_peak"])
    def test_a_blank_figure_cannot_be_told(self, blank):
        figures = {"capacity": 1400, "historical_peak": 700, blank: None}
        row = record(CapacityRecord, system="S1", measured_on="2026-05-31", **figures)
        assert verdict(self.duty, system(), row) == "unknown_fact"

    def test_measured_twelve_months_ago_still_proves(self):
        assert verdict(self.duty, system(), measured(1400, 700, day="2025-06-30")) == "bound_met"

    def test_measured_a_day_longer_ago_proves_nothing(self):
        assert verdict(self.duty, system(), measured(1400, 700, day="2025-06-29")) == "stale"

    def test_service_institutions_are_not_bound(self):
        assert verdict(self.duty, system(), measured(1, 700), kind="service") == "not_bound"


@pytest.mark.parametrize(
    ("duty", "kind", "peak", "bandwidth", "reason"),
    [
        pytest.param(core_bandwidth_below_half, "core", 499.9, 1000, "bound_met", id="core: 49.99 %"),
        pytest.param(core_bandwidth_below_half, "core", 500, 1000, "out_of_bound", id="core: 50.0 %"),
        pytest.param(operating_bandwidth_below_four_fifths, "securities", 799.9, 1000, "bound_met", id="79.99 %"),
        pytest.param(operating_bandwidth_below_four_fifths, "securities", 800, 1000, "out_of_bound", id="80.0 %"),
        pytest.param(operating_bandwidth_below_four_fifths, "futures", 2.4, 3, "out_of_bound", id="2.4 of 3"),
    ],
)
def test_bandwidth(duty, kind, peak, bandwidth, reason):
    assert verdict(duty, link(), used(peak, bandwidth), kind=kind) == reason


def test_a_link_not_used_in_trading_hours_is_no_subject():
    assert verdict(core_bandwidth_below_half, link(used_in_trading=False), used(900, 1000), kind="core") == "no_subject"


def test_the_core_rule_does_not_bind_a_securities_company():
    assert verdict(core_bandwidth_below_half, link(), used(900, 1000)) == "not_bound"


@pytest.mark.parametrize(
    ("duty", "kind"), [(core_bandwidth_below_half, "core"), (operating_bandwidth_below_four_fifths, "fund")]
)
def test_a_blank_bandwidth_cannot_be_told(duty, kind):
    assert verdict(duty, link(), used(100, None), kind=kind) == "unknown_fact"


def test_the_operating_rule_does_not_bind_a_core_institution():
    assert verdict(operating_bandwidth_below_four_fifths, link(), used(900, 1000), kind="core") == "not_bound"
