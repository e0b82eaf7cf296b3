"""第二十条第二、三款 故障备份、灾难备份、恢复目标 — standbys of important systems, recovery targets.

Paragraph 3 is no duty but a rule of proof: with an active-active architecture (双活或者多活, article 71(4)) each data
centre counts as the disaster backup of the others, provided business is sure to run on (在确保业务连续运行的前提下).
So it stands in for a disaster backup and its centre, never for the backup against faults, and only while a proof
of that is on record; without one it cannot be told.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012, in_draft
from zhengdun.kit.limits import months
from zhengdun.kit.nouns import important_systems, systems
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import ON, in_force, rows
from zhengdun.kit.shapes.existence import Has, Instead
from zhengdun.law import art
from zhengdun.ledger.tables.backup import RecoveryFacility, RecoveryTarget
from zhengdun.ledger.tables.systems import System

CONTINUITY_PROOF_MONTHS = internal_standard(
    "continuity_proof_months",
    "双活或者多活“确保业务连续运行”验证的有效期|validity of the proof that business runs on in an active-active set-up",
    unit="个月|months",
    cite=art(20, 3),
    default=12,
    why="与每年一次的专项评估同步|in step with the yearly assessment of article 59",
)

facilities_in_use = rows(RecoveryFacility, in_force(RecoveryFacility.in_use_from, RecoveryFacility.in_use_until))
disaster_backups = facilities_in_use.where(RecoveryFacility.kind.col == "disaster")

_proved_lately = System.continuity_proved_on.col.is_between(months(CONTINUITY_PROOF_MONTHS).before(ON), ON)

active_active = Instead(
    when=System.active_active.col & pl.when(_proved_lately).then(statement=True),
    says="经验证能够连续运行的双活或者多活架构|an active-active architecture proved to run on",
    uses=(CONTINUITY_PROOF_MONTHS,),
)

backup_against_faults = Has(
    each=important_systems,
    of=facilities_in_use.where(RecoveryFacility.kind.col == "fault"),
    what="启用的故障备份设施|Backups against faults in use",
)

important_systems_have_a_backup_against_faults = Duty(
    id="20.2a-1",
    cite=art(20, 2),
    title="重要信息系统的故障备份设施|Backup of important systems against faults",
    binds=CORE | OPERATING,
    quote="应当建立重要信息系统的故障备份设施和灾难备份设施",
    earlier=(
        in_draft(
            "18.2a",
            "应当建立信息系统的故障备份设施和灾难备份设施",
            title="所有系统的故障备份设施|Backup of all systems against faults",
            shape=replace(backup_against_faults, each=systems),
            asks="more",
        ),
        in_2012("27a", "应当建立重要信息系统的故障备份设施和灾难备份设施"),
    ),
    shape=backup_against_faults,
    evidence="故障备份设施清单|The list of backups against faults",
    remedy="为该系统建立故障备份设施并启用|Set up a backup against faults for this system and use it",
)

backup_against_disasters = Has(
    each=important_systems,
    of=disaster_backups,
    what="启用的灾难备份设施|Backups against disasters in use",
    instead=active_active,
)

important_systems_have_a_backup_against_disasters = Duty(
    id="20.2a-2",
    cite=art(20, 2),
    title="重要信息系统的灾难备份设施|Backup of important systems against disasters",
    binds=CORE | OPERATING,
    quote="应当建立重要信息系统的故障备份设施和灾难备份设施",
    earlier=(
        in_draft(
            "18.2b",
            "应当建立信息系统的故障备份设施和灾难备份设施",
            title="所有系统的灾难备份设施|Backup of all systems against disasters",
            shape=replace(backup_against_disasters, each=systems),
            asks="more",
        ),
        in_2012("27b", "应当建立重要信息系统的故障备份设施和灾难备份设施"),
    ),
    shape=backup_against_disasters,
    evidence="灾难备份设施清单；双活或者多活架构的切换验证报告|The list of backups against disasters; the proof that an active-active set-up runs on",
    remedy="为该系统建立灾难备份设施并启用；双活或者多活架构的，验证连续运行并登记|Set up a backup against disasters and use it; for an active-active set-up prove that it runs on and record it",
)

targets = Has(
    each=important_systems,
    of=rows(
        RecoveryTarget,
        (RecoveryTarget.approved_on.col <= ON).fill_null(value=False),
        RecoveryTarget.impact_analysed.col,
        RecoveryTarget.recovery_time.col >= 0,
        RecoveryTarget.recovery_point.col >= 0,
    ),
    what="经批准的恢复目标|Approved recovery targets",
)

recovery_targets_are_set = Duty(
    id="20.2b",
    cite=art(20, 2),
    title="依重要程度和业务影响确定恢复目标|Recovery targets set by importance and impact",
    binds=CORE | OPERATING,
    quote="根据信息系统的重要程度和业务影响情况，确定恢复目标",
    earlier=(
        in_draft(
            "18.2c", "根据信息系统的重要程度和影响范围，确定恢复目标", shape=replace(targets, each=systems), asks="more"
        ),
    ),
    shape=targets,
    evidence="业务影响分析、恢复目标审批记录|The impact analysis, the approval of the targets",
    remedy="分析业务影响，确定并批准恢复时间和恢复点目标|Analyse the impact; set and approve the recovery time and point objectives",
)

centre_elsewhere = Has(
    each=important_systems,
    of=disaster_backups.where(RecoveryFacility.site.col.is_in(["same_city", "remote"])),
    what="启用的同城或者异地灾难备份中心|Same-city or remote disaster backup centres in use",
    instead=active_active,
)

disaster_backup_is_a_centre_elsewhere = Duty(
    id="20.2c",
    cite=art(20, 2),
    title="灾难备份设施为同城或者异地灾难备份中心|Disaster backup at a same-city or remote centre",
    binds=CORE | OPERATING,
    quote="灾难备份设施应当通过同城或者异地灾难备份中心的形式体现",
    earlier=(
        in_draft(
            "18.2d",
            "灾难备份设施应当通过同城或者异地灾难备份中心的形式体现",
            shape=replace(centre_elsewhere, each=systems),
            asks="more",
        ),
    ),
    shape=centre_elsewhere,
    evidence="灾难备份中心资料|Records of the disaster backup centre",
    remedy="将灾难备份设施设在同城或者异地灾难备份中心|Put the disaster backup in a same-city or remote centre",
)
