"""第五十九条第一款 专项评估与年报 — every year by 30 April: the assessment of the year before, and the report on it.

The Measures do not say whether “4月30日前” includes the day itself, nor whether a rest day puts it off. Here the day
itself is still in time: 前 is not among the words that shut their number out (不满, 超过, 以外: 《民法典》第一千二百
五十九条), and what is filed on that day should not be called a breach on a doubtful reading. A rest day puts nothing
off: a named day is no term that is counted from an event (《民法典》第二百零三条 is on terms). From 2024 to 2026 the
day was a working day, so that the second question had no effect. Who reads the day as shut out sets the internal
standard below to 1.

The first report due under the Measures is that of 2024-04-30, on 2023. Those to whom the Measures apply by reference
need not file it: so the CSRC said when the Measures were published, as the press reports it; the article does not.
"""

from __future__ import annotations

from functools import reduce

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.nouns import institutions, kind_began
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.recipients import reached_its_recipient
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.filed import Filed
from zhengdun.law import art
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.supervision import AnnualAssessment, Filing

READING = internal_standard(
    "annual_report_days_earlier",
    "“4月30日前”的理解：含当日为0，不含为1|reading of “before 30 April”: 0 with the day itself, 1 without",
    unit="日|days",
    cite=art(59, 1),
    default=0,
    why="本办法未明确“4月30日前”是否含当日；默认含当日，遇休息日不顺延；稳妥的做法是4月29日前、休息日之前完成"
    "|The Measures do not say whether the day itself counts; by default it does, and a rest day puts nothing off;"
    " it is safe to be done by 29 April, and before a rest day",
)
PARTS = ("governance", "people", "investment", "risk", "handling", "next_year")
"""The six parts that paragraph 1 names, as the ledger calls them."""

annual_reports = rows(Filing, Filing.kind.col == "annual_report")
reports_to_the_recipient = annual_reports.of(institutions, Institution.kind).where(
    reached_its_recipient(Filing.recipient, Filing.csrc_directed)
)

the_year_before_is_assessed = Duty(
    id="59.1a",
    cite=art(59, 1),
    title="4月30日前完成上一年专项评估|The year before is assessed by 30 April",
    binds=CORE | OPERATING,
    by_reference=False,
    quote="应当于每年4月30日前，完成对上一年网络和信息安全工作的专项评估",
    earlier=(in_draft("51.1a", "应当于每年4月30日前，完成对上一年网络安全工作的网络安全专项评估"),),
    shape=Filed(
        each=institutions,
        of=rows(AnnualAssessment),
        year=AnnualAssessment.year,
        on=AnnualAssessment.finished_on,
        month=4,
        day=30,
        earlier_by=READING,
        since=kind_began,
    ),
    evidence="专项评估报告|The report of the assessment",
    remedy="立即完成上一年专项评估并登记完成日期；今后在4月29日前完成，以免对“4月30日前”是否含当日、休息日是否顺延有争议|Finish the assessment now and record the day; next time by 29 April, so that it does not matter whether 30 April itself counts or a rest day puts it off",
)

annual_report_is_filed = Duty(
    id="59.1b-1",
    cite=art(59, 1),
    title="4月30日前报送网络和信息安全管理年报|The annual report is filed by 30 April",
    binds=CORE | OPERATING,
    by_reference=False,
    quote="编制网络和信息安全管理年报，报送中国证监会及其派出机构",
    earlier=(in_draft("51.1b", "编制网络安全管理年报，报送中国证监会及其派出机构"),),
    shape=Filed(
        each=institutions,
        of=reports_to_the_recipient,
        year=Filing.year,
        on=Filing.filed_on,
        month=4,
        day=30,
        earlier_by=READING,
        since=kind_began,
    ),
    evidence="年报及报送回执|The report and the receipt",
    remedy="立即向第七十二条规定的接收单位报送，登记所属年度和报送日期；今后在4月29日前报送，以免对“4月30日前”是否含当日、休息日是否顺延有争议|File now with the recipient of article 72, record the year and the day; next time by 29 April, so that it does not matter whether 30 April itself counts or a rest day puts it off",
    filing="网络和信息安全管理年报|Annual report on security management",
)

annual_report_has_its_six_parts = Duty(
    id="59.1b-2",
    cite=art(59, 1),
    title="年报包括法定的六项内容|The annual report has its six parts",
    binds=CORE | OPERATING,
    by_reference=False,
    quote="年报内容包括但不限于网络和信息安全治理情况、人员情况、投入情况、风险情况、处置情况和下一年度工作计划等",
    earlier=(
        in_draft(
            "51.1c", "年报内容包括但不限于网络安全治理情况、人员情况、投入情况、风险情况、处置情况和下一年度工作计划等"
        ),
    ),
    shape=Holds(
        each=annual_reports,
        at=Filing.filed_on,
        when=reduce(lambda left, right: left & right, (Filing.sections.col.list.contains(part) for part in PARTS)),
        says="年报包括治理、人员、投入、风险、处置和下一年度计划"
        "|the report covers governance, people, investment, risk, handling and the plan of the next year",
    ),
    evidence="年报目录|The contents of the report",
    remedy="补充缺少的部分并补报，登记年报内容|Add the part that is missing, file it, record the parts",
)
