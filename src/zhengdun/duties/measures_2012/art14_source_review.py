"""2012年第十四条（审查测试） 上线前审查测试 — programs and source code reviewed and tested before a go-live."""

from __future__ import annotations

from zhengdun.kit.binding import CORE
from zhengdun.kit.duty import Duty
from zhengdun.kit.nouns import change_start, changes
from zhengdun.kit.rows import last, rows
from zhengdun.kit.shapes.attested import Attested
from zhengdun.kit.shapes.before import Before
from zhengdun.law import MEASURES_2012, art
from zhengdun.ledger.tables.changes import Change, TestPlan
from zhengdun.ledger.tables.systems import System

_CITE = art(14, version=MEASURES_2012)
_QUOTE = "在重要信息系统上线前对执行程序和源代码进行严格的审查和测试"

golives_of_the_six_kinds = changes.where(Change.kind.col == "golive").of(
    rows(
        System,
        System.important.col,
        System.kind.col.is_in(["trading", "quotation", "account", "clearing", "risk", "communication"]),
    )
)

programs_are_tested_before_a_golive = Duty(
    id="2012:14d",
    cite=_CITE,
    title="上线前测试执行程序和源代码|Programs and source code are tested before a go-live",
    binds=CORE,
    quote=_QUOTE,
    shape=Before(each=golives_of_the_six_kinds, act=change_start, steps=(last(TestPlan.executed_on),)),
    evidence="测试报告|Test reports",
    remedy="完成测试后再上线|Finish the tests, then go live",
    by_reference=False,
)

source_code_is_reviewed_before_a_golive = Duty(
    id="2012:14e",
    cite=_CITE,
    title="上线前审查执行程序和源代码|Programs and source code are reviewed before a go-live",
    binds=CORE,
    quote=_QUOTE,
    shape=Attested(topic="2012:14e"),
    evidence="源代码审查报告|Reports of code reviews",
    remedy="上线前审查执行程序和源代码并留存报告|Review programs and source code before a go-live and keep the reports",
    by_reference=False,
)
