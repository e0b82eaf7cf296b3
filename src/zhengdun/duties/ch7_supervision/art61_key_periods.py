"""第六十一条第二款 重要时期保障 — rosters before a period of special protection, reports within it as they fall due.

Which reports are owed, and when, stands in the regulator's notice: the ledger 重要时期报告 holds a row for each from
the day of the notice on. That all of them are there, or that none is owed, no row can show: somebody says so of each
period, and until then it cannot be told.
"""

from __future__ import annotations

from zhengdun.kit.binding import CORE, OPERATING
from zhengdun.kit.duty import Duty
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.by_date import ByDate
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.law import art
from zhengdun.ledger.tables.supervision import KeyPeriod, KeyPeriodReport

roster_comes_before_the_period = Duty(
    id="61.2a",
    cite=art(61, 2),
    title="重要时期开始前制定值班表|The roster is made before the period begins",
    binds=CORE | OPERATING,
    quote="应当遵循安全优先的原则，加强安全生产值守",
    earlier=(in_draft("53.2a", "应当遵循安全优先的原则，加强安全生产值守"),),
    shape=Before(each=rows(KeyPeriod), act=(KeyPeriod.starts_on,), steps=(KeyPeriod.roster_made_on,)),
    evidence="值班表、值守记录|The roster, the record of the watch",
    remedy="立即安排值守、制定值班表并登记日期；今后在保障期开始前完成|Arrange the watch and make the roster now, record the day; henceforth before the period begins",
)

reports_owed_are_entered = Duty(
    id="61.2b-1",
    cite=art(61, 2),
    title="重要时期应报事项均已登记|Every report owed in a period is entered",
    binds=CORE | OPERATING,
    quote="严格落实信息报送要求",
    shape=Holds(
        each=rows(KeyPeriod),
        at=KeyPeriod.starts_on,
        when=KeyPeriod.reports_entered.col,
        says="通知要求的报告均已在“重要时期报告”登记，或者通知未要求报告"
        "|every report that the notice asks for is entered, or it asks for none",
    ),
    evidence="监管通知及其报告要求|The regulator's notice and what it asks to be reported",
    remedy="对照通知，将每次应报事项登记在“重要时期报告”，再确认均已登记"
    "|Enter every report that the notice asks for under Reports in key periods, then say that all are there",
)

reports_are_made_on_their_days = Duty(
    id="61.2b-2",
    cite=art(61, 2),
    title="重要时期按期报送信息|Reports in the period are made on their days",
    binds=CORE | OPERATING,
    quote="严格落实信息报送要求",
    earlier=(in_draft("53.2b", "严格落实信息报送要求"),),
    shape=ByDate(each=rows(KeyPeriodReport), deadline=KeyPeriodReport.due_on, until=KeyPeriodReport.reported_on),
    evidence="各次报送材料及回执|What was reported, with receipts",
    remedy="立即补报并登记报告日期|Report now and record the day",
    filing="重要时期保障信息报告|Reports in a period of special protection",
)
