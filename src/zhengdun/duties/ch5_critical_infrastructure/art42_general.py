"""第四十二条 关基保护总则 — measures, money, and safe and steady operation."""

from __future__ import annotations

from zhengdun.kit.binding import CII
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.nouns import critical_assets
from zhengdun.kit.shapes.attested import Attested
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.existence import documented
from zhengdun.law import art
from zhengdun.ledger.tables.cii import CiiAsset

protection_of_infrastructure_is_documented = Duty(
    id="42-1",
    cite=art(42),
    title="关基安全保护制度|Policies for protecting critical infrastructure",
    binds=CII,
    quote="强化安全管理措施、技术防护及其他必要手段",
    earlier=(in_draft("36a", "开展关键信息基础设施安全保护工作"),),
    shape=documented("cii_protection"),
    evidence="关键信息基础设施安全保护制度|The policies for protecting the infrastructure",
    remedy="制定、批准关键信息基础设施安全保护制度，写明管理措施和技术防护"
    "|Draw up and approve the policies; say what is managed and how it is protected",
)

infrastructure_is_funded = Duty(
    id="42-2",
    cite=art(42),
    title="每个关基的经费有保障|Every piece of critical infrastructure is funded",
    binds=CII,
    quote="保障经费投入",
    shape=Holds(each=critical_assets, when=CiiAsset.funded.col, says="经费有保障|the money for it is secured"),
    evidence="预算和批复文件|The budget and its approval",
    remedy="将该关键信息基础设施的安全保护经费列入预算|Put the money for protecting it into the budget",
)

infrastructure_runs_safely = Duty(
    id="42-3",
    cite=art(42),
    title="关基安全稳定运行，数据完整、保密、可用|Infrastructure runs safely; data whole, confidential and available",
    binds=CII,
    quote="确保关键信息基础设施安全稳定运行，维护数据的完整性、保密性和可用性",
    earlier=(in_draft("36b", "保障关键信息基础设施安全稳定运行，维护数据的完整性、保密性和可用性"),),
    shape=Attested(topic="42-3"),
    evidence="运行和数据安全评估报告|Reports on operation and the security of data",
    remedy="评估运行情况和数据的完整性、保密性、可用性，由责任人声明并附报告"
    "|Assess the operation and the data; a responsible person states the result and names the report",
)
