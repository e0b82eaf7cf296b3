"""第十一条 牵头部门 — the department that leads, and the three tasks that are its own.

That the tasks are assigned is one thing, that the plans and drills are really its own another: the latter is
judged by the law of the day on which the plan was approved or the drill ended.
"""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.nouns import institutions
from zhengdun.kit.rows import in_force, rows, via
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.existence import Has
from zhengdun.law import art
from zhengdun.ledger.tables.emergency import Drill, EmergencyPlan
from zhengdun.ledger.tables.governance import LeadDepartment

lead_departments = rows(LeadDepartment, in_force(LeadDepartment.from_on, LeadDepartment.until_on))
any_lead_department = rows(LeadDepartment)
plans_and_their_makers = rows(EmergencyPlan, in_force(EmergencyPlan.approved_on, EmergencyPlan.repealed_on)).beside(
    any_lead_department, LeadDepartment.from_on, LeadDepartment.until_on
)
own_drills_and_their_organisers = rows(Drill, Drill.kind.col == "own").beside(
    any_lead_department, LeadDepartment.from_on, LeadDepartment.until_on
)


def _led_on(day: pl.Expr) -> pl.Expr:
    """Whether the department beside the row was the lead department on ``day``; unknown where none is named."""
    start, end = via(LeadDepartment.from_on), via(LeadDepartment.until_on)
    return (start <= day) & (end.is_null() | (day < end))


lead_department_is_designated = Duty(
    id="11",
    cite=art(11),
    title="指定或者设立牵头部门|A lead department is designated or set up",
    binds=CORE | OPERATING,
    quote="应当指定或者设立网络和信息安全工作牵头部门或者机构",
    earlier=(in_draft("11a", "应当指定网络安全工作牵头部门或者机构"),),
    shape=Has(each=institutions, of=lead_departments, what="现任牵头部门|lead departments at present"),
    evidence="指定或者设立牵头部门的文件、部门职责|The document that designates it, and its tasks",
    remedy="发文指定或者设立牵头部门，并登记起始日|Designate or set up the department by a document; record from when",
)

lead_department_manages_systems = Duty(
    id="11a",
    cite=art(11),
    title="牵头部门管理重要信息系统和基础设施|The lead department manages important systems and infrastructure",
    binds=CORE | OPERATING,
    quote="负责管理重要信息系统和相关基础设施",
    earlier=(in_draft("11b", "负责管理重要信息系统和相关基础设施"),),
    shape=Has(
        each=institutions,
        of=lead_departments.where(LeadDepartment.manages_systems.col),
        what="负责管理重要信息系统和相关基础设施的牵头部门"
        "|lead departments that manage important systems and infrastructure",
    ),
    evidence="部门职责文件|The tasks of the department",
    remedy="在部门职责中写明该项职责|Put the task into the tasks of the department",
)

lead_department_is_to_make_plans = Duty(
    id="11b-1",
    cite=art(11),
    title="牵头部门负责制定应急预案|Emergency plans are the lead department's task",
    binds=CORE | OPERATING,
    quote="制定网络安全应急预案",
    earlier=(in_draft("11c", "制定网络安全应急预案"),),
    shape=Has(
        each=institutions,
        of=lead_departments.where(LeadDepartment.makes_plans.col),
        what="负责制定应急预案的牵头部门|lead departments that make the emergency plans",
    ),
    evidence="部门职责文件|The tasks of the department",
    remedy="在部门职责中写明该项职责|Put the task into the tasks of the department",
)

plans_are_made_by_the_lead_department = Duty(
    id="11b-2",
    cite=art(11),
    title="现行应急预案由牵头部门制定|The emergency plans in force were made by the lead department",
    binds=CORE | OPERATING,
    quote="制定网络安全应急预案",
    earlier=(in_draft("11d", "制定网络安全应急预案"),),
    shape=Holds(
        each=plans_and_their_makers,
        when=_led_on(EmergencyPlan.approved_on.col),
        says="批准之日，制定部门为牵头部门|made by the department that led on the day of approval",
        at=EmergencyPlan.approved_on,
    ),
    evidence="预案署名|The department named on the plan",
    remedy="由牵头部门修订并重新批准预案，登记制定部门|Have the lead department revise the plan and approve it anew; record who made it",
)

lead_department_is_to_organise_drills = Duty(
    id="11c-1",
    cite=art(11),
    title="牵头部门负责组织应急演练|Drills are the lead department's task",
    binds=CORE | OPERATING,
    quote="组织应急演练",
    earlier=(in_draft("11e", "组织应急演练"),),
    shape=Has(
        each=institutions,
        of=lead_departments.where(LeadDepartment.organises_drills.col),
        what="负责组织应急演练的牵头部门|lead departments that organise the drills",
    ),
    evidence="部门职责文件|The tasks of the department",
    remedy="在部门职责中写明该项职责|Put the task into the tasks of the department",
)

drills_are_organised_by_the_lead_department = Duty(
    id="11c-2",
    cite=art(11),
    title="本机构演练由牵头部门组织|Own drills were organised by the lead department",
    binds=CORE | OPERATING,
    quote="组织应急演练",
    earlier=(in_draft("11f", "组织应急演练"),),
    shape=Holds(
        each=own_drills_and_their_organisers,
        when=_led_on(Drill.ended_on.col),
        says="演练结束之日，组织部门为牵头部门|organised by the department that led on the day the drill ended",
        at=Drill.ended_on,
    ),
    evidence="演练通知、演练报告|The notice and the report of the drill",
    remedy="今后演练由牵头部门组织；未登记组织部门的补登|Let the lead department organise the next drill; record the organiser where it is blank",
)
