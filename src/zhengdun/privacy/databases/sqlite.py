"""SQLite to SQLite: a database file into a new one, with its keys and joins intact.

The new file takes its name when all is in it and every foreign key finds its match; until then there is none.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from zhengdun.privacy.databases.protecting import Progress, Protection, silent
from zhengdun.privacy.errors import DataError

_ROWS = 50_000
_SAMPLE = 10_000
_PLAIN, _TABLE = 0, "table"
_KEPT_PRAGMAS = ("user_version", "application_id")

Row = tuple[Any, ...]


@dataclass(frozen=True)
class _Object:
    """A line of the schema: what it is, its name, the statement that makes it."""

    kind: str
    name: str
    statement: str


def protect_sqlite(
    source: Path, target: Path, protection: Protection, *, progress: Progress = silent
) -> dict[str, int]:
    """Copy a database through ``protection``; returns the rows written into each table.

    Numbers stay numbers where what they became is one. Bytes stay as they are, and are refused in a column that the
    policy protects, since nobody can see what is in them.

    Args:
        source: read only.
        target: must not exist.
        protection: what becomes of each batch.
        progress: told of each batch.

    Raises:
        DataError: the source is no SQLite database or holds virtual tables, the target exists, a key or a unique
            column does not hold any more.
    """
    if target.exists():
        raise DataError(f"{target} 已存在：请换一个文件名", f"{target} exists: use another name")
    beside = target.with_name(f".{target.name}.part")
    beside.unlink(missing_ok=True)
    try:
        with closing(_opened(source)) as reading, closing(sqlite3.connect(beside, isolation_level=None)) as writing:
            written = _copied(reading, writing, protection, progress)
        _synced(beside)
        beside.replace(target)
    except sqlite3.Error as error:
        raise _explained(error, source) from None
    finally:
        beside.unlink(missing_ok=True)
    return written


def sample_sqlite(source: Path) -> dict[str, pa.RecordBatch]:
    """Up to 10,000 rows of each table, every column as text, to see what lies where.

    Raises:
        DataError: the source is no SQLite database or holds virtual tables.
    """
    try:
        with closing(_opened(source)) as reading:
            tables = [one.name for one in _objects(reading) if one.kind == _TABLE]
            return {table: _sample(reading, table) for table in tables}
    except sqlite3.Error as error:
        raise _explained(error, source) from None


def _sample(reading: sqlite3.Connection, table: str) -> pa.RecordBatch:
    columns = _columns(reading, table)
    names = ", ".join(map(_named, columns))
    rows = reading.execute(f"select {names} from {_named(table)} limit {_SAMPLE}").fetchall()  # noqa: S608 - quoted
    return _as_text(columns, rows)


def _opened(source: Path) -> sqlite3.Connection:
    if not source.is_file():
        raise DataError(f"没有文件 {source}", f"there is no file {source}")
    connection = sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)
    connection.execute("begin")  # one snapshot for all tables
    return connection


def _copied(
    reading: sqlite3.Connection, writing: sqlite3.Connection, protection: Protection, progress: Progress
) -> dict[str, int]:
    objects = _objects(reading)
    tables = [one for one in objects if one.kind == _TABLE]
    writing.execute("pragma synchronous = off")
    writing.execute("begin")
    for pragma in _KEPT_PRAGMAS:
        (value,) = reading.execute(f"pragma {pragma}").fetchone()
        writing.execute(f"pragma {pragma} = {int(value)}")
    for table in tables:
        writing.execute(table.statement)
    written = {table.name: _fill(reading, writing, table.name, protection, progress) for table in tables}
    _set_counters(reading, writing)
    for rest in objects:
        if rest.kind != _TABLE:
            writing.execute(rest.statement)
    _require_keys(writing)
    writing.execute("commit")
    return written


def _objects(reading: sqlite3.Connection) -> list[_Object]:
    """Tables first, then indexes, views and triggers; what SQLite makes by itself is left to it."""
    found = reading.execute(
        "select type, name, sql from sqlite_master where sql is not null and name not like 'sqlite\\_%' escape '\\'"
        " order by type <> 'table', type = 'trigger', rowid"
    )
    objects = [_Object(*row) for row in found]
    virtual = [one.name for one in objects if one.statement.upper().startswith("CREATE VIRTUAL")]
    if virtual:
        raise DataError(
            f"虚拟表无法处理：{'、'.join(virtual)}。请先在副本中删去",
            f"virtual tables cannot be protected: {', '.join(virtual)}. Drop them in a copy first",
        )
    return objects


def _fill(
    reading: sqlite3.Connection, writing: sqlite3.Connection, table: str, protection: Protection, progress: Progress
) -> int:
    columns = _columns(reading, table)
    names = ", ".join(map(_named, columns))
    (total,) = reading.execute(f"select count(*) from {_named(table)}").fetchone()  # noqa: S608 - quoted
    insert = f"insert into {_named(table)} ({names}) values ({', '.join('?' * len(columns))})"  # noqa: S608 - quoted
    read = written = 0
    for rows in _batches(reading.execute(f"select {names} from {_named(table)}")):  # noqa: S608 - quoted
        _refuse_bytes(table, columns, rows, protection, read)
        kept = _protected(table, columns, rows, protection)
        writing.executemany(insert, kept)
        read, written = read + len(rows), written + len(kept)
        progress(table, read, total)
    return written


def _columns(reading: sqlite3.Connection, table: str) -> list[str]:
    """The columns of a table that it does not compute itself."""
    found = reading.execute(f"pragma table_xinfo({_named(table)})")
    return [name for _, name, _, _, _, _, hidden in found if hidden == _PLAIN]


def _batches(cursor: sqlite3.Cursor) -> Iterator[list[Row]]:
    while rows := cursor.fetchmany(_ROWS):
        yield rows


def _refuse_bytes(table: str, columns: Sequence[str], rows: list[Row], protection: Protection, before: int) -> None:
    touched = [place for place, column in enumerate(columns) if protection.touches(table, column)]
    for number, row in enumerate(rows, before + 1):
        for place in touched:
            if isinstance(row[place], bytes):
                raise DataError(
                    f"表 {table} 第 {number} 行的列 {columns[place]} 是二进制数据，无法识别：请在来源中改为文本",
                    f"table {table}, row {number}, column {columns[place]}: bytes, in which nothing can be recognised:"
                    " make it text in the source",
                )


def _protected(table: str, columns: Sequence[str], rows: list[Row], protection: Protection) -> list[Row]:
    given = _as_text(columns, rows)
    after, kept = protection.batch(table, given)
    texts = [column.to_pylist() for column in given.columns]
    values = [after.column(place).to_pylist() for place in range(len(columns))]
    return [
        tuple(
            rows[row][place]
            if values[place][number] == texts[place][row]
            else _typed(values[place][number], rows[row][place])
            for place in range(len(columns))
        )
        for number, row in enumerate(kept.tolist())
    ]


def _as_text(columns: Sequence[str], rows: list[Row]) -> pa.RecordBatch:
    texts = [pa.array([_text(row[place]) for row in rows], pa.string()) for place in range(len(columns))]
    return pa.RecordBatch.from_arrays(texts, list(columns))


def _text(value: Any) -> str | None:
    return None if value is None or isinstance(value, bytes) else str(value)


def _typed(text: str | None, original: Any) -> Any:
    """What a value became, as a whole number where it was one and still is."""
    if isinstance(original, int) and text is not None and text.isdecimal() and str(int(text)) == text:
        return int(text)
    return text


def _set_counters(reading: sqlite3.Connection, writing: sqlite3.Connection) -> None:
    """Let automatic numbers go on where those of the source are."""
    if reading.execute("select 1 from sqlite_master where name = 'sqlite_sequence'").fetchone():
        writing.execute("delete from sqlite_sequence")
        counters = reading.execute("select name, seq from sqlite_sequence").fetchall()
        writing.executemany("insert into sqlite_sequence (name, seq) values (?, ?)", counters)


def _require_keys(writing: sqlite3.Connection) -> None:
    broken = sorted({(row[0], row[2]) for row in writing.execute("pragma foreign_key_check")})
    if broken:
        pairs = [f"{table} → {parent}" for table, parent in broken]
        raise DataError(
            f"外键失去对应：{'、'.join(pairs)}。两边的列应当用同一种方式、同一个一致域、同一个密钥；来源中也可能本就没有对应",
            f"foreign keys lost their match: {', '.join(pairs)}. Treat both columns alike, in one consistency domain,"
            " with one key; the source may lack the match already",
        )


def _synced(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _named(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


_SAID = {
    "file is not a database": "不是 SQLite 数据库，或者已加密",
    "malformed": "数据库已损坏",
    "is locked": "数据库正被别的程序占用，请关闭后重试",
    "unable to open": "无法打开，请检查权限和路径",
    "disk is full": "磁盘已满",
    "readonly": "数据库只读",
}
"""What SQLite says most often."""


def _explained(error: sqlite3.Error, source: Path) -> DataError:
    """The error in our words; SQLite's own name columns and constraints, and never values."""
    said = str(error)
    if isinstance(error, sqlite3.IntegrityError) and said.startswith("UNIQUE"):
        where = said.partition(": ")[2]
        return DataError(
            f"{where}：唯一的列出现重复：掩码不保持唯一，请改用假名",
            f"{where}: a unique column holds duplicates: a mask keeps nothing unique, use a pseudonym",
        )
    zh = next((zh for en, zh in _SAID.items() if en in said), said)
    return DataError(f"{source}：{zh}", f"{source}: {said}")
