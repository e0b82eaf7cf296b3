"""第三十四条第一款 边界外处理 — masked, encrypted or otherwise guarded wherever it is processed outside the boundary."""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.masking import masked
from zhengdun.kit.rows import in_force, rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.law import art
from zhengdun.ledger.tables.masking import MaskingRun
from zhengdun.ledger.tables.personal import BoundaryExit

_masked = masked(BoundaryExit.masked)

information_outside_the_boundary_is_guarded = Duty(
    id="34.1",
    cite=art(34, 1),
    title="防护边界外处理个人信息已脱敏、加密|Outside the boundary personal information is masked or encrypted",
    binds=CORE | OPERATING,
    quote="应当采取数据脱敏、数据加密等措施，防范化解投资者个人信息在处理过程中的泄露风险",
    shape=Holds(
        each=rows(BoundaryExit, in_force(BoundaryExit.started_on, BoundaryExit.ended_on)),
        when=_masked.expr | BoundaryExit.encrypted.col | BoundaryExit.other_measure.col.is_not_null(),
        says="已采取脱敏、加密等至少一项措施|masked, encrypted, or guarded by another measure",
        with_facts=_masked.facts,
        optional=(MaskingRun,),
    ),
    evidence="边界外处理清单及技术措施记录|The list of places with the measures taken at each",
    remedy="立即脱敏或者加密，否则停止在边界外处理|Mask or encrypt it now, or stop processing it there",
)
