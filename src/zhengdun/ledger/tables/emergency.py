"""Vulnerabilities, plans, drills, incidents, reports, notices (articles 36–41)."""

from __future__ import annotations

from zhengdun.ledger import columns as c
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.governance import LeadDepartment
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.suppliers import Product
from zhengdun.ledger.tables.systems import System


class Vulnerability(Ledger, title="缺陷漏洞|Vulnerabilities", articles="36"):
    """Defects and holes found in products or services, until they are mended and reported."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("漏洞编号|Vulnerability code", example="LD-001")
    system = c.ref(System, "系统|System")
    product = c.ref(Product, "产品|Product")
    found_on = c.date("发现日期|Found on", required=True)
    verified_on = c.date("核实日期|Verified on")
    confirmed = c.flag("核实属实|Confirmed")
    fixed_on = c.date("加固整改完成日期|Mended on")
    major_impact = c.flag("可能对平稳运行产生较大影响|May considerably affect stable operation")
    reported_on = c.date("报告日期|Reported on")


class BusinessImpactAnalysis(Ledger, title="业务影响分析|Business impact analyses", articles="37"):
    """The analysis on which emergency plans rest."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("分析编号|Analysis code", example="BIA-2026")
    analysed_on = c.date("分析日期|Analysed on", required=True)
    scope = c.text("范围|Scope")


class EmergencyPlan(Ledger, title="应急预案|Emergency plans", articles="11 37"):
    """Plans: what they state, which scenes they cover, who made them."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("预案编号|Plan code", example="YA-01")
    title = c.text("预案名称|Title")
    version = c.text("版本|Version")
    approved_on = c.date("批准日期|Approved on", required=True)
    repealed_on = c.date("废止日期|Repealed on")
    analysis = c.ref(BusinessImpactAnalysis, "所依据的业务影响分析|Based on the analysis")
    department = c.ref(LeadDepartment, "制定部门|Made by")
    states_goals = c.flag("明确应急目标|States the goals")
    states_organisation = c.flag("明确应急组织|States the organisation")
    states_process = c.flag("明确处置流程|States the process")
    scenarios = c.choices(
        "覆盖场景|Scenarios",
        {
            "incident": "网络安全事件|Security incidents",
            "disaster": "自然灾害和公共卫生事件|Natural disasters and public health",
            "personnel": "重大人事变动|Major changes of personnel",
            "supplier_exit": "主要信息技术系统服务机构退出|Exit of a main service institution",
        },
    )


class Drill(Ledger, title="应急演练|Drills", articles="11 38"):
    """Drills with linked parties and of the institution's own, and their reports."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("演练编号|Drill code", example="YL-2026-01")
    kind = c.choice(
        "演练类型|Kind",
        {"joint": "关联主体联合演练|Joint drill", "own": "本机构演练|Own drill"},
        required=True,
    )
    systems = c.refs(System, "涉及系统|Systems")
    organiser = c.ref(LeadDepartment, "组织部门|Organised by")
    started_on = c.date("开始日期|Started on")
    ended_on = c.date("结束日期|Ended on")
    report_made_on = c.date("演练报告形成日期|Report made on")
    disposed_on = c.date("演练报告销毁日期|Report disposed of on")
    reported_on = c.date("报告中国证监会日期|Reported to the CSRC on")


class Incident(Ledger, title="网络安全事件|Incidents", articles="39 40 41"):
    """Incidents, from the first sign to recovery, investigation and mending."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("事件编号|Incident code", example="SJ-2026-01")
    title = c.text("事件名称|Title")
    system = c.ref(System, "系统|System")
    occurred_at = c.moment("发生时间|Occurred at")
    found_at = c.moment("发现时间|Found at", required=True)
    response_at = c.moment("启动处置时间|Response started at")
    recovered_at = c.moment("恢复时间|Recovered at")
    handled_at = c.moment(
        "处置结束时间|Handling ended at", note="空白时以恢复时间计|Where blank, the time of recovery counts"
    )
    place = c.text("发生地点|Place")
    category = c.text("事件类型|Type of incident")
    measures = c.text("已采取措施及效果|Measures taken and their effect")
    abnormality = c.text(
        "服务能力异常程度|Degree of abnormality",
        example="严重异常",
        note="按分级规则的用语填写|In the words of the grading rules",
    )
    abnormal_minutes = c.number(
        "服务能力异常持续时间|Abnormal for",
        unit="分钟|minutes",
        note="分段异常的填合计|The total of several stretches",
    )
    evidence_kept = c.flag("保护现场和相关证据|Scene and evidence kept")
    affects_investors = c.flag("对投资者造成影响|Affects investors")
    affected_investors = c.integer("影响投资者数|Investors affected", unit="人|people")
    affected_customers = c.integer("影响客户机构数|Customers affected", unit="家|institutions")
    leaked_persons = c.integer(
        "泄露个人信息人数|People whose information leaked", unit="人|people", note="没有泄露的填0|Zero where none did"
    )
    settlement_error = c.number("结算金额差错|Settlement error", unit="元|yuan")
    economic_loss = c.number("直接经济损失|Direct economic loss", unit="元|yuan")
    product = c.ref(Product, "涉及产品|Product concerned")
    investigation_started_on = c.date("内部调查启动日期|Investigation started on")
    investigation_ended_on = c.date("内部调查完成日期|Investigation ended on")
    cause_known = c.flag(
        "总结报告时原因、责任和结论已确定|Cause, responsibility and conclusions settled by the summary report",
        note="尚未确定的填“否”，须另行补充报告|Where they are not, put no: a supplementary report is owed",
    )
    mended_on = c.date("整改完成日期|Mended on")
    accountability_on = c.date("责任追究日期|Accountability settled on")


class IncidentReport(Ledger, title="事件报告|Incident reports", articles="39 40"):
    """Every report made on an incident, to whomever."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("报告编号|Report code", example="BG-2026-01")
    incident = c.ref(Incident, "事件|Incident", required=True)
    kind = c.choice(
        "报告类型|Kind",
        {
            "initial": "应急（首次）报告|Initial report",
            "progress": "续报|Progress report",
            "summary": "总结报告|Summary report",
            "supplement": "补充报告|Supplementary report",
        },
        required=True,
    )
    recipient = c.choice(
        "接收单位|Recipient",
        {
            "csrc": "中国证监会|CSRC",
            "bureau": "属地派出机构|Local office of the CSRC",
            "exchange": "交易场所|Exchange",
            "cac": "网信部门|Cyberspace administration",
            "police": "公安机关|Police",
            "other": "其他|Other",
        },
        required=True,
    )
    csrc_directed = c.flag(
        "依中国证监会另行要求报送|Sent there as the CSRC directed",
        note="仅经营机构报中国证监会的报告填写（第七十二条）|Only for reports of operating institutions to the CSRC (article 72)",
    )
    reported_at = c.moment("报告时间|Reported at")
    truthful = c.flag("经核对与事件事实一致|Checked against the facts of the incident")
    timely = c.flag(
        "经核对或者认定为及时|Found to have come in time",
        note="没有核对、也没有监管认定的留空|Blank where nobody has checked and the regulator has not found either",
    )


class InvestorNotice(Ledger, title="投资者告知|Notices to investors", articles="41"):
    """What investors were told of an incident, when and through which channels."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("告知编号|Notice code", example="TZ-2026-01")
    incident = c.ref(Incident, "事件|Incident", required=True)
    issued_at = c.moment("告知时间|Issued at")
    channels = c.choices(
        "告知渠道|Channels",
        {
            "website": "官方网站|Website",
            "terminal": "客户交易终端|Trading terminal",
            "telephone": "电话|Telephone",
            "mail": "邮件|Mail",
            "sms": "短信|SMS",
            "other": "其他|Other",
        },
    )
    states_alternative = c.flag("告知替代方式或者应急措施|States the alternative or measures")
    states_risk = c.flag("提示风险|Warns of the risk")


class SupportRecord(Ledger, title="服务机构协助|Support by service institutions", articles="22 39"):
    """For service institutions: for each incident and customer, what was asked, what was done, when it was told."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("协助编号|Support code", example="XZ-001")
    incident = c.ref(Incident, "事件|Incident", required=True)
    customer = c.text("客户机构|Customer", required=True, note="与“产品用户”中的名称一致|As named in Product users")
    asked_on = c.date("请求日期|Asked on")
    helped_on = c.date("协助排查修复日期|Helped on")
    told_on = c.date("告知同类产品用户日期|User of the same product told on")
    checks_asked_on = c.date("请求配合风险排查整改日期|Asked to cooperate in checks and mending on")
    cooperated_on = c.date("配合风险排查整改日期|Cooperated in checks and mending on")
