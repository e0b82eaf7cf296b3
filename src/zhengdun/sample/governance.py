"""Staff, posts, documents, meetings, money, statements."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl

from zhengdun.duties.registry import all_duties
from zhengdun.kit.shapes.attested import Attested
from zhengdun.ledger.columns import facts
from zhengdun.ledger.tables.governance import (
    DOCUMENT_KINDS,
    Appointment,
    Attestation,
    Budget,
    Document,
    LeadDepartment,
    Meeting,
    Staff,
    Waiver,
)
from zhengdun.sample.house import House
from zhengdun.sample.names import person

PRINCIPAL, LEADER, SECURITY, COMPLIANCE, PRIVACY, CRITICAL, FORMER = (f"E{number:04}" for number in range(1, 8))
"""The staff codes of the principal, the leader in charge of security, four managers, the former principal."""
LEAD = "IT01"
"""The code of the department that leads the work on security."""

_POSITIONS = (
    "总经理",
    "分管副总经理（首席信息官）",
    "安全管理负责人",
    "合规管理负责人",
    "个人信息保护负责人",
    "关键信息基础设施安全负责人",
    "董事长（原总经理）",
)
_DEPARTMENTS = ("信息技术部", "运维中心", "研发中心", "网络安全部")
_SINCE = date(2021, 3, 1)
_REVISED = date(2023, 6, 1)
"""When policies were brought in line with the Measures, in force since 2023-05-01."""
_HANDOVER = 300
"""How many days before the end of the records the present principal took over."""


def staff(house: House) -> pl.DataFrame:
    """Those who hold the posts and those who do the work; every third works in security, the last has left."""
    chance = house.chance("staff")
    total = house.staff_total

    def row(index: int) -> dict[str, Any]:
        lead = index < len(_POSITIONS)
        secures = lead or index % 3 == 0
        return {
            "code": f"E{index + 1:04}",
            "name": person(index),
            "department": _DEPARTMENTS[index % len(_DEPARTMENTS)] if index else "公司领导",
            "position": _POSITIONS[index] if lead else "工程师",
            "works_in_security": secures,
            "full_time": not lead if secures else None,
            "skill_evidence": "信息安全专业人员证书、岗位考试合格记录" if secures else None,
            "skill_checked_on": house.diary.ago(chance.randint(20, 200)) if secures else None,
            "fits_post": True if secures else None,
            "joined_on": _SINCE + timedelta(days=chance.randint(0, 500)) if not lead else _SINCE,
            "left_on": house.diary.ago(150) if index == total - 1 else None,
        }

    return house.table(Staff, [row(index) for index in range(total)])


def appointments(house: House) -> pl.DataFrame:
    """One person for every post, the first responsible person changed while the records were kept."""
    handover = house.diary.ago(_HANDOVER)
    held = [
        ("first_responsible", FORMER, _SINCE, handover),
        ("first_responsible", PRINCIPAL, handover, None),
        ("direct_responsible", LEADER, _SINCE, None),
        ("security_manager", SECURITY, _SINCE, None),
        ("compliance_manager", COMPLIANCE, _SINCE, None),
        ("pi_owner", PRIVACY, _SINCE, None),
    ]
    if house.cii:
        held += [("cii_manager", CRITICAL, _SINCE, None), ("cii_department_head", CRITICAL, _SINCE, None)]
    return house.table(
        Appointment,
        [
            {
                "code": f"AP-{number:02}",
                "role": role,
                "person": holder,
                "is_principal": role == "first_responsible",
                "is_senior": role in ("first_responsible", "direct_responsible"),
                "from_on": since,
                "until_on": until,
                "document": f"示例任字〔{since.year}〕{number}号",
            }
            for number, (role, holder, since, until) in enumerate(held, 1)
        ],
    )


def lead_departments(house: House) -> pl.DataFrame:
    """The department that leads the work, and the one that did before."""
    tasks = {"manages_systems": True, "makes_plans": True, "organises_drills": True}
    former = {"code": "IT00", "name": "信息技术部", "from_on": date(2015, 1, 5), "until_on": _SINCE}
    present = {"code": LEAD, "name": "网络安全部", "from_on": _SINCE}
    return house.table(LeadDepartment, [{**former, **tasks}, {**present, **tasks}])


def documents(house: House) -> pl.DataFrame:
    """A document of every kind that such an institution has: an old version repealed by the one in force."""
    kinds = [kind for kind in DOCUMENT_KINDS if kind not in _kinds_of_others(house)]
    titles = facts(Document.kind).choices
    return house.table(
        Document,
        [
            {
                "code": f"ZD-{number:03}-{version}",
                "kind": kind,
                "title": titles[kind].zh,
                "version": f"V{version}.0",
                "approved_on": approved,
                "effective_on": approved,
                "reviewed_on": reviewed,
                "repealed_on": repealed,
            }
            for number, kind in enumerate(kinds, 1)
            for version, approved, reviewed, repealed in (
                (1, _SINCE, _SINCE, _REVISED),
                (2, _REVISED, house.diary.ago(100 + number), None),
            )
        ],
    )


def _kinds_of_others(house: House) -> set[str]:
    """Documents that only institutions of other kinds need."""
    others = {"training_plan"}  # of industry associations, which the sample has none of
    if house.kind != "core":
        others |= {"interconnection_rules", "support_policy"}
    if house.kind != "service":
        others |= {"service_mechanism"}
    if not house.cii:
        others |= {"cii_protection"}
    return others


def meetings(house: House) -> pl.DataFrame:
    """The committee meets about every other month."""
    days = house.diary.spread(12, house.chance("meetings"))
    return house.table(
        Meeting,
        [
            {
                "code": f"HY-{day.year}-{number:02}",
                "held_on": day,
                "topics": "网络和信息安全工作协调与决策",
                "chaired_by": PRINCIPAL,
                "minutes": f"会议纪要〔{day.year}〕{number}号",
            }
            for number, day in enumerate(days, 1)
        ],
    )


def budgets(house: House) -> pl.DataFrame:
    """Money and people, growing by a tenth a year."""
    first, size = house.diary.years[0], house.size
    secure = staff(house).filter("works_in_security").height
    return house.table(
        Budget,
        [
            {
                "year": year,
                "it_spending": round(size * 120 * 1.1 ** (year - first), 1),
                "security_spending": round(size * 12 * 1.1 ** (year - first), 1),
                "it_staff": house.staff_total,
                "security_staff": secure,
            }
            for year in house.diary.years
        ],
    )


def attestations(house: House) -> pl.DataFrame:
    """A statement a year on every duty that only a person can vouch for, the latest with a term of its own."""
    topics = sorted({duty.shape.topic for duty in all_duties() if isinstance(duty.shape, Attested)})
    days = [house.diary.ago(days) for days in (430, 70)]
    return house.table(
        Attestation,
        [
            {
                "code": f"SM-{day.year}-{number:03}",
                "duty": topic,
                "stated_on": day,
                "stated_by": LEADER,
                "fulfilled": True,
                "evidence": f"自评估报告〔{day.year}〕{number}号",
                "valid_until": house.diary.until + timedelta(days=200) if day == days[-1] else None,
            }
            for day in days
            for number, topic in enumerate(topics, 1)
        ],
    )


def waivers(house: House) -> pl.DataFrame:
    """A waiver long expired: the shortage it covered has been made good."""
    granted = house.diary.ago(440)
    row = {
        "code": f"HM-{granted.year}-01",
        "duty": "21.3a",
        "about": house.important_now[-1].code,
        "reason": "扩容设备到货前暂缓",
        "owner": LEADER,
        "granted_on": granted,
        "expires_on": granted + timedelta(days=60),
    }
    return house.table(Waiver, [row])


MAKERS = {
    Staff: staff,
    Appointment: appointments,
    LeadDepartment: lead_departments,
    Document: documents,
    Meeting: meetings,
    Budget: budgets,
    Attestation: attestations,
    Waiver: waivers,
}
