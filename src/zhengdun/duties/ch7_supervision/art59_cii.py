"""第五十九条第二、三款 关基年度计划与年报 — the yearly plan for CII, and CII in the annual report.

The plan may not be merged into another report. The article sets no day for it (30 April is that of the
report): the plan of a year is missing when the year is over and none was filed. It is asked of the years after the
one in which the first infrastructure was identified, as the part on it is asked of the reports filed since.
"""

from __future__ import annotations

from zhengdun.kit.binding import CII
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.nouns import as_operator, institutions, operator_since
from zhengdun.kit.recipients import reached_its_recipient
from zhengdun.kit.rows import derived, rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.filed import Filed
from zhengdun.law import art
from zhengdun.ledger.tables.cii import CiiAsset
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.supervision import Filing

cii_plans = rows(Filing, Filing.kind.col == "cii_plan")
plans_to_the_recipient = cii_plans.of(institutions, Institution.kind).where(
    reached_its_recipient(Filing.recipient, Filing.csrc_directed)
)

cii_plan_is_filed_every_year = Duty(
    id="59.2b-1",
    cite=art(59, 2),
    title="每年报送关基安全保护年度计划（条文未定日期）|A plan for CII protection is filed for every year (no day is set)",
    binds=CII,
    quote="关键信息基础设施安全保护年度计划除外",
    shape=Filed(
        each=institutions,
        of=plans_to_the_recipient,
        year=Filing.year,
        on=Filing.filed_on,
        month=12,
        day=31,
        years_after=0,
        since=operator_since,
    ),
    evidence="年度计划及报送回执|The plan and the receipt",
    remedy="立即报送该年度计划，登记所属年度和报送日期；本办法未定截止日，以监管要求为准|File the plan now, record its year and the day; the Measures set no day, what the regulator asks for counts",
    filing="关键信息基础设施安全保护年度计划|Yearly plan for CII protection",
)

cii_plan_is_filed_on_its_own = Duty(
    id="59.2b-2",
    cite=art(59, 2),
    title="关基年度计划单独报送|The plan for CII protection is filed on its own",
    binds=CII,
    quote="关键信息基础设施安全保护年度计划除外",
    shape=Holds(
        each=cii_plans,
        at=Filing.filed_on,
        when=Filing.separate.col,
        says="单独报送，未与年报等其他报告合并|filed on its own, not merged with the annual or another report",
    ),
    evidence="单独报送的计划文本|The plan as it was filed",
    remedy="将年度计划单独成文重新报送，并登记为单独报送|File the plan again on its own and record it so",
)

annual_report_covers_cii = Duty(
    id="59.3",
    cite=art(59, 3),
    title="年报纳入关基检测和风险评估情况|The annual report covers the tests and assessments of CII",
    binds=CII,
    quote="应当将关键信息基础设施网络和信息安全检测和风险评估情况纳入网络和信息安全管理年报",
    earlier=(in_draft("51.3a", "应当将关键信息基础设施网络安全检测和风险评估情况纳入网络安全管理年报"),),
    shape=Holds(
        each=rows(Filing, Filing.kind.col == "annual_report"),
        at=derived("报送日期|Filed on", as_operator(Filing.filed_on.col), needs=(operator_since,)),
        optional=(CiiAsset,),
        when=Filing.sections.col.list.contains("cii"),
        says="年报包括关基检测和风险评估情况|the report covers the tests and assessments of CII",
    ),
    evidence="年报中关于关基的章节|The part of the report on CII",
    remedy="补充关基检测和风险评估情况并补报，登记年报内容|Add the part on CII, file it, record the parts",
    beside=("59.1b-2",),
)
