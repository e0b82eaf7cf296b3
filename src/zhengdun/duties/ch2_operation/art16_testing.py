"""第十六条 测试 — test plans, test cases, test data, joint tests.

Paragraph 1 speaks of going on line and of changes (上线、变更前), not of going off line. "Effectively carried
out" (有效执行) is read to include that the tests passed: a test whose failure stops nothing is not effective.
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012, in_draft
from zhengdun.kit.limits import months
from zhengdun.kit.nouns import change_start, changes, changes_of_important_systems
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import ON, every, first, last
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.existence import documented, documents_in_force
from zhengdun.kit.world import fact_expr
from zhengdun.law import art
from zhengdun.ledger.tables.changes import Change, TestPlan
from zhengdun.ledger.tables.governance import Document

TEST_CASES_INTERVAL = internal_standard(
    "test_cases_months",
    "“持续”完善测试用例和测试数据的间隔|interval between improvements of test cases and data (“continuously”)",
    unit="个月|months",
    cite=art(16, 1),
    default=12,
    why="与每年一次的专项评估同步|in step with the yearly assessment of article 59",
)

all_tested_changes = changes.where(Change.kind.col.is_in(["golive", "change"]))
tested_changes = changes_of_important_systems.where(Change.kind.col.is_in(["golive", "change"]))

_plans_are_comprehensive = every(TestPlan.comprehensive)

_last_improved = pl.max_horizontal(
    Document.approved_on.col, pl.when(Document.reviewed_on.col <= ON).then(Document.reviewed_on.col)
)

comprehensive_test_plan_comes_first = Duty(
    id="16.1a",
    cite=art(16, 1),
    title="上线、变更前制定全面的测试方案|Comprehensive test plan before a go-live or change",
    binds=CORE | OPERATING,
    quote="在重要信息系统上线、变更前应当制定全面的测试方案",
    earlier=(
        in_2012(
            "22b",
            "应当进行充分论证和测试",
            title="建设项目的测试方案全面|The tests of projects follow comprehensive plans",
            shape=Holds(
                each=all_tested_changes,
                at=Change.started_at,
                when=fact_expr(_plans_are_comprehensive),
                says="测试方案全面|the plan of the tests is comprehensive",
                with_facts=(_plans_are_comprehensive,),
            ),
        ),
    ),
    shape=Before(
        each=tested_changes, act=change_start, steps=(first(TestPlan.approved_on, TestPlan.comprehensive.col),)
    ),
    evidence="经批准的测试方案|The approved test plan",
    remedy="制定并批准全面的测试方案后再实施|Make and approve a comprehensive test plan, then start",
    gate="change.start",
)

library_of_test_cases_is_on_file = Duty(
    id="16.1b-1",
    cite=art(16, 1),
    title="具有测试用例和测试数据|Test cases and test data on file",
    binds=CORE | OPERATING,
    quote="持续完善测试用例和测试数据",
    shape=documented("test_cases"),
    evidence="测试用例库和测试数据清单|The library of test cases and the list of test data",
    remedy="建立测试用例库并登记|Set up the library of test cases and record it",
)

library_of_test_cases_is_improved = Duty(
    id="16.1b-2",
    cite=art(16, 1),
    title="持续完善测试用例和测试数据|Test cases and test data kept up",
    binds=CORE | OPERATING,
    quote="持续完善测试用例和测试数据",
    shape=Holds(
        each=documents_in_force.where(Document.kind.col == "test_cases"),
        when=_last_improved >= months(TEST_CASES_INTERVAL).before(ON),
        says="批准或者最近评审未超过内部标准的间隔|approved or reviewed within the interval of the internal standard",
        uses=(TEST_CASES_INTERVAL,),
    ),
    evidence="测试用例和测试数据的评审、更新记录|Records of reviews and updates of test cases and data",
    remedy="评审并更新测试用例和测试数据，登记评审日期|Review and update test cases and data, record the day",
)

tests_done_and_passed = Before(
    each=tested_changes, act=change_start, steps=(last(TestPlan.executed_on),), holds=every(TestPlan.passed)
)

every_test_is_carried_out_first = Duty(
    id="16.1c",
    cite=art(16, 1),
    title="上线、变更前完成测试并通过|Tests done and passed before a go-live or change",
    binds=CORE | OPERATING,
    quote="保障测试的有效执行",
    earlier=(
        in_draft("15f", "开展充分测试"),
        in_2012(
            "22a",
            "应当进行充分论证和测试",
            title="建设项目上线、变更前充分测试|Projects are tested before a go-live or change",
            shape=replace(tests_done_and_passed, each=all_tested_changes),
            asks="more",
        ),
    ),
    shape=tests_done_and_passed,
    evidence="测试报告|Test reports",
    remedy="完成全部测试并通过后再实施|Finish all tests and pass them, then start",
    gate="change.start",
)
