"""第五十二条 金融科技创新 — innovation within the mechanism of the capital market (资本市场金融科技创新机制).

The ledger 金融科技创新 holds the projects that take part in the mechanism; who has none is not concerned.
"""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING, SERVICE
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import months
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import ON, rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.law import art
from zhengdun.ledger.tables.people import FintechProject

IMPROVEMENT_MONTHS = internal_standard(
    "fintech_improvement_months",
    "服务优化与合规评估的间隔（“持续优化”）|interval of improving service and compliance (持续优化)",
    unit="个月|months",
    cite=art(52, 2),
    default=12,
    why="建议值：每年一次；本办法未定间隔|A suggestion: once a year; the Measures set no interval",
)

projects = rows(FintechProject)
_term = months(IMPROVEMENT_MONTHS)
_improved = pl.when(FintechProject.improved_on.col <= ON).then(FintechProject.improved_on.col)
_COMPLIANT = "项目依法合规、风险可控|the project is compliant and its risks under control"

innovation_is_compliant_and_under_control = Duty(
    id="52.1",
    cite=art(52, 1),
    title="创新项目依法合规、风险可控|Innovation is compliant and its risks under control",
    binds=CORE | OPERATING,
    quote="在依法合规、风险可控的前提下，有序开展金融科技创新与应用",
    earlier=(in_draft("45.1a", "在依法合规、风险可控的前提下，有序开展金融科技创新与应用"),),
    shape=Holds(each=projects, when=FintechProject.compliant.col, says=_COMPLIANT),
    evidence="项目登记、合规和风险评估|The registration of the project, the assessment of compliance and risk",
    remedy="评估项目的合规和风险；不合规、不可控的立即整改或者停止|Assess compliance and risk; mend or stop what is neither",
)

service_institutions_keep_to_the_rules_of_innovation = Duty(
    id="52.2-1",
    cite=art(52, 2),
    title="服务机构参加创新遵守有关规定|Service institutions keep to the rules of innovation",
    binds=SERVICE,
    quote="信息技术系统服务机构参加资本市场金融科技创新机制的，应当遵守有关规定",
    earlier=(in_draft("45.2a", "信息技术服务机构参加资本市场金融科技创新机制的，应当遵守有关规定"),),
    shape=Holds(each=projects, when=FintechProject.compliant.col, says=_COMPLIANT),
    evidence="项目登记、合规和风险评估|The registration of the project, the assessment of compliance and risk",
    remedy="对照创新机制的规定核查项目；不符合的立即整改或者停止|Check the project against the rules; mend or stop it",
)

service_and_compliance_are_improved_continually = Duty(
    id="52.2-2",
    cite=art(52, 2),
    title="持续优化技术服务、增强安全合规能力|Service and compliance are improved continually",
    binds=SERVICE,
    quote="持续优化技术服务水平，增强安全合规管理能力",
    earlier=(in_draft("45.2b", "持续优化技术服务水平，增强安全合规管理能力"),),
    shape=Holds(
        each=projects,
        when=_term.end(pl.max_horizontal(_improved, FintechProject.registered_on.col)) >= ON,
        says="在间隔内评估并优化过服务和合规管理|service and compliance were reviewed and improved within the interval",
        uses=(IMPROVEMENT_MONTHS,),
    ),
    evidence="服务优化和合规评估记录|Records of the review and of what was improved",
    remedy="评估项目的服务和合规管理，落实改进并登记日期|Review service and compliance of the project, improve them, record the day",
)
