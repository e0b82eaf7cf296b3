"""Backup facilities, daily backups, quarterly verifications, recovery targets."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from zhengdun.clock import period_of
from zhengdun.ledger.tables.backup import (
    BackupFacility,
    BackupRun,
    BackupVerification,
    CentreSubmission,
    RecoveryFacility,
    RecoveryTarget,
)
from zhengdun.sample.house import House
from zhengdun.sample.portfolio import SystemPlan
from zhengdun.sample.systems import CENTRES

_FIRST_TAPES, _IN_USE_FROM = date(2009, 2, 2), date(2016, 1, 4)
_RECOVERY_MINUTES = {"trading": (5.0, 0.0), "quotation": (5.0, 0.0), "communication": (5.0, 0.0)}
_SLOW_MINUTES = (120.0, 15.0)


def backup_facilities(house: House) -> pl.DataFrame:
    """One facility in each centre, and one that was replaced."""
    present = [
        {"code": f"BF-{number:02}", "centre": centre, "tier": tier, "in_use_from": _IN_USE_FROM}
        for number, (centre, _, _, tier) in enumerate(CENTRES, 1)
    ]
    former = {"code": "BF-00", "centre": "DC1", "tier": "local", "in_use_until": _IN_USE_FROM}
    return house.table(BackupFacility, [{**former, "in_use_from": _FIRST_TAPES}, *present])


def recovery_facilities(house: House) -> pl.DataFrame:
    """Each important system stands by locally against faults and elsewhere against disasters.

    A critical one has a same-city and a remote standby, in sync.
    """

    def standbys(system: SystemPlan) -> list[tuple[str, str, str]]:
        same_city, remote = ("disaster", "DC2", "same_city"), ("disaster", "DC3", "remote")
        return [("fault", "DC1", "local"), same_city, *([remote] if system.cii else [])]

    return house.table(
        RecoveryFacility,
        [
            {
                "code": f"ZB-{system.code[3:]}-{number}",
                "system": system.code,
                "kind": kind,
                "centre": centre,
                "site": site,
                "synchronous": True,
                "in_use_from": max(system.online_on, _IN_USE_FROM),
                "in_use_until": system.offline_on,
            }
            for system in house.important
            for number, (kind, centre, site) in enumerate(standbys(system), 1)
        ],
    )


def backup_runs(house: House) -> pl.DataFrame:
    """A backup of each important system on each day on which it was on line."""
    lives = pl.DataFrame(
        [(system.code, system.online_on, system.offline_on) for system in house.important],
        schema={"system": pl.String, "from": pl.Date, "until": pl.Date},
        orient="row",
    )
    days = pl.DataFrame({"backed_up_on": pl.date_range(house.diary.start, house.diary.until, eager=True)})
    day = pl.col("backed_up_on")
    runs = lives.join(days, how="cross").filter(
        (day >= pl.col("from")) & (pl.col("until").is_null() | (day < pl.col("until")))
    )
    return house.frame(BackupRun, runs.select("system", "backed_up_on", succeeded=True))


def backup_verifications(house: House) -> pl.DataFrame:
    """A restore from backup of each important system on a working day of every quarter."""
    chance = house.chance("verifications")
    diary = house.diary
    quarters = sorted({period_of("quarter", day).first for day in diary.days})
    rows = []
    for quarter in quarters:
        for system in house.important:
            day = diary.working_until(quarter.replace(month=quarter.month + 1, day=chance.randint(12, 28)))
            gone = system.offline_on is not None and system.offline_on <= day
            if diary.start <= day <= diary.until and system.online_on <= day and not gone:
                label = f"{quarter.year}Q{quarter.month // 3 + 1}"
                rows.append(_verified(f"YZ-{label}-{system.code[3:]}", system, day))
    return house.table(BackupVerification, rows)


def _verified(code: str, system: SystemPlan, day: date) -> dict[str, Any]:
    return {"code": code, "system": system.code, "verified_on": day, "valid": True}


def recovery_targets(house: House) -> pl.DataFrame:
    """RTO and RPO of each important system, set by an analysis of its impact."""

    def row(system: SystemPlan) -> dict[str, Any]:
        time, point = _RECOVERY_MINUTES.get(system.kind, _SLOW_MINUTES)
        return {
            "system": system.code,
            "recovery_time": time,
            "recovery_point": point,
            "impact_analysed": True,
            "approved_on": house.diary.working_until(max(system.online_on, house.diary.start)),
        }

    return house.table(RecoveryTarget, [row(system) for system in house.important])


def centre_submissions(house: House) -> pl.DataFrame:
    """Monthly backups of the critical systems' data to the industry's centre."""
    critical = [system for system in house.important_now if system.cii]
    return house.table(
        CentreSubmission,
        [
            {
                "code": f"HY-{day:%Y%m}-{system.code[3:]}",
                "system": system.code,
                "submitted_on": day,
                "receipt": f"HZ{day:%Y%m}{system.code[3:]}",
            }
            for day in house.diary.month_ends
            for system in critical
        ],
    )


MAKERS = {
    BackupFacility: backup_facilities,
    RecoveryFacility: recovery_facilities,
    BackupRun: backup_runs,
    BackupVerification: backup_verifications,
    RecoveryTarget: recovery_targets,
    CentreSubmission: centre_submissions,
}
