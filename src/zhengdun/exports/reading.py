"""How to read a report: what the outcomes mean, and what the figures rest on."""

from __future__ import annotations

from zhengdun.kit.outcomes import Outcome
from zhengdun.law import Version, load

LEGEND: tuple[tuple[Outcome, str], ...] = (
    (
        Outcome.BREACHED,
        "台账中的事实表明没有做到。对内部标准的违反另有标记，不是违反法律。"
        "|The facts on record show that it was not done. Where the measure is an internal standard, that is marked:"
        " it is then no breach of the law itself.",
    ),
    (
        Outcome.CANNOT_TELL,
        "台账缺少判断所需的记录或者事实，既不推定符合，也不推定不符合。"
        "|The ledgers lack a record or a fact that decides it; nothing is presumed either way.",
    ),
    (
        Outcome.MET,
        "台账中的事实证明做到了；只能由人判断的，须有责任人声明并附证据。"
        "|The facts on record prove it; where only a person can tell, a responsible person states it, with evidence.",
    ),
    (
        Outcome.NOT_APPLICABLE,
        "不约束该类机构、没有适用对象、尚未到期，或者行为发生时尚未施行。"
        "|It does not bind this kind of institution, there is nothing it applies to, it is not due yet, or it was"
        " not in force at the time of the conduct.",
    ),
    (
        Outcome.ERROR,
        "期限超出已知的工作日历，导入下一年度日历后即可判断。"
        "|The term runs beyond the calendar that is known; import the next year and it can be told.",
    ),
)
"""What each outcome means, ``中文|English``."""

NOTES: tuple[str, ...] = (
    "期限自事件次日起算，事件当日不计入（《民法典》第二百零一条）；按月、年计算的，至对应日届满。"
    "|A term runs from the day after the event; that day itself does not count (Civil Code, article 201). Terms in"
    " months and years end on the corresponding day.",
    "工作日按国务院办公厅放假通知计算，调休上班的周末计入；下一年度通知公布前的日期为暂定。"
    "|Working days follow the State Council's yearly notice, make-up weekend days included; days beyond the latest"
    " notice are provisional.",
    "“以上”含本数，“以下”不含本数（第七十一条第七项）：恰好等于“以下”的界限即为不符合。"
    "|“以上” includes the number, “以下” does not (Article 71, item 7): exactly at a bound of “以下” is a breach.",
    "空白的完成日期视为尚未完成；空白的事实视为不知，不当作零，也不当作“否”。"
    "|A blank date of completion means not done; a blank fact means not known, neither zero nor “no”.",
    "评估日之后的记录不作数；适用行为发生之日的规定：2023年5月1日前的行为不适用本办法，2012年11月1日起的依2012年办法"
    "已收录的条文判断。"
    "|What is dated after the day of the assessment does not count. The law of the day of the conduct applies:"
    " the Measures do not apply to conduct before 1 May 2023; from 1 November 2012 on it is judged by the Measures of"
    " 2012, as far as their text is on record.",
    "没有建立台账的，不能证明任何事项；台账已建立而没有相应记录的，视为没有做到。"
    "|A ledger that is not kept proves nothing; a kept ledger without the record shows that it was not done.",
    "豁免登记只说明机构在一定期限内承担该风险，不改变结论。"
    "|A waiver says that the institution bears the risk for a time; it never changes the verdict.",
    "台账摘要由全部记录算出：记录相同，摘要相同，结论可以重现。"
    "|The digest is worked out from every record: the same records give the same digest and the same verdicts.",
)
"""What the figures rest on, ``中文|English``."""


def not_law(version: Version) -> str:
    """That a version is not the law of today, and what of its text is missing, ``中文|English``.

    >>> from zhengdun.law import VERSIONS
    >>> not_law(VERSIONS["2022-draft"])[:11]
    '征求意见稿，从未生效。'
    """
    zh, en = ("征求意见稿，从未生效。", "A draft for comment, never law.")
    if not version.is_draft:
        zh, en = f"已于{version.until}废止。", f"Repealed on {version.until}."
    gaps = load(version.key).gaps
    if gaps:
        zh += f"未收录：{'、'.join(gap.place('zh') for gap in gaps)}；其中的义务无从判断。"
        en += f" Not on record: {', '.join(gap.place('en') for gap in gaps)}; what they ask cannot be told."
    return f"{zh}|{en}"


def what_if(version: Version) -> str:
    """What must be said of an assessment under a version that is not the law of today, ``中文|English``."""
    zh, _, en = not_law(version).partition("|")
    zh += f"假设{version.short_zh}自2023年5月1日起代替现行办法施行，其结论不是现行法律上的结论。"
    en += f" A what-if: as though the {version.short_en} stood in place of the Measures since 1 May 2023; not the law."
    return f"{zh}|{en}"
