"""第五十五条 宣传教育 — the whole staff every civil year; investors regularly.

全员: an activity counts where as many were educated as there are staff. One held in batches is one row, counted when
the last batch has ended. Where more were educated than there are (people of suppliers among them), it cannot be told
whether the staff were all there.
"""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import months
from zhengdun.kit.nouns import institutions, kind_began
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.once import Once
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.law import art
from zhengdun.ledger.tables.people import Education, InvestorEducation

INVESTOR_EDUCATION_MONTHS = internal_standard(
    "investor_education_months",
    "面向投资者宣传教育的间隔（“定期”）|interval of educating investors (定期)",
    unit="个月|months",
    cite=art(55, 2),
    default=12,
    why="建议值：不低于同条第一款全员教育的频率|A suggestion: no less often than the staff under paragraph 1",
)

_total, _educated = Education.staff_total.col, Education.staff_educated.col
education_of_all = rows(Education, _total > 0, pl.when(_educated <= _total).then(_educated == _total))
education_that_reveals_risks = rows(InvestorEducation, InvestorEducation.reveals_risk.col)

all_staff_are_educated_every_year = Duty(
    id="55.1",
    cite=art(55, 1),
    title="每年至少一次全员网络和信息安全教育|All staff are educated on security every year",
    binds=CORE | OPERATING,
    quote="每年至少开展一次全员网络和信息安全教育活动",
    earlier=(
        in_draft(
            "48.1a",
            "每年至少开展一次网络安全教育活动",
            title="每年至少一次网络安全教育|Staff are educated on security every year",
            shape=Once(each=institutions, unit="year", of=rows(Education), on=Education.held_on, since=kind_began),
            asks="less",
        ),
    ),
    shape=Once(each=institutions, unit="year", of=education_of_all, on=Education.held_on, since=kind_began),
    evidence="签到、考核记录，应到与实到人数|Attendance and tests, how many should and did attend",
    remedy="本年度内组织覆盖全体员工的教育，未参加的补课后登记实际参加人数|Educate the whole staff this year; make up for those who missed it, then record how many attended",
)

investors_are_educated_regularly = Duty(
    id="55.2",
    cite=art(55, 2),
    title="定期面向投资者宣传教育并揭示风险|Investors are educated regularly, and told of the risks",
    binds=OPERATING,
    quote="经营机构应当定期组织开展面向投资者的网络和信息安全宣传教育活动",
    earlier=(in_draft("48.2a", "经营机构应当定期组织开展面向投资者的网络安全宣传教育活动"),),
    shape=Regularly(
        each=institutions,
        of=education_that_reveals_risks,
        on=InvestorEducation.held_on,
        every=months(INVESTOR_EDUCATION_MONTHS),
        since=kind_began,
    ),
    evidence="活动记录和宣传材料|Records of the event, what was told",
    remedy="组织面向投资者的宣传教育，揭示网上业务的安全风险并登记日期|Educate investors on the risks of business on line and record the day",
)
