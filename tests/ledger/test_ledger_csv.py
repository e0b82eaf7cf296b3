"""CSV files: encodings, delimiters, and files that cannot be split into rows."""

import pytest

from zhengdun.ledger.reading import Limits, read_folder
from zhengdun.ledger.tables.institution import Institution

TEXT = "机构代码,机构名称,机构类别\r\nSEC001,示例证券,证券公司\r\n"


def written(tmp_path, content, name="机构.csv"):
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("end", ["\r\n", "\n"])
def test_encodings_and_delimiters(tmp_path, encoding, delimiter, end):
    text = TEXT.replace(",", delimiter).replace("\r\n", end)
    path = written(tmp_path, text.encode(encoding))
    assert read_folder(path)[Institution]["name"].to_list() == ["示例证券"]


@pytest.mark.parametrize("name", ["机构.csv", "01 机构.csv", "Institutions.csv", "institution.CSV"])
def test_the_file_is_called_as_the_table(tmp_path, name):
    assert read_folder(written(tmp_path, TEXT.encode(), name)).institutions == ("SEC001",)


def test_a_file_that_is_called_as_no_table(tmp_path, complaints):
    assert complaints(written(tmp_path, b"x", "机构表.csv")) == [
        "机构表.csv：没有名为“机构表”的台账，是否为《机构》；应为：台账名称（见模板的目录）"
    ]


def test_quotes_line_breaks_and_trailing_delimiters(tmp_path):
    text = '机构代码,机构名称,机构类别,,\nSEC001,"示例,""证券""\n公司",证券公司,,\n\n,,,,\n'
    ledgers = read_folder(written(tmp_path, text.encode()))
    assert ledgers[Institution]["name"].to_list() == ['示例,"证券"\n公司']


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"", "文件是空的；应为：UTF-8 或者 GB18030 编码的 CSV 文件"),
        (b" \r\n \r\n", "文件是空的"),
        (TEXT.encode("utf-16"), "含有空字节，可能是 UTF-16 编码"),
        (TEXT.replace("示例", "示\0例").encode(), "含有空字节"),
        (TEXT.encode() + b"\xff\xff\xff", "第 3 行有不属于 UTF-8 编码的字节"),
        (TEXT.encode("gb18030") + b"\n\xff\xff", "第 4 行有不属于 GB18030 编码的字节"),
        ((TEXT + 'SEC002,"没有关上').encode(), "从第 3 行起无法分列：引号不成对，或者一格过长"),
        ((TEXT + 'SEC002,"关"上,x').encode(), "从第 3 行起无法分列"),
        ((TEXT + "长" * 200_000).encode(), "从第 3 行起无法分列：引号不成对，或者一格过长"),
    ],
)
def test_what_cannot_be_split_into_rows(tmp_path, complaints, content, problem):
    (found,) = complaints(written(tmp_path, content))
    assert found.startswith(f"机构.csv：{problem}")


def test_every_ragged_row_is_reported(tmp_path, complaints):
    text = TEXT + "SEC002,乙\nSEC003,丙,证券公司,多了\nSEC004,丁,没有\n"
    assert complaints(written(tmp_path, text.encode())) == [
        "机构.csv｜第3行：有 2 个字段；应为：与标题行一样有 3 个字段",
        "机构.csv｜第4行：有 4 个字段；应为：与标题行一样有 3 个字段",
        "机构.csv｜第5行｜C列“机构类别”：没有“没有”这一选项；应为：以下之一："
        + complaints(written(tmp_path, TEXT.replace("证券公司", "没有").encode()))[0].partition("以下之一：")[2],
    ]


def test_references_to_a_table_with_ragged_rows_are_not_judged(tmp_path, complaints):
    written(tmp_path, TEXT.encode())
    written(tmp_path, "系统编号,系统名称\nS1,甲,多了\n".encode(), "信息系统.csv")
    written(tmp_path, "系统,备份日期\nS1,20260301\n".encode(), "备份作业.csv")
    assert complaints(tmp_path) == ["信息系统.csv｜第2行：有 3 个字段；应为：与标题行一样有 2 个字段"]


def test_a_file_that_is_too_long(tmp_path, complaints):
    (problem,) = complaints(written(tmp_path, TEXT.encode() * 5), limits=Limits(rows=9))
    assert problem == "机构.csv：超过 9 行；应为：不超过 9 行"


def test_a_number_is_a_code_in_csv(tmp_path):
    text = "机构代码,机构名称,机构类别\n0012,示例,证券公司\n13,示例,证券公司\n"
    assert read_folder(written(tmp_path, text.encode())).institutions == ("0012", "13")


def test_a_code_that_a_spreadsheet_rounded(tmp_path, complaints):
    text = "机构代码,机构名称,机构类别\n9.131E+17,示例,证券公司\n"
    (problem,) = complaints(written(tmp_path, text.encode()))
    assert "“9.131E+17”是被截断的编号" in problem


def test_a_serial_number_is_no_date_in_csv(tmp_path, complaints):
    written(tmp_path, TEXT.encode())
    written(tmp_path, "系统编号,系统名称,上线日期\nS1,甲,46082\n".encode(), "信息系统.csv")
    (problem,) = complaints(tmp_path)
    assert "“46082”不是日期" in problem
