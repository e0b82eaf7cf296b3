"""What goes to the regulator and what comes from it (articles 14, 22, 23, 40, 57–61, 72)."""

from __future__ import annotations

from zhengdun.ledger import columns as c
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.emergency import Incident
from zhengdun.ledger.tables.governance import Staff
from zhengdun.ledger.tables.institution import Institution


class Filing(Ledger, title="报送登记|Filings", articles="14 23 57 59 72"):
    """Everything that was filed or reported to a regulator, with its receipt."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("报送编号|Filing code", example="BS-2026-001")
    kind = c.choice(
        "报送事项|Kind",
        {
            "mlps": "网络安全等级保护工作情况|Classified protection",
            "annual_report": "网络和信息安全管理年报|Annual report on security management",
            "cii_plan": "关键信息基础设施安全保护年度计划|Yearly plan for CII protection",
            "requested_data": "应监管要求报送的信息和数据|Information and data on request",
            "service_filing": "信息技术系统服务机构备案|Filing as a service institution",
            "other": "其他|Other",
        },
        required=True,
    )
    year = c.integer("所属年度|For the year", unit="年|year", minimum=2000)
    recipient = c.choice(
        "接收单位|Recipient",
        {"csrc": "中国证监会|CSRC", "bureau": "属地派出机构|Local office of the CSRC", "other": "其他|Other"},
        note="抄送不另行登记|A copy sent for information is not entered",
    )
    csrc_directed = c.flag(
        "依中国证监会另行要求报送|Sent there as the CSRC directed",
        note="仅核心机构以外报中国证监会的填写（第七十二条）|Only for what others than core institutions send to the CSRC (article 72)",
    )
    filed_on = c.date("报送日期|Filed on")
    receipt = c.text("回执|Receipt")
    sections = c.choices(
        "年报内容|Parts of the annual report",
        {
            "governance": "治理|Governance",
            "people": "人员|People",
            "investment": "投入|Investment",
            "risk": "风险|Risk",
            "handling": "处置|Handling",
            "next_year": "下一年度计划|Plan of the next year",
            "cii": "关基检测和风险评估情况|CII tests and assessments",
        },
    )
    separate = c.flag(
        "单独报送（未与其他报告合并）|Filed on its own, not merged with another report",
        note="关键信息基础设施安全保护年度计划填写（第五十九条第二款）|For the yearly plan for CII protection (article 59(2))",
    )
    truthful = c.flag("经核对真实、准确、完整|Checked to be true, accurate and complete")
    attested_by = c.ref(Staff, "真实准确完整声明人|Attested by")


class AnnualAssessment(Ledger, title="年度专项评估|Yearly assessments", articles="59"):
    """The institution's own assessment of the year before."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    year = c.integer("所属年度|For the year", unit="年|year", key=True, minimum=2000)
    finished_on = c.date("完成日期|Finished on")


class RegulatorRequest(Ledger, title="监管要求与调查|Requests of the regulator", articles="22 40 57"):
    """Questions and investigations by the regulator, and the answers."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("要求编号|Request code", example="JG-2026-01")
    incident = c.ref(Incident, "涉及事件|Incident")
    received_on = c.date("收到日期|Received on", required=True)
    answer_by = c.date("要求答复日期|Answer by")
    answered_on = c.date("答复日期|Answered on")
    truthful = c.flag("答复经核对真实、准确、完整|Answer checked to be true, accurate and complete")
    subject = c.text("内容|Subject")


class RegulatorNotice(Ledger, title="监管通报预警|Notices of the regulator", articles="58"):
    """Warnings by the regulator: checked, acted on."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("通报编号|Notice code", example="TB-2026-01")
    received_on = c.date("收到日期|Received on", required=True)
    act_by = c.date("要求完成日期|Act by")
    checked_on = c.date("排查完成日期|Checked on")
    at_risk = c.flag(
        "排查发现存在风险|Found to be at risk",
        note="经排查不涉及本机构的填否，无需采取防范措施|No where the check found nothing: then there is nothing to act on",
    )
    acted_on = c.date("防范措施完成日期|Acted on")
    answered_on = c.date("反馈日期|Answered on")


class KeyPeriod(Ledger, title="重要时期|Key periods", articles="61"):
    """Periods of special protection set by the regulator."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("时期编号|Period code", example="ZB-2026-01")
    name = c.text("名称|Name")
    notified_on = c.date("通知日期|Notified on")
    starts_on = c.date("开始日期|Starts on", required=True)
    ends_on = c.date("结束日期|Ends on", required=True)
    roster_made_on = c.date("值班表制定日期|Roster made on")
    reports_entered = c.flag(
        "应报事项均已登记|Reports owed all entered",
        note="通知未要求报告的填是|Yes where the notice asks for none",
    )


class KeyPeriodReport(Ledger, title="重要时期报告|Reports in key periods", articles="61"):
    """Reports made within a key period."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    period = c.ref(KeyPeriod, "重要时期|Period", key=True)
    due_on = c.date("应报日期|Due on", key=True)
    reported_on = c.date("报告日期|Reported on")
