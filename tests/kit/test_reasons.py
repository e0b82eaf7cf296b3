"""A case for every reason: the shortest record that leads to it. The table must be complete."""

import pytest

from zhengdun.duties.testing import duty_judged_by, record, system, verdict
from zhengdun.kit.binding import SERVICE
from zhengdun.kit.limits import days, months, working_days, years
from zhengdun.kit.nouns import important_systems, institutions, systems
from zhengdun.kit.outcomes import Outcome, Reason
from zhengdun.kit.parameters import internal_standard, law_number
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.attested import Attested
from zhengdun.kit.shapes.before import Before
from zhengdun.kit.shapes.conditions import Holds, Never
from zhengdun.kit.shapes.existence import Has
from zhengdun.kit.shapes.kept import Kept
from zhengdun.kit.shapes.once import Once
from zhengdun.kit.shapes.threshold import AtLeast, latest
from zhengdun.kit.shapes.unrecorded import Unrecorded
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.backup import BackupVerification, RecoveryFacility
from zhengdun.ledger.tables.capacity import CapacityRecord
from zhengdun.ledger.tables.changes import Change, TestPlan
from zhengdun.ledger.tables.emergency import Drill
from zhengdun.ledger.tables.governance import Attestation
from zhengdun.ledger.tables.systems import System


def standard(name, unit, default):
    return internal_standard(
        f"test_reasons_{name}", "数|number", unit=unit, cite=art(38), default=default, why="例|example"
    )


TEN, UNSET = standard("ten", "个工作日|working days", 10), standard("unset", "日|days", None)
YEARS, MONTHS = standard("years", "年|years", 2), standard("months", "个月|months", 12)
TWICE = law_number("test_reasons_twice", "两倍|twice", unit="倍|times", cite=art(21, 3), value=2)


def within(limit=None):
    limit = limit or working_days(TEN)
    return Within(each=rows(Drill), limit=limit, of=Drill.ended_on, until=Drill.reported_on, of_may_come=True)


CLOCK, WITHOUT_TERM = within(), within(days(UNSET))
CAPACITY = AtLeast(
    each=important_systems,
    value=latest(CapacityRecord.capacity),
    factor=TWICE,
    base=latest(CapacityRecord.historical_peak),
    measured_on=CapacityRecord.measured_on,
    fresh=months(MONTHS),
)
QUARTERS = Once(each=systems, unit="quarter", of=rows(BackupVerification), on=BackupVerification.verified_on)
ORDER = Before(each=rows(Change), act=(Change.started_at,), steps=(Change.reviewed_on,))
PASSED = Holds(each=rows(TestPlan), when=TestPlan.passed.col, says="通过|passed")
HARMLESS = Never(each=rows(Change), when=Change.major_impact.col, says="较大影响|major impact")
KEPT = Kept(each=rows(Drill), made=Drill.report_made_on, disposed=Drill.disposed_on, term=years(YEARS))
ONE = Has(each=systems, of=rows(RecoveryFacility), what="备份|backup", at_most=1)
STATED = Attested(topic="9.1d")


def drill(**values):
    return record(Drill, code="D1", kind="own", **values)


def measured(capacity, day="2026-06-01", of="S1"):
    return record(CapacityRecord, system=of, measured_on=day, capacity=capacity, historical_peak=700)


def verified(*on):
    return [record(BackupVerification, code=f"V{day}", system="S1", verified_on=day) for day in on]


def change(reviewed_on, **values):
    return record(
        Change, code="C1", system="S1", **{"started_at": "2026-06-20 20:00", "reviewed_on": reviewed_on, **values}
    )


def plan(passed):
    return record(TestPlan, code="P1", change="C1", passed=passed)


def facility(number, of="S1"):
    return record(RecoveryFacility, code=f"F{number}", system=of, kind="fault")


def stated(**values):
    usual = {"duty": "9.1d", "stated_on": "2026-03-01", "stated_by": "E1", "fulfilled": True, "evidence": "报告"}
    return record(Attestation, code="A1", **{**usual, **values})


ALL_QUARTERS = ["2025-09-30", "2025-12-31", "2026-03-31"]
CASES = {
    Reason.ON_TIME: (CLOCK, drill(ended_on="2026-06-01", reported_on="2026-06-15")),
    Reason.BOUND_MET: (CAPACITY, system(), measured(1400)),
    Reason.EVERY_PERIOD: (QUARTERS, system(), *verified("2025-07-01", *ALL_QUARTERS[1:]), *verified("2025-06-30")),
    Reason.IN_ORDER: (ORDER, change("2026-06-20")),
    Reason.CLEAR: (HARMLESS, change(None, major_impact=False)),
    Reason.HOLDS: (PASSED, plan(True)),
    Reason.KEPT: (KEPT, drill(report_made_on="2023-06-01", disposed_on="2025-06-02")),
    Reason.PRESENT: (ONE, system(), facility(1)),
    Reason.STATED: (STATED, stated()),
    Reason.NO_TEXT: (Unrecorded(each=institutions),),
    Reason.LATE: (CLOCK, drill(ended_on="2026-05-29", reported_on="2026-06-15")),
    Reason.OVERDUE: (CLOCK, drill(ended_on="2026-05-29")),
    Reason.OUT_OF_BOUND: (CAPACITY, system(), measured(1399)),
    Reason.MISSED: (QUARTERS, system(), *verified(*ALL_QUARTERS)),
    Reason.STEP_MISSING: (ORDER, change(None)),
    Reason.OUT_OF_ORDER: (ORDER, change("2026-06-21")),
    Reason.FORBIDDEN: (HARMLESS, change(None, major_impact=True)),
    Reason.FAILS: (PASSED, plan(False)),
    Reason.TOO_SHORT: (KEPT, drill(report_made_on="2023-06-01", disposed_on="2025-06-01")),
    Reason.ABSENT: (ONE, system(), facility(1, of="S2")),
    Reason.TOO_MANY: (ONE, system(), facility(1), facility(2)),
    Reason.DENIED: (STATED, stated(fulfilled=False)),
    Reason.NO_LEDGER: (CAPACITY, system()),
    Reason.NO_RECORD: (CAPACITY, system(), measured(1400, of="S2")),
    Reason.UNKNOWN_FACT: (PASSED, plan(None)),
    Reason.UNKNOWN_SCOPE: (CAPACITY, system(important=None), measured(1400)),
    Reason.STALE: (CAPACITY, system(), measured(1400, "2025-06-29")),
    Reason.NO_PARAMETER: (WITHOUT_TERM, drill(ended_on="2026-06-01")),
    Reason.CONFLICT: (CLOCK, drill(ended_on="2026-06-02", reported_on="2026-06-01")),
    Reason.NOT_STATED: (STATED, stated(duty="12a")),
    Reason.LAPSED: (STATED, stated(valid_until="2026-06-29")),
    Reason.NO_EVIDENCE: (STATED, stated(evidence=None)),
    Reason.NO_SUBJECT: (CAPACITY, system(important=False)),
    Reason.NOT_IN_FORCE: (CLOCK, drill(ended_on="2023-04-30")),
    Reason.NOT_STARTED: (CLOCK, drill()),
    Reason.NOT_YET_DUE: (CLOCK, drill(ended_on="2026-06-29")),
}


@pytest.mark.parametrize("reason", CASES, ids=lambda reason: reason.key)
def test_the_shortest_way_to(reason):
    shape, *records = CASES[reason]
    assert verdict(duty_judged_by(shape), *records) == reason.key


def test_not_bound():
    service = duty_judged_by(Has(each=institutions, of=rows(System), what="系统|system"), binds=SERVICE)
    assert verdict(service) == Reason.NOT_BOUND.key


def test_beyond_the_calendar():
    assert verdict(duty_judged_by(CLOCK), drill(ended_on="2026-12-25"), on="2027-01-20") == Reason.CALENDAR_ENDS.key


def test_there_is_a_case_for_every_reason():
    assert set(CASES) | {Reason.NOT_BOUND, Reason.CALENDAR_ENDS} == set(Reason)


@pytest.mark.parametrize("reason", Reason, ids=lambda reason: reason.key)
def test_every_reason_has_one_outcome_and_words_in_both_languages(reason):
    assert reason.outcome in Outcome
    assert reason.label.zh
    assert reason.label.en
    assert list(Reason)[reason.code] is reason
