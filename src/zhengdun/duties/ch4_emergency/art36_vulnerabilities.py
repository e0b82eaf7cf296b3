"""第三十六条 缺陷漏洞 — vulnerabilities: checked, mended, reported.

The Measures speak of 及时 without a number of days, and set no term at all for the report. Whether a
vulnerability may have considerable impact is the institution's judgement; article 71(6) says what it means.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING, SERVICE
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012, in_draft
from zhengdun.kit.limits import days, working_days
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.emergency import Vulnerability

CHECKING_TERM = internal_standard(
    "vulnerability_checking_working_days",
    "缺陷漏洞核实期限（“及时核实”）|term for checking a vulnerability (及时核实)",
    unit="个工作日|working days",
    cite=art(36),
    default=3,
    why="建议值：本办法未定天数|A suggestion: the Measures set no number",
)
MENDING_TERM = internal_standard(
    "vulnerability_mending_days",
    "缺陷漏洞加固整改期限（“及时……加固整改”）|term for mending a vulnerability (及时……加固整改)",
    unit="日|days",
    cite=art(36),
    default=30,
    why="建议值：一个月；本办法未定天数|A suggestion: a month; the Measures set no number",
)
REPORTING_TERM = internal_standard(
    "vulnerability_report_days",
    "缺陷漏洞报告期限|term for reporting a vulnerability",
    unit="日|days",
    cite=art(36),
    default=1,
    why="本办法未定时限；比照《网络数据安全管理条例》第十条涉及国家安全、公共利益时的24小时，台账按日登记，故为次日"
    "|The Measures set none; after the 24 hours of article 10 of the Network Data Regulation where national security or"
    " the public interest is concerned, which is the next day in a ledger kept by days",
)

confirmed = rows(Vulnerability, Vulnerability.confirmed.col)
grave = rows(
    Vulnerability,
    Vulnerability.major_impact.col,
    Vulnerability.confirmed.col.fill_null(value=True),  # the report does not wait until it has been checked
)

vulnerabilities_are_checked_in_time = Duty(
    id="36a-1",
    cite=art(36),
    title="缺陷漏洞及时核实|Vulnerabilities checked in time",
    binds=CORE | OPERATING | SERVICE,
    quote="应当及时核实并加固整改",
    earlier=(in_draft("30.2a", "应当及时核实并加固整改"),),
    shape=Within(
        each=rows(Vulnerability),
        limit=working_days(CHECKING_TERM),
        of=Vulnerability.found_on,
        until=Vulnerability.verified_on,
    ),
    evidence="漏洞核实记录|Records of the check",
    remedy="立即核实是否属实、影响哪些系统，并登记核实日期和结论|Check at once whether it is real and what it affects; record the day and the result",
)

vulnerabilities_are_mended_in_time = Duty(
    id="36a-2",
    cite=art(36),
    title="属实的缺陷漏洞及时加固整改|Real vulnerabilities mended in time",
    binds=CORE | OPERATING | SERVICE,
    quote="应当及时核实并加固整改",
    earlier=(
        in_draft("30.2b", "应当及时核实并加固整改"),
        in_2012("31b", "发现风险隐患应当及时处置"),
    ),
    shape=Within(
        each=confirmed,
        limit=days(MENDING_TERM),
        of=Vulnerability.found_on,
        until=Vulnerability.fixed_on,
    ),
    evidence="加固整改记录、复测结果|Records of the mending, results of the new test",
    remedy="修补或者采取替代防护措施，复测后登记完成日期|Patch it or protect it otherwise, test again, then record the day",
)

grave_vulnerabilities_are_reported = Duty(
    id="36b",
    cite=art(36),
    title="可能产生较大影响的缺陷漏洞已报告|Vulnerabilities that may have considerable impact reported",
    binds=CORE | OPERATING | SERVICE,
    quote="可能对证券期货业网络和信息安全平稳运行产生较大影响的，应当向中国证监会及其派出机构报告",
    earlier=(in_draft("30.2c", "可能对证券期货业网络安全产生较大影响的，应当向中国证监会及其派出机构报告"),),
    shape=Within(
        each=grave,
        limit=days(REPORTING_TERM),
        of=Vulnerability.found_on,
        until=Vulnerability.reported_on,
    ),
    evidence="报告及回执|The report and its receipt",
    remedy="核心机构立即报告中国证监会，经营机构和服务机构立即报告属地派出机构|Report at once: core institutions to the CSRC, operating and service institutions to its local office",
    filing="缺陷漏洞报告|Report on a vulnerability",
)
