"""What is published and how it is reviewed, testing activities, licences."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import polars as pl

from zhengdun.ledger.tables.content import ContentIncident, ContentReview, SecurityActivity, SoftwareLicence
from zhengdun.sample.diary import at
from zhengdun.sample.house import House

_PUBLICATIONS = 200
_PLATFORMS = ("官方网站", "移动终端", "社交媒体公众号")
_LICENCES = 24


def content_reviews(house: House) -> pl.DataFrame:
    """About two publications a week, each reviewed and passed in the hours before."""
    chance = house.chance("content")

    def row(number: int, hour: int, minute: int) -> dict[str, Any]:
        reviewed = at(days[number - 1], hour, minute)
        return {
            "code": f"SH-{number:03}",
            "platform": chance.choice(_PLATFORMS),
            "reviewed_at": reviewed,
            "published_at": reviewed + timedelta(minutes=chance.randint(20, 180)),
            "passed": True,
        }

    days = house.diary.spread(_PUBLICATIONS, chance)
    return house.table(
        ContentReview,
        [row(number, chance.randint(9, 16), chance.randint(0, 59)) for number in range(1, _PUBLICATIONS + 1)],
    )


def content_incidents(house: House) -> pl.DataFrame:
    """Two unlawful comments found and stopped within minutes, reported the next working day."""
    diary = house.diary
    return house.table(
        ContentIncident,
        [
            {
                "code": f"WF-{number:03}",
                "found_at": (found := at(day, 14, 12)),
                "stopped_at": found + timedelta(minutes=8),
                "handled_at": found + timedelta(minutes=70),
                "spread_prevented": True,
                "record": f"处置记录{number:03}",
                "reported_on": diary.after(day, 1),
            }
            for number, day in enumerate((diary.ago(500), diary.ago(170)), 1)
        ],
    )


def security_activities(house: House) -> pl.DataFrame:
    """Tests and assessments by authority of the board or of the regulator."""
    diary = house.diary
    kinds = ((2, "certification"), (5, "test"), (8, "assessment"))
    found = sorted((day, kind) for month, kind in kinds for day in diary.yearly(month, 12))
    return house.table(
        SecurityActivity,
        [
            {
                "code": f"HD-{number:03}",
                "kind": kind,
                "performed_on": day,
                "lawful": True,
                "basis": f"授权书〔{day.year}〕{number}号",
            }
            for number, (day, kind) in enumerate(found, 1)
        ],
    )


def software_licences(house: House) -> pl.DataFrame:
    """Software in use, all of it licensed, some for ever; one given up as its licence ended."""
    until = house.diary.until
    return house.table(
        SoftwareLicence,
        [
            {
                "code": f"XK-{number:03}",
                "software": f"示例软件{number:02}",
                "licensed": True,
                "expires_on": ended or (until + timedelta(days=60 + 20 * number) if number % 2 else None),
                "in_use_until": ended,
            }
            for number in range(1, _LICENCES + 1)
            for ended in (house.diary.ago(140) if number == _LICENCES else None,)
        ],
    )


MAKERS = {
    ContentReview: content_reviews,
    ContentIncident: content_incidents,
    SecurityActivity: security_activities,
    SoftwareLicence: software_licences,
}
