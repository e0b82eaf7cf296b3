"""第七十二条 报告路径 — to whom reports go: core institutions to the CSRC, all others to its local office.

Judged are the filings that the Measures ask for; a copy sent to another for information is not entered in the ledger.
A filing as a service institution is left out: article 23 sends it to the CSRC. What is reported on incidents is judged
with the reports themselves (articles 36, 39, 40), where reports to other authorities stand beside these.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING, SERVICE
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.nouns import institutions
from zhengdun.kit.recipients import reached_its_recipient
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.law import art
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.supervision import Filing

UNDER_THE_MEASURES = ["annual_report", "cii_plan", "mlps", "requested_data"]
"""The kinds of filing that the Measures call for and that article 72 routes."""

filings = rows(Filing, Filing.kind.col.is_in(UNDER_THE_MEASURES)).of(institutions, Institution.kind)
_reached = reached_its_recipient(Filing.recipient, Filing.csrc_directed)

core_institutions_report_to_the_csrc = Duty(
    id="72a",
    cite=art(72),
    title="核心机构向中国证监会报告|Core institutions report to the CSRC",
    binds=CORE,
    quote="核心机构应当向中国证监会报告",
    earlier=(in_draft("63a", "核心机构应当向中国证监会报告"),),
    shape=Holds(each=filings, at=Filing.filed_on, when=_reached, says="接收单位为中国证监会|the recipient is the CSRC"),
    evidence="报送回执|The receipt",
    remedy="向中国证监会重新报送，登记接收单位|File again with the CSRC and record the recipient",
)

others_report_to_the_local_office = Duty(
    id="72b",
    cite=art(72),
    title="经营机构和服务机构向属地派出机构报告|Others report to the CSRC's local office",
    binds=OPERATING | SERVICE,
    quote="经营机构和信息技术系统服务机构原则上应当向属地中国证监会派出机构报告",
    earlier=(in_draft("63b", "经营机构和信息技术服务机构原则上应当向属地中国证监会派出机构报告"),),
    shape=Holds(
        each=filings,
        at=Filing.filed_on,
        when=_reached,
        says="接收单位为属地派出机构，或者依中国证监会另行要求报送"
        "|the recipient is the local office, or the CSRC as it directed",
    ),
    evidence="报送回执；报中国证监会的附其要求|The receipt; where it went to the CSRC, its direction",
    remedy="向属地派出机构重新报送；依中国证监会要求报送的登记该要求|File again with the local office; where the CSRC directed otherwise, record that",
)
