"""第二十三条 信息技术系统服务机构备案 — service institutions file; their customers urge them to.

Until when to file, and when to file again, stands in the rules on filing, not in the Measures: judged is whether
there is a filing.
"""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING, SERVICE
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.nouns import institutions
from zhengdun.kit.rows import ON, in_force, rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.existence import Has
from zhengdun.law import art
from zhengdun.ledger.tables.supervision import Filing
from zhengdun.ledger.tables.suppliers import Supplier

service_filings = rows(
    Filing,
    Filing.kind.col == "service_filing",
    Filing.recipient.col == "csrc",
    (Filing.filed_on.col <= ON).fill_null(value=False),
)
"""With the CSRC: article 23 names no other, and article 72, which sends reports to its local offices, is on reports."""

current_suppliers_of_important_systems = rows(
    Supplier, in_force(Supplier.from_on, Supplier.until_on), Supplier.supplies_important_systems.col
)

_filed = pl.coalesce(Supplier.filed.col, Supplier.filed_on.col <= ON)
_urged = (Supplier.urged_on.col <= ON).fill_null(value=False)

service_institution_is_filed = Duty(
    id="23.1",
    cite=art(23, 1),
    title="信息技术系统服务机构已备案|The service institution is filed with the CSRC",
    binds=SERVICE,
    quote="应当依法作为信息技术系统服务机构向中国证监会备案",
    earlier=(in_draft("20.1a", "信息技术服务机构应当依法向中国证监会备案", asks="more"),),
    shape=Has(
        each=institutions,
        of=service_filings,
        what="信息技术系统服务机构备案|filings as a service institution",
    ),
    evidence="备案回执、备案公示|The receipt or publication of the filing",
    remedy="依法向中国证监会办理备案，登记报送日期和接收单位|File with the CSRC as the law asks; record the day and the recipient",
    filing="信息技术系统服务机构备案|Filing as an IT-system service institution",
    filed_with="中国证监会（第二十三条）|the CSRC (article 23)",
)

unfiled_suppliers_are_urged_to_file = Duty(
    id="23.2",
    cite=art(23, 2),
    title="督促未备案的重要信息系统供应商备案|Unfiled suppliers of important systems are urged to file",
    binds=CORE | OPERATING,
    quote="应当督促相关信息技术系统服务机构依法履行备案义务",
    shape=Holds(
        each=current_suppliers_of_important_systems,
        when=_filed | _urged,
        says="供应商已备案，或者已督促其备案|the supplier is filed, or was urged to file",
    ),
    evidence="备案核查记录、督促函|The check of the filing, the letter that urges it",
    remedy="核查备案情况，向未备案的供应商发出督促函并登记日期|Check the filing; write to suppliers that are not filed and record the day",
)
