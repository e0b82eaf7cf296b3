"""From the bytes of an .xlsx workbook to the grids of its sheets."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

import polars as pl

from zhengdun.ledger.columns import Label
from zhengdun.ledger.problems import Problem, say
from zhengdun.ledger.reading.archive import DAMAGED, XLSX, Archive
from zhengdun.ledger.reading.grid import Fault, Grid, Number, Numbers, Place
from zhengdun.ledger.reading.limits import Limits, UnreadableError, readable
from zhengdun.ledger.reading.sheet_xml import SheetXml
from zhengdun.ledger.rows import Source

if TYPE_CHECKING:
    import fastexcel

_MARKED_AT_MOST = 10_000
"""Cells of one merged range that are marked as reported."""


_UNCALCULATED = Fault(
    Label("公式没有计算结果", "the formula has no result"),
    Label("用 Excel 打开并保存，或者填写一个值", "opened and saved in Excel, or a value filled in"),
)


def read_workbook(file: str, data: bytes, limits: Limits) -> Iterator[Grid | Problem]:
    """The grid of every sheet, or the problem that stands in the way of reading it.

    Raises :class:`UnreadableError` where the workbook as a whole cannot be read.
    """
    import fastexcel  # noqa: PLC0415 - it takes a while, which those pay who have workbooks

    archive = Archive(data, limits)
    with readable(DAMAGED, XLSX):
        workbook = fastexcel.read_excel(data)
    about = _About(archive.formats(), archive.string_lengths(), not archive.counts_from_1904())
    for name, part in archive.sheets().items():
        source = Source(file, name)
        try:
            with readable(DAMAGED, XLSX):
                grid = _grid(workbook, source, SheetXml(archive.part(part)), about, limits)
            yield grid
        except UnreadableError as error:
            yield source.problem(0, error.what, expected=error.expected)


class _About(NamedTuple):
    """What all sheets of a workbook share: number formats by style, sizes of texts, how dates are counted."""

    formats: list[str]
    text_sizes: list[int]
    serial_dates: bool


def _grid(workbook: fastexcel.ExcelReader, source: Source, xml: SheetXml, about: _About, limits: Limits) -> Grid:
    _refuse_sprawl(xml, about.text_sizes, limits)
    sheet = workbook.load_sheet(source.sheet, header_row=None, skip_rows=0, dtypes="string")
    cells = pl.DataFrame(sheet)
    cells.columns = [str(index) for index in range(cells.width)]
    return Grid(
        source,
        cells,
        first_column=_first_column(xml, cells),
        faults=_faults(xml),
        numbers=_numbers(xml, about.formats),
        percentages=any("%" in code for code in about.formats),
        serial_dates=about.serial_dates,
    )


def _refuse_sprawl(xml: SheetXml, lengths: Sequence[int], limits: Limits) -> None:
    """Refuse what would fill the memory: the reader of cells makes room for blank ones, and copies texts."""
    extent = xml.roughly()
    if extent is None or extent.rows > limits.rows or extent.cells > limits.cells:
        extent = xml.extent()
    if extent.rows > limits.rows:
        raise UnreadableError(
            say("有 {n:,} 行|{n:,} rows", n=extent.rows), say("不超过 {n:,} 行|at most {n:,} rows", n=limits.rows)
        )
    if extent.cells > limits.cells:
        raise UnreadableError(
            say("占用了 {n:,} 个单元格|it spreads over {n:,} cells", n=extent.cells),
            say("不超过 {n:,} 个，删去远处的单元格|at most {n:,}: delete cells far away", n=limits.cells),
        )
    if xml.texts() * max(lengths, default=0) > limits.unpacked_bytes:
        size = xml.text_size(lengths)
        if size > limits.unpacked_bytes:
            raise UnreadableError(
                say("文字共 {n:,} 字节|its texts have {n:,} bytes", n=size),
                say("不超过 {n:,} 字节|at most {n:,} bytes", n=limits.unpacked_bytes),
            )


def _first_column(xml: SheetXml, cells: pl.DataFrame) -> int:
    """The column in which the frame starts: the reader leaves out blank columns on the left."""
    if not cells.width or xml.starts_in_column_a():
        return 0
    extent = xml.extent()
    if extent.last_column - extent.first_column + 1 != cells.width:
        raise ValueError("the columns cannot be told")
    return extent.first_column


def _faults(xml: SheetXml) -> dict[Place, Fault | None]:
    faults: dict[Place, Fault | None] = {}
    for merged in xml.merged():
        faults |= dict.fromkeys(islice(merged.places(), _MARKED_AT_MOST))
        faults[Place(merged.first_row, merged.first_column)] = Fault(
            say("合并单元格 {range}|merged cells {range}", range=merged.name),
            Label("取消合并，每个单元格都填写", "unmerged, and every cell filled in"),
        )
    for error in xml.errors():
        what = say("公式出错：{error}|the formula fails: {error}", error=error.value)
        faults[error.place] = Fault(what, Label("一个值", "a value"))
    return faults | dict.fromkeys(xml.uncalculated(), _UNCALCULATED)


def _numbers(xml: SheetXml, formats: Sequence[str]) -> Numbers:
    def numbers(columns: Collection[int]) -> list[Number]:
        with readable(DAMAGED, XLSX):
            return [
                Number(cell.place, cell.value, formats[cell.style] if cell.style < len(formats) else "")
                for cell in xml.numbers(columns)
            ]

    return numbers
