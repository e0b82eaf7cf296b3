"""What the drivers ask of whatever protects the rows, so that they need not know policies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray


class Protection(Protocol):
    """Protects tables batch by batch, and notes what it did and which rows it put aside."""

    def touches(self, table: str, column: str) -> bool:
        """Whether values of this column may be changed."""

    def batch(self, table: str, batch: pa.RecordBatch) -> tuple[pa.RecordBatch, NDArray[np.int64]]:
        """The batch (every column is text) with its values protected, and which of its rows it still holds."""


Progress = Callable[[str, int, int], None]
"""Told of each batch: the table, how many rows of it are read, how many there are by estimate."""


def silent(_table: str, _read: int, _rows: int) -> None:
    """No progress is shown."""
