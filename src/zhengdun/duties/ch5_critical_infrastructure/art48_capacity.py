"""第四十八条 关基性能容量和网络带宽 — watched, stress-tested, expanded; three times, twice.

Article 21(3) binds beside it, and the two measure bandwidth from opposite ends: a link used to exactly 50 % is
twice its peak, which suffices here and not there for a core institution. The draft of 2022 took the historical peak
for bandwidth too, which the text in force does not.
"""

from __future__ import annotations

from zhengdun.kit.binding import CII
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import days, months
from zhengdun.kit.nouns import critical_systems, indicators_of_systems
from zhengdun.kit.parameters import internal_standard, law_number
from zhengdun.kit.rows import in_force, rows
from zhengdun.kit.shapes.existence import Has
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.kit.shapes.threshold import AtLeast, highest, latest
from zhengdun.kit.shapes.within import Within
from zhengdun.law import DRAFT_2022, art
from zhengdun.ledger.tables.capacity import CapacityExpansion, CapacityRecord, NetworkLink, NetworkUsage, StressTest
from zhengdun.ledger.tables.systems import System

CII_CAPACITY_MULTIPLE = law_number(
    "cii_capacity_multiple",
    "关基性能容量相对历史峰值的倍数|capacity of the CII as a multiple of the historical peak",
    unit="倍|times",
    cite=art(48),
    value=3,
    others={"2022-draft": 3},
)
CII_BANDWIDTH_MULTIPLE = law_number(
    "cii_bandwidth_multiple",
    "关基网络带宽相对近一年使用峰值的倍数|bandwidth of the CII as a multiple of the peak of the past year",
    unit="倍|times",
    cite=art(48),
    value=2,
    others={"2022-draft": 2},
)
STRESS_TEST_MONTHS = internal_standard(
    "cii_stress_test_months",
    "关基“定期”开展压力测试的间隔|interval between stress tests of the CII (“regularly”)",
    unit="个月|months",
    cite=art(48),
    default=12,
    why="不疏于第二十一条对重要信息系统每年一次的要求；行业协会征求意见稿的每年两次不是现行规定"
    "|no rarer than once a year as article 21 asks; twice a year is in a draft of an association only",
)
EXPANSION_DAYS = internal_standard(
    "cii_expansion_days",
    "发现容量不足后“及时”升级、扩容的期限|the time allowed (“in time”) for expanding what does not suffice",
    unit="日|days",
    cite=art(48),
    default=60,
    why="容得下采购、测试和一次变更窗口|room for a purchase, its test and a change window",
)
MEASUREMENT_MONTHS = internal_standard(
    "cii_measurement_months",
    "关基容量和带宽测量有效期|validity of a measurement of the CII's capacity or bandwidth",
    unit="个月|months",
    cite=art(48),
    default=12,
    why="与“近一年”使用峰值的期间一致|in step with the peak of the past year",
)

critical_links = rows(
    NetworkLink,
    NetworkLink.used_in_trading.col,
    NetworkLink.serves_cii.col,
    in_force(NetworkLink.in_use_from, NetworkLink.in_use_until),
)

# The highest peak on record stands for the historical one, and the draft did not speak of trading hours.
_TWICE_THE_HISTORICAL_PEAK = AtLeast(
    each=rows(NetworkLink, NetworkLink.serves_cii.col, in_force(NetworkLink.in_use_from, NetworkLink.in_use_until)),
    value=latest(NetworkUsage.bandwidth),
    factor=CII_BANDWIDTH_MULTIPLE.under(DRAFT_2022, art(41, version=DRAFT_2022)),
    base=highest(NetworkUsage.peak_past_year),
    measured_on=NetworkUsage.measured_on,
    fresh=months(MEASUREMENT_MONTHS),
)

infrastructure_is_watched = Duty(
    id="48a-1",
    cite=art(48),
    title="持续监测关基运行|Critical systems are watched",
    binds=CII,
    quote="应当对关键信息基础设施的安全运行进行持续监测",
    earlier=(in_draft("41a", "应当对关键信息基础设施的安全运行进行持续监测"),),
    shape=Has(
        each=critical_systems,
        of=indicators_of_systems,
        what="启用的监测指标|Indicators in use",
    ),
    evidence="监测指标清单|The list of indicators",
    remedy="为该系统设定监测指标并启用|Set indicators for this system and use them",
)

infrastructure_is_stress_tested_regularly = Duty(
    id="48a-2",
    cite=art(48),
    title="定期开展关基压力测试|Critical systems are stress-tested regularly",
    binds=CII,
    quote="定期开展压力测试",
    earlier=(in_draft("41b", "定期开展压力测试"),),
    shape=Regularly(
        each=critical_systems,
        of=rows(StressTest),
        on=StressTest.tested_on,
        every=months(STRESS_TEST_MONTHS),
        since=System.online_on,
    ),
    evidence="压力测试方案和报告|Plans and reports of stress tests",
    remedy="对该系统开展压力测试并登记|Stress-test this system and record it",
    beside=("21.1a",),
)

shortages_of_systems_are_made_good_in_time = Duty(
    id="48b-1",
    cite=art(48),
    title="系统性能不足及时升级、扩容|Shortages of systems are made good in time",
    binds=CII,
    quote="发现系统性能和网络容量不足的，应当及时采取系统升级、扩容等处置措施",
    earlier=(in_draft("41c", "发现系统性能和网络容量不足的，应当及时采取系统升级、扩容等处置措施"),),
    shape=Within(
        each=rows(
            CapacityExpansion, CapacityExpansion.system.col.is_not_null() | CapacityExpansion.link.col.is_null()
        ).of(rows(System, System.cii.col)),
        limit=days(EXPANSION_DAYS),
        of=CapacityExpansion.shortage_found_on,
        until=CapacityExpansion.expanded_on,
    ),
    evidence="升级扩容方案和完成记录|The plan of the expansion and the record that it is done",
    remedy="完成升级、扩容并登记日期|Upgrade or expand, and record the day",
)

shortages_of_networks_are_made_good_in_time = Duty(
    id="48b-2",
    cite=art(48),
    title="网络容量不足及时升级、扩容|Shortages of networks are made good in time",
    binds=CII,
    quote="发现系统性能和网络容量不足的，应当及时采取系统升级、扩容等处置措施",
    earlier=(in_draft("41f", "发现系统性能和网络容量不足的，应当及时采取系统升级、扩容等处置措施"),),
    shape=Within(
        each=rows(CapacityExpansion, CapacityExpansion.link.col.is_not_null()).of(
            rows(NetworkLink, NetworkLink.serves_cii.col)
        ),
        limit=days(EXPANSION_DAYS),
        of=CapacityExpansion.shortage_found_on,
        until=CapacityExpansion.expanded_on,
    ),
    evidence="升级扩容方案和完成记录|The plan of the expansion and the record that it is done",
    remedy="完成升级、扩容并登记日期|Upgrade or expand, and record the day",
)

capacity_is_three_times_the_peak = Duty(
    id="48c",
    cite=art(48),
    title="关基性能容量在历史峰值的三倍以上|Capacity of critical systems of three times the historical peak or more",
    binds=CII,
    quote="确保系统性能容量在历史峰值的三倍以上",
    earlier=(in_draft("41d", "确保系统性能容量不低于历史峰值的三倍"),),
    shape=AtLeast(
        each=critical_systems,
        value=latest(CapacityRecord.capacity),
        factor=CII_CAPACITY_MULTIPLE,
        base=highest(CapacityRecord.historical_peak),
        measured_on=CapacityRecord.measured_on,
        fresh=months(MEASUREMENT_MONTHS),
    ),
    evidence="容量测量记录、压力测试报告|Capacity measurements, stress test reports",
    remedy="扩容至历史峰值的三倍以上，并登记新的测量结果|Expand to three times the peak or more, then record a new measurement",
    beside=("21.3a",),
)

bandwidth_is_twice_the_peak_of_the_past_year = Duty(
    id="48d",
    cite=art(48),
    title="交易时段相关网络带宽在近一年使用峰值的两倍以上|Bandwidth of twice the past year's peak use or more",
    binds=CII,
    quote="交易时段相关网络带宽应当在近一年使用峰值的两倍以上",
    earlier=(
        in_draft(
            "41e",
            "网络带宽不得低于历史峰值的两倍",
            title="网络带宽不低于历史峰值的两倍|Bandwidth of twice the historical peak or more",
            shape=_TWICE_THE_HISTORICAL_PEAK,
            asks="more",
        ),
    ),
    shape=AtLeast(
        each=critical_links,
        value=latest(NetworkUsage.bandwidth),
        factor=CII_BANDWIDTH_MULTIPLE,
        base=latest(NetworkUsage.peak_past_year),
        measured_on=NetworkUsage.measured_on,
        fresh=months(MEASUREMENT_MONTHS),
    ),
    evidence="带宽监测记录|Bandwidth monitoring records",
    remedy="扩充带宽；核心机构还须满足第二十一条，恰为两倍并不够|Widen the link; for a core institution article 21 asks for more than exactly twice",
    beside=("21.3b", "21.3c"),
)
