"""第二十一条 压力测试与性能容量 — stress tests, capacity, bandwidth."""

from __future__ import annotations

from dataclasses import replace

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import months
from zhengdun.kit.nouns import important_systems, systems
from zhengdun.kit.parameters import internal_standard, law_number
from zhengdun.kit.rows import in_force, rows
from zhengdun.kit.shapes.threshold import AtLeast, Below, highest, latest
from zhengdun.law import art
from zhengdun.ledger.tables.capacity import CapacityRecord, NetworkLink, NetworkUsage

CAPACITY_MULTIPLE = law_number(
    "capacity_multiple",
    "性能容量相对历史峰值的倍数|capacity as a multiple of the historical peak",
    unit="倍|times",
    cite=art(21, 3),
    value=2,
    others={"2022-draft": 2},
)
CORE_SHARE = law_number(
    "network_share_core",
    "核心机构网络使用峰值占带宽的比例|peak use as a share of bandwidth, core institutions",
    unit="比例|share",
    cite=art(21, 3),
    value=0.5,
)
OPERATING_SHARE = law_number(
    "network_share_operating",
    "经营机构网络使用峰值占带宽的比例|peak use as a share of bandwidth, operating institutions",
    unit="比例|share",
    cite=art(21, 3),
    value=0.8,
)
MEASUREMENT_VALIDITY = internal_standard(
    "measurement_months",
    "容量和带宽测量有效期|validity of a measurement of capacity or bandwidth",
    unit="个月|months",
    cite=art(21, 3),
    default=12,
    why="与“近一年”使用峰值的期间一致|in step with the peak of the past year",
)

links_in_trading_hours = rows(
    NetworkLink, NetworkLink.used_in_trading.col, in_force(NetworkLink.in_use_from, NetworkLink.in_use_until)
)

twice_the_peak = AtLeast(
    each=important_systems,
    value=latest(CapacityRecord.capacity),
    factor=CAPACITY_MULTIPLE,
    base=highest(CapacityRecord.historical_peak),
    measured_on=CapacityRecord.measured_on,
    fresh=months(MEASUREMENT_VALIDITY),
)

capacity_is_twice_the_peak = Duty(
    id="21.3a",
    cite=art(21, 3),
    title="性能容量在历史峰值的两倍以上|Capacity of twice the historical peak or more",
    binds=CORE | OPERATING,
    quote="重要信息系统的性能容量应当在历史峰值的两倍以上",
    earlier=(
        in_draft(
            "13f",
            "信息系统的性能容量不得低于历史峰值的两倍",
            title="所有系统性能容量不低于历史峰值的两倍|Capacity of twice the historical peak or more, all systems",
            shape=replace(twice_the_peak, each=systems),
            asks="more",
        ),
    ),
    shape=twice_the_peak,
    evidence="容量测量记录、压力测试报告|Capacity measurements, stress test reports",
    remedy="扩容至历史峰值的两倍以上，并登记新的测量结果|Expand to twice the peak or more, then record a new measurement",
)

core_bandwidth_below_half = Duty(
    id="21.3b",
    cite=art(21, 3),
    title="核心机构网络使用峰值在带宽的百分之五十以下|Core institutions: peak use below 50 % of bandwidth",
    binds=CORE,
    quote="核心机构交易时段相关网络近一年使用峰值应当在当前带宽的百分之五十以下",
    shape=Below(
        each=links_in_trading_hours,
        value=latest(NetworkUsage.peak_past_year),
        factor=CORE_SHARE,
        base=latest(NetworkUsage.bandwidth),
        measured_on=NetworkUsage.measured_on,
        fresh=months(MEASUREMENT_VALIDITY),
    ),
    evidence="带宽监测记录|Bandwidth monitoring records",
    remedy="扩充带宽；恰为百分之五十也不符合|Widen the link; exactly 50 % does not suffice",
)

operating_bandwidth_below_four_fifths = Duty(
    id="21.3c",
    cite=art(21, 3),
    title="经营机构网络使用峰值在带宽的百分之八十以下|Operating institutions: peak use below 80 % of bandwidth",
    binds=OPERATING,
    quote="经营机构交易时段相关网络近一年使用峰值应当在当前带宽的百分之八十以下",
    shape=Below(
        each=links_in_trading_hours,
        value=latest(NetworkUsage.peak_past_year),
        factor=OPERATING_SHARE,
        base=latest(NetworkUsage.bandwidth),
        measured_on=NetworkUsage.measured_on,
        fresh=months(MEASUREMENT_VALIDITY),
    ),
    evidence="带宽监测记录|Bandwidth monitoring records",
    remedy="扩充带宽；恰为百分之八十也不符合|Widen the link; exactly 80 % does not suffice",
)
