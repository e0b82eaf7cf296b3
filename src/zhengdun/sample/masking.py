"""The runs that masked the data of test environments and of places outside the boundary."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import polars as pl

from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.tables.masking import MaskingRun
from zhengdun.sample.changes import test_environments
from zhengdun.sample.diary import at
from zhengdun.sample.house import House
from zhengdun.sample.personal import boundary_exits

_EVENING = (21, 30)


def masking_runs(house: House) -> pl.DataFrame:
    """One run for each environment and each place that holds masked data, looked over and found clean."""
    environments = test_environments(house).filter(pl.col("masked"))["code"]
    places = boundary_exits(house).filter(pl.col("masked"))["code"]
    subjects = [("environment", code) for code in environments] + [("place", code) for code in places]
    return house.table(MaskingRun, [_run(house, number, *subject) for number, subject in enumerate(subjects, start=1)])


def _run(house: House, number: int, column: str, code: str) -> dict[str, Any]:
    day = house.diary.ago(60) + timedelta(days=number % 5)
    return {
        "code": f"TM-{number:03}",
        column: code,
        "run_at": at(day, *_EVENING),
        "nothing_left": True,
        "rows": 20_000 + 137 * number,
        "output": f"{code}.parquet",
        "output_digest": _digest(house, "output", number),
        "policy_digest": _digest(house, "policy", 1),
        "key_destroyed_on": day if column == "environment" else None,
    }


def _digest(house: House, what: str, number: int) -> str:
    return hashlib.sha256(f"{house.seed}/{house.number}/{what}/{number}".encode()).hexdigest()


MAKERS: dict[type[Ledger], Callable[[House], pl.DataFrame]] = {MaskingRun: masking_runs}
