"""第十五条第一款 上线、变更、下线 — what comes before important systems go on line, change, go off line.

The law asks for a review but not for a second person; that who reviews should not be who prepared is advice,
and stands in the remedy only. What is changed after a review may be reviewed again until the change begins.
"""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import days
from zhengdun.kit.nouns import change_start, changes_of_important_systems
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import ON, derived
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.law import art
from zhengdun.ledger.tables.changes import Change

REPORT_LEAD = internal_standard(
    "change_report_lead_days",
    "“提前”报告的天数|days ahead to report (“ahead of time”)",
    unit="日|days",
    cite=art(15, 1),
    default=1,
    why="至迟于实施前一日报告，监管部门方能在实施前知悉|Reported the day before at the latest, so that the regulator knows before it starts",
)

changes_of_considerable_impact = changes_of_important_systems.where(Change.major_impact.col)
reviewed_changes = changes_of_important_systems.where((Change.reviewed_on.col <= ON).fill_null(value=False))

_start = derived("开始时间|Start", pl.coalesce([column.col for column in change_start]), pl.Datetime("us"))

any_risk_assessed = derived(
    "风险评估日期|Risk assessed on",
    pl.coalesce(Change.technical_risk_assessed_on.col, Change.business_risk_assessed_on.col),
)
"""The draft asked for an assessment of risks, without saying of which."""

risks_are_assessed_first = Duty(
    id="15.1a",
    cite=art(15, 1),
    title="实施前评估技术和业务风险|Technical and business risks assessed before a change",
    binds=CORE | OPERATING,
    quote="应当充分评估技术和业务风险",
    earlier=(
        in_draft(
            "15a",
            "应当进行风险评估并开展充分测试",
            title="实施前进行风险评估|Risks assessed before a change",
            shape=Before(each=changes_of_important_systems, act=change_start, steps=(any_risk_assessed,)),
            asks="less",
        ),
    ),
    shape=Before(
        each=changes_of_important_systems,
        act=change_start,
        steps=(Change.technical_risk_assessed_on, Change.business_risk_assessed_on),
    ),
    evidence="技术和业务风险评估报告|Assessments of the technical and the business risks",
    remedy="完成两项风险评估后再实施|Assess both kinds of risk, then start",
    gate="change.start",
)

risk_measures_come_first = Duty(
    id="15.1b-1",
    cite=art(15, 1),
    title="实施前制定风险防控措施|Risk measures set before a change",
    binds=CORE | OPERATING,
    quote="制定风险防控措施、应急处置和回退方案",
    shape=Before(each=changes_of_important_systems, act=change_start, steps=(Change.measures_on,)),
    evidence="风险防控措施|The risk measures",
    remedy="制定风险防控措施后再实施|Set the risk measures, then start",
    gate="change.start",
)

emergency_plan_comes_first = Duty(
    id="15.1b-2",
    cite=art(15, 1),
    title="实施前制定应急处置方案|Emergency plan made before a change",
    binds=CORE | OPERATING,
    quote="制定风险防控措施、应急处置和回退方案",
    earlier=(in_draft("15b", "制定应急处置和回退方案"),),
    shape=Before(each=changes_of_important_systems, act=change_start, steps=(Change.emergency_plan_on,)),
    evidence="应急处置方案|The emergency plan",
    remedy="制定应急处置方案后再实施|Make the emergency plan, then start",
    gate="change.start",
)

rollback_plan_comes_first = Duty(
    id="15.1b-3",
    cite=art(15, 1),
    title="实施前制定回退方案|Rollback plan made before a change",
    binds=CORE | OPERATING,
    quote="制定风险防控措施、应急处置和回退方案",
    earlier=(in_draft("15c", "制定应急处置和回退方案"),),
    shape=Before(each=changes_of_important_systems, act=change_start, steps=(Change.rollback_plan_on,)),
    evidence="回退方案|The rollback plan",
    remedy="制定回退方案后再实施|Make the rollback plan, then start",
    gate="change.start",
)

review_comes_first = Duty(
    id="15.1c-1",
    cite=art(15, 1),
    title="实施前复核验证|Results reviewed before a change",
    binds=CORE | OPERATING,
    quote="并对相关结果进行复核验证",
    shape=Before(each=changes_of_important_systems, act=change_start, steps=(Change.reviewed_on,)),
    evidence="复核验证记录|Record of the review",
    remedy="复核验证评估结果和各项方案后再实施；建议由编制人以外的人复核|Review the assessments and plans, then start; preferably not by whoever prepared them",
    gate="change.start",
)

review_follows_every_result = Duty(
    id="15.1c-2",
    cite=art(15, 1),
    title="复核验证不早于所复核的结果|No result is later than its review",
    binds=CORE | OPERATING,
    quote="并对相关结果进行复核验证",
    shape=Holds(
        each=reviewed_changes,
        when=pl.max_horizontal(
            Change.technical_risk_assessed_on.col,
            Change.business_risk_assessed_on.col,
            Change.measures_on.col,
            Change.emergency_plan_on.col,
            Change.rollback_plan_on.col,
        )
        <= Change.reviewed_on.col,
        says="评估和方案均不晚于复核验证|no assessment or plan is later than the review",
        at=_start,
    ),
    evidence="复核验证记录|Record of the review",
    remedy="复核后又有修改的，就修改后的评估和方案重新复核|Review again what was changed after the review",
    gate="change.start",
)

considerable_impact_is_reported_first = Duty(
    id="15.1d-1",
    cite=art(15, 1),
    title="可能产生较大影响的，实施前报告|Considerable impact reported before the change",
    binds=CORE | OPERATING,
    quote="可能对证券期货市场安全平稳运行产生较大影响的，应当提前向中国证监会及其派出机构报告",
    earlier=(in_draft("15d", "可能对证券期货市场安全平稳运行产生较大影响的，应当提前向中国证监会及其派出机构报告"),),
    shape=Before(each=changes_of_considerable_impact, act=change_start, steps=(Change.reported_on,)),
    evidence="报告及回执|The report and its receipt",
    remedy="报告后再实施；是否可能产生较大影响尚未判断的，先作判断，可用 zhengdun grades 估计级别|Report, then start; judge first whether the impact may be considerable (zhengdun grades estimates the grade)",
    filing="可能产生较大影响的上线、变更、下线的事前报告|Report ahead of a change that may have a considerable impact",
    gate="change.start",
)

considerable_impact_is_reported_ahead = Duty(
    id="15.1d-2",
    cite=art(15, 1),
    title="按内部标准的天数提前报告|Considerable impact reported as many days ahead as set",
    binds=CORE | OPERATING,
    quote="应当提前向中国证监会及其派出机构报告",
    earlier=(in_draft("15e", "应当提前向中国证监会及其派出机构报告"),),
    shape=Before(
        each=changes_of_considerable_impact, act=change_start, steps=(Change.reported_on,), ahead=days(REPORT_LEAD)
    ),
    evidence="报告及回执|The report and its receipt",
    remedy="按内部标准提前报告，或者推迟实施|Report as far ahead as the internal standard says, or start later",
)
