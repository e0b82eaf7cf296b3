"""第三十一条第二款 不得以不同意为由拒绝服务 — no refusal of service for want of consent, but for the exceptions.

The exceptions are open (等情形): necessary for the service, statutory duties, and like cases, for which the law must
be named. That information is necessary must agree with what the register says of the activity.
"""

from __future__ import annotations

import polars as pl

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.rows import rows, via
from zhengdun.kit.shapes.conditions import Never
from zhengdun.law import art
from zhengdun.ledger.tables.personal import ProcessingActivity, ServiceRefusal

refusals = (
    rows(ServiceRefusal)
    .beside(rows(ProcessingActivity), ProcessingActivity.necessary)
    .where(ServiceRefusal.cause.col.is_in(["disagreed", "withdrew"]))
)

_ground = ServiceRefusal.ground.col
_law_is_named = pl.when(ServiceRefusal.legal_basis.col.is_not_null()).then(statement=True)
_excused = ((_ground == "necessary") & via(ProcessingActivity.necessary)) | (
    _ground.is_in(["duty", "other"]) & _law_is_named
)

service_is_not_refused_for_want_of_consent = Duty(
    id="31.2",
    cite=art(31, 2),
    title="不得以不同意或者撤回同意为由拒绝服务|No service is refused for want of consent",
    binds=CORE | OPERATING,
    quote="不得以投资者不同意处理其个人信息或者撤回同意为由，拒绝向投资者提供服务",
    shape=Never(
        each=refusals,
        at=ServiceRefusal.refused_on,
        when=~_excused,
        says="无法定例外而因投资者不同意或者撤回同意拒绝服务|service is refused for want of consent without one of the exceptions",
    ),
    evidence="拒绝服务记录及其依据|Records of refusals with their grounds",
    remedy="恢复提供服务；属于例外的，登记依据和法律名称|Provide the service; where an exception applies, record it and name the law",
)
