"""Workbooks written: the rows of each part as they are changed, and the sheets of all parts at the end.

The parts lie in the working folder as lines of JSON, the values of a row each, since a workbook cannot be put together
from workbooks.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import math
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np
import pyarrow as pa
import xlsxwriter
from numpy.typing import NDArray
from xlsxwriter.utility import xl_rowcol_to_cell

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files.cells import changed_value
from zhengdun.privacy.files.formats import Chunk

_LONGEST_TEXT = 32_767
_TIMES: dict[str, tuple[type, Callable[[Any], Any], Callable[[Any], Any]]] = {
    "moment": (dt.datetime, dt.datetime.isoformat, dt.datetime.fromisoformat),
    "day": (dt.date, dt.date.isoformat, dt.date.fromisoformat),
    "time": (dt.time, dt.time.isoformat, dt.time.fromisoformat),
    "seconds": (dt.timedelta, dt.timedelta.total_seconds, lambda seconds: dt.timedelta(seconds=seconds)),
}
"""What JSON has no values for: its type, how it is written and read. A moment is a day too, so it comes first."""

_SHOWN = {dt.time: "hh:mm:ss", dt.timedelta: "[h]:mm:ss"}
"""How times without a day are shown; with a day they are moments."""


class PartWriter:
    """Writes the changed rows of one part of a sheet, a line each."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w", encoding="utf-8")

    def write(self, chunk: Chunk, changed: pa.RecordBatch, kept: NDArray[np.int64]) -> None:
        """Write the values of the rows, in their own types where these still fit."""
        columns = [column.to_pylist() for column in changed.columns]
        for place, row in enumerate(kept.tolist()):
            original = chunk.originals[row]
            values = [changed_value(original[column], texts[place]) for column, texts in enumerate(columns)]
            self._file.write(json.dumps(values, ensure_ascii=False, default=_written) + "\n")

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


def _written(value: Any) -> dict[str, Any]:
    for name, (kind, write, _) in _TIMES.items():
        if isinstance(value, kind):
            return {name: write(value)}
    raise TypeError(f"no cell holds a {type(value).__name__}")


def _read(value: dict[str, Any]) -> Any:
    ((name, held),) = value.items()
    return _TIMES[name][2](held)


def write_workbook(path: Path, headers: Mapping[str, tuple[str, ...]], parts: Iterable[tuple[str, Path]]) -> None:
    """Write the rows of all ``parts``, each of a sheet, under the headers; one row at a time in memory.

    Raises:
        DataError: a value is none that a workbook can hold.
    """
    options = {
        "constant_memory": True,
        "use_zip64": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "default_date_format": "yyyy-mm-dd hh:mm:ss",
        "tmpdir": str(path.parent),
    }
    with closing(_QuietFile(path)) as file:
        book = xlsxwriter.Workbook(file, options)
        book.set_properties({"created": dt.datetime(2000, 1, 1)})  # noqa: DTZ001 - the same bytes in each run
        try:
            clocks = {kind: book.add_format({"num_format": shown}) for kind, shown in _SHOWN.items()}
            sheets = {name: _Sheet(book.add_worksheet(name), header, clocks) for name, header in headers.items()}
            for name, part in parts:
                with part.open(encoding="utf-8") as lines:
                    for line in lines:
                        sheets[name].add(json.loads(line, object_hook=_read))
        except BaseException:
            for sheet in book.worksheets():  # to close the workbook would write it first
                sheet.row_data_fh.close()
            raise
        book.close()


class _Sheet:
    """A sheet that grows row by row."""

    def __init__(self, sheet: Any, header: tuple[str, ...], clocks: Mapping[type, Any]) -> None:
        self._sheet, self._clocks, self._row = sheet, clocks, 0
        self.add(header)

    def add(self, values: Iterable[Any]) -> None:
        """Write the next row; a blank cell is none."""
        for column, value in enumerate(values):
            if value is not None:
                self._write(column, value)
        self._row += 1

    def _write(self, column: int, value: Any) -> None:
        if isinstance(value, str):
            if len(value) > _LONGEST_TEXT:  # it would be cut off
                raise self._no_cell(column, f"超过{_LONGEST_TEXT}个字符", f"is longer than {_LONGEST_TEXT} characters")
            self._sheet.write_string(self._row, column, value)
        elif isinstance(value, int) and not isinstance(value, bool) and abs(value) >= 10**15:
            self._sheet.write_string(self._row, column, str(value))  # Excel would round the last digits away
        elif isinstance(value, float) and not math.isfinite(value):
            raise self._no_cell(column, "不是有限的数", "is no finite number")
        elif type(value) in self._clocks:
            self._sheet.write_datetime(self._row, column, value, self._clocks[type(value)])
        else:
            self._sheet.write(self._row, column, value)

    def _no_cell(self, column: int, zh: str, en: str) -> DataError:
        """What a workbook cannot hold in this cell of the output."""
        place = xl_rowcol_to_cell(self._row, column)
        return DataError(
            f"工作表“{self._sheet.get_name()}”输出单元格 {place}：{zh}，工作簿存不下；请另存为CSV后处理",
            f"sheet {self._sheet.get_name()!r}, cell {place} of the output: it {en}, which a workbook cannot hold;"
            " save the source as CSV",
        )


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
