"""A workbook opened for reading in bounded memory, and refused where it is broken or a trap.

What openpyxl passes over is looked after here: a sheet whose part is missing, rows outside of the dimensions that a
sheet claims to have, and archives that grow beyond all measure when they are unpacked.
"""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.xml.constants import SHARED_STRINGS

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files.disk import is_full
from zhengdun.privacy.files.shared_strings import SharedStrings

_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    SyntaxError,
    LookupError,
    ValueError,
    TypeError,
    AttributeError,
    NotImplementedError,
    RuntimeError,
)
"""What openpyxl lets through of a ZIP archive, XML (a ``SyntaxError``) or sheet that is not what it should be."""
_NOT_ITS_FAULT = (FileNotFoundError, PermissionError)
_LAST_ROW = 1_048_576
_SMALL, _MOST_TIMES = 16 << 20, 100
"""Sheets shrink to a tenth or so; a part that is larger than 16 MiB and shrank to a hundredth is no table."""


@contextmanager
def broken_workbook(source: Path) -> Iterator[None]:
    """Say of what is no workbook, or a broken one, that it is none."""
    try:
        yield
    except _NOT_ITS_FAULT:
        raise
    except _BROKEN as error:
        if is_full(error):
            raise
        raise DataError(
            f"{source.name}：不是xlsx工作簿，或已损坏", f"{source.name}: not an xlsx workbook, or a broken one"
        ) from None


@contextmanager
def opened(source: Path, *, values: bool) -> Iterator[Any]:
    """The workbook, with the values of formulas or with the formulas. Raises :class:`DataError` if it is none."""
    with broken_workbook(source):
        refuse_bombs(source)
        reader = _Reader(source, read_only=True, data_only=values, keep_links=False)
    try:
        with broken_workbook(source):
            reader.read()
        yield reader.wb
    finally:
        reader.close()


def rows_of(source: Path, sheet: Any, **options: Any) -> Iterator[tuple[Any, ...]]:
    """The rows of a sheet as they are there, whatever dimensions it claims to have."""
    with broken_workbook(source):
        sheet.reset_dimensions()
        for count, row in enumerate(sheet.iter_rows(**options)):
            if count >= _LAST_ROW:
                raise ValueError("a row number that no workbook has")
            yield row


def refuse_bombs(source: Path) -> None:
    """Raise :class:`DataError` where a part of the archive unpacks to more than a table can."""
    with zipfile.ZipFile(source) as archive:
        for part in archive.infolist():
            if part.file_size > max(_SMALL, _MOST_TIMES * part.compress_size):
                raise DataError(
                    f"{source.name}：压缩包中 {part.filename} 解压后超过其{_MOST_TIMES}倍，疑似压缩炸弹，不予处理；"
                    "确属正常文件的，请用Excel另存为CSV",
                    f"{source.name}: {part.filename} in the archive unpacks to more than {_MOST_TIMES} times its size;"
                    " it may be a ZIP bomb and is refused. If it is a real table, save it as CSV",
                )


class _Reader(ExcelReader):  # type: ignore[misc]
    """Reads as openpyxl does, but keeps the shared texts on the disk, and misses no sheet."""

    def read_strings(self) -> None:
        part = self.package.find(SHARED_STRINGS)
        if part is not None:
            self.shared_strings = SharedStrings(self.archive.open(part.PartName[1:]))

    def read_worksheets(self) -> None:
        for sheet, part in self.parser.find_sheets():
            if part.target not in self.valid_files:
                raise LookupError(f"the part of sheet {sheet.name!r} is missing")
        super().read_worksheets()

    def close(self) -> None:
        if isinstance(self.shared_strings, SharedStrings):
            self.shared_strings.close()
        self.archive.close()
