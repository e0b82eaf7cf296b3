"""Parquet files: parts are joined without decoding, whatever the types."""

import datetime as dt

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from privacy.files.made_up import KEEP, write_parquet

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files import parquet
from zhengdun.privacy.files.digests import DigestedFile
from zhengdun.privacy.files.parquet_joining import join
from zhengdun.privacy.files.running import Options, run_file


def _table(rows: int, first: int = 0) -> pa.Table:
    numbers = range(first, first + rows)
    return pa.table(
        {
            "整数": pa.array(numbers, pa.int64()),
            "文字": pa.array([None if n % 5 == 0 else f"值{n % 7}" for n in numbers], pa.string()),
            "字典": pa.array([f"类{n % 3}" for n in numbers], pa.string()).dictionary_encode(),
            "日期": pa.array([dt.date(2024, 1, 1 + n % 28) for n in numbers], pa.date32()),
            "列表": pa.array([[n, None] if n % 2 else None for n in numbers], pa.list_(pa.int32())),
            "结构": pa.array([{"x": n * 0.5} for n in numbers], pa.struct({"x": pa.float64()})),
        }
    )


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(
    sizes=st.lists(st.integers(0, 40), min_size=1, max_size=20),
    group=st.integers(1, 50),
    options=st.fixed_dictionaries(
        {"write_page_index": st.booleans(), "compression": st.sampled_from(["none", "snappy", "zstd"])}
    ),
    bloom=st.booleans(),
)
def test_joined_files_hold_the_rows_of_all(tmp_path, sizes, group, options, bloom) -> None:
    parts = []
    for place, size in enumerate(sizes):
        parts.append(tmp_path / f"{place}")
        also = {"bloom_filter_options": {"整数": True}} if bloom else {}
        pq.write_table(_table(size, place * 100), parts[-1], row_group_size=group, **options, **also)
    with (tmp_path / "all.parquet").open("wb") as file:
        join(parts, DigestedFile(file))
    assert pq.read_table(tmp_path / "all.parquet").equals(pa.concat_tables([pq.read_table(part) for part in parts]))
    last = place * 100 + sizes[-1] - 1
    found = pl.scan_parquet(tmp_path / "all.parquet").filter(pl.col("整数") == last).select(pl.len()).collect().item()
    assert found == (1 if sizes[-1] else 0)


def test_a_file_comes_out_with_its_rows_types_and_compression(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(parquet, "PART_ROWS", 25)
    source, output = tmp_path / "客户.parquet", tmp_path / "结果.parquet"
    pq.write_table(_table(103), source, row_group_size=10, compression="gzip")
    manifest = run_file(source, output, KEEP)
    assert pq.read_table(output).equals(pq.read_table(source))
    assert pq.ParquetFile(output).metadata.row_group(3).column(0).compression == "GZIP"
    assert (manifest.rows.read, manifest.rows.written) == (103, 103)


def test_notes_of_the_source_do_not_pass_except_those_of_pandas(tmp_path) -> None:
    source = tmp_path / "a.parquet"
    pq.write_table(_table(3).replace_schema_metadata({"pandas": "{}", "made for": "张三"}), source)
    run_file(source, tmp_path / "b.parquet", KEEP)
    assert pq.read_schema(tmp_path / "b.parquet").metadata == {b"pandas": b"{}"}
    assert "张三".encode() not in (tmp_path / "b.parquet").read_bytes()


@pytest.mark.parametrize("rows", [0, 1])
def test_files_with_hardly_a_row(tmp_path, rows) -> None:
    source = tmp_path / "a.parquet"
    pq.write_table(_table(rows), source)
    run_file(source, tmp_path / "b.parquet", KEEP)
    assert pq.read_table(tmp_path / "b.parquet").equals(pq.read_table(source))


def test_a_damaged_file_is_a_clear_error_and_leaves_no_output(tmp_path) -> None:
    source = write_parquet(tmp_path / "a.parquet", 2000, 500)
    data = bytearray(source.read_bytes())
    data[2000:4000] = b"\xff" * 2000
    source.write_bytes(data)
    with pytest.raises(DataError, match="已损坏"):
        run_file(source, tmp_path / "b.parquet", KEEP)
    assert not (tmp_path / "b.parquet").exists()


@pytest.mark.parametrize("data", [b"", b"PAR1", b"PAR1 rubbish PAR1"])
def test_what_is_no_parquet_file_is_a_clear_error(tmp_path, data) -> None:
    (tmp_path / "a.parquet").write_bytes(data)
    with pytest.raises(DataError, match="不是Parquet文件"):
        run_file(tmp_path / "a.parquet", tmp_path / "b.parquet", KEEP)


def test_two_workers_give_the_same_bytes_as_one(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(parquet, "PART_ROWS", 300)
    source = write_parquet(tmp_path / "客户.parquet", 3000, 100)
    for workers in (1, 2):
        run_file(source, tmp_path / f"{workers}.parquet", KEEP, Options(workers=workers))
    assert (tmp_path / "1.parquet").read_bytes() == (tmp_path / "2.parquet").read_bytes()


def test_wide_rows_are_taken_in_smaller_batches(tmp_path, monkeypatch) -> None:
    source, output = tmp_path / "a.parquet", tmp_path / "b.parquet"
    table = pa.table({f"列{place}": [f"{place * row:09}" for row in range(1_000)] for place in range(1, 9)})
    pq.write_table(table, source, use_dictionary=False)
    monkeypatch.setattr(parquet, "BATCH_BYTES", 10_000)
    run_file(source, output, KEEP)
    written = pq.ParquetFile(output).metadata
    assert 90 <= written.row_group(0).num_rows <= 120
    assert pq.read_table(output).equals(table)


def test_only_values_that_repeat_get_a_dictionary(tmp_path) -> None:
    rows = range(6_000)
    table = pa.table(
        {
            "手机.号": [f"138{row:08}" for row in rows],
            "性别": ["男" if row % 2 else None for row in rows],
            "视图": pa.array([f"值{row}" for row in rows], pa.string_view()),
            "金额": [row * 0.5 for row in rows],
            "级别": pa.array([row % 9 for row in rows], pa.int16()),
        }
    )
    pq.write_table(table, tmp_path / "a.parquet")
    run_file(tmp_path / "a.parquet", tmp_path / "b.parquet", KEEP)
    group = pq.ParquetFile(tmp_path / "b.parquet").metadata.row_group(0)
    assert [group.column(place).has_dictionary_page for place in range(5)] == [False, True, True, False, True]
    assert pq.read_table(tmp_path / "b.parquet").equals(pq.read_table(tmp_path / "a.parquet"))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15, deadline=None)
@given(columns=st.lists(st.sampled_from(["整数", "文字", "字典", "日期", "列表", "结构"]), min_size=1, unique=True))
def test_what_gets_a_dictionary_changes_no_value(tmp_path, columns) -> None:
    source, output = tmp_path / "a.parquet", tmp_path / "b.parquet"
    pq.write_table(_table(300).select(columns), source)
    run_file(source, output, KEEP, Options(overwrite=True))
    assert pq.read_table(output).equals(pq.read_table(source))
