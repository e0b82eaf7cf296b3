"""Capacity, bandwidth, stress tests (articles 21, 48)."""

from __future__ import annotations

from zhengdun.ledger import columns as c
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.systems import System


class CapacityRecord(Ledger, title="性能容量|Capacity records", articles="21 48"):
    """What a system can bear, beside the highest load it has ever seen."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    system = c.ref(System, "系统|System", key=True)
    measured_on = c.date("测量日期|Measured on", key=True)
    capacity = c.number("性能容量|Capacity", unit="笔/秒|per second")
    historical_peak = c.number(
        "历史峰值|Historical peak",
        unit="笔/秒|per second",
        note="截至测量日的全部历史最高值|Highest ever up to that day",
    )
    peak_on = c.date("峰值日期|Peak on")


class NetworkLink(Ledger, title="网络链路|Network links", articles="21 48"):
    """Links that carry traffic in trading hours, and others."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("链路编号|Link code", example="LINK-01")
    name = c.text("链路名称|Name")
    used_in_trading = c.flag("交易时段相关网络|Used in trading hours")
    serves_cii = c.flag("承载关键信息基础设施|Serves critical information infrastructure")
    in_use_from = c.date("启用日期|In use from")
    in_use_until = c.date("停用日期|In use until")


class NetworkUsage(Ledger, title="网络带宽使用|Network usage", articles="21 48"):
    """Bandwidth now, and the highest use in the past year within trading hours."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    link = c.ref(NetworkLink, "链路|Link", key=True)
    measured_on = c.date("测量日期|Measured on", key=True)
    bandwidth = c.number("当前带宽|Bandwidth", unit="Mbps|Mbps")
    peak_past_year = c.number("交易时段近一年使用峰值|Peak of the past year in trading hours", unit="Mbps|Mbps")


class StressTest(Ledger, title="压力测试|Stress tests", articles="21 48"):
    """Stress tests: plan, what they measured, the report and how long it is kept."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("压力测试编号|Stress test code", example="YC-2026-01")
    system = c.ref(System, "系统|System", required=True)
    plan_on = c.date("方案制定日期|Plan made on")
    follows_standards = c.flag("依照有关行业标准|Follows the industry's standards")
    sets_scenarios = c.flag("设定测试场景|Sets scenarios")
    covers_performance = c.flag("含系统性能指标|Measures performance")
    covers_network = c.flag("含网络负载指标|Measures network load")
    covers_recovery = c.flag("含灾备建设指标|Measures disaster recovery")
    tested_on = c.date("测试日期|Tested on")
    reported_on = c.date("报告形成日期|Report made on")
    disposed_on = c.date("报告销毁日期|Report disposed of on")


class MarketSwing(Ledger, title="市场较大波动|Market swings", articles="21"):
    """Days on which the institution found a large swing of the market, and which systems it endangered."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("波动编号|Swing code", example="BD-2026-01")
    found_on = c.date("发现日期|Found on", required=True)
    basis = c.text("判定依据|Basis")
    endangered = c.flag(
        "重要信息系统性能容量可能无法保障安全平稳运行|The capacity of important systems may not suffice"
    )
    systems = c.refs(System, "涉及系统|Systems concerned")
    tested_on = c.date("针对性压力测试完成日期|Stress test done on")


class CapacityExpansion(Ledger, title="升级扩容|Capacity expansions", articles="48"):
    """Shortages found, and when they were made good."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("扩容编号|Expansion code", example="KR-2026-01")
    system = c.ref(System, "系统|System", note="网络容量不足的填链路|For a shortage of a network name the link")
    link = c.ref(NetworkLink, "链路|Link", note="系统性能不足的留空|Blank for a shortage of a system")
    shortage_found_on = c.date("发现不足日期|Shortage found on")
    expanded_on = c.date("扩容完成日期|Expanded on")
