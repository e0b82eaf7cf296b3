"""第三十九条第二款 服务机构协助 — service institutions help, tell every user of the product, and cooperate.

The incidents are those in the service institution's own ledger, each with the product it concerns. Whom it must
tell are the core and operating institutions that used the product that day, by the register 产品用户.
"""

from __future__ import annotations

from zhengdun.kit.binding import SERVICE
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import days, working_days
from zhengdun.kit.nouns import incidents
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import first, rows
from zhengdun.kit.shapes.told import Told
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.emergency import Incident, SupportRecord
from zhengdun.ledger.tables.suppliers import Product, ProductUse

HELP_TERM = internal_standard(
    "support_help_days",
    "协助排查修复期限（“协助”）|term for helping to find and repair a fault (协助)",
    unit="日|days",
    cite=art(39, 2),
    default=1,
    why="建议值：故障当日或者次日；本办法未定天数|A suggestion: the day of the fault or the next; the Measures set no number",
)
TELLING_TERM = internal_standard(
    "support_telling_days",
    "告知同类产品用户期限（“及时告知”）|term for telling users of the same product (及时告知)",
    unit="日|days",
    cite=art(39, 2),
    default=1,
    why="建议值：当日或者次日，使其他用户在下一交易日前有所防范；本办法未定天数"
    "|A suggestion: the same or the next day, so that other users can guard themselves; the Measures set no number",
)
COOPERATION_TERM = internal_standard(
    "support_cooperation_working_days",
    "配合风险排查整改期限（“配合”）|term for cooperating in checks and mending (配合)",
    unit="个工作日|working days",
    cite=art(39, 2),
    default=5,
    why="建议值：一周；本办法未定天数|A suggestion: a week; the Measures set no number",
)

help_is_given_in_every_incident = Duty(
    id="39.2a-1",
    cite=art(39, 2),
    title="每起事件均已协助排查修复|Help given in every incident",
    binds=SERVICE,
    quote="信息技术系统服务机构应当协助开展信息系统故障排查、修复等工作",
    earlier=(in_draft("33.2a", "信息技术服务机构应当协助开展信息系统故障排查、修复等工作"),),
    shape=Within(
        each=incidents,
        limit=days(HELP_TERM),
        of=Incident.found_at,
        until=first(SupportRecord.helped_on),
    ),
    evidence="协助工单|Work orders",
    remedy="立即派员协助排查修复，并登记协助日期|Send people to help at once and record the day",
)

requests_for_help_are_met = Duty(
    id="39.2a-2",
    cite=art(39, 2),
    title="客户的协助请求均已响应|Every customer's request for help met",
    binds=SERVICE,
    quote="信息技术系统服务机构应当协助开展信息系统故障排查、修复等工作",
    earlier=(in_draft("33.2b", "信息技术服务机构应当协助开展信息系统故障排查、修复等工作"),),
    shape=Within(
        each=rows(SupportRecord),
        limit=days(HELP_TERM),
        of=SupportRecord.asked_on,
        until=SupportRecord.helped_on,
        of_may_come=True,
    ),
    evidence="客户请求和协助工单|The request and the work order",
    remedy="立即响应该客户的请求，并登记协助日期|Meet the customer's request at once and record the day",
)

users_of_the_same_product_are_told = Duty(
    id="39.2b",
    cite=art(39, 2),
    title="及时告知使用同类产品的机构|Users of the same product told in time",
    binds=SERVICE,
    quote="并及时告知使用同类产品或者服务的核心机构和经营机构",
    earlier=(in_draft("33.2c", "并及时告知使用同类产品或者服务的核心机构和经营机构"),),
    shape=Told(
        each=incidents,
        limit=days(TELLING_TERM),
        of=Incident.found_at,
        until=SupportRecord.told_on,
        told_whom=SupportRecord.customer,
        thing=Product,
        users=rows(ProductUse, ProductUse.core_or_operating.col),
        user=ProductUse.customer,
        used=(ProductUse.from_on, ProductUse.until_on),
    ),
    evidence="告知清单和送达记录|List of those told, proof of delivery",
    remedy="按产品用户台账逐户告知，并登记告知日期；在事件台账注明涉及产品|Tell every user in the register and record the day; name the product in the ledger of incidents",
)

cooperation_is_given_in_checks_and_mending = Duty(
    id="39.2c",
    cite=art(39, 2),
    title="配合风险排查和整改|Cooperation in checks and mending",
    binds=SERVICE,
    quote="配合开展风险排查和整改工作",
    earlier=(in_draft("33.2d", "配合开展风险排查和整改工作"),),
    shape=Within(
        each=rows(SupportRecord),
        limit=working_days(COOPERATION_TERM),
        of=SupportRecord.checks_asked_on,
        until=SupportRecord.cooperated_on,
        of_may_come=True,
    ),
    evidence="风险排查和整改配合记录|Records of the cooperation",
    remedy="配合该客户完成风险排查和整改，并登记日期|Help the customer to check and mend, and record the day",
)
