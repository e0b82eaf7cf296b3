"""第三十三条 向第三方提供 — a ground, six items told, separate consent; statutory duties excepted.

The exception stands at the end of the article and is read to reach both the telling and the consent: where the law
demands information (a report on a suspicious transaction), it may even forbid telling. What counts under it is only
what names its law.

Article 33 lists six items to be told. The Personal Information Protection Law, article 23, asks for two more, the
recipient's name and how to reach it. They are no words of article 33; they are asked here because it says 依法依规,
and are kept apart as a duty of their own (33a-2).
"""

from __future__ import annotations

from functools import reduce
from operator import and_

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.rows import derived, rows
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.law import art
from zhengdun.ledger.tables.personal import DataProvision

SIX_ITEMS_OF_ARTICLE_33 = (
    DataProvision.states_purpose,
    DataProvision.states_method,
    DataProvision.states_kinds,
    DataProvision.states_term,
    DataProvision.states_protection,
    DataProvision.states_rights,
)
"""目的、方式、种类、保存期限、保护措施、相关方的权利和义务."""

_ground = DataProvision.ground.col
_provided, _consented, _withdrawn = (
    column.col for column in (DataProvision.provided_on, DataProvision.consented_on, DataProvision.withdrawn_on)
)
_law_is_named = pl.when(DataProvision.legal_basis.col.is_not_null()).then(statement=True)

provisions = rows(DataProvision)
provisions_by_consent = provisions.where(_ground != "duty")
"""All but those by statutory duty."""

all_six_items_told = derived(
    "六项均已告知|All six items told", reduce(and_, (item.col for item in SIX_ITEMS_OF_ARTICLE_33)), pl.Boolean()
)
consent_still_given = derived(
    "同意未撤回|Consent not withdrawn",
    pl.when(_withdrawn.is_null() | (_withdrawn > _provided) | (_withdrawn < _consented))
    .then(statement=True)
    .when(_withdrawn < _provided)
    .then(statement=False),
    pl.Boolean(),
)
"""On the day of the provision; withdrawn on that very day, nobody knows which came first."""

provision_has_a_ground = Duty(
    id="33a-1",
    cite=art(33),
    title="向第三方提供个人信息有依据|Personal information goes to third parties on a ground",
    binds=CORE | OPERATING,
    quote="应当依法依规向第三方机构提供投资者个人信息",
    shape=Holds(
        each=provisions,
        at=DataProvision.provided_on,
        when=(_ground != "none") & ((_ground != "duty") | _law_is_named),
        says="依据单独同意，或者依据写明法律名称的法定职责、法定义务"
        "|by separate consent, or by a statutory duty whose law is named",
    ),
    evidence="提供记录及依据|Records of provisions with their grounds",
    remedy="登记依据和法律名称；没有依据的停止提供并要求接收方删除|Record the ground and the law; without one, stop and have the recipient delete it",
)

recipient_is_named_as_the_law_asks = Duty(
    id="33a-2",
    cite=art(33),
    title="依《个人信息保护法》第二十三条告知接收方名称和联系方式"
    "|The recipient's name and contact are told, as article 23 of the Personal Information Protection Law asks",
    binds=CORE | OPERATING,
    quote="应当依法依规向第三方机构提供投资者个人信息",
    shape=Holds(
        each=provisions_by_consent,
        at=DataProvision.provided_on,
        when=DataProvision.states_recipient.col,
        says="已告知接收方名称和联系方式（《个人信息保护法》第二十三条，不在本条所列事项之内）"
        "|the recipient's name and contact were told (PIPL 23; not among the items of this article)",
    ),
    evidence="告知记录|Records of what was told",
    remedy="补充告知接收方名称和联系方式|Tell the recipient's name and how to reach it",
)

six_items_are_told_first = Duty(
    id="33b",
    cite=art(33),
    title="提供前告知六项内容|Six items are told before personal information is provided",
    binds=CORE | OPERATING,
    quote="明确告知投资者个人信息处理目的、处理方式、个人信息种类、保存期限、保护措施以及相关方的权利和义务等",
    shape=Before(
        each=provisions_by_consent,
        act=(DataProvision.provided_on,),
        steps=(DataProvision.told_on,),
        holds=all_six_items_told,
    ),
    evidence="告知文本和告知记录|The text of the notice, records of giving it",
    remedy="停止提供，补齐六项告知后再提供|Stop, tell all six items, then provide",
)

separate_consent_comes_first = Duty(
    id="33c",
    cite=art(33),
    title="提供前取得单独同意且未撤回|Separate consent comes first and is not withdrawn",
    binds=CORE | OPERATING,
    quote="并取得投资者个人单独同意，履行法定职责或者法定义务的情形除外",
    earlier=(in_draft("26.1h", "向他人提供或者公开个人信息的，应当取得个人的单独同意", item=4),),
    shape=Before(
        each=provisions_by_consent,
        act=(DataProvision.provided_on,),
        steps=(DataProvision.consented_on,),
        holds=consent_still_given,
    ),
    evidence="单独同意记录、撤回记录|Records of separate consent and of withdrawals",
    remedy="停止提供，取得单独同意后再提供|Stop, obtain separate consent, then provide",
)
