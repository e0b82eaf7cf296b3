"""What another version asks instead, and whose outcome that changes."""

from datetime import date

import pytest

from zhengdun.assessment.impact import Status, impact, status
from zhengdun.clock import Calendar
from zhengdun.duties.registry import duties_as_law
from zhengdun.duties.testing import duty_judged_by, ledgers_of, record, system
from zhengdun.kit.earlier import in_draft
from zhengdun.kit.limits import days
from zhengdun.kit.outcomes import Outcome
from zhengdun.kit.parameters import law_number
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.capacity import StressTest
from zhengdun.ledger.tables.cii import CiiDepartment
from zhengdun.ledger.tables.emergency import Drill
from zhengdun.ledger.tables.governance import Staff

ON = date(2026, 6, 30)


def compared(before, after, *records, **institution):
    old, new = duties_as_law(before), duties_as_law(after)
    found = impact(ledgers_of(*records, **institution), ON, old, new, calendar=Calendar.standard())
    return {one.matter: one for one in found}


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        pytest.param("18.2b-1", Status.LOOSENED, id="business logs 20 -> 5 years, all -> important systems"),
        pytest.param("21.1a", Status.LOOSENED, id="stress tests half-yearly -> yearly"),
        pytest.param("2022-draft:37.2d", Status.DROPPED, id="five full-time people"),
        pytest.param("2022-draft:19.2a", Status.DROPPED, id="industry-wide stress tests"),
        pytest.param("2022-draft:30.1a", Status.DROPPED, id="scans for vulnerabilities"),
        pytest.param("2022-draft:53.2c", Status.DROPPED, id="the freeze in key periods"),
        pytest.param("2022-draft:40d", Status.DROPPED, id="the report on a purchase"),
        pytest.param("2022-draft:26.1k", Status.DROPPED, id="separate consent to sensitive information"),
        pytest.param("15.2", Status.ADDED, id="no change in trading hours"),
        pytest.param("21.3b", Status.ADDED, id="half of the bandwidth"),
        pytest.param("35b-1", Status.ADDED, id="biometrics"),
        pytest.param("21.3a", Status.LOOSENED, id="capacity: all -> important systems, the number as it was"),
        pytest.param("20.1a", Status.TIGHTENED, id="local backup too"),
        pytest.param("38.1b", Status.UNCHANGED, id="word for word"),
        pytest.param("9.1b", Status.REWORDED, id="网络安全 -> 网络和信息安全"),
    ],
)
def test_from_the_draft_to_the_measures(matter, expected):
    found = compared("2022-draft", "2023")
    assert found[matter].status is expected


@pytest.mark.parametrize(
    ("matter", "expected"),
    [
        pytest.param("2012:33b", Status.DROPPED, id="joint drills reported 15 working days before"),
        pytest.param("38.1b", Status.ADDED, id="joint drills reported 15 working days after"),
        pytest.param("2022-draft:29.2a", Status.DROPPED, id="data sent to the industry's centre"),
        pytest.param("4.1", Status.NO_TEXT, id="the front part of article 4 is missing"),
        pytest.param("26.1-1", Status.REWORDED, id="programs and source code"),
    ],
)
def test_from_2012_to_the_measures(matter, expected):
    assert compared("2012", "2023")[matter].status is expected


def test_the_direction_of_a_number_follows_from_its_values():
    (years,) = compared("2022-draft", "2023")["18.2b-1"].numbers
    assert (years.before, years.after, years.direction) == (20, 5, "loosened")
    (period,) = compared("2023", "2022-draft")["21.1a"].numbers
    assert (period.before, period.after, period.direction) == (12, 6, "tightened")
    (same,) = compared("2022-draft", "2023")["48c"].numbers
    assert (same.before, same.after, same.direction) == (3, 3, "same")


def test_a_number_that_only_one_version_has_has_no_direction():
    (five,) = compared("2022-draft", "2023", cii_operator=True)["2022-draft:37.2d"].numbers
    assert (five.before, five.after, five.direction) == (5, None, None)


def moves(one):
    return {(move.subject, move.before.key, move.after.key) for move in one.moves}


def test_the_subjects_whose_outcome_changes():
    tested = record(StressTest, code="T1", system="S1", tested_on="2025-03-01")
    found = compared("2022-draft", "2023", system(), tested)
    assert moves(found["21.1a"]) == {("S1", "breached", "met")}
    back = compared("2023", "2022-draft", system(), tested)
    assert moves(back["21.1a"]) == {("S1", "met", "breached")}


def test_what_is_dropped_becomes_not_applicable_and_what_is_added_was():
    people = [record(Staff, code="E1", works_in_security=True, full_time=True)]
    department = record(CiiDepartment, code="D1", name="关基办", from_on="2024-01-01")
    found = compared("2022-draft", "2023", *people, department, cii_operator=True)
    assert moves(found["2022-draft:37.2d"]) == {("A", Outcome.BREACHED.key, Outcome.NOT_APPLICABLE.key)}
    assert moves(found["44d"]) == {("A", Outcome.NOT_APPLICABLE.key, Outcome.CANNOT_TELL.key)}
    assert not found["44a"].moves


def test_a_version_compared_with_itself_changes_nothing():
    found = compared("2022-draft", "2022-draft", system())
    assert {one.status for one in found.values()} == {Status.UNCHANGED}
    assert not any(one.moves for one in found.values())


def within(number):
    return Within(each=rows(Drill), limit=days(number), of=Drill.ended_on, until=Drill.reported_on)


def test_a_duty_that_asks_more_in_one_respect_and_less_in_another_must_be_two():
    term = law_number("test_impact", "期限|term", unit="日|days", cite=art(9, 1), value=5, others={"2022-draft": 3})
    stricter = within(term.under("2022-draft", art(9, 1, version="2022-draft")))
    today = duty_judged_by(within(term), earlier=(in_draft("9.1x", "应当", shape=stricter, asks="less"),))
    (draft,) = today.in_earlier_versions()
    with pytest.raises(ValueError, match="declare it as two duties"):
        status(draft, today)
