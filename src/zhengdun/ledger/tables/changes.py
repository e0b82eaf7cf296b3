"""Changes of systems, their tests, the notices of interrupted services (articles 15–17)."""

from __future__ import annotations

from zhengdun.ledger import columns as c
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.governance import Staff
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.systems import System


class Change(Ledger, title="系统变更|Changes", articles="15 16 45"):
    """Putting on line, changing, taking off line: the steps before and the window itself."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("变更编号|Change code", example="BG-2026-001")
    system = c.ref(System, "系统|System", required=True)
    kind = c.choice(
        "变更类型|Kind", {"golive": "上线|Go-live", "change": "变更|Change", "offline": "下线|Take off line"}
    )
    title = c.text("变更内容|What is changed")
    planned_start_at = c.moment("计划开始时间|Planned start")
    planned_end_at = c.moment("计划结束时间|Planned end")
    started_at = c.moment("实际开始时间|Started at")
    ended_at = c.moment("实际结束时间|Ended at")
    cancelled_on = c.date(
        "取消日期|Called off on", note="取消而未实施的填写|For what was called off and never carried out"
    )
    technical_risk_assessed_on = c.date("技术风险评估日期|Technical risk assessed on")
    business_risk_assessed_on = c.date("业务风险评估日期|Business risk assessed on")
    measures_on = c.date("风险防控措施制定日期|Risk measures set on")
    emergency_plan_on = c.date("应急处置方案制定日期|Emergency plan made on")
    rollback_plan_on = c.date("回退方案制定日期|Rollback plan made on")
    prepared_by = c.ref(Staff, "编制人|Prepared by")
    reviewed_on = c.date("复核验证日期|Reviewed on")
    reviewed_by = c.ref(Staff, "复核人|Reviewed by")
    major_impact = c.flag("可能产生较大影响|May have a considerable impact", note="第七十一条第（六）项|Article 71(6)")
    reported_on = c.date("向监管报告日期|Reported to the regulator on")
    major_upgrade = c.flag("重大升级变更|Major upgrade")
    emergency = c.flag("故障或者缺陷的紧急修复|Urgent repair of a fault or defect")
    emergency_assessed_on = c.date("紧急修复必要性评估日期|Need for the urgent repair assessed on")
    expert_review_on = c.date("专家评审日期（关基）|Expert review on (CII)")
    expert_review_passed = c.flag("专家评审通过（关基）|Expert review passed (CII)")


class TestPlan(Ledger, title="测试方案与执行|Test plans", articles="16"):
    """The plan of the tests before a go-live or change, and that they were carried out: one row a plan."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("测试编号|Test code", example="CS-2026-001")
    change = c.ref(Change, "变更|Change", required=True)
    approved_on = c.date("测试方案批准日期|Plan approved on")
    comprehensive = c.flag("方案全面（功能、性能、安全等）|Plan is comprehensive")
    executed_on = c.date("测试完成日期|Tests finished on", note="以最后一轮为准|Of the last round")
    passed = c.flag("测试通过|Tests passed", note="以最后一轮为准|In the last round")
    report = c.text("测试报告|Report")


class TestEnvironment(Ledger, title="测试环境数据|Test environments", articles="16"):
    """What data lies in each test environment, and how it is guarded."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("环境编号|Environment code", example="ENV-01")
    name = c.text("环境名称|Name")
    system = c.ref(System, "系统|System")
    has_sensitive_data = c.flag("数据来源含敏感数据|Its data stem from sensitive data")
    masked = c.flag("已脱敏|Masked")
    needs_unmasked = c.flag("测试必须使用未脱敏数据|The tests need unmasked data")
    why_unmasked = c.text("使用未脱敏数据的理由|Why unmasked data are needed")
    same_controls = c.flag("与生产环境同等的安全控制措施|Same security controls as production")
    checked_on = c.date("核查日期|Checked on")
    in_use_until = c.date("停用日期|In use until")


class JointTest(Ledger, title="联网测试|Joint tests", articles="16"):
    """Tests over the network with the market's participants, organised by a core institution."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("联网测试编号|Joint test code", example="LW-2026-01")
    change = c.ref(Change, "变更|Change", required=True)
    held_on = c.date("测试日期|Held on")
    participants = c.integer("参与机构数|Participants", unit="家|institutions")
    passed = c.flag("测试通过|Passed")


class ServiceNotice(Ledger, title="暂停终止服务告知|Notices of suspended services", articles="17"):
    """Telling investors before a service over the network is suspended or ended."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("告知编号|Notice code", example="GZ-2026-01")
    service = c.text("服务名称|Service")
    kind = c.choice("类型|Kind", {"suspend": "暂停|Suspended", "end": "终止|Ended"})
    effective_at = c.moment("生效时间|Effective at")
    issued_at = c.moment("告知时间|Issued at")
    states_impact = c.flag("告知影响|States the impact")
    states_alternative = c.flag("告知替代方式|States the alternative")
    states_measures = c.flag("告知应对措施|States the measures")
