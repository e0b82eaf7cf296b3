"""No plain value is left: random tables with planted values of every kind, through the kernel and the file driver."""

import csv
import json
import random

import openpyxl
import pyarrow as pa
import pyarrow.csv as pacsv
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from privacy.kernel.keys import KEY
from privacy.planted import NOTES, left, plan, table
from privacy.pseudonyms.made import MAKERS

from zhengdun.privacy.files import delimited, json_lines
from zhengdun.privacy.files.running import run_file
from zhengdun.privacy.kernel.transform import transform
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.plan import Plan

PRESETS = ["strict", "display", "test-data"]


@settings(max_examples=25, deadline=None, derandomize=True)  # a pseudonym may by chance be what it stands for
@given(seed=st.integers(0, 2**32), rows=st.integers(1, 12))
@pytest.mark.parametrize("preset", PRESETS)
def test_nothing_planted_is_left_in_its_cell(preset, seed, rows) -> None:
    batch, planted = table(seed, rows)
    changed, counts = transform(batch, plan(preset, KEY))
    assert counts.written == rows
    assert left(planted, changed.to_pydict()) == []


def test_the_search_finds_everything_where_nothing_was_done() -> None:
    batch, planted = table(1, 5)
    assert len(left(planted, batch.to_pydict())) == sum(map(len, planted))
    assert {column for _, column, _ in left(planted, batch.to_pydict())} == {*batch.schema.names} >= {NOTES}


def _write(batch, path) -> None:
    rows = batch.to_pylist()
    if path.suffix == ".csv":
        pacsv.write_csv(batch, path)
    elif path.suffix == ".parquet":
        pq.write_table(pa.Table.from_batches([batch]), path, row_group_size=7)
    elif path.suffix == ".jsonl":
        path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    else:
        book = openpyxl.Workbook()
        for row in [batch.schema.names, *(list(row.values()) for row in rows)]:
            book.active.append(row)
        book.save(path)


def _read(path) -> list[dict[str, str | None]]:
    if path.suffix == ".csv":
        with path.open(encoding="utf-8", newline="") as file:
            return list(csv.DictReader(file))
    if path.suffix == ".parquet":
        return pq.read_table(path).to_pylist()
    if path.suffix == ".jsonl":
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    header, *rows = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows]


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize(
    ("name", "kind"), [("身份证号", Kind.RESIDENT_ID), ("银行卡号", Kind.BANK_CARD), ("手机号码", Kind.MOBILE)]
)
def test_what_is_mistyped_in_a_column_named_for_its_kind_is_not_left(preset, name, kind) -> None:
    rng = random.Random(2)  # noqa: S311 -- repeatable, nothing secret
    values = [MAKERS[kind](rng).removeprefix("+86") for _ in range(100)] + ["110105194912310", "6222", "1380013800"]
    changed, _ = transform(pa.RecordBatch.from_pydict({name: values}), Plan.preset(preset, key=KEY))
    assert not [value for value, new in zip(values, changed[name].to_pylist(), strict=True) if value == new]


def test_rare_names_in_a_column_of_names_are_not_left() -> None:
    names = ["王小明", "李四", "欧阳明月", "张三", "阿里木", "Zhang San"]
    changed, _ = transform(pa.RecordBatch.from_pydict({"客户姓名": names}), Plan.preset("strict"))
    assert changed["客户姓名"].to_pylist() == ["王＊＊", "李＊", "欧＊＊＊", "张＊", "阿＊＊", "Z**** ***"]


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("name", ["姓名", "客户姓名（必填）", "户名*"])
def test_names_that_do_not_look_like_names_are_not_left_where_the_column_says_so(preset, name) -> None:
    values = ["'张三'", "John Smith", "李四（已故）", "王 小 五", "A·B"]
    changed, _ = transform(pa.RecordBatch.from_pydict({name: values}), Plan.preset(preset, key=KEY))
    assert not [value for value, new in zip(values, changed[name].to_pylist(), strict=True) if value == new]


def test_a_column_named_otherwise_is_no_column_of_names() -> None:
    values = {"姓名拼写规则": ["按护照"], "账户名称": ["甲类"], "姓名数": [12]}
    changed, _ = transform(pa.RecordBatch.from_pydict(values), Plan.preset("strict"))
    assert changed.to_pydict() == values


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("suffix", ["csv", "parquet", "jsonl", "xlsx"])
def test_nothing_planted_is_left_in_files(tmp_path, monkeypatch, suffix, preset) -> None:
    monkeypatch.setattr(delimited, "PART_BYTES", 2_000)
    monkeypatch.setattr(json_lines, "PART_BYTES", 2_000)
    batch, planted = table(218, 40)
    source, output = tmp_path / f"客户.{suffix}", tmp_path / f"结果.{suffix}"
    _write(batch, source)
    manifest = run_file(source, output, plan(preset, KEY))
    assert manifest.rows.written == 40
    read = _read(output)
    assert left(planted, {name: [row[name] for row in read] for name in batch.schema.names}) == []
