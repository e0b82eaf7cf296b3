"""第五十三条第一款 监管支撑 — core institutions that applied for supporting the supervision."""

from __future__ import annotations

from zhengdun.kit.binding import CORE
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.rows import ON, rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.law import art
from zhengdun.ledger.tables.people import IndustryProject

support_applied_for = rows(
    IndustryProject,
    IndustryProject.kind.col == "support",
    (IndustryProject.applied_on.col <= ON).fill_null(value=False),
)

support_work_is_resourced = Duty(
    id="53.1b-1",
    cite=art(53, 1),
    title="监管支撑工作资源充足、制度流程完善|Support work is resourced, with sound procedures",
    binds=CORE,
    quote="相关核心机构应当保障充足的资源投入，完善内部管理制度和工作流程",
    earlier=(in_draft("46.1a", "相关核心机构应当保障充足的资源投入，完善内部管理制度和工作流程"),),
    shape=Holds(
        each=support_applied_for,
        when=IndustryProject.resourced.col,
        says="资源充足、制度流程完善|it is resourced, with sound procedures",
    ),
    evidence="人员和经费安排、监管支撑工作制度|Staffing and funds, the policies for support work",
    remedy="补足人员和经费，完善制度流程，核实后登记|Add people and money, mend the procedures, record the result",
)

support_work_is_independent = Duty(
    id="53.1b-2",
    cite=art(53, 1),
    title="监管支撑工作专业、独立、有公信力|Support work is professional, independent and credible",
    binds=CORE,
    quote="保证工作专业性、独立性和公信力",
    earlier=(in_draft("46.1b", "保证工作专业性、独立性和公信力"),),
    shape=Holds(
        each=support_applied_for,
        when=IndustryProject.independent.col,
        says="工作专业、独立、有公信力|the work is professional, independent and credible",
    ),
    evidence="回避和质量控制制度、独立性核查记录|Rules on conflicts of interest and quality, checks of independence",
    remedy="核查独立性和质量控制，消除利益冲突，核实后登记|Check independence and quality, remove conflicts of interest, record the result",
)
