"""Put Parquet files with one schema together by copying their row groups as they are: nothing is decoded again.

The footer (``FileMetaData`` in Apache Parquet's ``parquet.thrift``) of the first file gets the row groups of all, each
moved by as much as its bytes have moved.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from zhengdun.privacy.files.thrift_compact import Struct, read_struct, write_struct

if TYPE_CHECKING:
    from zhengdun.privacy.files.digests import DigestedFile

_MAGIC = b"PAR1"
_TAIL = 8  # the length of the footer and the magic word
# Field numbers of parquet.thrift.
_FILE_ROWS, _FILE_GROUPS = 3, 4
_GROUP_COLUMNS, _GROUP_OFFSET, _GROUP_ORDINAL = 1, 5, 7
_CHUNK_OFFSETS, _CHUNK_FACTS = (2, 4, 6), 3  # the chunk, its offset index, its column index
_FACTS_OFFSETS = (9, 10, 11, 14)  # data pages, index pages, dictionary, bloom filter


def join(parts: Iterable[Path], out: DigestedFile) -> None:
    """Write the rows of all parts, in order, into one file. All have been written with the same schema."""
    footer: Struct | None = None
    out.write(_MAGIC)
    for part in parts:
        with part.open("rb") as held:
            body, facts = _footer(held)
            moved = out.tell() - len(_MAGIC)
            held.seek(len(_MAGIC))
            _copy(held, out, body - len(_MAGIC))
        _move(facts, moved)
        footer = facts if footer is None else _add(footer, facts)
    if footer is None:
        raise ValueError("there is no part to join")
    written = write_struct(footer)
    out.write(written + len(written).to_bytes(4, "little") + _MAGIC)


def _footer(held: BinaryIO) -> tuple[int, Struct]:
    """Where the footer begins, and what it says."""
    end = held.seek(-_TAIL, 2)
    length = int.from_bytes(held.read(4), "little")
    held.seek(end - length)
    return end - length, read_struct(held.read(length))


def _copy(held: BinaryIO, out: DigestedFile, size: int) -> None:
    while size:
        block = held.read(min(size, 1 << 20))
        out.write(block)
        size -= len(block)


def _move(footer: Struct, by: int) -> None:
    for group in footer.get(_FILE_GROUPS).values:
        _shift(group, (_GROUP_OFFSET,), by)
        for chunk in group.get(_GROUP_COLUMNS).values:
            _shift(chunk, _CHUNK_OFFSETS, by)
            _shift(chunk.get(_CHUNK_FACTS), _FACTS_OFFSETS, by)


def _shift(struct: Struct, numbers: Sequence[int], by: int) -> None:
    for number in numbers:
        if struct.get(number):  # absent, or 0 where the writer leaves a deprecated field empty
            struct.set(number, struct.get(number) + by)


def _add(footer: Struct, more: Struct) -> Struct:
    groups = footer.get(_FILE_GROUPS).values
    for group in more.get(_FILE_GROUPS).values:
        if group.get(_GROUP_ORDINAL) is not None:
            group.set(_GROUP_ORDINAL, len(groups))
        groups.append(group)
    footer.set(_FILE_ROWS, footer.get(_FILE_ROWS) + more.get(_FILE_ROWS))
    return footer
