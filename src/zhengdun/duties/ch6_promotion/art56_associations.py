"""第五十六条 行业协会引导 — associations promote innovation, award it, and guide service institutions.

The article names no interval; how long ago the latest may be is an internal standard.
"""

from __future__ import annotations

from zhengdun.kit.binding import ASSOCIATION
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_2012, in_draft
from zhengdun.kit.limits import months
from zhengdun.kit.nouns import institutions
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.law import art
from zhengdun.ledger.tables.people import IndustryProject

PROMOTION_MONTHS = internal_standard(
    "association_promotion_months",
    "行业协会开展引导工作的间隔（“鼓励、引导”）|interval of promotion and guidance by associations (鼓励、引导)",
    unit="个月|months",
    cite=art(56),
    default=12,
    why="建议值：每年至少一次；本办法未定间隔|A suggestion: once a year; the Measures set no interval",
)
AWARD_MONTHS = internal_standard(
    "association_award_months",
    "行业协会组织科技奖励的间隔（“组织开展科技奖励”）|interval of awards by associations (组织开展科技奖励)",
    unit="个月|months",
    cite=art(56, 1),
    default=24,
    why="建议值：每两年一届；本办法未定间隔|A suggestion: every second year; the Measures set no interval",
)

innovation_is_promoted = Duty(
    id="56.1-1",
    cite=art(56, 1),
    title="鼓励、引导技术创新与应用|Innovation is promoted",
    binds=ASSOCIATION,
    quote="行业协会应当鼓励、引导网络和信息安全技术创新与应用",
    earlier=(
        in_draft("49.1a", "行业协会应当鼓励、引导网络安全技术创新与应用"),
        in_2012("41a", "应当引导鼓励行业信息技术研究与创新"),
    ),
    shape=Regularly(
        each=institutions,
        of=rows(IndustryProject, IndustryProject.kind.col == "innovation"),
        on=IndustryProject.held_on,
        every=months(PROMOTION_MONTHS),
    ),
    evidence="引导创新的活动、课题和文件|Events, studies and papers that promote it",
    remedy="开展引导技术创新的工作，在“行业工作”登记日期|Promote innovation and record the day under Work for the industry",
)

awards_are_organised = Duty(
    id="56.1-2",
    cite=art(56, 1),
    title="组织开展科技奖励|Awards for science and technology are organised",
    binds=ASSOCIATION,
    quote="组织开展科技奖励，促进行业科技进步",
    earlier=(
        in_draft("49.1b", "组织开展科技奖励，促进行业科技进步"),
        in_2012("41b", "组织开展科技奖励，促进行业科技进步"),
    ),
    shape=Regularly(
        each=institutions,
        of=rows(IndustryProject, IndustryProject.kind.col == "award"),
        on=IndustryProject.held_on,
        every=months(AWARD_MONTHS),
    ),
    evidence="奖励办法、评奖结果|The rules of the award, who received it",
    remedy="组织科技奖励，在“行业工作”登记日期|Organise an award and record the day under Work for the industry",
)

service_institutions_are_guided = Duty(
    id="56.2",
    cite=art(56, 2),
    title="引导信息技术系统服务机构规范参与、有序竞争|Service institutions are guided to work by the rules",
    binds=ASSOCIATION,
    quote="行业协会应当引导信息技术系统服务机构规范参与行业网络和信息安全和信息化工作",
    earlier=(
        in_draft("49.2a", "行业协会应当引导信息技术服务机构规范参与行业网络安全和信息化工作"),
        in_2012("42a", "应当引导供应商规范参与行业信息化与信息安全工作"),
    ),
    shape=Regularly(
        each=institutions,
        of=rows(IndustryProject, IndustryProject.kind.col == "guidance"),
        on=IndustryProject.held_on,
        every=months(PROMOTION_MONTHS),
    ),
    evidence="引导、规范服务机构的文件和活动记录|Papers and events that guide service institutions",
    remedy="开展引导服务机构的工作，在“行业工作”登记日期|Guide service institutions and record the day under Work for the industry",
)
