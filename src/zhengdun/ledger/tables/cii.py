"""Critical information infrastructure: posts, checks, reviews, assessments, purchases (articles 42–49)."""

from __future__ import annotations

from zhengdun.ledger import columns as c
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.governance import Appointment, Staff
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.systems import System


class CiiAsset(Ledger, title="关键信息基础设施|Critical information infrastructure", articles="42 44 45 46"):
    """Each piece of infrastructure that was identified as critical."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("关基编号|CII code", example="CII-01")
    name = c.text("名称|Name", required=True)
    systems = c.refs(System, "所含系统|Systems")
    identified_on = c.date("认定日期|Identified on")
    ended_on = c.date("不再属于关基之日|No longer critical from")
    manager = c.ref(Staff, "管理责任人|Manager", note="有多名的填一名|Where there are several, name one")
    funded = c.flag("经费有保障|Funded")
    changed_on = c.date("停运或者较大变化日期|Stopped or greatly changed on")
    change_reported_on = c.date("变化报告日期|Change reported on")


class CiiDepartment(Ledger, title="关基专门安全管理机构|CII security departments", articles="44"):
    """The body or department that was designated to protect the infrastructure."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("部门编号|Department code", example="GJB-01")
    name = c.text("部门名称|Name", required=True)
    document = c.text("指定文件|Document of designation")
    from_on = c.date("起始日|From", required=True)
    until_on = c.date("终止日|Until")


class KeyPost(Ledger, title="关键岗位|Key posts", articles="44"):
    """Key posts, who holds them, and the security background check: one row a holder."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("岗位编号|Post code", example="GJ-01")
    name = c.text("岗位名称|Name", required=True)
    identified_on = c.date("岗位认定日期|Identified as a key post on")
    heads_department = c.flag("为专门安全管理机构负责人|Heads the CII security department")
    holder = c.ref(Staff, "任职人员|Holder")
    from_on = c.date("任职起始日|From")
    until_on = c.date("任职终止日|Until")
    checked_on = c.date("安全背景审查日期|Background checked on")
    check_passed = c.flag("审查通过|Check passed")


class ResponsibilityReview(Ledger, title="关基责任考核|Responsibility reviews", articles="43"):
    """Whether the protection of the infrastructure counts in the reviews of the persons responsible."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("考核编号|Review code", example="KH-2026-01")
    year = c.integer("考核年度|Year", unit="年|year", minimum=2000)
    person = c.ref(Staff, "被考核人|Person")
    appointment = c.ref(
        Appointment,
        "所任职责（任命）|Post (appointment)",
        note="考核有任命的责任人时填写|For persons appointed to a post",
    )
    includes_cii = c.flag("纳入关基保护情况|Includes CII protection")
    reviewed_on = c.date("考核日期|Reviewed on")


class CiiGoLive(Ledger, title="关基投用前检测评估|CII checks before go-live", articles="45"):
    """New facilities: tested, assessed, passed, and only then put on line."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("编号|Code", example="TY-01")
    name = c.text("新建网络设施或者系统|New facility or system")
    system = c.ref(System, "系统|System", note="网络设施留空|Blank for network facilities")
    tested_on = c.date("安全检测日期|Tested on")
    assessed_on = c.date("风险评估日期|Risk assessed on")
    passed = c.flag("通过|Passed")
    online_on = c.date("上线日期|Online on")


class CiiAssessment(Ledger, title="关基年度检测评估|Yearly CII assessments", articles="46"):
    """The yearly test and risk assessment with its four parts."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("评估编号|Assessment code", example="GJP-2026")
    asset = c.ref(CiiAsset, "关基|CII", required=True)
    tested_on = c.date("安全检测日期|Tested on")
    assessed_on = c.date("风险评估日期|Risk assessed on")
    covers_operation = c.flag("含运行情况|Covers operation")
    covers_threats = c.flag("含面临的主要威胁|Covers threats")
    covers_risk = c.flag("含风险管理情况|Covers risk management")
    covers_emergency = c.flag("含应急处置情况|Covers emergency handling")


class CiiFinding(Ledger, title="关基评估问题|Findings of CII assessments", articles="46"):
    """Problems found by an assessment, until they are mended."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("问题编号|Finding code", example="WT-01")
    assessment = c.ref(CiiAssessment, "评估|Assessment", required=True)
    found_on = c.date("发现日期|Found on")
    mended_on = c.date("整改完成日期|Mended on")


class CiiPurchase(Ledger, title="关基采购|CII purchases", articles="47"):
    """Purchases of network products and services: pre-judged, and where needed filed for security review."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("采购编号|Purchase code", example="CG-01")
    product = c.text("网络产品或者服务|Network product or service")
    asset = c.ref(CiiAsset, "关基|CII")
    closely_related = c.flag("与关基密切相关|Closely related to the CII")
    purchased_on = c.date("采购日期|Purchased on")
    prejudged_on = c.date("风险预判日期|Risk pre-judged on")
    national_security = c.flag("可能影响国家安全|May affect national security")
    review_filed_on = c.date("申报网络安全审查日期|Security review applied for on")
    review_passed = c.flag("审查通过|Review passed")
