"""AtLeast and Below: which measurement counts, what is unknown, how long it proves anything."""

import pytest

from zhengdun.duties.testing import duty_judged_by, record, system, verdict
from zhengdun.kit.limits import days
from zhengdun.kit.nouns import systems
from zhengdun.kit.parameters import internal_standard, law_number
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.threshold import AtLeast, Below, highest, latest
from zhengdun.law import art
from zhengdun.ledger.tables.capacity import CapacityRecord, NetworkLink, NetworkUsage
from zhengdun.ledger.tables.institution import Setting

TWICE = law_number("test_twice", "两倍|twice", unit="倍|times", cite=art(21, 3), value=2)
SHARE = internal_standard(
    "test_share", "比例|share", unit="比例|share", cite=art(21, 3), default=None, why="例|example"
)
FRESH = internal_standard("test_fresh", "十日|ten days", unit="日|days", cite=art(21, 3), default=10, why="例|example")

CAPACITY = duty_judged_by(
    AtLeast(
        each=systems,
        value=latest(CapacityRecord.capacity),
        factor=TWICE,
        base=highest(CapacityRecord.historical_peak),
        measured_on=CapacityRecord.measured_on,
        fresh=days(FRESH),
    )
)
USE = duty_judged_by(
    Below(
        each=rows(NetworkLink),
        value=highest(NetworkUsage.peak_past_year),
        factor=SHARE,
        base=latest(NetworkUsage.bandwidth),
        measured_on=NetworkUsage.measured_on,
        fresh=days(FRESH),
    )
)


def measured(capacity, peak, day="2026-06-29", code="S1"):
    return record(CapacityRecord, system=code, measured_on=day, capacity=capacity, historical_peak=peak)


@pytest.mark.parametrize(
    ("records", "reason"),
    [
        pytest.param([measured(1400, 700)], "bound_met", id="exactly twice"),
        pytest.param([measured(1399.99, 700)], "out_of_bound", id="just less"),
        pytest.param([measured(0.6, 0.3)], "bound_met", id="0.6 is twice 0.3"),
        pytest.param([measured(0, 0)], "bound_met", id="nothing of nothing"),
        pytest.param([measured(1000, 700, "2026-06-01"), measured(1400, 700)], "bound_met", id="the latest counts"),
        pytest.param([measured(9999, 800, "2026-06-01"), measured(1400, 700)], "out_of_bound", id="a peak stays"),
        pytest.param([measured(1, 700, "2026-07-01"), measured(1400, 700)], "bound_met", id="tomorrow is not known"),
        pytest.param([measured(None, 700)], "unknown_fact", id="value blank"),
        pytest.param([measured(1400, None)], "unknown_fact", id="base blank"),
        pytest.param(
            [measured(None, 700), measured(1400, 700, "2026-06-28")], "unknown_fact", id="an older value is no proof"
        ),
        pytest.param(
            [measured(1400, None), measured(1400, 700, "2026-06-28")], "unknown_fact", id="the peak may have risen"
        ),
        pytest.param(
            [measured(1400, None), measured(1400, 701, "2026-06-28")], "out_of_bound", id="or may not: too little"
        ),
        pytest.param([measured(1400, 700, "2026-06-20")], "bound_met", id="ten days ago"),
        pytest.param([measured(1400, 700, "2026-06-19")], "stale", id="eleven days ago"),
        pytest.param([measured(1, 700, "2020-01-01")], "out_of_bound", id="too little, long ago, still too little"),
        pytest.param([measured(1400, 700, code="S2")], "no_record", id="another system"),
        pytest.param([measured(1400, 700, "2026-07-01")], "no_record", id="only tomorrow"),
        pytest.param([], "no_ledger", id="no ledger"),
    ],
)
def test_at_least(records, reason):
    assert verdict(CAPACITY, system(), *records) == reason


@pytest.mark.parametrize(
    ("share", "peak", "bandwidth", "reason"),
    [
        (0.8, 799.9, 1000, "bound_met"),
        (0.8, 800, 1000, "out_of_bound"),
        (0.8, 2.4, 3, "out_of_bound"),
        (0.8, 0, 0, "out_of_bound"),
        (0.1, 0.3, 3, "out_of_bound"),
        (None, 1, 1000, "no_parameter"),
    ],
)
def test_below_a_share_of_ones_own(share, peak, bandwidth, reason):
    own = [] if share is None else [record(Setting, parameter="test_share", value=share)]
    use = record(NetworkUsage, link="L1", measured_on="2026-06-29", peak_past_year=peak, bandwidth=bandwidth)
    assert verdict(USE, record(NetworkLink, code="L1"), use, *own) == reason


def test_the_sentence_says_what_was_compared():
    shape = CAPACITY.shape
    assert shape.labels().keys() == {"value", "bound", "event"}
    assert shape.decisive == (TWICE,)
    assert FRESH in shape.parameters
