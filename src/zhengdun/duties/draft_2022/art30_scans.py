"""征求意见稿第三十条第一款 漏洞扫描、安全评估 — regular scans for vulnerabilities and security assessments.

Its monitoring mechanism is that of article 17 of the draft.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.limits import months
from zhengdun.kit.nouns import institutions
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.law import DRAFT_2022, art
from zhengdun.ledger.tables.content import SecurityActivity

SCAN_MONTHS = internal_standard(
    "draft_scan_months",
    "征求意见稿“定期”漏洞扫描、安全评估的间隔|interval of the draft's regular (定期) scans and assessments",
    unit="个月|months",
    cite=art(30, 1, version=DRAFT_2022),
    default=12,
    why="建议值：与每年一次的专项评估同步|A suggestion: in step with the yearly assessment",
)

_QUOTE = "定期开展漏洞扫描、安全评估等工作"


def _regularly(kind: str) -> Regularly:
    """The institution's own activities of this kind."""
    return Regularly(
        each=institutions,
        of=rows(SecurityActivity, SecurityActivity.kind.col == kind),
        on=SecurityActivity.performed_on,
        every=months(SCAN_MONTHS),
    )


vulnerabilities_are_scanned_for = Duty(
    id="2022-draft:30.1a",
    cite=art(30, 1, version=DRAFT_2022),
    title="定期开展漏洞扫描|Regular scans for vulnerabilities",
    binds=CORE | OPERATING,
    quote=_QUOTE,
    shape=_regularly("test"),
    evidence="漏洞扫描报告|Reports of the scans",
    remedy="开展漏洞扫描，在“认证检测评估活动”登记为检测|Scan for vulnerabilities and record it as testing",
)

security_is_assessed = Duty(
    id="2022-draft:30.1b",
    cite=art(30, 1, version=DRAFT_2022),
    title="定期开展安全评估|Regular security assessments",
    binds=CORE | OPERATING,
    quote=_QUOTE,
    shape=_regularly("assessment"),
    evidence="安全评估报告|Reports of the assessments",
    remedy="开展安全评估，在“认证检测评估活动”登记为风险评估|Assess security and record it as a risk assessment",
)
