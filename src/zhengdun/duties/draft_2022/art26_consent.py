"""征求意见稿第二十六条 同意、权限、单独同意 — consent to collection, limited access, consent to sensitive information.

Of 2023 only separate consent for provision to third parties is left (33); the rest stands in the Personal Information
Protection Law, which applies of itself.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.nouns import processing_activities
from zhengdun.kit.shapes.attested import Attested
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.law import DRAFT_2022, art
from zhengdun.ledger.tables.personal import ProcessingActivity

investors_consent_to_the_collection = Duty(
    id="2022-draft:26.1i",
    cite=art(26, 1, 1, version=DRAFT_2022),
    title="收集个人信息取得同意（法定职责、义务或者监管要求除外）|Investors consent to the collection, statutory duty apart",
    binds=CORE | OPERATING,
    quote="并取得个人同意",
    shape=Holds(
        each=processing_activities,
        when=ProcessingActivity.legal_ground.col.is_in(["consent", "duty"]),
        says="取得同意，或者为履行法定职责、法定义务所必需|by consent, or necessary for a statutory duty",
    ),
    evidence="同意记录或者法律依据|Records of consent, or the law that demands it",
    remedy="取得投资者同意，或者停止处理|Obtain the investors' consent, or stop",
)

access_is_limited_and_not_abused = Duty(
    id="2022-draft:26.1j",
    cite=art(26, 1, 3, version=DRAFT_2022),
    title="合理确定使用策略和操作权限|Use and access are sensibly limited",
    binds=CORE | OPERATING,
    quote="合理确定个人信息使用策略和操作权限，不得滥用个人信息",
    shape=Attested(topic="2022-draft:26.1j"),
    evidence="使用策略、权限清单和复核记录|The policy of use, the list of permissions, their reviews",
    remedy="确定使用策略和最小权限，定期复核|Set the policy and the least permissions, and review them",
)

sensitive_information_has_separate_consent = Duty(
    id="2022-draft:26.1k",
    cite=art(26, 1, 4, version=DRAFT_2022),
    title="处理敏感个人信息取得单独同意|Sensitive information is processed by separate consent",
    binds=CORE | OPERATING,
    quote="处理证券期货账户等敏感个人信息、向他人提供或者公开个人信息的，应当取得个人的单独同意",
    shape=Attested(topic="2022-draft:26.1k"),
    evidence="单独同意记录|Records of separate consent",
    remedy="取得投资者单独同意；现行要求见《个人信息保护法》第二十九条|Obtain separate consent; today article 29 of the Personal Information Protection Law asks for it",
)
