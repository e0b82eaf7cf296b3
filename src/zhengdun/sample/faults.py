"""The faults of the first institution, one by one: what an assessment of it must find, and nothing else.

Each is an edit of ledgers without fault. A record keeps its code where that is the same in every sample, and takes
one in the nine hundreds where it is not.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import polars as pl

from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.tables.capacity import CapacityRecord, NetworkUsage, StressTest
from zhengdun.ledger.tables.changes import Change, ServiceNotice, TestEnvironment, TestPlan
from zhengdun.ledger.tables.content import ContentIncident, SecurityActivity, SoftwareLicence
from zhengdun.ledger.tables.emergency import (
    Drill,
    EmergencyPlan,
    Incident,
    IncidentReport,
    InvestorNotice,
    Vulnerability,
)
from zhengdun.ledger.tables.governance import Appointment, Attestation, Document, Staff, Waiver
from zhengdun.ledger.tables.suppliers import Contract, Supplier
from zhengdun.ledger.tables.systems import MlpsEvaluation, MlpsGrading, Project
from zhengdun.sample.diary import at
from zhengdun.sample.edits import Edit, Value, add, ago, all_of, amend, remove, trading_at
from zhengdun.sample.house import House
from zhengdun.sample.incidents import cases
from zhengdun.sample.planting import Fault

_DAY = pl.duration(days=1)
_STARTED_ON = Change.started_at.col.dt.date()


def _is(**values: str) -> pl.Expr:
    """The rows whose columns say so."""
    return pl.all_horizontal([pl.col(name) == value for name, value in values.items()])


def _latest(column: str) -> pl.Expr:
    """The rows with the latest day in ``column``."""
    return pl.col(column) == pl.col(column).max()


def _statement(duty: str) -> pl.Expr:
    """The latest statement on ``duty``."""
    return _is(duty=duty) & _latest("stated_on")


def _change(code: str, system: str, tests: dict[str, Value] | None = None, **values: Value) -> Edit:
    """The first plain change of ``system``, under a code of its own, with other ``values``; so its tests."""

    def edit(house: House, ledgers: Ledgers) -> Ledgers:
        plain = _is(system=system, kind="change") & ~Change.major_impact.col & ~Change.emergency.col
        first = ledgers[Change].filter(plain)["code"].first()
        again = all_of(
            amend(TestPlan, _is(change=str(first)), change=code, **(tests or {})),
            amend(Change, _is(code=str(first)), code=code, **values),
        )
        return again(house, ledgers)

    return edit


def _eighth_working_day(house: House) -> datetime:
    """Nine in the morning of the 8th working day after the sixth incident."""
    recovered = cases(house)[5].recovered_on
    return at(house.diary.calendar.add_working_days(recovered, 8), 9)


GOVERNANCE = (
    Fault(
        "9.1c",
        "supervision_mechanism",
        "absent",
        "监督机制废止后没有新文件|The supervision mechanism was repealed and not replaced",
        amend(Document, _is(kind="supervision_mechanism", version="V2.0"), repealed_on=ago(40)),
    ),
    Fault(
        "9.1d",
        "I0001",
        "lapsed",
        "管理能力匹配声明已过一年|The statement on management capability is older than a year",
        remove(Attestation, _statement("9.1d")),
    ),
    Fault(
        "10.1a-1",
        "I0001",
        "too_many",
        "原第一责任人的任命未终止，同时有两名|The former first responsible person was never relieved",
        amend(Appointment, _is(code="AP-01"), until_on=None),
    ),
    Fault(
        "12a",
        "I0001",
        "denied",
        "责任人声明人员、资金投入尚不匹配|A responsible person states that people and money do not suffice yet",
        amend(Attestation, _statement("12a"), fulfilled=False),
    ),
    Fault(
        "12b",
        "E0010",
        "fails",
        "一名安全人员的能力未核验|The skills of one of the security staff were never verified",
        amend(Staff, _is(code="E0010"), skill_checked_on=None),
    ),
    Fault(
        "13b-3",
        "XM-901",
        "out_of_order",
        "安全措施晚于项目十日启用|Security came into use ten days after the project",
        add(
            Project,
            Project.code.col.is_not_null(),
            code="XM-901",
            security_used_on=Project.used_on.col + 10 * _DAY,
        ),
    ),
    Fault(
        "14.1a-2",
        "SYS060",
        "late",
        "新系统投入运行后第31日才备案|A new system was filed on the 31st day after it went on line",
        amend(
            MlpsGrading,
            _is(system="SYS060"),
            filed_on=lambda house: house.systems[-1].online_on + timedelta(days=31),
        ),
    ),
    Fault(
        "14.1c",
        "CP-901",
        "overdue",
        "等级测评发现的重大风险逾期未整改|A major risk found by an evaluation is still open after its term",
        add(
            MlpsEvaluation,
            _is(system="SYS004"),
            code="CP-901",
            evaluated_on=ago(200),
            result="mostly",
            major_risks=1,
            rectify_by=ago(100),
            rectified_on=None,
        ),
    ),
)

CHANGES = (
    Fault(
        "15.1a",
        "BG-901",
        "step_missing",
        "变更前未评估业务风险|The business risk of a change was not assessed",
        _change("BG-901", "SYS003", business_risk_assessed_on=None),
    ),
    Fault(
        "15.1b-3",
        "BG-902",
        "out_of_order",
        "回退方案在变更次日才补写|The rollback plan was written the day after the change",
        _change("BG-902", "SYS004", rollback_plan_on=_STARTED_ON + _DAY),
        also=(("15.1c-2", "BG-902", "fails"),),
    ),
    Fault(
        "15.1c-1",
        "BG-903",
        "out_of_order",
        "复核晚于变更开始|The review came after the change had begun",
        _change("BG-903", "SYS005", reviewed_on=_STARTED_ON + _DAY),
    ),
    Fault(
        "15.1d-2",
        "BG-904",
        "late",
        "可能产生较大影响的变更当日才报告|A change of considerable impact was reported only on its day",
        _change("BG-904", "SYS007", major_impact=True, reported_on=_STARTED_ON),
    ),
    Fault(
        "15.2",
        "BG-905",
        "forbidden",
        "交易日10:15变更重要信息系统|An important system was changed at 10:15 on a trading day",
        _change(
            "BG-905",
            "SYS008",
            planned_start_at=trading_at(30, 10, 15),
            planned_end_at=trading_at(30, 10, 45),
            started_at=trading_at(30, 10, 15),
            ended_at=trading_at(30, 10, 40),
        ),
    ),
    Fault(
        "16.1c",
        "BG-906",
        "fails",
        "测试未通过即实施变更|A change was carried out although its tests had failed",
        _change("BG-906", "SYS009", {"passed": False}),
    ),
    Fault(
        "16.2a",
        "ENV-03",
        "fails",
        "测试环境敏感数据未脱敏且无理由|A test environment holds sensitive data unmasked, for no reason",
        amend(TestEnvironment, _is(code="ENV-03"), masked=False),
    ),
    Fault(
        "17-1",
        "GZ-901",
        "out_of_order",
        "网上服务暂停一小时后才告知投资者|Investors were told an hour after a service had stopped",
        add(
            ServiceNotice,
            ServiceNotice.code.col.is_not_null(),
            code="GZ-901",
            issued_at=ServiceNotice.effective_at.col + pl.duration(hours=1),
        ),
    ),
)

CAPACITY = (
    Fault(
        "21.1a",
        "SYS012",
        "missed",
        "上一完整年度未做压力测试|No stress test in the last complete year",
        remove(
            StressTest,
            _is(system="SYS012") & (StressTest.tested_on.col.dt.year() < StressTest.tested_on.col.dt.year().max()),
        ),
    ),
    Fault(
        "21.2b-2",
        "YC-901",
        "too_short",
        "压力测试报告不满五年即销毁|The report of a stress test was disposed of before five years",
        add(StressTest, _is(system="SYS005"), code="YC-901", disposed_on=ago(20)),
    ),
    Fault(
        "21.3a",
        "SYS007",
        "out_of_bound",
        "性能容量为历史峰值的1.99倍（已登记豁免）|Capacity is 1.99 times the historical peak (under a waiver)",
        all_of(
            amend(
                CapacityRecord,
                _is(system="SYS007"),
                capacity=CapacityRecord.historical_peak.col.max().over("system") * 1.99,
            ),
            add(
                Waiver,
                Waiver.code.col.is_not_null(),
                code="HM-901",
                about="SYS007",
                granted_on=ago(30),
                expires_on=lambda house: house.diary.until + timedelta(days=60),
            ),
        ),
    ),
    Fault(
        "21.3a",
        "SYS010",
        "unknown_fact",
        "最近一次容量测量未填数值|The figure of the latest measurement of capacity is blank",
        amend(CapacityRecord, _is(system="SYS010") & _latest("measured_on"), capacity=None),
    ),
    Fault(
        "21.3c",
        "LINK-05",
        "out_of_bound",
        "互联网接入使用峰值恰为带宽的80%|The peak use of a link is exactly 80 % of its bandwidth",
        amend(
            NetworkUsage,
            _is(link="LINK-05") & _latest("measured_on"),
            peak_past_year=NetworkUsage.bandwidth.col * 0.8,
        ),
    ),
)

SUPPLIERS = (
    Fault(
        "22.2a-2",
        "V008",
        "absent",
        "供应商合同没有保密协议|The contracts with a supplier lack confidentiality agreements",
        amend(Contract, _is(supplier="V008"), confidentiality_signed_on=None),
    ),
    Fault(
        "23.2",
        "V003",
        "fails",
        "重要信息系统供应商未备案，也未督促|A supplier of important systems has not filed and was not urged to",
        amend(Supplier, _is(code="V003"), filed=False, filed_on=None, urged_on=None),
    ),
    Fault(
        "24a",
        "HD-901",
        "forbidden",
        "无授权开展渗透测试|A penetration test without authority",
        add(SecurityActivity, _is(kind="test"), code="HD-901", lawful=False, basis=None, performed_on=ago(66)),
    ),
    Fault(
        "25b-1",
        "WF-001",
        "late",
        "发现违法信息一小时后才停止传输|Unlawful content was stopped an hour after it was found",
        amend(ContentIncident, _is(code="WF-001"), stopped_at=ContentIncident.found_at.col + pl.duration(minutes=60)),
    ),
    Fault(
        "25c",
        "WF-002",
        "overdue",
        "违法信息处置后未报告|Unlawful content was handled but never reported",
        amend(ContentIncident, _is(code="WF-002"), reported_on=None),
    ),
    Fault(
        "28-2",
        "XK-005",
        "forbidden",
        "软件许可到期后仍在使用|Software is used after its licence expired",
        amend(SoftwareLicence, _is(code="XK-005"), expires_on=ago(10)),
    ),
    Fault(
        "28-3",
        "I0001",
        "no_evidence",
        "自有知识产权保护声明未附证据|The statement on own intellectual property names no evidence",
        amend(Attestation, _statement("28-3"), evidence=None),
    ),
)

EMERGENCIES = (
    Fault(
        "36a-2",
        "LD-901",
        "overdue",
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
        "36b",
        "LD-902",
        "late",
        "可能产生较大影响的漏洞五日后才报告|A vulnerability of considerable impact was reported after five days",
        add(
            Vulnerability,
            Vulnerability.major_impact.col,
            code="LD-902",
            reported_on=Vulnerability.found_on.col + 5 * _DAY,
        ),
    ),
    Fault(
        "37c",
        "supplier_exit",
        "absent",
        "供应商退出预案废止后没有新预案|The plan for the exit of a supplier was repealed and not replaced",
        amend(
            EmergencyPlan,
            _is(title="供应商退出专项应急预案") & EmergencyPlan.repealed_on.col.is_null(),
            repealed_on=ago(60),
        ),
    ),
    Fault(
        "38.2b-1",
        "YL-901",
        "overdue",
        "演练后未形成报告|No report was made of a drill",
        add(
            Drill,
            Drill.code.col.is_not_null(),
            code="YL-901",
            started_on=ago(110),
            ended_on=ago(110),
            report_made_on=None,
        ),
    ),
)

INCIDENTS = (
    Fault(
        "39.1b",
        "SJ-02",
        "fails",
        "未保护事件现场和证据|The scene and the evidence of an incident were not kept",
        amend(Incident, _is(code="SJ-02"), evidence_kept=False),
    ),
    Fault(
        "39.1d-2",
        "SB-901",
        "forbidden",
        "续报内容与事实不符|A progress report does not agree with the facts",
        add(IncidentReport, _is(incident="SJ-01", kind="progress"), code="SB-901", truthful=False),
    ),
    Fault(
        "40b-3",
        "SJ-04",
        "overdue",
        "事件暴露的问题未整改|What an incident showed was never mended",
        amend(Incident, _is(code="SJ-04"), mended_on=None),
    ),
    Fault(
        "40c-1",
        "SJ-06",
        "late",
        "恢复后第8个工作日才报送总结报告|The summary report came on the 8th working day after recovery",
        amend(IncidentReport, _is(incident="SJ-06", kind="summary"), reported_at=_eighth_working_day),
    ),
    Fault(
        "41-1",
        "SJ-05",
        "late",
        "事件发生三小时后才告知投资者|Investors were told of an incident after three hours",
        amend(InvestorNotice, _is(incident="SJ-05"), issued_at=InvestorNotice.issued_at.col + pl.duration(hours=3)),
        also=(("41-2", "SJ-05", "late"),),
    ),
)

INHERENT: dict[str, str] = dict.fromkeys(
    ("39.1c", "39.1d-3"),
    "应急报告时限由证监会公告〔2021〕12号规定，其全文未收录，须由机构自行设定"
    "|The term of the emergency report stands in CSRC Announcement 〔2021〕12, which is not on record: an institution "
    "must set it",
)
"""Duties that cannot be told even of the sample without faults, and why: a parameter that has no default."""

FAULTS: tuple[Fault, ...] = (*GOVERNANCE, *CHANGES, *CAPACITY, *SUPPLIERS, *EMERGENCIES, *INCIDENTS)
"""Every fault of the first institution, in the order of the articles."""
