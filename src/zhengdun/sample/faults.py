"""The faults of the first institution, one by one: what an assessment of it must find, and nothing else.

Each is an edit of ledgers without fault. A record keeps its code where that is the same in every sample, and takes
one in the nine hundreds where it is not.
"""

from __future__ import annotations

from datetime import timedelta

import polars as pl

from zhengdun.ledger.tables.backup import BackupRun, BackupVerification
from zhengdun.ledger.tables.capacity import CapacityRecord, NetworkUsage, StressTest
from zhengdun.ledger.tables.changes import Change, ServiceNotice, TestEnvironment
from zhengdun.ledger.tables.content import ContentIncident, SoftwareLicence
from zhengdun.ledger.tables.emergency import (
    Drill,
    EmergencyPlan,
    IncidentReport,
    InvestorNotice,
    Vulnerability,
)
from zhengdun.ledger.tables.governance import Appointment, Attestation, Waiver
from zhengdun.ledger.tables.monitoring import LogStore, MonitoringIndicator
from zhengdun.ledger.tables.personal import ConsentWithdrawal
from zhengdun.ledger.tables.supervision import KeyPeriod
from zhengdun.ledger.tables.suppliers import Contract, Supplier
from zhengdun.ledger.tables.systems import MlpsEvaluation, MlpsGrading, Project, ProtectiveMeasure, System
from zhengdun.sample.edits import add, all_of, amend, remove
from zhengdun.sample.picking import (
    ANY,
    after_incident,
    ago,
    before_latest,
    change,
    day_short_of,
    latest,
    statement,
    trading_at,
    where,
)
from zhengdun.sample.planting import Fault

_DAY = pl.duration(days=1)
_STARTED_ON = Change.started_at.col.dt.date()
_OF_IMPORTANT_SYSTEMS = "18.2b-1 20.1c 20.2a-1 20.2a-2 20.2b 20.2c 21.1a 21.3a 38.2a-2"
"""Duties that turn on whether a system is important."""

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

OPERATION = (
    Fault(
        ("18.2b-1", "SYS006", "unknown_fact"),
        "业务日志只剩4年364日，早先的是否在本办法施行前清理不明"
        "|Business logs reach back 4 years and 364 days; when older ones were deleted is not known",
        amend(
            LogStore,
            where(system="SYS006", kind="business"),
            earliest_on=day_short_of(60),
        ),
    ),
    Fault(
        ("18.2c", "SYS006", "too_short"),
        "系统日志差一日满六个月|System logs reach back six months less a day",
        amend(
            LogStore,
            where(system="SYS006", kind="system"),
            earliest_on=day_short_of(6),
        ),
    ),
    Fault(
        ("19a-2", "tamper_proofing", "absent"),
        "网站防篡改停用后没有替代|Website tamper-proofing was switched off and not replaced",
        amend(ProtectiveMeasure, where(kind="tamper_proofing"), in_use_until=ago(15)),
    ),
    Fault(
        ("20.1b", "SYS003", "missed"),
        "漏做一日备份|The backup of one day is missing",
        remove(BackupRun, before_latest("backed_up_on", "SYS003", 40)),
    ),
    Fault(
        ("20.1c", "SYS004", "missed"),
        "漏做一个季度的备份有效性验证|The backup was not verified in one quarter",
        remove(BackupVerification, before_latest("verified_on", "SYS004", 1)),
    ),
    Fault(
        ("20.1b", "SYS901", "unknown_scope"),
        "新登记的系统未判定是否重要|Whether a newly registered system is important was not decided",
        all_of(
            add(System, where(code="SYS040"), code="SYS901", important=None),
            add(MlpsGrading, where(system="SYS040"), system="SYS901"),
            add(MlpsEvaluation, where(system="SYS040"), code="CP-901", system="SYS901"),
            add(MonitoringIndicator, where(system="SYS040"), code="ZB-901", system="SYS901"),
            add(LogStore, where(system="SYS040"), code="RZ-901", system="SYS901"),
        ),
        also=tuple((duty, "SYS901", "unknown_scope") for duty in _OF_IMPORTANT_SYSTEMS.split()),
    ),
)

CAPACITY = (
    Fault(
        ("21.1a", "SYS012", "missed"),
        "上一年度未做压力测试|No stress test in the year before",
        remove(
            StressTest,
            lambda house: where(system="SYS012") & (StressTest.tested_on.col.dt.year() < house.diary.until.year),
        ),
    ),
    Fault(
        ("21.2b-2", "YC-901", "too_short"),
        "压力测试报告不满五年即销毁|The report of a stress test was disposed of before five years",
        add(StressTest, where(system="SYS005"), code="YC-901", disposed_on=ago(20)),
    ),
    Fault(
        ("21.3a", "SYS007", "out_of_bound"),
        "性能容量为历史峰值的1.99倍（已登记豁免）|Capacity is 1.99 times the historical peak (under a waiver)",
        all_of(
            amend(
                CapacityRecord,
                where(system="SYS007"),
                capacity=CapacityRecord.historical_peak.col.max().over("system") * 1.99,
            ),
            add(
                Waiver,
                ANY,
                code="HM-901",
                about="SYS007",
                granted_on=ago(30),
                expires_on=lambda house: house.diary.until + timedelta(days=60),
            ),
        ),
    ),
    Fault(
        ("21.3a", "SYS010", "unknown_fact"),
        "最近一次容量测量未填数值|The figure of the latest measurement of capacity is blank",
        amend(CapacityRecord, where(system="SYS010") & latest("measured_on"), capacity=None),
    ),
    Fault(
        ("21.3a", "SYS011", "stale"),
        "一年多未测量性能容量|Capacity was not measured for more than a year",
        remove(
            CapacityRecord,
            where(system="SYS011")
            & (CapacityRecord.measured_on.col.max() - CapacityRecord.measured_on.col < 366 * _DAY),
        ),
    ),
    Fault(
        ("21.3c", "LINK-06", "no_record"),
        "交易链路没有带宽使用记录|There is no record of how much of its bandwidth a trading link uses",
        remove(NetworkUsage, where(link="LINK-06")),
    ),
    Fault(
        ("21.3c", "LINK-05", "out_of_bound"),
        "互联网接入使用峰值恰为带宽的80%|The peak use of a link is exactly 80 % of its bandwidth",
        amend(
            NetworkUsage,
            where(link="LINK-05") & latest("measured_on"),
            peak_past_year=NetworkUsage.bandwidth.col * 0.8,
        ),
    ),
)

SUPPLIERS = (
    Fault(
        ("22.2a-2", "V008", "absent"),
        "供应商续签的合同没有保密协议|The renewed contracts with a supplier lack confidentiality agreements",
        amend(
            Contract,
            where(supplier="V008") & (Contract.signed_on.col > Contract.signed_on.col.min()),
            confidentiality_signed_on=None,
        ),
    ),
    Fault(
        ("23.2", "V003", "fails"),
        "重要信息系统供应商未备案，也未督促|A supplier of important systems has not filed and was not urged to",
        amend(Supplier, where(code="V003"), filed=False, filed_on=None, urged_on=None),
    ),
    Fault(
        ("25b-1", "WF-001", "late"),
        "发现违法信息一小时后才停止传输|Unlawful content was stopped an hour after it was found",
        amend(ContentIncident, where(code="WF-001"), stopped_at=ContentIncident.found_at.col + pl.duration(minutes=60)),
    ),
    Fault(
        ("26.2-2", "I0001", "not_stated"),
        "从未就自主可控作出声明|No statement on self-reliance was ever made",
        remove(Attestation, where(duty="26.2-2")),
    ),
    Fault(
        ("28-2", "XK-005", "forbidden"),
        "软件许可到期后仍在使用|Software is used after its licence expired",
        amend(SoftwareLicence, where(code="XK-005"), expires_on=ago(10)),
    ),
    Fault(
        ("28-3", "I0001", "no_evidence"),
        "自有知识产权保护声明未附证据|The statement on own intellectual property names no evidence",
        amend(Attestation, statement("28-3"), evidence=None),
    ),
)

PERSONAL_INFORMATION = (
    Fault(
        ("31.1a-3", "CH-003", "late"),
        "投资者撤回同意两个月后才停止处理和删除|Nothing was stopped or deleted until two months after a withdrawal",
        amend(
            ConsentWithdrawal,
            where(code="CH-003"),
            stopped_on=ConsentWithdrawal.withdrawn_on.col + 60 * _DAY,
            deleted_on=ConsentWithdrawal.withdrawn_on.col + 60 * _DAY,
        ),
        also=(("31.1a-4", "CH-003", "late"),),
    ),
)

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

INHERENT: dict[str, str] = dict.fromkeys(
    ("39.1c", "39.1d-3"),
    "应急报告时限由证监会公告〔2021〕12号规定，其全文未收录，须由机构自行设定"
    "|The term of the emergency report stands in CSRC Announcement 〔2021〕12, which is not on record: an institution "
    "must set it",
)
"""Duties that cannot be told even of the sample without faults, and why: a parameter that has no default."""

FAULTS: tuple[Fault, ...] = (
    *GOVERNANCE,
    *CHANGES,
    *OPERATION,
    *CAPACITY,
    *SUPPLIERS,
    *PERSONAL_INFORMATION,
    *EMERGENCIES,
    *INCIDENTS,
    *KEY_PERIODS,
)
"""Every fault of the first institution, in the order of the articles."""
