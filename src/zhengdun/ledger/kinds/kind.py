"""What every kind of column declares."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import polars as pl

from zhengdun.ledger.columns import Facts, Label


@dataclass(frozen=True)
class Kind:
    """One kind of column.

    ``parse`` turns stripped text into typed values, null where it cannot; ``explain`` says what is wrong
    with one text that it could not read; ``expected`` says what belongs there; ``show`` turns typed values
    into the text of a cell, labels in the language "zh" or "en", such that ``parse`` reads it back.
    """

    parse: Callable[[pl.Expr, Facts], pl.Expr]
    explain: Callable[[str, Facts], Label]
    expected: Callable[[Facts], Label]
    show: Callable[[pl.Expr, Facts, str], pl.Expr]


def shown_as_it_is(values: pl.Expr, _: Facts, __: str) -> pl.Expr:
    """The ``show`` of kinds whose values are written as Polars writes them."""
    return values.cast(pl.String)
