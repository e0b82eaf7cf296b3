"""A policy over a whole database: real plan, real kernel, real server."""

import json
from contextlib import closing

import pyarrow as pa
import pytest

from zhengdun.privacy import Plan, PolicyError
from zhengdun.privacy.databases.planned import PlannedProtection
from zhengdun.privacy.databases.postgres import protect_schema, sample_schema
from zhengdun.privacy.databases.records import database_manifest
from zhengdun.privacy.files.rejects import RejectFile
from zhengdun.privacy.policy.reading import parse_policy

POLICY = """
version: 1
name: 测试库
cipher: {cipher}
unprotected: reject
other_columns: keep
kinds:
  resident_id: {{action: pseudonym}}
  mobile: {{action: pseudonym}}
columns:
  id_no: {{kind: resident_id}}
  customer.mobile: {{kind: mobile}}
  remark: {{text: [resident_id, mobile]}}
"""
ROWS = 300


def identity_number(number):
    payload = f"110105{1950 + number % 50}0{1 + number % 9}15{number % 1000:03}"
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    return payload + "10X98765432"[sum(int(d) * w for d, w in zip(payload, weights, strict=True)) % 11]


@pytest.fixture
def filled(databases):
    source, target = databases
    with source.connect() as connection:
        connection.execute("create table customer (id_no char(18) primary key, mobile bigint unique)")
        connection.execute(
            "create table visit (n serial primary key, id_no char(18) references customer, mobile text, remark text)"
        )
        with connection.cursor() as cursor:
            for number in range(ROWS):
                value = identity_number(number)
                cursor.execute("insert into customer values (%s, %s)", [value, 13800000000 + number])
                cursor.execute(
                    "insert into visit (id_no, mobile, remark) values (%s, %s, %s)",
                    [value, "前台登记", f"证件{value}，电话138{number:08}"],
                )
    return source, target


def protection(source, aside, cipher="aes"):
    plan = Plan(parse_policy(POLICY.format(cipher=cipher)), key="env:ZD_DB_KEY")
    return PlannedProtection(plan, sample_schema(source, "public"), aside)


@pytest.fixture
def aside(tmp_path):
    """The reject file, closed in the end."""
    with closing(RejectFile(tmp_path / "rejects", "库")) as file:
        yield file


@pytest.fixture(autouse=True)
def key(monkeypatch):
    monkeypatch.setenv("ZD_DB_KEY", "00112233445566778899aabbccddeeff" * 2)


@pytest.mark.parametrize("cipher", ["aes", "sm4"])
def test_joins_hold_in_columns_and_in_text(filled, tmp_path, aside, cipher):
    source, target = filled
    protected = protection(source, aside, cipher)
    done = protect_schema(source, target, "public", protected, of="t", state=tmp_path / "state")
    assert done.rows == {"customer": ROWS, "visit": ROWS}
    with target.connect() as connection:
        joined = connection.execute(
            "select count(*) from customer c join visit v using (id_no)"
            " where v.remark = '证件' || c.id_no || '，电话' || c.mobile and v.mobile = '前台登记'"
        ).fetchone()
        values = {value for (value,) in connection.execute("select id_no from customer").fetchall()}
    assert joined == (ROWS,)
    assert not values & {identity_number(number) for number in range(ROWS)}
    assert all(scan.passed and scan.rows_seen for scan in protected.scans.values())
    manifest = database_manifest(protected, "来源", "目标", done.rows, resumed=done.resumed)
    assert json.loads(manifest)["left"] == []
    assert json.loads(manifest)["not_looked_at"] == []
    assert not any(identity_number(number) in manifest for number in range(ROWS))


def test_rows_that_cannot_be_protected_go_to_the_reject_file(filled, tmp_path):
    source, target = filled
    with source.connect() as connection:
        connection.execute("insert into customer values ('不是证件', 1)")
    with closing(RejectFile(tmp_path / "rejects", "库")) as aside:
        done = protect_schema(source, target, "public", protection(source, aside), of="t", state=tmp_path / "state")
    assert done.rows["customer"] == ROWS
    (line,) = (tmp_path / "rejects").read_text(encoding="utf8").splitlines()
    put_aside = json.loads(line)
    assert (put_aside["table"], put_aside["row"], put_aside["record"]["id_no"]) == ("customer", ROWS + 1, "不是证件")


def test_tables_of_an_interrupted_run_are_not_said_to_be_looked_at(aside):
    samples = {name: pa.RecordBatch.from_pydict({"remark": ["无"]}) for name in ("first", "second", "empty")}
    protected = PlannedProtection(Plan.preset("strict"), samples, aside)
    protected.batch("second", samples["second"])
    assert protected.not_looked_at({"first": 1, "second": 1, "empty": 0}) == ["first"]


def test_columns_that_no_table_has(aside):
    samples = {"customer": pa.RecordBatch.from_pydict({"id_no": ["1"]})}
    plan = Plan(parse_policy("version: 1\nname: t\ncolumns: {visit.id_no: {do: {action: keep}}}"))
    with pytest.raises(PolicyError, match=r"visit\.id_no"):
        PlannedProtection(plan, samples, aside)


def test_what_does_not_fit_names_the_table(aside):
    samples = {"customer": pa.RecordBatch.from_pydict({"id_no": ["1"], "more": ["2"]})}
    plan = Plan(parse_policy("version: 1\nname: t\ncolumns: {id_no: {do: {action: keep}}}"))
    with pytest.raises(PolicyError, match=r"表 customer：.*more"):
        PlannedProtection(plan, samples, aside)
