"""第三十一条第一款（撤回同意） 撤回同意 — what rested on consent stops, and is deleted unless a law has it kept.

The article asks for processing 按照法律法规的规定. What follows from a withdrawal stands in the Personal Information
Protection Law: it does not undo what was done before (15); the information is to be deleted, or, while a law has it
kept or deletion is technically hard, nothing done with it but storing and protecting it (47). Activities on another
ground than consent go on. That law gives no number of days for either.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.limits import days
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.personal import ConsentWithdrawal, ProcessingActivity

STOPPING_DAYS = internal_standard(
    "withdrawal_stop_days",
    "撤回同意后停止处理的期限（未定）|term for stopping once consent is withdrawn (left open)",
    unit="日|days",
    cite=art(31, 1),
    default=1,
    why="建议值：次日停止；本办法和《个人信息保护法》均未定天数"
    "|A suggestion: the next day; neither the Measures nor the Personal Information Protection Law set a number",
)
DELETION_DAYS = internal_standard(
    "withdrawal_deletion_days",
    "撤回同意后删除的期限（未定）|term for deleting once consent is withdrawn (left open)",
    unit="日|days",
    cite=art(31, 1),
    default=30,
    why="建议值：一个月，容得下备份轮换；本办法和《个人信息保护法》均未定天数"
    "|A suggestion: a month, room for a turn of the backups; neither the Measures nor that law set a number",
)

withdrawals = rows(ConsentWithdrawal).of(rows(ProcessingActivity, ProcessingActivity.legal_ground.col == "consent"))
"""Where processing rested on the consent that was withdrawn."""

processing_stops_once_consent_is_withdrawn = Duty(
    id="31.1a-3",
    cite=art(31, 1),
    title="撤回同意后停止处理|Processing stops once consent is withdrawn",
    binds=CORE | OPERATING,
    quote="应当按照法律法规的规定及合同的约定处理投资者个人信息",
    shape=Within(
        each=withdrawals,
        limit=days(STOPPING_DAYS),
        of=ConsentWithdrawal.withdrawn_on,
        until=ConsentWithdrawal.stopped_on,
    ),
    evidence="撤回申请和停止处理的记录|The withdrawal and the record of what was stopped",
    remedy="立即停止存储和安全保护以外的处理，通知接收方停止，登记停止日期"
    "|Stop all but storing and protecting it, tell those who received it, record the day",
)

information_is_deleted_once_consent_is_withdrawn = Duty(
    id="31.1a-4",
    cite=art(31, 1),
    title="撤回同意后删除个人信息，依法保存的除外|Information is deleted once consent is withdrawn, unless a law has it kept",
    binds=CORE | OPERATING,
    quote="应当按照法律法规的规定及合同的约定处理投资者个人信息",
    shape=Within(
        each=withdrawals.where(ConsentWithdrawal.kept_because.col.is_null()),
        limit=days(DELETION_DAYS),
        of=ConsentWithdrawal.withdrawn_on,
        until=ConsentWithdrawal.deleted_on,
    ),
    evidence="删除记录；不删除的法律依据|The record of the deletion; the law by which it is kept",
    remedy="删除该投资者基于同意处理的个人信息并登记日期；法定保存期未届满的登记法律依据"
    "|Delete what was processed by consent and record the day; where a law has it kept, name the law",
)
