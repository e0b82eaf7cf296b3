"""第四十七条 采购 — pre-judging risks, applying for security review.

The pre-judgement is owed for every network product or service that an operator buys; the review only for what is
closely related to the infrastructure and may affect national security. "In time" (及时) is left open; the usual
meaning is before the purchase, which is an internal standard here.
"""

from __future__ import annotations

from zhengdun.kit.binding import CII
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import days
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import ON, rows
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.law import art
from zhengdun.ledger.tables.cii import CiiPurchase

REVIEW_LEAD = internal_standard(
    "cii_review_lead_days",
    "“及时”申报网络安全审查先于采购的天数|days before the purchase to apply for security review (“in time”)",
    unit="日|days",
    cite=art(47),
    default=0,
    why="至迟在采购当日申报，使采购能以通过审查为条件|on the day of the purchase at the latest, so that it can depend on the review",
)

purchases = rows(CiiPurchase)
purchases_to_be_reviewed = purchases.where(CiiPurchase.closely_related.col, CiiPurchase.national_security.col)

risks_are_prejudged_before_the_purchase = Duty(
    id="47a",
    cite=art(47),
    title="采购前开展风险预判|Risks are pre-judged before a purchase",
    binds=CII,
    quote="采购网络产品或者服务的，应当按照国家网络安全审查制度要求开展风险预判工作",
    earlier=(in_draft("40a", "应当按照有关要求开展风险预判工作"),),
    shape=Before(each=purchases, act=(CiiPurchase.purchased_on,), steps=(CiiPurchase.prejudged_on,)),
    evidence="风险预判记录|The record of the pre-judgement",
    remedy="采购前预判投入使用后的国家安全风险并登记日期|Before the purchase judge the risk to national security once it is in use; record the day",
    gate="cii.purchase",
)

security_review_is_applied_for = Duty(
    id="47b-1",
    cite=art(47),
    title="可能影响国家安全的采购申报网络安全审查|Security review is applied for where national security may be affected",
    binds=CII,
    quote="采购网络产品或者服务与关键信息基础设施密切相关，投入使用后可能影响国家安全的，应当及时申报网络安全审查",
    earlier=(in_draft("40b", "并依法开展网络安全审查"),),
    shape=Holds(
        each=purchases_to_be_reviewed,
        at=CiiPurchase.purchased_on,
        lasts=True,
        when=(CiiPurchase.review_filed_on.col <= ON).fill_null(value=False),
        says="已申报网络安全审查|security review was applied for",
    ),
    evidence="网络安全审查申报材料和回执|The application for security review and its receipt",
    remedy="立即申报网络安全审查|Apply for security review now",
    filing="网络安全审查申报|Application for security review",
    filed_with="网络安全审查办公室（《网络安全审查办法》）"
    "|the Cybersecurity Review Office (Measures for Cybersecurity Review)",
    gate="cii.purchase",
)

security_review_is_applied_for_in_time = Duty(
    id="47b-2",
    cite=art(47),
    title="采购前及时申报网络安全审查|Security review is applied for before the purchase",
    binds=CII,
    quote="应当及时申报网络安全审查",
    earlier=(in_draft("40c", "并依法开展网络安全审查"),),
    shape=Before(
        each=purchases_to_be_reviewed,
        act=(CiiPurchase.purchased_on,),
        steps=(CiiPurchase.review_filed_on,),
        ahead=days(REVIEW_LEAD),
    ),
    evidence="网络安全审查申报材料和回执|The application for security review and its receipt",
    remedy="申报后再采购；已采购的，合同以通过审查为条件|Apply, then buy; where it is bought already, let the contract depend on the review",
)
