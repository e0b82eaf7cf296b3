"""Parquet files: columns, types, and files that are none."""

import datetime as dt

import polars as pl
import pytest

from zhengdun.ledger.reading import read_folder
from zhengdun.ledger.tables.emergency import Drill, Incident
from zhengdun.ledger.tables.institution import Institution

MORNING = dt.datetime.fromisoformat("2026-03-01 09:00")
COMPANY = {"institution": ["SEC001"], "name": ["示例证券"], "kind": ["securities"]}


@pytest.fixture
def folder(tmp_path):
    pl.DataFrame(COMPANY).write_parquet(tmp_path / "institution.parquet")
    return tmp_path


def test_texts_become_what_the_table_declares(folder):
    rows = {"演练编号": ["Y1"], "kind": ["本机构演练"], "Ended on": ["2026年3月1日"], "systems": [None]}
    pl.DataFrame(rows).write_parquet(folder / "应急演练.parquet")
    row = read_folder(folder)[Drill].row(0, named=True)
    assert (row["institution"], row["kind"], row["ended_on"]) == ("SEC001", "own", dt.date(2026, 3, 1))


def test_narrower_and_other_types_are_cast(folder):
    frame = pl.DataFrame(
        {"code": ["S1"], "found_at": [MORNING], "affected_investors": [7]},
        schema_overrides={"found_at": pl.Datetime("ns"), "affected_investors": pl.UInt8},
    )
    frame.write_parquet(folder / "incident.parquet")
    drill = pl.DataFrame({"code": ["Y1"], "kind": ["own"]}, schema_overrides={"kind": pl.Enum(["minor", "own"])})
    drill.write_parquet(folder / "drill.parquet")
    ledgers = read_folder(folder)
    row = ledgers[Incident].row(0, named=True)
    assert (row["found_at"], row["affected_investors"]) == (MORNING, 7)
    assert ledgers[Drill]["kind"].to_list() == ["own"]


@pytest.mark.parametrize(
    ("column", "values", "problem"),
    [
        ("ended_on", [1], "“ended_on”：这一列的类型是 Int64；应为：日期，如 2026-03-01"),
        ("ended_on", [MORNING], "“ended_on”：这一列的类型是 Datetime("),
        ("ended_on", [[1]], "“ended_on”：这一列的类型是 List(Int64)"),
        ("ended_on", ["2026-02-30"], "第1行｜“ended_on”：没有“2026-02-30”这一天"),
        ("kind", ["none"], "第1行｜“kind”：没有“none”这一选项"),
        ("kind", [None], "第1行｜“kind”：必填单元格为空"),
        ("code", [7], "“code”：这一列的类型是 Int64"),
        ("systems", [["S1"]], "第1行｜“systems”：《信息系统》中没有“S1”"),
        ("weather", ["晴"], "“weather”：《应急演练》没有这一列"),
    ],
)
def test_bad_columns_and_cells(folder, complaints, column, values, problem):
    rows = {"institution": ["SEC001"], "code": ["Y1"], "kind": ["own"]} | {column: values}
    pl.DataFrame(rows).write_parquet(folder / "drill.parquet")
    (found,) = complaints(folder)
    assert found.removeprefix("drill.parquet｜").startswith(problem)


@pytest.mark.parametrize("value", [float("nan"), float("inf"), -1.0])
def test_numbers_that_are_none(folder, complaints, value):
    rows = {"parameter": ["p"], "value": [value]}
    pl.DataFrame(rows).write_parquet(folder / "setting.parquet")
    (found,) = complaints(folder)
    assert found.startswith("setting.parquet｜第1行｜“value”：")


def test_a_moment_with_a_zone(folder, complaints):
    frame = pl.DataFrame({"code": ["S1"], "found_at": [dt.datetime(2026, 3, 1, tzinfo=dt.UTC)]})
    frame.write_parquet(folder / "incident.parquet")
    (found,) = complaints(folder)
    assert "time_zone='UTC'" in found


def test_blank_texts_and_lists_are_null_and_white_space_is_taken_off(folder):
    rows = {"institution": [" SEC001 "], "code": ["Y1\u3000"], "kind": ["own"], "systems": [[]], "organiser": [" "]}
    frame = pl.DataFrame(rows, schema_overrides={"systems": pl.List(pl.String)})
    frame.write_parquet(folder / "drill.parquet")
    row = read_folder(folder)[Drill].row(0, named=True)
    assert (row["institution"], row["code"], row["systems"], row["organiser"]) == ("SEC001", "Y1", None, None)


@pytest.mark.parametrize("content", [b"", b"PAR1", b"PAR1" + b"\0" * 100 + b"PAR1", b"rubbish" * 100])
def test_what_is_no_parquet_file(folder, complaints, content):
    (folder / "drill.parquet").write_bytes(content)
    assert complaints(folder) == ["drill.parquet：文件已损坏，或者不是 Parquet 文件；应为：Parquet 文件"]


def test_a_name_that_is_no_table(folder, complaints):
    pl.DataFrame(COMPANY).write_parquet(folder / "institutoin.parquet")
    (found,) = complaints(folder)
    assert found.startswith("institutoin.parquet：没有名为“institutoin”的台账，是否为《机构》")


def test_the_folder_may_hold_all_three_formats(folder, workbook):
    (folder / "人员.csv").write_text("工号\nE1\n", encoding="utf-8")
    workbook({"应急演练": [["演练编号", "演练类型"], ["Y1", "own"]]}, institution=False)
    assert {table.table for table in read_folder(folder).frames} == {"institution", "staff", "drill"}
    assert read_folder(folder)[Institution].height == 1
