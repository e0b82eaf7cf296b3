"""Duties that nobody has, for what the shapes can do and no duty of the Measures asks of them yet."""

from datetime import date

from zhengdun.duties.testing import duty_judged_by
from zhengdun.kit.binding import ANYONE, ASSOCIATION, CII, CORE, OPERATING, SERVICE
from zhengdun.kit.limits import days, hours, months, working_days, years
from zhengdun.kit.nouns import important_systems, institutions, systems
from zhengdun.kit.parameters import internal_standard, law_number
from zhengdun.kit.rows import ON, derived, every, first, last, later, rows, via
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.by_date import ByDate
from zhengdun.kit.shapes.conditions import Holds, Never
from zhengdun.kit.shapes.each_day import EachDay
from zhengdun.kit.shapes.existence import Covers, Has, Instead
from zhengdun.kit.shapes.kept import Kept
from zhengdun.kit.shapes.not_during import NotDuring
from zhengdun.kit.shapes.once import Once
from zhengdun.kit.shapes.reaches_back import ReachesBack
from zhengdun.kit.shapes.regularly import Regularly
from zhengdun.kit.shapes.sessions import OutOfSession
from zhengdun.kit.shapes.threshold import AtLeast, Below, highest, latest
from zhengdun.kit.shapes.told import Told
from zhengdun.kit.shapes.unrecorded import Unrecorded
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.columns import facts
from zhengdun.ledger.tables.backup import BackupRun, BackupVerification, RecoveryFacility
from zhengdun.ledger.tables.capacity import CapacityRecord, StressTest
from zhengdun.ledger.tables.changes import Change, JointTest, TestPlan
from zhengdun.ledger.tables.emergency import (
    Drill,
    EmergencyPlan,
    Incident,
    IncidentReport,
    InvestorNotice,
    SupportRecord,
)
from zhengdun.ledger.tables.governance import LeadDepartment
from zhengdun.ledger.tables.monitoring import LogStore
from zhengdun.ledger.tables.supervision import KeyPeriod, RegulatorRequest
from zhengdun.ledger.tables.suppliers import Product, ProductUse
from zhengdun.ledger.tables.systems import MlpsGrading, System


def _standard(name, unit, default):
    return internal_standard(
        f"oracle_{name}", "数|number", unit=f"{unit}|{unit}", cite=art(9, 1), default=default, why="例|example"
    )


SOME_DAYS, A_TERM_NOT_SET = _standard("days", "日", 3), _standard("not_set", "日", None)
SOME_HOURS, SOME_MONTHS = _standard("hours", "小时", 1.5), _standard("months", "个月", 6)
A_YEAR, TWO = _standard("years", "年", 1), _standard("two", "个工作日", 2)
SHARE = law_number("oracle_share", "比例|share", unit="比例|share", cite=art(21, 3), value=0.8, others={"2012": 0.3})

told = first(InvestorNotice.issued_at, InvestorNotice.states_risk.col)
passed = rows(JointTest, JointTest.passed.col)
planned = first(TestPlan.approved_on, TestPlan.comprehensive.col)
begun = derived("开始|Begun", later(MlpsGrading.graded_on.col, via(System.online_on)))

SHAPES = [
    NotDuring(
        each=rows(Change),
        start=(Change.started_at, Change.planned_start_at),
        end=(Change.ended_at,),
        periods=rows(KeyPeriod, KeyPeriod.roster_made_on.col <= ON),
        span=(KeyPeriod.starts_on, KeyPeriod.ends_on),
    ),
    Unrecorded(each=institutions),
    Before(each=rows(Drill), act=(Drill.started_on,), steps=(Drill.reported_on,), ahead=working_days(TWO)),
    Within(each=rows(Incident), limit=hours(SOME_HOURS), of=Incident.found_at, until=told),
    Within(each=rows(Incident), limit=days(SOME_DAYS), of=Incident.found_at, until=told, even_late=True),
    Within(each=rows(Incident), limit=days(A_TERM_NOT_SET), of=Incident.occurred_at, until=told, even_before=True),
    Within(each=rows(Incident), limit=hours(SOME_HOURS), of=Incident.recovered_at, until=Incident.mended_on),
    Within(each=rows(Incident), limit=working_days(TWO), of=first(IncidentReport.reported_at), until=told),
    Within(each=rows(Drill), limit=months(SOME_MONTHS), of=Drill.ended_on, until=Drill.reported_on, of_may_come=True),
    Within(
        each=rows(MlpsGrading).of(systems, System.online_on), limit=years(A_YEAR), of=begun, until=MlpsGrading.filed_on
    ),
    ByDate(each=rows(RegulatorRequest), deadline=RegulatorRequest.answer_by, until=RegulatorRequest.answered_on),
    ByDate(each=rows(Change), deadline=Change.planned_end_at, until=first(TestPlan.executed_on)),
    Before(each=rows(Change), act=(Change.started_at,), steps=(planned,), ahead=days(SOME_DAYS)),
    Before(each=rows(Change), act=(Change.started_at,), steps=(planned, Change.reviewed_on), holds=Change.major_impact),
    Before(
        each=rows(Change), act=(Change.started_at,), steps=(last(TestPlan.executed_on),), ahead=days(A_TERM_NOT_SET)
    ),
    Before(
        each=rows(Change), act=(Change.started_at,), steps=(last(TestPlan.executed_on),), holds=every(TestPlan.passed)
    ),
    Before(
        each=rows(Change), act=(Change.ended_at, Change.started_at), steps=(first(JointTest.held_on, among=passed),)
    ),
    Before(each=rows(Incident), act=(Incident.recovered_at,), steps=(told, Incident.response_at)),
    Once(each=institutions, unit="month", of=rows(Drill, Drill.kind.col == "own"), on=Drill.ended_on),
    Once(each=important_systems, unit="half-year", of=rows(Drill), on=Drill.ended_on, since=System.online_on),
    Once(
        each=important_systems,
        unit="quarter",
        of=rows(BackupVerification, BackupVerification.valid.col),
        on=BackupVerification.verified_on,
    ),
    Regularly(each=important_systems, of=rows(Drill), on=Drill.ended_on, every=days(SOME_DAYS), since=System.online_on),
    Regularly(each=institutions, of=rows(Incident), on=Incident.found_at, every=years(A_YEAR)),
    Kept(each=rows(Drill), made=Drill.report_made_on, disposed=Drill.disposed_on, term=months(SOME_MONTHS)),
    Kept(
        each=rows(StressTest), made=StressTest.reported_on, disposed=StressTest.disposed_on, term=days(A_TERM_NOT_SET)
    ),
    ReachesBack(
        each=important_systems,
        of=rows(LogStore, LogStore.protected.col),
        earliest=LogStore.earliest_on,
        checked=LogStore.checked_on,
        term=months(SOME_MONTHS),
        since=System.online_on,
        fresh=days(SOME_DAYS),
    ),
    AtLeast(
        each=systems,
        value=highest(CapacityRecord.capacity),
        factor=SHARE,
        base=latest(CapacityRecord.historical_peak),
        measured_on=CapacityRecord.measured_on,
        fresh=days(SOME_DAYS),
    ),
    Below(
        each=systems,
        value=latest(CapacityRecord.historical_peak),
        factor=SHARE,
        base=highest(CapacityRecord.capacity),
        measured_on=CapacityRecord.measured_on,
        fresh=years(A_YEAR),
    ),
    Has(each=systems, of=rows(RecoveryFacility, RecoveryFacility.synchronous.col), what="备份|backup", at_most=1),
    Has(
        each=systems,
        of=rows(Drill, Drill.kind.col == "joint"),
        what="演练|drill",
        at_least=2,
        at_most=3,
        instead=Instead(when=System.active_active.col, says="双活|active-active"),
    ),
    Covers(
        each=rows(LeadDepartment),
        items=facts(EmergencyPlan.scenarios).choices,
        of=rows(EmergencyPlan, EmergencyPlan.states_goals.col, EmergencyPlan.approved_on.col <= ON),
        by=EmergencyPlan.scenarios,
    ),
    Holds(
        each=rows(Change),
        when=Change.major_upgrade.col & (Change.reviewed_on.col.is_not_null() | Change.emergency.col),
        says="已复核|reviewed",
        at=Change.started_at,
    ),
    Never(each=rows(Change), when=SOME_DAYS.expr > 3, says="多于三日|more than three days", uses=(SOME_DAYS,)),
]
FOR_ANYONE = [
    *(
        EachDay(
            each=systems,
            of=rows(BackupRun, BackupRun.succeeded.col),
            on=BackupRun.backed_up_on,
            since=System.online_on,
            window=days(window),
        )
        for window in (SOME_DAYS, A_TERM_NOT_SET)
    ),
    Told(
        each=rows(Incident),
        limit=days(SOME_DAYS),
        of=Incident.found_at,
        until=SupportRecord.told_on,
        told_whom=SupportRecord.customer,
        thing=Product,
        users=rows(ProductUse, ProductUse.core_or_operating.col),
        user=ProductUse.customer,
        used=(ProductUse.from_on, ProductUse.until_on),
    ),
    OutOfSession(
        each=rows(Change).of(rows(System), System.trading_sessions),
        start=(Change.started_at, Change.planned_start_at),
        end=(Change.ended_at, Change.planned_end_at),
        groups=System.trading_sessions,
        unless=Change.emergency.col,
        says="避开交易时段|outside trading hours",
    ),
]
BOUND = [ANYONE, CORE | OPERATING, ANYONE, CII | SERVICE, ANYONE, ASSOCIATION | OPERATING]
"""Whom the others bind, in turn."""

MORE_DUTIES = (
    *(
        duty_judged_by(
            shape,
            id=f"9.1z-{number}",
            binds=BOUND[number % len(BOUND)],
            by_reference=number % 3 != 0,
            until=date(2026, 1, 1) if number % 7 == 0 else None,
        )
        for number, shape in enumerate(SHAPES)
    ),
    *(duty_judged_by(shape, id=f"9.1y-{number}", binds=ANYONE) for number, shape in enumerate(FOR_ANYONE)),
)
