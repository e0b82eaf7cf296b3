"""Duty: its number, what it refuses, the days of conduct it governs."""

from datetime import date

import pytest

from zhengdun.duties.testing import duty_judged_by, record, verdict
from zhengdun.kit.limits import days
from zhengdun.kit.nouns import institutions
from zhengdun.kit.parameters import internal_standard, law_number
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.existence import documented
from zhengdun.kit.shapes.kept import Kept
from zhengdun.law import art
from zhengdun.ledger.tables.emergency import Drill

SHAPE = documented("it_governance", each=institutions)


def duty(**values):
    return duty_judged_by(SHAPE, **values)


@pytest.mark.parametrize("number", ["9", "9.1", "9.1a", "9a", "9a-2", "9.1a-12"])
def test_numbers_of_article_9(number):
    assert duty(id=number).id == number


@pytest.mark.parametrize("number", ["10.1", "91", "9.", "9.1ab", "9-", "a9", "", "9.1a-", "9.1A"])
def test_numbers_that_do_not_name_article_9(number):
    with pytest.raises(ValueError, match="does not name 第九条"):
        duty(id=number)


def test_a_gate_must_be_one():
    assert duty(gate="change.start").gate == "change.start"
    with pytest.raises(ValueError, match=r"no gate 'change\.stop', but change\.start"):
        duty(gate="change.stop")


@pytest.mark.parametrize("field", ["title", "evidence", "remedy", "filing"])
@pytest.mark.parametrize("text", ["只有中文", "|English", "中文|", ""])
def test_words_are_needed_in_both_languages(field, text):
    with pytest.raises(ValueError, match="both languages"):
        duty(**{field: text})


def test_a_rule_of_several_duties():
    assert duty(id="9.1a-2").rule == "9.1a"
    assert duty(id="9.1a").rule == "9.1a"


def test_the_order_of_the_measures():
    numbers = ["9", "9a", "9.1", "9.1-2", "9.1-10", "9.1a", "9.1b-1", "9.2"]
    assert sorted(numbers, key=lambda number: duty(id=number).sort_key) == numbers


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("9", True),
        ("9.1", True),
        ("9.1a", True),
        ("9.1a-2", True),
        ("9.1a-1", False),
        ("9.1a-21", False),
        ("9.2", False),
        ("9.11", False),
        ("1", False),
        ("91", False),
    ],
)
def test_matching(wanted, found):
    assert duty(id="9.1a-2").matches(wanted) is found


def kept(term):
    return Kept(each=rows(Drill), made=Drill.report_made_on, disposed=Drill.disposed_on, term=days(term))


def test_a_duty_that_an_internal_standard_decides():
    own = internal_standard("test_duty", "日|d", unit="日|days", cite=art(9), default=3, why="例|example")
    law = law_number("test_duty_law", "日|d", unit="日|days", cite=art(9), value=3)
    assert duty_judged_by(kept(own)).internal
    assert not duty_judged_by(kept(law)).internal


@pytest.mark.parametrize(
    ("made", "reason"),
    [
        ("2024-12-31", "not_in_force"),
        ("2025-01-01", "kept"),
        ("2025-12-31", "kept"),
        ("2026-01-01", "not_in_force"),
    ],
)
def test_the_days_that_it_governs_are_half_open(made, reason):
    term = law_number("test_duty_law", "日|d", unit="日|days", cite=art(9), value=3)
    judged = duty_judged_by(kept(term), since=date(2025, 1, 1), until=date(2026, 1, 1))
    assert verdict(judged, record(Drill, code="D1", kind="own", report_made_on=made)) == reason
