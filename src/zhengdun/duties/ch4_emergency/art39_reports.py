"""第三十九条第一款（报告） 应急报告 — the emergency report, and that no incident is hidden.

By article 72 core institutions report to the CSRC and operating institutions to its local office, unless the CSRC
directs otherwise. The hours are set by CSRC Announcement 〔2021〕12, whose text is not on record here; those of its
predecessor of 2012 must not stand in for them. So the term has no default: until the institution sets it, nobody can
tell whether a report came in time, only whether it came at all. Reports to others (exchanges, the cyberspace
administration, the police) rest on other rules and are not judged here.

瞒报 and 漏报 cannot be told apart by records: both are an incident without a report. A first report that comes only
when its absence would have counted as omission is late whatever the hours are: that can be told without them. So can what
somebody has found who knows the hours: the institution's own check, or the regulator.
"""

from __future__ import annotations

from dataclasses import replace

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012, in_draft
from zhengdun.kit.incident_terms import EMERGENCY_REPORT_TERM
from zhengdun.kit.limits import days, hours
from zhengdun.kit.nouns import incidents, reports_to_the_supervisor
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import first, rows
from zhengdun.kit.shapes.conditions import Holds, Never
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.emergency import Incident, IncidentReport

EMERGENCY_REPORT_TERM_OF_OLD = internal_standard(
    "emergency_report_hours_before_2023",
    "2023年5月1日前事件的报告时限（按当时规定填写）|term of the report on incidents before 2023-05-01 (as the rules of that day set it)",
    unit="小时|hours",
    cite=art(39, 1),
    default=None,
    why="2012年办法第三十二条要求“按照规定”报告，当时规定的全文未收录"
    "|Article 32 of 2012 asks for a report as the rules say; the text of those rules is not on record",
)
OMISSION_TERM = internal_standard(
    "report_omitted_days",
    "视为漏报的期限（“漏报”）|term after which a missing report counts as omitted (漏报)",
    unit="日|days",
    cite=art(39, 1),
    default=1,
    why="建议值：应急报告至迟当日或者次日应已作出，此后仍无任何报告即非迟报而是漏报"
    "|A suggestion: an emergency report is made the same or the next day; later, none at all is no delay but an omission",
)

initial = IncidentReport.kind.col == "initial"
to_csrc_or_bureau = IncidentReport.recipient.col.is_in(["csrc", "bureau"])

reported_within_the_term = Within(
    each=incidents,
    limit=hours(EMERGENCY_REPORT_TERM),
    of=Incident.found_at,
    until=first(IncidentReport.reported_at, initial, among=reports_to_the_supervisor),
)

emergency_report_is_made = Duty(
    id="39.1c",
    cite=art(39, 1),
    title="按时限作出应急报告|An emergency report is made within the term",
    binds=CORE | OPERATING,
    quote="向中国证监会及其派出机构进行应急报告",
    earlier=(
        in_draft("33.1e", "向中国证监会及其派出机构进行应急报告"),
        in_2012(
            "32.1d",
            "并按照规定进行报告",
            shape=replace(reported_within_the_term, limit=hours(EMERGENCY_REPORT_TERM_OF_OLD)),
        ),
    ),
    shape=reported_within_the_term,
    evidence="应急报告及回执|The report and its receipt",
    remedy="核心机构立即报告中国证监会，经营机构立即报告属地派出机构，并登记；在内部标准中设定应急报告时限|Report at once, core institutions to the CSRC, operating institutions to its local office, and record it; set the term among the internal standards",
    filing="网络安全事件应急报告|Emergency report on an incident",
)

no_incident_is_left_unreported = Duty(
    id="39.1d-1",
    cite=art(39, 1),
    title="不得瞒报、漏报：每起事件均已报告|Nothing hidden or omitted: every incident is reported",
    binds=CORE | OPERATING,
    quote="不得瞒报、谎报、迟报、漏报",
    earlier=(
        in_draft("33.1f", "不得瞒报、谎报、迟报、漏报"),
        in_2012("32.1e", "不得迟报、漏报、瞒报"),
    ),
    shape=Within(
        each=incidents,
        limit=days(OMISSION_TERM),
        of=Incident.found_at,
        until=first(IncidentReport.reported_at, to_csrc_or_bureau),
        even_late=True,
    ),
    evidence="事件台账与事件报告的逐一对照|The ledger of incidents compared with the reports",
    remedy="立即补报并说明未报原因；影响小、恢复快不是不报的理由|Report it now and say why it was not; a small impact or a quick recovery is no excuse",
)

no_report_is_untruthful = Duty(
    id="39.1d-2",
    cite=art(39, 1),
    title="不得谎报：报告与事实一致|Nothing false: reports agree with the facts",
    binds=CORE | OPERATING,
    quote="不得瞒报、谎报、迟报、漏报",
    earlier=(in_draft("33.1g", "不得瞒报、谎报、迟报、漏报"),),
    shape=Never(
        each=rows(IncidentReport, to_csrc_or_bureau),
        at=IncidentReport.reported_at,
        when=~IncidentReport.truthful.col,
        says="报告不得与事件事实不符|a report must not differ from the facts of the incident",
    ),
    evidence="报告与处置记录、监测数据的核对记录|The report checked against the records of the response and of monitoring",
    remedy="核对报告与事实，不符的立即更正报告|Check the report against the facts and correct it at once where it differs",
)

first_reported_within_the_term = Within(
    each=incidents,
    limit=hours(EMERGENCY_REPORT_TERM),
    of=Incident.found_at,
    until=first(IncidentReport.reported_at, initial, to_csrc_or_bureau),
)

no_report_is_late = Duty(
    id="39.1d-3",
    cite=art(39, 1),
    title="不得迟报：首次报告不晚于时限|Nothing late: the first report comes within the term",
    binds=CORE | OPERATING,
    quote="不得瞒报、谎报、迟报、漏报",
    earlier=(
        in_draft("33.1h", "不得瞒报、谎报、迟报、漏报"),
        in_2012(
            "32.1f",
            "不得迟报、漏报、瞒报",
            shape=replace(first_reported_within_the_term, limit=hours(EMERGENCY_REPORT_TERM_OF_OLD)),
        ),
    ),
    shape=first_reported_within_the_term,
    evidence="发现时间与首次报告时间|When it was found and when it was first reported",
    remedy="尚未报告的立即报告；在内部标准中设定应急报告时限|Report at once if it has not been done; set the term among the internal standards",
)

no_report_is_days_late = Duty(
    id="39.1d-4",
    cite=art(39, 1),
    title="不得迟报：首次报告不晚于视为漏报的期限|Nothing late: the first report comes before it would count as omitted",
    binds=CORE | OPERATING,
    quote="不得瞒报、谎报、迟报、漏报",
    earlier=(in_draft("33.1i", "不得瞒报、谎报、迟报、漏报"), in_2012("32.1g", "不得迟报、漏报、瞒报")),
    shape=Within(
        each=incidents,
        limit=days(OMISSION_TERM),
        of=Incident.found_at,
        until=first(IncidentReport.reported_at, to_csrc_or_bureau),
    ),
    evidence="发现时间与首次报告时间|When it was found and when it was first reported",
    remedy="说明迟报原因并整改报告流程|Say why it was late, and mend how reports are made",
)

emergency_reports_checked = rows(
    IncidentReport,
    to_csrc_or_bureau,
    IncidentReport.kind.col.is_in(["initial", "progress"]),
    IncidentReport.timely.col.is_not_null(),
)

no_report_was_found_late = Duty(
    id="39.1d-5",
    cite=art(39, 1),
    title="不得迟报：经核对、认定为及时|Nothing late: reports that were checked were found to be in time",
    binds=CORE | OPERATING,
    quote="不得瞒报、谎报、迟报、漏报",
    earlier=(in_draft("33.1j", "不得瞒报、谎报、迟报、漏报"), in_2012("32.1h", "不得迟报、漏报、瞒报")),
    shape=Holds(
        each=emergency_reports_checked,
        at=IncidentReport.reported_at,
        when=IncidentReport.timely.col,
        says="报告经核对或者认定为及时|the report was found to be in time",
    ),
    evidence="报告时限的核对记录，监管的认定|The check of the term; what the regulator found",
    remedy="说明迟报原因并整改报告流程|Say why it was late, and mend how reports are made",
)
