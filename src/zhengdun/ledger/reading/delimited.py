"""From the bytes of a CSV file to its grid."""

from __future__ import annotations

import csv
import io

import polars as pl

from zhengdun.ledger.columns import Label
from zhengdun.ledger.naming import column_named
from zhengdun.ledger.problems import Problem, say
from zhengdun.ledger.reading.grid import Grid
from zhengdun.ledger.reading.limits import Limits, UnreadableError
from zhengdun.ledger.rows import Source
from zhengdun.ledger.schema import Ledger

ENCODINGS = {"utf-8-sig": "UTF-8", "gb18030": "GB18030"}
DELIMITERS = (",", ";", "\t")

_CSV = Label("UTF-8 或者 GB18030 编码的 CSV 文件", "a CSV file in UTF-8 or GB18030")
_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_BEGINNING = 100_000
"""Characters that surely hold the headings."""


def read_delimited(file: str, data: bytes, table: type[Ledger], limits: Limits) -> Grid:
    """The grid of a CSV file. Raises :class:`UnreadableError` where its cells cannot be made out."""
    text = _decoded(data, table)
    rows = _rows(text, _delimiter(text), limits)
    width = len(next(filter(_holds_something, rows), []))
    lost = [
        Problem(
            file,
            row=number,
            what=say("有 {n} 个字段|{n} fields", n=len(row)),
            expected=say("与标题行一样有 {n} 个字段|{n} fields, as in the row of headings", n=width),
        )
        for number, row in enumerate(rows, 1)
        if not _fits(row, width)
    ]
    even = [_fitted(row, width) for row in rows]
    cells = pl.DataFrame(even, schema=[str(index) for index in range(width)], orient="row")
    return Grid(Source(file), cells.cast(pl.String), lost=tuple(lost))


def _decoded(data: bytes, table: type[Ledger]) -> str:
    if not data.strip():
        raise UnreadableError(Label("文件是空的", "the file is empty"), _CSV)
    if data.startswith(_UTF_16_MARKS) or b"\0" in data:
        what = Label("含有空字节，可能是 UTF-16 编码", "it has NUL bytes in it, perhaps UTF-16")
        raise UnreadableError(what, _CSV)
    broken = []
    for encoding, name in ENCODINGS.items():
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            broken.append((_known_headings(data.decode(encoding, "replace"), table), name, error.start))
            continue
        if _known_headings(text, table) >= max((known for known, _, _ in broken), default=0):
            return text
    _, name, position = max(broken)  # the encoding in which more headings make sense, were it not for a few bytes
    line = data.count(b"\n", 0, position) + 1
    raise UnreadableError(
        say("第 {line} 行有不属于 {name} 编码的字节|line {line} has bytes that are not {name}", line=line, name=name),
        _CSV,
    )


def _known_headings(text: str, table: type[Ledger]) -> int:
    return sum(column_named(table, cell) is not None for cell in _first_row(text, _delimiter(text)))


def _delimiter(text: str) -> str:
    """The delimiter that cuts the first row into the most fields."""
    return max(DELIMITERS, key=lambda delimiter: len(_first_row(text, delimiter)))


def _first_row(text: str, delimiter: str) -> list[str]:
    try:
        return next((row for row in csv.reader(io.StringIO(text[:_BEGINNING]), delimiter=delimiter) if row), [])
    except csv.Error:
        return []


def _rows(text: str, delimiter: str, limits: Limits) -> list[list[str]]:
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for row in reader:
            rows.append(row)
            if len(rows) > limits.rows:
                raise UnreadableError(
                    say("超过 {n:,} 行|more than {n:,} rows", n=limits.rows),
                    say("不超过 {n:,} 行|at most {n:,} rows", n=limits.rows),
                )
    except csv.Error as error:
        what = say(
            "从第 {row} 行起无法分列：引号不成对，或者一格过长|cannot be split into fields from row {row} on ({error})",
            row=len(rows) + 1,
            error=error,
        )
        raise UnreadableError(what, Label("引号成对的 CSV", "CSV with quotes in pairs")) from None
    return rows


def _holds_something(row: list[str]) -> bool:
    return any(map(str.strip, row))


def _fits(row: list[str], width: int) -> bool:
    return len(row) == width or not _holds_something(row[width:] if len(row) > width else row)


def _fitted(row: list[str], width: int) -> list[str | None]:
    return [*row[:width]] if len(row) >= width and _fits(row, width) else [None] * width
