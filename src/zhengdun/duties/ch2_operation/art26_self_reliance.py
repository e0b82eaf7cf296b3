"""第二十六条 自主可控 — custody of programs and sources, in-house development, innovation, commercial cryptography."""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012, in_draft
from zhengdun.kit.limits import months
from zhengdun.kit.nouns import important_systems, systems
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.attested import Attested
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.existence import Has, documented
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.law import art
from zhengdun.ledger.tables.systems import CryptographyEvaluation, SourceCustody, System

EVALUATION_MONTHS = internal_standard(
    "cryptography_evaluation_months",
    "“按照国家有关要求”开展商用密码应用安全性评估的间隔|interval of cryptography evaluations “as the State asks”",
    unit="个月|months",
    cite=art(26, 3),
    default=12,
    why="《商用密码管理条例》第三十八条：每年至少一次|Regulations on Commercial Cryptography, article 38: at least once a year",
)

# 等 leaves the list open; the six kinds that it names are judged.
systems_of_the_six_kinds = important_systems.where(
    System.kind.col.is_in(["trading", "quotation", "account", "clearing", "risk", "communication"])
)
custody_of_the_six_kinds = rows(SourceCustody).of(systems_of_the_six_kinds)
systems_under_cryptography = systems.where(System.cii.col, System.cryptography_required.col)

six_kinds_are_in_custody = Duty(
    id="26.1-1",
    cite=art(26, 1),
    title="六类重要信息系统的程序和源代码均有保管登记|Programs and sources of the six kinds of systems are in custody",
    binds=CORE,
    quote="应当对交易、行情、开户、结算、风控、通信等重要信息系统具有自主开发能力，掌握执行程序和源代码并安全可靠存放",
    earlier=(in_2012("14a", "拥有执行程序和源代码并安全可靠存放"),),
    shape=Has(each=systems_of_the_six_kinds, of=rows(SourceCustody), what="源代码保管登记|records of custody"),
    evidence="源代码保管登记|The register of custody",
    remedy="登记该系统执行程序和源代码的保管情况|Record how the system's programs and sources are kept",
)

core_institution_can_develop_the_six_kinds = Duty(
    id="26.1-2",
    cite=art(26, 1),
    title="对六类重要信息系统具有自主开发能力|The core institution can develop the six kinds of systems itself",
    binds=CORE,
    quote="等重要信息系统具有自主开发能力",
    earlier=(in_2012("14b", "应当对交易、行情、开户、结算、风控、通信等重要信息系统具有自主开发能力"),),
    shape=Holds(
        each=custody_of_the_six_kinds,
        when=SourceCustody.can_develop.col,
        says="具有自主开发能力|able to develop it itself",
    ),
    evidence="自主开发能力证明|Proof of the ability to develop it",
    remedy="建设或者收回该系统的自主开发能力|Build up or take back the ability to develop it",
)

executables_and_sources_are_held_and_safe = Duty(
    id="26.1-3",
    cite=art(26, 1),
    title="掌握执行程序和源代码并安全可靠存放|Executables and sources are held and safely stored",
    binds=CORE,
    quote="掌握执行程序和源代码并安全可靠存放",
    earlier=(in_2012("14c", "拥有执行程序和源代码并安全可靠存放"),),
    shape=Holds(
        each=custody_of_the_six_kinds,
        when=SourceCustody.holds_executable.col & SourceCustody.holds_source.col & SourceCustody.stored_safely.col,
        says="掌握执行程序、掌握源代码、安全可靠存放|holds the executable, holds the source, stores them safely",
    ),
    evidence="源代码保管登记、核验记录|The register of custody, records of checks",
    remedy="取得执行程序和源代码，安全可靠存放|Obtain the executable and the source and store them safely",
)

development_plan_is_documented = Duty(
    id="26.2-1",
    cite=art(26, 2),
    title="自主研发能力建设有计划|A plan for in-house development",
    binds=OPERATING,
    quote="应当根据自身发展需要，加强自主研发能力建设",
    earlier=(in_draft("21a", "应当加强自主研发能力建设", binds=CORE | OPERATING, asks="more"),),
    shape=documented("research_plan"),
    evidence="自主研发计划|The plan",
    remedy="结合自身发展需要制定并批准自主研发计划|Make and approve a plan that fits the institution's needs",
)

self_reliance_is_raised = Duty(
    id="26.2-2",
    cite=art(26, 2),
    title="持续提升自主可控能力|Self-reliance is raised continually",
    binds=OPERATING,
    quote="持续提升自主可控能力",
    earlier=(in_draft("21b", "持续提升自主可控能力", binds=CORE | OPERATING, asks="more"),),
    shape=Attested(topic="26.2-2"),
    evidence="责任人声明及自主可控进展证明|A responsible person's statement, with proof of progress",
    remedy="由责任人评估进展，附证据声明|Let a responsible person assess the progress and state it with evidence",
)

innovation_and_cryptography_are_planned = Duty(
    id="26.3-1",
    cite=art(26, 3),
    title="信息技术应用创新和商用密码应用有方案|Plans for application innovation and commercial cryptography",
    binds=CORE | OPERATING,
    quote="开展信息技术应用创新以及商用密码应用相关工作",
    earlier=(
        in_draft(
            "21c",
            "按照国家及中国证监会有关要求开展信息技术应用创新相关工作",
            title="信息技术应用创新有计划|A plan for application innovation",
            shape=documented("innovation_plan"),
            asks="less",
        ),
    ),
    shape=documented("innovation_plan", "cryptography_plan"),
    evidence="信息技术应用创新计划、商用密码应用方案|The two plans",
    remedy="制定并批准缺少的计划或者方案|Make and approve the plan that is missing",
)

cryptography_evaluations_are_passed = Duty(
    id="26.3-2",
    cite=art(26, 3),
    title="须用商用密码的关键系统通过商用密码应用安全性评估|Critical systems under commercial cryptography pass their evaluation",
    binds=CORE | OPERATING,
    quote="应当按照国家及中国证监会有关要求，开展信息技术应用创新以及商用密码应用相关工作",
    shape=Regularly(
        each=systems_under_cryptography,
        of=rows(CryptographyEvaluation, CryptographyEvaluation.passed.col),
        on=CryptographyEvaluation.evaluated_on,
        every=months(EVALUATION_MONTHS),
        since=System.online_on,
    ),
    evidence="商用密码应用安全性评估报告|Reports of evaluations",
    remedy="开展评估，整改后取得通过的结论|Have the system evaluated; mend what fails until it passes",
)
