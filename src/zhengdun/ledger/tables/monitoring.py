"""Monitoring, alerts, logs (article 18)."""

from __future__ import annotations

from zhengdun.ledger import columns as c
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.systems import System


class MonitoringIndicator(Ledger, title="监测指标|Monitoring indicators", articles="18"):
    """What is watched on which system."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("指标编号|Indicator code", example="ZB-001")
    system = c.ref(System, "系统|System")
    infrastructure = c.text(
        "所监测的基础设施|Infrastructure watched",
        note="监测机房、网络等基础设施的指标填写|For indicators of server rooms, networks and the like",
        example="主数据中心供电",
    )
    name = c.text("指标名称|Name", example="委托响应时间")
    threshold = c.text("告警阈值|Alert threshold")
    in_use_from = c.date("启用日期|In use from")
    in_use_until = c.date("停用日期|In use until")


class Alert(Ledger, title="异常告警处置|Alerts", articles="18"):
    """Alerts raised by the monitoring, and their handling."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("告警编号|Alert code", example="GJ-20260101-01")
    system = c.ref(System, "系统|System")
    raised_at = c.moment("告警时间|Raised at", required=True)
    abnormal = c.flag("确认为异常|Confirmed as abnormal")
    handled_at = c.moment("处置完成时间|Handled at")


class MonitoringReview(Ledger, title="监测机制评估|Monitoring reviews", articles="18"):
    """Regular reviews of how well the monitoring works."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("评估编号|Review code", example="JP-2026-01")
    reviewed_on = c.date("评估日期|Reviewed on")
    conclusion = c.text("评估结论|Conclusion")
    calls_for_change = c.flag("需要优化|Calls for improvement")
    optimised_on = c.date("优化完成日期|Improved on")


class LogStore(Ledger, title="日志留存|Log stores", articles="18"):
    """Where logs are kept, how far back they reach, whether they are complete."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("日志库编号|Log store code", example="RZ-001")
    system = c.ref(System, "系统|System", required=True)
    kind = c.choice(
        "日志类型|Kind", {"business": "业务日志|Business log", "system": "系统日志|System log"}, required=True
    )
    earliest_on = c.date("现存最早日志日期|Earliest log kept")
    checked_on = c.date("核查日期|Checked on")
    complete = c.flag("记录全面、准确|Complete and accurate")
    protected = c.flag("妥善保存（防篡改、有备份）|Safely kept")
