"""Rows that could not be read or protected, put aside as they are: nothing is lost, nothing passes in plain.

The reject file holds personal information. Only its owner may read it, and it does not go where the output goes.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

SUFFIX = ".rejects.jsonl"


def rejects_path(output: Path) -> Path:
    """Where the rejected rows of an output lie.

    >>> rejects_path(Path("客户.csv")).name
    '客户.csv.rejects.jsonl'
    """
    return output.with_name(output.name + SUFFIX)


class RejectFile:
    """JSON lines: file, table, row, column, the reason in both languages, the record.

    Args:
        path: where to write; created so that only its owner can read it.
        source: the name of the file that the rows come from.
    """

    def __init__(self, path: Path, source: str) -> None:
        self._file = os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8")
        self._source = source
        self.count = 0

    def add(
        self, row: int, reason: tuple[str, str], record: object, *, table: str = "", column: str | None = None
    ) -> None:
        """Put one row aside."""
        line = {
            "file": self._source,
            "table": table,
            "row": row,
            "column": column,
            "reason": reason[0],
            "reason_en": reason[1],
            "record": record,
        }
        self._file.write(json.dumps(line, ensure_ascii=False, default=str) + "\n")
        self.count += 1

    def close(self) -> None:
        """Finish the file and sync it to disk, unless nothing is in it, as a rule."""
        self._file.flush()
        if self.count:
            os.fsync(self._file.fileno())
        self._file.close()
