"""第十四条第一款 等级测评、安全建设 — classified protection: evaluated, and what was found mended.

How often is a rule outside the Measures: every year from level 3 (公网安〔2025〕1846号). For level 2 none is on
record, so that the institution must set the interval first.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import months
from zhengdun.kit.nouns import graded_and_on_line, graded_systems
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import ON, rows
from zhengdun.kit.shapes.by_date import ByDate
from zhengdun.kit.shapes.once import Once
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.law import art
from zhengdun.ledger.tables.systems import MlpsEvaluation, MlpsGrading

LEVEL_2_EVALUATION_MONTHS = internal_standard(
    "mlps_level_2_evaluation_months",
    "第二级系统等级测评的间隔（条文未定）|interval between evaluations of level-2 systems (left open)",
    unit="个月|months",
    cite=art(14, 1),
    default=None,
    why="未见有效规定，请按属地公安机关要求设定|no rule is on record: set what the local police ask for",
)

_SECOND, _THIRD = 2, 3
evaluations = rows(MlpsEvaluation)
evaluations_that_found_something = rows(
    MlpsEvaluation,
    (MlpsEvaluation.evaluated_on.col <= ON).fill_null(value=False),
    # the result 符合 itself says that there are no major risks (公网安〔2025〕1846号, answer 20): they may be blank
    (MlpsEvaluation.result.col != "conforms") | (MlpsEvaluation.major_risks.col > 0).fill_null(value=False),
).of(graded_systems)

level_3_is_evaluated_every_year = Duty(
    id="14.1b-1",
    cite=art(14, 1),
    title="第三级以上每年测评（公网安〔2025〕1846号）|From level 3 evaluated every year (Gong Wang An [2025] No. 1846)",
    binds=CORE | OPERATING,
    quote="开展网络和信息系统定级备案、等级测评和安全建设等工作",
    earlier=(in_draft("14.1e", "应当落实网络安全等级保护制度，依法履行网络安全等级保护义务"),),
    shape=Once(
        each=graded_systems.where(MlpsGrading.level.col >= _THIRD),
        unit="year",
        of=evaluations,
        on=MlpsEvaluation.evaluated_on,
        since=graded_and_on_line,
    ),
    evidence="等级测评报告|The evaluation report",
    remedy="委托测评机构完成本年度测评，登记测评日期和结论|Have this year's evaluation done; record its date and result",
)

level_2_is_evaluated_regularly = Duty(
    id="14.1b-2",
    cite=art(14, 1),
    title="第二级定期测评|Level 2 evaluated at regular intervals",
    binds=CORE | OPERATING,
    quote="开展网络和信息系统定级备案、等级测评和安全建设等工作",
    earlier=(in_draft("14.1f", "应当落实网络安全等级保护制度，依法履行网络安全等级保护义务"),),
    shape=Regularly(
        each=graded_systems.where(MlpsGrading.level.col == _SECOND),
        of=evaluations,
        on=MlpsEvaluation.evaluated_on,
        every=months(LEVEL_2_EVALUATION_MONTHS),
        since=graded_and_on_line,
    ),
    evidence="等级测评报告|The evaluation report",
    remedy="先在“内部标准”设定间隔，再按间隔测评|Set the interval under Internal standards, then evaluate in step with it",
)

findings_of_evaluations_are_mended = Duty(
    id="14.1c",
    cite=art(14, 1),
    title="测评发现的问题按期整改|What an evaluation found is mended in time",
    binds=CORE | OPERATING,
    quote="开展网络和信息系统定级备案、等级测评和安全建设等工作",
    earlier=(in_draft("14.1g", "应当落实网络安全等级保护制度，依法履行网络安全等级保护义务"),),
    shape=ByDate(
        each=evaluations_that_found_something,
        deadline=MlpsEvaluation.rectify_by,
        until=MlpsEvaluation.rectified_on,
    ),
    evidence="整改方案和整改记录|The plan and the record of mending",
    remedy="逐次测评登记整改期限，完成后登记日期；已逾期的立即整改|Record a day to mend by for every evaluation, and the day it was done; where it has passed, mend at once",
)
