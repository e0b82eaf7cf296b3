"""Chapter 5 binds on top of the rest: both numbers, and which of them decides."""

import pytest

from zhengdun.assessment import evaluate
from zhengdun.assessment.beside import matters_by_duty, same_matters
from zhengdun.clock import Calendar
from zhengdun.duties.registry import all_duties
from zhengdun.duties.testing import ON, ledgers_of, record
from zhengdun.exports.matters import asked_by_each, matter_text
from zhengdun.ledger.tables.capacity import NetworkLink, NetworkUsage


def matter(duty, **institution):
    return matters_by_duty(ledgers_of(**institution), all_duties()).get(("A", duty))


@pytest.mark.parametrize(
    ("kind", "asked", "decides"),
    [
        ("securities", {"21.3c": "< 80%", "48d": "≤ 50%"}, "48d"),
        ("core", {"21.3b": "< 50%", "48d": "≤ 50%"}, "21.3b"),
        ("custody_bank", {"21.3c": "< 80%", "48d": "≤ 50%"}, "48d"),
    ],
)
def test_bandwidth_of_an_operator_of_critical_infrastructure(kind, asked, decides):
    found = matter("48d", kind=kind, cii_operator=True)
    words = {duty.id: text for duty, text in asked_by_each(found, "zh")}
    assert words == {duty: f"交易时段近一年使用峰值 {share} × 当前带宽" for duty, share in asked.items()}
    assert found.strictest.id == decides
    assert matter(decides if decides != "48d" else "21.3c", kind=kind, cii_operator=True) == found


@pytest.mark.parametrize(
    ("kind", "peak", "met"),
    [
        ("securities", 500.0, {"21.3c": True, "48d": True}),  # exactly 50 %
        ("securities", 500.1, {"21.3c": True, "48d": False}),
        ("securities", 800.0, {"21.3c": False, "48d": False}),
        ("core", 499.9, {"21.3b": True, "48d": True}),
        ("core", 500.0, {"21.3b": False, "48d": True}),  # exactly 50 %: 以下 does not include it
    ],
)
def test_the_one_that_decides_is_the_first_to_be_breached(kind, peak, met):
    flags = {"used_in_trading": True, "serves_cii": True, "in_use_from": "2020-01-01"}
    usage = record(NetworkUsage, link="L1", measured_on="2026-06-29", bandwidth=1000.0, peak_past_year=peak)
    ledgers = ledgers_of(record(NetworkLink, code="L1", **flags), usage, kind=kind, cii_operator=True)
    duties = [duty for duty in all_duties() if duty.id in met]
    frame = evaluate(ledgers, ON, calendar=Calendar.standard(), duties=duties).frame
    assert dict(frame.select("duty", frame["outcome"] == "met").iter_rows()) == met


def test_capacity_of_three_times_the_peak_decides():
    found = matter("21.3a", kind="securities", cii_operator=True)
    assert matter_text(found, "en") == (
        "Article 21(3) [21.3a] Capacity ≥ 2 × Historical peak; Article 48 [48c] Capacity ≥ 3 × Historical peak;"
        " Article 48 [48c] is the stricter and decides"
    )


def test_where_no_number_tells_each_is_to_be_met():
    found = matter("49-1", kind="securities", cii_operator=True)
    assert [duty.id for duty in found.duties] == ["20.2c", "49-1"]
    assert found.strictest is None
    assert matter_text(found, "zh").endswith("各自均须符合")


@pytest.mark.parametrize("operator", [False, None])
def test_there_is_one_number_alone_for_others(operator):
    assert matters_by_duty(ledgers_of(cii_operator=operator), all_duties()) == {}
    assert same_matters(duty for duty in all_duties() if "cii" not in duty.binds.classes) == ()


def test_every_matter_once_in_the_order_of_the_measures():
    found = same_matters(all_duties())
    keys = [one.duties[0].sort_key for one in found]
    assert keys == sorted(keys)
    assert len(found) == sum(bool(duty.beside) for duty in all_duties())
