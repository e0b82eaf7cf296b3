"""征求意见稿第十九条第二款 全行业压力测试 — stress tests of the whole industry, organised by the CSRC.

The ledgers of today hold no record of it, so that only a responsible person can state it.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.shapes.attested import Attested
from zhengdun.law import DRAFT_2022, art

industry_tests_are_joined = Duty(
    id="2022-draft:19.2a",
    cite=art(19, 2, version=DRAFT_2022),
    title="参加全行业重要信息系统压力测试|Industry-wide stress tests are joined",
    binds=CORE | OPERATING,
    quote="参加中国证监会组织开展的全行业重要信息系统压力测试",
    shape=Attested(topic="2022-draft:19.2a"),
    evidence="参加全行业压力测试的记录|Records of the industry-wide tests",
    remedy="参加中国证监会组织的全行业压力测试并留存记录|Join the tests that the CSRC organises and keep records",
)

shortcomings_found_are_mended = Duty(
    id="2022-draft:19.2b",
    cite=art(19, 2, version=DRAFT_2022),
    title="全行业压力测试后及时整改或者制定整改计划|What an industry-wide test finds is mended, or a plan is made",
    binds=CORE | OPERATING,
    quote="并根据测试情况及时整改；暂时无法整改的，应当制定切实可行的整改计划",
    shape=Attested(topic="2022-draft:19.2b"),
    evidence="整改记录或者整改计划|Records of what was mended, or the plan",
    remedy="整改测试发现的问题；暂时无法整改的，制定整改计划|Mend what was found; where that cannot be done yet, make a plan",
)
