"""The base of every ledger (台账): a dataframely schema that knows its title, its article and its place."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, ClassVar

import dataframely as dy
import polars as pl

from zhengdun.ledger.columns import Label, facts

TABLES: dict[str, type[Ledger]] = {}
"""Every ledger by its table name, in the order of declaration."""


_TABLE_OF: dict[int, type[Ledger]] = {}  # by identity: dataframely's columns compare by value


class Ledger(dy.Schema):
    """One table of an institution's records.

    A subclass is declared with its title (``中文|English``, the name of its sheet) and the articles of the
    Measures that call for it; its table name is the class name in snake case. The primary key is declared
    by ``code(...)`` or by ``key=True`` on columns and always starts with the institution.
    """

    sheet: ClassVar[Label]
    called_for_by: ClassVar[tuple[str, ...]]
    table: ClassVar[str]

    def __init_subclass__(cls, *, title: str = "", articles: str = "", **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)
        if not title:
            return
        cls.sheet = Label.parse(title)
        cls.called_for_by = tuple(articles.split())
        cls.table = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", cls.__name__).lower()
        if cls.table in TABLES:
            raise TypeError(f"Two ledgers are called {cls.table!r}")
        TABLES[cls.table] = cls
        for column in cls.columns().values():
            _TABLE_OF[id(column)] = cls


@cache
def polars_schema(table: type[Ledger]) -> pl.Schema:
    """The Polars types of a ledger's columns, in the order of declaration."""
    return pl.Schema({name: column.dtype for name, column in table.columns().items()})


@cache
def empty(table: type[Ledger]) -> pl.DataFrame:
    """The ledger with no rows."""
    return pl.DataFrame(schema=polars_schema(table))


@cache
def own_key(table: type[Ledger]) -> tuple[str, ...]:
    """The key columns beside the institution: what names a row within one institution."""
    return tuple(name for name in table.primary_key() if name != "institution")


@cache
def references(table: type[Ledger]) -> dict[str, type[Ledger]]:
    """Column name -> the ledger it refers to."""
    found = {name: facts(column).refers_to for name, column in table.columns().items()}
    return {name: to for name, to in found.items() if to is not None}


@cache
def column_to(table: type[Ledger], parent: type[Ledger]) -> str:
    """The one column of ``table`` that refers to ``parent``; an error if there is none or more than one."""
    names = [name for name, to in references(table).items() if to is parent and name != "institution"]
    if parent.table == "institution":
        return "institution"
    if len(names) != 1:
        raise TypeError(f"{table.__name__} has {len(names)} columns that refer to {parent.__name__}, not one")
    return names[0]


def table_of(column: dy.Column) -> type[Ledger]:
    """The ledger in which ``column`` is declared."""
    return _TABLE_OF[id(column)]
