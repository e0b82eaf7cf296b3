"""Excel workbooks, sheet by sheet and row by row. Formulas, comments, styles and pictures do not pass: values do."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files.cells import as_text, text_batch
from zhengdun.privacy.files.disk import concatenate
from zhengdun.privacy.files.formats import BrokenRow, Chunk, Layout, Part
from zhengdun.privacy.files.titles import LOOKED_AT, refuse_title
from zhengdun.privacy.files.workbook_reading import broken_workbook, opened, rows_of
from zhengdun.privacy.files.workbook_rows import FIRST_ROW, Piece, Row, RowsInOrder
from zhengdun.privacy.files.workbook_writing import PartWriter, write_workbook

if TYPE_CHECKING:
    from zhengdun.privacy.files.digests import DigestedFile

PART_CELLS = 1 << 17
_NOTE = (
    "工作簿只保留单元格的值；公式换成其结果，批注、样式、图片、宏不保留"
    "|only values of cells are kept: formulas become their results; comments, styles, pictures, macros are dropped"
)
_TOO_LONG = ("单元格比表头多", "more cells than the header has")
_NO_RESULT = ("公式没有保存结果", "a formula without a saved result")


@dataclass(frozen=True, slots=True)
class _Facts:
    """The header of each sheet, the rows of each part, and how far they have been read."""

    headers: dict[str, tuple[str, ...]]
    pieces: tuple[Piece, ...]
    rows: RowsInOrder


class Workbooks:
    """The format of workbooks. Their parts are read one after the other, since a sheet is read from its beginning."""

    splits = False

    def layout(self, source: Path) -> Layout:
        """The headers of all sheets, and parts of so many rows as make about 130,000 cells.

        How many rows a sheet has is what it claims; the last part goes up to its end, wherever that is.

        Raises:
            DataError: it is no workbook, or names a column twice.
        """
        with opened(source, values=True) as book:
            claimed = {sheet.title: sheet.max_row or 0 for sheet in book.worksheets}
            headers = {sheet.title: _header(sheet, source) for sheet in book.worksheets}
        with broken_workbook(source):
            formulas = _has_formulas(source)
        pieces = tuple(piece for name, rows in claimed.items() for piece in _pieces(name, rows, len(headers[name])))
        parts = tuple(Part(n, one.start, one.stop or -1, one.start) for n, one in enumerate(pieces))
        begins = tuple(part for part in parts if part.start == FIRST_ROW)
        return Layout(parts, _Facts(headers, pieces, RowsInOrder(formulas=formulas)), begins)

    def read(self, source: Path, layout: Layout, part: Part, broken: BrokenRow, limit: int | None) -> Iterator[Chunk]:
        """Chunks of rows of a sheet. Rows with a formula whose result was not saved go to ``broken``."""
        facts: _Facts = layout.facts
        piece = facts.pieces[part.index]
        header = facts.headers[piece.sheet]
        if piece.start == FIRST_ROW:
            yield _chunk(piece.sheet, header, [])
        with closing(facts.rows.of(source, piece)) as rows:
            sound = islice(_sound(rows, len(header), broken), limit)
            yield from (_chunk(piece.sheet, header, held) for held in _batched(sound, len(header)))
        if piece is facts.pieces[-1]:
            facts.rows.close()

    def writer(self, path: Path, layout: Layout, schemas: dict[str, pa.Schema]) -> PartWriter:  # noqa: ARG002
        """A writer of the rows of one part."""
        return PartWriter(path)

    def assemble(self, parts: Iterable[Path], out: DigestedFile, layout: Layout) -> list[str]:
        """Write the rows of all parts to their sheets."""
        facts: _Facts = layout.facts
        waiting = iter(parts)
        first = next(waiting)
        book = first.with_name("workbook")
        write_workbook(
            book, facts.headers, zip((one.sheet for one in facts.pieces), chain([first], waiting), strict=True)
        )
        concatenate([book], out)
        book.unlink()
        return [_NOTE]


FORMAT = Workbooks()


def _pieces(sheet: str, claimed: int, width: int) -> Iterator[Piece]:
    """Of so many rows each as make about 130,000 cells; the last one is open."""
    rows = max(1, PART_CELLS // max(1, width))
    starts = range(FIRST_ROW, max(claimed, FIRST_ROW) + 1, rows)
    for start in starts:
        yield Piece(sheet, start, None if start == starts[-1] else start + rows)


def _sound(rows: Iterator[Row], width: int, broken: BrokenRow) -> Iterator[Row]:
    """The rows that can be changed; the others are handed to ``broken``."""
    for row in rows:
        too_long = any(value is not None for value in row.values[width:])
        reason = _NO_RESULT if row.lacks_result else _TOO_LONG if too_long else None
        if reason is None:
            yield row._replace(values=row.values[:width])
        else:
            broken(row.number, reason, json.dumps([as_text(value) for value in row.values], ensure_ascii=False))


def _batched(rows: Iterator[Row], width: int) -> Iterator[list[Row]]:
    """So many rows at once as make about 130,000 cells."""
    while held := list(islice(rows, max(1, PART_CELLS // max(1, width)))):
        yield held


def _header(sheet: Any, source: Path) -> tuple[str, ...]:
    rows, width = sheet.max_row or 0, sheet.max_column or 0
    first, *below = list(rows_of(source, sheet, max_row=1 + LOOKED_AT, values_only=True)) or [()]
    refuse_title(first, below, f"{source.name} 工作表“{sheet.title}”")
    if first or rows > 1:
        first += (None,) * (width - len(first))  # there may be cells to the right of the last name
    names = [str(name) if name is not None else f"列{place}" for place, name in enumerate(first, 1)]
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise DataError(
            f"{source.name} 工作表“{sheet.title}”：表头中“{'、'.join(twice)}”重复",
            f"{source.name}, sheet {sheet.title!r}: the header names {', '.join(map(repr, twice))} more than once",
        )
    return tuple(names)


def _has_formulas(source: Path) -> bool:
    with zipfile.ZipFile(source) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        return any(_contains(archive, name, b"<f") for name in sheets)


def _contains(archive: zipfile.ZipFile, name: str, what: bytes) -> bool:
    before = b""
    with archive.open(name) as held:
        while block := held.read(1 << 20):
            if what in before + block:
                return True
            before = block[-len(what) :]
    return False


def _chunk(table: str, header: Sequence[str], rows: Sequence[Row]) -> Chunk:
    padded = [(*row.values, *[None] * (len(header) - len(row.values))) for row in rows]
    columns = {name: [as_text(row[place]) for row in padded] for place, name in enumerate(header)}
    return Chunk(table, text_batch(columns), np.array([row.number for row in rows], np.int64), padded)
