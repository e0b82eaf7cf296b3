"""An example as a page shows it: the verdict, its picture, and the rows of the ledgers that it was judged by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from zhengdun.exports.pages.pictures import Mark, day_marks, figure_marks
from zhengdun.ledger.columns import Label, facts
from zhengdun.ledger.declared import declared
from zhengdun.ledger.naming import heading
from zhengdun.ledger.showing import shown
from zhengdun.ledger.tables.institution import Institution

if TYPE_CHECKING:
    from zhengdun.exports.pages.page import Example
    from zhengdun.ledger.schema import Ledger

_MOST_ROWS = 4


@dataclass(frozen=True)
class Sheet:
    """Rows of one ledger as text: the filled columns only, and how many ``more`` rows there are."""

    table: type[Ledger]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    more: int


@dataclass(frozen=True)
class Shown:
    """An example in one language."""

    example: Example
    kind: Label
    sheets: tuple[Sheet, ...]
    days: tuple[Mark, ...]
    figures: tuple[Mark, ...]


def show_example(example: Example, lang: str) -> Shown:
    """Prepare an example for its template."""
    kind = example.ledgers[Institution]["kind"][0]
    tables = [table for table in example.ledgers.frames if table is not Institution]
    explanation = example.explanation
    return Shown(
        example=example,
        kind=facts(Institution.kind).choices[kind],
        sheets=tuple(_sheet(table, example.ledgers[table], lang) for table in tables),
        days=day_marks(explanation),
        figures=figure_marks(explanation),
    )


def _sheet(table: type[Ledger], frame: pl.DataFrame, lang: str) -> Sheet:
    about = declared(table)
    filled = [
        heading(about.facts[name], required=name in about.required, lang=lang)
        for name in frame.columns
        if name != "institution" and frame[name].null_count() < frame.height
    ]
    text = shown(table, frame.head(_MOST_ROWS), lang).select(filled).fill_null("")
    return Sheet(
        table,
        tuple(name.removesuffix(" *") for name in filled),
        tuple(text.iter_rows()),
        max(frame.height - _MOST_ROWS, 0),
    )
