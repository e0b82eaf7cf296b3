"""A sample of a file: rows from its beginning, its end and in between."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa

from zhengdun.privacy.files.formats import Layout, Part, format_of

_ROWS = 10_000
_PARTS = 8


def samples(source: Path, layout: Layout) -> dict[str, pa.RecordBatch]:
    """About 10,000 rows of each table: from up to eight parts that lie evenly over the file, or as its layout says."""
    file_format = format_of(source)
    chosen = layout.sampled or _evenly(layout.parts)
    rows = _ROWS if layout.sampled else max(1, _ROWS // len(chosen))
    held: dict[str, list[pa.RecordBatch]] = {}
    for part in chosen:
        for chunk in file_format.read(source, layout, part, _ignore, rows):
            held.setdefault(chunk.table, []).append(chunk.batch)
    return {table: pa.concat_batches(batches) for table, batches in held.items()}


def _evenly(parts: tuple[Part, ...]) -> Sequence[Part]:
    """Up to eight parts, the first and the last among them."""
    places = np.unique(np.linspace(0, len(parts) - 1, min(_PARTS, len(parts))).round().astype(int))
    return [parts[place] for place in places]


def _ignore(row: int, reason: tuple[str, str], record: str) -> None:
    """Broken rows are no part of a sample."""
