"""Sheets and headings: what they may be called, and what is said of those that cannot be placed."""

import datetime as dt

import openpyxl
import polars as pl
import pytest
import xlsxwriter

from zhengdun.ledger.reading import Limits, read_folder
from zhengdun.ledger.tables.emergency import Drill
from zhengdun.ledger.tables.governance import Staff
from zhengdun.ledger.tables.institution import Institution
from zhengdun.ledger.tables.systems import DataCentre

OWN = "本机构演练"


@pytest.mark.parametrize(
    "title", ["应急演练", "06 应急演练", "6.应急演练", "Drills", "drill", "ＤＲＩＬＬＳ", " 应急演练 "]
)
def test_a_sheet_is_called_by_title_number_or_table_name(workbook, title):
    path = workbook({title: [["演练编号", "演练类型"], ["Y1", OWN]]})
    assert read_folder(path)[Drill]["code"].to_list() == ["Y1"]


@pytest.mark.parametrize(
    "headings",
    [
        ["演练编号", "演练类型", "结束日期"],
        ["Drill code", "Kind", "Ended on"],
        ["code", "kind", "ended_on"],
        ["演练编号*", "演练类型（必填）", "结束日期(yyyy-mm-dd)"],
        [" 演 练 编 号 * ", "Ｋｉｎｄ", "ENDED ON"],
        ["演练编号 （必填）*", "演练类型[单选]", "Ended  on"],
    ],
)
def test_a_heading_is_a_label_in_either_language_or_the_name(workbook, headings):
    path = workbook({"应急演练": [headings, ["Y1", OWN, "2026-03-01"]]})
    row = read_folder(path)[Drill].row(0, named=True)
    assert (row["code"], row["kind"], row["ended_on"]) == ("Y1", "own", dt.date(2026, 3, 1))


def test_a_unit_in_a_heading_does_not_count_but_a_remark_of_the_label_does(workbook):
    sheets = {
        "信息系统": [["系统编号", "系统名称"], ["S1", "交易"]],
        "恢复目标": [["系统", "恢复时间目标RTO（分钟）"], ["S1", "1,440"]],
        "系统变更": [["变更编号", "系统", "专家评审日期（关基）"], ["B1", "S1", "2026-03-01"]],
    }
    ledgers = read_folder(workbook(sheets))
    values = {name: value for frame in ledgers.frames.values() for name, value in frame.row(0, named=True).items()}
    assert values["recovery_time"] == 1440
    assert values["expert_review_on"] == dt.date(2026, 3, 1)


def test_an_unknown_heading_with_a_suggestion(workbook, complaints):
    path = workbook({"应急演练": [["演练编号", "演练类型", "结束时期", "天气"], ["Y1", OWN]]})
    assert complaints(path) == [
        "台账.xlsx｜应急演练｜第1行｜C列“结束时期”：《应急演练》没有这一列，是否为“结束日期”；应为：《应急演练》模板中的标题",
        "台账.xlsx｜应急演练｜第1行｜D列“天气”：《应急演练》没有这一列；应为：《应急演练》模板中的标题",
    ]


def test_an_unknown_sheet_with_a_suggestion(workbook, complaints):
    path = workbook({"应急演习": [["演练编号"], ["Y1"]], "天气": [["晴"]]})
    assert complaints(path) == [
        "台账.xlsx｜天气：没有名为“天气”的台账；应为：台账名称（见模板的目录）",
        "台账.xlsx｜应急演习：没有名为“应急演习”的台账，是否为《应急演练》；应为：台账名称（见模板的目录）",
    ]


def test_blank_sheets_and_those_that_hold_no_records_are_passed_over(workbook, complaints):
    path = workbook({"Sheet1": [], "目录": [["说明"]], "Index": [["x"]], "选项": [["是"]], "应急演练": []})
    assert complaints(path) == []


def test_a_heading_that_comes_twice(workbook, complaints):
    path = workbook({"应急演练": [["演练编号", "演练类型", "Kind"], ["Y1", OWN, OWN]]})
    assert complaints(path) == ["台账.xlsx｜应急演练｜第1行｜C列“Kind”：与 B 列是同一列；应为：每列一次"]


def test_a_column_without_a_heading(workbook, complaints):
    path = workbook({"应急演练": [["演练编号", None, "演练类型", None], ["Y1", None, OWN, "备注"]]})
    assert complaints(path) == [
        "台账.xlsx｜应急演练｜第1行｜D列：这一列有内容，但没有标题；应为：《应急演练》模板中的标题"
    ]


def test_a_missing_required_column_is_one_problem_not_one_a_row(workbook, complaints):
    path = workbook({"应急演练": [["演练编号"], ["Y1"], ["Y2"]]})
    (problem,) = complaints(path)
    assert problem.startswith("台账.xlsx｜应急演练：缺少必填列“演练类型”")


def test_a_missing_key_column(workbook, complaints):
    path = workbook({"应急演练": [["演练类型"], [OWN], [OWN]]})
    assert complaints(path) == [
        "台账.xlsx｜应急演练：缺少必填列“演练编号”；应为：编号，如 YL-2026-01（单元格设为文本格式）"
    ]


def test_a_sheet_of_200_columns_is_one_problem(workbook, complaints):
    path = workbook({"应急演练": [[f"列{number}" for number in range(200)], ["Y1"]]})
    assert complaints(path) == ["台账.xlsx｜应急演练：有 200 列；应为：不超过 100 列（《应急演练》有 10 列）"]


def test_a_sheet_that_is_too_long(workbook, complaints):
    path = workbook({"应急演练": [["演练编号", "演练类型"], *([f"Y{number}", OWN] for number in range(50))]})
    assert complaints(path, limits=Limits(rows=51)) == []
    assert complaints(path, limits=Limits(rows=50)) == ["台账.xlsx｜应急演练：有 51 行；应为：不超过 50 行"]


def test_a_cell_far_away_does_not_fill_the_memory(workbook, complaints):
    path = workbook({"应急演练": [["演练编号", "演练类型"], ["Y1", OWN]]})
    book = openpyxl.load_workbook(path)
    book["应急演练"]["XFD1048576"] = "x"
    book.save(path)
    (problem,) = complaints(path)
    assert problem.startswith("台账.xlsx｜应急演练：占用了 17,179,869,184 个单元格；应为：")


def test_formatted_blank_cells_far_away_are_no_matter(workbook, complaints):
    path = workbook({"应急演练": [["演练编号", "演练类型"], ["Y1", OWN]]})
    book = openpyxl.load_workbook(path)
    book["应急演练"]["XFD1048576"].number_format = "0.00"
    book.save(path)
    assert complaints(path) == []


def test_headings_need_not_stand_in_the_first_row_or_column(tmp_path, complaints):
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("机构")
        sheet.write_row("C4", ["机构代码", "机构名称", "机构类别"])
        sheet.write_row("C7", ["SEC001", "示例证券", "没有"])
    (problem,) = complaints(path)
    assert problem.startswith("台账.xlsx｜机构｜第7行｜E列“机构类别”：没有“没有”这一选项")


def test_blank_rows_are_skipped_and_still_counted(workbook, complaints):
    rows = [["演练编号", "演练类型"], [None, None], ["Y1", OWN], [" ", "\u3000"], ["Y2", "乱写"]]
    (problem,) = complaints(workbook({"应急演练": rows}))
    assert "第5行" in problem


@pytest.mark.parametrize("mark", ["示例：", "示例:", "Example: ", "example："])
def test_the_example_row_is_skipped(workbook, mark):
    path = workbook(
        {"数据中心": [["机构代码", "数据中心编号", "名称"], ["没有", f"{mark}DC1", None], [None, "DC2", "主"]]}
    )
    assert read_folder(path)[DataCentre]["code"].to_list() == ["DC2"]


class TestInstitution:
    """The institution's code may be left out where there is but one institution."""

    def test_it_is_filled_in_where_the_column_or_cell_is_blank(self, workbook):
        sheets = {
            "应急演练": [["演练编号", "演练类型"], ["Y1", OWN]],
            "人员": [["机构代码", "工号"], [None, "E1"], ["SEC001", "E2"]],
        }
        ledgers = read_folder(workbook(sheets))
        assert ledgers[Drill]["institution"].to_list() == ["SEC001"]
        assert ledgers[Staff]["institution"].to_list() == ["SEC001"] * 2

    def test_it_is_not_guessed_among_two(self, workbook, complaints):
        two = [["机构代码", "机构名称", "机构类别"], ["A", "甲", "证券公司"], ["B", "乙", "证券公司"]]
        sheets = {
            "机构": two,
            "应急演练": [["演练编号", "演练类型"], ["Y1", OWN], ["Y2", OWN]],
            "人员": [["机构代码", "工号"], [None, "E1"], ["B", "E2"]],
        }
        assert complaints(workbook(sheets, institution=False)) == [
            "台账.xlsx｜人员｜第2行｜A列“机构代码”：必填单元格为空；应为：《机构》中已有的编号",
            "台账.xlsx｜应急演练｜“机构代码”：机构代码为空，而《机构》中有 2 家机构；应为：每行填写机构代码",
        ]

    def test_an_unknown_one(self, workbook, complaints):
        (problem,) = complaints(workbook({"人员": [["机构代码", "工号"], ["SEC002", "E1"]]}))
        assert "《机构》中没有“SEC002”" in problem

    def test_no_table_of_institutions(self, workbook, complaints):
        sheets = {"人员": [["机构代码", "工号"], ["SEC001", "E1"]]}
        assert complaints(workbook(sheets, institution=False)) == ["缺少《机构》台账；应为：每家机构一行"]


class TestKeysAndReferences:
    """Keys within an institution; references to rows of the same institution."""

    def test_a_key_may_come_again_in_another_institution(self, workbook, complaints):
        sheets = {
            "机构": [["机构代码", "机构名称", "机构类别"], ["A", "甲", "证券公司"], ["B", "乙", "证券公司"]],
            "人员": [["机构代码", "工号"], ["A", "E1"], ["B", "E1"]],
        }
        assert complaints(workbook(sheets, institution=False)) == []

    def test_a_reference_does_not_reach_into_another_institution(self, workbook, complaints):
        sheets = {
            "机构": [["机构代码", "机构名称", "机构类别"], ["A", "甲", "证券公司"], ["B", "乙", "证券公司"]],
            "人员": [["机构代码", "工号"], ["A", "E1"]],
            "人员培训": [["机构代码", "培训编号", "讲师"], ["A", "P1", "E1"], ["B", "P1", "E1"]],
        }
        (problem,) = complaints(workbook(sheets, institution=False))
        assert problem.startswith("台账.xlsx｜人员培训｜第3行｜C列“讲师”：《人员》中没有“E1”")

    def test_each_lost_code_of_several_is_named(self, workbook, complaints):
        sheets = {
            "信息系统": [["系统编号", "系统名称"], ["S1", "交易"]],
            "应急演练": [["演练编号", "演练类型", "涉及系统"], ["Y1", OWN, "S1；S2, S3\nS1"]],
        }
        lost = complaints(workbook(sheets))
        assert [problem.split("：")[1] for problem in lost] == [
            "《信息系统》中没有“S2”；应为",
            "《信息系统》中没有“S3”；应为",
        ]

    def test_a_duplicate_names_the_earlier_row_even_in_another_file(self, workbook, complaints, tmp_path):
        workbook({"数据中心": [["数据中心编号", "名称"], ["DC1", "甲"], ["DC2", "乙"]]}, name="a.xlsx")
        workbook({"数据中心": [["数据中心编号", "名称"], ["DC2", "丙"]]}, name="b.xlsx", institution=False)
        assert complaints(tmp_path) == [
            "b.xlsx｜数据中心｜第2行｜A列“数据中心编号”：“DC2”与a.xlsx｜数据中心｜第3行重复；应为：不与其他行重复"
        ]

    def test_rows_whose_key_is_a_day(self, workbook, complaints):
        sheets = {
            "信息系统": [["系统编号", "系统名称"], ["S1", "交易"]],
            "备份作业": [["系统", "备份日期"], ["S1", "2026-03-01"], ["S1", dt.date(2026, 3, 1)]],
        }
        (problem,) = complaints(workbook(sheets))
        assert "第3行｜B列“备份日期”：“S1、2026-03-01”与第2行重复" in problem

    def test_no_references_are_judged_to_a_table_with_unreadable_keys(self, workbook, complaints):
        sheets = {
            "信息系统": [["系统编号", "系统名称"], ["1.5E+20", "交易"]],
            "备份作业": [["系统", "备份日期"], ["S1", "2026-03-01"]],
        }
        (problem,) = complaints(workbook(sheets))
        assert "被截断的编号" in problem

    def test_no_references_are_judged_to_a_table_on_an_unknown_sheet(self, workbook, complaints):
        sheets = {
            "信息系统表": [["系统编号", "系统名称"], ["S1", "交易"]],
            "备份作业": [["系统", "备份日期"], ["S1", "2026-03-01"]],
        }
        (problem,) = complaints(workbook(sheets))
        assert "没有名为“信息系统表”的台账，是否为《信息系统》" in problem


def test_one_table_from_several_sheets_and_files(workbook, tmp_path):
    workbook({"应急演练": [["演练编号", "演练类型"], ["Y1", OWN]]}, name="a.xlsx")
    workbook({"Drills": [["kind", "code"], ["own", "Y2"]]}, name="b.xlsx", institution=False)
    ledgers = read_folder(tmp_path)
    assert sorted(ledgers[Drill]["code"]) == ["Y1", "Y2"]
    assert ledgers[Institution].select(pl.len()).item() == 1
