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
    """Education of the whole staff on security; one that is held in batches is one row, counted when it has ended."""

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
    improved_on = c.date(
        "最近服务优化与合规评估日期|Service and compliance last reviewed on",
        note="信息技术系统服务机构填写（第五十二条第二款）|For IT-system service institutions (article 52(2))",
    )


class LinkedParty(Ledger, title="关联主体|Linked parties", articles="8"):
    """For core institutions: those linked to their systems and networks."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("主体编号|Party code", example="GL-001")
    name = c.text("名称|Name", required=True)
    from_on = c.date("关联起始日|Linked from")
    until_on = c.date("关联终止日|Linked until", note="终止日当日不再关联|No longer linked on the day itself")


class PartyGuidance(Ledger, title="关联主体指导督促|Guidance of linked parties", articles="8"):
    """For core institutions: each time a linked party was guided and urged to strengthen its security."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("记录编号|Record code", example="ZD-2026-001")
    party = c.ref(LinkedParty, "关联主体|Party", required=True)
    guided_on = c.date("指导督促日期|Guided on")
    subject = c.text("内容|Subject")


class IndustryProject(Ledger, title="行业工作|Work for the industry", articles="51 53 56"):
    """Infrastructure and support work for the industry; what an association does to promote and to guide."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("编号|Code", example="HJ-01")
    name = c.text("名称|Name")
    kind = c.choice(
        "类型|Kind",
        {
            "infrastructure": "行业信息基础设施|Infrastructure for the industry",
            "support": "监管支撑工作|Regulatory support",
            "innovation": "引导技术创新与应用|Promoting innovation",
            "award": "科技奖励|Awards for science and technology",
            "guidance": "引导信息技术系统服务机构|Guiding IT-system service institutions",
        },
    )
    held_on = c.date("开展日期|Carried out on", note="协会工作必填|Needed for the work of associations")
    own_security_first = c.flag("已保障本机构安全|Own security assured first")
    serves_industry = c.flag("为行业统筹提供服务|Serves the industry as a whole")
    applied_on = c.date("申请日期|Applied on")
    resourced = c.flag("资源充足、制度流程完善|Resourced, with sound procedures")
    independent = c.flag("工作专业、独立、有公信力|Professional, independent and credible")
