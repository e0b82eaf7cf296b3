"""2012年第十二条（攻击） 防范攻击 — attacks from inside and outside are guarded against, watched for and blocked."""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.nouns import institutions
from zhengdun.kit.rows import in_force, rows
from zhengdun.kit.shapes.existence import Has
from zhengdun.law import MEASURES_2012, art
from zhengdun.ledger.tables.systems import ProtectiveMeasure

attacks_are_watched_for = Duty(
    id="2012:12b",
    cite=art(12, version=MEASURES_2012),
    title="具有防范、监控和阻断网络攻击的能力|Attacks are guarded against, watched for and blocked",
    binds=CORE | OPERATING,
    quote="并具有防范、监控和阻断来自内外部网络攻击破坏的能力",
    shape=Has(
        each=institutions,
        of=rows(
            ProtectiveMeasure,
            ProtectiveMeasure.kind.col == "intrusion",
            in_force(ProtectiveMeasure.in_use_from, ProtectiveMeasure.in_use_until),
        ),
        what="启用的非法入侵检测措施|Intrusion detection in use",
    ),
    evidence="措施清单和覆盖范围|The list of measures and what each covers",
    remedy="部署入侵检测和阻断措施并启用|Deploy measures that detect and block intrusions and use them",
    by_reference=False,
)
