"""第十七条 暂停、终止网上服务的告知 — telling investors before a service over the network stops.

Both suspending (暂停) and ending (终止) count. Investors are told, by public or individual notice as is fitting;
the law does not ask that all investors be told one by one. How long before is not set: before is enough.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.law import art
from zhengdun.ledger.tables.changes import ServiceNotice

investors_are_told_first = Duty(
    id="17-1",
    cite=art(17),
    title="暂停或者终止网上服务前告知投资者|Investors told before a service stops",
    binds=CORE | OPERATING,
    quote="暂停或者终止借助网络向投资者提供服务前，应当履行告知义务",
    earlier=(in_draft("16a", "暂停或者终止借助网络向投资者提供服务前，应当履行告知义务"),),
    shape=Before(each=rows(ServiceNotice), act=(ServiceNotice.effective_at,), steps=(ServiceNotice.issued_at,)),
    evidence="公告、定向通知及其发布时间|The public or individual notice and when it was issued",
    remedy="先告知投资者，再暂停或者终止服务|Tell the investors, then suspend or end the service",
    gate="service.suspend",
)

notice_states_all_three = Duty(
    id="17-2",
    cite=art(17),
    title="告知影响、替代方式和应对措施|The notice states impact, alternative and measures",
    binds=CORE | OPERATING,
    quote="告知投资者相关业务影响情况、替代方式及应对措施",
    earlier=(in_draft("16b", "告知投资者相关业务影响情况、替代方式及其他应对措施"),),
    shape=Holds(
        each=rows(ServiceNotice),
        when=ServiceNotice.states_impact.col & ServiceNotice.states_alternative.col & ServiceNotice.states_measures.col,
        says="告知业务影响情况、替代方式及应对措施三项|the impact, the alternative and the measures are all stated",
        at=ServiceNotice.effective_at,
    ),
    evidence="公告、定向通知全文|The full text of the notice",
    remedy="补充告知所缺内容|Tell the investors what was left out",
    gate="service.suspend",
)
