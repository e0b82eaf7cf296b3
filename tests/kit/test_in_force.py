"""in_force, later, and terms in hours: the helpers that duties are written with."""

from datetime import date

import pytest

from zhengdun.duties.testing import duty_judged_by, record, system, verdict, verdicts
from zhengdun.kit.limits import hours
from zhengdun.kit.nouns import systems
from zhengdun.kit.parameters import internal_standard
from zhengdun.kit.rows import later, rows
from zhengdun.kit.shapes.conditions import Holds
from zhengdun.kit.shapes.within import Within
from zhengdun.law import art
from zhengdun.ledger.tables.content import ContentIncident
from zhengdun.ledger.tables.systems import MlpsGrading, System

ON_LINE = duty_judged_by(Holds(each=systems, when=System.name.col.is_not_null(), says="有名称|has a name"))


@pytest.mark.parametrize(
    ("start", "end", "reason"),
    [
        pytest.param("2026-06-30", None, "holds", id="from today on"),
        pytest.param("2026-07-01", None, "no_subject", id="from tomorrow on"),
        pytest.param("2020-01-01", "2026-07-01", "holds", id="tomorrow is the first day out of force"),
        pytest.param("2020-01-01", "2026-06-30", "no_subject", id="today is the first day out of force"),
        pytest.param(None, None, "unknown_scope", id="since nobody knows when"),
        pytest.param(None, "2026-06-30", "no_subject", id="since nobody knows when, but over"),
        pytest.param("2026-07-01", "2026-07-01", "no_subject", id="never"),
    ],
)
def test_in_force_from_its_first_day_to_the_day_before_its_end(start, end, reason):
    assert verdict(ON_LINE, system(online_on=start, offline_on=end)) == reason


@pytest.mark.parametrize(
    ("graded", "filed", "found"),
    [
        ("2026-01-01", "2026-01-02", "2026-01-02"),
        ("2026-01-02", "2026-01-01", "2026-01-02"),
        ("2026-01-01", "2026-01-01", "2026-01-01"),
        ("2026-01-01", None, None),
        (None, "2026-01-01", None),
        (None, None, None),
    ],
)
def test_the_later_of_two_days_is_unknown_where_one_is(graded, filed, found):
    latest = later(MlpsGrading.graded_on.col, MlpsGrading.filed_on.col)
    expected = latest.is_null() if found is None else latest == date.fromisoformat(found)
    duty = duty_judged_by(Holds(each=rows(MlpsGrading), when=expected, says="较晚|the later"))
    assert verdict(duty, record(MlpsGrading, system="S1", graded_on=graded, filed_on=filed)) == "holds"


@pytest.mark.parametrize(
    ("term", "minutes"),
    [(0.5, 30), (2.05, 123), (4.1, 246), (0.29, 17), (0, 0)],
)
def test_hours_may_be_fractions_and_are_counted_in_whole_minutes(term, minutes):
    parameter = internal_standard(
        f"test_hours_{term}", "小时|h", unit="小时|hours", cite=art(25), default=term, why="例|example"
    )
    duty = duty_judged_by(
        Within(
            each=rows(ContentIncident),
            limit=hours(parameter),
            of=ContentIncident.found_at,
            until=ContentIncident.stopped_at,
        )
    )
    incidents = [
        record(ContentIncident, code=f"W{more}", found_at="2026-06-01 08:00", stopped_at=_at(minutes + more))
        for more in (0, 1)
    ]
    assert verdicts(duty, *incidents) == {"W0": "on_time", "W1": "late"}


def _at(minutes):
    return f"2026-06-01 {8 + minutes // 60:02}:{minutes % 60:02}"
