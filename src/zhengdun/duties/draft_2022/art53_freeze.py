"""征求意见稿第五十三条第二款（冻结） 重要时期不得变更、下线 — no change and no removal in key periods, in principle.

Which website is the portal (门户网站) the ledgers do not say: of a website that is no important system it is not known
whether the freeze holds.
"""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.nouns import change_start, changes
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.not_during import NotDuring
from zhengdun.law import DRAFT_2022, art
from zhengdun.ledger.tables.changes import Change
from zhengdun.ledger.tables.supervision import KeyPeriod
from zhengdun.ledger.tables.systems import System

_perhaps_the_portal = pl.when(System.kind.col == "website").then(None).otherwise(statement=False)

nothing_changes_in_key_periods = Duty(
    id="2022-draft:53.2c",
    cite=art(53, 2, version=DRAFT_2022),
    title="重要时期原则上不得变更、下线|No change or removal in key periods, in principle",
    binds=CORE | OPERATING,
    quote="原则上不得对重要信息系统和门户网站开展运行变更、下线删除等操作",
    shape=NotDuring(
        each=changes.where(Change.kind.col.is_in(["change", "offline"])).of(
            rows(System, System.important.col | _perhaps_the_portal)
        ),
        start=change_start,
        end=(Change.ended_at, Change.planned_end_at),
        periods=rows(KeyPeriod),
        span=(KeyPeriod.starts_on, KeyPeriod.ends_on),
    ),
    evidence="变更记录、重要时期通知|Records of changes, the notices of key periods",
    remedy="将变更、下线安排在重要时期以外|Put changes and removals outside key periods",
)
