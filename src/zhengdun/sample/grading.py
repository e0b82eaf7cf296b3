"""Grades of incidents: rules that the institution set for itself, and the grades that its people found."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import polars as pl

from zhengdun.ledger.tables.grading import GradingRule, IncidentGrading
from zhengdun.sample.governance import SECURITY
from zhengdun.sample.house import House
from zhengdun.sample.incidents import OTHER_CLASS, SEVERE, SLIGHT, Case, cases

_SOURCE = "示例机构核定，仅供演示，不是官方附表"
_SINCE, _REVISED = date(2021, 6, 4), date(2024, 7, 1)
_CONSIDERABLE_LOSS = 1_000_000


def grading_rules(house: House) -> pl.DataFrame:
    """What the rows on record leave open: below 较大 an incident is 一般. The first edition was replaced.

    From what loss on an incident is 较大 for the cyberspace administration is not on record: the amount is made up.
    """

    def row(number: int, track: str, since: date, until: date | None = None, **asked: Any) -> dict[str, Any]:
        facts = {"track": track, "grade": "ordinary", "valid_from": since, "valid_until": until}
        return {"code": f"FJ-{number:02}", **facts, "status": "own", "source": _SOURCE, **asked}

    return house.table(
        GradingRule,
        [
            row(1, "csrc", _SINCE, _REVISED, abnormality=SLIGHT, abnormal_minutes_at_least=5),
            row(2, "csrc", _REVISED, abnormality=SLIGHT, abnormal_minutes_at_least=0),
            row(3, "csrc", _REVISED, system_class=OTHER_CLASS, abnormality=SEVERE, affected_investors_at_least=0),
            row(4, "cac", _REVISED, leaked_persons_at_least=0, settlement_error_at_least=0, economic_loss_at_least=0),
            row(5, "cac", _REVISED, grade="considerable", economic_loss_at_least=_CONSIDERABLE_LOSS),
        ],
    )


def incident_gradings(house: House) -> pl.DataFrame:
    """Within twenty minutes the manager of security grades every incident on both tracks."""

    def row(number: int, case: Case, track: str) -> dict[str, Any]:
        return {
            "code": f"DJ-{number:03}",
            "incident": case.code,
            "track": track,
            "grade": case.grade if track == "csrc" else case.national_grade,
            "graded_at": case.found_at + timedelta(minutes=20),
            "graded_by": SECURITY,
            "reason": "按在册分级规则和登记的事实认定",
        }

    graded = [(case, track) for case in cases(house) for track in ("csrc", "cac")]
    return house.table(IncidentGrading, [row(number, *one) for number, one in enumerate(graded, 1)])


MAKERS = {GradingRule: grading_rules, IncidentGrading: incident_gradings}
