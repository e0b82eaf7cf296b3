"""The world that duties are judged in: the ledgers, a day, a calendar, since when the law is in force.

Everything here is lazy Polars over frames that all carry ``institution``, so that one declaration judges one
institution or a thousand. Nothing here knows a duty by name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import polars as pl

from zhengdun.kit.binding import memberships
from zhengdun.kit.duty import IN_FORCE
from zhengdun.kit.parameters import PARAMETERS, Parameter
from zhengdun.kit.rows import (
    APPLIES,
    PARENT_APPLIES,
    PARENT_FOUND,
    Derived,
    Fact,
    Related,
    Rows,
    brought_name,
    with_needs,
)
from zhengdun.ledger.schema import Ledger, column_to, own_key, polars_schema
from zhengdun.ledger.tables.institution import Institution, Setting

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable

    from zhengdun.clock import Calendar, SessionTable
    from zhengdun.kit.binding import Who
    from zhengdun.ledger.book import Ledgers

_PERHAPS = pl.col(APPLIES).ne_missing(other=False)
_OF_PARENT = (pl.col(APPLIES).alias(PARENT_APPLIES), pl.lit(value=True).alias(PARENT_FOUND))


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
        since: from when the duties govern: what lies before is not asked of anyone.
        sessions: the rules of the trading sessions; the shipped ones where None.
    """

    ledgers: Ledgers
    on: date
    calendar: Calendar
    since: date = IN_FORCE
    sessions: SessionTable | None = None
    _frames: dict[str, pl.LazyFrame] = field(default_factory=dict, init=False)
    _populations: dict[Rows, pl.LazyFrame] = field(default_factory=dict, init=False)
    _groups: dict[tuple[Rows, Hashable], pl.LazyFrame] = field(default_factory=dict, init=False)
    _carried_out: set[tuple[Rows, Hashable]] = field(default_factory=set, init=False)
    _keepers: dict[type[Ledger], frozenset[str]] = field(default_factory=dict, init=False)
    _kept: dict[type[Ledger], pl.Expr] = field(default_factory=dict, init=False)

    @property
    def institutions(self) -> frozenset[str]:
        """Every institution in the ledgers."""
        return self.keepers(Institution)

    def frame(self, table: type[Ledger]) -> pl.LazyFrame:
        """The ledger's rows, each with the day of the assessment; every one :data:`APPLIES`."""
        if table.table not in self._frames:
            ledger = self.ledgers[table]
            beside = [column.new_from_index(0, ledger.height) for column in self._beside_every_row]
            self._frames[table.table] = ledger.hstack(beside).lazy()
        return self._frames[table.table]

    @cached_property
    def _beside_every_row(self) -> tuple[pl.Series, ...]:
        return pl.Series("on:", [self.on]), pl.Series(APPLIES, [True]), pl.Series("governs since:", [self.since])

    def keepers(self, table: type[Ledger]) -> frozenset[str]:
        """The institutions that keep this ledger: those with at least one row in it.

        To be asked before plans are carried out: afterwards each first question would wait for these.
        """
        if table not in self._keepers:
            held = self.ledgers.frames.get(table)
            self._keepers[table] = frozenset() if held is None else frozenset(_each(held["institution"]))
        return self._keepers[table]

    def _keeps(self, table: type[Ledger]) -> pl.Expr:
        """The column that says whether the row's institution keeps ``table``."""
        if table not in self._kept:
            keepers = self.keepers(table)
            some = keepers and keepers < self.institutions
            says = pl.col("institution").is_in(sorted(keepers)) if some else pl.lit(bool(keepers))
            self._kept[table] = says.alias(_kept_name(table))
        return self._kept[table]

    def bound(self, who: Who, *, by_reference: bool) -> Bound:
        """Which institutions are of the classes ``who``."""
        classes = who.including(by_reference=by_reference)
        members = {code: [of[key] for key in classes] for code, of in self._memberships.items()}
        sure = frozenset(code for code, of_them in members.items() if any(of_them))
        return Bound(sure, unknown=frozenset(code for code, of_them in members.items() if None in of_them) - sure)

    @cached_property
    def _memberships(self) -> dict[str, dict[str, bool | None]]:
        return memberships(self.ledgers[Institution])

    def population(self, wanted: Rows) -> pl.LazyFrame:
        """The rows wanted, each with :data:`APPLIES`: true, or null where a condition is unknown."""
        if wanted not in self._populations:  # by identity: rows compare as objects, and the key keeps them alive
            self._populations[wanted] = self.population_with(wanted)
        return self._populations[wanted]

    def population_with(
        self, wanted: Rows, parameters: Iterable[Parameter] = (), ledgers: Iterable[type[Ledger]] = ()
    ) -> pl.LazyFrame:
        """The :meth:`population` with what :meth:`with_parameters` adds, in the step that says which rows apply."""
        frame = self.frame(wanted.table)
        if wanted.parent is not None:
            frame = self._beside_parent(frame, wanted, wanted.parent)
        if wanted.applies is None:
            return self.with_parameters(frame, parameters, ledgers)
        frame = self.with_parameters(frame, wanted.parameters)
        frame, given = self._given(frame, parameters, ledgers)
        return frame.with_columns(wanted.applies.alias(APPLIES), *given).filter(_PERHAPS)

    def _beside_parent(self, frame: pl.LazyFrame, wanted: Rows, parent: Rows) -> pl.LazyFrame:
        """The rows with what their parent brings, and what :attr:`Rows.applies` asks of it."""
        link = column_to(wanted.table, parent.table)
        key = [pl.col(name).alias(link) for name in own_key(parent.table)]  # none for the institution itself
        brought = [pl.col(column.name).alias(brought_name(column)) for column in wanted.brought]
        above = self.population(parent).select("institution", *key, *_OF_PARENT, *brought)
        return frame.join(above, on=list(dict.fromkeys(["institution", link])), how="left")

    def linked(self, wanted: Rows, to: type[Ledger]) -> pl.LazyFrame:
        """The rows wanted, one for each ``to`` that they refer to."""
        frame = self.population(wanted)
        name = column_to(wanted.table, to)
        return frame.explode(name) if isinstance(polars_schema(wanted.table)[name], pl.List) else frame

    def with_records(
        self,
        frame: pl.LazyFrame,
        table: type[Ledger],
        of: Rows,
        taken: Iterable[pl.Expr],
        *,
        among: pl.Expr | None = None,
    ) -> pl.LazyFrame:
        """Add to each row of ``table`` what is ``taken`` from all the records ``of`` it, ``among`` these."""
        left, right = link_keys(table, of.table)
        return frame.join(self._grouped(table, of, taken, among), left_on=left, right_on=right, how="left")

    def _grouped(
        self, table: type[Ledger], of: Rows, taken: Iterable[pl.Expr], among: pl.Expr | None = None
    ) -> pl.LazyFrame:
        records = self.linked(of, table)
        if among is not None:
            records = records.filter(among)
        return records.group_by(link_keys(table, of.table)[1]).agg(taken)

    def grouped_once(self, of: Rows, by: Hashable, plan: Callable[[], pl.LazyFrame]) -> pl.LazyFrame:
        """What many duties take from the records ``of`` in the same way (``by``), carried out for the second of them.

        For most there is no second; the first carries it out with all else that it asks.
        """
        if (of, by) not in self._groups:
            self._groups[of, by] = plan()
        elif (of, by) not in self._carried_out:
            grouped = self._groups[of, by].collect(engine="in-memory", optimizations=pl.QueryOptFlags.none())
            self._groups[of, by] = grouped.lazy()
            self._carried_out.add((of, by))
        return self._groups[of, by]

    def with_facts(self, frame: pl.LazyFrame, table: type[Ledger], wanted: Iterable[Fact]) -> pl.LazyFrame:
        """Add each :class:`Related` or :class:`Derived` fact as a column; the subject's own are there already."""
        for fact in with_needs(wanted):
            if isinstance(fact, Derived):
                frame = frame.with_columns(fact.expr.alias(fact.name))
            elif isinstance(fact, Related):
                frame = self._with_related(frame, fact.about or table, fact)
        return frame

    def _with_related(self, frame: pl.LazyFrame, table: type[Ledger], fact: Related) -> pl.LazyFrame:
        left, right = link_keys(table, fact.table)
        found = self.grouped_once(fact.among, (fact, table), lambda: self._grouped(table, fact.among, fact.taken))
        return frame.join(found, left_on=left, right_on=right, how="left")

    def with_parameters(
        self, frame: pl.LazyFrame, wanted: Iterable[Parameter], ledgers: Iterable[type[Ledger]] = ()
    ) -> pl.LazyFrame:
        """Add each parameter's value for the row's institution as a column; and whether that keeps ``ledgers``."""
        frame, given = self._given(frame, wanted, ledgers)
        return frame.with_columns(given) if given else frame

    def _given(
        self, frame: pl.LazyFrame, wanted: Iterable[Parameter], ledgers: Iterable[type[Ledger]]
    ) -> tuple[pl.LazyFrame, list[pl.Expr]]:
        """What :meth:`with_parameters` adds, and the frame with what that is worked out from."""
        given = [self._keeps(table) for table in dict.fromkeys(ledgers)]
        for parameter in {one.name: one for one in wanted}.values():  # a shape may need one number twice
            default = _all_the_same(parameter.counts, parameter.column)
            if parameter.source == "internal" and parameter.name in self._own_standards:
                frame = frame.join(self._own_standards[parameter.name], on="institution", how="left")
                default = pl.col(parameter.column).fill_null(default)
            given.append(default)
        return frame, given

    @cached_property
    def _own_standards(self) -> dict[str, pl.LazyFrame]:
        """The internal standards that institutions have set, by the parameter's name."""
        settings, name, value = self.ledgers[Setting], pl.col("parameter"), pl.col("value")
        return {
            one: settings.lazy().filter(name == one).select("institution", value.alias(PARAMETERS[one].column))
            for one in settings["parameter"].unique()
            if one in PARAMETERS
        }


def _each(codes: pl.Series) -> pl.Series:
    """The codes that there are; most ledgers are those of one institution, which is quickly seen."""
    return codes[:1] if codes.n_unique() == 1 else codes.unique()


@lru_cache(maxsize=1024)
def _all_the_same(value: float | None, name: str) -> pl.Expr:
    return pl.lit(None if value is None else float(value), dtype=pl.Float64).alias(name)


def kept(table: type[Ledger]) -> pl.Expr:
    """Whether the row's institution keeps ``table``: the column that :meth:`World.with_parameters` adds."""
    return pl.col(_kept_name(table))


def _kept_name(table: type[Ledger]) -> str:
    return f"kept:{table.table}"


def link_keys(table: type[Ledger], records: type[Ledger]) -> tuple[list[str], list[str]]:
    """By which columns the rows of ``table`` (left) and the records that refer to them (right) are joined."""
    return ["institution", *own_key(table)], list(dict.fromkeys(["institution", column_to(records, table)]))


def names_none(records: type[Ledger], table: type[Ledger]) -> pl.Expr | None:
    """Whether one of the ``records`` leaves open which row of ``table`` it is about; None where none of them may."""
    link = column_to(records, table)
    return pl.col(link).is_null() if records.columns()[link].nullable else None


def fact_expr(fact: Fact) -> pl.Expr:
    """The column of a fact, once :meth:`World.with_facts` has added it."""
    return pl.col(fact.name)
