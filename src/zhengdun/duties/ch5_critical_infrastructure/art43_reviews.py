"""第四十三条 责任考核 — the protection of the infrastructure counts in the reviews of those responsible.

How often is left open. Who else is "relevant" (相关人员) is left open too; whoever manages the infrastructure or heads
the body that protects it surely is.
"""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import CII
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import months
from zhengdun.kit.nouns import officers, operator_since
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import derived, rows
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.law import art
from zhengdun.ledger.tables.cii import ResponsibilityReview
from zhengdun.ledger.tables.governance import Appointment

REVIEW_MONTHS = internal_standard(
    "cii_responsibility_review_months",
    "责任考核的间隔（条文未定）|interval between reviews of responsible persons (left open)",
    unit="个月|months",
    cite=art(43),
    default=15,
    why="年度考核，考核日期可前后相差一个季度|once a year, and the day may move by a quarter",
)

answerable_since = derived(
    "任职且已有关基之日|In office and with infrastructure since",
    pl.max_horizontal(Appointment.from_on.col, pl.col(operator_since.name)),
    needs=(operator_since,),
)

reviews_that_include_the_infrastructure = rows(ResponsibilityReview, ResponsibilityReview.includes_cii.col)

responsible_persons_are_reviewed_for_the_infrastructure = Duty(
    id="43-1",
    cite=art(43),
    title="关基保护纳入第一、直接责任人考核|Infrastructure counts in the reviews of the responsible persons",
    binds=CII,
    quote="纳入网络和信息安全工作第一责任人、直接责任人和相关人员的责任考核机制",
    earlier=(in_draft("37.1a", "纳入网络安全第一责任人、直接责任人和相关人员的责任考核机制"),),
    shape=Regularly(
        each=officers.where(Appointment.role.col.is_in(["first_responsible", "direct_responsible"])),
        of=reviews_that_include_the_infrastructure,
        on=ResponsibilityReview.reviewed_on,
        every=months(REVIEW_MONTHS),
        since=answerable_since,
    ),
    evidence="责任考核办法和考核结果|The rules for the reviews, and their results",
    remedy="将关基安全保护情况纳入该责任人的考核，完成考核并登记所任职责"
    "|Make the protection of the infrastructure part of the review; review the person and record the post",
)

persons_concerned_are_reviewed_for_the_infrastructure = Duty(
    id="43-2",
    cite=art(43),
    title="关基保护纳入相关人员考核|Infrastructure counts in the reviews of those who manage it",
    binds=CII,
    quote="纳入网络和信息安全工作第一责任人、直接责任人和相关人员的责任考核机制",
    earlier=(in_draft("37.1b", "纳入网络安全第一责任人、直接责任人和相关人员的责任考核机制"),),
    shape=Regularly(
        each=officers.where(Appointment.role.col.is_in(["cii_manager", "cii_department_head"])),
        of=reviews_that_include_the_infrastructure,
        on=ResponsibilityReview.reviewed_on,
        every=months(REVIEW_MONTHS),
        since=answerable_since,
    ),
    evidence="责任考核办法和考核结果|The rules for the reviews, and their results",
    remedy="将关基安全保护情况纳入该人员的考核，完成考核并登记所任职责"
    "|Make the protection of the infrastructure part of the review; review the person and record the post",
)
