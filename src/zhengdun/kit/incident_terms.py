"""The terms of the reports on an incident, on both tracks.

What the Measures ask (articles 39, 40) are reports to the CSRC and its local offices; their terms stand in CSRC
Announcement 〔2021〕12. Beside them run those of the national rules on reporting security incidents, which the
Measures do not refer to: they are no terms of the Measures, and no duty is judged by them.
"""

from __future__ import annotations

from zhengdun.kit.parameters import internal_standard, outside_number
from zhengdun.law import art

_ANNOUNCEMENT = (
    "证监会公告〔2021〕12号（全文未收录，据律所文章转引）"
    "|CSRC Announcement 〔2021〕12 (not on record, as a law firm reports it)"
)
_NATIONAL = (
    "《国家网络安全事件报告管理办法》第{zh}（据转载）"
    "|the national rules on reporting security incidents, article {en} (as reprinted)"
)
_NOT_ON_RECORD = (
    "由〔2021〕12号规定，其全文未收录；2012年旧办法的数字不得套用"
    "|Announcement 〔2021〕12 sets it and is not on record; the numbers of 2012 must not stand in for it"
)

EMERGENCY_REPORT_TERM = internal_standard(
    "emergency_report_hours",
    "应急报告时限（按证监会公告〔2021〕12号填写）"
    "|term of the emergency report (as CSRC Announcement 〔2021〕12 sets it)",
    unit="小时|hours",
    cite=art(39, 1),
    default=None,
    why="时限" + _NOT_ON_RECORD,
)
PROGRESS_REPORT_TERM = internal_standard(
    "progress_report_hours",
    "续报间隔（按证监会公告〔2021〕12号填写）|interval of progress reports (as CSRC Announcement 〔2021〕12 sets it)",
    unit="小时|hours",
    cite=art(39, 1),
    default=None,
    why="间隔" + _NOT_ON_RECORD,
)
SUMMARY_TERM = outside_number(
    "summary_report_working_days",
    "事件总结报告期限|term of the summary report",
    unit="个工作日|working days",
    cite=art(40),
    value=7,
    rule=_ANNOUNCEMENT,
)
SUPPLEMENT_TERM = outside_number(
    "supplementary_report_working_days",
    "事件补充报告期限|term of the supplementary report",
    unit="个工作日|working days",
    cite=art(40),
    value=30,
    rule=_ANNOUNCEMENT,
)
CII_NATIONAL_TERM = outside_number(
    "national_cii_report_hours",
    "关键信息基础设施事件报告时限|term for incidents of critical information infrastructure",
    unit="小时|hours",
    cite=art(39, 1),
    value=1,
    rule=_NATIONAL.format(zh="四条", en="4"),
)
NATIONAL_TERM = outside_number(
    "national_report_hours",
    "其他运营者事件报告时限|term for the incidents of other operators",
    unit="小时|hours",
    cite=art(39, 1),
    value=4,
    rule=_NATIONAL.format(zh="四条", en="4"),
)
NATIONAL_SUMMARY_TERM = outside_number(
    "national_summary_days",
    "事件处置总结报告期限|term of the summary under the national rules",
    unit="日|days",
    cite=art(40),
    value=30,
    rule=_NATIONAL.format(zh="八条", en="8"),
)
