"""EachDay: how far back one looks."""

from datetime import date, timedelta

import pytest

from zhengdun.duties.testing import duty_judged_by, record, system, verdict
from zhengdun.kit.limits import days, months
from zhengdun.kit.nouns import systems
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import rows
from zhengdun.kit.shapes.each_day import EachDay
from zhengdun.law import art
from zhengdun.ledger.tables.backup import BackupRun
from zhengdun.ledger.tables.institution import Setting
from zhengdun.ledger.tables.systems import System


def looked_back(name, default):
    return internal_standard(name, "回看|look back", unit="日|days", cite=art(20, 1), default=default, why="例|example")


TEN, UNSET = looked_back("test_look_back", 10), looked_back("test_look_back_unset", None)


def every_day(window):
    return EachDay(each=systems, of=rows(BackupRun), on=BackupRun.backed_up_on, since=System.online_on, window=window)


def runs(first, last):
    return [
        record(BackupRun, system="S1", backed_up_on=first + timedelta(days=n)) for n in range((last - first).days + 1)
    ]


TEN_DAYS = runs(date(2026, 6, 20), date(2026, 6, 29))  # up to the day before 2026-06-30
DUTY = duty_judged_by(every_day(days(TEN)))


def test_ten_days_back():
    assert verdict(DUTY, system(), *TEN_DAYS) == "every_period"
    assert verdict(DUTY, system(), *TEN_DAYS[1:]) == "missed"


@pytest.mark.parametrize(("window", "reason"), [(9, "every_period"), (10, "every_period"), (11, "missed")])
def test_how_far_back_is_the_institutions_own_if_it_sets_it(window, reason):
    own = record(Setting, parameter="test_look_back", value=window)
    assert verdict(DUTY, system(), *TEN_DAYS, own) == reason


def test_no_further_back_than_the_measures():
    first = runs(date(2023, 5, 1), date(2023, 5, 3))
    assert verdict(DUTY, system(), *first, on="2023-05-04") == "every_period"
    assert verdict(DUTY, system(), *first[1:], on="2023-05-04") == "missed"


def test_how_far_back_not_set_cannot_be_told():
    assert verdict(duty_judged_by(every_day(days(UNSET))), system(), *TEN_DAYS) == "no_parameter"


def test_how_far_back_is_a_number_of_days():
    with pytest.raises(ValueError, match="a number of days, not of months"):
        every_day(months(TEN))
