"""第四十条（调查整改） — the regulator's questions answered; own investigation, mending, accountability.

配合 is read to include that the answers are true, accurate and complete, as article 57 asks of all that is provided:
whoever hands wrong data to an investigation does not help it.

及时 governs all four steps of the institution's own. Their terms run from the day the incident was found, so that
an incident that has not recovered yet does not stand still.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012, in_draft
from zhengdun.kit.limits import working_days
from zhengdun.kit.nouns import incidents, requests_about_incidents
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.shapes.by_date import ByDate
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.emergency import Incident
from zhengdun.ledger.tables.supervision import RegulatorRequest

_AFTER_12 = (
    "证监会公告〔2021〕12号（据律所文章转引）自恢复之日起给{zh}；此处自发现之日起算，使未恢复的事件也计时"
    "|CSRC Announcement 〔2021〕12 (as a law firm reports it) gives {en} from recovery; counted here from the finding, so"
    " that an incident without recovery is counted too"
)
INVESTIGATION_START_TERM = internal_standard(
    "investigation_start_working_days",
    "内部调查启动期限（“及时组织内部调查”）|term for starting the investigation (及时组织内部调查)",
    unit="个工作日|working days",
    cite=art(40),
    default=7,
    why=_AFTER_12.format(zh="七个工作日组织内部调查", en="seven working days for the investigation"),
)
INVESTIGATION_END_TERM = internal_standard(
    "investigation_end_working_days",
    "内部调查完成期限（“及时”）|term for ending the investigation (及时)",
    unit="个工作日|working days",
    cite=art(40),
    default=30,
    why=_AFTER_12.format(zh="三十个工作日补充查明原因", en="thirty working days to find what was still unknown"),
)
INCIDENT_MENDING_TERM = internal_standard(
    "incident_mending_working_days",
    "事件问题整改期限（“及时……完成问题整改”）|term for mending what the incident showed (及时……完成问题整改)",
    unit="个工作日|working days",
    cite=art(40),
    default=30,
    why=_AFTER_12.format(zh="三十个工作日提交补充报告", en="thirty working days for the supplementary report"),
)
ACCOUNTABILITY_TERM = internal_standard(
    "accountability_working_days",
    "事件责任认定追究期限（“及时……认定追究事件责任”）|term for settling accountability (及时……认定追究事件责任)",
    unit="个工作日|working days",
    cite=art(40),
    default=30,
    why=_AFTER_12.format(zh="三十个工作日补充认定责任", en="thirty working days to settle who is responsible"),
)

regulator_is_answered_by_the_date_it_sets = Duty(
    id="40a-1",
    cite=art(40),
    title="按期答复监管对事件的调查|The regulator's questions on an incident answered by the date set",
    binds=CORE | OPERATING,
    quote="应当配合中国证监会及其派出机构对网络安全事件进行调查处理",
    earlier=(
        in_draft("34.2a", "应当配合中国证监会及其派出机构，对网络安全事件进行调查处理"),
        in_2012("32.2a", "并配合中国证监会及其派出机构对事件进行调查处理"),
    ),
    shape=ByDate(
        each=requests_about_incidents, deadline=RegulatorRequest.answer_by, until=RegulatorRequest.answered_on
    ),
    evidence="监管要求及答复材料|The request and the answer",
    remedy="立即答复；确有困难的事先说明并登记新的答复日期|Answer at once; where that cannot be done explain beforehand and record the new date",
)

answers_are_true_accurate_and_complete = Duty(
    id="40a-2",
    cite=art(40),
    title="答复监管调查的数据真实、准确、完整|What answers the regulator's questions on an incident is true, accurate and complete",
    binds=CORE | OPERATING,
    quote="应当配合中国证监会及其派出机构对网络安全事件进行调查处理",
    earlier=(
        in_draft("34.2c", "应当配合中国证监会及其派出机构，对网络安全事件进行调查处理"),
        in_2012("32.2f", "并配合中国证监会及其派出机构对事件进行调查处理"),
    ),
    shape=Holds(
        each=requests_about_incidents,
        at=RegulatorRequest.answered_on,
        when=RegulatorRequest.truthful.col,
        says="答复经核对真实、准确、完整|the answer is checked to be true, accurate and complete",
    ),
    evidence="答复材料及其核对记录|The answer, and how it was checked",
    remedy="核对答复的数据，不实、不准、不全的立即更正，登记核对结果|Check what was answered, correct at once what is wrong, record the result",
)

investigation_starts_in_time = Duty(
    id="40b-1",
    cite=art(40),
    title="及时组织内部调查|The internal investigation starts in time",
    binds=CORE | OPERATING,
    quote="及时组织内部调查",
    earlier=(
        in_draft("34.1a", "应当在网络安全事件应急处置结束、系统恢复正常运行后组织内部调查"),
        in_2012("32.2b", "应当对信息安全事件进行内部调查、责任追究和采取整改措施"),
    ),
    shape=Within(
        each=incidents,
        limit=working_days(INVESTIGATION_START_TERM),
        of=Incident.found_at,
        until=Incident.investigation_started_on,
    ),
    evidence="内部调查启动文件|The document that starts it",
    remedy="启动内部调查并登记启动日期|Start the investigation and record the day",
)

investigation_ends_in_time = Duty(
    id="40b-2",
    cite=art(40),
    title="及时完成内部调查|The internal investigation ends in time",
    binds=CORE | OPERATING,
    quote="及时组织内部调查",
    earlier=(
        in_draft("34.1b", "应当在网络安全事件应急处置结束、系统恢复正常运行后组织内部调查"),
        in_2012("32.2c", "应当对信息安全事件进行内部调查、责任追究和采取整改措施"),
    ),
    shape=Within(
        each=incidents,
        limit=working_days(INVESTIGATION_END_TERM),
        of=Incident.found_at,
        until=Incident.investigation_ended_on,
    ),
    evidence="内部调查报告|The report of the investigation",
    remedy="查清原因、性质和责任，形成调查报告并登记完成日期|Settle cause, nature and responsibility, write the report, record the day",
)

what_the_incident_showed_is_mended = Duty(
    id="40b-3",
    cite=art(40),
    title="完成事件问题整改|What the incident showed is mended",
    binds=CORE | OPERATING,
    quote="完成问题整改",
    earlier=(
        in_draft("34.2b", "尽快完成整改"),
        in_2012("32.2d", "应当对信息安全事件进行内部调查、责任追究和采取整改措施"),
    ),
    shape=Within(
        each=incidents,
        limit=working_days(INCIDENT_MENDING_TERM),
        of=Incident.found_at,
        until=Incident.mended_on,
    ),
    evidence="整改单及验证记录|Orders to mend and their verification",
    remedy="完成整改并验证，登记完成日期|Mend it, verify it, record the day",
)

accountability_is_settled = Duty(
    id="40b-4",
    cite=art(40),
    title="认定追究事件责任|Accountability is settled",
    binds=CORE | OPERATING,
    quote="认定追究事件责任",
    earlier=(
        in_draft("34.1c", "认定并追究事件责任"),
        in_2012("32.2e", "应当对信息安全事件进行内部调查、责任追究和采取整改措施"),
    ),
    shape=Within(
        each=incidents,
        limit=working_days(ACCOUNTABILITY_TERM),
        of=Incident.found_at,
        until=Incident.accountability_on,
    ),
    evidence="责任认定和追究文件|The decision on responsibility",
    remedy="认定责任并作出处理决定，登记日期|Decide who is responsible and what follows; record the day",
)
