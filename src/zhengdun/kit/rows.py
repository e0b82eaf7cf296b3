"""The nouns of a duty: rows of a ledger, and facts that another ledger adds to them.

A condition may be true, false or unknown for a row. Rows for which it is false are no subjects of the duty; rows
for which it is unknown stay, and the verdict on them is "cannot tell".
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache, cached_property
from typing import Literal

import dataframely as dy
import polars as pl

from zhengdun.kit.parameters import PARAMETERS, PREFIX, Parameter
from zhengdun.ledger.columns import Label
from zhengdun.ledger.schema import Ledger, column_to, table_of

ON = pl.col("on:")
"""The day of the assessment, beside every row."""

SINCE = pl.col("governs since:")
"""From when the duties govern, beside every row: what lies before is not asked of anyone."""

APPLIES = "applies:"
"""Whether a row is a subject: true, or null where that is unknown."""

PARENT_APPLIES = "parent:"
"""Whether the row's parent is wanted: true, or null where that is unknown."""

PARENT_FOUND = "parent found:"
"""True where the row's parent is among those that are or may be wanted, else null."""


@dataclass(frozen=True, eq=False)
class Rows:
    """The rows of ``table`` for which all of ``conditions`` hold, under the rows of ``parent`` if given.

    Where ``looked_up``, the parent only lends columns: rows that refer to none stay, and its columns are blank.
    """

    table: type[Ledger]
    conditions: tuple[pl.Expr, ...] = ()
    parent: Rows | None = None
    brought: tuple[dy.Column, ...] = ()
    looked_up: bool = False

    def __post_init__(self) -> None:
        known = {*self.table.column_names(), "on:", *(brought_name(column) for column in self.brought)}
        for condition in self.conditions:
            for name in condition.meta.root_names():
                if name not in known and not name.startswith(PREFIX):
                    raise ValueError(f"{self.table.__name__} has no column {name!r}")

    @cached_property
    def applies(self) -> pl.Expr | None:
        """Whether a row is one of these, once its parent stands beside it; None where every row is.

        A row that names no parent is unknown; one that names a parent that is not wanted is none of these.
        """
        asked = self.conditions
        if self.parent is not None and not self.looked_up:
            link = pl.col(column_to(self.table, self.parent.table))
            asked = (pl.col(PARENT_APPLIES), link.is_null() | pl.col(PARENT_FOUND).is_not_null(), *asked)
        return pl.all_horizontal(asked) if asked else None

    @cached_property
    def parameters(self) -> tuple[Parameter, ...]:
        """The named numbers in the conditions."""
        names = dict.fromkeys(name for condition in self.conditions for name in condition.meta.root_names())
        return tuple(PARAMETERS[name.removeprefix(PREFIX)] for name in names if name.startswith(PREFIX))

    def where(self, *conditions: pl.Expr) -> Rows:
        """Those of the rows for which ``conditions`` hold too."""
        return replace(self, conditions=self.conditions + conditions) if conditions else self

    def of(self, parent: Rows, *bring: dy.Column) -> Rows:
        """Those of the rows that refer to one of ``parent``; ``bring`` names columns of the parent to use."""
        column_to(self.table, parent.table)
        return replace(self, parent=parent, brought=bring)

    def beside(self, other: Rows, *bring: dy.Column) -> Rows:
        """All of the rows, with columns of the row of ``other`` that each refers to; blank where there is none."""
        column_to(self.table, other.table)
        return replace(self, parent=other, brought=bring, looked_up=True)


def rows(table: type[Ledger], *conditions: pl.Expr) -> Rows:
    """The rows of ``table`` for which ``conditions`` hold."""
    return _all_rows(table).where(*conditions)


@cache
def _all_rows(table: type[Ledger]) -> Rows:
    return Rows(table)


def brought_name(column: dy.Column) -> str:
    """The name under which a parent's column stands beside the rows."""
    return f"{table_of(column).table}.{column.name}"


def via(column: dy.Column) -> pl.Expr:
    """A parent's column, brought by :meth:`Rows.of` or :meth:`Rows.beside`."""
    return pl.col(brought_name(column))


def in_force(start: dy.Column, end: dy.Column) -> pl.Expr:
    """Whether the day of the assessment lies in [start, end); a blank end is open, a blank start unknown."""
    return (start.col <= ON) & (end.col.is_null() | (end.col > ON))


@dataclass(frozen=True, eq=False)
class Related:
    """A fact from rows of another ledger that refer to the subject: the earliest or latest value of a column.

    ``about`` is the institution's own ledger where they refer to the subject's institution instead.
    """

    column: dy.Column
    among: Rows
    take: Literal["first", "last", "all"]
    about: type[Ledger] | None = None

    @property
    def table(self) -> type[Ledger]:
        """The ledger it comes from."""
        return table_of(self.column)

    @property
    def name(self) -> str:
        """The name of the column it becomes; two of the same column with other conditions differ."""
        return f"{self.take}:{self.table.table}.{self.column.name}:{id(self)}"

    @property
    def maybe(self) -> str:
        """The name of the column with the value from those rows for which it is unknown whether they count."""
        return f"maybe:{self.name}"

    @cached_property
    def taken(self) -> tuple[pl.Expr, pl.Expr]:
        """Both columns from the rows of one subject."""
        sure, unsure = pl.col(APPLIES), pl.col(APPLIES).is_null()
        return self._from(sure).alias(self.name), self._from(unsure).alias(self.maybe)

    def _from(self, these: pl.Expr) -> pl.Expr:
        """The fact from the rows for which ``these`` is true; null where there are none."""
        value = pl.col(self.column.name)
        if self.take == "all":
            return pl.when(these.any()).then(value.filter(these).all(ignore_nulls=False))
        if self.take == "first":
            return value.filter(these).min()
        return value.filter(these & (value.cast(pl.Date) <= ON)).max()


def first(
    column: dy.Column, *conditions: pl.Expr, among: Rows | None = None, about: type[Ledger] | None = None
) -> Related:
    """The earliest ``column`` of the rows (``among`` these) that refer to the subject and meet ``conditions``.

    With the ledger of institutions as ``about``: of those of the subject's institution.
    """
    return Related(column, _meeting(column, conditions, among), "first", about)


def last(column: dy.Column, *conditions: pl.Expr, among: Rows | None = None) -> Related:
    """The latest day ``column`` of the rows (``among`` these) that refer to the subject and meet ``conditions``.

    What is dated after the assessment is not known yet, and hides nothing that is.
    """
    return Related(column, _meeting(column, conditions, among), "last")


def every(column: dy.Column, *conditions: pl.Expr, among: Rows | None = None) -> Related:
    """Whether the flag ``column`` is true in every row that refers to the subject (null-aware, null if none)."""
    return Related(column, _meeting(column, conditions, among), "all")


def _meeting(column: dy.Column, conditions: tuple[pl.Expr, ...], among: Rows | None) -> Rows:
    return (among or rows(table_of(column))).where(*conditions)


@dataclass(frozen=True, eq=False)
class Derived:
    """A fact worked out from what stands beside the subject; see :func:`derived`."""

    label: Label
    expr: pl.Expr
    dtype: pl.DataType
    needs: tuple[Related, ...] = ()

    @property
    def name(self) -> str:
        """The name of the column it becomes."""
        return f"derived:{self.label.en}:{id(self)}"


def derived(label: str, expr: pl.Expr, dtype: pl.DataType | None = None, *, needs: tuple[Related, ...] = ()) -> Derived:
    """A fact worked out from the subject's columns and those brought by its parent.

    Args:
        label: what it is called, ``中文|English``.
        expr: over columns and :func:`via`; null where it is unknown.
        dtype: its type; a date unless given.
        needs: the facts of other ledgers that ``expr`` names, which are found first.
    """
    return Derived(Label.parse(label), expr, dtype or pl.Date(), needs)


def later(one: pl.Expr, other: pl.Expr) -> pl.Expr:
    """The later of two days; null where one of them is unknown."""
    return pl.when(one >= other).then(one).when(one < other).then(other)


def with_needs(facts: Iterable[Fact]) -> Iterable[Fact]:
    """The ``facts``, each after those that it needs, and each once."""
    found: dict[Fact, None] = {}
    for fact in facts:
        if isinstance(fact, Derived):
            found.update(dict.fromkeys(fact.needs))
        found[fact] = None
    return found


Fact = dy.Column | Related | Derived
"""What a shape may read of a subject: a column of its own ledger, one of a related ledger, one worked out."""
