"""第四十一条 投资者告知 — those concerned are told what they can do instead, and warned of the risk.

Both contents are owed 及时 and through an effective channel; they may come in one notice or in two. The channels
that the article names are examples (等有效渠道).
"""

from __future__ import annotations

from dataclasses import replace

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import hours
from zhengdun.kit.nouns import incidents
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import first, rows
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.emergency import Incident, InvestorNotice

NOTICE_TERM = internal_standard(
    "investor_notice_hours",
    "投资者告知期限（“及时”）|term for telling investors (及时)",
    unit="小时|hours",
    cite=art(41),
    default=1,
    why="建议值：上午连续竞价共两小时，告知须留有改用替代方式的时间；本办法未定时长"
    "|A suggestion: the morning session is two hours long, and a notice must leave time to use the alternative; the"
    " Measures set no number",
)

incidents_that_affect_investors = rows(Incident, Incident.affects_investors.col)
through_a_channel = InvestorNotice.channels.col.list.len() > 0
# The draft asked for the website, social media and the like; the ledger does not say which other channel it was.
in_public = InvestorNotice.channels.col.list.contains("website") | pl.when(
    InvestorNotice.channels.col.list.contains("other")
).then(None).otherwise(statement=False)

alternative_told = Within(
    each=incidents_that_affect_investors,
    limit=hours(NOTICE_TERM),
    of=Incident.found_at,
    until=first(InvestorNotice.issued_at, InvestorNotice.states_alternative.col, through_a_channel),
)

investors_are_told_the_alternative = Duty(
    id="41-1",
    cite=art(41),
    title="及时告知投资者替代方式或者应急措施|Investors are told the alternative in time",
    binds=CORE | OPERATING,
    quote="应当及时通过官方网站、客户交易终端、电话或者邮件等有效渠道通知相关方可以采取的替代方式或者应急措施",
    earlier=(
        in_draft(
            "35.1a",
            "应当及时通过官方网站、自媒体等渠道公示相关方可以采取的替代方式或者其他应急措施",
            title="每起事件及时公示替代方式或者其他应急措施|The alternative is made public in time, on every incident",
            shape=replace(
                alternative_told,
                each=incidents,
                until=first(InvestorNotice.issued_at, InvestorNotice.states_alternative.col, in_public),
            ),
            asks="more",
        ),
    ),
    shape=alternative_told,
    evidence="公告、短信、终端提示等告知记录|Records of notices: website, message, terminal",
    remedy="立即经官网、交易终端等渠道告知替代方式，并登记告知时间、渠道和内容|Tell them the alternative now on the website, the terminal or otherwise; record when, how and what",
)

risk_told = Within(
    each=incidents_that_affect_investors,
    limit=hours(NOTICE_TERM),
    of=Incident.found_at,
    until=first(InvestorNotice.issued_at, InvestorNotice.states_risk.col, through_a_channel),
)

investors_are_warned_of_the_risk = Duty(
    id="41-2",
    cite=art(41),
    title="及时提示投资者防范风险|Investors are warned of the risk in time",
    binds=CORE | OPERATING,
    quote="提示相关方防范和应对可能出现的风险",
    earlier=(
        in_draft("35.1b", "提示相关方防范和应对可能出现的风险", shape=replace(risk_told, each=incidents), asks="more"),
    ),
    shape=risk_told,
    evidence="公告、短信、终端提示等告知记录|Records of notices: website, message, terminal",
    remedy="立即经官网、交易终端等渠道提示风险，并登记告知时间、渠道和内容|Warn them now on the website, the terminal or otherwise; record when, how and what",
)
