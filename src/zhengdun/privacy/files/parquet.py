"""Parquet, part by part: a part is a run of row groups, read and written in batches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files.formats import BrokenRow, Chunk, Layout, Part
from zhengdun.privacy.files.parquet_joining import join
from zhengdun.privacy.files.parquet_writing import ParquetPart

if TYPE_CHECKING:
    from zhengdun.privacy.files.digests import DigestedFile

PART_ROWS = 250_000
BATCH_ROWS = 64 << 10
BATCH_BYTES = 16 << 20
_READ_AHEAD = 1 << 20  # bytes of each column; without it a whole row group is held


@dataclass(frozen=True, slots=True)
class _Facts:
    schema: pa.Schema
    compression: str


class Parquet:
    """The format of Parquet files."""

    splits = True

    def layout(self, source: Path) -> Layout:
        """Row groups, as many as make a quarter of a million rows."""
        try:
            with pq.ParquetFile(source) as file:
                return Layout(tuple(_parts(file.metadata)), _Facts(file.schema_arrow, _compression(file.metadata)))
        except pa.ArrowInvalid:
            raise DataError(f"{source.name}：不是Parquet文件", f"{source.name}: not a Parquet file") from None

    def read(self, source: Path, layout: Layout, part: Part, broken: BrokenRow, limit: int | None) -> Iterator[Chunk]:  # noqa: ARG002
        """Batches of up to 64 Ki rows and 16 MiB or so. Raises :class:`DataError` where the file is damaged."""
        row = part.first_row
        try:
            with pq.ParquetFile(source, pre_buffer=False, buffer_size=_READ_AHEAD) as file:
                size = min(_batch_rows(file.metadata, part), limit or BATCH_ROWS)
                for batch in file.iter_batches(size, row_groups=range(part.start, part.stop), use_threads=False):
                    yield Chunk("", batch, np.arange(row, row + batch.num_rows, dtype=np.int64))
                    row += batch.num_rows
                    if limit is not None and row - part.first_row >= limit:
                        return
        except (OSError, pa.ArrowException) as error:
            if isinstance(error, OSError) and error.errno is not None:
                raise
            raise DataError(
                f"{source.name}：第{row}行之后的数据已损坏", f"{source.name}: the data after row {row} is damaged"
            ) from None
        if row == part.first_row:
            yield Chunk("", pa.RecordBatch.from_pylist([], layout.facts.schema), np.empty(0, np.int64))

    def writer(self, path: Path, layout: Layout, schemas: dict[str, pa.Schema]) -> ParquetPart:
        """A writer with the compression of the source."""
        return ParquetPart(path, schemas[""], layout.facts.compression)

    def assemble(self, parts: Iterable[Path], out: DigestedFile, layout: Layout) -> list[str]:  # noqa: ARG002
        """Join the parts without decoding them."""
        join(parts, out)
        return []


FORMAT = Parquet()


def _parts(metadata: Any) -> Iterator[Part]:
    index = start = rows = 0
    first = 1
    for group in range(metadata.num_row_groups):
        rows += metadata.row_group(group).num_rows
        if rows >= PART_ROWS:
            yield Part(index, start, group + 1, first)
            index, start, first, rows = index + 1, group + 1, first + rows, 0
    if rows or not index:
        yield Part(index, start, metadata.num_row_groups, first)


def _batch_rows(metadata: Any, part: Part) -> int:
    """Fewer rows where they are wide: a batch is held as it was read, as it is changed and as it is written."""
    groups = [metadata.row_group(group) for group in range(part.start, part.stop)]
    rows: int = sum(group.num_rows for group in groups)
    size: int = sum(group.total_byte_size for group in groups)
    return max(1, min(BATCH_ROWS, BATCH_BYTES * rows // max(size, 1)))


def _compression(metadata: Any) -> str:
    if not metadata.num_row_groups or not metadata.num_columns:
        return "snappy"
    held: str = metadata.row_group(0).column(0).compression
    return "none" if held == "UNCOMPRESSED" else held.lower()
