"""Many small questions to ledgers, asked together."""

from __future__ import annotations

from collections.abc import Iterable

import polars as pl

_AS_THEY_ARE = pl.QueryOptFlags.none()
"""To optimise a plan over the rows of one table takes longer than it saves."""


def side_by_side(plans: Iterable[pl.LazyFrame]) -> list[pl.DataFrame]:
    """What each plan gives, all carried out together: one by one most of the time would be that between them."""
    return pl.collect_all(plans, engine="in-memory", optimizations=_AS_THEY_ARE)
