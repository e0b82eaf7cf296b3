"""The world that duties are judged in: the ledgers, a day, a calendar, a version of the Measures.

Everything here is lazy Polars over frames that all carry ``institution``, so that one declaration judges one
institution or a thousand. Nothing here knows a duty by name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

import polars as pl

from zhengdun.clock import frames
from zhengdun.kit.parameters import PARAMETERS, PREFIX, Parameter
from zhengdun.kit.rows import APPLIES, Derived, Fact, Related, Rows, brought_name
from zhengdun.ledger.schema import Ledger, column_to, own_key
from zhengdun.ledger.tables.institution import Institution, Setting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from zhengdun.clock import Calendar, SessionTable
    from zhengdun.kit.binding import Who
    from zhengdun.kit.limits import Limit
    from zhengdun.ledger.book import Ledgers

LINK = "link:"
"""The subject that a record refers to, whatever its column is called."""


@dataclass(frozen=True)
class Bound:
    """The institutions that a duty binds, and those for which that cannot be told."""

    sure: frozenset[str]
    unknown: frozenset[str]


@dataclass
class World:
    """One assessment's inputs, with what is worked out from them once.

    Args:
        ledgers: the records.
        on: the day of the assessment; what is dated later is not known yet.
        calendar: working days and trading days.
        version: the version of the Measures whose numbers count.
        sessions: the rules of the trading sessions; the shipped ones where None.
    """

    ledgers: Ledgers
    on: date
    calendar: Calendar
    version: str = "2023"
    sessions: SessionTable | None = None
    _frames: dict[str, pl.LazyFrame] = field(default_factory=dict)
    _keepers: dict[str, frozenset[str]] = field(default_factory=dict)
    _populations: dict[Rows, pl.LazyFrame] = field(default_factory=dict)

    @property
    def institutions(self) -> frozenset[str]:
        """Every institution in the ledgers."""
        return self.keepers(Institution)

    def frame(self, table: type[Ledger]) -> pl.LazyFrame:
        """The ledger's rows with the day of the assessment beside them."""
        if table.table not in self._frames:
            self._frames[table.table] = self.ledgers[table].lazy().with_columns(pl.lit(self.on).alias("on:"))
        return self._frames[table.table]

    def keepers(self, table: type[Ledger]) -> frozenset[str]:
        """The institutions that keep this ledger: those with at least one row in it."""
        if table.table not in self._keepers:
            self._keepers[table.table] = frozenset(self.ledgers[table]["institution"].unique())
        return self._keepers[table.table]

    def keeps(self, table: type[Ledger]) -> pl.Expr:
        """Whether the row's institution keeps ``table``."""
        keepers = self.keepers(table)
        if keepers >= self.institutions:
            return pl.lit(value=True)
        return pl.col("institution").is_in(sorted(keepers)) if keepers else pl.lit(value=False)

    def bound(self, who: Who, *, by_reference: bool) -> Bound:
        """Which institutions are of the classes ``who``."""
        judged = self.ledgers[Institution].select("institution", binds=who.applies(by_reference=by_reference))
        return Bound(
            sure=frozenset(judged.filter("binds")["institution"]),
            unknown=frozenset(judged.filter(pl.col("binds").is_null())["institution"]),
        )

    def population(self, wanted: Rows) -> pl.LazyFrame:
        """The rows wanted, each with :data:`APPLIES`: true, or null where a condition is unknown."""
        if wanted not in self._populations:  # by identity: rows compare as objects, and the key keeps them alive
            self._populations[wanted] = self._population(wanted)
        return self._populations[wanted]

    def _population(self, wanted: Rows) -> pl.LazyFrame:
        frame = self.frame(wanted.table)
        applies = pl.lit(value=True)
        if wanted.parent is not None:
            frame = self._under(frame, wanted)
            applies = pl.col("parent:")
        frame = self.with_parameters(frame, _parameters_in(wanted.conditions))
        for condition in wanted.conditions:
            applies = applies & condition
        return frame.with_columns(applies.alias(APPLIES)).filter(pl.col(APPLIES).fill_null(value=True))

    def _under(self, frame: pl.LazyFrame, wanted: Rows) -> pl.LazyFrame:
        """The rows whose parent is wanted too, with what it brings; a row that names no parent is unknown.

        Where the parent is only looked up, all rows, and nothing about them is unknown.
        """
        parent = wanted.parent
        assert parent is not None  # noqa: S101 - the caller asked
        link = column_to(wanted.table, parent.table)
        key = [pl.col(name).alias(link) for name in own_key(parent.table)]  # none for the institution itself
        brought = [pl.col(column.name).alias(brought_name(column)) for column in wanted.brought]
        above = self.population(parent).select(
            "institution", *key, pl.col(APPLIES).alias("parent:"), *brought, found=True
        )
        joined = frame.join(above, on=list(dict.fromkeys(["institution", link])), how="left")
        if wanted.looked_up:
            return joined.with_columns(pl.lit(value=True).alias("parent:"))
        return joined.filter(pl.col(link).is_null() | pl.col("found"))

    def linked(self, wanted: Rows, to: type[Ledger]) -> pl.LazyFrame:
        """The rows wanted, each with the code of the ``to`` it refers to in :data:`LINK`."""
        frame = self.population(wanted)
        if to is Institution:
            return frame
        name = column_to(wanted.table, to)
        frame = frame.with_columns(pl.col(name).alias(LINK))
        if isinstance(wanted.table.columns()[name].dtype, pl.List):
            frame = frame.explode(LINK)
        return frame

    def link_keys(self, to: type[Ledger]) -> tuple[list[str], list[str]]:
        """By which columns a subject (left) and its records (right) are joined."""
        if to is Institution:
            return ["institution"], ["institution"]
        (key,) = own_key(to)
        return ["institution", key], ["institution", LINK]

    def with_facts(self, frame: pl.LazyFrame, table: type[Ledger], wanted: Iterable[Fact]) -> pl.LazyFrame:
        """Add each :class:`Related` or :class:`Derived` fact as a column; the subject's own are there already."""
        for fact in wanted:
            if isinstance(fact, Derived):
                frame = frame.with_columns(fact.expr.alias(fact.name))
            if not isinstance(fact, Related):
                continue
            left, right = self.link_keys(table)
            sure, unsure = pl.col(APPLIES), pl.col(APPLIES).is_null()
            found = (
                self.linked(fact.among, table)
                .group_by(right)
                .agg(_taken(fact, sure).alias(fact.name), _taken(fact, unsure).alias(fact.maybe))
            )
            frame = frame.join(found, left_on=left, right_on=right, how="left")
        return frame

    def with_parameters(self, frame: pl.LazyFrame, wanted: Iterable[Parameter]) -> pl.LazyFrame:
        """Add each parameter's value for the row's institution as a column."""
        defaults = []
        for parameter in wanted:
            default = pl.lit(parameter.value(self.version), dtype=pl.Float64)
            if parameter.source == "internal" and parameter.name in self._own_standards:
                frame = frame.join(self._own_standards[parameter.name], on="institution", how="left")
                default = pl.col(parameter.column).fill_null(default)
            defaults.append(default.alias(parameter.column))
        return frame.with_columns(defaults) if defaults else frame

    @cached_property
    def _own_standards(self) -> dict[str, pl.LazyFrame]:
        """The internal standards that institutions have set, by the parameter's name."""
        settings = self.ledgers[Setting]
        return {
            str(name): own.lazy().select("institution", pl.col("value").alias(PARAMETERS[str(name)].column))
            for (name,), own in settings.group_by("parameter")
            if name in PARAMETERS
        }

    def due(self, limit: Limit, event: pl.Expr) -> pl.Expr:
        """The last day (for hours: the last moment) of the term; null beyond the calendar."""
        if limit.unit == "working_days":
            return frames.due_date(event, limit.amount.expr, self.calendar)
        return limit.end(event)

    def late(self, limit: Limit, event: pl.Expr, done: pl.Expr) -> pl.Expr:
        """Whether ``done`` lies after the term; null where that cannot be told."""
        if limit.unit == "working_days":
            return frames.later_than_working_days(event, limit.amount.expr, done, self.calendar)
        if limit.unit == "hours":
            return done > limit.end(event)
        return done.cast(pl.Date) > limit.end(event)  # a term in days lasts until the end of its last day


def fact_expr(fact: Fact) -> pl.Expr:
    """The column of a fact, once :meth:`World.with_facts` has added it."""
    return pl.col(fact.name)


def _taken(fact: Related, among: pl.Expr) -> pl.Expr:
    """The fact from those rows of a group for which ``among`` is true; null where there are none."""
    value = pl.col(fact.column.name).filter(among)
    if fact.take == "all":
        return pl.when(among.any()).then(value.all(ignore_nulls=False))
    return value.min() if fact.take == "first" else value.max()


def _parameters_in(conditions: Iterable[pl.Expr]) -> list[Parameter]:
    names = dict.fromkeys(name for condition in conditions for name in condition.meta.root_names())
    return [PARAMETERS[name.removeprefix(PREFIX)] for name in names if name.startswith(PREFIX)]
