"""第九条第一款 治理架构、制度体系、四项机制 — governance, policies, mechanisms of core and operating institutions."""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012, in_draft
from zhengdun.kit.shapes.attested import Attested
from zhengdun.kit.shapes.existence import documented
from zhengdun.law import art

it_governance_is_in_place = Duty(
    id="9.1a",
    cite=art(9, 1),
    title="信息技术治理架构|An IT governance structure",
    binds=CORE | OPERATING,
    quote="应当具有完善的信息技术治理架构",
    earlier=(
        in_draft("9.1a", "应当具有完善的信息技术治理架构"),
        in_2012("16a", "应当建立完善的信息技术治理架构"),
    ),
    shape=documented("it_governance"),
    evidence="治理架构文件、委员会章程|The governance structure, charters of the committees",
    remedy="批准治理架构文件，写明决策、管理、执行、监督各由谁负责|Approve a governance structure that says who decides, manages, executes and supervises",
)

security_policies_are_in_force = Duty(
    id="9.1b",
    cite=art(9, 1),
    title="网络和信息安全管理制度体系|Security management policies",
    binds=CORE | OPERATING,
    quote="健全网络和信息安全管理制度体系",
    earlier=(in_draft("9.1b", "健全网络安全管理制度体系"),),
    shape=documented("security_policy"),
    evidence="制度清单及现行版本|The list of policies and their current versions",
    remedy="批准安全管理制度，并在“制度文件”登记批准日期|Approve the policies and record the day of approval under Documents",
)

four_mechanisms_are_established = Duty(
    id="9.1c",
    cite=art(9, 1),
    title="决策、管理、执行、监督四项机制|Mechanisms to decide, manage, execute and supervise",
    binds=CORE | OPERATING,
    quote="建立内部决策、管理、执行和监督机制",
    earlier=(
        in_draft("9.1c", "建立内部决策、管理、执行和监督机制"),
        in_2012("16b", "明确信息技术决策、管理、执行和内部监督的权责机制"),
    ),
    shape=documented("decision_mechanism", "management_mechanism", "execution_mechanism", "supervision_mechanism"),
    evidence="四项机制的文件|The documents of the four mechanisms",
    remedy="补齐缺少的机制；一份文件规定几项机制的，每项各登记一行|Add the mechanism that is missing; where one document sets up several, record a row for each",
)

management_capability_fits_the_business = Duty(
    id="9.1d",
    cite=art(9, 1),
    title="管理能力与业务规模、复杂程度相匹配|Management capability fits the scale and complexity of the business",
    binds=CORE | OPERATING,
    quote="确保网络和信息安全管理能力与业务活动规模、复杂程度相匹配",
    earlier=(in_draft("9.1d", "确保网络安全管理能力与信息化发展水平相匹配"),),
    shape=Attested(topic="9.1d"),
    evidence="管理能力与业务匹配性的自评报告|A self-assessment of capability against the business",
    remedy="对照业务规模和复杂程度开展自评，由责任人声明并附报告|Assess capability against the business; a responsible person states the result and names the report",
)
