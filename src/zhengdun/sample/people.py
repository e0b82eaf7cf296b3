"""Training, education, innovation, linked parties, work for the industry."""

from __future__ import annotations

from datetime import date

import polars as pl

from zhengdun.ledger.tables.people import (
    Education,
    FintechProject,
    IndustryProject,
    InvestorEducation,
    LinkedParty,
    PartyGuidance,
    Training,
)
from zhengdun.sample.governance import SECURITY
from zhengdun.sample.house import House

_TOPICS = ("安全运维", "应急处置", "代码安全", "个人信息保护")
_STAFF_TOTAL = 1200
_LINKED = 120


def trainings(house: House) -> pl.DataFrame:
    """A training every quarter."""
    diary = house.diary
    days = sorted(day for month in (2, 5, 8, 11) for day in diary.yearly(month, 25))
    return house.table(
        Training,
        [
            {
                "code": f"PX-{day.year}-{number:02}",
                "held_on": day,
                "topic": _TOPICS[number % len(_TOPICS)],
                "attendees": 20 + house.size // 2,
                "teacher": SECURITY,
            }
            for number, day in enumerate(days, 1)
        ],
    )


def educations(house: House) -> pl.DataFrame:
    """Every June the whole staff is educated, without exception."""
    return house.table(
        Education,
        [
            {
                "code": f"JY-{day.year}-01",
                "held_on": day,
                "staff_total": _STAFF_TOTAL,
                "staff_educated": _STAFF_TOTAL,
            }
            for day in house.diary.yearly(6, 10)
        ],
    )


def investor_educations(house: House) -> pl.DataFrame:
    """Investors are told of the risks in spring and autumn."""
    diary = house.diary
    return house.table(
        InvestorEducation,
        [
            {
                "code": f"TJ-{day.year}-{number:02}",
                "held_on": day,
                "channel": "官方网站与营业场所",
                "reveals_risk": True,
            }
            for number, day in enumerate(sorted(diary.yearly(3, 15) + diary.yearly(9, 20)), 1)
        ],
    )


def fintech_projects(house: House) -> pl.DataFrame:
    """Two innovation projects, registered with the regulator."""
    return house.table(
        FintechProject,
        [
            {
                "code": f"CX-{number:02}",
                "name": name,
                "registered_on": house.diary.ago(days),
                "compliant": True,
                "improved_on": house.diary.ago(90) if house.kind == "service" else None,
            }
            for number, (name, days) in enumerate((("智能客服试点", 600), ("隐私计算风控试点", 260)), 1)
        ],
    )


def linked_parties(house: House) -> pl.DataFrame:
    """Those linked to a core institution; the last no longer."""
    return house.table(
        LinkedParty,
        [
            {
                "code": f"GL-{number:03}",
                "name": f"示例关联主体{number:03}",
                "from_on": date(2022, 1, 4),
                "until_on": house.diary.ago(400) if number == _LINKED else None,
            }
            for number in range(1, _LINKED + 1)
        ],
    )


def party_guidance(house: House) -> pl.DataFrame:
    """Each linked party is guided about twice a year."""
    ages = sorted((20 + number % 150 + again, number) for number in range(1, _LINKED + 1) for again in (0, 180, 360))
    days = [(house.diary.ago(age), number) for age, number in reversed(ages)]
    return house.table(
        PartyGuidance,
        [
            {
                "code": f"ZD-{day.year}-{position:03}",
                "party": f"GL-{number:03}",
                "guided_on": day,
                "subject": "安全互联与应急联络指导",
            }
            for position, (day, number) in enumerate(days, 1)
            if number < _LINKED or day < house.diary.ago(400)
        ],
    )


def industry_projects(house: House) -> pl.DataFrame:
    """One piece of infrastructure built for the industry; a core institution's work for the regulator."""
    built = {"own_security_first": True, "serves_industry": True, "held_on": house.diary.ago(500)}
    rows = [{"code": "HJ-01", "name": "行业测试云共建", "kind": "infrastructure", **built}]
    if house.kind == "core":
        applied = {"applied_on": date(2023, 9, 1), "resourced": True, "independent": True, "own_security_first": True}
        rows.append({"code": "HJ-02", "name": "行业检测支撑", "kind": "support", **applied})
    return house.table(IndustryProject, rows)


MAKERS = {
    Training: trainings,
    Education: educations,
    InvestorEducation: investor_educations,
    FintechProject: fintech_projects,
    LinkedParty: linked_parties,
    PartyGuidance: party_guidance,
    IndustryProject: industry_projects,
}
