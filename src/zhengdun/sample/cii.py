"""Critical information infrastructure: posts, reviews, assessments, purchases."""

from __future__ import annotations

from datetime import date
from typing import Any

import polars as pl

from zhengdun.ledger.tables.cii import (
    CiiAssessment,
    CiiAsset,
    CiiFinding,
    CiiGoLive,
    CiiPurchase,
    KeyPost,
    ResponsibilityReview,
)
from zhengdun.sample.governance import CRITICAL, LEADER, PRINCIPAL
from zhengdun.sample.house import House

ASSET = "CII-01"
"""The one piece of infrastructure that was identified as critical."""

_IDENTIFIED = date(2022, 9, 1)
_GRAVE = 2
"""The one purchase that may affect national security."""
_IN_OFFICE = date(2022, 11, 1)
_POSTS = (("关键信息基础设施安全负责人", CRITICAL), ("核心系统管理员", "E0008"), ("核心网络管理员", "E0009"))


def cii_assets(house: House) -> pl.DataFrame:
    """The infrastructure and the systems it consists of; a great change of it was reported within days."""
    changed = house.diary.ago(240)
    row = {
        "code": ASSET,
        "name": "证券交易核心基础设施",
        "systems": [system.code for system in house.important_now if system.cii],
        "identified_on": _IDENTIFIED,
        "manager": CRITICAL,
        "funded": True,
        "changed_on": changed,
        "change_reported_on": house.diary.after(changed, 2),
    }
    return house.table(CiiAsset, [row])


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
    """Each January the persons responsible are reviewed for the year before."""
    return house.table(
        ResponsibilityReview,
        [
            {
                "code": f"KH-{day.year - 1}-{number}",
                "year": day.year - 1,
                "person": person,
                "includes_cii": True,
                "reviewed_on": day,
            }
            for day in house.diary.yearly(1, 25)
            for number, person in enumerate((PRINCIPAL, LEADER, CRITICAL), 1)
        ],
    )


def cii_go_lives(house: House) -> pl.DataFrame:
    """A new facility of the trading system, tested and assessed before it went on line."""
    online = house.diary.ago(220)
    row = {
        "code": "TY-01",
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
    """Purchases: all pre-judged, the one that may affect national security reviewed before."""
    diary = house.diary

    def row(number: int, day: date) -> dict[str, Any]:
        grave = number == _GRAVE
        return {
            "code": f"CG-{number:02}",
            "asset": ASSET,
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
    KeyPost: key_posts,
    ResponsibilityReview: responsibility_reviews,
    CiiGoLive: cii_go_lives,
    CiiAssessment: cii_assessments,
    CiiFinding: cii_findings,
    CiiPurchase: cii_purchases,
}
