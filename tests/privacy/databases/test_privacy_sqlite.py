"""A whole SQLite file through a protecting function."""

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from contextlib import closing
from pathlib import Path

import pyarrow as pa
import pytest
from privacy.databases.stand_in import By, reversed_numbers, unchanged

from zhengdun.privacy.databases.sqlite import protect_sqlite, sample_sqlite
from zhengdun.privacy.errors import DataError

SCHEMA = """
pragma user_version = 7;
create table 客户 (
    id_no text primary key, "mobile""x" integer, balance real, photo blob, both generated always as (balance * 2)
);
create table "订 单" (id integer primary key autoincrement, id_no text references 客户 (id_no), note text);
create table held (id_no text primary key, n) without rowid;
create index by_mobile on 客户 ("mobile""x");
create view names as select id_no from 客户;
create trigger noted after insert on "订 单" begin update 客户 set balance = 0; end;
insert into 客户 values
    ('110105194912310021', 13812345678, 1.10, x'00ff'), ('12', null, -0.5, null), ('34', 7, 3, '');
insert into held values ('12', 1), ('34', 'a'), ('56', null);
"""


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "来源.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(SCHEMA)
        connection.execute("insert into \"订 单\" (id, id_no, note) values (41, '12', '甲')")
        connection.commit()
    return path


def rows(path, query):
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(query).fetchall()


def test_everything_stays_as_it_was_but_what_is_protected(source, tmp_path):
    target = tmp_path / "目标.sqlite"
    assert protect_sqlite(source, target, By(unchanged)) == {"客户": 3, "订 单": 1, "held": 3}
    for query in (
        "select * from 客户",
        "select *, typeof(n) from held",
        'select * from "订 单"',
        "pragma user_version",
    ):
        assert rows(target, query) == rows(source, query)
    schema = "select type, name, sql from sqlite_master order by 1, 2"
    assert rows(target, schema) == rows(source, schema)


def test_joins_hold_and_numbers_go_on(source, tmp_path):
    target = tmp_path / "目标.sqlite"
    protect_sqlite(source, target, By(reversed_numbers))
    assert rows(target, 'select 客户.id_no from 客户 join "订 单" using (id_no)') == [("21",)]
    with closing(sqlite3.connect(target)) as connection:
        assert connection.execute("insert into \"订 单\" (id_no) values ('21') returning id").fetchone() == (42,)


def test_a_number_that_stays_a_number(source, tmp_path):
    def changed(table, batch):
        if table != "客户":
            return batch
        return batch.set_column(1, batch.schema.names[1], pa.array(["13900000000", None, "007"]))

    protect_sqlite(source, tmp_path / "目标.sqlite", By(changed))
    assert rows(tmp_path / "目标.sqlite", 'select "mobile""x" from 客户 order by rowid') == [
        (13900000000,),
        (None,),
        (7,),
    ]


def test_rows_put_aside_are_left_out(source, tmp_path):
    written = protect_sqlite(source, tmp_path / "目标.sqlite", By(unchanged, without=[0]))
    assert written == {"客户": 2, "订 单": 0, "held": 2}
    assert rows(tmp_path / "目标.sqlite", "select id_no from 客户") == [("12",), ("34",)]
    assert rows(tmp_path / "目标.sqlite", "select id_no from held") == [("34",), ("56",)]


class TestRefusals:
    def test_a_mask_on_a_unique_column(self, source, tmp_path):
        def masked(_table, batch):
            return batch.set_column(0, batch.schema.names[0], pa.array(["*" * 9] * batch.num_rows))

        with pytest.raises(DataError, match=r"客户\.id_no：唯一的列出现重复"):
            protect_sqlite(source, tmp_path / "目标.sqlite", By(masked))
        assert sorted(path.name for path in tmp_path.iterdir()) == ["来源.sqlite"]

    def test_only_one_side_of_a_key(self, source, tmp_path):
        def one_side(table, batch):
            return reversed_numbers(table, batch) if table == "客户" else batch

        with pytest.raises(DataError, match="外键失去对应：订 单 → 客户"):
            protect_sqlite(source, tmp_path / "目标.sqlite", By(one_side))
        assert not (tmp_path / "目标.sqlite").exists()

    def test_bytes_in_a_protected_column(self, source, tmp_path):
        with pytest.raises(DataError, match="表 客户 第 1 行的列 photo 是二进制数据"):
            protect_sqlite(source, tmp_path / "目标.sqlite", By(unchanged, touched=("photo",)))

    def test_the_target_exists(self, source, tmp_path):
        (tmp_path / "目标.sqlite").write_text("有")
        with pytest.raises(DataError, match="已存在"):
            protect_sqlite(source, tmp_path / "目标.sqlite", By(unchanged))

    @pytest.mark.parametrize("content", [None, b"rubbish" * 100])
    def test_no_database(self, tmp_path, content):
        if content:
            (tmp_path / "坏.sqlite").write_bytes(content)
        with pytest.raises(DataError, match=r"坏\.sqlite"):
            protect_sqlite(tmp_path / "坏.sqlite", tmp_path / "目标.sqlite", By(unchanged))
        assert not (tmp_path / "目标.sqlite").exists()

    def test_virtual_tables(self, tmp_path):
        path = tmp_path / "虚拟.sqlite"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("create virtual table 全文 using fts5(a)")
        with pytest.raises(DataError, match="虚拟表无法处理：全文"):
            protect_sqlite(path, tmp_path / "目标.sqlite", By(unchanged))


class TestKilled:
    SCRIPT = """
    import os, signal, sys
    from pathlib import Path
    from zhengdun.privacy.databases.sqlite import protect_sqlite, sample_sqlite
    from privacy.databases.stand_in import By, reversed_numbers

    seen = []

    def killed(table, batch):
        seen.append(table)
        if len(seen) == int(sys.argv[3]):
            os.kill(os.getpid(), signal.SIGKILL)
        return reversed_numbers(table, batch)

    protect_sqlite(Path(sys.argv[1]), Path(sys.argv[2]), By(killed))
    """

    @pytest.mark.parametrize("batch", [1, 4])  # the fourth is the second of the last table: pages are on the disk
    def test_nothing_is_lost_or_half_written_and_the_next_run_is_whole(self, source, tmp_path, batch):
        with closing(sqlite3.connect(source)) as connection:
            many = ((f"{number:06}", "n" * 200) for number in range(100, 60_000))
            connection.executemany("insert into held values (?, ?)", many)
            connection.commit()
        before = hashlib.sha256(source.read_bytes()).hexdigest()
        target = tmp_path / "目标.sqlite"
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(self.SCRIPT), source, target, str(batch)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == -signal.SIGKILL, done.stderr.decode()
        assert not target.exists()
        assert batch == 1 or (tmp_path / ".目标.sqlite.part").stat().st_size > 1_000_000
        assert hashlib.sha256(source.read_bytes()).hexdigest() == before

        assert protect_sqlite(source, target, By(reversed_numbers))["held"] == 59_903
        assert rows(target, "pragma integrity_check") == [("ok",)]
        assert rows(target, "select count(*), max(n) from held") == rows(source, "select count(*), max(n) from held")
        assert sorted(Path(tmp_path).iterdir()) == [source, target]


def test_what_is_no_database_is_said_in_chinese(tmp_path) -> None:
    (tmp_path / "客户.db").write_text("客户号,手机\n" * 99, encoding="utf-8")
    with pytest.raises(DataError, match="不是 SQLite 数据库，或者已加密"):
        sample_sqlite(tmp_path / "客户.db")
