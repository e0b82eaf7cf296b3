"""Numbers of the Measures under their versions, the periods among them."""

import pytest

from zhengdun.duties.testing import duty_judged_by, record, system, verdict
from zhengdun.kit.nouns import systems
from zhengdun.kit.parameters import internal_standard, law_number
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.once import Once
from zhengdun.law import art
from zhengdun.ledger.tables.capacity import StressTest

DRAFT = art(19, 1, version="2022-draft")
PERIOD = law_number(
    "test_period", "周期|period", unit="个月|months", cite=art(21, 1), value=12, others={"2022-draft": 6}
)


def test_a_number_is_bound_to_one_version():
    draft = PERIOD.under("2022-draft", DRAFT)
    assert (PERIOD.counts, draft.counts) == (12, 6)
    assert (draft.number, draft.name) == ("test_period", "test_period@2022-draft")
    assert draft.cite == DRAFT


def test_a_version_that_sets_no_such_number_has_none():
    with pytest.raises(ValueError, match="not set by version 2012"):
        PERIOD.under("2012", art(33, version="2012"))


def test_an_internal_standard_is_of_no_version():
    own = internal_standard("test_own", "数|number", unit="日|days", cite=art(21, 1), default=3, why="例|example")
    with pytest.raises(ValueError, match="not set by version"):
        own.under("2022-draft", DRAFT)


def test_a_number_that_only_an_earlier_version_set_counts_there():
    five = law_number("test_five", "数|number", unit="名|people", cite=DRAFT, value=5)
    assert (five.counts, five.version, five.values) == (5, "2022-draft", {"2022-draft": 5})


def once(period):
    return duty_judged_by(
        Once(each=systems, unit=period, of=rows(StressTest), on=StressTest.tested_on), id="21.1a", cite=art(21, 1)
    )


@pytest.mark.parametrize(
    ("period", "on", "reason"),
    [
        pytest.param(PERIOD, "2026-06-30", "every_period", id="a year: tested in 2025"),
        pytest.param(PERIOD.under("2022-draft", DRAFT), "2026-06-30", "every_period", id="half-years: both of 2025"),
        pytest.param(PERIOD.under("2022-draft", DRAFT), "2026-07-01", "missed", id="half-years: not the first of 2026"),
    ],
)
def test_a_period_is_a_number_of_months(period, on, reason):
    tests = [record(StressTest, code=f"T{day}", system="S1", tested_on=day) for day in ("2025-06-30", "2025-07-01")]
    assert verdict(once(period), system(), *tests, on=on) == reason


def test_a_shorter_period_is_the_stricter_one():
    assert once(PERIOD).shape.stricter == {PERIOD: "less"}
    assert once(PERIOD.under("2022-draft", DRAFT)).shape.describe("zh").endswith("每半年至少一次")
