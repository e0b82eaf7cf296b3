"""Critical information infrastructure: posts, reviews, assessments, purchases."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from zhengdun.ledger.tables.cii import (
    CiiAssessment,
    CiiAsset,
    CiiDepartment,
    CiiFinding,
    CiiGoLive,
    CiiPurchase,
    KeyPost,
    ResponsibilityReview,
)
from zhengdun.ledger.tables.governance import Appointment
from zhengdun.sample.governance import CRITICAL, appointments
from zhengdun.sample.house import House

ASSET = "CII-01"
"""The one piece of infrastructure that is critical today."""

_FORMERLY, _IDENTIFIED = date(2021, 10, 8), date(2022, 9, 1)
_GRAVE = 2
"""The one purchase that may affect national security."""
_IN_OFFICE = date(2022, 11, 1)
_HEAD = ("专门安全管理机构负责人", CRITICAL)
_POSTS = (_HEAD, ("核心系统管理员", "E0008"), ("核心网络管理员", "E0009"))
_REVIEWED = ("first_responsible", "direct_responsible", "cii_manager", "cii_department_head")
"""The posts whose holders are reviewed for the protection of the infrastructure."""


def cii_assets(house: House) -> pl.DataFrame:
    """The infrastructure and the systems it consists of, and what it replaced.

    A great change of it was reported within days.
    """
    changed = house.diary.ago(240)
    former = {"code": "CII-00", "name": "旧交易核心基础设施", "identified_on": _FORMERLY, "ended_on": _IDENTIFIED}
    present = {
        "code": ASSET,
        "name": "交易核心基础设施",
        "systems": [system.code for system in house.important_now if system.cii],
        "identified_on": _IDENTIFIED,
        "manager": CRITICAL,
        "funded": True,
        "changed_on": changed,
        "change_reported_on": house.diary.after(changed, 2),
    }
    return house.table(CiiAsset, [former, present])


def cii_departments(house: House) -> pl.DataFrame:
    """The department that protects the infrastructure, and the one that did before."""
    former = {"code": "GJB-00", "name": "信息安全部", "from_on": _FORMERLY, "until_on": _IN_OFFICE}
    present = {"code": "GJB-01", "name": "关键信息基础设施安全保护办公室", "from_on": _IN_OFFICE}
    return house.table(
        CiiDepartment,
        [{**one, "document": f"示例发〔{one['from_on']:%Y}〕关基专门机构通知"} for one in (former, present)],
    )


def key_posts(house: House) -> pl.DataFrame:
    """Key posts, their holders checked before they took office; one holder has changed."""
    change = house.diary.ago(390)
    *others, last = _POSTS
    held: list[tuple[str, str, date, date | None]] = [(*post, _IN_OFFICE, None) for post in others]
    held += [(last[0], "E0010", _IN_OFFICE, change), (*last, change, None)]
    return house.table(
        KeyPost,
        [
            {
                "code": f"GJ-{number:02}",
                "name": name,
                "identified_on": _IDENTIFIED,
                "heads_department": name == _HEAD[0],
                "holder": holder,
                "from_on": since,
                "until_on": until,
                "checked_on": house.diary.before(since, 8),
                "check_passed": True,
            }
            for number, (name, holder, since, until) in enumerate(held, 1)
        ],
    )


def responsibility_reviews(house: House) -> pl.DataFrame:
    """Each January all who held a post in the year before are reviewed for it."""
    posts = appointments(house).filter(pl.col("role").is_in(_REVIEWED))

    def row(day: date, number: int, post: dict[str, Any]) -> dict[str, Any]:
        return {
            "code": f"KH-{day.year - 1}-{number}",
            "year": day.year - 1,
            "person": post["person"],
            "appointment": post["code"],
            "includes_cii": True,
            "reviewed_on": day,
        }

    def in_office(year: int) -> list[dict[str, Any]]:
        since, until = Appointment.from_on.col, Appointment.until_on.col
        return posts.filter(since.dt.year() <= year, until.is_null() | (until.dt.year() >= year)).to_dicts()

    return house.table(
        ResponsibilityReview,
        [
            row(day, number, post)
            for day in house.diary.yearly(1, 25)
            for number, post in enumerate(in_office(day.year - 1), 1)
        ],
    )


def cii_go_lives(house: House) -> pl.DataFrame:
    """A new facility of the trading system, tested and assessed before it went on line."""
    online = house.diary.ago(220)
    row = {
        "code": "TY-01",
        "name": "交易核心新建接入设施",
        "system": house.important_now[0].code,
        "tested_on": house.diary.before(online, 20),
        "assessed_on": house.diary.before(online, 10),
        "passed": True,
        "online_on": online,
    }
    return house.table(CiiGoLive, [row])


def _assessments(house: House) -> list[date]:
    return house.diary.yearly(3, 28)


def cii_assessments(house: House) -> pl.DataFrame:
    """The yearly test and assessment, all four parts of it."""
    return house.table(
        CiiAssessment,
        [
            {
                "code": f"GJP-{day.year}",
                "asset": ASSET,
                "tested_on": house.diary.before(day, 8),
                "assessed_on": day,
                "covers_operation": True,
                "covers_threats": True,
                "covers_risk": True,
                "covers_emergency": True,
            }
            for day in _assessments(house)
        ],
    )


def cii_findings(house: House) -> pl.DataFrame:
    """Three problems a year, mended within six weeks."""

    def row(number: int, day: date) -> dict[str, Any]:
        return {
            "code": f"WT-{day.year}-{number}",
            "assessment": f"GJP-{day.year}",
            "found_on": day,
            "mended_on": house.diary.after(day, 8 * number),
        }

    return house.table(CiiFinding, [row(number, day) for day in _assessments(house) for number in (1, 2, 3)])


def cii_purchases(house: House) -> pl.DataFrame:
    """Purchases: all pre-judged, the one that may affect national security reviewed before; one for the office."""
    diary = house.diary

    def row(number: int, day: date) -> dict[str, Any]:
        grave, close = number == _GRAVE, number > 1
        return {
            "code": f"CG-{number:02}",
            "product": "核心网络设备" if close else "办公终端管理服务",
            "asset": ASSET if close else None,
            "closely_related": close,
            "purchased_on": day,
            "prejudged_on": diary.before(day, 60),
            "national_security": grave,
            "review_filed_on": diary.before(day, 55) if grave else None,
            "review_passed": True if grave else None,
        }

    days = diary.spread(5, house.chance("purchases"))
    return house.table(CiiPurchase, [row(number, day) for number, day in enumerate(days, 1)])


MAKERS = {
    CiiAsset: cii_assets,
    CiiDepartment: cii_departments,
    KeyPost: key_posts,
    ResponsibilityReview: responsibility_reviews,
    CiiGoLive: cii_go_lives,
    CiiAssessment: cii_assessments,
    CiiFinding: cii_findings,
    CiiPurchase: cii_purchases,
}
