"""Data centres, systems, projects, classified protection, protective measures (articles 13, 14, 19, 26)."""

from __future__ import annotations

from zhengdun.clock.groups import GROUPS
from zhengdun.ledger import columns as c
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.institution import Institution

SESSION_GROUPS = {key: f"{zh}|{en}" for key, (zh, en) in GROUPS.items()}

SYSTEM_KINDS = {
    "trading": "交易|Trading",
    "quotation": "行情|Quotation",
    "account": "开户|Account opening",
    "clearing": "结算|Clearing",
    "risk": "风控|Risk control",
    "communication": "通信|Communication",
    "website": "网站与网上服务|Website and online services",
    "office": "办公与管理|Office and management",
    "other": "其他|Other",
}

QUALITIES = {
    "performance": "性能|Performance",
    "capacity": "容量|Capacity",
    "reliability": "可靠性|Reliability",
    "scalability": "扩展性|Scalability",
    "security": "安全性|Security",
}
"""The five that article 13 asks of every architecture."""

MEASURES = {
    "isolation": "网络隔离|Network isolation",
    "authentication": "用户认证|User authentication",
    "access_control": "访问控制|Access control",
    "policy": "策略管理|Policy management",
    "encryption": "数据加密|Data encryption",
    "tamper_proofing": "网站防篡改|Website tamper-proofing",
    "malware": "病毒木马防范|Protection against viruses and trojans",
    "intrusion": "非法入侵检测|Intrusion detection",
    "awareness": "网络安全态势感知|Situation awareness",
}


class DataCentre(Ledger, title="数据中心|Data centres", articles="13 20 49"):
    """The places where systems and backups stand."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("数据中心编号|Data centre code", example="DC1")
    name = c.text("名称|Name", required=True)
    city = c.text("城市|City")
    tier = c.choice(
        "与主中心的关系|Relation to the main centre",
        {"local": "本地（主中心）|Local (main)", "same_city": "同城|Same city", "remote": "异地|Remote"},
    )
    in_use_from = c.date("启用日期|In use from")
    in_use_until = c.date("停用日期|In use until")
    architecture_reviewed_on = c.date("架构评审日期|Architecture reviewed on")
    architecture_reviewed_for = c.choices("架构评审范围|Architecture reviewed for", QUALITIES)
    architecture_sound = c.flag("架构评审结论为合理、足够|Architecture found sound and sufficient")


class System(Ledger, title="信息系统|Systems", articles="13 15 18 20 21 26 71"):
    """Every information system; which of them are important (71(五)) is the institution's judgement."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("系统编号|System code", example="SYS001")
    name = c.text("系统名称|Name", required=True, example="集中交易系统")
    kind = c.choice("系统类别|Kind", SYSTEM_KINDS)
    incident_class = c.text(
        "事件分级系统类别|Class for grading incidents",
        example="集中竞价交易系统以外的实时交易系统",
        note="按分级规则的用语填写|In the words of the grading rules",
    )
    important = c.flag("重要信息系统|Important information system")
    cii = c.flag("关键信息基础设施|Critical information infrastructure")
    cryptography_required = c.flag(
        "依规定须用商用密码保护|Must be protected by commercial cryptography",
        note="《商用密码管理条例》第三十八条|Article 38 of the Regulations on Commercial Cryptography",
    )
    trading_records = c.flag(
        "保存客户委托、交易、登记、结算记录|Holds order, trade, registration or clearing records",
        note="依《证券法》《期货和衍生品法》保存不少于二十年|Kept 20 years under the Securities and the Futures Law",
    )
    trading_sessions = c.choices("服务的交易时段|Trading sessions served", SESSION_GROUPS)
    online_on = c.date("上线日期|Online on")
    offline_on = c.date("下线日期|Offline on")
    centre = c.ref(DataCentre, "主数据中心|Main data centre")
    active_active = c.flag("双活或者多活架构|Active-active architecture")
    continuity_proved_on = c.date("双活连续运行验证日期|Continuity of the active-active set-up proved on")
    architecture_reviewed_on = c.date("架构评审日期|Architecture reviewed on")
    architecture_reviewed_for = c.choices("架构评审范围|Architecture reviewed for", QUALITIES)
    architecture_sound = c.flag("架构评审结论为合理、足够|Architecture found sound and sufficient")


class Project(Ledger, title="信息化项目|Projects", articles="13"):
    """Projects, and when their security was planned, built and put to use."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("项目编号|Project code", example="XM-2026-01")
    name = c.text("项目名称|Name")
    system = c.ref(System, "系统|System")
    planned_on = c.date("规划（立项）日期|Planned on")
    built_on = c.date("建设完成日期|Built on")
    used_on = c.date("投入使用日期|In use on")
    security_planned_on = c.date("安全措施规划日期|Security planned on")
    security_built_on = c.date("安全措施建设完成日期|Security built on")
    security_used_on = c.date("安全措施投入使用日期|Security in use on")


class MlpsGrading(Ledger, title="等保定级备案|MLPS gradings", articles="14"):
    """Classified protection: the grade of each system and its record with the police."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    system = c.ref(System, "系统|System", key=True)
    level = c.integer("等级|Level", unit="级|level", minimum=1)
    graded_on = c.date("定级日期|Graded on")
    filing_number = c.text("备案编号|Record number")
    filed_on = c.date("备案日期|Filed on", note="填该等级的首次备案|The first filing of this grade")
    certificate_until = c.date("备案证明有效期至|Certificate valid until")


class MlpsEvaluation(Ledger, title="等级测评|MLPS evaluations", articles="14"):
    """Evaluations of graded systems by an evaluation body, and what was mended afterwards."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("测评编号|Evaluation code", example="CP-2026-01")
    system = c.ref(MlpsGrading, "已定级系统|Graded system", required=True)
    evaluated_on = c.date("测评日期|Evaluated on")
    result = c.choice(
        "测评结论|Result",
        {
            "conforms": "符合|Conforms",
            "mostly": "基本符合|Mostly conforms",
            "fails": "不符合|Does not conform",
        },
    )
    major_risks = c.integer("重大风险隐患数|Major risks", unit="个|risks")
    rectify_by = c.date("整改期限|Mend by")
    rectified_on = c.date("整改完成日期|Mended on")


class ProtectiveMeasure(Ledger, title="安全防护措施|Protective measures", articles="19"):
    """The nine kinds of technical measure that article 19 names."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("措施编号|Measure code", example="FH-01")
    kind = c.choice("措施类别|Kind", MEASURES, required=True)
    scope = c.text("覆盖范围|Scope")
    in_use_from = c.date("启用日期|In use from")
    in_use_until = c.date("停用日期|In use until")


class Attack(Ledger, title="网络攻击处置|Attacks handled", articles="19"):
    """Attacks that were detected, identified and blocked."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("攻击编号|Attack code", example="GJ-001")
    system = c.ref(System, "系统|System")
    detected_at = c.moment("发现时间|Detected at")
    identified_at = c.moment("识别时间|Identified at")
    blocked_at = c.moment("阻断时间|Blocked at")
    data_harmed = c.flag("造成数据泄露、损毁|Data leaked or damaged")


class SourceCustody(Ledger, title="源代码保管|Source-code custody", articles="26"):
    """Programs of core institutions' important systems and where they are kept: one row a program, as it stands now."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("保管编号|Custody code", example="YM-01")
    system = c.ref(System, "系统|System", required=True)
    can_develop = c.flag("具有自主开发能力|Able to develop it itself")
    holds_executable = c.flag("掌握执行程序|Holds the executable")
    holds_source = c.flag("掌握源代码|Holds the source")
    stored_safely = c.flag("安全可靠存放|Safely stored")
    version = c.text("版本|Version")
    checked_on = c.date("核验日期|Checked on")


class CryptographyEvaluation(Ledger, title="商用密码应用评估|Cryptography evaluations", articles="26"):
    """Security evaluations of commercial cryptography in use."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("密评编号|Evaluation code", example="MP-2026-01")
    system = c.ref(System, "系统|System", required=True)
    evaluated_on = c.date("评估日期|Evaluated on")
    passed = c.flag("通过|Passed")
