"""Edits of ledgers: how a mistake gets into records that were right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import polars as pl

from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.schema import Ledger, polars_schema
from zhengdun.sample.house import House

Fixed = date | datetime | str | float | bool | list[str] | None
Value = Fixed | pl.Expr | Callable[[House], Fixed]
"""What a cell becomes: the same always, worked out from the row, or worked out from the institution."""

Edit = Callable[[House, Ledgers], Ledgers]
"""Gives the ledgers of an institution back with a mistake."""


class NothingToEditError(LookupError):
    """The institution has no such record: it is too small, or of another kind."""


def amend(table: type[Ledger], where: pl.Expr, **values: Value) -> Edit:
    """Set ``values`` in the rows ``where``."""

    def edit(house: House, ledgers: Ledgers) -> Ledgers:
        frame = ledgers[table]
        some(frame.filter(where), table)
        new = _expressions(house, table, values)
        return ledgers.replace(
            table,
            frame.with_columns(pl.when(where).then(value).otherwise(name).alias(name) for name, value in new.items()),
        )

    return edit


def remove(table: type[Ledger], where: pl.Expr | Callable[[House], pl.Expr]) -> Edit:
    """Take the rows ``where`` out; which these are may be worked out from the institution."""

    def edit(house: House, ledgers: Ledgers) -> Ledgers:
        frame = ledgers[table]
        gone = where if isinstance(where, pl.Expr) else where(house)
        some(frame.filter(gone), table)
        return ledgers.replace(table, frame.filter(~gone.fill_null(value=False)))

    return edit


def add(table: type[Ledger], like: pl.Expr, **values: Value) -> Edit:
    """Add a row: the first one ``like`` that, with other ``values``."""

    def edit(house: House, ledgers: Ledgers) -> Ledgers:
        frame = ledgers[table]
        model = some(frame.filter(like), table).head(1)
        return ledgers.replace(table, pl.concat([frame, model.with_columns(**_expressions(house, table, values))]))

    return edit


def all_of(*edits: Edit) -> Edit:
    """One mistake that shows in several places."""

    def edit(house: House, ledgers: Ledgers) -> Ledgers:
        for one in edits:
            ledgers = one(house, ledgers)
        return ledgers

    return edit


def _expressions(house: House, table: type[Ledger], values: dict[str, Any]) -> dict[str, pl.Expr]:
    schema = polars_schema(table)

    def expression(name: str, value: Any) -> pl.Expr:
        if isinstance(value, pl.Expr):
            return value.cast(schema[name])
        return pl.lit(pl.Series([value(house) if callable(value) else value], dtype=schema[name])).first()

    return {name: expression(name, value) for name, value in values.items()}


def some(found: pl.DataFrame, table: type[Ledger]) -> pl.DataFrame:
    """The rows found, of which there must be some."""
    if found.is_empty():
        raise NothingToEditError(table.table)
    return found
