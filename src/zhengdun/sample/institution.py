"""The institution itself and the internal standards it has set."""

from __future__ import annotations

import polars as pl

from zhengdun.ledger.tables.institution import Institution, Setting
from zhengdun.sample.house import House

STANDARDS = {
    "attestation_months": 12,
    "measurement_months": 12,
    "mlps_level_2_evaluation_months": 24,
    "incident_recovery_hours": 2,
}
"""What the institution has set for words that the law leaves open: two defaults confirmed, two gaps filled."""


def institution(house: House) -> pl.DataFrame:
    """The institution's own row."""
    row = {
        "name": house.name,
        "kind": house.kind,
        "cii_operator": house.cii,
        "bureau": "示例证监局",
        "operates_own_systems": True,
    }
    return house.table(Institution, [row])


def settings(house: House) -> pl.DataFrame:
    """The internal standards, approved before the records begin."""
    approved = house.diary.working_until(house.diary.start)
    return house.table(
        Setting,
        [
            {"parameter": name, "value": value, "approved_on": approved, "basis": "信息技术治理委员会决议"}
            for name, value in STANDARDS.items()
        ],
    )


MAKERS = {Institution: institution, Setting: settings}
