"""第四十条（按照有关规定报告） — the summary report after recovery, and the supplementary report.

The Measures refer to 有关规定. These are CSRC Announcement 〔2021〕12: seven working days for the summary and thirty
for what was still unknown then, both from recovery. Its text is not on record; the numbers are those that a law
firm's commentary quotes. To whom the report goes follows from article 72. Where nothing was down and so nothing
recovers, as when data leaked, both terms run from the end of the handling.
"""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.incident_terms import SUMMARY_TERM, SUPPLEMENT_TERM
from zhengdun.kit.limits import working_days
from zhengdun.kit.nouns import incidents, reports_to_the_supervisor
from zhengdun.kit.rows import derived, first
from zhengdun.kit.shapes.base import known
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.emergency import Incident, IncidentReport

_over = pl.coalesce(known(Incident.recovered_at.col), known(Incident.handled_at.col))
over = derived(
    "恢复时间（没有中断的为处置结束时间）|Recovered at (handling ended at, where nothing was down)",
    _over,
    pl.Datetime("us"),
)
incidents_not_settled_by_the_summary = incidents.where(_over.is_not_null(), ~Incident.cause_known.col)
summary = IncidentReport.kind.col == "summary"
supplement = IncidentReport.kind.col == "supplement"

summary_report_is_made = Duty(
    id="40c-1",
    cite=art(40),
    title="恢复后按期报送事件总结报告|A summary report is made in time after recovery",
    binds=CORE | OPERATING,
    quote="按照有关规定报告中国证监会及其派出机构",
    earlier=(in_draft("34.1d", "按照有关规定报告中国证监会及其派出机构"),),
    shape=Within(
        each=incidents,
        limit=working_days(SUMMARY_TERM),
        of=over,
        until=first(IncidentReport.reported_at, summary, among=reports_to_the_supervisor),
        of_may_come=True,
    ),
    evidence="事件总结报告及回执|The summary report and its receipt",
    remedy="立即报送总结报告：核心机构报中国证监会，经营机构报属地派出机构；原因未明的先报初步分析|Send the summary at once, core institutions to the CSRC, operating institutions to its local office; where the cause is unknown, a first analysis",
    filing="网络安全事件总结报告|Summary report on an incident",
)

supplementary_report_is_made = Duty(
    id="40c-2",
    cite=art(40),
    title="总结时原因未明的事件按期补充报告|A supplementary report is made in time where the cause was unknown",
    binds=CORE | OPERATING,
    quote="按照有关规定报告中国证监会及其派出机构",
    earlier=(in_draft("34.1e", "按照有关规定报告中国证监会及其派出机构"),),
    shape=Within(
        each=incidents_not_settled_by_the_summary,
        limit=working_days(SUPPLEMENT_TERM),
        of=over,
        until=first(IncidentReport.reported_at, supplement, among=reports_to_the_supervisor),
    ),
    evidence="事件补充报告及回执|The supplementary report and its receipt",
    remedy="查明原因和责任后立即报送补充报告|Settle cause and responsibility and send the supplement at once",
    filing="网络安全事件补充报告|Supplementary report on an incident",
)
