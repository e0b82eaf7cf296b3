"""The structure of a schema: read from the catalogue, copied by PostgreSQL's own tools.

What stands before the data (types, tables, views) is made first, what rests on the data (keys, indexes, triggers)
last: making the foreign keys proves that every join still holds.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from zhengdun.privacy.databases.faults import by_code
from zhengdun.privacy.errors import DataError

if TYPE_CHECKING:
    from zhengdun.privacy.databases.connecting import Connection, Server

Section = Literal["pre-data", "post-data"]

_TABLES = """
select c.relname, greatest(c.reltuples, 0)::bigint,
       array_agg(a.attname order by a.attnum), array_agg(a.attgenerated <> '' order by a.attnum)
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
where n.nspname = %s and c.relkind = 'r'
group by c.oid, c.relname, c.reltuples
order by c.relname
"""
_VIEWS_WITH_DATA = """
select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
where n.nspname = %s and c.relkind = 'm' order by c.oid
"""
_SQLSTATE = re.compile(r"^(?:psql:\S*:\d+: )?ERROR:\s+(\w{5}):", re.MULTILINE)
_PLACES = re.compile(r"^(?:TABLE|CONSTRAINT) NAME:\s+(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Table:
    """A table that holds rows (a partition, where a table is partitioned).

    ``columns`` are those to be copied: what the database computes itself is left to it. ``rows`` is the planner's
    estimate, for the progress bar only.
    """

    name: str
    columns: tuple[str, ...]
    rows: int


def tables(connection: Connection, schema: str) -> tuple[Table, ...]:
    """The tables of a schema, by name."""
    found = connection.execute(_TABLES, [schema]).fetchall()
    return tuple(
        Table(name, tuple(column for column, made in zip(columns, generated, strict=True) if not made), rows)
        for name, rows, columns, generated in found
    )


def dumped(server: Server, schema: str, section: Section) -> bytes:
    """The SQL that makes this section of the schema, without owners and privileges, which belong to the source."""
    command = ["pg_dump", f"--schema={_quoted(schema)}", f"--section={section}", "--no-owner", "--no-privileges"]
    return _run(command, server, b"", "读取结构|reading the structure")


def made(server: Server, sql: bytes) -> None:
    """Carry out SQL that :func:`dumped` gave, all of it or nothing.

    Raises:
        DataError: the database refuses; nothing is changed then.
    """
    command = ["psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"]
    _run([*command, "--set=VERBOSITY=verbose", "--file=-"], server, sql, "建立结构|making the structure")


def set_sequences(source: Connection, target: Connection, schema: str) -> None:
    """Let the sequences of the target go on where those of the source are."""
    found = source.execute(
        "select sequencename, last_value from pg_sequences where schemaname = %s and last_value is not null", [schema]
    )
    for name, value in found.fetchall():
        target.execute("select setval(format('%%I.%%I', %s::text, %s::text)::regclass, %s)", [schema, name, value])


def views_with_data(connection: Connection, schema: str) -> list[str]:
    """The materialized views, in the order in which they were made: each may rest on the ones before."""
    return [name for (name,) in connection.execute(_VIEWS_WITH_DATA, [schema]).fetchall()]


def _quoted(schema: str) -> str:
    """The name as pg_dump's patterns take it, in which a quoted name stands for itself."""
    return '"' + schema.replace('"', '""') + '"'


def _run(command: list[str], server: Server, given: bytes, what: str) -> bytes:
    zh, _, en = what.partition("|")
    if shutil.which(command[0]) is None:
        raise DataError(
            f"{zh}需要 PostgreSQL 的客户端工具 {command[0]}：请先安装",
            f"{en} needs PostgreSQL's client tool {command[0]}: install it first",
        )
    done = subprocess.run(command, input=given, capture_output=True, env=server.environment(), check=False)  # noqa: S603
    if done.returncode != 0:
        raise _refused(done.stderr.decode(errors="replace"), server, zh, en)
    return done.stdout


def _refused(said: str, server: Server, zh: str, en: str) -> DataError:
    found = _SQLSTATE.search(said)
    code = found[1] if found else ""
    why = by_code(code, *_PLACES.findall(said))
    return DataError(f"数据库 {server} {zh}：{why.zh}", f"{en} in the database {server}: {why.en}")
