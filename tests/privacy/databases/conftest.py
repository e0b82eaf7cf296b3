"""A real PostgreSQL of the tests' own, on a socket in a temporary folder; nothing listens on the network."""

import os
import pwd
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from zhengdun.privacy.databases.connecting import Server


def _tool(name):
    found = shutil.which(name) or next(iter(sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))), None)
    if found is None and os.environ.get("CI"):
        pytest.fail(f"PostgreSQL ({name}) is not installed, and CI must test with it")
    if found is None:
        pytest.skip(f"NOT TESTED: PostgreSQL ({name}) is not installed")
    return str(found)


@pytest.fixture(scope="session")
def cluster():
    """The folder of the socket of a running server, whose superuser is ``postgres``."""
    pytest.importorskip("psycopg")
    initdb, pg_ctl = _tool("initdb"), _tool("pg_ctl")
    as_root = os.geteuid() == 0  # the server refuses to run as root
    owner = pwd.getpwnam("postgres") if as_root else pwd.getpwuid(os.geteuid())
    run = {"user": owner.pw_uid, "group": owner.pw_gid, "cwd": "/"} if as_root else {}
    folder = Path(tempfile.mkdtemp(prefix="zd-pg-"))
    data, log = folder / "data", folder / "log"
    if as_root:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    try:
        subprocess.run(
            [initdb, "-D", data, "-U", "postgres", "-E", "UTF8", "--locale=C", "--auth=trust", "--no-sync"],
            check=True, capture_output=True, **run,
        )  # fmt: skip
        options = f"-c listen_addresses='' -c unix_socket_directories={folder} -c fsync=off"
        subprocess.run(
            [pg_ctl, "-D", data, "-l", log, "-w", "-o", options, "start"], check=True, capture_output=True, **run
        )
        yield folder
    finally:
        subprocess.run([pg_ctl, "-D", data, "-m", "immediate", "stop"], check=False, capture_output=True, **run)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def databases(cluster):
    """Two empty databases: the source and the target."""
    admin = Server.parse(f"host={cluster} user=postgres dbname=postgres")
    names = ("source", "target")
    with admin.connect() as connection:
        connection.commit()
        connection.autocommit = True
        for name in names:
            connection.execute(f"drop database if exists {name} with (force)")
            connection.execute(f"create database {name}")
    return tuple(Server.parse(f"host={cluster} user=postgres dbname={name}") for name in names)
