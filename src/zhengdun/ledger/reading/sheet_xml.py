"""What a worksheet's XML says that the fast reader of cells does not: extent, merged cells, errors, formats.

Patterns over the bytes answer first, as they are fast; only where they leave a doubt is the XML parsed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from xml.parsers import expat

from zhengdun.ledger.reading.grid import Place
from zhengdun.ledger.rows import column_index, column_letter

_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]*)([0-9]+)["']""")
_CELL_TAG = re.compile(rb"<(?:\w+:)?c[\s/>]")
_FIRST_COLUMN_IS_A = re.compile(rb"""\sr\s*=\s*["']A[0-9]+["'][^<>]*(?<!/)><(?:\w+:)?(?:v|is)>""")
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s>/]")
_MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\s[^<>]*?\bref\s*=\s*["']([A-Za-z]+)([0-9]+):([A-Za-z]+)([0-9]+)["']""")


UNCALCULATED = "uncalculated"
"""In place of the type of a cell with a formula whose result nobody worked out; a result of no text has type "str"."""


class Stored(NamedTuple):
    """A cell as stored: its type ("" or "n": a number), style and value."""

    place: Place
    type: str
    style: int
    value: str


class Merged(NamedTuple):
    """A merged range: rows from 1, columns from 0, both ends included."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    @property
    def name(self) -> str:
        """The range as Excel writes it: A1:B2."""
        first, last = column_letter(self.first_column), column_letter(self.last_column)
        return f"{first}{self.first_row}:{last}{self.last_row}"

    def places(self) -> Iterator[Place]:
        """Every cell in it."""
        rows = range(self.first_row, self.last_row + 1)
        return (Place(row, column) for row in rows for column in range(self.first_column, self.last_column + 1))


@dataclass(frozen=True)
class Extent:
    """The rectangle of cells that hold something: the number of the last row, first and last column."""

    rows: int = 0
    first_column: int = 0
    last_column: int = -1

    @property
    def cells(self) -> int:
        """How many cells the fast reader would make room for."""
        return self.rows * (self.last_column - self.first_column + 1)


class SheetXml:
    """One worksheet's XML."""

    def __init__(self, xml: bytes) -> None:
        self._xml = xml

    def roughly(self) -> Extent | None:
        """An extent that holds every cell, blank ones with a format too; None if only a parse can tell."""
        columns, rows, cells = set(), set(), 0
        for place in _REFERENCE.finditer(self._xml):
            letters, row = place.groups()
            rows.add(row)
            if letters:
                columns.add(letters)
                cells += 1
        if b"\0" in self._xml or (cells < self._xml.count(b"<c") and cells < len(_CELL_TAG.findall(self._xml))):
            return None
        return Extent(
            max(map(int, rows), default=0), 0, max((column_index(name.decode()) for name in columns), default=-1)
        )

    def starts_in_column_a(self) -> bool:
        """Whether column A surely holds something."""
        return _FIRST_COLUMN_IS_A.search(self._xml) is not None

    def extent(self) -> Extent:
        """The exact extent."""
        rows, first, last = 0, 2**31, -1

        def visit(cell: Stored) -> None:
            nonlocal rows, first, last
            if cell.type == UNCALCULATED:
                return
            row, column = cell.place
            rows, first, last = max(rows, row), min(first, column), max(last, column)

        visit_cells(self._xml, visit)
        return Extent(rows, first, last) if rows else Extent()

    def merged(self) -> list[Merged]:
        """The merged ranges."""
        if b"mergeCell" not in self._xml:
            return []
        return [
            Merged(int(top), column_index(left.decode()), int(bottom), column_index(right.decode()))
            for left, top, right, bottom in _MERGED.findall(self._xml)
        ]

    def texts(self) -> int:
        """How many cells hold a text that is shared with other cells, or a few more."""
        return self._xml.count(b'"s"') + self._xml.count(b"'s'")

    def text_size(self, lengths: Sequence[int]) -> int:
        """The size in bytes of all shared texts in the cells, given that of each text."""
        size = 0

        def visit(cell: Stored) -> None:
            nonlocal size
            size += lengths[int(cell.value)] if cell.type == "s" else 0

        visit_cells(self._xml, visit)
        return size

    def errors(self) -> list[Stored]:
        """The cells whose formula failed; the value is the error, as #REF!."""
        found: list[Stored] = []
        if b'"e"' in self._xml or b"'e'" in self._xml:
            visit_cells(self._xml, lambda cell: found.append(cell) if cell.type == "e" else None)
        return found

    def uncalculated(self) -> list[Place]:
        """The cells with a formula that was never calculated: a program wrote it, and no spreadsheet saw it since."""
        found: list[Place] = []
        if _FORMULA.search(self._xml):
            visit_cells(self._xml, lambda cell: found.append(cell.place) if cell.type == UNCALCULATED else None)
        return found

    def numbers(self, columns: Collection[int]) -> list[Stored]:
        """The cells in ``columns`` that hold a number (a date is one)."""
        found: list[Stored] = []

        def visit(cell: Stored) -> None:
            if cell.place.column in columns and cell.type in ("", "n"):
                found.append(cell)

        visit_cells(self._xml, visit)
        return found


def visit_cells(xml: bytes, visit: Callable[[Stored], None]) -> None:
    """Call ``visit`` with every cell that holds something or should, in the order of the XML.

    Raises :class:`xml.parsers.expat.ExpatError` or ``ValueError`` where the XML is no worksheet.
    """
    reader = _CellReader(visit)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    parser.EntityDeclHandler = reader.refuse
    parser.Parse(xml, True)


class _CellReader:
    """Handlers that put one cell together at a time."""

    def __init__(self, visit: Callable[[Stored], None]) -> None:
        self._visit = visit
        self._row, self._column = 0, -1
        self._type, self._style = "", 0
        self._value: list[str] | None = None
        self._in_value = self._has_formula = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        if name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = -1
        elif name == "c":
            self._place(attributes.get("r"))
            self._type, self._style = attributes.get("t", ""), int(attributes.get("s", 0))
            self._value, self._has_formula = [], False
        elif name == "f":
            self._has_formula = True
        elif name in ("v", "t"):
            self._in_value = self._value is not None

    def text(self, text: str) -> None:
        if self._in_value and self._value is not None:
            self._value.append(text)

    def end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if name == "c" and self._value is not None:
            value, self._value = "".join(self._value), None
            if value:
                self._visit(Stored(Place(self._row, self._column), self._type, self._style, value))
            elif self._has_formula and self._type != "str":
                self._visit(Stored(Place(self._row, self._column), UNCALCULATED, self._style, value))
        elif name in ("v", "t"):
            self._in_value = False

    def refuse(self, *_: object) -> None:
        raise ValueError("a worksheet declares no entities")

    def _place(self, reference: str | None) -> None:
        if reference is None:
            self._column += 1
            return
        letters = reference.rstrip("0123456789")
        self._column = column_index(letters)
        self._row = int(reference[len(letters) :])
