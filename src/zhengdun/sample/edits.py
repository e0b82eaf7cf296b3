"""Edits of ledgers: how a mistake gets into records that were right."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import polars as pl

from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.schema import Ledger, polars_schema
from zhengdun.sample.house import House

Value = date | datetime | str | float | bool | list[str] | None
Edit = Callable[[House, Ledgers], Ledgers]
"""Takes the ledgers of one institution and gives them back with a mistake."""


class NothingToEdit(LookupError):
    """The institution has no such record: it is too small, or of another kind."""


def amend(table: type[Ledger], where: pl.Expr, **values: Value | Callable[[House], Value]) -> Edit:
    """Set ``values`` in the rows ``where``; a value may be worked out from the institution."""

    def edit(house: House, ledgers: Ledgers) -> Ledgers:
        frame = ledgers[table]
        _require(frame.filter(where), table)
        new = _literals(house, table, values)
        return ledgers.replace(
            table,
            frame.with_columns(
                pl.when(where).then(value).otherwise(pl.col(name)).alias(name) for name, value in new.items()
            ),
        )

    return edit


def remove(table: type[Ledger], where: Callable[[House], pl.Expr] | pl.Expr) -> Edit:
    """Take the rows ``where`` out."""

    def edit(house: House, ledgers: Ledgers) -> Ledgers:
        gone = where if isinstance(where, pl.Expr) else where(house)
        frame = ledgers[table]
        _require(frame.filter(gone), table)
        return ledgers.replace(table, frame.filter(~gone.fill_null(value=False)))

    return edit


def add(table: type[Ledger], like: pl.Expr, **values: Value | Callable[[House], Value]) -> Edit:
    """Add a row: the first one ``like`` that, with other ``values``."""

    def edit(house: House, ledgers: Ledgers) -> Ledgers:
        frame = ledgers[table]
        model = frame.filter(like).head(1)
        _require(model, table)
        return ledgers.replace(table, pl.concat([frame, model.with_columns(**_literals(house, table, values))]))

    return edit


def both(*edits: Edit) -> Edit:
    """One mistake that shows in several places."""

    def edit(house: House, ledgers: Ledgers) -> Ledgers:
        for one in edits:
            ledgers = one(house, ledgers)
        return ledgers

    return edit


def _literals(house: House, table: type[Ledger], values: dict[str, Any]) -> dict[str, pl.Expr]:
    schema = polars_schema(table)
    made = {name: value(house) if callable(value) else value for name, value in values.items()}
    return {name: pl.lit(pl.Series([value], dtype=schema[name])).first() for name, value in made.items()}


def _require(found: pl.DataFrame, table: type[Ledger]) -> None:
    if found.is_empty():
        raise NothingToEdit(table.table)
