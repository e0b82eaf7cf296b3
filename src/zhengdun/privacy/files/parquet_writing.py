"""The rows of one part written as Parquet: each batch a row group, each column encoded as its values call for.

Arrow makes dictionaries of all values unless it is told not to. Of values that hardly repeat, as numbers of persons and
their pseudonyms, a dictionary is larger than the values: eight columns of investors, four of them pseudonyms, take a
third more space and a sixth more time with dictionaries for all.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq
from numpy.typing import NDArray

from zhengdun.privacy.files.formats import Chunk

_KEPT_METADATA = (b"pandas",)  # the index of a data frame; other notes of the source may hold anything
_LOOKED_AT = 4_096
_REPEATING = 0.9
"""Of 4,096 rows out of 65,536 that many are different where the whole has 20,000 values: a dictionary still pays."""


class ParquetPart:
    """Writes each batch as a row group of its own; keeps no notes of the source.

    Args:
        path: the file.
        schema: of the batches.
        compression: as Arrow names it.
    """

    def __init__(self, path: Path, schema: pa.Schema, compression: str) -> None:
        kept = {key: value for key, value in (schema.metadata or {}).items() if key in _KEPT_METADATA}
        self._schema = schema.with_metadata(kept)
        self._compression = compression
        self._sink = path.open("wb")
        self._writer: pq.ParquetWriter | None = None

    def write(self, chunk: Chunk, changed: pa.RecordBatch, kept: NDArray[np.int64]) -> None:  # noqa: ARG002
        """Write the changed rows; the first of them say which columns get dictionaries."""
        self._writer = self._writer or self._begun(repeating(changed))
        self._writer.write_batch(changed.replace_schema_metadata(self._schema.metadata))

    def close(self) -> None:
        """Finish the file, one without rows too."""
        try:
            (self._writer or self._begun(True)).close()
        finally:
            self._sink.close()

    def _begun(self, dictionaries: list[str] | bool) -> pq.ParquetWriter:
        return pq.ParquetWriter(self._sink, self._schema, compression=self._compression, use_dictionary=dictionaries)


def repeating(batch: pa.RecordBatch) -> list[str] | bool:
    """The columns whose values repeat often enough for a dictionary; True, all of them, where columns have columns.

    >>> rows = range(5_000)
    >>> repeating(pa.RecordBatch.from_pydict({"手机": [f"138{row:08}" for row in rows], "性别": ["男"] * 5_000}))
    ['性别']
    """
    if any(pa.types.is_nested(field.type) for field in batch.schema):
        return True
    places = np.linspace(0, batch.num_rows - 1, min(_LOOKED_AT, batch.num_rows)).astype(np.int64)
    rows = pa.array(places)
    return [
        name
        for name, values in zip(batch.schema.names, batch.columns, strict=True)
        if not _can_be_counted(values.type) or len(pc.unique(values.take(rows))) <= _REPEATING * len(rows)
    ]


def _can_be_counted(kind: pa.DataType) -> bool:
    """Whether Arrow can tell the different values of the type; those it cannot are written as it likes best."""
    types = pa.types
    is_text = types.is_string(kind) or types.is_large_string(kind)
    return bool(is_text or types.is_integer(kind) or types.is_floating(kind) or types.is_temporal(kind))
