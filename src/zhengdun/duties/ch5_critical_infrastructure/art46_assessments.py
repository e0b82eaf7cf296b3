"""第四十六条 年度检测和风险评估 — every year, its four parts, and mending what it finds.

Two things are asked for every year: a security test and a risk assessment (检测和风险评估).
"""

from __future__ import annotations

from zhengdun.kit.binding import CII
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import days
from zhengdun.kit.nouns import critical_assets
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.once import Once
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.cii import CiiAssessment, CiiAsset, CiiFinding

MENDING_DAYS = internal_standard(
    "cii_mending_days",
    "关基评估问题“及时整改”的期限|the time allowed (“in time”) for mending what an assessment of the CII found",
    unit="日|days",
    cite=art(46),
    default=60,
    why="容得下采购和一次变更窗口，并远在下一年度评估之前|room for a purchase and a change window, long before the next yearly assessment",
)

assessments = rows(CiiAssessment)

infrastructure_is_tested_every_year = Duty(
    id="46a-1",
    cite=art(46),
    title="每年至少一次关基安全检测|A security test of critical infrastructure every year",
    binds=CII,
    quote="应当每年至少进行一次网络和信息安全检测和风险评估",
    earlier=(in_draft("39a", "应当每年至少进行一次网络安全检测和风险评估"),),
    shape=Once(
        each=critical_assets,
        unit="year",
        of=assessments,
        on=CiiAssessment.tested_on,
        since=CiiAsset.identified_on,
    ),
    evidence="安全检测报告|Reports of the security tests",
    remedy="本年内完成安全检测并登记|Test within this year and record it",
)

infrastructure_is_assessed_every_year = Duty(
    id="46a-2",
    cite=art(46),
    title="每年至少一次关基风险评估|A risk assessment of critical infrastructure every year",
    binds=CII,
    quote="应当每年至少进行一次网络和信息安全检测和风险评估",
    earlier=(in_draft("39b", "应当每年至少进行一次网络安全检测和风险评估"),),
    shape=Once(
        each=critical_assets,
        unit="year",
        of=assessments,
        on=CiiAssessment.assessed_on,
        since=CiiAsset.identified_on,
    ),
    evidence="风险评估报告|Reports of the risk assessments",
    remedy="本年内完成风险评估并登记|Assess the risks within this year and record it",
)

findings_are_mended_in_time = Duty(
    id="46b",
    cite=art(46),
    title="及时整改评估发现的问题|What an assessment finds is mended in time",
    binds=CII,
    quote="对发现的安全问题及时整改",
    earlier=(in_draft("39c", "对发现的安全问题及时整改"),),
    shape=Within(each=rows(CiiFinding), limit=days(MENDING_DAYS), of=CiiFinding.found_on, until=CiiFinding.mended_on),
    evidence="整改记录|Records of what was mended",
    remedy="完成整改并登记日期|Mend it and record the day",
)

assessment_has_its_four_parts = Duty(
    id="46c",
    cite=art(46),
    title="检测评估含运行、威胁、风险管理、应急处置|Assessments cover operation, threats, risk management, emergencies",
    binds=CII,
    quote="关键信息基础设施的运行情况、面临的主要威胁、风险管理情况、应急处置情况等",
    earlier=(in_draft("39d", "关键信息基础设施的运行情况、面临的主要威胁、风险管理情况、应急处置情况等"),),
    shape=Holds(
        each=assessments,
        at=CiiAssessment.assessed_on,
        when=CiiAssessment.covers_operation.col
        & CiiAssessment.covers_threats.col
        & CiiAssessment.covers_risk.col
        & CiiAssessment.covers_emergency.col,
        says="含运行情况、面临的主要威胁、风险管理情况、应急处置情况"
        "|covers the operation, the main threats, risk management and emergency handling",
    ),
    evidence="检测评估报告目录|The table of contents of the report",
    remedy="补充缺少的内容|Add what it lacks",
)
