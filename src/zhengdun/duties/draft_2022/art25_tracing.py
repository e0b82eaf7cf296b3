"""征求意见稿第二十五条（溯源） 攻击溯源 — attacks traced to their source.

The ledgers of today hold no record of it, so that only a responsible person can state it.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.shapes.attested import Attested
from zhengdun.law import DRAFT_2022, art

attacks_are_traced = Duty(
    id="2022-draft:25d",
    cite=art(25, version=DRAFT_2022),
    title="及时溯源网络攻击|Attacks are traced in time",
    binds=CORE | OPERATING,
    quote="及时识别、阻断和溯源相关网络攻击",
    shape=Attested(topic="2022-draft:25d"),
    evidence="溯源分析报告|Reports on the source of attacks",
    remedy="对网络攻击开展溯源分析并留存报告|Trace attacks to their source and keep the reports",
)
