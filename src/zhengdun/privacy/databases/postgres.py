"""PostgreSQL to PostgreSQL: a whole schema, with its keys and joins intact.

The tables are read in one snapshot, so that they fit together. Each is filled in one transaction: after a kill, what
is there is there, and the run goes on with the next. Keys and indexes are made last, over the protected rows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pyarrow as pa

from zhengdun.privacy.databases import structure
from zhengdun.privacy.databases.connecting import Server, driver
from zhengdun.privacy.databases.faults import explained
from zhengdun.privacy.databases.progress_file import Done
from zhengdun.privacy.databases.protecting import Progress, Protection, silent
from zhengdun.privacy.databases.streams import rows_in, rows_out, sample_of
from zhengdun.privacy.errors import DataError

if TYPE_CHECKING:
    from psycopg.sql import Composed

    from zhengdun.privacy.databases.connecting import Connection
    from zhengdun.privacy.databases.structure import Table

_AS_WRITTEN = (
    "set datestyle = 'ISO'",
    "set intervalstyle = 'postgres'",
    "set extra_float_digits = 3",
    "set bytea_output = 'hex'",
)
"""How both sides write their values as text, whatever their settings are."""


_SAMPLE = 10_000


@dataclass(frozen=True)
class Copied:
    """What a run did: the rows written into each table; ``resumed`` where an earlier run was gone on with.

    The tables of a resumed run stem from more than one snapshot of the source.
    """

    rows: dict[str, int]
    resumed: bool


def sample_schema(source: Server, schema: str) -> dict[str, pa.RecordBatch]:
    """Up to 10,000 rows of each table of a schema, every column as text, to see what lies where.

    Raises:
        DataError: there is no table.
    """
    with source.connect() as connection:
        connection.read_only = True
        found = structure.tables(connection, schema)
        if not found:
            raise _no_table(source, schema)
        return {table.name: sample_of(connection, schema, table, _SAMPLE) for table in found}


def protect_schema(
    source: Server,
    target: Server,
    schema: str,
    protection: Protection,
    *,
    of: str,
    state: Path,
    progress: Progress = silent,
) -> Copied:
    """Copy ``schema`` from ``source`` to ``target``, each batch of each table through ``protection``.

    Args:
        source: read in one transaction that changes nothing.
        target: another database, in which the schema has no table yet (but of this run, when it is resumed).
        schema: its name.
        protection: what becomes of each batch.
        of: which policy and key these are, so that a resumed run is the same run.
        state: the file in which the run notes what is done.
        progress: told of each batch.

    Raises:
        DataError: the target is the source or is not empty, a value does not fit, a key finds its match no more.
    """
    done = Done.read(state, f"{source} {target} {schema} {of}")
    resumed = done.structure
    with source.connect() as reading, target.connect() as writing:
        _prepare(reading, writing)
        run = _Run(reading, writing, schema, protection, progress)
        wanted = structure.tables(reading, schema)
        run.require_another_place(resumed=resumed)
        if not wanted:
            raise DataError(
                f"{source} 的模式 {schema} 中没有表", f"there is no table in the schema {schema} of {source}"
            )
        if not resumed:
            run.remove_empty_schema()
            structure.made(target, structure.dumped(source, schema, "pre-data"))
            done.structure_is_there()
        for table in wanted:
            if table.name not in done.tables:
                done.table_is_there(table.name, run.fill(table))
        structure.set_sequences(reading, writing, schema)
        writing.commit()
        structure.made(target, structure.dumped(source, schema, "post-data"))
        run.fill_views()
    done.finished()
    return Copied(done.tables, resumed)


def _no_table(source: Server, schema: str) -> DataError:
    return DataError(f"{source} 的模式 {schema} 中没有表", f"there is no table in the schema {schema} of {source}")


def _prepare(reading: Connection, writing: Connection) -> None:
    reading.isolation_level = driver().IsolationLevel.REPEATABLE_READ
    reading.read_only = True
    for connection in (reading, writing):
        for statement in _AS_WRITTEN:
            connection.execute(statement)
    writing.commit()


@dataclass(frozen=True)
class _Run:
    """Both connections and what is done between them."""

    reading: Connection
    writing: Connection
    schema: str
    protection: Protection
    progress: Progress

    def require_another_place(self, *, resumed: bool) -> None:
        """Refuse a target that is the source, or that holds tables of anything but this run."""
        identity = "select system_identifier::text, current_database() from pg_control_system()"
        if self.reading.execute(identity).fetchone() == self.writing.execute(identity).fetchone():
            raise DataError("目标库就是来源库：请另建一个库", "the target is the source: make another database")
        held = structure.tables(self.writing, self.schema)
        self.writing.commit()
        if held and not resumed:
            names = [table.name for table in held[:5]]
            raise DataError(
                f"目标库的模式 {self.schema} 中已有表（{'、'.join(names)}）：请先清空，或者换一个库",
                f"the schema {self.schema} of the target has tables already ({', '.join(names)}): empty it, or use"
                " another database",
            )

    def remove_empty_schema(self) -> None:
        """Make room for the schema where the target has an empty one of its name, as every database has ``public``."""
        library = driver()
        try:
            self.writing.execute(self._statement("drop schema if exists {}"))
            self.writing.commit()
        except library.Error:
            self.writing.rollback()
            raise DataError(
                f"目标库的模式 {self.schema} 不是空的（有函数、类型等）：请先清空，或者换一个库",
                f"the schema {self.schema} of the target is not empty (functions, types …): empty it, or use another"
                " database",
            ) from None

    def fill(self, table: Table) -> int:
        """Fill one table in one transaction; whatever an earlier run left in it goes first. Returns the rows."""
        library, rows = driver(), 0
        try:
            self.writing.execute(self._statement("delete from only {}", table.name))
            with (
                rows_out(self.reading, self.schema, table) as batches,
                rows_in(self.writing, self.schema, table) as into,
            ):
                for batch in self._counted(batches, table):
                    after, _ = self.protection.batch(table.name, batch)
                    into.write(after)
                    rows += after.num_rows
            self.writing.commit()
        except library.Error as error:
            self.writing.rollback()
            raise explained(error, table.name) from None
        return rows

    def fill_views(self) -> None:
        """Let the materialized views hold the protected rows."""
        for view in structure.views_with_data(self.writing, self.schema):
            self.writing.execute(self._statement("refresh materialized view {}", view))
        self.writing.commit()

    def _counted(self, batches: Iterator[pa.RecordBatch], table: Table) -> Iterator[pa.RecordBatch]:
        read = 0
        for batch in batches:
            yield batch
            read += batch.num_rows
            self.progress(table.name, read, max(read, table.rows))

    def _statement(
        self,
        text: Literal["delete from only {}", "refresh materialized view {}", "drop schema if exists {}"],
        *name: str,
    ) -> Composed:
        from psycopg import sql

        return sql.SQL(text).format(sql.Identifier(self.schema, *name))
