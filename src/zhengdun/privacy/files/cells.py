"""Cells with types of their own (JSON, workbooks): changed as text, given back in their own type if it fits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

import pyarrow as pa


def as_text(value: Any) -> str | None:
    """What the kernel sees of a cell.

    >>> as_text(13800000000), as_text(13800000000.0), as_text(True), as_text(dt.datetime(1990, 1, 2))
    ('13800000000', '13800000000', 'True', '1990-01-02')
    """
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime):
        return str(value.date()) if value.time() == dt.time() else str(value)
    return str(value)


def changed_value(original: Any, text: str | None) -> Any:
    """The cell after the change: the original itself where its text is the same, a number where it was one.

    >>> changed_value(13800000000, "13912345678"), changed_value(13800000000, "138****0000"), changed_value(1.50, "1.5")
    (13912345678, '138****0000', 1.5)
    """
    if text == as_text(original):
        return original
    is_number = isinstance(original, int | float) and not isinstance(original, bool)
    if is_number and text is not None and text.isascii() and text.isdecimal() and not text.startswith("0"):
        return int(text)
    return text


def text_batch(columns: Mapping[str, Sequence[str | None]]) -> pa.RecordBatch:
    """The columns as one batch of strings."""
    return pa.RecordBatch.from_pydict({name: pa.array(values, pa.string()) for name, values in columns.items()})
