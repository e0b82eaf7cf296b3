"""征求意见稿第二十条第二款（保密） 保密管理 — confidentiality in purchasing, which became contracts and agreements (22.2 of 2023).

The ledgers of today hold no record of it, so that only a responsible person can state it.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.shapes.attested import Attested
from zhengdun.law import DRAFT_2022, art

confidentiality_is_managed = Duty(
    id="2022-draft:20.2f",
    cite=art(20, 2, version=DRAFT_2022),
    title="采购中加强保密管理|Confidentiality is managed in purchasing",
    binds=CORE | OPERATING,
    quote="加强保密管理",
    shape=Attested(topic="2022-draft:20.2f"),
    evidence="保密管理制度和记录|Policy and records on confidentiality",
    remedy="制定并落实采购中的保密管理措施|Set and apply measures for confidentiality in purchasing",
)
