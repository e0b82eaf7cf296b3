"""Duty: its number, what it refuses, the days of conduct it governs."""

from datetime import date

import pytest

from zhengdun.duties.testing import duty_judged_by, record, verdicts
from zhengdun.kit.earlier import in_2012, in_draft
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


LAW_OF_2025 = duty_judged_by(
    kept(law_number("test_duty_law", "日|d", unit="日|days", cite=art(9), value=3)),
    since=date(2025, 1, 1),
    until=date(2026, 1, 1),
)


def made(day, on):
    return verdicts(LAW_OF_2025, record(Drill, code="D1", kind="own", report_made_on=day), on=on)


@pytest.mark.parametrize(("day", "reason"), [("2024-12-31", "not_in_force"), ("2025-01-01", "kept")])
def test_what_was_done_before_it_was_law_is_not_judged_by_it(day, reason):
    assert made(day, on="2025-12-31") == {"D1": reason}


@pytest.mark.parametrize("day", ["2025-01-01", "2025-12-31"])
def test_when_it_is_law_no_more_it_still_governs_what_was_done_in_its_days(day):
    assert made(day, on="2026-01-01") == {"D1": "kept"}


@pytest.mark.parametrize("day", ["2024-12-31", "2026-01-01", None])
def test_when_it_is_law_no_more_it_says_nothing_of_anything_else(day):
    assert made(day, on="2026-01-01") == {}


def test_before_it_is_law_nobody_is_asked():
    assert made("2024-12-31", on="2024-12-31") == {"A": "not_in_force"}


def test_it_belongs_to_the_version_that_it_cites():
    with pytest.raises(ValueError, match="not one of version 2012"):
        duty_judged_by(LAW_OF_2025.shape, id="33b", cite=art(33, version="2012"))
    ours = duty_judged_by(LAW_OF_2025.shape, id="2012:33b", cite=art(33, version="2012"))
    assert (ours.version, ours.rule) == ("2012", "33b")
    assert ours.days == (date(2012, 11, 1), date(2023, 5, 1))


def test_a_draft_governs_no_day_unless_one_asks_what_if():
    draft = duty_judged_by(LAW_OF_2025.shape, id="2022-draft:9.1a", cite=art(9, 1, version="2022-draft"))
    assert draft.days == (date(2023, 5, 1), date(2023, 5, 1))
    assert draft.as_if_in_force().days == (date(2023, 5, 1), None)
    assert draft.as_if_in_force().what_if


def test_where_it_stood_before_is_a_duty_of_that_version():
    other = kept(law_number("test_duty_draft", "日|d", unit="日|days", cite=art(9, 1, version="2022-draft"), value=5))
    today = duty_judged_by(
        LAW_OF_2025.shape,
        earlier=(in_draft("9.1x", "应当", shape=other, asks="less"), in_2012("16x", "应当")),
    )
    draft, old = today.in_earlier_versions()
    assert (draft.id, draft.shape, draft.asks, draft.matter) == ("2022-draft:9.1x", other, "less", today.id)
    assert (old.id, old.shape, old.title, old.by_reference) == ("2012:16x", today.shape, today.title, False)
    assert (draft.earlier, draft.gate) == ((), None)
    assert today.in_version("2023") == (today,)
    assert [one.id for one in today.in_version("2022-draft")] == [draft.id]
    assert [one.id for one in today.in_version("2012")] == [old.id]


def test_a_duty_is_not_in_a_version_that_does_not_have_it():
    assert duty_judged_by(LAW_OF_2025.shape).in_version("2012") == ()
