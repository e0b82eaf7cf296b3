"""Whether a cell of text names something."""

from __future__ import annotations

import dataframely as dy
import polars as pl

NOTHING = ("无", "没有", "-", "—", "/", "None", "none", "N/A", "n/a")
"""What people write where there is nothing to name."""


def named(column: dy.Column) -> pl.Expr:
    """Whether the cell names something: no where it says that there is nothing, unknown where it is blank.

    >>> from zhengdun.ledger.tables.personal import BoundaryExit
    >>> cells = pl.DataFrame({"other_measure": ["专线传输", "无", "N/A", None]})
    >>> cells.select(named(BoundaryExit.other_measure))["other_measure"].to_list()
    [True, False, False, None]
    """
    return ~column.col.is_in(NOTHING)
