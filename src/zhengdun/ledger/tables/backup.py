"""Backups, verification, recovery (articles 20, 27, 49)."""

from __future__ import annotations

from zhengdun.ledger import columns as c
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.systems import DataCentre, System


class BackupFacility(Ledger, title="数据备份设施|Data backup facilities", articles="20"):
    """Local, same-city and remote facilities for data backup."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("设施编号|Facility code", example="BF-01")
    centre = c.ref(DataCentre, "数据中心|Data centre")
    tier = c.choice(
        "类型|Tier",
        {"local": "本地|Local", "same_city": "同城|Same city", "remote": "异地|Remote"},
        required=True,
    )
    in_use_from = c.date("启用日期|In use from")
    in_use_until = c.date("停用日期|In use until")


class RecoveryFacility(Ledger, title="故障与灾难备份设施|Recovery facilities", articles="20 49"):
    """The standby of each important system against faults and against disasters."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("设施编号|Facility code", example="ZB-01")
    system = c.ref(System, "系统|System", required=True)
    kind = c.choice(
        "类型|Kind",
        {"fault": "故障备份|Against faults", "disaster": "灾难备份|Against disasters"},
        required=True,
    )
    centre = c.ref(DataCentre, "所在数据中心|Data centre")
    site = c.choice("位置|Site", {"local": "本地|Local", "same_city": "同城|Same city", "remote": "异地|Remote"})
    synchronous = c.flag("数据同步保存|Data kept in sync")
    in_use_from = c.date("启用日期|In use from")
    in_use_until = c.date("停用日期|In use until")


class BackupRun(Ledger, title="备份作业|Backup runs", articles="20"):
    """One row a system and day on which a backup ran."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    system = c.ref(System, "系统|System", key=True)
    backed_up_on = c.date("备份日期|Backed up on", key=True)
    succeeded = c.flag("成功|Succeeded")


class BackupVerification(Ledger, title="备份有效性验证|Backup verifications", articles="20"):
    """Proof that a backup can be restored."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("验证编号|Verification code", example="YZ-2026-001")
    system = c.ref(System, "系统|System", required=True)
    verified_on = c.date("验证日期|Verified on", required=True)
    valid = c.flag("备份有效|Backup valid")


class RecoveryTarget(Ledger, title="恢复目标|Recovery targets", articles="20"):
    """RTO and RPO of each important system, by its importance and impact on the business."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    system = c.ref(System, "系统|System", key=True)
    recovery_time = c.number("恢复时间目标 RTO|Recovery time objective", unit="分钟|minutes")
    recovery_point = c.number("恢复点目标 RPO|Recovery point objective", unit="分钟|minutes")
    impact_analysed = c.flag("依据重要程度和业务影响情况|Set by importance and business impact")
    approved_on = c.date("批准日期|Approved on")


class CentreSubmission(Ledger, title="行业备份中心备份|Backups to the industry centre", articles="27"):
    """Data handed to an industry backup data centre, where the institution does so."""

    institution = c.ref(Institution, "机构代码|Institution code", key=True)
    code = c.code("报送编号|Submission code", example="HY-2026-01")
    system = c.ref(System, "系统|System")
    submitted_on = c.date("备份日期|Submitted on")
    receipt = c.text("回执|Receipt")
