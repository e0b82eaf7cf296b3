"""第三十一条第一款（告知、合同） 告知 — a notice in force on every day of processing; what it tells; contracts.

The notice binds by its version: each version has its days, and a day of processing without a version in force is a
day on which investors had not been told, whether the gap was closed later or not.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.nouns import processing_activities
from zhengdun.kit.rows import in_force, rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.unbroken import Unbroken
from zhengdun.law import art
from zhengdun.ledger.tables.personal import PrivacyNotice, ProcessingActivity

a_notice_is_in_force_on_every_day = Duty(
    id="31.1a-1",
    cite=art(31, 1),
    title="处理个人信息期间始终有告知|A notice is in force whenever personal information is processed",
    binds=CORE | OPERATING,
    quote="明确告知投资者处理个人信息的目的、方式、范围和隐私保护政策",
    earlier=(in_draft("26.1c", "收集个人信息，应当告知投资者个人信息处理的目的、方式和范围", item=1),),
    shape=Unbroken(
        each=rows(ProcessingActivity),
        runs=(ProcessingActivity.started_on, ProcessingActivity.ended_on),
        of=rows(PrivacyNotice),
        span=(PrivacyNotice.effective_on, PrivacyNotice.ended_on),
    ),
    evidence="告知文本各版本及其生效、失效日期|Every version of the notice with its first and last day",
    remedy="立即告知或者暂停处理；新版本自旧版本失效之日起生效|Give notice now or stop processing; let each version begin on the day the one before it ends",
)

notices_in_force = rows(PrivacyNotice, in_force(PrivacyNotice.effective_on, PrivacyNotice.ended_on))
_THREE_ITEMS = Holds(
    each=notices_in_force,
    when=PrivacyNotice.states_purpose.col & PrivacyNotice.states_method.col & PrivacyNotice.states_scope.col,
    says="告知目的、方式、范围三项|it tells all three: purpose, method, scope",
)

notices_tell_all_four_items = Duty(
    id="31.1a-2",
    cite=art(31, 1),
    title="告知目的、方式、范围和隐私保护政策|Notices tell purpose, method, scope and privacy policy",
    binds=CORE | OPERATING,
    quote="明确告知投资者处理个人信息的目的、方式、范围和隐私保护政策",
    earlier=(
        in_draft(
            "26.1d",
            "收集个人信息，应当告知投资者个人信息处理的目的、方式和范围",
            item=1,
            title="告知目的、方式、范围|Notices tell purpose, method and scope",
            shape=_THREE_ITEMS,
            asks="less",
        ),
    ),
    shape=Holds(
        each=notices_in_force,
        when=PrivacyNotice.states_purpose.col
        & PrivacyNotice.states_method.col
        & PrivacyNotice.states_scope.col
        & PrivacyNotice.states_policy.col,
        says="告知目的、方式、范围和隐私保护政策四项|it tells all four: purpose, method, scope, privacy policy",
    ),
    evidence="有效的告知文本|The notice in force",
    remedy="补齐缺少的内容，发布新版本并重新告知|Add what is missing in a new version and give notice again",
)

contracts_go_no_further_than_needed = Duty(
    id="31.1d",
    cite=art(31, 1),
    title="合同约定限于业务必要限度|Contracts go no further than the business needs",
    binds=CORE | OPERATING,
    quote="合同约定事项应当基于从事证券期货业务活动的必要限度",
    shape=Holds(
        each=processing_activities.where(ProcessingActivity.agreed_by_contract.col),
        when=ProcessingActivity.contract_limited.col,
        says="合同约定限于从事证券期货业务活动的必要限度|the contract keeps to what the business needs",
    ),
    evidence="合同条款审查记录|Review of the terms of the contract",
    remedy="审查合同条款，删去超出必要限度的约定|Review the terms and strike what goes further",
)
