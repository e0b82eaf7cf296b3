"""What a row of a ledger is called by people: its name or title, else that of what it refers to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import polars as pl

from zhengdun.ledger.schema import Ledger, own_key, references
from zhengdun.ledger.tables.governance import LeadDepartment, Staff
from zhengdun.ledger.tables.institution import Institution

if TYPE_CHECKING:
    from zhengdun.ledger.book import Ledgers

_WHO_ACTED = (Institution, Staff, LeadDepartment)  # nothing is called after those who did it
_DEPTH = 2  # a finding of an evaluation of a system is called after the system


def row_names(ledgers: Ledgers, table: type[Ledger]) -> Mapping[tuple[str, str], str]:
    """The name of each row that has one, by institution and code.

    A table without names takes that of the first thing it refers to: a stress test is called after its system. A key
    of several columns keeps its other parts: ``集中交易系统 2026-03-01``.
    """
    return {(institution, code): name for institution, code, name in _named(ledgers, table, _DEPTH).iter_rows()}


def _named(ledgers: Ledgers, table: type[Ledger], depth: int) -> pl.DataFrame:
    """Institution, code and name of the rows that have a name."""
    frame, key = ledgers[table], own_key(table) or ("institution",)
    code = pl.concat_str([pl.col(part).cast(pl.String) for part in key], separator=" ").alias("code:")
    own = [pl.col(name) for name in ("name", "title") if name in frame.columns]
    if own:
        name = pl.coalesce(own)
    else:
        frame, linked = _with_linked_names(ledgers, table, frame, depth)
        name = _after_links(key, linked)
    return frame.select("institution", code, name.alias("name:")).drop_nulls()


def _with_linked_names(
    ledgers: Ledgers, table: type[Ledger], frame: pl.DataFrame, depth: int
) -> tuple[pl.DataFrame, list[str]]:
    """The rows with the name of each thing they refer to beside its code, and the columns that refer."""
    linked = []
    for column, to in references(table).items() if depth else ():
        if to in (*_WHO_ACTED, table) or frame.schema[column] != pl.String or len(own_key(to)) != 1:
            continue
        names = _named(ledgers, to, depth - 1).rename({"code:": column, "name:": f"{column}:"})
        frame = frame.join(names, on=["institution", column], how="left")
        linked.append(column)
    return frame, linked


def _after_links(key: tuple[str, ...], linked: list[str]) -> pl.Expr:
    if any(part in linked for part in key):
        parts = [pl.coalesce(f"{part}:", part) if part in linked else pl.col(part).cast(pl.String) for part in key]
        return pl.concat_str(parts, separator=" ")
    return pl.coalesce([f"{column}:" for column in linked]) if linked else pl.lit(None, pl.String)
