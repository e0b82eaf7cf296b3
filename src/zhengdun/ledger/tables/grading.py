"""Grades of incidents: the rules that an institution has on record, and the grades that its people found (71(6))."""

from __future__ import annotations

from zhengdun.ledger import columns as c
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.emergency import Incident
from zhengdun.ledger.tables.governance import Staff
from zhengdun.ledger.tables.institution import Institution

TRACKS = {"csrc": "证监会|CSRC", "cac": "网信部门|Cyberspace administration"}
"""The two tables of grades, each with its own rules and its own reports."""

GRADES = {
    "special": "特别重大|Extraordinary",
    "major": "重大|Major",
    "considerable": "较大|Considerable",
    "ordinary": "一般|Ordinary",
}
"""The grades of both tracks, the gravest first."""

STATUSES = {
    "official": "官方原文|Official text",
    "reprint": "转载、转引|Reprint or quotation",
    "own": "本机构核定|Set by the institution",
    "unverified": "未核实|Not verified",
}
"""How well a rule is known. One that is not verified settles no grade."""


class GradingRule(Ledger, title="事件分级规则|Grading rules", articles="39 71"):
    """Rows of a table of grades: an incident that has all that a row asks has at least the grade of the row."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("规则编号|Rule code", example="FJ-001")
    track = c.choice("分级口径|Whose grades", TRACKS, required=True)
    grade = c.choice("级别|Grade", GRADES, required=True)
    system_class = c.text(
        "适用系统类别|System class",
        example="集中竞价交易系统以外的实时交易系统",
        note="空白为不限|Blank: whatever the class",
    )
    abnormality = c.text(
        "适用服务能力异常程度|Degree of abnormality", example="严重异常", note="空白为不限|Blank: whatever the degree"
    )
    abnormal_minutes_at_least = c.number("持续时间下限（含）|Lasting at least", unit="分钟|minutes")
    affected_investors_at_least = c.integer("影响投资者数下限（含）|Investors affected, at least", unit="人|people")
    leaked_persons_at_least = c.integer(
        "泄露个人信息人数下限（含）|People whose information leaked, at least", unit="人|people"
    )
    settlement_error_at_least = c.number("结算金额差错下限（含）|Settlement error, at least", unit="元|yuan")
    economic_loss_at_least = c.number("直接经济损失下限（含）|Direct economic loss, at least", unit="元|yuan")
    valid_from = c.date("施行日期|In force from", required=True)
    valid_until = c.date("失效日期|Out of force on", note="当日不再适用|No longer applies on that day")
    status = c.choice("核实情况|Verification", STATUSES, required=True)
    source = c.text("出处|Source", required=True)


class IncidentGrading(Ledger, title="事件定级|Grades found", articles="39 71"):
    """Grades that people found: who, when, why. A later one of the same track takes the place of an earlier one."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("定级编号|Grading code", example="DJ-2026-01")
    incident = c.ref(Incident, "事件|Incident", required=True)
    track = c.choice("分级口径|Whose grades", TRACKS, required=True)
    grade = c.choice("认定级别|Grade found", GRADES, required=True)
    graded_at = c.moment("认定时间|Found at", required=True)
    graded_by = c.ref(Staff, "认定人|Found by")
    reason = c.text("认定理由|Reason")
