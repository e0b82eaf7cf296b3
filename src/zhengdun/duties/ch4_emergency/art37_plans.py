"""第三十七条 应急预案 — emergency plans: on what they rest, what they state, what they cover."""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.nouns import institutions
from zhengdun.kit.rows import in_force, rows, via
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.existence import Covers, Has
from zhengdun.law import art
from zhengdun.ledger.columns import facts
from zhengdun.ledger.tables.emergency import BusinessImpactAnalysis, EmergencyPlan

plans_in_force = rows(EmergencyPlan, in_force(EmergencyPlan.approved_on, EmergencyPlan.repealed_on))
plans_and_analyses = plans_in_force.beside(rows(BusinessImpactAnalysis), BusinessImpactAnalysis.analysed_on)

there_is_an_emergency_plan = Duty(
    id="37a-1",
    cite=art(37),
    title="已建立网络安全应急预案|An emergency plan is in force",
    binds=CORE | OPERATING,
    quote="建立健全网络安全应急预案",
    earlier=(in_draft("31a", "建立健全网络安全应急预案"),),
    shape=Has(each=institutions, of=plans_in_force, what="现行应急预案|emergency plan in force"),
    evidence="批准的应急预案|The approved plan",
    remedy="制定并批准网络安全应急预案|Make and approve an emergency plan",
)

plans_rest_on_a_business_impact_analysis = Duty(
    id="37a-2",
    cite=art(37),
    title="应急预案以业务影响分析为依据|Emergency plans rest on a business impact analysis",
    binds=CORE | OPERATING,
    quote="根据业务影响分析情况",
    earlier=(in_draft("31b", "根据业务影响分析情况"),),
    shape=Holds(
        each=plans_and_analyses,
        when=via(BusinessImpactAnalysis.analysed_on) <= EmergencyPlan.approved_on.col,
        says="所依据的业务影响分析不晚于预案批准|the business impact analysis comes no later than the approval of the plan",
    ),
    evidence="业务影响分析报告、预案|The analysis and the plan",
    remedy="先做业务影响分析，再据以修订预案，并在预案中登记所依据的分析|Analyse the impact on business first, revise the plan on it, and record on which analysis it rests",
)

plans_state_their_goals = Duty(
    id="37b-1",
    cite=art(37),
    title="应急预案明确应急目标|Emergency plans state their goals",
    binds=CORE | OPERATING,
    quote="明确应急目标、应急组织和处置流程",
    earlier=(in_draft("31c", "明确应急目标、应急组织和处置流程"),),
    shape=Holds(
        each=plans_in_force,
        when=EmergencyPlan.states_goals.col,
        says="预案明确应急目标|the plan states its goals",
    ),
    evidence="预案中关于应急目标的章节|The part of the plan on its goals",
    remedy="在预案中补充应急目标并重新批准|Add the goals to the plan and approve it anew",
)

plans_state_their_organisation = Duty(
    id="37b-2",
    cite=art(37),
    title="应急预案明确应急组织|Emergency plans state the organisation",
    binds=CORE | OPERATING,
    quote="明确应急目标、应急组织和处置流程",
    earlier=(in_draft("31d", "明确应急目标、应急组织和处置流程"),),
    shape=Holds(
        each=plans_in_force,
        when=EmergencyPlan.states_organisation.col,
        says="预案明确应急组织|the plan states the organisation",
    ),
    evidence="预案中关于应急组织的章节|The part of the plan on the organisation",
    remedy="在预案中补充应急组织及其职责并重新批准|Add the organisation and its tasks to the plan and approve it anew",
)

plans_state_the_process = Duty(
    id="37b-3",
    cite=art(37),
    title="应急预案明确处置流程|Emergency plans state the process",
    binds=CORE | OPERATING,
    quote="明确应急目标、应急组织和处置流程",
    earlier=(in_draft("31e", "明确应急目标、应急组织和处置流程"),),
    shape=Holds(
        each=plans_in_force,
        when=EmergencyPlan.states_process.col,
        says="预案明确处置流程|the plan states the process",
    ),
    evidence="预案中关于处置流程的章节|The part of the plan on the process",
    remedy="在预案中补充处置流程并重新批准|Add the process to the plan and approve it anew",
)

plans_cover_the_four_scenes = Duty(
    id="37c",
    cite=art(37),
    title="应急场景覆盖四类情形|Emergency plans cover the four kinds of scene",
    binds=CORE | OPERATING,
    quote="应急场景应当覆盖网络安全事件、自然灾害和公共卫生事件、本机构网络和信息安全相关重大人事变动、主要信息技术系统服务机构退出等情形",
    earlier=(
        in_draft(
            "31f", "应急场景应当覆盖网络安全事件和自然灾害突发、重大人事变动、信息技术服务机构退出等情形", asks="less"
        ),
    ),
    shape=Covers(
        each=institutions,
        items=facts(EmergencyPlan.scenarios).choices,
        of=plans_in_force,
        by=EmergencyPlan.scenarios,
    ),
    evidence="各现行预案的场景清单|The scenes of all plans in force",
    remedy="为缺少的场景制定预案或者补充章节|Make a plan, or add a part to one, for the scene that is missing",
)
