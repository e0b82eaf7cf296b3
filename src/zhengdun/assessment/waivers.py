"""Waivers beside findings: a breach that is knowingly borne for a time stays a breach."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from zhengdun.ledger.tables.governance import Waiver

if TYPE_CHECKING:
    from zhengdun.assessment.evaluation import Findings
    from zhengdun.ledger.book import Ledgers


def with_waivers(findings: Findings, ledgers: Ledgers) -> pl.DataFrame:
    """The findings' frame with ``waived_until`` and ``waiver`` (its reason) where a waiver is in force.

    A waiver covers the day it expires on. One without a subject covers every subject of its duty.
    """
    live = (
        ledgers[Waiver]
        .filter((pl.col("granted_on") <= findings.on) & (pl.col("expires_on") >= findings.on))
        .select("institution", "duty", "about", waived_until="expires_on", waiver="reason")
        .sort("waived_until", "waiver", descending=[True, False])
    )
    frame = findings.frame.with_columns(pl.col("duty").cast(pl.String))
    special = live.filter(pl.col("about").is_not_null()).unique(["institution", "duty", "about"], keep="first")
    general = live.filter(pl.col("about").is_null()).drop("about").unique(["institution", "duty"], keep="first")
    joined = frame.join(
        special,
        left_on=["institution", "duty", "subject"],
        right_on=["institution", "duty", "about"],
        how="left",
        maintain_order="left",
    ).join(general, on=["institution", "duty"], how="left", suffix="_general", maintain_order="left")
    return joined.with_columns(
        pl.coalesce("waived_until", "waived_until_general").alias("waived_until"),
        pl.coalesce("waiver", "waiver_general").alias("waiver"),
    ).drop("waived_until_general", "waiver_general")
