"""第十三条 架构与三同步 — architecture reviewed and sound; security planned, built and used in step."""

from __future__ import annotations

from functools import reduce

import dataframely as dy
import polars as pl

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012, in_draft
from zhengdun.kit.nouns import systems
from zhengdun.kit.rows import ON, in_force, rows
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.law import art
from zhengdun.ledger.tables.systems import QUALITIES, DataCentre, Project, System

data_centres = rows(DataCentre, in_force(DataCentre.in_use_from, DataCentre.in_use_until))

_SAYS = (
    "架构经评审，性能、容量、可靠性、扩展性、安全性均在评审范围，结论为合理、足够"
    "|architecture reviewed for performance, capacity, reliability, scalability and security, and found sound"
)


def _found_sound(reviewed_on: dy.Column, reviewed_for: dy.Column, sound: dy.Column) -> pl.Expr:
    """Whether a review that covered all five qualities found the architecture sound.

    The article asks for the architecture, not for a review: what nobody has reviewed, wholly or in one of the five,
    nobody can tell. What was found unsound is unsound, however far the review went.
    """
    complete = reduce(
        lambda left, right: left & right, (reviewed_for.col.list.contains(quality) for quality in QUALITIES)
    )
    yet_to_come = (reviewed_on.col > ON).fill_null(value=False)
    return pl.when((complete & (reviewed_on.col <= ON)) | (~sound.col & ~yet_to_come)).then(sound.col)


def _day_known(stage: dy.Column, *afterwards: dy.Column) -> pl.Expr:
    """True; unknown where a later stage has its day and this one has none, so that it took place some day."""
    passed = pl.any_horizontal(column.col.is_not_null() for column in afterwards)
    return pl.when(stage.col.is_not_null() | ~passed).then(statement=True)


system_architecture_is_sound = Duty(
    id="13a-1",
    cite=art(13),
    title="信息系统架构经评审为合理、足够|The architecture of every system is reviewed and sound",
    binds=CORE | OPERATING,
    quote="应当确保信息系统和相关基础设施具备合理的架构，足够的性能、容量、可靠性、扩展性和安全性",
    earlier=(
        in_draft("13a", "应当确保信息系统和相关基础设施具备合理的架构，足够的性能、容量、可靠性、扩展性和安全性"),
        in_2012("13a", "信息系统应当具有合理的架构，足够的性能、容量、可靠性、扩展性和安全性"),
    ),
    shape=Holds(
        each=systems,
        when=_found_sound(System.architecture_reviewed_on, System.architecture_reviewed_for, System.architecture_sound),
        says=_SAYS,
    ),
    evidence="架构评审报告|The report of the architecture review",
    remedy="组织架构评审，覆盖五个方面；结论不合理的整改后复评|Review the architecture for all five; where it is not sound, mend it and review again",
)

infrastructure_architecture_is_sound = Duty(
    id="13a-2",
    cite=art(13),
    title="数据中心等基础设施架构经评审为合理、足够|The architecture of the infrastructure is reviewed and sound",
    binds=CORE | OPERATING,
    quote="应当确保信息系统和相关基础设施具备合理的架构，足够的性能、容量、可靠性、扩展性和安全性",
    earlier=(
        in_draft("13b", "应当确保信息系统和相关基础设施具备合理的架构，足够的性能、容量、可靠性、扩展性和安全性"),
    ),
    shape=Holds(
        each=data_centres,
        when=_found_sound(
            DataCentre.architecture_reviewed_on,
            DataCentre.architecture_reviewed_for,
            DataCentre.architecture_sound,
        ),
        says=_SAYS,
    ),
    evidence="架构评审报告|The report of the architecture review",
    remedy="组织架构评审，覆盖五个方面；结论不合理的整改后复评|Review the architecture for all five; where it is not sound, mend it and review again",
)

security_is_planned_in_step = Duty(
    id="13b-1",
    cite=art(13),
    title="安全技术措施同步规划|Security is planned no later than the project",
    binds=CORE | OPERATING,
    quote="保证相关安全技术措施与信息化工作同步规划、同步建设、同步使用",
    earlier=(in_draft("13c", "保证相关安全技术措施与信息化工作同步规划、同步建设、同步使用"),),
    shape=Before(
        each=rows(Project, _day_known(Project.planned_on, Project.built_on, Project.used_on)),
        act=(Project.planned_on,),
        steps=(Project.security_planned_on,),
    ),
    evidence="立项材料的安全章节|The chapter on security in the project's plan",
    remedy="立项时一并完成安全规划；已立项的立即补做|Plan security with the project; where it was left out, do it now",
)

security_is_built_in_step = Duty(
    id="13b-2",
    cite=art(13),
    title="安全技术措施同步建设|Security is built no later than the project",
    binds=CORE | OPERATING,
    quote="保证相关安全技术措施与信息化工作同步规划、同步建设、同步使用",
    earlier=(in_draft("13d", "保证相关安全技术措施与信息化工作同步规划、同步建设、同步使用"),),
    shape=Before(
        each=rows(Project, _day_known(Project.built_on, Project.used_on)),
        act=(Project.built_on,),
        steps=(Project.security_built_on,),
    ),
    evidence="验收材料的安全章节|The chapter on security in the acceptance documents",
    remedy="安全措施建成后再验收项目；已验收的立即补建|Accept the project only with its security built; where it was left out, build it now",
)

security_is_used_in_step = Duty(
    id="13b-3",
    cite=art(13),
    title="安全技术措施同步使用|Security is in use no later than the project",
    binds=CORE | OPERATING,
    quote="保证相关安全技术措施与信息化工作同步规划、同步建设、同步使用",
    earlier=(in_draft("13e", "保证相关安全技术措施与信息化工作同步规划、同步建设、同步使用"),),
    shape=Before(each=rows(Project), act=(Project.used_on,), steps=(Project.security_used_on,)),
    evidence="安全措施启用记录|The record of putting the security measures to use",
    remedy="安全措施启用前项目不得投入使用；已投入的立即启用|Do not put the project to use before its security; where that happened, put it to use now",
    gate="project.use",
)
