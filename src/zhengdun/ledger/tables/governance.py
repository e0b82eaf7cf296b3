"""Posts, departments, documents, statements, money (articles 9–13)."""

from __future__ import annotations

from zhengdun.ledger import columns as c
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.institution import Institution

DOCUMENT_KINDS = {
    "security_framework": "网络和信息安全防护体系文件|Protection framework",
    "it_governance": "信息技术治理架构文件|IT governance structure",
    "security_policy": "网络和信息安全管理制度|Security management policies",
    "decision_mechanism": "决策机制|Decision mechanism",
    "management_mechanism": "管理机制|Management mechanism",
    "execution_mechanism": "执行机制|Execution mechanism",
    "supervision_mechanism": "监督机制|Supervision mechanism",
    "coordination_mechanism": "协调和决策机制（保障责任人履职）|Coordination mechanism for the responsible persons",
    "service_mechanism": "与所提供产品服务相适应的管理机制|Management mechanism fitting the products and services",
    "monitoring_mechanism": "监测预警机制|Monitoring and early-warning mechanism",
    "supplier_management": "供应商管理机制|Supplier management mechanism",
    "admission_standard": "产品和服务准入标准|Admission standard for products and services",
    "supplier_contingency": "供应商应急处置机制|Contingency mechanism for suppliers",
    "content_review": "信息发布审核机制|Content review mechanism",
    "research_plan": "自主研发计划|In-house development plan",
    "innovation_plan": "信息技术应用创新计划|IT application innovation plan",
    "cryptography_plan": "商用密码应用方案|Commercial cryptography plan",
    "intellectual_property": "知识产权保护策略和制度|Intellectual property policy",
    "emergency_mechanism": "应急处置机制|Emergency handling mechanism",
    "test_cases": "测试用例与测试数据|Test cases and test data",
    "pi_system": "投资者个人信息保护体系|Personal information protection system",
    "pi_processing": "个人信息处理机制|Personal information: processing mechanism",
    "pi_protection": "个人信息安全防护机制|Personal information: protection mechanism",
    "pi_emergency": "个人信息应急处置机制|Personal information: emergency mechanism",
    "pi_audit": "个人信息审计监督机制|Personal information: audit mechanism",
    "interconnection_rules": "安全互联技术规则|Technical rules for secure interconnection",
    "cii_protection": "关键信息基础设施安全保护制度|CII protection policies",
    "talent_mechanism": "人才培养机制|Mechanism for training talent",
    "training_plan": "网络和信息安全培训计划（行业协会）|Training plan of an industry association",
    "support_policy": "监管支撑工作制度|Policies for regulatory support work",
    "other": "其他|Other",
}

ROLES = {
    "first_responsible": "网络和信息安全工作的第一责任人|First responsible person",
    "direct_responsible": "网络和信息安全工作的直接责任人|Directly responsible person",
    "security_manager": "安全管理人员|Security manager",
    "compliance_manager": "合规管理人员|Compliance manager",
    "pi_owner": "个人信息保护岗位|Personal information protection officer",
    "cii_manager": "关键信息基础设施管理责任人|Manager of critical information infrastructure",
    "cii_department_head": "关基专门安全管理机构负责人|Head of the CII security department",
    "other": "其他|Other",
}


class Staff(Ledger, title="人员|Staff", articles="9 12 44 54"):
    """People who work on network and information security."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("工号|Staff code", example="E0001")
    name = c.text("姓名|Name")
    department = c.text("部门|Department")
    position = c.text("岗位|Position")
    works_in_security = c.flag("网络和信息安全人员|Works in network and information security")
    full_time = c.flag(
        "专职从事网络和信息安全工作|Works in security full-time",
        note="现行办法不作要求，供与2022年征求意见稿比较|Not asked today; for comparison with the draft of 2022",
    )
    skill_evidence = c.text("专业知识和职业技能证明|Evidence of knowledge and skills", example="CISP 证书")
    skill_checked_on = c.date("能力核验日期|Skills verified on")
    fits_post = c.flag(
        "资质、经验、专业素质及职业道德符合岗位要求|Qualification, experience, skills and ethics fit the post"
    )
    joined_on = c.date("入职日期|Joined on")
    left_on = c.date("离职日期|Left on")


class Appointment(Ledger, title="责任人与岗位任命|Appointments", articles="9 10 30 44"):
    """Who holds which post, from when until when."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("任命编号|Appointment code", example="AP-01")
    role = c.choice("职责|Role", ROLES, required=True)
    person = c.ref(Staff, "人员|Person")
    is_principal = c.flag("为机构主要负责人|Is the principal of the institution")
    is_senior = c.flag(
        "为分管网络和信息安全工作的领导班子成员或者高级管理人员|Is the leader or senior manager in charge of security"
    )
    from_on = c.date("任职起始日|From", required=True)
    until_on = c.date(
        "任职终止日|Until",
        note="在任留空；终止日当日不再在任|Blank while in office; the day itself is out of office",
    )
    document = c.text("任命文件|Document of appointment")


class LeadDepartment(Ledger, title="牵头部门|Lead department", articles="11"):
    """The department or body that leads the work on network and information security."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("部门编号|Department code", example="IT01")
    name = c.text("部门名称|Name", required=True)
    manages_systems = c.flag("负责管理重要信息系统和相关基础设施|Manages important systems and infrastructure")
    makes_plans = c.flag("负责制定应急预案|Makes the emergency plans")
    organises_drills = c.flag("负责组织应急演练|Organises the drills")
    from_on = c.date("起始日|From", required=True)
    until_on = c.date("终止日|Until")


class Document(Ledger, title="制度文件|Documents", articles="3 8 9 10 18 22 25 26 28 30 39 54"):
    """Policies, mechanisms, plans: approved, in force, repealed."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("文件编号|Document code", example="ZD-001")
    kind = c.choice("文件类别|Kind", DOCUMENT_KINDS, required=True)
    title = c.text("文件名称|Title")
    version = c.text("版本|Version")
    approved_on = c.date("批准日期|Approved on")
    effective_on = c.date("施行日期|Effective on")
    reviewed_on = c.date("最近评审日期|Last reviewed on")
    repealed_on = c.date("废止日期|Repealed on")


class Meeting(Ledger, title="协调决策会议|Coordination meetings", articles="10"):
    """Meetings by which the coordination and decision mechanism works."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("会议编号|Meeting code", example="HY-2026-01")
    held_on = c.date("召开日期|Held on", required=True)
    topics = c.text("议题|Topics")
    chaired_by = c.ref(Staff, "主持人|Chaired by")
    minutes = c.text("纪要|Minutes")


class Budget(Ledger, title="人财投入|Budget and staffing", articles="12"):
    """Money and people by year."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    year = c.integer("年度|Year", unit="年|year", key=True, minimum=2000)
    it_spending = c.number("信息技术投入|IT spending", unit="万元|10,000 CNY")
    security_spending = c.number("网络和信息安全投入|Security spending", unit="万元|10,000 CNY")
    it_staff = c.integer("信息技术人员数|IT staff", unit="人|people")
    security_staff = c.integer("网络和信息安全人员数|Security staff", unit="人|people")


class Attestation(Ledger, title="责任人声明|Attestations", articles=""):
    """A responsible person's dated statement on a duty that no record can decide, with its evidence."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("声明编号|Attestation code", example="SM-001")
    duty = c.text("规则编号|Duty", required=True, example="9.1d")
    about = c.text("对象|Subject", note="对整个机构的声明留空|Blank where it is about the institution")
    stated_on = c.date("声明日期|Stated on", required=True)
    stated_by = c.ref(Staff, "声明人|Stated by")
    fulfilled = c.flag("声明已履行|States that the duty is fulfilled")
    evidence = c.text("证据|Evidence")
    valid_until = c.date("有效期至|Valid until")


class Waiver(Ledger, title="豁免登记|Waivers", articles=""):
    """A breach that the institution knowingly bears for a time; it never changes the verdict."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("豁免编号|Waiver code", example="HM-001")
    duty = c.text("规则编号|Duty", required=True, example="21.3a")
    about = c.text("对象|Subject")
    reason = c.text("理由|Reason", required=True)
    owner = c.ref(Staff, "负责人|Owner", required=True)
    granted_on = c.date("批准日期|Granted on", required=True)
    expires_on = c.date("失效日期|Expires on", required=True)
