"""2012年第二十三条（报告） 上线变更报告 — go-lives and major upgrades of the market's systems reported.

The report was owed as the rules said (按规定). Those are not on record: that no report was made can be told, not that
one came too late.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE
from zhengdun.kit.duty import Duty
from zhengdun.kit.rows import ON, rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.law import MEASURES_2012, art
from zhengdun.ledger.tables.changes import Change
from zhengdun.ledger.tables.systems import System

systems_of_the_market = rows(
    System,
    System.important.col,
    System.kind.col.is_in(["trading", "quotation", "account", "clearing", "communication"]),
)

golives_and_upgrades_are_reported = Duty(
    id="2012:23b",
    cite=art(23, version=MEASURES_2012),
    title="上线或者重大升级变更按规定报告|Go-lives and major upgrades are reported",
    binds=CORE,
    quote="并按规定进行报告",
    shape=Holds(
        each=rows(
            Change, (Change.kind.col == "golive") | ((Change.kind.col == "change") & Change.major_upgrade.col)
        ).of(systems_of_the_market),
        at=Change.started_at,
        when=(Change.reported_on.col <= ON).fill_null(value=False),
        says="已向监管报告|reported to the regulator",
    ),
    evidence="报告及回执|The report and its receipt",
    remedy="补报并登记报告日期|Report it and record the day",
    filing="上线、重大升级变更报告|Report on a go-live or major upgrade",
    by_reference=False,
)
