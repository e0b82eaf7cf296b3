"""CSV and other delimited text, in UTF-8 or GB18030. Every cell is text: what is not protected stays as it was."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.csv as pacsv
from numpy.typing import NDArray

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files.dialect import Dialect, dialect_of
from zhengdun.privacy.files.disk import concatenate
from zhengdun.privacy.files.formats import BrokenRow, Chunk, Layout, Part
from zhengdun.privacy.files.record_ends import RecordEnds

if TYPE_CHECKING:
    from zhengdun.privacy.files.digests import DigestedFile

PART_BYTES = 8 << 20
_LONGEST_RECORD = 64 << 20
_UNCLOSED = ("引号没有闭合", "a quotation mark is never closed")
_ENCODING = ("不是规定编码的文字", "not text in the encoding of the file")


class Delimited:
    """The format of CSV files."""

    splits = True

    def layout(self, source: Path) -> Layout:
        """Cut the file at ends of records, every 8 MiB or so."""
        dialect = dialect_of(source)
        return Layout(tuple(_parts(source, dialect)), dialect)

    def read(self, source: Path, layout: Layout, part: Part, broken: BrokenRow, limit: int | None) -> Iterator[Chunk]:
        """One chunk. Rows with too few or too many cells and rows that are no text go to ``broken``."""
        dialect: Dialect = layout.facts
        with source.open("rb") as file:
            file.seek(part.start)
            raw = file.read(part.stop - part.start)
        if part.broken:
            broken(part.first_row, part.broken, raw.decode(dialect.encoding, "backslashreplace"))
            return
        records, numbers = _as_utf8(raw, dialect, part, broken)
        if limit is not None:
            records = _first(records, dialect, limit)
        table, skipped = _parse(records, dialect)
        if numbers is None:
            numbers = np.arange(part.first_row, part.first_row + table.num_rows + len(skipped), dtype=np.int64)
        kept = np.delete(numbers[: table.num_rows + len(skipped)], [row for row, _, _ in skipped])
        for row, reason, text in skipped:
            broken(int(numbers[row]), reason, text)
        for batch in table.combine_chunks().to_batches() or [_no_rows(dialect)]:
            yield Chunk("", batch, kept)

    def writer(self, path: Path, layout: Layout, schemas: dict[str, pa.Schema]) -> _Writer:  # noqa: ARG002
        """A writer of records without a header."""
        return _Writer(path.open("wb"), layout.facts)

    def assemble(self, parts: Iterable[Path], out: DigestedFile, layout: Layout) -> list[str]:
        """The header as it was, and the parts one after another."""
        out.write(layout.facts.head)
        concatenate(parts, out)
        return []


FORMAT = Delimited()


@dataclass
class _Writer:
    file: BinaryIO
    dialect: Dialect

    def write(self, chunk: Chunk, changed: pa.RecordBatch, kept: NDArray[np.int64]) -> None:  # noqa: ARG002
        text = io.BytesIO()
        frame = pl.DataFrame(pl.from_arrow(changed))
        # Polars leaves a carriage return unquoted, and quotes an empty cell that is not null.
        returns = any(column.str.contains("\r", literal=True).any() for column in frame)
        frame.with_columns(pl.when(pl.all() != "").then(pl.all())).write_csv(
            text,
            include_header=False,
            separator=self.dialect.delimiter,
            line_terminator=self.dialect.newline,
            quote_style="always" if returns else "necessary",
        )
        held = text.getvalue()
        self.file.write(held if self.dialect.is_utf8 else held.decode().encode(self.dialect.encoding))

    def close(self) -> None:
        self.file.close()


def _parts(source: Path, dialect: Dialect) -> Iterator[Part]:
    """Cut after the first record that ends beyond each ``PART_BYTES``."""
    finder = RecordEnds(ord(dialect.delimiter))
    index, start, row = 0, len(dialect.head), 2
    rows, last_end, place = 0, start, start
    with source.open("rb") as file:
        file.seek(start)
        while block := _whole_lines(file, PART_BYTES // 4):
            ends = finder.within(block) + place
            place += len(block)
            rows += ends.size
            last_end = int(ends[-1]) if ends.size else last_end
            if place - last_end > _LONGEST_RECORD:
                raise DataError(
                    f"{source.name} 第{row + rows}行：{_UNCLOSED[0]}", f"{source.name} row {row + rows}: {_UNCLOSED[1]}"
                )
            if last_end - start >= PART_BYTES:
                yield Part(index, start, last_end, row)
                index, start, row, rows = index + 1, last_end, row + rows, 0
    stop = last_end if finder.inside else place
    if stop > start or not index:
        yield Part(index, start, max(start, stop), row)
        index += 1
    if place > stop:
        yield Part(index, stop, place, row + rows, _UNCLOSED)


def _whole_lines(file: BinaryIO, size: int) -> bytes:
    """The next bytes, never ending between a carriage return and a line feed."""
    block = file.read(size)
    return block + file.read(1) if block.endswith(b"\r") else block


Numbers = NDArray[np.int64]


def _as_utf8(raw: bytes, dialect: Dialect, part: Part, broken: BrokenRow) -> tuple[bytes, Numbers | None]:
    """The records as UTF-8, and their numbers if these do not just count on."""
    try:
        if dialect.is_utf8:
            _require_utf8(raw)
            return raw, None
        return raw.decode(dialect.encoding).encode(), None
    except (UnicodeDecodeError, pa.ArrowInvalid):
        return _decode_each(raw, dialect, part, broken)


def _require_utf8(raw: bytes) -> None:
    """Raise ``ArrowInvalid`` if it is not UTF-8: Arrow looks through it three times as quickly as Python decodes it."""
    offsets = pa.py_buffer(np.array([0, len(raw)], np.int64))
    pa.Array.from_buffers(pa.large_string(), 1, [None, offsets, pa.py_buffer(raw)]).validate(full=True)


def _decode_each(raw: bytes, dialect: Dialect, part: Part, broken: BrokenRow) -> tuple[bytes, Numbers]:
    """The records that are text in the file's encoding, and the number of each; the others are put aside."""
    ends = RecordEnds(ord(dialect.delimiter)).within(raw)
    good: list[bytes] = []
    kept: list[int] = []
    begin = 0
    for number, end in enumerate([*ends.tolist(), len(raw)], part.first_row):
        record, begin = raw[begin:end], end
        try:
            good.append(record.decode(dialect.encoding).encode())
            kept.append(number)
        except UnicodeDecodeError:
            broken(number, _ENCODING, record.decode(dialect.encoding, "backslashreplace").rstrip("\r\n"))
    return b"".join(good), np.array(kept, np.int64)


def _first(records: bytes, dialect: Dialect, limit: int) -> bytes:
    ends = RecordEnds(ord(dialect.delimiter)).within(records)
    return records[: int(ends[limit - 1])] if ends.size > limit else records


def _no_rows(dialect: Dialect) -> pa.RecordBatch:
    return pa.RecordBatch.from_pydict({name: pa.array([], pa.string()) for name in dialect.header})


def _parse(records: bytes, dialect: Dialect) -> tuple[pa.Table, list[tuple[int, tuple[str, str], str]]]:
    """The cells as text, and each row with too few or too many: its place among the records, why, and its text."""
    skipped: list[tuple[int, tuple[str, str], str]] = []

    def skip(row: pacsv.InvalidRow) -> str:
        want, got = row.expected_columns, row.actual_columns
        reason = (f"应有{want}个单元格，实有{got}个", f"{want} cells expected, {got} found")
        skipped.append((row.number - 1, reason, row.text))
        return "skip"

    if not records:
        return pa.Table.from_batches([_no_rows(dialect)]), skipped
    table = pacsv.read_csv(
        pa.BufferReader(records),
        pacsv.ReadOptions(column_names=list(dialect.header), use_threads=False, block_size=len(records) + 1),
        pacsv.ParseOptions(
            delimiter=dialect.delimiter, newlines_in_values=True, invalid_row_handler=skip, ignore_empty_lines=False
        ),
        pacsv.ConvertOptions(
            check_utf8=False, column_types=dict.fromkeys(dialect.header, pa.string()), strings_can_be_null=False
        ),
    )
    return table, skipped
