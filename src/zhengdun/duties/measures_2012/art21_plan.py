"""2012年第二十一条 发展规划 — a plan for information technology and information security.

The ledgers of today hold no record of it, so that only a responsible person can state it.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.shapes.attested import Attested
from zhengdun.law import MEASURES_2012, art

development_plan_is_made = Duty(
    id="2012:21a",
    cite=art(21, version=MEASURES_2012),
    title="制定信息化与信息安全发展规划|A plan for IT and information security is made",
    binds=CORE | OPERATING,
    quote="制定信息化与信息安全发展规划",
    shape=Attested(topic="2012:21a"),
    evidence="信息化与信息安全发展规划|The plan",
    remedy="根据行业规划和本机构发展战略制定规划|Make a plan from the industry's plan and the institution's strategy",
    by_reference=False,
)
