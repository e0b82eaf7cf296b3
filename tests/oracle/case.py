"""One institution's ledgers as lists of rows, and what a duty may ask of them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from typing import Any

import dataframely as dy

from oracle.expressions import value
from oracle.logic import both, earliest, known_by, latest
from zhengdun.clock import Calendar, SessionTable
from zhengdun.kit.duty import IN_FORCE
from zhengdun.kit.parameters import PARAMETERS, PREFIX, Parameter
from zhengdun.kit.rows import Derived, Fact, Related, Rows
from zhengdun.ledger.columns import facts
from zhengdun.ledger.schema import Ledger, own_key, references, table_of
from zhengdun.ledger.tables.institution import Institution, Setting

Row = dict[str, Any]


@dataclass(frozen=True, eq=False)
class Subject:
    """A row together with whether it counts: true, or None where that is unknown."""

    row: Row
    counts: bool | None


@dataclass(eq=False)
class Case:
    """The ledgers of one institution on one day. A table that is missing or empty is not kept."""

    tables: dict[type[Ledger], list[Row]]
    on: date
    calendar: Calendar
    since: date = IN_FORCE
    sessions: SessionTable = field(default_factory=SessionTable.standard)
    _selected: dict[int, tuple[Rows, list[Subject]]] = field(default_factory=dict, init=False)

    @property
    def institution(self) -> Row:
        """The institution's own row."""
        (row,) = self.tables[Institution]
        return row

    def keeps(self, table: type[Ledger]) -> bool:
        """Whether the institution keeps this ledger."""
        return bool(self.tables.get(table))

    def number(self, parameter: Parameter) -> float | None:
        """The law's number, or the institution's own standard, else the default."""
        if parameter.source == "internal":
            for row in self.tables.get(Setting, ()):
                if row["parameter"] == parameter.name:
                    return float(row["value"])
        found = parameter.counts
        return None if found is None else float(found)

    @cached_property
    def given(self) -> Row:
        """What stands beside every row: the day of the assessment and every named number."""
        days = {"on:": self.on, "governs since:": self.since}
        return days | {PREFIX + name: self.number(one) for name, one in PARAMETERS.items()}

    def rows(self, wanted: Rows) -> list[Subject]:
        """The rows wanted: those for which no condition is false, under a parent that is wanted too."""
        if id(wanted) not in self._selected:
            self._selected[id(wanted)] = wanted, list(self._select(wanted))
        return self._selected[id(wanted)][1]

    def _select(self, wanted: Rows) -> Iterator[Subject]:
        for row in self.tables.get(wanted.table, ()):
            seen = row | self.given
            parents: list[bool | None] = [True]
            if wanted.parent is not None:
                parents, brought = self._parent(wanted, row)
                seen |= brought
            if not parents:
                continue
            counts = both(*parents, *(value(condition, seen) for condition in wanted.conditions))
            if counts is not False:
                yield Subject(seen, counts)

    def _parent(self, wanted: Rows, row: Row) -> tuple[list[bool | None], Row]:
        """Whether the row's parent counts (nothing where it has none that might), and what it brings."""
        assert wanted.parent is not None
        codes = links(row, wanted.table, wanted.parent.table)
        found = [above for above in self.rows(wanted.parent) if code_of(wanted.parent.table, above.row) in codes]
        brought = {
            f"{table_of(column).table}.{column.name}": found[0].row[column.name] if found else None
            for column in wanted.brought
        }
        if wanted.looked_up:
            return [True], brought
        if codes == [None]:  # it does not say under which
            return [None], brought
        return [above.counts for above in found], brought

    def linked(self, wanted: Rows, to: type[Ledger], subject: Row) -> list[Subject]:
        """The rows wanted that refer to ``subject``, a row of ``to``."""
        code = code_of(to, subject)
        return [found for found in self.rows(wanted) if code in links(found.row, wanted.table, to)]

    def nameless(self, wanted: Rows, to: type[Ledger]) -> list[Subject]:
        """The rows wanted that do not say to which row of ``to`` they refer."""
        return [found for found in self.rows(wanted) if None in links(found.row, wanted.table, to)]

    def with_facts(self, subject: Row, table: type[Ledger], wanted: tuple[Fact, ...]) -> Row:
        """The subject's row with the facts beside it by which conditions name them."""
        seen = dict(subject)
        for fact in wanted:
            if not isinstance(fact, dy.Column):
                seen[fact.name] = self.fact(fact, seen, table)
        return seen

    def fact(self, fact: Fact, subject: Row, table: type[Ledger]) -> Any:
        """What ``fact`` says of the subject, from rows that surely count."""
        if isinstance(fact, Related):
            return self._related(fact, subject, table, True)
        if isinstance(fact, Derived):
            return value(fact.expr, subject | {one.name: self.fact(one, subject, table) for one in fact.needs})
        return subject[fact.name]

    def perhaps(self, fact: Fact, subject: Row, table: type[Ledger]) -> Any:
        """What ``fact`` may also say, from rows that may count or not."""
        return self._related(fact, subject, table, None) if isinstance(fact, Related) else None

    def _related(self, fact: Related, subject: Row, table: type[Ledger], counts: bool | None) -> Any:
        among = self.linked(fact.among, fact.about or table, subject)
        values = [found.row[fact.column.name] for found in among if found.counts is counts]
        if fact.take == "all":
            return both(*values) if values else None
        if fact.take == "first":
            return earliest(values)
        return latest([known_by(day, self.on) for day in values])


def code_of(table: type[Ledger], row: Row) -> Any:
    """By which code other ledgers refer to this row."""
    return row[_key(table)]


def links(row: Row, table: type[Ledger], to: type[Ledger]) -> list[Any]:
    """The codes of the rows of ``to`` that the row refers to; a blank is one unknown code."""
    name, several = _link(table, to)
    if several:
        return row[name] or [None]
    return [row[name]]


@cache
def _key(table: type[Ledger]) -> str:
    (key,) = own_key(table) or ("institution",)
    return key


@cache
def _link(table: type[Ledger], to: type[Ledger]) -> tuple[str, bool]:
    """The column of ``table`` that refers to ``to``, and whether it may name several rows."""
    if to is Institution:
        return "institution", False
    (name,) = [name for name, target in references(table).items() if target is to]
    return name, facts(table.columns()[name]).kind == "refs"
