"""Files that cannot be read at all: each is one problem, and the others are read on."""

import io
import zipfile

import pytest

from zhengdun.ledger.reading import Limits, read_folder

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WANT = "应为：未加密的 .xlsx 工作簿"


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", f"文件是空的；{WANT}"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), f"文件有密码保护；{WANT}"),
        (OLE + b"\0" * 600, "是旧版 Excel（.xls）文件；应为：另存为 .xlsx 工作簿"),
        (b"<html><table><tr><td>1</td></tr></table></html>", f"不是 .xlsx 工作簿；{WANT}"),
        (b"PK\x03\x04 and then nothing", f"文件已损坏；{WANT}"),
    ],
)
@pytest.mark.parametrize("name", ["台账.xlsx", "台账.XLSX", "台账.xlsm"])
def test_what_is_no_workbook(tmp_path, complaints, name, content, problem):
    (tmp_path / name).write_bytes(content)
    assert complaints(tmp_path) == [f"{name}：{problem}"]


def test_the_old_format_by_its_name(tmp_path, complaints):
    (tmp_path / "台账.xls").write_bytes(OLE + b"\0" * 600)
    assert complaints(tmp_path) == ["台账.xls：是旧版 Excel（.xls）文件；应为：另存为 .xlsx 工作簿"]


@pytest.mark.parametrize("suffix", [".et", ".xlsb", ".ods", ".numbers"])
def test_workbooks_of_other_programs(tmp_path, complaints, suffix):
    (tmp_path / f"台账{suffix}").write_bytes(b"x")
    assert complaints(tmp_path) == [f"台账{suffix}：不能读取 {suffix} 文件；应为：另存为 .xlsx 工作簿"]


def test_other_files_links_hidden_and_temporary_ones_are_passed_over(workbook, tmp_path, complaints):
    path = workbook({})
    for name in ("~$台账.xlsx", ".hidden.csv", "说明.txt", "年报.pdf"):
        (tmp_path / name).write_bytes(b"rubbish")
    (tmp_path / "link.xlsx").symlink_to(path)
    (tmp_path / "folder.xlsx").mkdir()
    assert complaints(tmp_path) == []


def test_nothing_to_read(tmp_path, complaints):
    assert complaints(tmp_path / "没有")[0].startswith("没有：不存在")
    (problem,) = complaints(tmp_path)
    assert problem.endswith("没有可读的台账文件；应为：.xlsx、.csv 或者 .parquet 文件")


def test_a_workbook_without_any_cell(workbook, complaints):
    assert complaints(workbook({"Sheet1": []}, institution=False)) == ["台账.xlsx：工作簿是空的；应为：台账"]


def test_one_bad_file_does_not_hide_the_problems_of_others(workbook, tmp_path, complaints):
    workbook({"应急演练": [["演练编号", "演练类型", "涉及系统"], ["Y1", "乱写", "S1"]]}, name="b.xlsx")
    (tmp_path / "a.xlsx").write_bytes(b"PK rubbish")
    (tmp_path / "c.csv").write_bytes(b"1,2")
    problems = complaints(tmp_path)
    assert [problem.split("｜")[0].split("：")[0] for problem in problems] == ["a.xlsx", "b.xlsx", "c.csv"]
    assert not any("《信息系统》中没有" in problem for problem in problems)  # it may be in a.xlsx


def test_a_file_that_is_too_large(workbook, complaints):
    (problem,) = complaints(workbook({}), limits=Limits(file_bytes=100))
    assert problem == "台账.xlsx：文件超过 100 字节；应为：拆成几个文件"


def test_a_file_without_permission(workbook, complaints, monkeypatch):
    path = workbook({})

    def refuse(_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.read_bytes", refuse)
    (problem,) = complaints(path)
    assert problem.startswith("台账.xlsx：无法打开（没有权限）")


def repacked(path, change):
    """The workbook at ``path`` with its parts (name -> content) changed."""
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    change(parts)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as new:
        for name, content in parts.items():
            new.writestr(name, content)
    path.write_bytes(packed.getvalue())
    return path


def test_a_zip_bomb_by_its_size(workbook, complaints):
    def bomb(parts):
        parts["xl/media/image1.png"] = bytes(40_000_000)

    path = repacked(workbook({}), bomb)
    assert path.stat().st_size < 100_000
    (problem,) = complaints(path)
    assert problem.startswith("台账.xlsx：解压后过大（40,0")
    assert "拒绝读取" in problem


def test_a_zip_bomb_that_lies_about_its_size(workbook, complaints):
    def bomb(parts):
        parts["xl/media/image1.png"] = bytes(40_000_000)

    path = repacked(workbook({}), bomb)
    size = (40_000_000).to_bytes(4, "little")
    content = path.read_bytes()
    assert size in content
    path.write_bytes(content.replace(size, (1000).to_bytes(4, "little")))
    assert complaints(path) == [f"台账.xlsx：文件已损坏；{WANT}"]


def test_limits_of_unpacked_size(workbook, complaints):
    (problem,) = complaints(workbook({}), limits=Limits(unpacked_bytes=1000))
    assert problem.endswith("应为：解压后不超过 1,000 字节")


def test_a_long_text_shared_by_many_cells_does_not_fill_the_memory(workbook, complaints):
    path = workbook({"数据中心": [["数据中心编号", "名称"], *([f"D{n}", "长" * 3000] for n in range(100))]})
    assert complaints(path, limits=Limits(unpacked_bytes=2_000_000)) == []
    problems = complaints(path, limits=Limits(unpacked_bytes=500_000))
    assert len(problems) == 1
    assert problems[0].startswith("台账.xlsx｜数据中心：文字共 9")


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/worksheets/sheet1.xml"])
@pytest.mark.parametrize("content", [b"", b"<", b"\0\1\2", b"<!DOCTYPE a [<!ENTITY b 'c'>]><worksheet>&b;</worksheet>"])
def test_damaged_parts(workbook, complaints, part, content):
    path = repacked(workbook({}), lambda parts: parts.__setitem__(part, content))
    (problem,) = complaints(path)
    assert "文件已损坏" in problem or "工作簿是空的" in problem


def test_a_missing_part(workbook, complaints):
    path = repacked(workbook({}), lambda parts: parts.pop("xl/workbook.xml"))
    assert complaints(path) == [f"台账.xlsx：文件已损坏；{WANT}"]


def test_encrypted_parts(workbook, complaints):
    path = workbook({})
    content = bytearray(path.read_bytes())
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + offset] |= 1
            place = content.find(mark, place + 4)
    path.write_bytes(content)
    assert complaints(path) == [f"台账.xlsx：文件有密码保护；{WANT}"]


def test_sheets_written_in_other_ways_read_the_same(workbook):
    """Cells without references, prefixed names, single quotes: all allowed, though Excel writes none of them."""
    path = workbook({"数据中心": [["数据中心编号", "名称"], ["DC1", "主中心"]]})
    expected = read_folder(path)

    def rewrite(parts):
        for name in list(parts):
            if name.startswith("xl/worksheets/"):
                xml = parts[name].decode()
                for place in ("A1", "B1", "C1", "A2", "B2", "C2"):
                    xml = xml.replace(f' r="{place}"', "")
                parts[name] = xml.replace('t="s"', "t='s'").encode()

    assert read_folder(repacked(path, rewrite)) == expected
