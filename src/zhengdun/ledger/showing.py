"""Rows as people read them: headings and labels in their language."""

from __future__ import annotations

import polars as pl

from zhengdun.ledger.declared import declared
from zhengdun.ledger.kinds import kind_of
from zhengdun.ledger.naming import heading
from zhengdun.ledger.schema import Ledger


def headings(table: type[Ledger], lang: str = "zh") -> list[str]:
    """The headings of the table's columns: label, unit, a mark on those that are required."""
    known = declared(table)
    return [heading(about, required=name in known.required, lang=lang) for name, about in known.facts.items()]


def shown(table: type[Ledger], frame: pl.DataFrame, lang: str = "zh") -> pl.DataFrame:
    """The rows as text under the template's headings, choices as labels; reads back as the same rows."""
    facts = declared(table).facts
    return frame.select(
        kind_of(about).show(pl.col(name), about, lang).alias(title)
        for (name, about), title in zip(facts.items(), headings(table, lang), strict=True)
    )
