"""2012年第三十三条（报告） 演练前报告 — joint drills reported to the CSRC before they are held.

Fifteen working days before (实施前15个工作日): the day of the drill does not count, the fifteenth working day before it
is the last to report on. 2023 asks for a report within as many days after the drill instead.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE
from zhengdun.kit.duty import Duty
from zhengdun.kit.limits import working_days
from zhengdun.kit.parameters import law_number
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.before import Before
from zhengdun.law import MEASURES_2012, art
from zhengdun.ledger.tables.emergency import Drill

NOTICE_OF_DRILL = law_number(
    "joint_drill_notice_working_days",
    "联合演练实施前报告的提前量|how long before a joint drill it is reported",
    unit="个工作日|working days",
    cite=art(33, version=MEASURES_2012),
    value=15,
)

joint_drill_is_reported_beforehand = Duty(
    id="2012:33b",
    cite=art(33, version=MEASURES_2012),
    title="联合演练实施前15个工作日报告中国证监会|Joint drills reported 15 working days before they are held",
    binds=CORE,
    quote="并于实施前15个工作日向中国证监会报告",
    shape=Before(
        each=rows(Drill, Drill.kind.col == "joint"),
        act=(Drill.started_on, Drill.ended_on),
        steps=(Drill.reported_on,),
        ahead=working_days(NOTICE_OF_DRILL),
    ),
    evidence="报告及回执|The report and its receipt",
    remedy="演练前15个工作日报告中国证监会|Report to the CSRC 15 working days before the drill",
    filing="联合演练实施前报告|Notice of a joint drill",
    by_reference=False,
)
