"""Which facts a duty rests on: the columns that its shape names, in whatever place it names them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import TYPE_CHECKING, Any

import dataframely as dy
import polars as pl

from zhengdun.kit.rows import Related, Rows
from zhengdun.ledger.schema import TABLES, Ledger, table_of

if TYPE_CHECKING:
    from zhengdun.kit.shapes.base import Shape

_Fact = tuple[type[Ledger], str]


def facts_read(shape: Shape) -> Mapping[type[Ledger], tuple[str, ...]]:
    """Each ledger that the shape reads, the subjects' own first, with the columns that it names there.

    Keys and the references by which rows are matched are left out, so a ledger of which only the rows count has none.
    """
    found: dict[type[Ledger], dict[str, None]] = {table: {} for table in shape.reads}
    for table, column in _named(shape, shape.each.table):
        found.setdefault(table, {})[column] = None
    return {table: _in_order(table, names) for table, names in found.items()}


def _in_order(table: type[Ledger], names: Iterable[str]) -> tuple[str, ...]:
    return tuple(name for name in table.column_names() if name in names)


def _named(value: Any, about: type[Ledger]) -> Iterator[_Fact]:
    """The columns named anywhere in ``value``; a name by itself is one of ``about``."""
    if isinstance(value, dy.Column):
        yield table_of(value), value.name
    elif isinstance(value, pl.Expr):
        yield from _roots(value, about)
    elif isinstance(value, Related):
        yield table_of(value.column), value.column.name
        yield from _named(value.among, about)
    elif isinstance(value, Mapping):
        return
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from _named(one, about)
    elif is_dataclass(value):
        inside = value.table if isinstance(value, Rows) else about
        for each in fields(value):
            yield from _named(getattr(value, each.name), inside)


def _roots(expr: pl.Expr, about: type[Ledger]) -> Iterator[_Fact]:
    for name in expr.meta.root_names():
        table, _, column = name.rpartition(".")
        if not table and name in about.column_names():
            yield about, name
        elif table in TABLES and column in TABLES[table].column_names():
            yield TABLES[table], column
