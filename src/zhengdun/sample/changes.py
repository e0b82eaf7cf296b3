"""Changes and their tests, what data lies in test environments, notices of suspended services."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any

import polars as pl
from polars._typing import PolarsDataType

from zhengdun.clock.frames import nth_working_day, ordinal
from zhengdun.ledger.tables.changes import Change, JointTest, ServiceNotice, TestEnvironment, TestPlan
from zhengdun.sample.diary import at
from zhengdun.sample.house import House
from zhengdun.sample.portfolio import SystemPlan

_IMPORTANT_CHANGES, _ORDINARY_CHANGES = 12, 4
_STEPS = {
    "technical_risk_assessed_on": 18,
    "business_risk_assessed_on": 18,
    "measures_on": 14,
    "emergency_plan_on": 12,
    "rollback_plan_on": 12,
    "reviewed_on": 6,
}
"""Each step before a change, and how many days before."""
_REPORTED, _JUDGED = 10, 9
"""Days before a change of considerable impact that it is reported, and judged by experts where it is critical."""
_PLANNED, _TESTED = 9, 4
"""Days before a change that its tests are planned, and finished."""
_NOTICE = timedelta(days=5)
_SATURDAY = 5

_SCHEMA: dict[str, PolarsDataType] = {
    "system": pl.String,
    "kind": pl.String,
    "title": pl.String,
    "planned_start_at": pl.Datetime("us"),
    "planned_end_at": pl.Datetime("us"),
    "major_impact": pl.Boolean,
    "major_upgrade": pl.Boolean,
    "emergency": pl.Boolean,
}


def changes(house: House) -> pl.DataFrame:
    """All changes, at night or on weekends, each step in time before; two urgent repairs, two still to come."""
    acts = pl.DataFrame(list(_acts(house)), schema=_SCHEMA).sort("planned_start_at", "system")
    done = pl.col("planned_start_at").dt.date() <= house.diary.until
    critical = pl.col("system").is_in([system.code for system in house.systems if system.cii])
    urgent, major = pl.col("emergency"), pl.col("major_impact")
    frame = acts.with_columns(
        code=_numbered("BG"),
        started_at=pl.when(done).then("planned_start_at"),
        ended_at=pl.when(done).then(pl.col("planned_end_at") - timedelta(minutes=10)),
        **{name: _before(house, days) for name, days in _STEPS.items()},
        prepared_by=_engineer(house, 0),
        reviewed_by=_engineer(house, 1),
        reported_on=pl.when(major).then(_before(house, _REPORTED)),
        emergency_assessed_on=pl.when(urgent).then(pl.col("planned_start_at").dt.date()),
        expert_review_on=pl.when(major & critical).then(_before(house, _JUDGED)),
    )
    passed = pl.when(pl.col("expert_review_on").is_not_null()).then(statement=True)
    return house.frame(Change, frame.with_columns(expert_review_passed=passed))


def _before(house: House, days: int) -> pl.Expr:
    """A working day so many days before the change, its own day for an urgent repair; blank if still to come."""
    calendar = house.diary.calendar
    day = pl.col("planned_start_at").dt.date()
    working = nth_working_day(ordinal(day - timedelta(days=days), calendar), calendar)
    taken = pl.when("emergency").then(day).otherwise(working)
    return pl.when(taken <= house.diary.until).then(taken)


def _numbered(prefix: str) -> pl.Expr:
    """Codes by the year of the planned start and the place of the row."""
    place = pl.int_range(1, pl.len() + 1).cast(pl.String).str.zfill(4)
    return pl.format("{}-{}-{}", pl.lit(prefix), pl.col("planned_start_at").dt.year(), place)


def _engineer(house: House, shift: int) -> pl.Expr:
    """The engineers in turn, so that who prepares a change never reviews it."""
    first, last = 8, house.staff_total  # the last of the staff has left
    number = first + (pl.int_range(pl.len()) + shift) % (last - first)
    return pl.format("E{}", number.cast(pl.String).str.zfill(4))


def _acts(house: House) -> Iterator[dict[str, Any]]:
    """What is changed, of what kind, and when."""
    chance = house.chance("changes")
    for index, system in enumerate(house.systems):
        free = _free_days(house, system)
        for number in range(_IMPORTANT_CHANGES if system.important else _ORDINARY_CHANGES):
            heavy = system.important and (number + index) % 8 == 0
            yield {
                **_act(system, "版本重大升级" if heavy else "功能优化"),
                **_window(chance.choice(free), chance),
                "major_impact": heavy,
                "major_upgrade": heavy,
            }
        for day, kind, title in ((system.online_on, "golive", "系统上线"), (system.offline_on, "offline", "系统下线")):
            if day is not None and day >= house.diary.start:
                vital = system.important
                yield {**_act(system, title), **_window(day, chance), "kind": kind, "major_impact": vital}
    yield from _urgent_repairs(house)
    yield from _still_to_come(house, chance)


def _act(system: SystemPlan, title: str) -> dict[str, Any]:
    """A change of no great weight."""
    return {
        "system": system.code,
        "kind": "change",
        "title": title,
        "major_impact": False,
        "major_upgrade": False,
        "emergency": False,
    }


def _free_days(house: House, system: SystemPlan) -> list[date]:
    """The days on which the system was on line and may be changed: weekends only where there are night sessions."""
    diary = house.diary
    days = diary.weekend_days if house.kind == "futures" else diary.days
    first = bisect_right(days, system.online_on)
    last = len(days) if system.offline_on is None else bisect_left(days, system.offline_on)
    return days[first:last]


def _window(day: date, chance: Random) -> dict[str, Any]:
    """Some hours of a weekend day, or of the evening of another."""
    weekend = day.weekday() >= _SATURDAY
    start = at(day, chance.randint(9, 16) if weekend else 20, chance.choice((0, 15, 30)))
    length = timedelta(minutes=chance.randint(6, 20) * (15 if weekend else 9))
    return {"planned_start_at": start, "planned_end_at": start + length}


def _urgent_repairs(house: House) -> Iterator[dict[str, Any]]:
    """Two faults repaired in trading hours, the need assessed before: what article 15(2) allows."""
    days = house.diary.trading_days
    for system, day in zip(house.important_now, (days[60], days[-90]), strict=False):
        window = {"planned_start_at": at(day, 10, 35), "planned_end_at": at(day, 11, 5)}
        yield {**_act(system, "委托堵塞缺陷紧急修复"), **window, "emergency": True}


def _still_to_come(house: House, chance: Random) -> Iterator[dict[str, Any]]:
    """Two changes planned for the weekends after the records end."""
    until = house.diary.until
    for system, days in zip(house.important_now, (7, 14), strict=False):
        saturday = until + timedelta(days=days + _SATURDAY - until.weekday())
        yield {**_act(system, "功能优化"), **_window(saturday, chance)}


def test_plans(house: House) -> pl.DataFrame:
    """Tests before each change that was carried out, planned and finished in time."""
    tested = changes(house).filter(pl.col("kind") != "offline", pl.col("started_at").is_not_null())
    code = pl.col("code").str.replace("BG", "CS")
    return house.frame(
        TestPlan,
        tested.select(
            code=code,
            change="code",
            approved_on=_before(house, _PLANNED),
            comprehensive=True,
            executed_on=_before(house, _TESTED),
            passed=True,
            report=pl.format("测试报告{}", code),
        ),
    )


def test_environments(house: House) -> pl.DataFrame:
    """An environment for each important system: masked data, one with real data guarded as in production.

    That of a system off line is given up.
    """

    def row(index: int, system: SystemPlan) -> dict[str, Any]:
        real = index == 1
        return {
            "code": f"ENV-{index + 1:02}",
            "name": f"{system.name}测试环境",
            "system": system.code,
            "has_sensitive_data": True,
            "masked": not real,
            "needs_unmasked": real,
            "why_unmasked": "联调须使用真实账户校验位" if real else None,
            "same_controls": True,
            "checked_on": house.diary.ago(40),
            "in_use_until": system.offline_on,
        }

    return house.table(TestEnvironment, [row(index, system) for index, system in enumerate(house.important)])


def joint_tests(house: House) -> pl.DataFrame:
    """What a core institution tests with the market before systems go on line or are greatly changed."""
    heavy = changes(house).filter(
        (pl.col("kind") == "golive") | pl.col("major_upgrade"), pl.col("started_at").is_not_null()
    )
    return house.frame(
        JointTest,
        heavy.select(
            code=pl.col("code").str.replace("BG", "LW"),
            change="code",
            held_on=_before(house, _TESTED),
            participants=120,
            passed=True,
        ),
    )


def service_notices(house: House) -> pl.DataFrame:
    """Every other month a service pauses for maintenance on a Saturday, announced five days before."""
    days = [day for day in house.diary.weekend_days if day.weekday() == _SATURDAY][4::9]
    return house.table(
        ServiceNotice,
        [
            {
                "code": f"GZ-{day.year}-{number:02}",
                "service": "网上交易与移动终端",
                "kind": "suspend",
                "effective_at": at(day, 9),
                "issued_at": at(day, 9) - _NOTICE,
                "states_impact": True,
                "states_alternative": True,
                "states_measures": True,
            }
            for number, day in enumerate(days, 1)
        ],
    )


MAKERS = {
    Change: changes,
    TestPlan: test_plans,
    TestEnvironment: test_environments,
    JointTest: joint_tests,
    ServiceNotice: service_notices,
}
