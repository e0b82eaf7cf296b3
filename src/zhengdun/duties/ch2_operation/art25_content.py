"""第二十五条 信息发布审核 — review before publication; unlawful content stopped, handled, recorded, reported."""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import hours, working_days
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.existence import documented
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.content import ContentIncident, ContentReview

STOP_HOURS = internal_standard(
    "unlawful_content_stop_hours",
    "“立即停止”发布传输违法违规信息的期限|the time allowed (“immediately”) for stopping unlawful content",
    unit="小时|hours",
    cite=art(25),
    default=0.5,
    why="在本机构平台下架一条信息，确认、批准和操作半小时内可以完成|to confirm, approve and take down on one's own platform takes half an hour at most",
)
HANDLING_HOURS = internal_standard(
    "unlawful_content_handling_hours",
    "“积极”处置违法违规信息、消除影响的期限|the time allowed for “actively” handling unlawful content and removing its effects",
    unit="小时|hours",
    cite=art(25),
    default=24,
    why="停止传输后，一日内可以完成清理转载和缓存、作出说明|a day is enough to clear copies and caches and to explain, once it is stopped",
)
REPORT_DAYS = internal_standard(
    "unlawful_content_report_days",
    "违法违规信息“及时”报告的期限|the time allowed (“in time”) for reporting unlawful content",
    unit="个工作日|working days",
    cite=art(25),
    default=1,
    why="次一工作日内可以核实并报告；构成网络安全事件的，另按第三十九条|the next working day leaves time to verify; where it is an incident, article 39 applies beside this",
)

incidents = rows(ContentIncident)

content_review_is_documented = Duty(
    id="25a-1",
    cite=art(25),
    title="建立信息发布审核机制|A content review mechanism",
    binds=CORE | OPERATING,
    quote="应当建立信息发布审核机制",
    earlier=(in_draft("27.1a", "应当建立信息发布审核机制"),),
    shape=documented("content_review"),
    evidence="信息发布审核制度|The policy on content review",
    remedy="制定并批准信息发布审核机制|Make and approve the mechanism",
)

review_comes_before_publication = Duty(
    id="25a-2",
    cite=art(25),
    title="信息先审核通过再发布|Information is reviewed and passed before it is published",
    binds=CORE | OPERATING,
    quote="加强对本机构和本机构运营平台发布信息的管理",
    earlier=(in_draft("27.1b", "加强对本机构和用户发布信息的管理"),),
    shape=Before(
        each=rows(ContentReview),
        act=(ContentReview.published_at,),
        steps=(ContentReview.reviewed_at,),
        holds=ContentReview.passed,
    ),
    evidence="审核记录|Records of reviews",
    remedy="暂停发布，审核通过后再发布|Hold the publication until the review has passed it",
    gate="content.publish",
)

unlawful_content_is_stopped_immediately = Duty(
    id="25b-1",
    cite=art(25),
    title="发现违法违规信息立即停止发布传输|Unlawful content is stopped immediately",
    binds=CORE | OPERATING,
    quote="应当立即停止发布传输",
    earlier=(in_draft("27.1c", "应当立即停止发布传输"),),
    shape=Within(
        each=incidents, limit=hours(STOP_HOURS), of=ContentIncident.found_at, until=ContentIncident.stopped_at
    ),
    evidence="处置记录、平台日志|Records of handling, logs of the platform",
    remedy="立即停止发布传输并登记时间|Stop it now and record the time",
)

unlawful_content_is_handled = Duty(
    id="25b-2",
    cite=art(25),
    title="对违法违规信息采取必要处置措施|Unlawful content is handled",
    binds=CORE | OPERATING,
    quote="采取必要的处置措施",
    earlier=(in_draft("27.1d", "采取必要的处置措施"),),
    shape=Within(
        each=incidents, limit=hours(HANDLING_HOURS), of=ContentIncident.found_at, until=ContentIncident.handled_at
    ),
    evidence="处置记录|Records of handling",
    remedy="完成处置并登记时间|Finish the handling and record the time",
)

spread_is_prevented_and_effects_removed = Duty(
    id="25b-3",
    cite=art(25),
    title="防止扩散，消除负面影响|Spread is prevented, effects are removed",
    binds=CORE | OPERATING,
    quote="防止信息扩散，积极消除负面影响",
    earlier=(in_draft("27.1e", "防止信息扩散，积极消除负面影响"),),
    shape=Holds(
        each=incidents,
        at=ContentIncident.handled_at,
        lasts=True,
        when=ContentIncident.spread_prevented.col,
        says="已防止信息扩散、消除负面影响|spread prevented, effects removed",
    ),
    evidence="处置记录|Records of handling",
    remedy="清理转载和缓存，作出说明，消除负面影响|Clear copies and caches, explain, remove the effects",
)

# Article 25 names no record, but article 67 punishes those who break article 25 by keeping none (保存有关记录).
handling_is_on_record = Duty(
    id="25b-4",
    cite=art(25),
    title="保存违法违规信息处置记录|The handling of unlawful content is on record",
    binds=CORE | OPERATING,
    quote="采取必要的处置措施",
    earlier=(in_draft("27.1f", "采取必要的处置措施"),),
    shape=Holds(
        each=incidents,
        at=ContentIncident.handled_at,
        lasts=True,
        when=ContentIncident.record.col.is_not_null(),
        says="处置记录已保存（第六十七条）|the handling is on record (article 67)",
    ),
    evidence="处置记录|Records of handling",
    remedy="补齐处置记录并登记存放处|Complete the record and enter where it is kept",
)

unlawful_content_is_reported_in_time = Duty(
    id="25c",
    cite=art(25),
    title="违法违规信息及时报告|Unlawful content is reported in time",
    binds=CORE | OPERATING,
    quote="并及时向中国证监会及其派出机构报告",
    earlier=(in_draft("27.1g", "并及时向中国证监会及其派出机构报告"),),
    shape=Within(
        each=incidents,
        limit=working_days(REPORT_DAYS),
        of=ContentIncident.found_at,
        until=ContentIncident.reported_on,
    ),
    evidence="报告及回执|The report and its receipt",
    remedy="立即报告并登记日期|Report now and record the day",
    filing="违法违规信息处置情况报告|Report on unlawful content and its handling",
)
