"""第十四条第一款 定级备案 — classified protection (等级保护): every system graded and on file with the police.

The Measures refer to the rules of the state. Those on filing are articles 15 to 17 of 公通字〔2007〕43号 (from
level 2, within 30 days of grading, or of going on line for a new system) and, on the certificate, 公网安〔2025〕1846号.
"""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import IN_FORCE, Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import days
from zhengdun.kit.nouns import graded_and_on_line, graded_systems, systems
from zhengdun.kit.parameters import outside_number
from zhengdun.kit.rows import ON, derived, rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.existence import Has
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.systems import MlpsGrading

FILING_DAYS = outside_number(
    "mlps_filing_days",
    "等级保护备案期限|term of the filing under classified protection",
    unit="日|days",
    cite=art(14, 1),
    value=30,
    rule="《信息安全等级保护管理办法》（公通字〔2007〕43号）第十五条|Gong Tong Zi [2007] No. 43, article 15",
)

_FROM_LEVEL = 2
to_be_filed = graded_systems.where(MlpsGrading.level.col >= _FROM_LEVEL)
# what was filed before the grading was another grade
filing = derived(
    "备案日期|Filed on", pl.when(MlpsGrading.filed_on.col >= MlpsGrading.graded_on.col).then(MlpsGrading.filed_on.col)
)
_filed = (filing.expr <= ON).fill_null(value=False)
_since = graded_and_on_line.expr

every_system_is_graded = Duty(
    id="14.1a-1",
    cite=art(14, 1),
    title="信息系统均已定级|Every system is graded",
    binds=CORE | OPERATING,
    quote="开展网络和信息系统定级备案",
    earlier=(in_draft("14.1a", "按照国家和证券期货业定级标准和定级要求，向公安机关办理备案和变更"),),
    shape=Has(
        each=systems,
        of=rows(MlpsGrading, (MlpsGrading.graded_on.col <= ON).fill_null(value=False), MlpsGrading.level.col >= 1),
        what="定级|gradings",
    ),
    evidence="定级报告、专家评审意见|The grading report, the opinion of experts",
    remedy="完成定级，登记等级和定级日期|Grade the system; record level and date",
)

grade_is_filed_within_thirty_days = Duty(
    id="14.1a-2",
    cite=art(14, 1),
    title="第二级以上三十日内向公安机关备案|From level 2 filed with the police within thirty days",
    binds=CORE | OPERATING,
    quote="按照国家和证券期货业网络安全等级保护相关要求，开展网络和信息系统定级备案",
    earlier=(in_draft("14.1b", "按照国家和证券期货业定级标准和定级要求，向公安机关办理备案和变更"),),
    shape=Within(
        each=to_be_filed,
        limit=days(FILING_DAYS),
        of=graded_and_on_line,
        until=filing,
        of_may_come=True,
        even_before=True,
    ),
    evidence="备案表、备案证明|The filing form and certificate",
    remedy="立即向设区的市级以上公安机关备案，登记备案日期和编号|File at once with the police of the city or above; record date and number",
)

earlier_systems_are_on_file = Duty(
    id="14.1a-3",
    cite=art(14, 1),
    title="本办法施行前定级的第二级以上系统也已备案|Systems of level 2 and above graded before the Measures are on file too",
    binds=CORE | OPERATING,
    quote="按照国家和证券期货业网络安全等级保护相关要求，开展网络和信息系统定级备案",
    earlier=(in_draft("14.1c", "按照国家和证券期货业定级标准和定级要求，向公安机关办理备案和变更"),),
    shape=Holds(
        each=to_be_filed.where(_since < IN_FORCE, days(FILING_DAYS).end(_since) < ON),
        when=_filed,
        says="已向公安机关备案|filed with the police",
    ),
    evidence="备案证明|The filing certificate",
    remedy="立即向设区的市级以上公安机关备案，登记备案日期和编号|File at once with the police of the city or above; record date and number",
)

filing_certificate_is_valid = Duty(
    id="14.1a-4",
    cite=art(14, 1),
    title="备案证明在有效期内（公网安〔2025〕1846号）|The filing certificate is valid (Gong Wang An [2025] No. 1846)",
    binds=CORE | OPERATING,
    quote="按照国家和证券期货业网络安全等级保护相关要求，开展网络和信息系统定级备案",
    earlier=(in_draft("14.1d", "按照国家和证券期货业定级标准和定级要求，向公安机关办理备案和变更"),),
    shape=Holds(
        each=to_be_filed.where(_filed),
        when=MlpsGrading.certificate_until.col >= ON,
        says="备案证明有效期至今日或者以后|the certificate is valid until today or later",
    ),
    evidence="备案证明|The filing certificate",
    remedy="期满前三个月申请延期；已过期的立即办理|Ask for an extension three months before it ends; where it has ended, do so at once",
)
