"""Connections by reference: a password is never part of a command, a log or an error."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any

from zhengdun.privacy.errors import DataError, KeyProblem

if TYPE_CHECKING:
    from typing import TypeAlias

    from psycopg import Connection as AnyConnection

    Connection: TypeAlias = AnyConnection[tuple[Any, ...]]

_FROM_ENVIRONMENT = "env:"
_LIBPQ = {
    "host": "PGHOST",
    "hostaddr": "PGHOSTADDR",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "service": "PGSERVICE",
    "passfile": "PGPASSFILE",
    "sslmode": "PGSSLMODE",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "sslrootcert": "PGSSLROOTCERT",
}


@dataclass(frozen=True)
class Server:
    """A PostgreSQL database, by the parameters that libpq knows; its text shows host and database only."""

    parameters: dict[str, str] = field(repr=False)

    @classmethod
    def parse(cls, reference: str) -> Server:
        """Read ``env:NAME`` (a variable that holds a connection string) or a connection string without a password.

        A password comes from the variable, from the password file of libpq or from a service file, so that it is
        never seen in the list of processes.

        Raises:
            KeyProblem: the variable is not set, or a password stands in the reference itself.
            DataError: no connection string.
        """
        named = reference.startswith(_FROM_ENVIRONMENT)
        text = _variable(reference.removeprefix(_FROM_ENVIRONMENT)) if named else reference
        parameters = _parsed(text)
        if "password" in parameters and not named:
            raise KeyProblem(
                "连接串里写了口令：命令行会被他人看到。请放入环境变量，用 env:变量名 引用，或者用 libpq 的口令文件",
                "the connection string holds a password, and others can see the command line: put it in an environment"
                " variable and refer to it as env:NAME, or use libpq's password file",
            )
        return cls(parameters)

    def __str__(self) -> str:
        """Host and database."""
        return f"{self.parameters.get('host', 'localhost')}/{self.parameters.get('dbname', '')}"

    def connect(self) -> Connection:
        """Open a connection; all that is done on it is one transaction until it is committed.

        Raises:
            DataError: it cannot be opened.
        """
        library = driver()
        try:
            connection: Connection = library.connect(**self.parameters, client_encoding="utf8")
        except library.OperationalError as error:
            why = str(error).partition("\n")[0].strip()
            raise DataError(f"连接不上数据库 {self}：{why}", f"cannot connect to the database {self}: {why}") from None
        return connection

    def environment(self) -> dict[str, str]:
        """The environment in which PostgreSQL's own tools reach this database."""
        ours = {variable: self.parameters[name] for name, variable in _LIBPQ.items() if name in self.parameters}
        return {**os.environ, **ours, "PGCLIENTENCODING": "UTF8"}


def driver() -> ModuleType:
    """The module psycopg.

    Raises:
        DataError: it is not installed.
    """
    try:
        return import_module("psycopg")
    except ImportError:
        raise DataError(
            "读写 PostgreSQL 需要 psycopg：请安装 zhengdun[postgres]",
            "PostgreSQL needs psycopg: install zhengdun[postgres]",
        ) from None


def _variable(name: str) -> str:
    value = os.environ.get(name)
    if not value:
        raise KeyProblem(f"环境变量 {name} 没有设置", f"the environment variable {name} is not set")
    return value


def _parsed(text: str) -> dict[str, str]:
    """The parameters of a connection string; an error never repeats the string, which may hold a password."""
    library = driver()
    try:
        found = import_module("psycopg.conninfo").conninfo_to_dict(text)
    except library.ProgrammingError:
        raise DataError(
            "连接串无法识别，应如 postgresql://用户@主机:5432/库 或者 host=主机 dbname=库 user=用户",
            "no connection string: write postgresql://user@host:5432/database or host=… dbname=… user=…",
        ) from None
    unknown = sorted(set(found) - set(_LIBPQ))
    if unknown:
        names = "、".join(unknown)
        raise DataError(f"连接参数 {names} 不支持", f"connection parameters not supported: {', '.join(unknown)}")
    return {name: str(value) for name, value in found.items()}
