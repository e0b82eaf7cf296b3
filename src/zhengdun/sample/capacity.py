"""Capacity, bandwidth, stress tests, swings of the market."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl

from zhengdun.ledger.tables.capacity import (
    CapacityExpansion,
    CapacityRecord,
    MarketSwing,
    NetworkLink,
    NetworkUsage,
    StressTest,
)
from zhengdun.sample.house import House
from zhengdun.sample.portfolio import SystemPlan

_FIRST_LINE, _IN_USE_FROM = date(2013, 5, 6), date(2019, 7, 1)
_MULTIPLE, _CRITICAL_MULTIPLE = 2.4, 3.5
"""How many times its highest peak a system can bear: the Measures ask 2, of critical ones 3."""
_NEW_PEAK = 0.3
"""The probability that a month brings a new peak."""
_FRIDAY = 4
_SHARE = 0.4
"""The highest share of its bandwidth that a link uses: the Measures allow operating institutions up to 0.8."""
_LINKS = ("交易所报盘专线", "行情接收专线", "互联网交易接入", "第三方存管专线", "同城互联链路", "异地互联链路")
_CRITICAL_LINKS = ("交易所报盘专线", "行情接收专线")
_OFFICE_LINKS = ("办公互联网出口", "办公专线")


def capacity_records(house: House) -> pl.DataFrame:
    """What each important system can bear, measured every month beside its highest peak ever, which grows."""
    chance = house.chance("capacity")
    months = house.diary.month_ends

    def rows(system: SystemPlan) -> list[dict[str, Any]]:
        peak = float(chance.randint(20, 90) * 100)
        peak_on = max(system.online_on, date(2020, 7, 6))
        multiple = _CRITICAL_MULTIPLE if system.cii else _MULTIPLE
        found = []
        for month in months:
            if chance.random() < _NEW_PEAK:
                peak, peak_on = peak + chance.randint(1, 5), month - timedelta(days=chance.randint(0, 9))
            if system.online_on < month and (system.offline_on is None or month < system.offline_on):
                found.append((month, peak, max(peak_on, system.online_on)))
        capacity = round(peak * multiple)
        return [
            {
                "system": system.code,
                "measured_on": month,
                "capacity": float(capacity),
                "historical_peak": highest,
                "peak_on": when,
            }
            for month, highest, when in found
        ]

    return house.table(CapacityRecord, [row for system in house.important for row in rows(system)])


def network_links(house: House) -> pl.DataFrame:
    """Two lines of each purpose, and one long given up; those of the office carry no trading."""
    names = [(name, True) for name in _LINKS] + [(name, False) for name in _OFFICE_LINKS]
    doubled = [(f"{name}{line}", trading) for name, trading in names for line in ("主", "备")]
    critical = {f"{name}{line}" for name in _CRITICAL_LINKS for line in ("主", "备")} if house.cii else set()
    present = [
        {
            "code": f"LINK-{number:02}",
            "name": name,
            "used_in_trading": trading,
            "serves_cii": name in critical,
            "in_use_from": _IN_USE_FROM,
        }
        for number, (name, trading) in enumerate(doubled, 1)
    ]
    former = {
        "code": "LINK-00",
        "name": "旧行情专线",
        "used_in_trading": True,
        "serves_cii": False,
        "in_use_until": _IN_USE_FROM,
    }
    return house.table(NetworkLink, [{**former, "in_use_from": _FIRST_LINE}, *present])


def network_usage(house: House) -> pl.DataFrame:
    """The bandwidth of each link, and the highest use of the past year, read every week."""
    chance = house.chance("usage")
    fridays = [day for day in house.diary.days if day.weekday() == _FRIDAY]
    links = network_links(house).filter(pl.col("in_use_until").is_null())["code"]
    base = pl.DataFrame(
        {
            "link": links,
            "bandwidth": [float(chance.choice((100, 200, 500, 1000))) for _ in links],
            "share": [_SHARE * (0.7 + 0.3 * chance.random()) for _ in links],
        }
    )
    weeks = pl.DataFrame(
        {"measured_on": fridays, "swell": [0.8 + 0.2 * chance.random() for _ in fridays]},
        schema={"measured_on": pl.Date, "swell": pl.Float64},
    )
    peak = (pl.col("bandwidth") * pl.col("share") * pl.col("swell")).round(1)
    usage = base.join(weeks, how="cross").select("link", "measured_on", "bandwidth", peak_past_year=peak)
    return house.frame(NetworkUsage, usage)


def stress_tests(house: House) -> pl.DataFrame:
    """Every important system is tested in spring, a critical one in autumn too; swings call for more."""
    diary = house.diary
    planned = [
        (day, system)
        for index, system in enumerate(house.important)
        for month in ((4, 9) if system.cii else (4,))
        for day in diary.yearly(month, 8 + index % 20)
    ]
    planned += [(tested, house.important_now[0]) for _, tested in _swings(house)]
    rows = []
    for number, (day, system) in enumerate(sorted(planned, key=lambda pair: (pair[0], pair[1].code)), 1):
        if system.online_on < day and (system.offline_on is None or day < system.offline_on):
            rows.append(_stress_test(house, number, day, system))
    return house.table(StressTest, rows)


def _stress_test(house: House, number: int, day: date, system: SystemPlan) -> dict[str, Any]:
    return {
        "code": f"YC-{day.year}-{number:03}",
        "system": system.code,
        "plan_on": house.diary.before(day, 10),
        "follows_standards": True,
        "sets_scenarios": True,
        "covers_performance": True,
        "covers_network": True,
        "covers_recovery": True,
        "tested_on": day,
        "reported_on": house.diary.after(day, 5),
    }


def _swings(house: House) -> list[tuple[date, date]]:
    """When a swing endangered the capacity, and when it was tested: soon after."""
    diary = house.diary
    return [(found, diary.calendar.add_working_days(found, 3)) for found in (diary.ago(400), diary.ago(80))]


def market_swings(house: House) -> pl.DataFrame:
    """Two swings that endangered the trading system, and two that endangered nothing."""
    diary = house.diary
    basis = "主要指数单日涨跌幅超过内部标准"
    endangering = [
        {
            "found_on": found,
            "basis": basis,
            "endangered": True,
            "systems": [house.important_now[0].code],
            "tested_on": tested,
        }
        for found, tested in _swings(house)
    ]
    harmless = [{"found_on": diary.ago(days), "basis": basis, "endangered": False} for days in (520, 200)]
    rows = sorted([*endangering, *harmless], key=lambda row: str(row["found_on"]))
    return house.table(MarketSwing, [{"code": f"BD-{number:02}", **row} for number, row in enumerate(rows, 1)])


def capacity_expansions(house: House) -> pl.DataFrame:
    """Shortages foreseen of the first and the last important system and of a line, made good within weeks."""
    diary, important = house.diary, house.important_now
    short = (("system", important[0].code, 450), ("system", important[-1].code, 130), ("link", "LINK-01", 90))
    return house.table(
        CapacityExpansion,
        [
            {
                "code": f"KR-{number:02}",
                of: code,
                "shortage_found_on": (found := diary.ago(days)),
                "expanded_on": diary.after(found, 18),
            }
            for number, (of, code, days) in enumerate(short, 1)
        ],
    )


MAKERS = {
    CapacityRecord: capacity_records,
    NetworkLink: network_links,
    NetworkUsage: network_usage,
    StressTest: stress_tests,
    MarketSwing: market_swings,
    CapacityExpansion: capacity_expansions,
}
