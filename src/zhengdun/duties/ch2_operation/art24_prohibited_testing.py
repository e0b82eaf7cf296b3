"""第二十四条 禁止违规认证检测、违规发布 — no unlawful certification, testing or publication, by anyone.

Article 24 forbids every unlawful publication (发布), also one to a closed circle; only the sanction of article 66
speaks of publishing to the public (向社会发布).
"""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import ANYONE
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.conditions import Never
from zhengdun.law import art
from zhengdun.ledger.tables.content import SecurityActivity

certifications_and_tests = rows(
    SecurityActivity, SecurityActivity.kind.col.is_in(["certification", "test", "assessment"])
)
publications = rows(SecurityActivity, SecurityActivity.kind.col == "publication")

# Called lawful without a basis, an activity may be either.
_unlawful = (
    pl.when(SecurityActivity.lawful.col & SecurityActivity.basis.col.is_null())
    .then(None)
    .otherwise(~SecurityActivity.lawful.col)
)

# The ledger does not say whose system it was, and the draft spoke of important ones only.
_OF_IMPORTANT_SYSTEMS = Never(
    each=certifications_and_tests,
    at=SecurityActivity.performed_on,
    when=_unlawful & pl.lit(None, pl.Boolean),
    says="不得违规对重要信息系统（台账未记）开展认证、检测、风险评估"
    "|no certification, testing or assessment of important systems (not on record) without a lawful basis",
)

nobody_certifies_or_tests_unlawfully = Duty(
    id="24a",
    cite=art(24),
    title="不得违规开展认证、检测、风险评估|No unlawful certification, testing or risk assessment",
    binds=ANYONE,
    quote="不得违规开展证券期货业信息系统认证、检测、风险评估等活动",
    earlier=(
        in_draft(
            "28a",
            "不得违规开展证券期货业重要信息系统认证、检测、风险评估等活动",
            title="不得违规开展重要信息系统认证、检测、风险评估|No unlawful certification, testing or risk assessment of important systems",
            shape=_OF_IMPORTANT_SYSTEMS,
            asks="less",
        ),
    ),
    shape=Never(
        each=certifications_and_tests,
        at=SecurityActivity.performed_on,
        when=_unlawful,
        says="不得无授权、资质依据开展认证、检测、风险评估|no certification, testing or assessment without a lawful basis",
    ),
    evidence="活动登记、授权或者资质文件|The record of the activity, its authorisation or qualification",
    remedy="停止活动，核实授权和资质依据并登记|Stop; verify and record the authorisation or qualification",
)

nobody_publishes_vulnerabilities_unlawfully = Duty(
    id="24b",
    cite=art(24),
    title="不得违规发布漏洞、病毒、攻击、侵入信息|No unlawful publication on vulnerabilities, viruses, attacks, intrusions",
    binds=ANYONE,
    quote="不得违规发布证券期货业信息安全漏洞、计算机病毒、网络攻击、网络侵入等信息",
    earlier=(
        in_draft(
            "28b", "不得违规向社会发布证券期货业系统漏洞、计算机病毒、网络攻击、网络侵入等网络安全信息", asks="less"
        ),
    ),
    shape=Never(
        each=publications,
        at=SecurityActivity.performed_on,
        when=_unlawful,
        says="不得无依据发布漏洞、病毒、攻击、侵入等信息|no publication on vulnerabilities or attacks without a lawful basis",
    ),
    evidence="发布登记、审批或者授权依据|The record of the publication and its approval",
    remedy="撤回违规发布的信息，控制扩散；今后先取得依据再发布|Withdraw what was published; henceforth obtain a basis first",
)
