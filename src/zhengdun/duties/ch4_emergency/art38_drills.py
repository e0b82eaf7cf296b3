"""第三十八条 应急演练 — joint drills of core institutions, own drills of all, and their reports.

A joint drill answers paragraph 1, an own drill paragraph 2: if a joint drill answered both, paragraph 2 would ask
nothing of core institutions. Article 39 of Order 152 (a drill a year, all important systems within two years,
reports kept for five) binds securities companies and fund managers by itself; here it is only the reason for a
default.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012, in_draft
from zhengdun.kit.limits import months, working_days, years
from zhengdun.kit.nouns import important_systems, institutions, kind_began
from zhengdun.kit.parameters import internal_standard, law_number
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.kept import Kept
from zhengdun.kit.shapes.once import Once
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.emergency import Drill
from zhengdun.ledger.tables.systems import System

JOINT_REPORT_TERM = law_number(
    "joint_drill_report_working_days",
    "联合演练报告期限|term for reporting a joint drill",
    unit="个工作日|working days",
    cite=art(38, 1),
    value=15,
    others={"2022-draft": 15},
)
DRILL_INTERVAL = internal_standard(
    "drill_interval_months",
    "应急演练间隔（“定期”）|interval between drills (定期)",
    unit="个月|months",
    cite=art(38, 2),
    default=12,
    why="证监会令第152号第三十九条要求证券公司和基金管理公司每年至少一次，其他机构比照"
    "|Article 39 of Order 152 asks securities companies and fund managers for one a year; others by analogy",
)
SYSTEM_DRILL_INTERVAL = internal_standard(
    "system_drill_interval_months",
    "重要信息系统应急演练间隔（“定期”）|interval between drills of an important system (定期)",
    unit="个月|months",
    cite=art(38, 2),
    default=24,
    why="证监会令第152号第三十九条要求证券公司和基金管理公司两年内覆盖全部重要信息系统，其他机构比照"
    "|Article 39 of Order 152 asks securities companies and fund managers to cover all important systems within two"
    " years; others by analogy",
)
DRILL_REPORT_TERM = internal_standard(
    "drill_report_working_days",
    "应急演练报告形成期限（“形成应急演练报告”）|term for making the report of a drill",
    unit="个工作日|working days",
    cite=art(38, 2),
    default=15,
    why="与第一款联合演练的报告期限一致|As long as the term of paragraph 1 for joint drills",
)
DRILL_REPORT_KEPT = internal_standard(
    "drill_report_kept_years",
    "应急演练报告保存期限（“存档备查”）|how long the report of a drill is kept (存档备查)",
    unit="年|years",
    cite=art(38, 2),
    default=5,
    why="本办法未定年限；证监会令第152号第三十九条要求证券公司和基金管理公司保存不少于五年，其他机构比照"
    "|The Measures set none; article 39 of Order 152 asks securities companies and fund managers for five years or more;"
    " others by analogy",
)

joint_drills = rows(Drill, Drill.kind.col == "joint")
own_drills = rows(Drill, Drill.kind.col == "own")

joint_drill_is_held_every_year = Duty(
    id="38.1a",
    cite=art(38, 1),
    title="每年至少一次关联主体联合演练|A joint drill with linked parties every year",
    binds=CORE,
    quote="核心机构应当组织与本机构信息系统和网络通信设施相关联主体开展网络安全应急演练，每年至少开展一次",
    earlier=(
        in_draft("32.1a", "应当组织与本机构信息系统和网络通信设施相关联主体开展网络安全应急演练，频率不低于每年一次"),
        in_2012("33a", "核心机构应当每年组织市场相关主体进行一次信息安全应急演练"),
    ),
    shape=Once(each=institutions, unit="year", of=joint_drills, on=Drill.ended_on, since=kind_began),
    evidence="联合演练方案和记录|Plan and records of the joint drill",
    remedy="在年底前组织关联主体开展联合演练|Hold a joint drill with the linked parties before the year ends",
)

joint_drill_is_reported = Duty(
    id="38.1b",
    cite=art(38, 1),
    title="联合演练后15个工作日内报告中国证监会|Joint drills reported within 15 working days",
    binds=CORE,
    quote="并于演练后15个工作日内将相关情况报告中国证监会",
    earlier=(in_draft("32.1b", "并于演练后15个工作日内将相关情况报告中国证监会"),),
    shape=Within(
        each=joint_drills,
        limit=working_days(JOINT_REPORT_TERM),
        of=Drill.ended_on,
        until=Drill.reported_on,
        of_may_come=True,
    ),
    evidence="报告及回执|The report and its receipt",
    remedy="立即将演练情况报告中国证监会，并登记报告日期|Report on the drill to the CSRC at once and record the day",
    filing="联合演练情况报告|Report on a joint drill",
)

drills_are_held_regularly = Duty(
    id="38.2a-1",
    cite=art(38, 2),
    title="定期开展应急演练|Drills held regularly",
    binds=CORE | OPERATING,
    quote="核心机构和经营机构应当定期开展网络安全应急演练",
    earlier=(in_draft("32.2a", "核心机构和经营机构应当定期开展网络安全应急演练"),),
    shape=Regularly(
        each=institutions, of=own_drills, on=Drill.ended_on, every=months(DRILL_INTERVAL), since=kind_began
    ),
    evidence="演练方案和记录|Plans and records of drills",
    remedy="安排并开展本机构应急演练|Plan and hold a drill",
)

important_systems_are_drilled = Duty(
    id="38.2a-2",
    cite=art(38, 2),
    title="应急演练定期覆盖重要信息系统|Drills regularly cover every important system",
    binds=CORE | OPERATING,
    quote="核心机构和经营机构应当定期开展网络安全应急演练",
    earlier=(in_draft("32.2b", "核心机构和经营机构应当定期开展网络安全应急演练"),),
    shape=Regularly(
        each=important_systems,
        of=own_drills,
        on=Drill.ended_on,
        every=months(SYSTEM_DRILL_INTERVAL),
        since=System.online_on,
    ),
    evidence="演练记录中涉及的系统|The systems named in the records of drills",
    remedy="把该系统列入下一次演练，并在演练台账登记涉及系统|Include the system in the next drill and name it in the ledger",
)

drill_report_is_made = Duty(
    id="38.2b-1",
    cite=art(38, 2),
    title="形成应急演练报告|A report is made of every drill",
    binds=CORE | OPERATING,
    quote="并形成应急演练报告",
    earlier=(in_draft("32.2c", "并形成应急演练报告"),),
    shape=Within(
        each=own_drills,
        limit=working_days(DRILL_REPORT_TERM),
        of=Drill.ended_on,
        until=Drill.report_made_on,
        of_may_come=True,
    ),
    evidence="应急演练报告|The report of the drill",
    remedy="补写演练报告并归档|Write the report and file it",
)

drill_report_is_kept = Duty(
    id="38.2b-2",
    cite=art(38, 2),
    title="应急演练报告存档备查|Reports of drills are kept",
    binds=CORE | OPERATING,
    quote="并形成应急演练报告存档备查",
    earlier=(in_draft("32.2d", "并形成应急演练报告存档备查"),),
    shape=Kept(each=own_drills, made=Drill.report_made_on, disposed=Drill.disposed_on, term=years(DRILL_REPORT_KEPT)),
    evidence="存档的应急演练报告|The reports on file",
    remedy="找回或者重建报告，并停止销毁未满期限的报告|Recover the report, and stop disposing of reports before their term",
)
