"""第五十八条 通报预警 — every notice of the regulator is checked and acted on in time.

及时: by the date that the notice sets; where it sets none, within an internal standard from its receipt. A notice is
dealt with when it is checked and acted on; where the check found that it does not concern the institution, there is
nothing to act on.
"""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING, SERVICE
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import working_days
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import derived, later, rows
from zhengdun.kit.shapes.by_date import ByDate
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.supervision import RegulatorNotice

NOTICE_TERM = internal_standard(
    "notice_working_days",
    "通报预警的排查和防范期限（“及时”）|term for checking and acting on a notice (及时)",
    unit="个工作日|working days",
    cite=art(58),
    default=5,
    why="建议值：通报未定期限的，一周内完成；本办法未定天数"
    "|A suggestion for notices that set no date: a week; the Measures set no number",
)

_checked_on, _acted_on = RegulatorNotice.checked_on.col, RegulatorNotice.acted_on.col
dealt_with = derived(
    "排查和防范措施均完成之日|Day both checked and acted on",
    pl.when(~RegulatorNotice.at_risk.col).then(_checked_on).otherwise(later(_checked_on, _acted_on)),
)

notices_are_acted_on_by_the_date_they_set = Duty(
    id="58b-1",
    cite=art(58),
    title="按通报期限排查并采取防范措施|Notices are checked and acted on by the date they set",
    binds=CORE | OPERATING | SERVICE,
    quote="应当及时排查并采取风险防范措施",
    earlier=(in_draft("30.3a", "应当及时排查并采取风险防范措施"),),
    shape=ByDate(
        each=rows(RegulatorNotice, RegulatorNotice.act_by.col.is_not_null()),
        deadline=RegulatorNotice.act_by,
        until=dealt_with,
    ),
    evidence="排查结果、防范措施记录|What the check found, what was done",
    remedy="立即完成排查和防范，登记两个完成日期并反馈；排查不涉及本机构的登记无风险|Check and act at once, record both days, report back; record that there is no risk where the check found none",
)

notices_without_a_date_are_acted_on_in_time = Duty(
    id="58b-2",
    cite=art(58),
    title="通报未定期限的及时排查并采取防范措施|Notices that set no date are checked and acted on in time",
    binds=CORE | OPERATING | SERVICE,
    quote="应当及时排查并采取风险防范措施",
    earlier=(in_draft("30.3b", "应当及时排查并采取风险防范措施"),),
    shape=Within(
        each=rows(RegulatorNotice, RegulatorNotice.act_by.col.is_null()),
        limit=working_days(NOTICE_TERM),
        of=RegulatorNotice.received_on,
        until=dealt_with,
    ),
    evidence="排查结果、防范措施记录|What the check found, what was done",
    remedy="立即完成排查和防范，登记两个完成日期，排查不涉及本机构的登记无风险；通报另有期限的登记该期限|Check and act at once and record both days, or that the check found no risk; where the notice does set a date, record it",
)
