"""第二十一条 压力测试 — stress tests: every year and after market swings, planned, reported, kept (21.1, 21.2)."""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import working_days, years
from zhengdun.kit.nouns import important_systems
from zhengdun.kit.parameters import Parameter, internal_standard, law_number
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.kept import Kept
from zhengdun.kit.shapes.once import Once
from zhengdun.kit.shapes.within import Within
from zhengdun.law import DRAFT_2022, art
from zhengdun.ledger.tables.capacity import MarketSwing, StressTest
from zhengdun.ledger.tables.systems import System

STRESS_TEST_PERIOD = law_number(
    "stress_test_period_months",
    "压力测试周期|period of stress tests",
    unit="个月|months",
    cite=art(21, 1),
    value=12,
    others={"2022-draft": 6},
)
SWING_TEST_DAYS = internal_standard(
    "swing_stress_test_days",
    "市场较大波动后“及时”开展压力测试的期限|the time allowed (“in time”) for a stress test after a large market swing",
    unit="个工作日|working days",
    cite=art(21, 1),
    default=5,
    why="任意五个工作日内通常含一个周末，可在非交易日对生产环境加压|five working days as a rule hold a weekend, when production can be loaded",
)
REPORT_DAYS = internal_standard(
    "stress_report_days",
    "压力测试“完成后”形成报告的期限|the time allowed for the report “after” a stress test",
    unit="个工作日|working days",
    cite=art(21, 2),
    default=15,
    why="参照第三十八条联合演练情况报告的十五个工作日|after the 15 working days of article 38 for the report on a joint drill",
)
REPORT_YEARS = law_number(
    "stress_report_years",
    "压力测试报告保存年限|years for which stress test reports are kept",
    unit="年|years",
    cite=art(21, 2),
    value=5,
)

stress_tests = rows(StressTest)
endangering_swings = rows(MarketSwing, MarketSwing.endangered.col)


def stress_tested_every(period: Parameter) -> Once:
    """Every important system is stress-tested in every civil period of so many months."""
    return Once(each=important_systems, unit=period, of=stress_tests, on=StressTest.tested_on, since=System.online_on)


important_systems_are_stress_tested_every_year = Duty(
    id="21.1a",
    cite=art(21, 1),
    title="重要信息系统每年至少一次压力测试|A stress test of every important system every year",
    binds=CORE | OPERATING,
    quote="应当每年至少开展一次重要信息系统压力测试",
    earlier=(
        in_draft(
            "19.1a",
            "应当至少每半年开展一次重要信息系统压力测试",
            title="重要信息系统每半年至少一次压力测试|A stress test of every important system every half-year",
            remedy="本半年内对每个重要信息系统完成一次压力测试并登记|Stress-test every important system within this half-year and record it",
            shape=stress_tested_every(STRESS_TEST_PERIOD.under(DRAFT_2022, art(19, 1, version=DRAFT_2022))),
        ),
    ),
    shape=stress_tested_every(STRESS_TEST_PERIOD),
    evidence="压力测试方案和报告|Plans and reports of stress tests",
    remedy="本年内对每个重要信息系统完成一次压力测试并登记|Stress-test every important system within this year and record it",
)

endangering_swing_is_followed_by_a_stress_test = Duty(
    id="21.1b",
    cite=art(21, 1),
    title="市场较大波动危及性能容量时及时压力测试|A stress test soon after a swing that endangers capacity",
    binds=CORE | OPERATING,
    quote="发现市场较大波动，重要信息系统的性能容量可能无法保障安全平稳运行的，应当及时对相关信息系统开展压力测试",
    shape=Within(
        each=endangering_swings,
        limit=working_days(SWING_TEST_DAYS),
        of=MarketSwing.found_on,
        until=MarketSwing.tested_on,
    ),
    evidence="波动判定依据、压力测试报告|The basis for finding a swing, the report of the stress test",
    remedy="尽快对相关信息系统开展压力测试并登记完成日期|Stress-test the systems concerned now and record the day",
)

plan_comes_before_the_test = Duty(
    id="21.2a-1",
    cite=art(21, 2),
    title="先有压力测试方案再测试|The plan comes before the stress test",
    binds=CORE | OPERATING,
    quote="制定压力测试方案",
    earlier=(in_draft("19.1b", "制定压力测试方案"),),
    shape=Before(each=stress_tests, act=(StressTest.tested_on,), steps=(StressTest.plan_on,)),
    evidence="压力测试方案|The plan",
    remedy="测试前制定方案并登记日期|Make the plan before the test and record the day",
)

_PLAN_OF_THE_DRAFT = Holds(
    each=stress_tests,
    at=StressTest.tested_on,
    when=StressTest.sets_scenarios.col
    & StressTest.covers_performance.col
    & StressTest.covers_recovery.col
    & pl.lit(None, pl.Boolean),
    says="方案设定测试场景，含系统处理能力、网络冗余（台账未记）、灾备建设指标"
    "|the plan sets scenarios and measures capability, network redundancy (not on record), recovery",
)

plan_sets_scenarios_and_the_three_kinds_of_indicators = Duty(
    id="21.2a-2",
    cite=art(21, 2),
    title="方案依照标准，设定场景和三方面指标|The plan follows the standards and sets scenarios and three kinds of indicators",
    binds=CORE | OPERATING,
    quote="设定测试场景，从系统性能、网络负载、灾备建设等方面设置测试指标",
    earlier=(
        in_draft(
            "19.1c",
            "设定测试场景，从系统处理能力、网络冗余、灾备建设等方面设置测试指标",
            title="方案设定场景和处理能力、网络冗余、灾备指标|The plan sets scenarios and indicators of capability, network redundancy, recovery",
            shape=_PLAN_OF_THE_DRAFT,
            asks="less",
        ),
    ),
    shape=Holds(
        each=stress_tests,
        at=StressTest.tested_on,
        when=StressTest.follows_standards.col
        & StressTest.sets_scenarios.col
        & StressTest.covers_performance.col
        & StressTest.covers_network.col
        & StressTest.covers_recovery.col,
        says="方案依照有关行业标准，设定测试场景，含系统性能、网络负载、灾备建设指标"
        "|the plan follows the industry's standards, sets scenarios and measures performance, network load, recovery",
    ),
    evidence="压力测试方案|The plan",
    remedy="补齐缺少的标准依据、场景或者指标，下次测试前修订方案|Add what the plan lacks before the next test",
)

stress_test_is_reported = Duty(
    id="21.2b-1",
    cite=art(21, 2),
    title="测试完成后形成压力测试报告|A report is made after the stress test",
    binds=CORE | OPERATING,
    quote="测试完成后形成压力测试报告存档备查",
    earlier=(in_draft("19.1d", "测试完成后形成压力测试报告存档备查"),),
    shape=Within(
        each=stress_tests,
        limit=working_days(REPORT_DAYS),
        of=StressTest.tested_on,
        until=StressTest.reported_on,
        of_may_come=True,
    ),
    evidence="压力测试报告|The report",
    remedy="形成压力测试报告并存档|Make the report and put it on file",
)

stress_test_report_is_kept_five_years = Duty(
    id="21.2b-2",
    cite=art(21, 2),
    title="压力测试报告保存五年以上|Reports of stress tests are kept five years or more",
    binds=CORE | OPERATING,
    quote="形成压力测试报告存档备查，并保存五年以上",
    shape=Kept(
        each=stress_tests, made=StressTest.reported_on, disposed=StressTest.disposed_on, term=years(REPORT_YEARS)
    ),
    evidence="存档的压力测试报告、销毁记录|Reports on file, records of disposal",
    remedy="停止销毁未满五年的报告，能恢复的予以恢复|Stop disposing of reports younger than five years; restore what can be restored",
)
