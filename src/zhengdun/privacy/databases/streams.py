"""A table out of PostgreSQL and into it, as text in CSV: every type there is, exactly as the database writes it.

The database's own text is what it reads back without loss, be it numeric, jsonb, an array or a type of one's own, so
that no type has to be known here. All columns are text in Arrow; null is told from the empty text by the quotes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.csv as pc

if TYPE_CHECKING:
    import psycopg

    from zhengdun.privacy.databases.connecting import Connection
    from zhengdun.privacy.databases.structure import Table


_BLOCK = 4 << 20


class _Chunks(io.RawIOBase):
    """The bytes that COPY sends, as a file to read from."""

    def __init__(self, chunks: Iterator[bytes | bytearray | memoryview]) -> None:
        self._chunks = chunks
        self._left = memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill ``buffer`` as far as one chunk reaches; 0 at the end."""
        while not self._left:
            chunk = next(self._chunks, None)
            if chunk is None:
                return 0
            self._left = memoryview(chunk)
        taken = min(len(buffer), len(self._left))
        buffer[:taken] = self._left[:taken]
        self._left = self._left[taken:]
        return taken


@contextmanager
def rows_out(
    connection: Connection, schema: str, table: Table, *, limit: int | None = None
) -> Iterator[Iterator[pa.RecordBatch]]:
    """The rows of a table in batches of some megabytes, every column as text; none for an empty table.

    ``limit`` is how many rows at the most are read.
    """
    with connection.cursor() as cursor, cursor.copy(_copy_out(schema, table, limit)) as copy:
        stream = io.BufferedReader(_Chunks(iter(copy)), _BLOCK)
        yield _batches(stream, table.columns) if stream.peek(1) else iter(())


def _batches(stream: Any, columns: Sequence[str]) -> Iterator[pa.RecordBatch]:
    reader = pc.open_csv(
        stream,
        read_options=pc.ReadOptions(column_names=list(columns), block_size=_BLOCK, use_threads=False),
        parse_options=pc.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
        convert_options=pc.ConvertOptions(
            column_types=dict.fromkeys(columns, pa.string()),
            null_values=[""],
            strings_can_be_null=True,
            quoted_strings_can_be_null=False,
        ),
    )
    yield from reader


def sample_of(connection: Connection, schema: str, table: Table, rows: int) -> pa.RecordBatch:
    """Some rows of a table, every column as text; no row of an empty one."""
    with rows_out(connection, schema, table, limit=rows) as batches:
        read = list(batches)
    empty = pa.RecordBatch.from_pydict({column: pa.array([], pa.string()) for column in table.columns})
    return pa.concat_batches(read) if read else empty


class RowsIn:
    """Writes batches into a table by COPY; use it within :func:`rows_in`."""

    _options = pc.WriteOptions(include_header=False, quoting_style="all_valid")

    def __init__(self, copy: psycopg.Copy) -> None:
        self._copy = copy

    def write(self, batch: pa.RecordBatch) -> None:
        """Send one batch."""
        sink = pa.BufferOutputStream()
        pc.write_csv(batch, sink, self._options)
        self._copy.write(sink.getvalue())


@contextmanager
def rows_in(connection: Connection, schema: str, table: Table) -> Iterator[RowsIn]:
    """Take rows into a table; all of them are there when the transaction is committed, or none."""
    from psycopg import sql

    statement = sql.SQL("copy {table} ({columns}) from stdin (format csv)").format(
        table=sql.Identifier(schema, table.name), columns=sql.SQL(", ").join(map(sql.Identifier, table.columns))
    )
    with connection.cursor() as cursor, cursor.copy(statement) as copy:
        yield RowsIn(copy)


def _copy_out(schema: str, table: Table, limit: int | None) -> Any:
    """Each column as its text: a padded ``char(n)`` without its blanks, so that a number in it is seen as one."""
    from psycopg import sql

    texts = [sql.SQL("{}::text").format(sql.Identifier(column)) for column in table.columns]
    return sql.SQL("copy (select {columns} from only {table} limit {limit}) to stdout (format csv)").format(
        columns=sql.SQL(", ").join(texts), table=sql.Identifier(schema, table.name), limit=sql.Literal(limit)
    )
