"""The five outcomes, and the reasons for them.

The kernel computes one reason a subject; each reason belongs to exactly one outcome, so a verdict can never
come without its why.
"""

from __future__ import annotations

from enum import Enum, unique

from zhengdun.ledger.columns import Label


@unique
class Outcome(Enum):
    """How a duty stands for one subject on one day; "due soon" is a date, not an outcome."""

    MET = ("met", "符合", "Met")
    BREACHED = ("breached", "不符合", "Breached")
    CANNOT_TELL = ("cannot_tell", "证据不足", "Cannot tell")
    NOT_APPLICABLE = ("not_applicable", "不适用", "Not applicable")
    ERROR = ("error", "出错", "Error")

    def __init__(self, key: str, zh: str, en: str) -> None:
        self.key = key
        self.label = Label(zh, en)


@unique
class Reason(Enum):
    """Why a finding is what it is. The order is the code that the kernel computes with: append, never insert."""

    ON_TIME = (Outcome.MET, "期限内完成", "done in time")
    BOUND_MET = (Outcome.MET, "达到要求", "the bound is met")
    EVERY_PERIOD = (Outcome.MET, "各期间均已开展", "done in every period")
    IN_ORDER = (Outcome.MET, "各步骤均先行完成", "every step came first")
    CLEAR = (Outcome.MET, "未触犯禁止", "nothing forbidden was done")
    HOLDS = (Outcome.MET, "符合条件", "the condition holds")
    KEPT = (Outcome.MET, "仍在保存", "still kept")
    PRESENT = (Outcome.MET, "已具备", "is there")
    STATED = (Outcome.MET, "责任人已声明并附证据", "stated by a responsible person, with evidence")

    LATE = (Outcome.BREACHED, "逾期完成", "done late")
    OVERDUE = (Outcome.BREACHED, "逾期未完成", "overdue and not done")
    OUT_OF_BOUND = (Outcome.BREACHED, "未达到要求", "the bound is not met")
    MISSED = (Outcome.BREACHED, "有期间未开展", "a period was missed")
    STEP_MISSING = (Outcome.BREACHED, "缺少应先行的步骤", "a step that must come first is missing")
    OUT_OF_ORDER = (Outcome.BREACHED, "步骤晚于行为", "a step came after the act")
    FORBIDDEN = (Outcome.BREACHED, "触犯禁止", "something forbidden was done")
    FAILS = (Outcome.BREACHED, "不符合条件", "the condition does not hold")
    TOO_SHORT = (Outcome.BREACHED, "保存期限不足", "not kept long enough")
    ABSENT = (Outcome.BREACHED, "不具备", "is not there")
    TOO_MANY = (Outcome.BREACHED, "多于规定数量", "there are more than there may be")
    DENIED = (Outcome.BREACHED, "责任人声明未履行", "a responsible person states that it is not fulfilled")

    NO_LEDGER = (Outcome.CANNOT_TELL, "相关台账未建立", "the ledger is not kept")
    NO_RECORD = (Outcome.CANNOT_TELL, "没有该对象的记录", "there is no record of it")
    UNKNOWN_FACT = (Outcome.CANNOT_TELL, "关键事实空缺", "a deciding fact is blank")
    UNKNOWN_SCOPE = (Outcome.CANNOT_TELL, "是否适用不明", "whether it applies is not known")
    STALE = (Outcome.CANNOT_TELL, "记录已过时", "the record is out of date")
    NO_PARAMETER = (Outcome.CANNOT_TELL, "参数未设定", "a parameter is not set")
    CONFLICT = (Outcome.CANNOT_TELL, "日期前后矛盾", "the dates contradict each other")
    NOT_STATED = (Outcome.CANNOT_TELL, "没有责任人声明", "no responsible person has stated it")
    LAPSED = (Outcome.CANNOT_TELL, "声明已失效", "the statement has lapsed")
    NO_EVIDENCE = (Outcome.CANNOT_TELL, "声明未附证据", "the statement names no evidence")

    NOT_BOUND = (Outcome.NOT_APPLICABLE, "不约束该类机构", "does not bind this kind of institution")
    NO_SUBJECT = (Outcome.NOT_APPLICABLE, "没有适用对象", "there is nothing that it applies to")
    NOT_IN_FORCE = (Outcome.NOT_APPLICABLE, "行为发生时尚未施行", "not in force on the day of the conduct")
    NOT_STARTED = (Outcome.NOT_APPLICABLE, "事项尚未发生", "the event has not happened yet")
    NOT_YET_DUE = (Outcome.NOT_APPLICABLE, "尚未到期", "not due yet")

    CALENDAR_ENDS = (Outcome.ERROR, "超出日历范围，请导入日历", "beyond the calendar: import the next year")

    NO_TEXT = (Outcome.CANNOT_TELL, "该版本的条文未收录", "the words of that version are not on record")

    def __init__(self, outcome: Outcome, zh: str, en: str) -> None:
        self.outcome = outcome
        self.label = Label(zh, en)

    @property
    def key(self) -> str:
        """The name in files, such as ``on_time``."""
        return self.name.lower()

    @property
    def code(self) -> int:
        """The number that the kernel computes with."""
        return _CODES[self]


_CODES = {reason: number for number, reason in enumerate(Reason)}
