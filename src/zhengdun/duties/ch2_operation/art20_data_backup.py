"""第二十条第一款 数据备份 — where data are backed up, how often, and that it works.

A day is a natural day: backups do not rest on days without trading. A verification counts only if it found the
backup valid (有效性验证): one that found it invalid calls for another before the quarter ends.
"""

from __future__ import annotations

from dataclasses import replace

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012, in_draft
from zhengdun.kit.limits import days
from zhengdun.kit.nouns import important_systems, institutions, systems
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import in_force, rows
from zhengdun.kit.shapes.each_day import EachDay
from zhengdun.kit.shapes.existence import Covers
from zhengdun.kit.shapes.once import Once
from zhengdun.law import art
from zhengdun.ledger.columns import facts
from zhengdun.ledger.tables.backup import BackupFacility, BackupRun, BackupVerification
from zhengdun.ledger.tables.systems import System

LOOK_BACK_DAYS = internal_standard(
    "backup_look_back_days",
    "核查每日备份的回看天数|how many days of daily backups are looked at",
    unit="日|days",
    cite=art(20, 1),
    default=92,
    why="最长的一个季度，与有效性验证的周期一致|the longest quarter, in step with the verifications",
)


def backed_up_at(*tiers: str) -> Covers:
    """Facilities for data backup are in use at all these places."""
    options = facts(BackupFacility.tier).choices
    return Covers(
        each=institutions,
        items={tier: options[tier] for tier in tiers},
        of=rows(BackupFacility, in_force(BackupFacility.in_use_from, BackupFacility.in_use_until)),
        by=BackupFacility.tier,
    )


data_are_backed_up_in_three_places = Duty(
    id="20.1a",
    cite=art(20, 1),
    title="本地、同城和异地数据备份设施|Data backup facilities: local, same-city, remote",
    binds=CORE | OPERATING,
    quote="应当建立本地、同城和异地数据备份设施",
    earlier=(
        in_draft(
            "18.1a",
            "应当建立同城和异地数据备份设施",
            title="同城和异地数据备份设施|Data backup facilities: same-city and remote",
            shape=backed_up_at("same_city", "remote"),
            asks="less",
        ),
        in_2012(
            "26a",
            "应当建立数据备份设施，并按照规定在同城和异地保存备份数据",
            title="同城和异地保存备份数据|Backups kept in the same city and far away",
            shape=backed_up_at("same_city", "remote"),
            asks="less",
        ),
    ),
    shape=backed_up_at(*facts(BackupFacility.tier).choices),
    evidence="数据备份设施清单|The list of backup facilities",
    remedy="建立缺少的一类数据备份设施并启用|Set up the missing kind of backup facility and use it",
)

backed_up_every_day = EachDay(
    each=important_systems,
    of=rows(BackupRun, BackupRun.succeeded.col),
    on=BackupRun.backed_up_on,
    since=System.online_on,
    window=days(LOOK_BACK_DAYS),
)

important_systems_are_backed_up_every_day = Duty(
    id="20.1b",
    cite=art(20, 1),
    title="重要信息系统每天至少备份一次|Important systems backed up every day",
    binds=CORE | OPERATING,
    quote="重要信息系统应当每天至少备份数据一次",
    earlier=(
        in_draft(
            "18.1b",
            "至少每天备份数据一次",
            title="所有系统每天至少备份一次|All systems backed up every day",
            shape=replace(backed_up_every_day, each=systems),
            asks="more",
        ),
    ),
    shape=backed_up_every_day,
    evidence="备份作业日志|Logs of the backup runs",
    remedy="查明漏备的日期和原因，恢复每日备份|Find out which days were missed and why; back up every day again",
)

verified_every_quarter = Once(
    each=important_systems,
    unit="quarter",
    of=rows(BackupVerification, BackupVerification.valid.col),
    on=BackupVerification.verified_on,
    since=System.online_on,
)

backups_are_verified_every_quarter = Duty(
    id="20.1c",
    cite=art(20, 1),
    title="每季度至少验证一次备份有效性|Backups verified every quarter",
    binds=CORE | OPERATING,
    quote="每季度至少对数据备份进行一次有效性验证",
    earlier=(
        in_draft(
            "18.1c",
            "每季度至少对数据备份进行一次有效性验证",
            shape=replace(verified_every_quarter, each=systems),
            asks="more",
        ),
    ),
    shape=verified_every_quarter,
    evidence="恢复验证记录|Records of restores from backup",
    remedy="本季度内完成有效性验证；验证无效的，修复备份后重新验证|Verify within this quarter; where the backup was invalid, mend it and verify again",
)
