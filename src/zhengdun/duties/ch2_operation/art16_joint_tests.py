"""第十六条第三款 联网测试 — joint tests with the market, organised by core institutions.

The five kinds named are judged; what else 等 may take in is not. 上线或者进行…时 asks for a joint test when the
system goes on line, not before the change begins (paragraph 1 says 前 where it means before): systems are
often put in place on a Friday night and tested with the market on the Saturday. So the test must be held by
the end of the change at the latest.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012
from zhengdun.kit.nouns import change_start, changes
from zhengdun.kit.rows import first, rows
from zhengdun.kit.shapes.before import Before
from zhengdun.law import art
from zhengdun.ledger.tables.changes import Change, JointTest
from zhengdun.ledger.tables.systems import System

systems_of_the_market = rows(
    System,
    System.important.col,
    System.kind.col.is_in(["trading", "quotation", "account", "clearing", "communication"]),
)
golives_and_major_upgrades = changes.where(
    (Change.kind.col == "golive") | ((Change.kind.col == "change") & Change.major_upgrade.col)
).of(systems_of_the_market)

joint_test_is_held = Duty(
    id="16.3",
    cite=art(16, 3),
    title="上线或者重大升级变更时组织联网测试|Joint test on a go-live or major upgrade",
    binds=CORE,
    quote="核心机构交易、行情、开户、结算、通信等重要信息系统上线或者进行重大升级变更时，应当组织市场相关主体进行联网测试",
    earlier=(in_2012("23a", "应当组织市场相关主体进行联网测试"),),
    shape=Before(
        each=golives_and_major_upgrades,
        act=(Change.ended_at, Change.planned_end_at, *change_start),
        steps=(first(JointTest.held_on),),
    ),
    evidence="联网测试通知、参与机构名单、测试结果|Notice of the joint test, its participants, its results",
    remedy="组织市场相关主体联网测试后再投入使用|Hold a joint test with the market's participants before putting it to use",
)
