"""Faults of operation and of capacity: articles 18 to 21."""

from __future__ import annotations

from datetime import timedelta

import polars as pl

from zhengdun.ledger.tables.backup import BackupRun, BackupVerification
from zhengdun.ledger.tables.capacity import CapacityRecord, NetworkUsage, StressTest
from zhengdun.ledger.tables.governance import Waiver
from zhengdun.ledger.tables.monitoring import LogStore, MonitoringIndicator
from zhengdun.ledger.tables.systems import MlpsEvaluation, MlpsGrading, ProtectiveMeasure, System
from zhengdun.sample.edits import add, all_of, amend, remove
from zhengdun.sample.picking import (
    ANY,
    ago,
    before_latest,
    day_short_of,
    latest,
    where,
)
from zhengdun.sample.planting import Fault

_DAY = pl.duration(days=1)
_OF_IMPORTANT_SYSTEMS = "18.2b-1 20.1c 20.2a-1 20.2a-2 20.2b 20.2c 21.1a 21.3a 38.2a-2"
"""Duties that turn on whether a system is important."""

OPERATION = (
    Fault(
        ("18.2b-1", "SYS006", "unknown_fact"),
        "业务日志只剩4年364日，早先的是否在本办法施行前清理不明"
        "|Business logs reach back 4 years and 364 days; when older ones were deleted is not known",
        amend(
            LogStore,
            where(system="SYS006", kind="business"),
            earliest_on=day_short_of(60),
        ),
    ),
    Fault(
        ("18.2c", "SYS006", "too_short"),
        "系统日志差一日满六个月|System logs reach back six months less a day",
        amend(
            LogStore,
            where(system="SYS006", kind="system"),
            earliest_on=day_short_of(6),
        ),
    ),
    Fault(
        ("19a-2", "tamper_proofing", "absent"),
        "网站防篡改停用后没有替代|Website tamper-proofing was switched off and not replaced",
        amend(ProtectiveMeasure, where(kind="tamper_proofing"), in_use_until=ago(15)),
    ),
    Fault(
        ("20.1b", "SYS003", "missed"),
        "漏做一日备份|The backup of one day is missing",
        remove(BackupRun, before_latest("backed_up_on", "SYS003", 40)),
    ),
    Fault(
        ("20.1c", "SYS004", "missed"),
        "漏做一个季度的备份有效性验证|The backup was not verified in one quarter",
        remove(BackupVerification, before_latest("verified_on", "SYS004", 1)),
    ),
    Fault(
        ("20.1b", "SYS901", "unknown_scope"),
        "新登记的系统未判定是否重要|Whether a newly registered system is important was not decided",
        all_of(
            add(System, where(code="SYS040"), code="SYS901", important=None),
            add(MlpsGrading, where(system="SYS040"), system="SYS901"),
            add(MlpsEvaluation, where(system="SYS040"), code="CP-901", system="SYS901"),
            add(MonitoringIndicator, where(system="SYS040"), code="ZB-901", system="SYS901"),
            add(LogStore, where(system="SYS040"), code="RZ-901", system="SYS901"),
        ),
        also=tuple((duty, "SYS901", "unknown_scope") for duty in _OF_IMPORTANT_SYSTEMS.split()),
    ),
)

CAPACITY = (
    Fault(
        ("21.1a", "SYS012", "missed"),
        "上一年度未做压力测试|No stress test in the year before",
        remove(
            StressTest,
            lambda house: where(system="SYS012") & (StressTest.tested_on.col.dt.year() < house.diary.until.year),
        ),
    ),
    Fault(
        ("21.2b-2", "YC-901", "too_short"),
        "压力测试报告不满五年即销毁|The report of a stress test was disposed of before five years",
        add(StressTest, where(system="SYS005"), code="YC-901", disposed_on=ago(20)),
    ),
    Fault(
        ("21.3a", "SYS007", "out_of_bound"),
        "性能容量为历史峰值的1.99倍（已登记豁免）|Capacity is 1.99 times the historical peak (under a waiver)",
        all_of(
            amend(
                CapacityRecord,
                where(system="SYS007"),
                capacity=CapacityRecord.historical_peak.col.max().over("system") * 1.99,
            ),
            add(
                Waiver,
                ANY,
                code="HM-901",
                about="SYS007",
                granted_on=ago(30),
                expires_on=lambda house: house.diary.until + timedelta(days=60),
            ),
        ),
    ),
    Fault(
        ("21.3a", "SYS010", "unknown_fact"),
        "最近一次容量测量未填数值|The figure of the latest measurement of capacity is blank",
        amend(CapacityRecord, where(system="SYS010") & latest("measured_on"), capacity=None),
    ),
    Fault(
        ("21.3a", "SYS011", "stale"),
        "一年多未测量性能容量|Capacity was not measured for more than a year",
        remove(
            CapacityRecord,
            where(system="SYS011")
            & (CapacityRecord.measured_on.col.max() - CapacityRecord.measured_on.col < 366 * _DAY),
        ),
    ),
    Fault(
        ("21.3c", "LINK-06", "no_record"),
        "交易链路没有带宽使用记录|There is no record of how much of its bandwidth a trading link uses",
        remove(NetworkUsage, where(link="LINK-06")),
    ),
    Fault(
        ("21.3c", "LINK-05", "out_of_bound"),
        "互联网接入使用峰值恰为带宽的80%|The peak use of a link is exactly 80 % of its bandwidth",
        amend(
            NetworkUsage,
            where(link="LINK-05") & latest("measured_on"),
            peak_past_year=NetworkUsage.bandwidth.col * 0.8,
        ),
    ),
)
