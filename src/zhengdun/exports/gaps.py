"""What record would turn "cannot tell" into a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zhengdun.kit.outcomes import Reason
from zhengdun.ledger.columns import Label
from zhengdun.ledger.tables.institution import Institution, Setting

if TYPE_CHECKING:
    from zhengdun.kit.duty import Duty
    from zhengdun.ledger.book import Ledgers
    from zhengdun.ledger.schema import Ledger

WORDS = {
    Reason.NO_LEDGER: "建立台账{tables}，逐项登记|Start the ledger {tables} and fill it",
    Reason.NO_RECORD: "在{tables}中补登这些对象的记录|Add records of these subjects to {tables}",
    Reason.UNKNOWN_FACT: "在{tables}中补填空缺的事实|Fill in the blank facts in {tables}",
    Reason.UNKNOWN_SCOPE: "在{tables}中补填决定是否适用的事实|Fill in what decides whether it applies, in {tables}",
    Reason.STALE: "重新测量，并在{tables}中登记|Measure again and record it in {tables}",
    Reason.NO_PARAMETER: "在{tables}中设定：{parameters}|Set in {tables}: {parameters}",
    Reason.CONFLICT: "核对并更正{tables}中前后矛盾的日期|Correct the contradictory dates in {tables}",
    Reason.NOT_STATED: "由责任人作出声明，登记于{tables}|Have a responsible person state it, in {tables}",
    Reason.LAPSED: "由责任人重新声明，登记于{tables}|Have a responsible person state it anew, in {tables}",
    Reason.NO_EVIDENCE: "为声明补附证据，登记于{tables}|Add evidence to the statement, in {tables}",
    Reason.NO_TEXT: "无须登记：该版本的条文未收录|Nothing to record: the words of that version are missing",
    Reason.CALENDAR_ENDS: "导入日历：zhengdun calendar import FILE|Import a calendar: zhengdun calendar import FILE",
}
"""What to do for each reason why it cannot be told, ``中文|English``."""


def wanted(duty: Duty, reason: Reason, institution: str, ledgers: Ledgers, lang: str) -> str:
    """What to record, and in which ledgers, so that ``duty`` can be judged."""
    quoted = [f"“{table.sheet.get(lang)}”" for table in _tables(duty, reason, institution, ledgers)]
    tables = (", " if lang == "en" else "、").join(quoted)
    unset = [
        parameter.label.get(lang) for parameter in duty.shape.parameters if parameter.values.get("default", 0) is None
    ]
    words = Label.parse(WORDS[reason]).get(lang)
    return words.format(tables=tables, parameters=(", " if lang == "en" else "、").join(unset))


def _tables(duty: Duty, reason: Reason, institution: str, ledgers: Ledgers) -> list[type[Ledger]]:
    reads = list(dict.fromkeys(duty.shape.reads))
    if reason is Reason.NO_PARAMETER:
        return [Setting]
    if reason is Reason.UNKNOWN_SCOPE:
        return [duty.shape.each.table]
    if reason is Reason.NO_LEDGER:
        return [table for table in reads if institution not in ledgers[table]["institution"]] or reads
    proof = [table for table in reads if table not in (duty.shape.each.table, Institution)]
    return proof or reads
