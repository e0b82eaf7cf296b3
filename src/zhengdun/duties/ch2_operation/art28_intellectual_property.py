"""第二十八条 知识产权保护 — a policy, no infringement, protection of one's own rights."""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.rows import ON, rows
from zhengdun.kit.shapes.attested import Attested
from zhengdun.kit.shapes.conditions import Never
from zhengdun.kit.shapes.existence import documented
from zhengdun.law import art
from zhengdun.ledger.tables.content import SoftwareLicence

software_in_use = rows(
    SoftwareLicence, SoftwareLicence.in_use_until.col.is_null() | (SoftwareLicence.in_use_until.col > ON)
)

# A blank day of expiry is a licence without end.
_expired = (SoftwareLicence.expires_on.col < ON).fill_null(value=False)

intellectual_property_policy_is_documented = Duty(
    id="28-1",
    cite=art(28),
    title="制定知识产权保护策略和制度|A policy on intellectual property",
    binds=CORE | OPERATING,
    quote="制定知识产权保护策略和制度",
    earlier=(in_draft("22a", "制定知识产权保护策略和制度"),),
    shape=documented("intellectual_property"),
    evidence="知识产权保护策略和制度|The policy",
    remedy="制定并批准知识产权保护策略和制度|Make and approve the policy",
)

software_is_used_with_a_licence = Duty(
    id="28-2",
    cite=art(28),
    title="不使用无许可的软件|No software is used without a licence",
    binds=CORE | OPERATING,
    quote="不侵犯他人的知识产权",
    earlier=(in_draft("22b", "不侵犯他人的知识产权"),),
    shape=Never(
        each=software_in_use,
        when=~SoftwareLicence.licensed.col | _expired,
        says="不得使用未取得许可或者许可已到期的软件|no software in use without a licence or after its expiry",
    ),
    evidence="软件许可清单、许可证明|The list of licences and their proof",
    remedy="取得或者续期许可，否则停用该软件|Obtain or renew the licence, or stop using the software",
)

own_intellectual_property_is_protected = Duty(
    id="28-3",
    cite=art(28),
    title="保护本机构自主知识产权|The institution's own intellectual property is protected",
    binds=CORE | OPERATING,
    quote="采取有效措施保护本机构自主知识产权",
    earlier=(in_draft("22c", "采取有效措施保护本机构自主知识产权"),),
    shape=Attested(topic="28-3"),
    evidence="责任人声明及权属登记、保护措施证明|A responsible person's statement, with registrations and measures",
    remedy="由责任人核实保护措施，附证据声明|Let a responsible person verify the measures and state it with evidence",
)
