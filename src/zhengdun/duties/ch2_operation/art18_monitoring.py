"""第十八条第一款 监测预警 — monitoring and early warning.

What is watched is every information system and the infrastructure (监测信息系统和相关基础设施的运行状况), not the
important systems alone.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012, in_draft
from zhengdun.kit.limits import hours, months
from zhengdun.kit.nouns import indicators_in_use, indicators_of_systems, institutions, kind_began, systems
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.existence import Has, documented
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.monitoring import Alert, MonitoringIndicator, MonitoringReview

HANDLING_HOURS = internal_standard(
    "alert_handling_hours",
    "“及时”处置异常的时限|the time allowed for handling what is abnormal (“in time”)",
    unit="小时|hours",
    cite=art(18, 1),
    default=24,
    why="在下一日的相同时刻前恢复正常，不使异常延续到下一个完整的交易日|back to normal within a day, so that no whole further trading day is affected",
)
REVIEW_MONTHS = internal_standard(
    "monitoring_review_months",
    "“定期”评估监测机制的间隔|interval between reviews of the monitoring (“regularly”)",
    unit="个月|months",
    cite=art(18, 1),
    default=12,
    why="《证券基金经营机构信息技术管理办法》第十五条要求每年至少评估一次|Order 152, article 15, asks securities and fund companies for a review at least once a year",
)
OPTIMISATION_MONTHS = internal_standard(
    "monitoring_optimisation_months",
    "评估后“持续优化”的期限|the time allowed for improving after a review (“continuously”)",
    unit="个月|months",
    cite=art(18, 1),
    default=6,
    why="在下一次年度评估前留出半年检验效果|leaves half a year to see the effect before the next yearly review",
)

monitoring_mechanism_is_in_force = Duty(
    id="18.1a-1",
    cite=art(18, 1),
    title="建立监测预警机制|Mechanism for monitoring and early warning",
    binds=CORE | OPERATING,
    quote="应当建立健全网络和信息安全监测预警机制",
    earlier=(
        in_draft("17.1a", "应当建立健全网络安全监测预警机制"),
        in_2012("31a", "应当建立网络与信息安全风险检测、监测、评估和预警机制"),
    ),
    shape=documented("monitoring_mechanism"),
    evidence="监测预警机制文件|The document that sets up the mechanism",
    remedy="制定并批准监测预警机制文件|Draw up and approve the mechanism",
)

every_system_is_watched = Duty(
    id="18.1a-2",
    cite=art(18, 1),
    title="每个信息系统都设有监测指标|Every system is watched by an indicator",
    binds=CORE | OPERATING,
    quote="设定监测指标，持续监测信息系统和相关基础设施的运行状况",
    earlier=(in_draft("17.1b", "设定监测指标，持续监测信息系统和相关基础设施的运行状况"),),
    shape=Has(each=systems, of=indicators_of_systems, what="启用的监测指标|Indicators in use"),
    evidence="监测指标清单|The list of indicators",
    remedy="为该系统设定监测指标并启用|Set indicators for this system and use them",
)

infrastructure_is_watched = Duty(
    id="18.1a-3",
    cite=art(18, 1),
    title="相关基础设施设有监测指标|Infrastructure is watched by indicators",
    binds=CORE | OPERATING,
    quote="设定监测指标，持续监测信息系统和相关基础设施的运行状况",
    earlier=(in_draft("17.1c", "设定监测指标，持续监测信息系统和相关基础设施的运行状况"),),
    shape=Has(
        each=institutions,
        of=indicators_in_use.where(MonitoringIndicator.infrastructure.col.is_not_null()),
        what="启用的基础设施监测指标|Indicators of infrastructure in use",
    ),
    evidence="监测指标清单|The list of indicators",
    remedy="为机房、网络等基础设施设定监测指标，登记所监测的基础设施|Set indicators for server rooms, networks and the like; record what they watch",
)

abnormal_alerts_are_handled_in_time = Duty(
    id="18.1b",
    cite=art(18, 1),
    title="及时处置异常|Abnormal conditions handled in time",
    binds=CORE | OPERATING,
    quote="及时处置异常情形",
    earlier=(in_draft("17.1d", "及时处置异常情形"),),
    shape=Within(
        each=rows(Alert, Alert.abnormal.col), limit=hours(HANDLING_HOURS), of=Alert.raised_at, until=Alert.handled_at
    ),
    evidence="告警处置单|Records of how alerts were handled",
    remedy="立即处置并登记完成时间；未判明是否异常的告警先作判断|Handle it now and record when; judge first the alerts not yet judged",
)

monitoring_is_reviewed_regularly = Duty(
    id="18.1c-1",
    cite=art(18, 1),
    title="定期评估监测机制的执行效果|Monitoring reviewed regularly",
    binds=CORE | OPERATING,
    quote="对监测机制执行效果进行定期评估",
    earlier=(in_draft("17.1e", "对监测机制执行效果进行定期评估"),),
    shape=Regularly(
        each=institutions,
        of=rows(MonitoringReview),
        on=MonitoringReview.reviewed_on,
        every=months(REVIEW_MONTHS),
        since=kind_began,
    ),
    evidence="监测机制评估报告|Reports of the reviews",
    remedy="评估监测机制的执行效果并登记|Review how well the monitoring works and record it",
)

monitoring_is_improved_after_a_review = Duty(
    id="18.1c-2",
    cite=art(18, 1),
    title="评估后优化监测机制|Monitoring improved after a review",
    binds=CORE | OPERATING,
    quote="对监测机制执行效果进行定期评估并持续优化",
    earlier=(in_draft("17.1f", "对监测机制执行效果进行定期评估并持续优化"),),
    shape=Within(
        each=rows(MonitoringReview, MonitoringReview.calls_for_change.col),
        limit=months(OPTIMISATION_MONTHS),
        of=MonitoringReview.reviewed_on,
        until=MonitoringReview.optimised_on,
        of_may_come=True,
    ),
    evidence="优化记录|Records of the improvements",
    remedy="完成评估指出的优化并登记|Make the improvements that the review called for and record them",
)
