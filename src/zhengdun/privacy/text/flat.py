"""The text of many rows as one array of bytes: what the recognisers read and the masks write."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from zhengdun.privacy.errors import DataError

_LARGEST_STRING = 2**31 - 1
"""Arrow's ``string`` counts its bytes with 32 bits."""

_CHECKED_BY_PYTHON = 1 << 14
"""Bytes below which Python says most quickly whether they are UTF-8."""


@dataclass(frozen=True, eq=False, slots=True)
class FlatText:
    """UTF-8 of many rows, one after another.

    Args:
        data: the bytes of all rows, uint8 of shape ``(bytes,)``.
        offsets: row ``i`` is ``data[offsets[i]:offsets[i + 1]]``, int64 of shape ``(rows + 1,)`` from 0 to ``bytes``.
        valid: bool of shape ``(rows,)``, false where the row is null; ``None`` where there is no null. A null row has
            no bytes.

    >>> text = FlatText.of(["证券", None, "a"])
    >>> text.offsets.tolist(), text.rows, text.to_arrow().to_pylist()
    ([0, 6, 6, 7], 3, ['证券', None, 'a'])
    """

    data: NDArray[np.uint8]
    offsets: NDArray[np.int64]
    valid: NDArray[np.bool_] | None = None

    @classmethod
    def of(cls, rows: Iterable[str | None]) -> FlatText:
        """The text of Python strings."""
        return cls._of_valid(pa.array(list(rows), pa.large_string()))

    @classmethod
    def from_arrow(cls, array: pa.Array | pa.ChunkedArray) -> FlatText:
        """The text of an Arrow array: ``string``, ``large_string``, ``string_view``, a dictionary of these, or nulls.

        Slices and chunks are taken as they are seen. Bytes that lie hidden under a null are left behind, so that
        nothing is handed on that nobody looked at. Data is shared with Arrow and read-only where it need not be moved.

        Raises:
            DataError: the array holds something other than text, or bytes that are not UTF-8, of which no one could say
                where a character begins; names the first such row.
        """
        if isinstance(array, pa.ChunkedArray):
            array = array.chunk(0) if array.num_chunks == 1 else array.cast(pa.large_string()).combine_chunks()
        if not (pa.types.is_string(array.type) or pa.types.is_large_string(array.type)):
            array = _as_large_string(array)
        text = cls._of_valid(array)
        _refuse_what_is_not_utf8(text)
        return text

    @classmethod
    def _of_valid(cls, array: pa.Array) -> FlatText:
        if array.null_count == 0:
            return cls(*_bytes_and_offsets(array))
        valid = np.asarray(array.is_valid())
        data, offsets = _bytes_and_offsets(pc.fill_null(array, ""))
        return cls(data, offsets, valid)

    @property
    def rows(self) -> int:
        """How many rows there are, nulls among them."""
        return len(self.offsets) - 1

    def to_arrow(self, type: pa.DataType | None = None) -> pa.Array:
        """An Arrow array of the same rows and nulls, ``large_string`` unless another type is asked for.

        Raises:
            DataError: ``string`` was asked for and there are more bytes than it can count.
        """
        large = self._large_string()
        if type is None or pa.types.is_large_string(type):
            return large
        if pa.types.is_string(type) and len(self.data) > _LARGEST_STRING:
            raise DataError(
                "一批文本超过2 GiB，请减小批次或改用 large_string",
                "more than 2 GiB of text in one batch; take smaller batches or large_string",
            )
        if pa.types.is_dictionary(type):
            return large.cast(type.value_type).dictionary_encode().cast(type)
        return large.cast(type)

    def copy(self) -> FlatText:
        """The same rows with data that may be written; offsets and nulls are shared."""
        return FlatText(self.data.copy(), self.offsets, self.valid)

    def row_of(self, positions: NDArray[np.int64]) -> NDArray[np.int64]:
        """The row in which each byte lies.

        Args:
            positions: byte positions, int64 of shape ``(n,)``.

        Returns:
            int64 of shape ``(n,)``.
        """
        return np.searchsorted(self.offsets, positions, "right") - 1

    def _large_string(self) -> pa.Array:
        validity = None if self.valid is None else pa.py_buffer(np.packbits(self.valid, bitorder="little"))
        buffers = [validity, pa.py_buffer(self.offsets), pa.py_buffer(self.data)]
        return pa.Array.from_buffers(pa.large_string(), self.rows, buffers)


def _refuse_what_is_not_utf8(text: FlatText) -> None:
    begins = text.offsets[:-1][np.diff(text.offsets) > 0]
    if _is_utf8(text.data) and not _continues(text.data[begins]).any():
        return
    for row in range(text.rows):
        if not _is_utf8(text.data[text.offsets[row] : text.offsets[row + 1]]):
            raise DataError(f"第{row + 1}行不是有效的UTF-8文本", f"row {row + 1} is not valid UTF-8 text")


def _is_utf8(data: NDArray[np.uint8]) -> bool:
    if len(data) < _CHECKED_BY_PYTHON:
        try:
            data.tobytes().decode()
        except UnicodeDecodeError:
            return False
        return True
    try:  # several times as fast as Python and Arrow, but slow to begin
        pl.Series([data.tobytes()], dtype=pl.Binary).cast(pl.String)
    except pl.exceptions.ComputeError:
        return False
    return True


def _continues(data: NDArray[np.uint8]) -> NDArray[np.bool_]:
    """Which bytes are not the first of a character."""
    continues: NDArray[np.bool_] = (data & np.uint8(0xC0)) == np.uint8(0x80)
    return continues


def _as_large_string(array: pa.Array) -> pa.Array:
    held = array.type.value_type if pa.types.is_dictionary(array.type) else array.type
    known = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view, pa.types.is_null)
    if not any(is_known(held) for is_known in known):
        raise DataError(f"该列不是文本，而是 {array.type}", f"the column is not text but {array.type}")
    return array.cast(pa.large_string())


def _bytes_and_offsets(array: pa.Array) -> tuple[NDArray[np.uint8], NDArray[np.int64]]:
    """The bytes of an array without nulls and where its rows begin, both from 0 whatever slice it is."""
    _, offsets_buffer, data_buffer = array.buffers()
    if len(array) == 0 or offsets_buffer is None:
        return np.empty(0, np.uint8), np.zeros(1, np.int64)
    width: type[np.generic[Any]] = np.int64 if pa.types.is_large_string(array.type) else np.int32
    offsets = np.frombuffer(offsets_buffer, width)[array.offset : array.offset + len(array) + 1].astype(np.int64)
    first, last = int(offsets[0]), int(offsets[-1])
    if data_buffer is None:
        return np.empty(0, np.uint8), offsets - first
    return np.frombuffer(data_buffer, np.uint8)[first:last], offsets - first
