"""Data centres, systems, projects, classified protection, protective measures, custody of sources."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import polars as pl

from zhengdun.ledger.tables.systems import (
    MEASURES,
    QUALITIES,
    Attack,
    CryptographyEvaluation,
    DataCentre,
    MlpsEvaluation,
    MlpsGrading,
    Project,
    ProtectiveMeasure,
    SourceCustody,
    System,
)
from zhengdun.sample.diary import at
from zhengdun.sample.house import House
from zhengdun.sample.incidents import OTHER_CLASS, REAL_TIME, trades_in_real_time
from zhengdun.sample.portfolio import SystemPlan

CENTRES = (
    ("DC1", "示例主数据中心", "示例市", "local"),
    ("DC2", "示例同城灾备中心", "示例市", "same_city"),
    ("DC3", "示例异地灾备中心", "示例远市", "remote"),
)
"""Code, name, city and tier of the three data centres."""

_FOUNDED, _OPENED = date(2006, 3, 1), date(2008, 6, 2)
_GRADED = date(2020, 3, 2)
_LEVEL_IMPORTANT, _LEVEL_ORDINARY = 3, 2
_ATTACKS = 48
_SOURCES_HELD = 6


def data_centres(house: House) -> pl.DataFrame:
    """A main, a same-city and a remote centre, and the one that the main centre replaced."""
    former = {"code": "DC0", "name": "示例旧机房", "city": "示例市", "in_use_from": _FOUNDED, "in_use_until": _OPENED}
    present = [
        {
            "code": code,
            "name": name,
            "city": city,
            "tier": tier,
            "in_use_from": _OPENED,
            **_reviewed(house.diary.ago(180)),
        }
        for code, name, city, tier in CENTRES
    ]
    return house.table(DataCentre, [former, *present])


def _reviewed(day: date) -> dict[str, Any]:
    """An architecture found sound in all that article 13 asks."""
    return {
        "architecture_reviewed_on": day,
        "architecture_reviewed_for": list(QUALITIES),
        "architecture_sound": True,
    }


def systems(house: House) -> pl.DataFrame:
    """Every system of the portfolio; the second runs in two centres at once."""
    chance = house.chance("architecture")

    def row(index: int, system: SystemPlan) -> dict[str, Any]:
        doubled = system.important and index == 1
        return {
            "code": system.code,
            "name": system.name,
            "kind": system.kind,
            "incident_class": REAL_TIME if trades_in_real_time(system) else OTHER_CLASS,
            "important": system.important,
            "cii": system.cii,
            "cryptography_required": system.cii,
            "trading_records": system.trades,
            "trading_sessions": house.sessions if system.important else None,
            "online_on": system.online_on,
            "offline_on": system.offline_on,
            "centre": "DC1",
            "active_active": doubled,
            "continuity_proved_on": house.diary.ago(120) if doubled else None,
            **_reviewed(house.diary.ago(chance.randint(20, 240))),
        }

    return house.table(System, [row(index, system) for index, system in enumerate(house.systems)])


def projects(house: House) -> pl.DataFrame:
    """The renewal of the main system, and each system that went on line lately: security in step with all."""
    diary = house.diary
    begun = [(house.systems[0], "更新", diary.ago(330))]
    begun += [(system, "建设", system.online_on) for system in house.systems if system.online_on >= diary.start]
    return house.table(
        Project,
        [
            {
                "code": f"XM-{used.year}-{number:02}",
                "name": f"{system.name}{purpose}项目",
                "system": system.code,
                "planned_on": (planned := diary.before(used, 200)),
                "built_on": (built := diary.before(used, 15)),
                "used_on": used,
                "security_planned_on": planned,
                "security_built_on": built,
                "security_used_on": used,
            }
            for number, (system, purpose, used) in enumerate(begun, 1)
        ],
    )


def level(system: SystemPlan) -> int:
    """The grade of a system under classified protection."""
    return _LEVEL_IMPORTANT if system.important else _LEVEL_ORDINARY


def mlps_gradings(house: House) -> pl.DataFrame:
    """Every system is graded and recorded within 30 days of going on line."""

    def row(system: SystemPlan) -> dict[str, Any]:
        graded = house.diary.working_until(max(system.online_on, _GRADED))
        return {
            "system": system.code,
            "level": level(system),
            "graded_on": graded,
            "filing_number": f"SL{house.number:04}{system.code[3:]}",
            "filed_on": house.diary.after(graded, 12),
            "certificate_until": house.diary.until + timedelta(days=400),
        }

    return house.table(MlpsGrading, [row(system) for system in house.systems])


def mlps_evaluations(house: House) -> pl.DataFrame:
    """Every system is evaluated every year; what was found is mended before the term that was set."""
    chance = house.chance("mlps")

    def found(year: int, system: SystemPlan, day: date) -> dict[str, Any]:
        risks = chance.choice((0, 0, 0, 1, 2))
        return {
            "code": f"CP-{year}-{system.code[3:]}",
            "system": system.code,
            "evaluated_on": day,
            "result": "mostly" if risks else "conforms",
            "major_risks": risks,
            "rectify_by": day + timedelta(days=90) if risks else None,
            "rectified_on": house.diary.after(day, 30) if risks else None,
        }

    return house.table(
        MlpsEvaluation, [found(year, system, day) for year, system, day in _once_a_year(house, house.systems)]
    )


def cryptography_evaluations(house: House) -> pl.DataFrame:
    """The important systems' use of commercial cryptography is evaluated every year."""
    return house.table(
        CryptographyEvaluation,
        [
            {"code": f"MP-{year}-{system.code[3:]}", "system": system.code, "evaluated_on": day, "passed": True}
            for year, system, day in _once_a_year(house, house.important)
        ],
    )


def _once_a_year(house: House, among: tuple[SystemPlan, ...]) -> Iterator[tuple[int, SystemPlan, date]]:
    """A working day from January to June for each system and year in which it was on line."""
    diary = house.diary
    for year in diary.years:
        for index, system in enumerate(among):
            day = diary.working_until(date(year, 1 + index % 6, 20))
            gone = system.offline_on is not None and system.offline_on <= day
            if diary.start <= day <= diary.until and system.online_on < day and not gone:
                yield year, system, day


def protective_measures(house: House) -> pl.DataFrame:
    """The nine kinds of technical measure, in use for years, and one that was replaced."""
    present = [
        {"code": f"FH-{number:02}", "kind": kind, "scope": "全部数据中心和互联网边界", "in_use_from": _GRADED}
        for number, kind in enumerate(MEASURES, 1)
    ]
    former = {"code": "FH-00", "kind": "malware", "scope": "办公终端", "in_use_from": _OPENED, "in_use_until": _GRADED}
    return house.table(ProtectiveMeasure, [former, *present])


def attacks(house: House) -> pl.DataFrame:
    """Attacks, each identified within minutes and blocked within the hour."""
    chance = house.chance("attacks")

    def row(number: int, day: date) -> dict[str, Any]:
        detected = at(day, chance.randint(0, 22), chance.randint(0, 59))
        identified = detected + timedelta(minutes=chance.randint(1, 10))
        return {
            "code": f"GJ-{number:03}",
            "system": chance.choice(house.systems).code,
            "detected_at": detected,
            "identified_at": identified,
            "blocked_at": identified + timedelta(minutes=chance.randint(1, 30)),
            "data_harmed": False,
        }

    days = house.diary.spread(_ATTACKS, chance)
    return house.table(Attack, [row(number, day) for number, day in enumerate(days, 1)])


def source_custody(house: House) -> pl.DataFrame:
    """Programs and sources of important systems: all of a core institution's, some of another's."""
    held = house.important_now if house.kind == "core" else house.important_now[:_SOURCES_HELD]
    return house.table(
        SourceCustody,
        [
            {
                "code": f"YM-{number:02}",
                "system": system.code,
                "can_develop": True,
                "holds_executable": True,
                "holds_source": True,
                "stored_safely": True,
                "version": f"V{1 + number % 3}.0",
                "checked_on": house.diary.ago(45),
            }
            for number, system in enumerate(held, 1)
        ],
    )


MAKERS = {
    DataCentre: data_centres,
    System: systems,
    Project: projects,
    MlpsGrading: mlps_gradings,
    MlpsEvaluation: mlps_evaluations,
    ProtectiveMeasure: protective_measures,
    Attack: attacks,
    SourceCustody: source_custody,
    CryptographyEvaluation: cryptography_evaluations,
}
