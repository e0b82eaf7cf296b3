"""第四十五条 关基新建、变更、下线、停运 — before new facilities, changes and removals; when it is stopped.

Article 45(2) stands on top of article 15 and asks for the review of operation changes and removals alone: new
facilities are paragraph 1's. 未通过评审 is both what was reviewed and failed and what was not reviewed at all. What was
changed before the institution's first infrastructure was identified is not asked.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from zhengdun.kit.binding import CII
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import working_days
from zhengdun.kit.nouns import as_operator, change_start, changes, operator_since
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import derived, rows
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.conditions import Never
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.changes import Change
from zhengdun.ledger.tables.cii import CiiAsset, CiiGoLive
from zhengdun.ledger.tables.systems import System

REPORT_DAYS = internal_standard(
    "cii_change_report_working_days",
    "关基停止运营或者较大变化“及时”报告的期限|the time allowed (“in time”) for reporting a stop or great change of the CII",
    unit="个工作日|working days",
    cite=art(45, 3),
    default=5,
    why="一周之内，使监管部门能及时组织重新认定|within a week, so that the regulator can identify it anew soon",
)

reviewable_changes = changes.of(rows(System, System.cii.col)).where(
    Change.kind.col.is_in(["change", "offline"]), Change.major_impact.col
)
started = derived(
    "实际开始时间|Started at",
    as_operator(pl.coalesce([column.col for column in change_start])),
    pl.Datetime("us"),
    needs=(operator_since,),
)
_really_started = derived(
    "实际开始时间|Started at", as_operator(Change.started_at.col), pl.Datetime("us"), needs=(operator_since,)
)
_reviewed_first = (Change.expert_review_on.col <= Change.started_at.col.dt.date()).fill_null(value=False)

new_facilities_are_tested_and_assessed_first = Duty(
    id="45.1",
    cite=art(45, 1),
    title="新建关键业务设施、系统检测评估通过后上线|New facilities for key business go on line once they passed",
    binds=CII,
    quote="投入使用前应当按照关键信息基础设施安全保护相关要求开展安全检测和风险评估，检测评估通过后上线运行",
    shape=Before(
        each=rows(CiiGoLive),
        act=(CiiGoLive.online_on,),
        steps=(CiiGoLive.tested_on, CiiGoLive.assessed_on),
        holds=CiiGoLive.passed,
    ),
    evidence="安全检测报告、风险评估报告|Reports of the security test and the risk assessment",
    remedy="完成安全检测和风险评估并通过后再上线；已上线的立即补做|Test, assess and pass, then go on line; where it is on line already, do so now",
    gate="cii.use",
)

reviewed_first = Before(each=reviewable_changes, act=(started,), steps=(Change.expert_review_on,))
_experts_of_three_origins = derived(
    "专家来自监管部门、行业机构、外部专业机构（台账未记）"
    "|experts from the regulator, the industry and outside (not on record)",
    pl.lit(None, pl.Boolean),
    pl.Boolean(),
)

experts_review_the_change_first = Duty(
    id="45.2a",
    cite=art(45, 2),
    title="可能产生较大影响的关基变更、下线先经专家评审|Experts review changes of considerable impact first",
    binds=CII,
    quote="应当在遵守本办法第十五条的前提下，组织开展专家评审",
    earlier=(
        in_draft(
            "38.1a",
            "组织来自监管部门、行业机构、外部专业机构的专家开展专项评审",
            shape=replace(reviewed_first, holds=_experts_of_three_origins),
            asks="more",
        ),
    ),
    shape=reviewed_first,
    evidence="专家评审意见|The experts' opinion",
    remedy="组织专家评审后再实施；是否可能产生较大影响尚未判断的，先作判断"
    "|Have experts review it, then start; judge first whether the impact may be considerable",
    gate="change.start",
    beside=("15.1d-1",),
)

nothing_is_carried_out_that_did_not_pass = Duty(
    id="45.2b",
    cite=art(45, 2),
    title="未通过专家评审的不得实施|What did not pass the experts' review is not carried out",
    binds=CII,
    quote="未通过评审的，原则上不得实施运行变更、下线移除等操作",
    earlier=(in_draft("38.1b", "未通过评审的，证券期货业关基单位原则上不得实施运行变更、下线移除等操作"),),
    shape=Never(
        each=reviewable_changes,
        at=_really_started,
        optional=(CiiAsset,),
        when=~(_reviewed_first & Change.expert_review_passed.col),
        says="实施时未通过专家评审|the experts' review was not passed when it began",
    ),
    evidence="专家评审结论|The result of the experts' review",
    remedy="通过评审后再实施；“原则上”的例外须有充分理由并登记豁免"
    "|Pass the review, then start; an exception (“in principle”) needs good reasons and a waiver on record",
    gate="change.start",
)

stop_or_great_change_is_reported = Duty(
    id="45.3",
    cite=art(45, 3),
    title="关基停运或者较大变化及时报告|A stop or great change is reported in time",
    binds=CII,
    quote="停止运营或者发生较大变化，可能影响认定结果的，相关运营者应当及时将相关情况报告中国证监会及其派出机构",
    earlier=(
        in_draft(
            "38.2a",
            "证券期货业关键信息基础设施停止运营或者发生较大变化，可能影响认定结果的，相关机构应当及时将相关情况报告中国证监会及其派出机构",
        ),
    ),
    shape=Within(
        each=rows(CiiAsset),
        limit=working_days(REPORT_DAYS),
        of=CiiAsset.changed_on,
        until=CiiAsset.change_reported_on,
        of_may_come=True,
    ),
    evidence="报告及回执|The report and its receipt",
    remedy="立即报告并登记日期|Report now and record the day",
    filing="关基停止运营或者较大变化、可能影响认定结果的报告|Report of a stop or great change that may affect the identification",
)
