"""征求意见稿第十二条（专职） 网络安全专职人员 — people who work in network security full-time."""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.nouns import institutions
from zhengdun.kit.rows import ON, rows
from zhengdun.kit.shapes.existence import Has
from zhengdun.law import DRAFT_2022, art
from zhengdun.ledger.tables.governance import Staff

security_works_full_time = Duty(
    id="2022-draft:12c",
    cite=art(12, version=DRAFT_2022),
    title="配备网络安全专职人员|People work in network security full-time",
    binds=CORE | OPERATING,
    quote="应当配备网络安全专职人员",
    shape=Has(
        each=institutions,
        of=rows(
            Staff,
            Staff.works_in_security.col,
            Staff.full_time.col,
            Staff.left_on.col.is_null() | (Staff.left_on.col > ON),
        ),
        what="在职的网络安全专职人员|Full-time security staff at present",
    ),
    evidence="人员编制和岗位职责|The staffing and what each post does",
    remedy="配备专职从事网络安全工作的人员并登记|Appoint people who work in security full-time and record them",
)
