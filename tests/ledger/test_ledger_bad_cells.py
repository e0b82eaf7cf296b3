"""Bad cells of a workbook: each gives one line with its place, what is wrong and what is expected."""

import datetime as dt

import pytest
import xlsxwriter

DRILLS = ["演练编号", "演练类型", "开始日期", "涉及系统"]
JOINT = "关联主体联合演练"
WANT_DATE = "应为：日期，如 2026-03-01"
WANT_KIND = "应为：以下之一：关联主体联合演练、本机构演练"


def test_every_problem_of_every_sheet_is_reported_at_once_in_order_of_place(workbook, complaints):
    path = workbook(
        {
            "应急演练": [DRILLS, ["Y1", "乱写", "2026-02-30", None], ["Y1", JOINT, "明天", "SYS9"]],
            "数据中心": [["数据中心编号", "名称"], ["DC1", None]],
        }
    )
    assert complaints(path) == [
        "台账.xlsx｜应急演练｜第2行｜B列“演练类型”：没有“乱写”这一选项；" + WANT_KIND,
        "台账.xlsx｜应急演练｜第2行｜C列“开始日期”：没有“2026-02-30”这一天；" + WANT_DATE,
        "台账.xlsx｜应急演练｜第3行｜A列“演练编号”：“Y1”与第2行重复；应为：不与其他行重复",
        "台账.xlsx｜应急演练｜第3行｜C列“开始日期”：“明天”不是日期，没有日期的留空；" + WANT_DATE,
        "台账.xlsx｜应急演练｜第3行｜D列“涉及系统”：《信息系统》中没有“SYS9”；"
        "应为：《信息系统》中已有的编号，多个以、分隔",
        "台账.xlsx｜数据中心｜第2行｜B列“名称”：必填单元格为空；应为：文字",
    ]


def test_the_same_in_english(workbook, complaints):
    path = workbook({"Drills": [["Drill code", "Kind", "Ended on"], ["Y1", "joint", "2026/2/29"]]})
    assert complaints(path, lang="en") == [
        '台账.xlsx, sheet Drills, row 2, column C "Ended on": there is no 2026/2/29; expected: a date, as 2026-03-01'
    ]


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("2026-02-30", "没有“2026-02-30”这一天"),
        ("20260230", "没有“20260230”这一天"),
        ("2026年2月30日", "没有“2026年2月30日”这一天"),
        ("2026-13-01", "没有“2026-13-01”这一天"),
        ("三月一日", "“三月一日”不是日期，没有日期的留空"),
        ("01/02/2026", "“01/02/2026”不是日期"),
        ("26-03-01", "“26-03-01”不是日期"),
        ("2026-03", "“2026-03”不是日期"),
        (2026, "“2026”不是日期"),
        (True, "“true”不是日期，没有日期的留空"),
        ("2026-03-01 下午", "“2026-03-01 下午”中的“下午”无法识别"),
        ("2026-03-01T10:00:00Z", "“2026-03-01T10:00:00Z”带时区"),
    ],
)
def test_a_cell_that_is_no_date(workbook, complaints, cell, what):
    path = workbook({"应急演练": [DRILLS, ["Y1", JOINT, cell]]})
    assert complaints(path) == [f"台账.xlsx｜应急演练｜第2行｜C列“开始日期”：{what}；{WANT_DATE}"]


@pytest.mark.parametrize("day", [dt.date(1989, 12, 31), dt.date(2101, 1, 1), dt.time(9, 30)])
def test_a_date_out_of_reason(workbook, complaints, day):
    (problem,) = complaints(workbook({"应急演练": [DRILLS, ["Y1", JOINT, day]]}))
    assert "不在 1990-01-01 至 2100-12-31 之间" in problem


def test_the_first_and_the_last_day_within_reason(workbook, complaints):
    rows = [["Y1", JOINT, dt.date(1990, 1, 1)], ["Y2", JOINT, dt.date(2100, 12, 31)]]
    assert complaints(workbook({"应急演练": [DRILLS, *rows]})) == []


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("2026-03-01", "没有时刻"),
        ("2026-03-01 25:00", "中的“25:00”无法识别"),
        ("2026-03-01 09:60", "中的“09:60”无法识别"),
        ("2026-03-01T09:30:00+08:00", "带时区"),
        ("09:30", "不是日期"),
    ],
)
def test_a_cell_that_is_no_moment(workbook, complaints, cell, what):
    (problem,) = complaints(workbook({"网络安全事件": [["事件编号", "发现时间"], ["S1", cell]]}))
    assert problem.startswith("台账.xlsx｜网络安全事件｜第2行｜B列“发现时间”：")
    assert what in problem
    assert problem.endswith("应为：日期和时刻（北京时间），如 2026-03-01 09:30")


@pytest.mark.parametrize(
    ("cell", "what"),
    [
        ("95%", "带百分号"),
        ("５０％", "带百分号"),
        ("100 笔", "数字中夹有文字或符号：“100 笔”"),
        ("约100", "数字中夹有文字或符号"),
        ("1,00", "数字中夹有文字或符号"),
        ("1.2.3", "数字中夹有文字或符号"),
        ("很多", "“很多”不是数字"),
        ("nan", "“nan”不是数字"),
        ("inf", "“inf”不是数字"),
        ("1e999", "超出范围"),
        (-1, "-1.0 小于 0"),
    ],
)
def test_a_cell_that_is_no_quantity(workbook, complaints, cell, what):
    sheets = {
        "信息系统": [["系统编号", "系统名称"], ["S1", "交易"]],
        "性能容量": [["系统", "测量日期", "性能容量（笔/秒）"], ["S1", "2026-03-01", cell]],
    }
    (problem,) = complaints(workbook(sheets))
    assert problem.startswith("台账.xlsx｜性能容量｜第2行｜C列“性能容量（笔/秒）”：")
    assert what in problem
    assert problem.endswith("应为：只填数字，单位：笔/秒")


@pytest.mark.parametrize(
    ("cell", "what"),
    [("2.5", "不是整数"), (2.5, "不是整数"), ("1e3", "不是整数"), ("9" * 30, "超出范围"), ("两", "不是数字")],
)
def test_a_cell_that_is_no_whole_number(workbook, complaints, cell, what):
    (problem,) = complaints(workbook({"人员培训": [["培训编号", "参加人数"], ["P1", cell]]}))
    assert what in problem
    assert problem.endswith("应为：只填整数，单位：人")


def test_a_quantity_formatted_as_a_percentage(tmp_path, complaints):
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        percent = book.add_format({"num_format": "0.0%"})
        sheet = book.add_worksheet("人财投入")
        sheet.write_row(0, 0, ["机构代码", "年度", "信息技术投入"])
        sheet.write_row(1, 0, ["SEC001", 2026])
        sheet.write_number(1, 2, 0.5, percent)
    assert complaints(path) == [
        "缺少《机构》台账；应为：每家机构一行",
        "台账.xlsx｜人财投入｜第2行｜C列“信息技术投入”：单元格是百分比格式；应为：常规格式的数字，单位见标题",
    ]


@pytest.mark.parametrize(("cell", "read"), [("可能", "可能"), ("2", "2"), (2, "2"), ("是的", "是的")])
def test_a_cell_that_is_neither_yes_nor_no(workbook, complaints, cell, read):
    (problem,) = complaints(workbook({"备份作业": [["系统", "备份日期", "成功"], ["S1", "2026-03-01", cell]],
                                      "信息系统": [["系统编号", "系统名称"], ["S1", "交易"]]}))  # fmt: skip
    assert f"“{read}”不是“是”或“否”；应为：是、否，不清楚的留空" in problem


def test_a_choice_that_is_almost_right_is_suggested(workbook, complaints):
    (problem,) = complaints(workbook({"应急演练": [DRILLS, ["Y1", "联合演练"]]}))
    assert "没有“联合演练”这一选项，是否为“关联主体联合演练”" in problem


def test_one_wrong_choice_among_several_is_named(workbook, complaints):
    sheet = [["预案编号", "批准日期", "覆盖场景"], ["A1", "2026-03-01", "自然灾害和公共卫生事件、外星人"]]
    (problem,) = complaints(workbook({"应急预案": sheet}))
    assert problem.startswith("台账.xlsx｜应急预案｜第2行｜C列“覆盖场景”：没有“外星人”这一选项")


@pytest.mark.parametrize("cell", ["\x01", "名\x07称", "\x7f"])
def test_control_characters(workbook, complaints, cell):
    (problem,) = complaints(workbook({"数据中心": [["数据中心编号", "名称"], ["DC1", f"主{cell}中心"]]}))
    assert "控制字符" in problem


def test_a_code_with_a_separator_could_not_be_referred_to(workbook, complaints):
    (problem,) = complaints(workbook({"数据中心": [["数据中心编号", "名称"], ["DC1、DC2", "主中心"]]}))
    assert "编号“DC1、DC2”中有分隔符或者控制字符" in problem


def test_a_merged_range_is_one_problem_and_its_blank_cells_are_none(complaints, tmp_path):
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("数据中心")
        sheet.write_row(0, 0, ["机构代码", "数据中心编号", "名称"])
        sheet.write_row(1, 0, ["SEC001", "DC1"])
        sheet.write_row(2, 0, ["SEC001", "DC2"])
        sheet.merge_range("C2:C3", "主中心")
        book.add_worksheet("机构").write_row(0, 0, ["机构代码", "机构名称", "机构类别"])
        book.get_worksheet_by_name("机构").write_row(1, 0, ["SEC001", "示例证券", "证券公司"])
    assert complaints(path) == [
        "台账.xlsx｜数据中心｜第2行｜C列“名称”：合并单元格 C2:C3；应为：取消合并，每个单元格都填写"
    ]


@pytest.mark.parametrize("error", ["#REF!", "#DIV/0!", "#N/A", "#NAME?", "#VALUE!"])
def test_a_formula_that_fails(tmp_path, complaints, error):
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("机构")
        sheet.write_row(0, 0, ["机构代码", "机构名称", "机构类别"])
        sheet.write_row(1, 0, ["SEC001", None, "证券公司"])
        sheet.write_formula(1, 1, "=A1", None, error)
    assert complaints(path) == [f"台账.xlsx｜机构｜第2行｜B列“机构名称”：公式出错：{error}；应为：一个值"]


def test_a_formula_that_works_is_its_value(tmp_path, complaints):
    path = tmp_path / "台账.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("机构")
        sheet.write_row(0, 0, ["机构代码", "机构名称", "机构类别"])
        sheet.write_row(1, 0, ["SEC001", None, "证券公司"])
        sheet.write_formula(1, 1, '="示例"&"证券"', None, "示例证券")
    assert complaints(path) == []


class TestNumbersWhereTextIsExpected:
    """A spreadsheet program turns codes into numbers and dates, and what they were is lost."""

    @staticmethod
    def staff(tmp_path, cells):
        path = tmp_path / "台账.xlsx"
        with xlsxwriter.Workbook(path, {"default_date_format": "yyyy-mm-dd"}) as book:
            sheet = book.add_worksheet("机构")
            sheet.write_row(0, 0, ["机构代码", "机构名称", "机构类别"])
            sheet.write_row(1, 0, ["SEC001", "示例证券", "证券公司"])
            sheet = book.add_worksheet("人员")
            sheet.write_row(0, 0, ["工号", "姓名"])
            for row, (cell, format_) in enumerate(cells, 1):
                style = book.add_format({"num_format": format_}) if format_ else None
                sheet.write(row, 0, cell, style)
        return path

    def test_a_long_code_loses_its_last_digits(self, tmp_path, complaints):
        (problem,) = complaints(self.staff(tmp_path, [(6222031234567890123, None)]))
        assert "编号存成了数字，15 位之后已丢失" in problem
        assert problem.endswith("应为：单元格设为文本格式后重新填写")

    def test_a_long_code_kept_as_text_is_fine(self, tmp_path, complaints):
        assert complaints(self.staff(tmp_path, [("6222031234567890123", None)])) == []

    def test_a_code_whose_zeros_are_only_shown(self, tmp_path, complaints):
        (problem,) = complaints(self.staff(tmp_path, [(7, "0000")]))
        assert "编号存成了数字 7，开头的零只是显示" in problem

    def test_a_number_among_codes_with_leading_zeros(self, tmp_path, complaints):
        (problem,) = complaints(self.staff(tmp_path, [("0012", None), (13, None)]))
        assert problem.startswith("台账.xlsx｜人员｜第3行｜A列“工号”：编号存成了数字 13，可能丢了开头的零")

    def test_numbers_among_codes_without_zeros_are_fine(self, tmp_path, complaints):
        assert complaints(self.staff(tmp_path, [("12", None), (13, None)])) == []

    def test_a_code_that_became_a_date(self, tmp_path, complaints):
        (problem,) = complaints(self.staff(tmp_path, [(dt.date(2026, 3, 1), None)]))
        assert "电子表格把内容变成了日期（2026-03-01）" in problem

    def test_a_code_that_was_rounded_into_text(self, tmp_path, complaints):
        (problem,) = complaints(self.staff(tmp_path, [("6.22203E+18", None)]))
        assert "“6.22203E+18”是被截断的编号，末几位已丢失" in problem

    def test_a_reference_that_lost_its_zeros_is_recognised(self, workbook, complaints):
        sheets = {
            "人员": [["工号", "姓名"], ["0012", "甲"]],
            "人员培训": [["培训编号", "讲师"], ["P1", "12"]],
        }
        (problem,) = complaints(workbook(sheets))
        assert "《人员》中没有“12”，是否为“0012”" in problem
