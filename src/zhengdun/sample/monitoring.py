"""Indicators, alerts, reviews of the monitoring, logs."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl

from zhengdun.ledger.tables.monitoring import Alert, LogStore, MonitoringIndicator, MonitoringReview
from zhengdun.sample.diary import at
from zhengdun.sample.house import House
from zhengdun.sample.portfolio import SystemPlan
from zhengdun.sample.systems import CENTRES

_INDICATORS = (("处理器使用率", "≥85%"), ("响应时间", "≥500毫秒"), ("委托成功率", "≤99.9%"))
_SITE_INDICATORS = (("供电", "市电中断"), ("温湿度", "≥27℃"), ("网络连通", "丢包率≥1%"))
_ALERTS_A_SYSTEM = 24
_ABNORMAL = 0.7
_MINUTES = 24 * 60
_SYSTEM_LOG_DAYS = 400
_WATCHED_FROM = date(2020, 1, 2)


def monitoring_indicators(house: House) -> pl.DataFrame:
    """Three indicators a system, three a data centre."""
    of_systems = [
        {
            "code": f"ZB-{system.code[3:]}-{number}",
            "system": system.code,
            "name": name,
            "threshold": threshold,
            "in_use_from": max(system.online_on, _WATCHED_FROM),
            "in_use_until": system.offline_on,
        }
        for system in house.systems
        for number, (name, threshold) in enumerate(_INDICATORS, 1)
    ]
    of_centres = [
        {
            "code": f"ZB-{code}-{number}",
            "infrastructure": f"{centre}{name}",
            "name": name,
            "threshold": threshold,
            "in_use_from": _WATCHED_FROM,
        }
        for code, centre, _, _ in CENTRES
        for number, (name, threshold) in enumerate(_SITE_INDICATORS, 1)
    ]
    return house.table(MonitoringIndicator, [*of_systems, *of_centres])


def alerts(house: House) -> pl.DataFrame:
    """About an alert a system and month; seven in ten are abnormal, all are handled within two hours."""
    chance = house.chance("alerts")
    diary = house.diary
    lives = [
        (system, max(diary.start, system.online_on), min(diary.until, system.offline_on or diary.until))
        for system in house.systems
    ]
    raised = sorted(
        (at(first, 0) + timedelta(minutes=int(chance.random() * (last - first).days * _MINUTES)), system.code)
        for system, first, last in lives
        for _ in range(_ALERTS_A_SYSTEM)
    )
    frame = pl.DataFrame(
        {
            "system": [code for _, code in raised],
            "raised_at": [moment for moment, _ in raised],
            "draw": [chance.random() for _ in raised],
        },
        schema={"system": pl.String, "raised_at": pl.Datetime("us"), "draw": pl.Float64},
    )
    number = pl.int_range(1, pl.len() + 1).cast(pl.String).str.zfill(5)
    return house.frame(
        Alert,
        frame.select(
            code=pl.format("GJ-{}-{}", pl.col("raised_at").dt.strftime("%Y%m%d"), number),
            system="system",
            raised_at="raised_at",
            abnormal=pl.col("draw") < _ABNORMAL,
            handled_at=pl.col("raised_at") + pl.duration(minutes=(pl.col("draw") * 110 + 5).cast(pl.Int64)),
        ),
    )


def monitoring_reviews(house: House) -> pl.DataFrame:
    """How well the monitoring works is reviewed twice a year and improved soon after."""
    days = sorted(house.diary.yearly(3, 20) + house.diary.yearly(9, 18))
    return house.table(
        MonitoringReview,
        [
            {
                "code": f"JP-{day.year}-{number:02}",
                "reviewed_on": day,
                "conclusion": "机制有效，优化部分告警阈值",
                "calls_for_change": True,
                "optimised_on": house.diary.after(day, 12),
            }
            for number, day in enumerate(days, 1)
        ],
    )


def log_stores(house: House) -> pl.DataFrame:
    """Each system's own logs reach back over a year; business logs of important systems to their first day."""
    until = house.diary.until

    def row(system: SystemPlan, kind: str) -> dict[str, Any]:
        business = kind == "business"
        reach = system.online_on if business else until - timedelta(days=_SYSTEM_LOG_DAYS)
        return {
            "code": f"RZ-{system.code[3:]}-{'B' if business else 'S'}",
            "system": system.code,
            "kind": kind,
            "earliest_on": max(reach, system.online_on),
            "checked_on": house.diary.ago(30),
            "complete": True,
            "protected": True,
        }

    return house.table(
        LogStore,
        [
            row(system, kind)
            for system in house.systems
            for kind in (("business", "system") if system.important else ("system",))
        ],
    )


MAKERS = {
    MonitoringIndicator: monitoring_indicators,
    Alert: alerts,
    MonitoringReview: monitoring_reviews,
    LogStore: log_stores,
}
