"""What a table declares, asked for so often that it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

import polars as pl

from zhengdun.ledger.columns import Facts, facts
from zhengdun.ledger.schema import Ledger, own_key, polars_schema


@dataclass(frozen=True)
class Declared:
    """A table's types and facts by column, its key, and the columns that may not be blank."""

    types: Mapping[str, pl.DataType]
    facts: Mapping[str, Facts]
    key: tuple[str, ...]
    required: tuple[str, ...]

    @property
    def own_key(self) -> tuple[str, ...]:
        """What names a row within one institution; for the table of institutions, the institution."""
        return self.key[1:] or self.key


@cache
def declared(table: type[Ledger]) -> Declared:
    """The declaration of ``table``."""
    columns = table.columns()
    return Declared(
        MappingProxyType(dict(polars_schema(table))),
        MappingProxyType({name: facts(column) for name, column in columns.items()}),
        ("institution", *own_key(table)),
        tuple(name for name, column in columns.items() if not column.nullable),
    )
