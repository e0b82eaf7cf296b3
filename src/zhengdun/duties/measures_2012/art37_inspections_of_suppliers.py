"""2012年第三十七条第二款 延伸检查 — suppliers bound by contract to be inspected by the CSRC.

The ledgers of today hold no record of it, so that only a responsible person can state it.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.shapes.attested import Attested
from zhengdun.law import MEASURES_2012, art

contracts_provide_for_inspection = Duty(
    id="2012:37.2a",
    cite=art(37, 2, version=MEASURES_2012),
    title="采购合同约定供应商接受信息安全延伸检查|Contracts provide for inspections of the supplier",
    binds=CORE | OPERATING,
    quote="应当约定供应商须接受中国证监会及其派出机构的信息安全延伸检查",
    shape=Attested(topic="2012:37.2a"),
    evidence="采购合同中的延伸检查条款|The clause in the contracts",
    remedy="在采购合同中补充延伸检查条款|Add the clause to the contracts",
    by_reference=False,
)
