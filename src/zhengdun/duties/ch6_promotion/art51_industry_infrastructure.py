"""第五十一条 行业信息基础设施 — who builds for the industry secures itself first, and serves the whole industry."""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.law import art
from zhengdun.ledger.tables.people import IndustryProject

industry_infrastructure = rows(IndustryProject, IndustryProject.kind.col == "infrastructure")

own_security_comes_first = Duty(
    id="51-1",
    cite=art(51),
    title="建设行业设施时本机构安全已有保障|Whoever builds for the industry has its own security assured",
    binds=CORE | OPERATING,
    quote="应当在保障本机构网络和信息安全的前提下",
    earlier=(in_draft("44a", "应当在保障本机构网络安全的前提下"),),
    shape=Holds(
        each=industry_infrastructure,
        when=IndustryProject.own_security_first.col,
        says="已保障本机构网络和信息安全|the institution's own security is assured",
    ),
    evidence="建设方案中关于本机构安全的评估|The assessment of own security in the plan of the project",
    remedy="评估并保障本机构安全后再推进该项目|Assess and assure own security before the project goes on",
)

infrastructure_serves_the_industry = Duty(
    id="51-2",
    cite=art(51),
    title="行业设施为行业统筹提供服务|Infrastructure for the industry serves it as a whole",
    binds=CORE | OPERATING,
    quote="为行业统筹提供服务",
    earlier=(in_draft("44b", "为行业统筹提供服务"),),
    shape=Holds(
        each=industry_infrastructure,
        when=IndustryProject.serves_industry.col,
        says="为行业统筹提供服务|it serves the industry as a whole",
    ),
    evidence="服务方案、接入情况|The plan of the service, who is connected",
    remedy="在方案中落实面向行业的统筹服务|Provide in the plan for service to the industry as a whole",
)
