"""A whole schema through a protecting function, on a real server."""

import os
import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pyarrow as pa
import pytest
from privacy.databases.stand_in import By, reversed_numbers, unchanged

from zhengdun.privacy.databases.connecting import Server
from zhengdun.privacy.databases.postgres import protect_schema
from zhengdun.privacy.errors import DataError, KeyProblem

SCHEMA = """
create schema 客户;
set search_path = 客户;
create type 等级 as enum ('高', '低');
create table customer (
    id_no char(20) primary key,
    name text not null,
    level 等级,
    balance numeric(18, 2),
    born date,
    extra jsonb,
    tags text[],
    photo bytea,
    seen timestamptz default '2026-01-01 00:00+08',
    twice numeric generated always as (balance * 2) stored
);
create table "订单 表" (
    id bigint generated always as identity primary key,
    id_no char(20) references customer (id_no),
    note varchar(40) check (note <> 'x')
);
create table nothing (a int);
create table one_column (a text);
create table measured (at date, v int) partition by range (at);
create table measured_2026 partition of measured for values from ('2026-01-01') to ('2027-01-01');
create index on customer (name);
create materialized view counted as select count(*) as n from customer;
create view listed as select name from customer;
insert into customer (id_no, name, level, balance, born, extra, tags, photo)
select lpad((n + 1000)::text, 18, '2'), '客户"' || n || E'\\n,', '高', n + 0.10, date '1980-01-01' + n,
       jsonb_build_object('n', n),
       array['a', null, 'b"c'], decode('00ff', 'hex')
from generate_series(1, 500) n;
insert into "订单 表" (id_no, note)
select lpad((n + 1000)::text, 18, '2'), case n % 3 when 0 then null when 1 then '' else '\\.' end
from generate_series(1, 500) n;
insert into one_column values (null), (''), ('a');
insert into measured values ('2026-05-01', 1);
refresh materialized view counted;
"""


@pytest.fixture
def filled(databases):
    source, target = databases
    with source.connect() as connection:
        connection.execute(SCHEMA)
    return source, target


def rows(server, query):
    with server.connect() as connection:
        return connection.execute(query).fetchall()


def copy(source, target, tmp_path, protect=reversed_numbers, of="policy"):
    return protect_schema(source, target, "客户", By(protect), of=of, state=tmp_path / "进度.json")


EVERYTHING = "select * from 客户.customer order by name"


class TestWhole:
    def test_every_type_survives(self, filled, tmp_path):
        source, target = filled
        done = copy(source, target, tmp_path, unchanged)
        assert done.rows == {"customer": 500, "measured_2026": 1, "nothing": 0, "one_column": 3, "订单 表": 500}
        assert rows(target, EVERYTHING) == rows(source, EVERYTHING)
        for query in (
            'select * from 客户."订单 表" order by id',
            "select a from 客户.one_column order by a nulls first",
            "select * from 客户.measured",
            "select n from 客户.counted",
        ):
            assert rows(target, query) == rows(source, query)
        assert not (tmp_path / "进度.json").exists()

    def test_joins_hold_and_nothing_is_the_same(self, filled, tmp_path):
        source, target = filled
        copy(source, target, tmp_path)
        join = 'select count(*) from 客户.customer join 客户."订单 表" using (id_no)'
        assert rows(target, join) == [(500,)]
        assert rows(target, "select count(*) from 客户.customer where id_no = lpad('1002', 18, '2')") == [(0,)]

    def test_keys_indexes_and_sequences_go_on(self, filled, tmp_path):
        source, target = filled
        copy(source, target, tmp_path)
        keys = "select conname, contype from pg_constraint where connamespace = '客户'::regnamespace order by 1"
        assert rows(target, keys) == rows(source, keys)
        with target.connect() as connection:
            connection.execute("insert into 客户.\"订单 表\" (note) values ('新')")
            assert connection.execute('select max(id) from 客户."订单 表"').fetchone() == (501,)


class TestRefusals:
    def test_a_mask_on_a_key(self, filled, tmp_path):
        def masked(table, batch):
            if table != "customer":
                return batch
            return batch.set_column(0, "id_no", pa.array(["*" * 18] * batch.num_rows))

        with pytest.raises(DataError, match="customer_pkey：唯一的列出现重复") as caught:
            copy(*filled, tmp_path, masked)
        assert "Key" not in str(caught.value)
        assert "***" not in str(caught.value)

    def test_only_one_side_of_a_foreign_key(self, filled, tmp_path):
        with pytest.raises(DataError, match="外键失去对应"):
            copy(
                *filled, tmp_path, lambda table, batch: reversed_numbers(table, batch) if table == "customer" else batch
            )

    @pytest.mark.parametrize(
        ("column", "value", "says"),
        [
            ("note", "长" * 41, "比列的长度长"),
            ("id", "13812345678x", "不合列的类型"),
            ("note", "x", "违反检查约束"),
        ],
    )
    def test_a_value_that_does_not_fit_is_never_repeated(self, filled, tmp_path, column, value, says):
        def spoiled(_table, batch):
            if column not in batch.schema.names:
                return batch
            place = batch.schema.names.index(column)
            return batch.set_column(place, column, pa.array([value] * batch.num_rows))

        with pytest.raises(DataError, match=says) as caught:
            copy(*filled, tmp_path, spoiled)
        assert value not in str(caught.value) + caught.value.en + str(caught.value.__cause__)

    def test_the_target_must_be_empty(self, filled, tmp_path):
        copy(*filled, tmp_path)
        with pytest.raises(DataError, match="已有表（customer"):
            copy(*filled, tmp_path)

    def test_a_schema_with_other_things_in_it(self, filled, tmp_path):
        with filled[1].connect() as connection:
            connection.execute("create schema 客户; create type 客户.别的 as enum ('甲')")
        with pytest.raises(DataError, match="不是空的"):
            copy(*filled, tmp_path)

    def test_the_target_must_be_another(self, filled, tmp_path):
        with pytest.raises(DataError, match="目标库就是来源库"):
            copy(filled[0], filled[0], tmp_path)

    def test_no_such_schema(self, databases, tmp_path):
        with pytest.raises(DataError, match="没有表"):
            copy(*databases, tmp_path)


class TestKilled:
    SCRIPT = """
    import os, signal, sys
    from pathlib import Path
    from zhengdun.privacy.databases.connecting import Server
    from zhengdun.privacy.databases.postgres import protect_schema
    from stand_in import By, reversed_numbers

    def killed(table, batch):
        if table == "订单 表":
            os.kill(os.getpid(), signal.SIGKILL)
        return reversed_numbers(table, batch)

    source, target = (Server.parse(one) for one in sys.argv[1:3])
    protect_schema(source, target, "客户", By(killed), of="policy", state=Path(sys.argv[3]))
    """

    def test_it_goes_on_where_it_was(self, filled, cluster, tmp_path):
        dsns = [f"host={cluster} user=postgres dbname={name}" for name in ("source", "target")]
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(self.SCRIPT), *dsns, tmp_path / "进度.json"],
            env={**os.environ, "PYTHONPATH": os.pathsep.join([str(Path(__file__).parent), *sys.path])},
            capture_output=True, check=False,
        )  # fmt: skip
        assert done.returncode == -signal.SIGKILL, done.stderr.decode()
        with pytest.raises(DataError, match="属于另一次处理"):
            copy(*filled, tmp_path, of="another policy")
        result = copy(*filled, tmp_path)
        assert result.resumed
        assert result.rows["customer"] == 500
        assert rows(filled[1], 'select count(*) from 客户."订单 表"') == [(500,)]

    def test_a_progress_file_of_rubbish(self, filled, tmp_path):
        (tmp_path / "进度.json").write_text("[]")
        with pytest.raises(DataError, match="不是进度文件"):
            copy(*filled, tmp_path)


class TestReferences:
    def test_a_password_in_the_open_is_refused_and_not_repeated(self):
        with pytest.raises(KeyProblem) as caught:
            Server.parse("postgresql://u:geheim@localhost/db")
        assert "geheim" not in str(caught.value)

    def test_a_password_from_the_environment_stays_hidden(self, monkeypatch):
        monkeypatch.setenv("ZD_SOURCE", "postgresql://u:geheim@localhost/db")
        server = Server.parse("env:ZD_SOURCE")
        assert server.environment()["PGPASSWORD"] == "geheim"
        assert "geheim" not in f"{server}{server!r}"

    def test_a_variable_that_is_not_set(self, monkeypatch):
        monkeypatch.delenv("ZD_SOURCE", raising=False)
        with pytest.raises(KeyProblem, match="ZD_SOURCE 没有设置"):
            Server.parse("env:ZD_SOURCE")

    @pytest.mark.parametrize("rubbish", ["geheim=", "postgresql://[", "host=a b", "application_name=x"])
    def test_rubbish(self, rubbish):
        with pytest.raises(DataError) as caught:
            Server.parse(rubbish)
        assert "geheim" not in str(caught.value)

    def test_nobody_answers(self, tmp_path):
        with pytest.raises(DataError, match="连接不上数据库"):
            Server.parse(f"host={tmp_path} dbname=x").connect()
