"""Faults with the personal information of investors: articles 29 to 34."""

from __future__ import annotations

import polars as pl

from zhengdun.ledger.tables.personal import ConsentWithdrawal
from zhengdun.sample.edits import amend
from zhengdun.sample.picking import (
    where,
)
from zhengdun.sample.planting import Fault

_DAY = pl.duration(days=1)

PERSONAL_INFORMATION = (
    Fault(
        ("31.1a-3", "CH-003", "late"),
        "投资者撤回同意两个月后才停止处理和删除|Nothing was stopped or deleted until two months after a withdrawal",
        amend(
            ConsentWithdrawal,
            where(code="CH-003"),
            stopped_on=ConsentWithdrawal.withdrawn_on.col + 60 * _DAY,
            deleted_on=ConsentWithdrawal.withdrawn_on.col + 60 * _DAY,
        ),
        also=(("31.1a-4", "CH-003", "late"),),
    ),
)
