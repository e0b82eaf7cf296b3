"""Excel workbooks, sheet by sheet and row by row. Formulas, comments, styles and pictures do not pass: values do."""

from __future__ import annotations

import datetime as dt
import io
import json
import math
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
import pyarrow as pa
import xlsxwriter
from numpy.typing import NDArray
from xlsxwriter.utility import xl_rowcol_to_cell

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files.cells import as_text, changed_value, text_batch
from zhengdun.privacy.files.disk import concatenate
from zhengdun.privacy.files.formats import BrokenRow, Chunk, Layout, Part
from zhengdun.privacy.files.workbook_reading import broken_workbook, opened, rows_of

if TYPE_CHECKING:
    from zhengdun.privacy.files.digests import DigestedFile

_LONGEST_TEXT = 32_767
_CHUNK_CELLS = 1 << 17
_NOTE = (
    "工作簿只保留单元格的值；公式换成其结果，批注、样式、图片、宏不保留"
    "|only values of cells are kept: formulas become their results; comments, styles, pictures, macros are dropped"
)
_TOO_LONG = ("单元格比表头多", "more cells than the header has")
_NO_RESULT = ("公式没有保存结果", "a formula without a saved result")


@dataclass(frozen=True, slots=True)
class _Facts:
    headers: dict[str, tuple[str, ...]]
    has_formulas: bool


class Workbooks:
    """The format of workbooks. A workbook is one part: its sheets share what the file format does not split."""

    splits = False

    def layout(self, source: Path) -> Layout:
        """The headers of all sheets. Raises :class:`DataError` if it is no workbook or names a column twice."""
        with opened(source, values=True) as book:
            headers = {sheet.title: _header(sheet, source) for sheet in book.worksheets}
        with broken_workbook(source):
            has_formulas = _has_formulas(source)
        return Layout((Part(0, 0, 1, 1),), _Facts(headers, has_formulas))

    def read(self, source: Path, layout: Layout, part: Part, broken: BrokenRow, limit: int | None) -> Iterator[Chunk]:  # noqa: ARG002
        """Chunks of rows of each sheet. Rows with a formula whose result was not saved go to ``broken``."""
        facts: _Facts = layout.facts
        with ExitStack() as stack:
            book = stack.enter_context(opened(source, values=True))
            formulas = stack.enter_context(opened(source, values=False)) if facts.has_formulas else None
            for sheet in book.worksheets:
                header = facts.headers[sheet.title]
                yield _chunk(sheet.title, header, [], [])
                beside = formulas[sheet.title] if formulas else None
                for rows in _batched(islice(_rows(source, sheet, beside, len(header), broken), limit), len(header)):
                    yield _chunk(sheet.title, header, [row for _, row in rows], [number for number, _ in rows])

    def writer(self, path: Path, layout: Layout, schemas: dict[str, pa.Schema]) -> _Writer:  # noqa: ARG002
        """A writer that keeps one row of each sheet in memory."""
        return _Writer(path, layout.facts.headers)

    def assemble(self, parts: Iterable[Path], out: DigestedFile, layout: Layout) -> list[str]:  # noqa: ARG002
        """The only part is the workbook."""
        concatenate(parts, out)
        return [_NOTE]


FORMAT = Workbooks()


class _Writer:
    def __init__(self, path: Path, headers: dict[str, tuple[str, ...]]) -> None:
        options = {
            "constant_memory": True,
            "use_zip64": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "default_date_format": "yyyy-mm-dd hh:mm:ss",
            "tmpdir": str(path.parent),
        }
        self._file = _QuietFile(path)
        self._book = xlsxwriter.Workbook(self._file, options)
        self._book.set_properties({"created": dt.datetime(2000, 1, 1)})  # noqa: DTZ001 - the same bytes in each run
        self._sheets = {name: self._book.add_worksheet(name) for name in headers}
        self._next = dict.fromkeys(headers, 1)
        for name, header in headers.items():
            self._sheets[name].write_row(0, 0, header)

    def write(self, chunk: Chunk, changed: pa.RecordBatch, kept: NDArray[np.int64]) -> None:
        columns = [column.to_pylist() for column in changed.columns]
        for place, row in enumerate(kept.tolist()):
            original = chunk.originals[row]
            for column, texts in enumerate(columns):
                value = changed_value(original[column], texts[place])
                if value is not None:
                    self._write_cell(chunk.table, column, value)
            self._next[chunk.table] += 1

    def _write_cell(self, table: str, column: int, value: Any) -> None:
        sheet, row = self._sheets[table], self._next[table]
        if isinstance(value, str):
            if len(value) > _LONGEST_TEXT:  # it would be cut off
                raise _no_cell(
                    table, row, column, f"超过{_LONGEST_TEXT}个字符", f"is longer than {_LONGEST_TEXT} characters"
                )
            sheet.write_string(row, column, value)
        elif isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10**15:
            sheet.write_string(row, column, str(value))  # Excel would round the last digits away
        elif isinstance(value, float) and not math.isfinite(value):
            raise _no_cell(table, row, column, "不是有限的数", "is no finite number")
        else:
            sheet.write(row, column, value)

    def close(self) -> None:
        try:
            self._book.close()
        finally:
            self._file.close()


class _QuietFile:
    """A file that takes what is written after it was closed, and lets it go.

    Where the disk is full the library leaves its archive open, which is closed, and would complain, when Python clears
    it away.
    """

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("wb")

    def write(self, data: bytes) -> int:
        return self._file.write(data)

    def seek(self, place: int, whence: int = 0) -> int:
        return self._file.seek(place, whence)

    def tell(self) -> int:
        return self._file.tell()

    def flush(self) -> None:
        self._file.flush()

    def close(self) -> None:
        file, self._file = self._file, io.BytesIO()
        file.close()


def _no_cell(table: str, row: int, column: int, zh: str, en: str) -> DataError:
    """What a workbook cannot hold in the row and column of the output."""
    place = xl_rowcol_to_cell(row, column)
    return DataError(
        f"工作表“{table}”输出单元格 {place}：{zh}，工作簿存不下；请另存为CSV后处理",
        f"sheet {table!r}, cell {place} of the output: it {en}, which a workbook cannot hold; save the source as CSV",
    )


def _header(sheet: Any, source: Path) -> tuple[str, ...]:
    rows, width = sheet.max_row or 0, sheet.max_column or 0
    first = next(rows_of(source, sheet, max_row=1, values_only=True), ())
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


def _rows(
    source: Path, sheet: Any, beside: Any, width: int, broken: BrokenRow
) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The rows under the header with their numbers; ``beside`` is the same sheet with formulas, where there are any."""
    formulas = rows_of(source, beside, min_row=2) if beside else None
    for number, row in enumerate(rows_of(source, sheet, min_row=2, values_only=True), 2):
        if formulas is not None and _lacks_result(row, next(formulas)):
            broken(number, _NO_RESULT, json.dumps([as_text(value) for value in row], ensure_ascii=False))
        elif any(value is not None for value in row[width:]):
            broken(number, _TOO_LONG, json.dumps([as_text(value) for value in row], ensure_ascii=False))
        else:
            yield number, row[:width]


def _batched(rows: Iterator[tuple[int, tuple[Any, ...]]], width: int) -> Iterator[list[tuple[int, tuple[Any, ...]]]]:
    """So many rows at once as make about 130,000 cells."""
    while held := list(islice(rows, max(1, _CHUNK_CELLS // max(1, width)))):
        yield held


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


def _lacks_result(values: Sequence[Any], cells: Sequence[Any]) -> bool:
    return any(
        value is None and getattr(cell, "data_type", None) == "f" for value, cell in zip(values, cells, strict=False)
    )


def _chunk(table: str, header: Sequence[str], held: list[tuple[Any, ...]], numbers: list[int]) -> Chunk:
    padded = [(*row, *[None] * (len(header) - len(row))) for row in held]
    columns = {name: [as_text(row[place]) for row in padded] for place, name in enumerate(header)}
    return Chunk(table, text_batch(columns), np.array(numbers, np.int64), padded)
