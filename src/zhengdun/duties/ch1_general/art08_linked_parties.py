"""第八条 互联技术规则 — rules for secure interconnection; guidance of those linked to the institution's systems."""

from __future__ import annotations

from zhengdun.kit.binding import CORE
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import months
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import in_force, rows
from zhengdun.kit.shapes.existence import documented
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.law import art
from zhengdun.ledger.tables.people import LinkedParty, PartyGuidance

GUIDANCE_MONTHS = internal_standard(
    "linked_party_guidance_months",
    "指导督促关联主体的间隔（“加强指导，督促”）|interval of guidance of linked parties (加强指导，督促)",
    unit="个月|months",
    cite=art(8),
    default=12,
    why="建议值：每年一次，与年度专项评估同步；本办法未定间隔"
    "|A suggestion: once a year, in step with the yearly assessment; the Measures set no interval",
)

linked_parties = rows(LinkedParty, in_force(LinkedParty.from_on, LinkedParty.until_on))

interconnection_rules_are_in_force = Duty(
    id="8a",
    cite=art(8),
    title="制定安全互联技术规则|Technical rules for secure interconnection are in force",
    binds=CORE,
    quote="依法制定保障市场相关主体与本机构信息系统安全互联的技术规则",
    earlier=(in_draft("8a", "依法制定保障市场相关主体与本机构信息系统安全互联的技术规则"),),
    shape=documented("interconnection_rules"),
    evidence="互联技术规则文本及现行版本|The rules and their current version",
    remedy="制定并发布安全互联技术规则，登记批准日期|Make and publish the rules; record the day of approval",
)

linked_parties_are_guided = Duty(
    id="8b",
    cite=art(8),
    title="指导督促每个关联主体强化安全管理|Every linked party is guided and urged to strengthen its security",
    binds=CORE,
    quote="对与本机构信息系统和网络通信设施相关联主体加强指导，督促其强化网络和信息安全管理",
    earlier=(in_draft("8b", "对与本机构信息系统和网络通信设施相关联主体加强指导，督促其强化网络安全管理"),),
    shape=Regularly(
        each=linked_parties,
        of=rows(PartyGuidance),
        on=PartyGuidance.guided_on,
        every=months(GUIDANCE_MONTHS),
        since=LinkedParty.from_on,
    ),
    evidence="指导、督促记录|Records of guidance",
    remedy="对该关联主体开展指导督促，并在“关联主体指导督促”登记日期|Guide the party and record the day under Guidance of linked parties",
)
