"""Rows of one table together with where they stand in a file, so that a problem can name its cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

import polars as pl

from zhengdun.ledger.columns import Label
from zhengdun.ledger.declared import declared
from zhengdun.ledger.problems import Problem
from zhengdun.ledger.schema import Ledger


@dataclass(frozen=True)
class Heading:
    """A column as it stands in a file: its heading, and its index from 0 (None where columns have no place)."""

    text: str
    index: int | None = None

    @property
    def letter(self) -> str:
        """The letter by which Excel calls the column; "" where columns have no place."""
        return "" if self.index is None else column_letter(self.index)


def column_letter(index: int) -> str:
    """The letter by which Excel calls the column at ``index`` from 0.

    >>> [column_letter(index) for index in (0, 25, 26, 701, 702)]
    ['A', 'Z', 'AA', 'ZZ', 'AAA']
    """
    letters = ""
    while index >= 0:
        index, digit = divmod(index, 26)
        letters, index = chr(ord("A") + digit) + letters, index - 1
    return letters


def column_index(letters: str) -> int:
    """The index from 0 of the column that Excel calls by ``letters``.

    >>> column_index("A"), column_index("AAA")
    (0, 702)
    """
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


@dataclass(frozen=True)
class Source:
    """A sheet or file that holds rows of one table."""

    file: str
    sheet: str = ""
    headings: Mapping[str, Heading] = field(default_factory=dict)

    def problem(
        self, row: int, what: Label, *, expected: Label | None = None, heading: Heading | None = None
    ) -> Problem:
        """A problem in this sheet."""
        heading = heading or Heading("")
        return Problem(self.file, self.sheet, row, heading.text, heading.letter, what, expected)


@dataclass(frozen=True)
class Part:
    """Typed rows of ``table`` from one source.

    ``rows`` gives each row's number in the source. ``spoilt`` are the cells (position, column) that could
    not be read: they are blank in ``frame`` but were not blank in the source.
    """

    table: type[Ledger]
    frame: pl.DataFrame
    source: Source
    rows: Sequence[int]
    spoilt: frozenset[tuple[int, str]] = frozenset()

    def spoils(self, columns: Iterable[str]) -> bool:
        """Whether a cell in one of ``columns`` could not be read."""
        return not {column for _, column in self.spoilt}.isdisjoint(columns)

    def spoil(self, column: str) -> Part:
        """The part with all of ``column`` marked as not readable."""
        cells = {(position, column) for position in range(self.frame.height)}
        return replace(self, spoilt=self.spoilt | cells)

    def problem(self, position: int, column: str, what: Label, expected: Label | None = None) -> Problem:
        """A problem in ``column`` of the row at ``position``."""
        heading = self.source.headings.get(column)
        if heading is None:
            heading = Heading(declared(self.table).facts[column].label.zh)
        return self.source.problem(self.rows[position], what, expected=expected, heading=heading)


@dataclass(frozen=True)
class Rows:
    """Every row of one table, from one source or several."""

    table: type[Ledger]
    frame: pl.DataFrame
    parts: tuple[Part, ...]

    @classmethod
    def of(cls, table: type[Ledger], parts: Sequence[Part]) -> Rows:
        """The rows of ``parts``, in their order."""
        frames = [part.frame for part in parts]
        return cls(table, frames[0] if len(frames) == 1 else pl.concat(frames), tuple(parts))

    def locate(self, position: int) -> tuple[Part, int]:
        """The part that holds the row at ``position``, and its position there."""
        for part in self.parts:
            if position < part.frame.height:
                return part, position
            position -= part.frame.height
        raise IndexError(position)

    def problem(self, position: int, column: str, what: Label, expected: Label | None = None) -> Problem:
        """A problem in ``column`` of the row at ``position``."""
        part, within = self.locate(position)
        return part.problem(within, column, what, expected)

    def place(self, position: int, *, beside: int) -> Label:
        """Where a row stands, as seen from the row at ``beside``: names the file and sheet where they differ."""
        part, within = self.locate(position)
        here = self.locate(beside)[0].source
        row = part.rows[within]
        if (part.source.file, part.source.sheet) == (here.file, here.sheet):
            return Label(f"第{row}行", f"row {row}")
        where = "｜".join(name for name in (part.source.file, part.source.sheet) if name)
        return Label(f"{where}｜第{row}行", f"{where}, row {row}")

    def is_spoilt(self, position: int, column: str) -> bool:
        """Whether the cell could not be read and was reported."""
        part, within = self.locate(position)
        return (within, column) in part.spoilt
