"""The ledgers of one institution or many, as one value."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType

import polars as pl

from zhengdun.ledger.assembling import assemble
from zhengdun.ledger.conforming import conform
from zhengdun.ledger.declared import declared
from zhengdun.ledger.problems import BadLedgers, Problem, say
from zhengdun.ledger.rows import Heading, Part, Source
from zhengdun.ledger.schema import Ledger, empty
from zhengdun.ledger.tables.institution import Institution


@dataclass(frozen=True, eq=False, repr=False)
class Ledgers:
    """A frame for every table: exactly the columns and types that the table declares, its rules kept.

    A table that is not held is empty. :meth:`from_frames` checks every row; the constructor, for frames
    that were checked before, looks at columns and types only and raises ``TypeError``.

    >>> company = {"institution": ["SEC001"], "name": ["示例证券"], "kind": ["证券公司"]}
    >>> ledgers = Ledgers.from_frames({Institution: pl.DataFrame(company)})
    >>> ledgers
    <Ledgers: 1 institution, 1 row in 1 table>
    >>> ledgers.institutions, ledgers[Institution]["kind"].to_list()
    (('SEC001',), ['securities'])
    """

    frames: Mapping[type[Ledger], pl.DataFrame] = field(default_factory=dict)

    def __post_init__(self) -> None:
        held = {table: frame for table, frame in self.frames.items() if frame.height}
        for table, frame in held.items():
            types = dict(declared(table).types)
            if dict(frame.schema) != types or frame.columns != list(types):
                raise TypeError(f"The columns of {table.__name__} are {types}, not {dict(frame.schema)}")
        object.__setattr__(self, "frames", MappingProxyType(held))

    @classmethod
    def from_frames(cls, frames: Mapping[type[Ledger], pl.DataFrame], *, references: bool = True) -> Ledgers:
        """Ledgers from loosely typed frames: text is read as in a workbook, missing columns are blank.

        Raises :class:`BadLedgers` with everything that is wrong: columns, types, cells, keys, and references
        to rows that are not there, unless ``references`` is False.
        """
        parts: list[Part] = []
        problems: list[Problem] = []
        for table, frame in frames.items():
            source = Source("", table.__name__, {name: Heading(name) for name in frame.columns})
            problems += [
                source.problem(0, say("没有“{name}”这一列|there is no column {name!r}", name=name))
                for name in frame.columns
                if name not in table.column_names()
            ]
            part, found = conform(table, frame, source, range(1, frame.height + 1))
            parts.append(part)
            problems += found
        checked, found = assemble(parts, references=references)
        if problems or found:
            raise BadLedgers([*problems, *found])
        return cls(checked)

    def __getitem__(self, table: type[Ledger]) -> pl.DataFrame:
        frame = self.frames.get(table)
        return empty(table) if frame is None else frame

    def replace(self, table: type[Ledger], frame: pl.DataFrame) -> Ledgers:
        """The same ledgers with ``frame`` in place of one table's rows."""
        return Ledgers({**self.frames, table: frame})

    @property
    def institutions(self) -> tuple[str, ...]:
        """The codes of the institutions, sorted."""
        return tuple(self[Institution]["institution"].unique().sort())

    def only(self, institutions: Iterable[str]) -> Ledgers:
        """The rows of these institutions."""
        wanted = pl.col("institution").is_in(list(institutions))
        return Ledgers({table: frame.filter(wanted) for table, frame in self.frames.items()})

    def digest(self) -> str:
        """SHA-256 of the content: the same rows give the same digest, in whatever order or file they came.

        Columns without a single value do not count, so a table may gain a column and keep its digest.
        """
        return self._digest

    @cached_property
    def _digest(self) -> str:
        total = hashlib.sha256()
        for table in sorted(self.frames, key=lambda table: table.table):
            frame = self.frames[table].sort(declared(table).key)
            filled = [column.name for column in frame if column.null_count() < frame.height]
            total.update(f"{table.table}\n{frame.select(filled).write_ndjson()}".encode())
        return total.hexdigest()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ledgers) and self.digest() == other.digest()

    def __hash__(self) -> int:
        return hash(self.digest())

    def __repr__(self) -> str:
        rows = sum(frame.height for frame in self.frames.values())
        return (
            f"<Ledgers: {_count(len(self.institutions), 'institution')}, "
            f"{_count(rows, 'row')} in {_count(len(self.frames), 'table')}>"
        )


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
