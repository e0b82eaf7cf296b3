"""Vulnerabilities, analyses and plans, drills, incidents with their reports and notices."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import polars as pl

from zhengdun.ledger.tables.emergency import (
    BusinessImpactAnalysis,
    Drill,
    EmergencyPlan,
    Incident,
    IncidentReport,
    InvestorNotice,
    SupportRecord,
    Vulnerability,
)
from zhengdun.sample.diary import at
from zhengdun.sample.governance import LEAD
from zhengdun.sample.house import House
from zhengdun.sample.incidents import LOSS, SEVERE, SLIGHT, Case, cases
from zhengdun.sample.suppliers import CUSTOMERS, PRODUCTS

_VULNERABILITIES = 48
_PLANS = (
    ("网络安全事件总体应急预案", ("incident", "disaster", "personnel")),
    ("重要信息系统故障应急预案", ("incident",)),
    ("供应商退出专项应急预案", ("supplier_exit",)),
)
"""Each plan and the scenes that it covers."""


def vulnerabilities(house: House) -> pl.DataFrame:
    """Two a month: verified the next working day, mended within six; one in six turns out not to be one.

    The gravest are verified and reported the same day.
    """
    chance, diary = house.chance("vulnerabilities"), house.diary

    def row(number: int, found: date) -> dict[str, Any]:
        real, grave = number % 6 != 0, number % 8 == 1
        verified = found if grave else diary.after(found, 1)
        return {
            "code": f"LD-{number:03}",
            "system": chance.choice(house.systems).code,
            "product": f"P{chance.randint(1, PRODUCTS):03}",
            "found_on": found,
            "verified_on": verified,
            "confirmed": real,
            "fixed_on": diary.after(found, 6) if real else None,
            "major_impact": grave,
            "reported_on": found if grave else None,
        }

    days = [day for day in diary.spread(_VULNERABILITIES, chance) if diary.after(day, 1)]
    return house.table(Vulnerability, [row(number, day) for number, day in enumerate(days, 1)])


def business_impact_analyses(house: House) -> pl.DataFrame:
    """An analysis of the business every February."""
    return house.table(
        BusinessImpactAnalysis,
        [
            {"code": f"BIA-{day.year}", "analysed_on": day, "scope": "全部业务条线与重要信息系统"}
            for day in house.diary.yearly(2, 15)
        ],
    )


def emergency_plans(house: House) -> pl.DataFrame:
    """The plans are made anew every March on the analysis of that year, and repeal those before."""
    days = house.diary.yearly(3, 10)
    return house.table(
        EmergencyPlan,
        [
            {
                "code": f"YA-{number:02}-{day.year}",
                "title": title,
                "version": f"{day.year}版",
                "approved_on": day,
                "repealed_on": replaced,
                "analysis": f"BIA-{day.year}",
                "department": LEAD,
                "states_goals": True,
                "states_organisation": True,
                "states_process": True,
                "scenarios": scenarios,
            }
            for day, replaced in pairwise([*days, None])
            for number, (title, scenarios) in enumerate(_PLANS, 1)
            if day is not None
        ],
    )


def drills(house: House) -> pl.DataFrame:
    """Every important system is drilled once a year, half in spring and half in autumn.

    A core institution also drills with its linked parties and reports within ten working days.
    """
    diary = house.diary
    own = [(day, "own", half) for half, month in ((0, 4), (1, 11)) for day in diary.yearly(month, 19)]
    joint = [(day, "joint", 0) for day in diary.yearly(9, 18)] if house.kind == "core" else []

    def row(number: int, day: date, kind: str, half: int) -> dict[str, Any]:
        drilled = [system for system in house.important if system.online_on < day]
        reported = diary.after(day, 8)
        return {
            "code": f"YL-{day.year}-{number:02}",
            "kind": kind,
            "systems": [system.code for system in drilled[half::2]] or None,
            "organiser": LEAD,
            "started_on": day,
            "ended_on": day,
            "report_made_on": reported,
            "reported_on": reported if kind == "joint" else None,
        }

    return house.table(Drill, [row(number, *drill) for number, drill in enumerate(sorted(own + joint), 1)])


def incidents(house: House) -> pl.DataFrame:
    """Every incident: met at once, investigated and mended within the month."""
    diary = house.diary

    def row(index: int, case: Case) -> dict[str, Any]:
        day = case.recovered_on
        return {
            "code": case.code,
            "title": case.title,
            "system": case.system,
            "occurred_at": case.occurred_at,
            "found_at": case.found_at,
            "response_at": case.found_at + timedelta(minutes=4),
            "recovered_at": case.recovered_at,
            "handled_at": case.recovered_at + timedelta(hours=1),
            "place": "示例主数据中心",
            "category": "设备设施故障",
            "measures": "切换至备份设备，业务恢复正常",
            "abnormality": SEVERE if case.severe else SLIGHT,
            "abnormal_minutes": case.minutes,
            "evidence_kept": True,
            "affects_investors": case.investors > 0,
            "affected_investors": case.investors,
            "affected_customers": 0 if house.kind != "service" else len(CUSTOMERS),
            "leaked_persons": 0,
            "settlement_error": 0,
            "economic_loss": LOSS if case.costly else 0,
            "product": f"P{1 + index:03}",
            "investigation_started_on": day,
            "investigation_ended_on": diary.after(day, 20 if case.puzzling else 5),
            "cause_known": not case.puzzling,
            "mended_on": diary.after(day, 22 if case.puzzling else 12),
            "accountability_on": diary.after(day, 24 if case.puzzling else 15),
        }

    return house.table(Incident, [row(index, case) for index, case in enumerate(cases(house))])


def incident_reports(house: House) -> pl.DataFrame:
    """A first report within minutes, one on recovery, the summary within the week, what was found out later.

    An operating institution reports to the exchange too, and sends the CSRC what it asked for. What is costly is
    reported to the cyberspace administration, or of critical information infrastructure to the CSRC and the police.
    """
    found = [report for case in cases(house) for report in _reports(house, case)]
    return house.table(
        IncidentReport,
        [{"code": f"SB-{number:03}", "truthful": True, "timely": True, **row} for number, row in enumerate(found, 1)],
    )


def _reports(house: House, case: Case) -> Iterator[dict[str, Any]]:
    core = house.kind == "core"
    supervisor = "csrc" if core else "bureau"
    planned = [
        ("initial", supervisor, case.found_at + timedelta(minutes=8)),
        ("initial", "exchange", case.found_at + timedelta(minutes=12)),
        ("progress", supervisor, case.recovered_at + timedelta(minutes=5)),
    ]
    for kind, recipient, days in (
        ("summary", supervisor, 5),
        ("supplement", supervisor, 25),
        ("supplement", "csrc", 26),
    ):
        day = house.diary.after(case.recovered_on, days)
        if day is not None and (case.puzzling or kind == "summary"):
            planned.append((kind, recipient, at(day, 16)))
    for kind, recipient, when in planned:
        if not core or recipient == supervisor:
            directed = True if recipient == "csrc" and not core else None
            facts = {"kind": kind, "recipient": recipient, "csrc_directed": directed, "reported_at": when}
            yield {"incident": case.code, **facts}
    if case.costly:
        yield from _reports_on_the_second_track(house, case)


def _reports_on_the_second_track(house: House, case: Case) -> Iterator[dict[str, Any]]:
    """The first report within the hour, the summary within the month."""
    planned = [("initial", case.found_at + timedelta(minutes=40))]
    day = house.diary.after(case.recovered_on, 8)
    if day is not None:
        planned.append(("summary", at(day, 10)))
    for kind, when in planned:
        for recipient in ("csrc", "police") if case.cii else ("cac",):
            yield {"incident": case.code, "kind": kind, "recipient": recipient, "reported_at": when}


def investor_notices(house: House) -> pl.DataFrame:
    """Investors who are affected are told within a quarter of an hour, and told again on recovery."""
    told = [
        (case, when + delay)
        for case in cases(house)
        if case.investors
        for when, delay in (
            (case.found_at, timedelta(minutes=10)),
            (case.recovered_at, timedelta(minutes=3)),
        )
    ]
    return house.table(
        InvestorNotice,
        [
            {
                "code": f"TZ-{number:03}",
                "incident": case.code,
                "issued_at": when,
                "channels": ["website", "terminal"],
                "states_alternative": True,
                "states_risk": True,
            }
            for number, (case, when) in enumerate(told, 1)
        ],
    )


def support_records(house: House) -> pl.DataFrame:
    """What a service institution did for each customer in each incident."""
    asked = [(case, customer) for case in cases(house) for customer in CUSTOMERS]
    return house.table(
        SupportRecord,
        [
            {
                "code": f"XZ-{number:03}",
                "incident": case.code,
                "customer": customer,
                "asked_on": case.recovered_on,
                "helped_on": case.recovered_on,
                "told_on": case.recovered_on,
                "checks_asked_on": case.recovered_on,
                "cooperated_on": house.diary.after(case.recovered_on, 3),
            }
            for number, (case, customer) in enumerate(asked, 1)
        ],
    )


MAKERS = {
    Vulnerability: vulnerabilities,
    BusinessImpactAnalysis: business_impact_analyses,
    EmergencyPlan: emergency_plans,
    Drill: drills,
    Incident: incidents,
    IncidentReport: incident_reports,
    InvestorNotice: investor_notices,
    SupportRecord: support_records,
}
