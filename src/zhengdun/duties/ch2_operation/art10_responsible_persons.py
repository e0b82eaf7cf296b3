"""第十条 第一责任人、直接责任人、协调和决策机制 — who is responsible, and how they are enabled to act."""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import months
from zhengdun.kit.nouns import institutions, kind_began, officers
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.attested import Attested
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.existence import Has, documented
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.law import art
from zhengdun.ledger.tables.governance import Appointment, Meeting

COORDINATION_MONTHS = internal_standard(
    "coordination_months",
    "协调和决策会议的间隔（条文未定）|interval between coordination meetings (left open)",
    unit="个月|months",
    cite=art(10, 2),
    default=12,
    why="年度专项评估、年报和下一年度计划（第五十九条）至少每年须决策一次"
    "|the yearly assessment, report and plan of article 59 call for decisions once a year at least",
)

first_responsible = officers.where(Appointment.role.col == "first_responsible")
directly_responsible = officers.where(Appointment.role.col == "direct_responsible")

one_person_is_first_responsible = Duty(
    id="10.1a-1",
    cite=art(10, 1),
    title="明确一名第一责任人|One first responsible person",
    binds=CORE | OPERATING,
    quote="应当明确主要负责人为本机构网络和信息安全工作的第一责任人",
    earlier=(in_draft("10.1a", "应当明确主要负责人为本机构网络安全第一责任人"),),
    shape=Has(
        each=institutions,
        of=first_responsible,
        what="在任的第一责任人|first responsible persons in office",
        at_least=1,
        at_most=1,
        counted=Appointment.person,
    ),
    evidence="明确第一责任人的文件|The document that names the first responsible person",
    remedy="任命第一责任人；多于一人的，终止多余的任命|Name one; where there are several, end all appointments but one",
)

first_responsible_person_is_the_principal = Duty(
    id="10.1a-2",
    cite=art(10, 1),
    title="第一责任人为主要负责人|The first responsible person is the principal",
    binds=CORE | OPERATING,
    quote="明确主要负责人为本机构网络和信息安全工作的第一责任人",
    earlier=(in_draft("10.1b", "明确主要负责人为本机构网络安全第一责任人"),),
    shape=Holds(
        each=first_responsible,
        when=Appointment.is_principal.col,
        says="第一责任人为本机构主要负责人|the first responsible person is the institution's principal",
    ),
    evidence="任命文件、主要负责人任职文件|The appointment, and the document that makes the person the principal",
    remedy="改由主要负责人担任第一责任人|Make the principal the first responsible person",
)

one_person_is_directly_responsible = Duty(
    id="10.1b-1",
    cite=art(10, 1),
    title="明确一名直接责任人|One directly responsible person",
    binds=CORE | OPERATING,
    quote="分管网络和信息安全工作的领导班子成员或者高级管理人员为直接责任人",
    earlier=(in_draft("10.1c", "分管科技工作的负责人为直接责任人"),),
    shape=Has(
        each=institutions,
        of=directly_responsible,
        what="在任的直接责任人|directly responsible persons in office",
        at_least=1,
        at_most=1,
        counted=Appointment.person,
    ),
    evidence="明确直接责任人的文件|The document that names the directly responsible person",
    remedy="任命直接责任人；多于一人的，终止多余的任命|Name one; where there are several, end all appointments but one",
)

directly_responsible_person_is_in_charge_of_security = Duty(
    id="10.1b-2",
    cite=art(10, 1),
    title="直接责任人分管网络和信息安全|The directly responsible person is the leader in charge of security",
    binds=CORE | OPERATING,
    quote="分管网络和信息安全工作的领导班子成员或者高级管理人员为直接责任人",
    earlier=(
        in_draft(
            "10.1d",
            "分管科技工作的负责人为直接责任人",
            title="直接责任人为分管科技工作的负责人|The directly responsible person is the head in charge of technology",
            shape=Attested(topic="2022-draft:10.1"),
        ),
    ),
    shape=Holds(
        each=directly_responsible,
        when=Appointment.is_senior.col,
        says="直接责任人为分管网络和信息安全工作的领导班子成员或者高级管理人员"
        "|the directly responsible person is the leader or senior manager in charge of security",
    ),
    evidence="任命文件、领导班子或者高级管理人员分工文件|The appointment, and the division of work among leaders",
    remedy="改由分管的领导班子成员或者高级管理人员担任|Make the leader or senior manager in charge directly responsible",
)

coordination_mechanism_is_documented = Duty(
    id="10.2-1",
    cite=art(10, 2),
    title="协调和决策机制|A mechanism for coordination and decisions",
    binds=CORE | OPERATING,
    quote="应当建立网络和信息安全工作协调和决策机制",
    earlier=(in_draft("10.2a", "应当建立网络安全工作协调和决策机制"),),
    shape=documented("coordination_mechanism"),
    evidence="机制文件|The document of the mechanism",
    remedy="批准协调和决策机制，写明两名责任人如何履职|Approve a mechanism that says how the two responsible persons act",
)

coordination_meetings_are_held = Duty(
    id="10.2-2",
    cite=art(10, 2),
    title="协调和决策机制实际运转|The mechanism for coordination and decisions is at work",
    binds=CORE | OPERATING,
    quote="保障第一责任人和直接责任人履行职责",
    earlier=(in_draft("10.2b", "保障网络安全第一责任人和直接责任人履行职责"),),
    shape=Regularly(
        each=institutions, of=rows(Meeting), on=Meeting.held_on, every=months(COORDINATION_MONTHS), since=kind_began
    ),
    evidence="会议纪要|Minutes of the meetings",
    remedy="召开协调决策会议并登记纪要|Hold a meeting and record its minutes",
)
