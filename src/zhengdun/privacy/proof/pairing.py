"""The rows of an output beside the rows of the input that they come from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pyarrow as pa

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files.formats import format_of
from zhengdun.privacy.files.rejects import rejects_path

Piece = tuple[str, pa.RecordBatch]
"""Rows of a table of a file: its name, and some of its rows in their order."""


def pieces(path: Path, without: frozenset[tuple[str, int]] = frozenset()) -> Iterator[Piece]:
    """The rows of a file, but for those ``without``: a table and the number of a row as a person counts it."""
    file_format = format_of(path)
    layout = file_format.layout(path)
    for part in layout.parts:
        for chunk in file_format.read(path, layout, part, lambda *_: None, None):
            kept = np.array([(chunk.table, row) not in without for row in chunk.rows.tolist()], bool)
            batch = chunk.batch if kept.all() else chunk.batch.filter(pa.array(kept))
            if batch.num_rows:
                yield chunk.table, batch


def rejected_rows(output: Path) -> frozenset[tuple[str, int]]:
    """The rows that were put aside when ``output`` was made; none where there is no reject file.

    Raises:
        DataError: the reject file cannot be read.
    """
    path = rejects_path(output)
    if not path.exists():
        return frozenset()
    try:
        held = [json.loads(line) for line in path.read_text(encoding="utf8").splitlines()]
        return frozenset((one["table"], one["row"]) for one in held)
    except (ValueError, KeyError, TypeError):
        raise DataError(f"拒收文件无法读取：{path.name}", f"the reject file cannot be read: {path.name}") from None


def paired(output: Iterator[Piece], source: Iterator[Piece]) -> Iterator[tuple[str, pa.RecordBatch, pa.RecordBatch]]:
    """Both cut into pieces of the same rows.

    Raises:
        DataError: they are not of the same length.
    """
    after, before = next(output, None), next(source, None)
    while after is not None and before is not None:
        if after[0] != before[0]:
            break
        rows = min(after[1].num_rows, before[1].num_rows)
        yield after[0], after[1].slice(0, rows), before[1].slice(0, rows)
        after, before = _rest(after, rows, output), _rest(before, rows, source)
    if after is not None or before is not None:
        raise DataError(
            "输出与来源的行对不上：不是同一次处理的文件", "the rows of output and source do not match: not of one run"
        )


def _rest(piece: Piece, taken: int, more: Iterator[Piece]) -> Piece | None:
    left = piece[1].slice(taken)
    return (piece[0], left) if left.num_rows else next(more, None)
