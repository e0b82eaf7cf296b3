"""Workbooks: several sheets, types of cells, formulas."""

import datetime as dt
import gc
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from privacy.files.made_up import KEEP, plan_of

from zhengdun.privacy.errors import DataError, PolicyError
from zhengdun.privacy.files import workbook_reading, workbook_writing, workbooks
from zhengdun.privacy.files.rejects import rejects_path
from zhengdun.privacy.files.running import run_file
from zhengdun.privacy.files.shared_strings import SharedStrings
from zhengdun.privacy.plan import Plan

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


def _rewritten(source, target, **parts):
    """A copy of a workbook with parts of its archive changed by functions, or left out (None)."""
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after:
        for name in before.namelist():
            change = parts.get(name.rpartition("/")[2].partition(".")[0], lambda held: held)
            if change is not None:
                after.writestr(name, change(before.read(name)))
    return target


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


def test_times_and_durations_come_out_as_they_are(tmp_path) -> None:
    book = openpyxl.Workbook()
    book.active.title = "客户"
    values = [dt.time(9, 30), dt.timedelta(hours=30, minutes=5), dt.datetime(2026, 1, 2, 3, 4, 5), True, 0.1]  # noqa: DTZ001
    book.active.append(["时刻", "时长", "时间", "是否", "金额"])
    book.active.append(values)
    book.save(tmp_path / "a.xlsx")
    run_file(tmp_path / "a.xlsx", tmp_path / "o.xlsx", KEEP)
    assert _cells(tmp_path / "o.xlsx")["客户"][1] == _cells(tmp_path / "a.xlsx")["客户"][1]


def test_a_number_in_the_last_of_many_sheets_is_masked(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(workbooks, "PART_CELLS", 4)
    book = openpyxl.Workbook(write_only=True)
    for name in range(12):
        sheet = book.create_sheet(f"第{name}张")
        for row in (
            ["手机"],
            ["13800000001"],
            ["13800000002"],
            [None],
            ["13800000003"],
            ["13800000004"],
            ["13800000005"],
        ):
            sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    plan = plan_of("columns: {手机: {do: {action: mask}}}")
    manifest = run_file(tmp_path / "a.xlsx", tmp_path / "o.xlsx", plan)
    assert manifest.rows.written == 12 * 6
    cells = _cells(tmp_path / "o.xlsx")
    assert len(cells) == 12
    for rows in cells.values():
        assert [row[0].count("*") for row in rows[1:]] == [11, 11, 11, 11, 11]  # an empty row is none of these


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


def test_a_title_above_the_names_of_the_columns_does_not_hide_what_they_hold(tmp_path) -> None:
    book = openpyxl.Workbook()
    for row in (["客户名单（内部）"], ["客户号", "姓名", "手机"], [1, "张三", "13800138000"], [], ["经办人：李四"]):
        book.active.append(row)
    book.active.merge_cells("A1:C1")
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(DataError, match="工作表“Sheet”：第1行只填了1格，其下各行有3格"):
        run_file(tmp_path / "a.xlsx", tmp_path / "b.xlsx", Plan.preset("strict"))
    assert not (tmp_path / "b.xlsx").exists()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04rubbish", b"a,b"])
def test_what_is_no_workbook_is_a_clear_error(tmp_path, data) -> None:
    (tmp_path / "a.xlsx").write_bytes(data)
    with pytest.raises(DataError, match="不是xlsx工作簿"):
        run_file(tmp_path / "a.xlsx", tmp_path / "b.xlsx", KEEP)


@pytest.fixture
def shared(tmp_path):
    """A workbook whose texts are shared, as Excel writes them."""
    path = tmp_path / "共享.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("客户")
    sheet.write_row(0, 0, ["姓名", "备注"])
    for row in range(1, 10_001):
        sheet.write_row(row, 0, [f"甲{row % 7}", f"第{row}行 <&>"])
    sheet.write_rich_string(10_001, 0, "半", book.add_format({"bold": True}), "粗", "体")
    book.close()
    return path


def test_shared_texts_come_out_as_they_are(shared, tmp_path) -> None:
    run_file(shared, tmp_path / "o.xlsx", KEEP)
    rows = _cells(tmp_path / "o.xlsx")["客户"]
    assert rows[1:10_001] == [(f"甲{row % 7}", f"第{row}行 <&>") for row in range(1, 10_001)]
    assert rows[10_001] == ("半粗体", None)


def test_shared_texts_are_read_as_far_as_they_are_asked_for(shared) -> None:
    with zipfile.ZipFile(shared) as archive, archive.open("xl/sharedStrings.xml") as part:
        strings = SharedStrings(part)
        assert (strings[0], strings[1]) == ("姓名", "备注")
        assert part.tell() < 300_000
        assert strings[10_009] == "半粗体"
        assert strings[2] == "甲1"
        for outside in (10_010, -1):
            with pytest.raises(IndexError):
                strings[outside]
        strings.close()


def test_rows_outside_of_the_dimensions_that_a_sheet_claims_are_not_lost(shared, tmp_path) -> None:
    lying = _rewritten(
        shared, tmp_path / "a.xlsx", sheet1=lambda part: part.replace(b'ref="A1:B10002"', b'ref="A1:B2"')
    )
    assert run_file(lying, tmp_path / "o.xlsx", KEEP).rows.written == 10_001
    assert len(_cells(tmp_path / "o.xlsx")["客户"]) == 10_002


def test_a_workbook_whose_sheet_is_missing_is_an_error_and_no_smaller_workbook(source, tmp_path) -> None:
    with pytest.raises(DataError, match="已损坏"):
        run_file(_rewritten(source, tmp_path / "a.xlsx", sheet2=None), tmp_path / "o.xlsx", KEEP)


@pytest.mark.parametrize(
    ("part", "change"),
    [
        ("sheet1", lambda part: part[: len(part) // 2]),
        ("sheet1", lambda part: part.replace(b"<v>1</v>", b"<v>-1</v>", 1)),
        ("sheet1", lambda part: part.replace(b"<v>1</v>", b"<v>99999999</v>", 1)),
        ("sheet1", lambda part: part.replace(b'r="9', b'r="9999999999', 1)),
        ("sharedStrings", lambda part: part[: len(part) // 2]),
        ("sharedStrings", lambda _: b""),
        ("sharedStrings", lambda _: b"<sst><si/>"),
        ("sharedStrings", None),
        ("workbook", lambda part: part.replace(b"<sheets>", b"<sheet>")),
        ("workbook", None),
        ("[Content_Types]", None),
    ],
)
def test_a_workbook_with_a_broken_part_is_a_clear_error(shared, tmp_path, monkeypatch, part, change) -> None:
    monkeypatch.setattr(workbook_reading, "_LAST_ROW", 20_000)  # openpyxl counts up to a row, which takes its time
    with pytest.raises(DataError, match="不是xlsx工作簿，或已损坏"):
        run_file(_rewritten(shared, tmp_path / "a.xlsx", **{part: change}), tmp_path / "o.xlsx", KEEP)
    assert not (tmp_path / "o.xlsx").exists()


@pytest.mark.parametrize("part", ["sheet1", "sharedStrings"])
def test_an_archive_that_unpacks_beyond_measure_is_refused(shared, tmp_path, part) -> None:
    bomb = _rewritten(shared, tmp_path / "a.xlsx", **{part: lambda held: held + b" " * (17 << 20)})
    with pytest.raises(DataError, match="疑似压缩炸弹"):
        run_file(bomb, tmp_path / "o.xlsx", KEEP)


def test_entities_that_multiply_are_refused(shared, tmp_path) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 12))
    head = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "0123456789">{levels}]>'.encode()
    body = b'<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&e11;</t></si></sst>'
    bomb = _rewritten(shared, tmp_path / "a.xlsx", sharedStrings=lambda _: head + body)
    with pytest.raises(DataError, match="已损坏"):
        run_file(bomb, tmp_path / "o.xlsx", KEEP)


def test_a_number_that_is_not_finite_is_an_error(shared, tmp_path) -> None:
    odd = _rewritten(
        shared,
        tmp_path / "a.xlsx",
        sheet1=lambda part: part.replace(b'<c r="B5" t="s"><v>9</v>', b'<c r="B5"><v>1e999</v>'),
    )
    with pytest.raises(DataError, match="输出单元格 B5：不是有限的数"):
        run_file(odd, tmp_path / "o.xlsx", KEEP)


def test_a_text_that_grows_too_long_for_a_cell_is_an_error_and_not_cut_off(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("A_KEY", "00112233445566778899aabbccddeeff" * 2)
    book = xlsxwriter.Workbook(str(tmp_path / "a.xlsx"))
    sheet = book.add_worksheet("客户")
    sheet.write_string(0, 0, "备注")
    sheet.write_string(1, 0, "长" * 32_767)
    book.close()
    plan = plan_of("columns: {备注: {do: {action: token}}}", "env:A_KEY")
    with pytest.raises(DataError, match="输出单元格 A2：超过32767个字符"):
        run_file(tmp_path / "a.xlsx", tmp_path / "o.xlsx", plan)
    assert not (tmp_path / "o.xlsx").exists()


def test_a_full_folder_for_temporary_files_is_said(shared, tmp_path) -> None:
    script = tmp_path / "child.py"
    script.write_text(
        "import resource, sys\nfrom pathlib import Path\nfrom privacy.files.made_up import KEEP\n"
        "from zhengdun.privacy import DataError\nfrom zhengdun.privacy.files.running import run_file\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))\n"
        "try:\n    run_file(Path(sys.argv[1]), Path(sys.argv[2]), KEEP)\n"
        "except DataError as error:\n    sys.exit(str(error))\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "TMPDIR": str(tmp_path)}
    words = [sys.executable, str(script), str(shared), str(tmp_path / "o.xlsx")]
    found = subprocess.run(words, env=environment, capture_output=True, check=False)
    assert found.returncode == 1
    assert f"磁盘已满或超出限额，写不下：{tmp_path}" in found.stderr.decode()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="NOT TESTED: needs a device that is always full")
@pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")  # the library leaves its temporary files open
def test_a_full_disk_is_said_once_and_the_archive_does_not_complain_again(source, tmp_path, monkeypatch) -> None:
    def on_a_full_disk(file, _path) -> None:
        file._file = Path("/dev/full").open("wb")  # noqa: SIM115 - the writer closes it

    monkeypatch.setattr(workbook_writing._QuietFile, "__init__", on_a_full_disk)
    with pytest.raises(DataError, match="磁盘已满"):
        run_file(source, tmp_path / "o.xlsx", KEEP)
    gc.collect()  # what a destructor complains of is an error here
    assert not (tmp_path / "o.xlsx").exists()
