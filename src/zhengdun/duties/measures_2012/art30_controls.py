"""2012年第三十条（控制） 投资者信息安全 — what guards investors' information was effective when it was checked.

These Measures named no stages of processing, so that only the controls on record are judged.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.law import MEASURES_2012, art
from zhengdun.ledger.tables.personal import LifecycleControl

controls_are_effective = Duty(
    id="2012:30b",
    cite=art(30, version=MEASURES_2012),
    title="保障投资者信息安全的控制有效|The controls of investors' information are effective",
    binds=CORE | OPERATING,
    quote="应当加强信息安全保密管理，保障投资者信息安全",
    shape=Holds(
        each=rows(LifecycleControl),
        at=LifecycleControl.checked_on,
        when=LifecycleControl.measure.col.is_not_null() & LifecycleControl.effective.col,
        says="有控制措施，且核查有效|there is a control, and the check found it effective",
    ),
    evidence="个人信息环节控制清单、核查记录|The list of controls, records of the checks",
    remedy="建立有效的控制措施并再次核查|Set up an effective control and check it again",
    by_reference=False,
)
