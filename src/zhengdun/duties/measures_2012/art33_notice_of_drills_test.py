"""2012, article 33: fifteen working days before a joint drill."""

from functools import partial

import pytest

from zhengdun.duties.measures_2012.art33_notice_of_drills import joint_drill_is_reported_beforehand as duty
from zhengdun.duties.testing import record, verdict
from zhengdun.ledger.tables.emergency import Drill

judged = partial(verdict, duty, kind="core")


def drill(reported_on, started_on="2026-06-29", **values):
    return record(
        Drill, code="YL1", **{"kind": "joint", "started_on": started_on, "reported_on": reported_on, **values}
    )


@pytest.mark.parametrize(
    ("reported_on", "reason"),
    [
        pytest.param("2026-06-05", "in_order", id="06-05: 15 working days lie in 06-05..06-28, 06-19 being a holiday"),
        pytest.param("2026-06-06", "late", id="06-06, a Saturday: only 14"),
        pytest.param("2026-06-08", "late", id="06-08: only 14"),
        pytest.param(None, "step_missing", id="not reported"),
    ],
)
def test_fifteen_working_days_before_2026_06_29(reported_on, reason):
    assert judged(drill(reported_on)) == reason


def test_a_drill_without_any_day_has_not_been_held():
    assert judged(drill(None, started_on=None)) == "not_started"


def test_a_drill_beyond_the_calendar_is_an_error():
    assert judged(drill("2026-06-01", started_on="2027-02-01")) == "calendar_ends"


def test_no_ledger_of_drills_cannot_be_told():
    assert judged() == "no_ledger"


def test_an_own_drill_is_no_subject():
    assert judged(drill(None, kind="own")) == "no_subject"
