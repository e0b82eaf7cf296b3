"""2012年第四十五条第一款 配合检查 — inspections by the CSRC are assisted.

The ledgers of today hold no record of it, so that only a responsible person can state it.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.shapes.attested import Attested
from zhengdun.law import MEASURES_2012, art

inspections_are_assisted = Duty(
    id="2012:45.1a",
    cite=art(45, 1, version=MEASURES_2012),
    title="配合信息安全检查|Inspections are assisted",
    binds=CORE | OPERATING,
    quote="核心机构和经营机构应当配合检查",
    shape=Attested(topic="2012:45.1a"),
    evidence="检查配合记录|Records of the inspection",
    remedy="按要求配合检查并留存记录|Assist as asked and keep records",
    by_reference=False,
)
