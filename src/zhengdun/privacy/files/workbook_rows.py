"""The rows of a workbook, part after part, with a formula beside its result where there are any."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from zhengdun.privacy.files.workbook_reading import opened, rows_of

FIRST_ROW = 2
"""Under the header, as a person counts."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Rows of a sheet as a person counts them, half-open; up to the sheet's end where ``stop`` is None."""

    sheet: str
    start: int
    stop: int | None


class Row(NamedTuple):
    """A row with its number, and whether it has a formula whose result was not saved."""

    number: int
    values: tuple[Any, ...]
    lacks_result: bool


class RowsInOrder:
    """Reads one piece after the other.

    A sheet can only be read from its beginning. So the workbook stays open between two pieces, and a piece that begins
    where the last one ended is read on; for any other the rows before it are passed over.
    """

    def __init__(self, *, formulas: bool) -> None:
        self._formulas = formulas
        self._held = ExitStack()
        self._books: tuple[Any, ...] = ()
        self._rows: Iterator[Row] = iter(())
        self._place: tuple[str, int] | None = None

    def of(self, source: Path, piece: Piece) -> Generator[Row]:
        """The rows of a piece. Where they are not read to their end, the workbook is closed."""
        whole = False
        try:
            if self._place != (piece.sheet, piece.start):
                self._begin(source, piece)
            yield from self._rows if piece.stop is None else islice(self._rows, piece.stop - piece.start)
            whole = True
        finally:
            self._place = (piece.sheet, piece.stop) if whole and piece.stop is not None else None
            if not whole:
                self.close()

    def close(self) -> None:
        """Close the workbook; a piece that is asked for opens it again."""
        self._held.close()
        self._books, self._place, self._rows = (), None, iter(())

    def _begin(self, source: Path, piece: Piece) -> None:
        if not self._books:
            values = self._held.enter_context(opened(source, values=True))
            beside = [self._held.enter_context(opened(source, values=False))] if self._formulas else []
            self._books = (values, *beside)
        self._rows = _rows(source, *(book[piece.sheet] for book in self._books))
        deque(islice(self._rows, piece.start - FIRST_ROW), maxlen=0)


def _rows(source: Path, sheet: Any, beside: Any = None) -> Iterator[Row]:
    """The rows under the header; ``beside`` is the same sheet with formulas, where there are any."""
    formulas = rows_of(source, beside, min_row=FIRST_ROW) if beside else None
    for number, row in enumerate(rows_of(source, sheet, min_row=FIRST_ROW, values_only=True), FIRST_ROW):
        yield Row(number, row, formulas is not None and _lacks_result(row, next(formulas)))


def _lacks_result(values: Sequence[Any], cells: Sequence[Any]) -> bool:
    return any(
        value is None and getattr(cell, "data_type", None) == "f" for value, cell in zip(values, cells, strict=False)
    )
