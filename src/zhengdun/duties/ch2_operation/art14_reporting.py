"""第十四条第二款 等保工作报送 — the state of classified protection reported to the regulator."""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import months
from zhengdun.kit.nouns import institutions, kind_began
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.recipients import reached_its_recipient
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.law import art
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.supervision import Filing

REPORT_MONTHS = internal_standard(
    "mlps_report_months",
    "“按照相关要求”报送等保工作的间隔|interval of reports on classified protection “as required”",
    unit="个月|months",
    cite=art(14, 2),
    default=12,
    why="第三级以上每年测评，测评后报送；监管部门另有要求的从其要求"
    "|systems from level 3 are evaluated every year, and reported after that; what the regulator asks for goes first",
)

reports = (
    rows(Filing, Filing.kind.col == "mlps")
    .of(institutions, Institution.kind)
    .where(reached_its_recipient(Filing.recipient, Filing.csrc_directed))
)

classified_protection_is_reported = Duty(
    id="14.2",
    cite=art(14, 2),
    title="报送等级保护工作开展情况|Classified protection is reported to the regulator",
    binds=CORE | OPERATING,
    quote="应当按照相关要求，将网络安全等级保护工作开展情况报送中国证监会及其派出机构",
    earlier=(
        in_draft(
            "14.2a", "应当按照相关要求，将网络安全等级保护定级、变更和日常工作开展情况及时报告中国证监会及其派出机构"
        ),
    ),
    shape=Regularly(each=institutions, of=reports, on=Filing.filed_on, every=months(REPORT_MONTHS), since=kind_began),
    evidence="报送材料及回执|What was filed, with its receipt",
    remedy="向第七十二条规定的接收单位报送，登记报送日期和接收单位|File with the recipient of article 72; record the day and the recipient",
    filing="网络安全等级保护工作开展情况|Report on the work on classified protection",
)
