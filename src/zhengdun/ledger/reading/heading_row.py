"""Which row of a sheet holds the headings: titles and groups of columns may stand above them."""

from __future__ import annotations

from collections.abc import Sequence

import polars as pl

from zhengdun.ledger.naming import column_named
from zhengdun.ledger.schema import Ledger

_LOOKED_AT = 6
"""So many rows that are not blank, from the top."""

_LEAST = 2
"""A row that names fewer columns is a title."""


def heading_row(cells: pl.DataFrame, table: type[Ledger]) -> int | None:
    """The index of the row of headings; None where all is blank.

    It is the first of the uppermost rows at least half of whose cells name columns of the table, and two or more of
    them; where there is none, the first row that is not blank.

    Args:
        cells: text, null where blank.
        table: whose headings are looked for.
    """
    if not cells.width:
        return None
    filled = cells.select(pl.any_horizontal(pl.all().is_not_null())).to_series().arg_true().head(_LOOKED_AT).to_list()
    return next((row for row in filled if _names_columns(cells.row(row), table)), next(iter(filled), None))


def _names_columns(row: Sequence[str | None], table: type[Ledger]) -> bool:
    texts = [text for text in row if text is not None]
    known = {column_named(table, text) for text in texts} - {None}
    return len(known) >= max(_LEAST, len(texts) / 2)
