"""第十五条第二款 交易时段 — no change of important systems in trading hours.

Paragraph 2 names 变更 alone. Paragraph 1 sets it (运行变更) beside going on line (新建上线) and going off line
(下线移除), and article 16(1) again tells 上线 from 变更; a prohibition reaches no further than its words. So a
go-live or a removal as such is not judged here; what it changes in a system that stays is a change of that
system, to be recorded as one. A change whose kind is blank leaves the question open.

The exception needs three things: a fault or defect, an assessment, and that it found the urgent repair
necessary. An assessment made after the repair began excuses nothing; the ledger keeps its day, so one of the
same day counts as made before.
"""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.nouns import change_start, changes_of_important_systems
from zhengdun.kit.shapes.sessions import OutOfSession
from zhengdun.law import art
from zhengdun.ledger.tables.changes import Change
from zhengdun.ledger.tables.systems import System

_start = pl.coalesce([column.col for column in change_start])
_assessed_first = (Change.emergency_assessed_on.col <= _start.dt.date()).fill_null(value=False)

no_change_in_trading_hours = Duty(
    id="15.2",
    cite=art(15, 2),
    title="不得在交易时段变更重要信息系统|No change of important systems in trading hours",
    binds=CORE | OPERATING,
    quote="不得在交易时段对重要信息系统进行变更",
    shape=OutOfSession(
        each=changes_of_important_systems.where(Change.kind.col == "change"),
        start=change_start,
        end=(Change.ended_at, Change.planned_end_at),
        groups=System.trading_sessions,
        unless=Change.emergency.col & _assessed_first,
        says="变更避开交易时段，或者属于故障、缺陷经评估须紧急修复|outside trading hours, or an urgent repair of a fault or defect that was assessed first",
    ),
    evidence="变更起止时间；紧急修复必要性评估单|Start and end of the change; the assessment that the repair was urgent",
    remedy="改至交易时段以外实施；确属故障、缺陷须紧急修复的，先评估再修复并登记|Move it out of trading hours; where a fault or defect must be mended urgently, assess first and record it",
    gate="change.start",
)
