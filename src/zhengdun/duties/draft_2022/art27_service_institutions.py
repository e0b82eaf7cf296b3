"""征求意见稿第二十七条第二款 服务机构信息发布 — service institutions too review what is published, and act on what is unlawful."""

from __future__ import annotations

from zhengdun.kit.binding import SERVICE
from zhengdun.kit.duty import Duty
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.existence import documented
from zhengdun.law import DRAFT_2022, art
from zhengdun.ledger.tables.content import ContentIncident, ContentReview

_CITE = art(27, 2, version=DRAFT_2022)
_QUOTE = "信息技术服务机构为证券期货业务活动提供产品或者服务的，应当按照前款规定执行"

service_institutions_review_content = Duty(
    id="2022-draft:27.2a",
    cite=_CITE,
    title="服务机构建立信息发布审核机制|Service institutions have a mechanism for reviewing content",
    binds=SERVICE,
    quote=_QUOTE,
    shape=documented("content_review"),
    evidence="信息发布审核制度|The policy on reviewing content",
    remedy="制定并批准信息发布审核机制|Make and approve the mechanism",
)

content_is_reviewed_before_publication = Duty(
    id="2022-draft:27.2b",
    cite=_CITE,
    title="服务机构先审核后发布|Service institutions review content before publication",
    binds=SERVICE,
    quote=_QUOTE,
    shape=Before(
        each=rows(ContentReview),
        act=(ContentReview.published_at,),
        steps=(ContentReview.reviewed_at,),
        holds=ContentReview.passed,
    ),
    evidence="审核流水|The log of reviews",
    remedy="先审核，通过后再发布|Review first, publish what passes",
)

unlawful_content_is_stopped_and_reported = Duty(
    id="2022-draft:27.2c",
    cite=_CITE,
    title="服务机构停止传输、处置并报告违法违规信息|Service institutions stop, handle and report unlawful content",
    binds=SERVICE,
    quote=_QUOTE,
    shape=Holds(
        each=rows(ContentIncident),
        at=ContentIncident.found_at,
        when=ContentIncident.stopped_at.col.is_not_null()
        & ContentIncident.handled_at.col.is_not_null()
        & ContentIncident.reported_on.col.is_not_null(),
        says="已停止传输、处置并报告|stopped, handled and reported",
    ),
    evidence="处置记录、报告回执|The record of the handling, the receipt of the report",
    remedy="立即停止传输、处置并报告|Stop it, handle it and report it now",
    filing="违法违规信息处置报告|Report on unlawful content",
)
