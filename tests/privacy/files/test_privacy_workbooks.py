"""Workbooks: several sheets, types of cells, formulas."""

import datetime as dt
import json

import openpyxl
import pytest
import xlsxwriter
from privacy.files.made_up import KEEP, plan_of

from zhengdun.privacy.errors import DataError, PolicyError
from zhengdun.privacy.files.rejects import rejects_path
from zhengdun.privacy.files.running import run_file

_DAY = dt.datetime.fromisoformat("2024-01-02")


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "客户.xlsx"
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    one, two = book.add_worksheet("客户"), book.add_worksheet("流水")
    book.add_worksheet("空表")
    one.write_row(0, 0, ["姓名", "手机", "开户"])
    one.write_row(1, 0, ["甲", 13800000001, dt.date(2024, 1, 2)])
    one.write_string(2, 1, "=不是公式")
    one.write_boolean(2, 2, True)
    two.write_row(0, 0, ["手机", "合计"])
    two.write_number(1, 0, 13800000002)
    two.write_formula(1, 1, "=1+2", None, 3)
    two.write_string(2, 0, "丙")
    book.close()
    return path


def _cells(path) -> dict[str, list[tuple[object, ...]]]:
    book = openpyxl.load_workbook(path)
    return {sheet.title: [row for row in sheet.iter_rows(values_only=True) if any(row)] for sheet in book.worksheets}


def test_values_come_out_in_their_types_and_formulas_as_results(source, tmp_path) -> None:
    manifest = run_file(source, tmp_path / "o.xlsx", KEEP)
    assert _cells(tmp_path / "o.xlsx") == {
        "客户": [("姓名", "手机", "开户"), ("甲", 13800000001, _DAY), (None, "=不是公式", True)],
        "流水": [("手机", "合计"), (13800000002, 3), ("丙", None)],
        "空表": [],
    }
    assert "公式" in manifest.notes[0]
    assert manifest.rows.read == 4


def test_each_sheet_has_its_own_columns(source, tmp_path) -> None:
    plan = plan_of("other_columns: keep\ncolumns: {手机: {do: {action: suppress}}}")
    manifest = run_file(source, tmp_path / "o.xlsx", plan)
    cells = _cells(tmp_path / "o.xlsx")
    assert cells["客户"][1] == ("甲", None, _DAY)
    assert cells["流水"][1] == (None, 3)
    assert {(done.table, done.count) for done in manifest.done} == {("客户", 2), ("流水", 2)}


def test_the_same_workbook_gives_the_same_bytes(source, tmp_path) -> None:
    for name in ("o1.xlsx", "o2.xlsx"):
        run_file(source, tmp_path / name, KEEP)
    assert (tmp_path / "o1.xlsx").read_bytes() == (tmp_path / "o2.xlsx").read_bytes()


def test_a_formula_without_a_result_puts_its_row_aside(tmp_path) -> None:
    book = openpyxl.Workbook()
    for row in (["a", "b"], [1, 2], [1, 2, 3], ["=A1", 5], [6, 7]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    run_file(tmp_path / "a.xlsx", tmp_path / "b.xlsx", KEEP)
    assert _cells(tmp_path / "b.xlsx")["Sheet"] == [("a", "b", "列3"), (1, 2, None), (1, 2, 3), (6, 7, None)]
    lines = [json.loads(line) for line in rejects_path(tmp_path / "b.xlsx").read_text().splitlines()]
    assert [(line["row"], line["reason"]) for line in lines] == [(4, "公式没有保存结果")]


def test_a_column_that_no_sheet_has_is_an_error(source, tmp_path) -> None:
    with pytest.raises(PolicyError, match=r"没有策略写到的列：手机号"):
        run_file(source, tmp_path / "o.xlsx", plan_of("columns: {手机号: {do: {action: suppress}}}"))


def test_a_header_that_names_a_column_twice_is_an_error(tmp_path) -> None:
    book = openpyxl.Workbook()
    book.active.append(["a", "a"])
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(DataError, match="“a”重复"):
        run_file(tmp_path / "a.xlsx", tmp_path / "b.xlsx", KEEP)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04rubbish", b"a,b"])
def test_what_is_no_workbook_is_a_clear_error(tmp_path, data) -> None:
    (tmp_path / "a.xlsx").write_bytes(data)
    with pytest.raises(DataError, match="不是xlsx工作簿"):
        run_file(tmp_path / "a.xlsx", tmp_path / "b.xlsx", KEEP)
