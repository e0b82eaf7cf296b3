"""What goes to the regulator and what comes from it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl

from zhengdun.ledger.tables.supervision import (
    AnnualAssessment,
    Filing,
    KeyPeriod,
    KeyPeriodReport,
    RegulatorNotice,
    RegulatorRequest,
)
from zhengdun.sample.governance import LEADER
from zhengdun.sample.house import House
from zhengdun.sample.incidents import cases

_SECTIONS = ("governance", "people", "investment", "risk", "handling", "next_year")


def filings(house: House) -> pl.DataFrame:
    """The annual report each April, the work on classified protection each May, the plan for what is critical."""
    diary = house.diary
    planned = [("annual_report", 1, day) for day in diary.yearly(4, 22)]
    planned += [("mlps", 1, day) for day in diary.yearly(5, 20)]
    if house.cii:
        planned += [("cii_plan", 0, day) for day in diary.yearly(2, 26)]
    if house.kind == "service":
        planned += [("service_filing", 0, day) for day in diary.yearly(4, 20)]
    planned += [("requested_data", 0, day) for day in diary.spread(4, house.chance("filings"))]

    def row(number: int, kind: str, lag: int, day: date) -> dict[str, Any]:
        report = kind == "annual_report"
        directed = kind == "requested_data" and house.kind != "core"
        return {
            "code": f"BS-{day.year}-{number:03}",
            "kind": kind,
            "year": day.year - lag,
            "recipient": "csrc" if directed or house.kind == "core" or kind == "service_filing" else "bureau",
            "csrc_directed": True if directed else None,
            "filed_on": day,
            "receipt": f"回执〔{day.year}〕{number:03}号",
            "sections": [*_SECTIONS, *(["cii"] if house.cii else [])] if report else None,
            "separate": True if kind == "cii_plan" else None,
            "truthful": True,
            "attested_by": LEADER,
        }

    ordered = sorted(planned, key=lambda plan: (plan[2], plan[0]))
    return house.table(Filing, [row(number, *plan) for number, plan in enumerate(ordered, 1)])


def annual_assessments(house: House) -> pl.DataFrame:
    """Each March the assessment of the year before is finished."""
    return house.table(
        AnnualAssessment,
        [{"year": day.year - 1, "finished_on": day} for day in house.diary.yearly(3, 31)],
    )


def regulator_requests(house: House) -> pl.DataFrame:
    """Two questions on incidents and three others, all answered within the term set."""
    diary = house.diary
    asked = [(diary.after(case.recovered_on, 3), case.code) for case in cases(house)[1:6:3]]
    on_incidents = [(day, code) for day, code in asked if day is not None]
    others = [(day, None) for day in diary.spread(3, house.chance("requests"))]
    rows = sorted([*on_incidents, *others], key=lambda row: row[0])
    return house.table(
        RegulatorRequest,
        [
            {
                "code": f"JG-{number:02}",
                "incident": case,
                "received_on": day,
                "answer_by": day + timedelta(days=21),
                "answered_on": diary.after(day, 5),
                "truthful": True,
                "subject": "事件调查取证" if case else "现场检查问题清单",
            }
            for number, (day, case) in enumerate(rows, 1)
        ],
    )


def regulator_notices(house: House) -> pl.DataFrame:
    """A warning every other month, checked and acted on within days; every third does not concern the institution."""
    diary = house.diary
    return house.table(
        RegulatorNotice,
        [
            {
                "code": f"TB-{day.year}-{number:02}",
                "received_on": day,
                "act_by": day + timedelta(days=30),
                "checked_on": diary.after(day, 2),
                "at_risk": number % 3 > 0,
                "acted_on": diary.after(day, 6) if number % 3 else None,
                "answered_on": diary.after(day, 7),
            }
            for number, day in enumerate(diary.spread(12, house.chance("notices")), 1)
        ],
    )


def _periods(house: House) -> list[tuple[str, date, date]]:
    """Two weeks in March and ten days in autumn of each year."""
    found = []
    for month, days in ((3, 12), (9, 9)):
        for start in house.diary.yearly(month, 5):
            end = start + timedelta(days=days)
            if end <= house.diary.until:
                found.append((f"ZB-{start.year}-{month:02}", start, end))
    return sorted(found)


def key_periods(house: House) -> pl.DataFrame:
    """Periods of special protection, notified and rostered beforehand."""
    return house.table(
        KeyPeriod,
        [
            {
                "code": code,
                "name": "重要时期安全保障",
                "notified_on": house.diary.before(start, 8),
                "starts_on": start,
                "ends_on": end,
                "roster_made_on": house.diary.before(start, 4),
                "reports_entered": True,
            }
            for code, start, end in _periods(house)
        ],
    )


def key_period_reports(house: House) -> pl.DataFrame:
    """A report on every day of each period."""
    return house.table(
        KeyPeriodReport,
        [
            {"period": code, "due_on": day, "reported_on": day}
            for code, start, end in _periods(house)
            for day in (start + timedelta(days=n) for n in range((end - start).days + 1))
        ],
    )


MAKERS = {
    Filing: filings,
    AnnualAssessment: annual_assessments,
    RegulatorRequest: regulator_requests,
    RegulatorNotice: regulator_notices,
    KeyPeriod: key_periods,
    KeyPeriodReport: key_period_reports,
}
