"""Faults of governance and of changes: articles 9 to 17."""

from __future__ import annotations

from datetime import timedelta

import polars as pl

from zhengdun.ledger.tables.changes import Change, ServiceNotice, TestEnvironment
from zhengdun.ledger.tables.governance import Appointment, Attestation
from zhengdun.ledger.tables.systems import MlpsGrading, Project
from zhengdun.sample.edits import add, amend, remove
from zhengdun.sample.picking import (
    ANY,
    change,
    statement,
    trading_at,
    where,
)
from zhengdun.sample.planting import Fault

_DAY = pl.duration(days=1)
_STARTED_ON = Change.started_at.col.dt.date()

GOVERNANCE = (
    Fault(
        ("9.1d", "I0001", "lapsed"),
        "管理能力匹配声明已过一年|The statement on management capability is older than a year",
        remove(Attestation, statement("9.1d")),
    ),
    Fault(
        ("10.1a-1", "I0001", "too_many"),
        "原第一责任人的任命未终止，同时有两名|The former first responsible person was never relieved",
        amend(Appointment, where(code="AP-01"), until_on=None),
    ),
    Fault(
        ("12a", "I0001", "denied"),
        "责任人声明人员、资金投入尚不匹配|A responsible person states that people and money do not suffice yet",
        amend(Attestation, statement("12a"), fulfilled=False),
    ),
    Fault(
        ("13b-3", "XM-901", "out_of_order"),
        "安全措施晚于项目十日启用|Security came into use ten days after the project",
        add(
            Project,
            ANY,
            code="XM-901",
            security_used_on=Project.used_on.col + 10 * _DAY,
        ),
    ),
    Fault(
        ("14.1a-2", "SYS060", "late"),
        "新系统投入运行后第31日才备案|A new system was filed on the 31st day after it went on line",
        amend(
            MlpsGrading,
            where(system="SYS060"),
            filed_on=lambda house: house.systems[-1].online_on + timedelta(days=31),
        ),
    ),
)

CHANGES = (
    Fault(
        ("15.1a", "BG-901", "step_missing"),
        "变更前未评估业务风险|The business risk of a change was not assessed",
        change("BG-901", "SYS003", business_risk_assessed_on=None),
    ),
    Fault(
        ("15.1b-3", "BG-902", "out_of_order"),
        "回退方案在变更次日才补写|The rollback plan was written the day after the change",
        change("BG-902", "SYS004", rollback_plan_on=_STARTED_ON + _DAY),
        also=(("15.1c-2", "BG-902", "fails"),),
    ),
    Fault(
        ("15.1c-1", "BG-903", "out_of_order"),
        "复核晚于变更开始|The review came after the change had begun",
        change("BG-903", "SYS005", reviewed_on=_STARTED_ON + _DAY),
    ),
    Fault(
        ("15.1d-2", "BG-904", "late"),
        "可能产生较大影响的变更当日才报告|A change of considerable impact was reported only on its day",
        change("BG-904", "SYS007", major_impact=True, reported_on=_STARTED_ON),
    ),
    Fault(
        ("15.2", "BG-905", "forbidden"),
        "交易日10:15变更重要信息系统|An important system was changed at 10:15 on a trading day",
        change(
            "BG-905",
            "SYS008",
            planned_start_at=trading_at(30, 10, 15),
            planned_end_at=trading_at(30, 10, 45),
            started_at=trading_at(30, 10, 15),
            ended_at=trading_at(30, 10, 40),
        ),
    ),
    Fault(
        ("16.2a", "ENV-03", "fails"),
        "测试环境敏感数据未脱敏且无理由|A test environment holds sensitive data unmasked, for no reason",
        amend(TestEnvironment, where(code="ENV-03"), masked=False),
    ),
    Fault(
        ("17-1", "GZ-901", "out_of_order"),
        "网上服务暂停一小时后才告知投资者|Investors were told an hour after a service had stopped",
        add(
            ServiceNotice,
            ANY,
            code="GZ-901",
            issued_at=ServiceNotice.effective_at.col + pl.duration(hours=1),
        ),
    ),
)
