"""Training, education, innovation, linked parties (articles 8, 51–56)."""

from __future__ import annotations

from zhengdun.ledger import columns as c
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.governance import Staff
from zhengdun.ledger.tables.institution import Institution


class Training(Ledger, title="人员培训|Training", articles="54"):
    """Training of staff by the institution, or of the trade by an association."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("培训编号|Training code", example="PX-2026-01")
    held_on = c.date("培训日期|Held on")
    topic = c.text("主题|Topic")
    attendees = c.integer("参加人数|Attendees", unit="人|people")
    teacher = c.ref(Staff, "讲师|Teacher")


class Education(Ledger, title="全员安全教育|Education of all staff", articles="55"):
    """Education of the whole staff on security."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("教育编号|Education code", example="JY-2026-01")
    held_on = c.date("教育日期|Held on")
    staff_total = c.integer("应参加人数|Staff in total", unit="人|people")
    staff_educated = c.integer("实际参加人数|Staff educated", unit="人|people")


class InvestorEducation(Ledger, title="投资者宣传教育|Education of investors", articles="55"):
    """Telling investors about security and its risks."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("活动编号|Event code", example="TJ-2026-01")
    held_on = c.date("活动日期|Held on")
    channel = c.text("方式|Channel")
    reveals_risk = c.flag("揭示风险|Reveals risks")


class FintechProject(Ledger, title="金融科技创新|Fintech innovation", articles="52 70"):
    """Innovation projects, as registered with the regulator."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("项目编号|Project code", example="CX-01")
    name = c.text("项目名称|Name")
    registered_on = c.date("登记日期|Registered on")
    compliant = c.flag("合规可控|Compliant and under control")


class LinkedParty(Ledger, title="关联主体|Linked parties", articles="8"):
    """For core institutions: those linked to their systems and networks, and the guidance given."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("主体编号|Party code", example="GL-001")
    name = c.text("名称|Name", required=True)
    guided_on = c.date("最近指导督促日期|Last guided on")


class IndustryProject(Ledger, title="行业基础设施|Industry infrastructure", articles="51 53"):
    """Industry-wide infrastructure and support work organised by the institution."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("编号|Code", example="HJ-01")
    name = c.text("名称|Name")
    kind = c.choice(
        "类型|Kind",
        {"infrastructure": "行业基础设施|Infrastructure", "support": "监管支撑工作|Regulatory support"},
    )
    own_security_first = c.flag("已保障本机构安全|Own security assured first")
    applied_on = c.date("申请日期|Applied on")
    resourced = c.flag("资源充足、制度流程完善|Resourced, with sound procedures")
