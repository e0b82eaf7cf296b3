"""CSV files: what is not protected comes out as it went in; broken rows are put aside with their numbers."""

import csv
import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from privacy.files.made_up import KEEP

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files import delimited
from zhengdun.privacy.files.rejects import rejects_path
from zhengdun.privacy.files.running import Options, run_file
from zhengdun.privacy.plan import Plan

_CELL = st.text(st.sampled_from('a1 ,;"\n\r\t汉\U00020000é'), max_size=6)


def _rows(path: Path, encoding: str = "utf-8") -> list[list[str]]:
    return list(csv.reader(io.StringIO(path.read_bytes().decode(encoding), newline="")))


def _rejects(output: Path) -> list[tuple[int, str, str]]:
    lines = rejects_path(output).read_text(encoding="utf-8").splitlines()
    return [(line["row"], line["reason"], line["record"]) for line in map(json.loads, lines)]


def _run(tmp_path: Path, data: bytes, plan: Plan = KEEP) -> Path:
    source, output = tmp_path / "客户.csv", tmp_path / "结果.csv"
    source.write_bytes(data)
    run_file(source, output, plan, Options(overwrite=True))
    return output


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40, deadline=None)
@given(st.lists(st.tuples(_CELL, _CELL, _CELL), max_size=8), st.sampled_from(["utf-8", "gb18030"]), st.integers(4, 60))
def test_cells_come_out_as_they_went_in(tmp_path, rows, encoding, part_bytes) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([("列1", "列2", "列3"), *rows])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(delimited, "PART_BYTES", part_bytes)
        output = _run(tmp_path, text.getvalue().encode(encoding))
    assert _rows(output, encoding) == [["列1", "列2", "列3"], *map(list, rows)]
    assert not rejects_path(output).exists()


@pytest.mark.parametrize("head", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_the_way_of_writing_is_kept(tmp_path, head, newline, delimiter) -> None:
    data = head + newline.join([f"姓名{delimiter}数", f"甲{delimiter}1", f"{delimiter}2", ""]).encode()
    assert _run(tmp_path, data).read_bytes() == data


def test_gb18030_stays_gb18030(tmp_path) -> None:
    data = "姓名,数\n𠮷,1\n".encode("gb18030")
    assert _run(tmp_path, data).read_bytes() == data


def test_broken_rows_are_put_aside_with_their_numbers(tmp_path) -> None:
    data = b'a,b\n1,2\n3\n"x\ny",4\n5,6,7\n' + b"\xff\xfe,8\n9,10\n"
    output = _run(tmp_path, data)
    assert _rows(output) == [["a", "b"], ["1", "2"], ["x\ny", "4"], ["9", "10"]]
    assert sorted(_rejects(output)) == [
        (3, "应有2个单元格，实有1个", "3"),
        (5, "应有2个单元格，实有3个", "5,6,7"),
        (6, "不是规定编码的文字", "\\xff\\xfe,8"),
    ]


def test_numbers_of_broken_rows_count_on_from_part_to_part(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(delimited, "PART_BYTES", 20)
    lines = [f"{row},x" if row % 10 else f"{row}" for row in range(2, 60)]
    output = _run(tmp_path, ("a,b\n" + "\n".join(lines)).encode())
    assert [(row, text) for row, _, text in _rejects(output)] == [(row, str(row)) for row in range(10, 60, 10)]


def test_a_mark_that_is_never_closed_puts_the_rest_aside(tmp_path) -> None:
    output = _run(tmp_path, b'a,b\n1,2\n3,"x\n4,5\n')
    assert _rows(output) == [["a", "b"], ["1", "2"]]
    assert _rejects(output) == [(3, "引号没有闭合", '3,"x\n4,5\n')]


def test_the_reject_file_is_for_its_owner_only(tmp_path) -> None:
    output = _run(tmp_path, b"a,b\n1\n")
    assert rejects_path(output).stat().st_mode & 0o777 == 0o600


def test_a_single_column_may_have_empty_cells(tmp_path) -> None:
    assert _run(tmp_path, "备注\n\n甲\n\n".encode()).read_bytes() == "备注\n\n甲\n\n".encode()


def test_a_file_without_a_header_does_not_pass_its_first_row(tmp_path) -> None:
    with pytest.raises(DataError, match="第2列的列名像个人信息") as caught:
        _run(tmp_path, "甲,13800138000\n乙,13912345678\n".encode())
    assert "13800138000" not in caught.value.zh + caught.value.en
    assert not (tmp_path / "结果.csv").exists()


@pytest.mark.parametrize("text", ["张三\n李四\n王五\n", "1,欧阳娜娜\n2,李四\n3,王五\n"])
def test_a_name_is_no_name_of_a_column_of_names(tmp_path, text) -> None:
    with pytest.raises(DataError, match="的列名像个人信息"):
        _run(tmp_path, text.encode(), Plan.preset("strict"))


@pytest.mark.parametrize("name", ["申请人", "安全员", "曾用名", "董事", "高管", "付款方", "客户"])
def test_a_column_of_names_may_be_called_by_what_they_are(tmp_path, name) -> None:
    assert _run(tmp_path, f"{name}\n李四\n王五\n".encode(), Plan.preset("strict")).exists()


@pytest.mark.parametrize("title", ["客户名单", "客户名单,,", "客户名单（内部）\t\t"])
@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_a_title_above_the_names_of_the_columns_does_not_hide_what_they_hold(tmp_path, title, delimiter) -> None:
    rows = [["客户号", "姓名", "手机"], ["1", "张三", "13800138000"], ["2", "李四", ""]]
    text = "\n".join([title, *(delimiter.join(row) for row in rows), ""])
    with pytest.raises(DataError, match=r"第1行只填了1格.*请删去列名以上的行"):
        _run(tmp_path, text.encode(), Plan.preset("strict"))


def test_text_with_a_few_delimiters_in_it_has_no_title(tmp_path) -> None:
    text = "备注\n来电，要求改地址\n甲,乙,丙\n无\n"
    assert _run(tmp_path, text.encode()).read_text() == "备注\n来电，要求改地址\n无\n"


def test_a_header_alone_is_a_file_without_rows(tmp_path) -> None:
    assert _run(tmp_path, b"a,b").read_bytes() == b"a,b\n"


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "没有表头"),
        (b"\n1\n", "没有表头"),
        (b"a,b,a\n1,2,3\n", "表头中“a”重复"),
        (b"a,b,c,,\n1,2,3,,\n", "表头中有2列没有列名；请补上列名"),
        ("a,b".encode("utf-16"), "不是UTF-8或GB18030文本"),
        (b"PK\x03\x04\0\0", "不是UTF-8或GB18030文本"),
    ],
)
def test_what_is_no_csv_file_is_a_clear_error(tmp_path, data, message) -> None:
    with pytest.raises(DataError, match=message):
        _run(tmp_path, data)
    assert not (tmp_path / "结果.csv").exists()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(st.binary(max_size=120))
def test_rubbish_is_an_error_or_every_row_is_accounted_for(tmp_path, data) -> None:
    source, output = tmp_path / "r.csv", tmp_path / "o.csv"
    source.write_bytes(data)
    try:
        manifest = run_file(source, output, KEEP, Options(overwrite=True))
    except DataError:
        return
    assert manifest.rows.read == manifest.rows.written + manifest.rows.rejected


def test_a_row_that_is_no_text_and_too_long_besides_is_put_aside_once(tmp_path) -> None:
    source, output = tmp_path / "客户.csv", tmp_path / "结果.csv"
    lines = [b"a,b", *[f"甲{row},x".encode() for row in range(300)], b"1,\xe7\x9fx,3", "乙,y".encode()]
    source.write_bytes(b"\n".join(lines) + b"\n")
    manifest = run_file(source, output, KEEP)
    assert (manifest.rows.read, manifest.rows.written, manifest.rows.rejected) == (302, 301, 1)
    assert '"row": 302' in rejects_path(output).read_text(encoding="utf-8")
