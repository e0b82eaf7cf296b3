"""第四十九条 关基灾难备份 — a same-city and a remote centre, data kept in sync.

It asks for both centres on top of article 20, which asks for one of them. The draft of 2022 let an active-active
architecture stand in here too; the text in force does not, so that 20(3) helps with article 20 alone.
"""

from __future__ import annotations

from zhengdun.kit.binding import CII
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.nouns import critical_systems
from zhengdun.kit.rows import in_force, rows
from zhengdun.kit.shapes.existence import Covers
from zhengdun.law import art
from zhengdun.ledger.columns import facts
from zhengdun.ledger.tables.backup import RecoveryFacility

disaster_backups = rows(
    RecoveryFacility,
    in_force(RecoveryFacility.in_use_from, RecoveryFacility.in_use_until),
    RecoveryFacility.kind.col == "disaster",
)
_BOTH = {site: label for site, label in facts(RecoveryFacility.site).choices.items() if site != "local"}

infrastructure_has_a_same_city_and_a_remote_centre = Duty(
    id="49-1",
    cite=art(49),
    title="关基的同城和异地灾难备份中心|Same-city and remote disaster recovery centres of critical systems",
    binds=CII,
    quote="建设同城和异地灾难备份中心",
    earlier=(in_draft("42.1a", "建设同城和异地灾难备份中心"),),
    shape=Covers(each=critical_systems, items=_BOTH, of=disaster_backups, by=RecoveryFacility.site),
    evidence="灾难备份中心资料|Records of the disaster recovery centres",
    remedy="为该系统建设缺少的同城或者异地灾难备份中心并启用；双活或者多活架构不能代替"
    "|Set up the missing centre for this system and use it; an active-active architecture does not stand in",
    beside=("20.2c",),
)

centres_hold_data_in_sync = Duty(
    id="49-2",
    cite=art(49),
    title="同城和异地灾难备份中心数据同步保存|Data are kept in sync at both centres",
    binds=CII,
    quote="实现数据同步保存",
    earlier=(in_draft("42.1b", "实现数据同步保存"),),
    shape=Covers(
        each=critical_systems,
        items=_BOTH,
        of=disaster_backups.where(RecoveryFacility.synchronous.col),
        by=RecoveryFacility.site,
    ),
    evidence="数据同步监测记录|Records of how data are kept in sync",
    remedy="使该中心与主中心的数据同步保存，并登记|Keep the data of the centre in sync with the main one, and record it",
)
