"""Faults before, in and after emergencies, and in periods of special protection: articles 36 to 41, 61."""

from __future__ import annotations

import polars as pl

from zhengdun.ledger.tables.emergency import (
    Drill,
    EmergencyPlan,
    IncidentReport,
    InvestorNotice,
    Vulnerability,
)
from zhengdun.ledger.tables.supervision import KeyPeriod
from zhengdun.sample.edits import add, amend
from zhengdun.sample.picking import (
    ANY,
    after_incident,
    ago,
    where,
)
from zhengdun.sample.planting import Fault

_DAY = pl.duration(days=1)

EMERGENCIES = (
    Fault(
        ("36a-1", "LD-902", "conflict"),
        "漏洞核实日期早于发现日期|A vulnerability was verified before it was found",
        add(
            Vulnerability,
            ~Vulnerability.confirmed.col,
            code="LD-902",
            verified_on=Vulnerability.found_on.col - 3 * _DAY,
        ),
    ),
    Fault(
        ("36a-2", "LD-901", "overdue"),
        "核实属实的漏洞三个月未整改|A confirmed vulnerability has been open for three months",
        add(
            Vulnerability,
            Vulnerability.confirmed.col & ~Vulnerability.major_impact.col,
            code="LD-901",
            found_on=ago(90),
            verified_on=ago(90),
            fixed_on=None,
        ),
    ),
    Fault(
        ("37c", "supplier_exit", "absent"),
        "供应商退出预案废止后没有新预案|The plan for the exit of a supplier was repealed and not replaced",
        amend(
            EmergencyPlan,
            where(title="供应商退出专项应急预案") & EmergencyPlan.repealed_on.col.is_null(),
            repealed_on=ago(60),
        ),
    ),
    Fault(
        ("38.2b-1", "YL-901", "overdue"),
        "演练后未形成报告|No report was made of a drill",
        add(
            Drill,
            ANY,
            code="YL-901",
            started_on=ago(110),
            ended_on=ago(110),
            report_made_on=None,
        ),
    ),
)

INCIDENTS = (
    Fault(
        ("39.1d-2", "SB-901", "forbidden"),
        "续报内容与事实不符|A progress report does not agree with the facts",
        add(IncidentReport, where(incident="SJ-01", kind="progress"), code="SB-901", truthful=False),
    ),
    Fault(
        ("40c-1", "SJ-06", "late"),
        "恢复后第8个工作日才报送总结报告|The summary report came on the 8th working day after recovery",
        amend(IncidentReport, where(incident="SJ-06", kind="summary"), reported_at=after_incident(6, 8)),
    ),
    Fault(
        ("41-1", "SJ-05", "late"),
        "事件发生三小时后才告知投资者|Investors were told of an incident after three hours",
        amend(InvestorNotice, where(incident="SJ-05"), issued_at=InvestorNotice.issued_at.col + pl.duration(hours=3)),
        also=(("41-2", "SJ-05", "late"),),
    ),
)

KEY_PERIODS = (
    Fault(
        ("61.2a", "ZB-901", "out_of_order"),
        "重要时期开始次日才制定值班表|The roster of a period of special protection was made on its second day",
        add(KeyPeriod, ANY, code="ZB-901", roster_made_on=KeyPeriod.starts_on.col + _DAY),
    ),
)
