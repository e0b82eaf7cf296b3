"""Ledgers as people fill them in: titles above, notes below, examples half changed, dashes for what there is not."""

import datetime as dt

import openpyxl
import polars as pl
import pytest

from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.declared import declared
from zhengdun.ledger.examples import example_row
from zhengdun.ledger.naming import column_named, table_named
from zhengdun.ledger.problems import BadLedgers
from zhengdun.ledger.reading import read_folder
from zhengdun.ledger.schema import TABLES
from zhengdun.ledger.tables.content import ContentIncident
from zhengdun.ledger.tables.emergency import Drill
from zhengdun.ledger.tables.systems import System
from zhengdun.ledger.template import write_template

OWN = "本机构演练"
DRILLS = ["机构代码", "演练编号", "演练类型", "开始日期"]
DRILL = ["SEC001", "Y1", OWN, dt.date(2026, 3, 1)]
NOTE = "是记录的，补上；表下的说明、合计、签名，删去"


class TestNothing:
    """“无” and a dash are no text: they prove nothing, and a cell that holds them is as good as blank."""

    @pytest.mark.parametrize("nothing", ["无", "/", "—", "-", " 不适用 ", "N/A", "暂无", "／"])
    def test_in_texts_dates_and_references_it_is_blank(self, workbook, nothing):
        rows = [
            ["编号", "发现时间", "处置记录", "报告日期"],
            ["W1", dt.datetime(2026, 3, 1, 9, 30), nothing, nothing],  # noqa: DTZ001 -- as a workbook holds it
        ]
        row = read_folder(workbook({"违法违规信息处置": rows}))[ContentIncident].row(0, named=True)
        assert (row["record"], row["reported_on"]) == (None, None)

    def test_where_a_text_is_required_it_is_missing(self, workbook, complaints):
        path = workbook({"信息系统": [["系统编号", "系统名称"], ["S1", "无"]]})
        assert complaints(path) == ["台账.xlsx｜信息系统｜第2行｜B列“系统名称”：必填单元格为空；应为：文字"]

    def test_in_parquet_a_text_of_it_is_blank_too(self, tmp_path):
        pl.DataFrame({"institution": ["SEC001"], "name": ["示例"], "kind": ["core"], "bureau": ["无"]}).write_parquet(
            tmp_path / "institution.parquet"
        )
        (frame,) = read_folder(tmp_path).frames.values()
        assert frame["bureau"].to_list() == [None]

    def test_a_code_is_what_it_is(self, workbook):
        rows = [["系统编号", "系统名称"], ["-", "甲"]]
        assert read_folder(workbook({"信息系统": rows}))[System]["code"].to_list() == ["-"]


class TestAboveTheTable:
    """Titles, units and groups of columns may stand above the headings."""

    @pytest.mark.parametrize(
        "above",
        [
            [["示例证券应急演练台账（2026年）"]],
            [["应急演练"], ["填报单位：示例证券", None, None, "填报日期：2026-10-31"]],
            [[None, "基本信息", None, "日期"], [None]],
        ],
    )
    def test_they_are_left_out(self, workbook, above):
        assert read_folder(workbook({"应急演练": [*above, DRILLS, DRILL]}))[Drill]["code"].to_list() == ["Y1"]

    def test_they_may_be_merged(self, workbook):
        path = workbook({"应急演练": [["应急演练台账"], DRILLS, DRILL]})
        book = openpyxl.load_workbook(path)
        book["应急演练"].merge_cells("A1:D1")
        book.save(path)
        assert read_folder(path)[Drill].height == 1

    def test_rows_are_counted_from_the_top_of_the_sheet(self, workbook, complaints):
        rows = [["应急演练台账"], DRILLS, DRILL, ["SEC001", "Y2", "乱写"]]
        (problem,) = complaints(workbook({"应急演练": rows}))
        assert "第4行｜C列“演练类型”" in problem


class TestBelowTheTable:
    """Each row that is no record is one problem, which says what to do."""

    @pytest.mark.parametrize(
        ("row", "lacking"),
        [
            (["注：数据由信息技术部提供"], "“演练编号”“演练类型”"),
            (["填表人：甲", None, None, "2026-10-31"], "“演练编号”“演练类型”"),
            ([None, "说明：含联合演练"], "“演练类型”"),
        ],
    )
    def test_a_note_or_signature(self, workbook, complaints, row, lacking):
        assert complaints(workbook({"应急演练": [DRILLS, DRILL, [], row]})) == [
            f"台账.xlsx｜应急演练｜第4行：这一行没有填{lacking}，不像一条记录；应为：{NOTE}"
        ]

    def test_a_merged_note_is_one_problem(self, workbook, complaints):
        path = workbook({"应急演练": [DRILLS, DRILL, [], ["备注：以上属实"]]})
        book = openpyxl.load_workbook(path)
        book["应急演练"].merge_cells("A4:D4")
        book.save(path)
        (problem,) = complaints(path)
        assert "第4行：这一行没有填" in problem

    def test_the_same_in_english(self, workbook, complaints):
        path = workbook({"Drills": [["Drill code", "Kind"], [None, "joint"]]})
        assert complaints(path, lang="en") == [
            "台账.xlsx, sheet Drills, row 2: the row lacks Drill code and is hardly a record; expected: filled in if it"
            " is one; notes, sums and signatures deleted"
        ]

    def test_rows_prepared_with_the_institution_alone_are_blank(self, workbook):
        rows = [DRILLS, DRILL, *[["SEC001"]] * 3]
        assert read_folder(workbook({"应急演练": rows}))[Drill].height == 1

    def test_where_the_key_has_no_column_that_alone_is_told(self, workbook, complaints):
        path = workbook({"机构": [["机构代吗", "机构名称", "机构类别"], ["SEC001", "示例", "证券公司"]]})
        assert any("机构代码" in problem for problem in complaints(path))

    def test_a_record_whose_key_was_forgotten_is_told_cell_by_cell(self, workbook, complaints):
        rows = [[*DRILLS, "结束日期"], ["SEC001", None, OWN, "2026-03-01", "2026-03-02"]]
        (problem,) = complaints(workbook({"应急演练": rows}))
        assert "B列“演练编号”：必填单元格为空" in problem

    @pytest.mark.parametrize("again", [DRILLS, ["机构代码 *", "系统编号 *", "系统名称 *"]])
    def test_headings_once_more(self, workbook, complaints, again):
        assert complaints(workbook({"应急演练": [DRILLS, DRILL, [], again]})) == [
            "台账.xlsx｜应急演练｜第4行：又是一行列标题；应为：一个工作表只放一张台账，列标题只有一行"
        ]


class TestExamples:
    """The example of the template is passed over; a record that was written into it is not."""

    @staticmethod
    def template(tmp_path, table, **cells):
        (path,) = write_template(tmp_path)
        book = openpyxl.load_workbook(path)
        for title, values in {"机构": {"institution": "SEC001"}, table.sheet.zh: cells}.items():
            sheet = next(sheet for sheet in book if sheet.title.endswith(title))
            columns = {column_named(table_named(title), cell.value): cell.column for cell in sheet[1]}
            for name, value in values.items():
                sheet.cell(2, columns[name], value)
        book.save(path)
        return path

    def test_one_that_was_changed_but_left_marked(self, tmp_path, complaints):
        path = self.template(tmp_path, System, name="网上交易系统")
        assert complaints(path) == [
            "台账模板.xlsx｜04 信息系统｜第2行：这一行已经改写，却还标着“示例：”，不会被读取；"
            "应为：是记录的，去掉“示例：”；不是的，删去这一行"
        ]

    def test_what_refers_to_it_is_no_further_problem(self, tmp_path, complaints):
        path = self.template(tmp_path, System, name="网上交易系统")
        book = openpyxl.load_workbook(path)
        book["14 备份作业"].append(["SEC001", "SYS001", "2026-03-02", "是"])
        book.save(path)
        assert len(complaints(path)) == 1

    @pytest.mark.parametrize("cells", [{}, {"institution": "SEC009"}, {"online_on": "", "important": ""}])
    def test_one_that_says_nothing_new(self, tmp_path, cells):
        assert System not in read_folder(self.template(tmp_path, System, **cells)).frames


def test_a_formula_that_was_never_calculated_is_not_blank(workbook, complaints):
    path = workbook({"应急演练": [DRILLS, DRILL]})
    book = openpyxl.load_workbook(path)
    book["应急演练"]["D2"] = "=TODAY()"
    book.save(path)
    assert complaints(path) == [
        "台账.xlsx｜应急演练｜第2行｜D列“开始日期”：公式没有计算结果；应为：用 Excel 打开并保存，或者填写一个值"
    ]


def test_columns_for_numbers_and_remarks_are_passed_over(workbook):
    rows = [["序号", *DRILLS, "备注（可选）", "备注"], [1, *DRILL, "一切正常", None]]
    assert read_folder(workbook({"应急演练": rows}))[Drill].height == 1


def test_nothing_is_said_of_what_an_unknown_institution_refers_to(workbook, complaints):
    rows = [["机构代码", "系统编号", "系统名称"], ["SEC001", "S1", "甲"]]
    backups = [["机构代码", "系统", "备份日期"], ["示例证券", "S1", "2026-03-01"], ["SEC001", "甲", "2026-03-01"]]
    assert complaints(workbook({"信息系统": rows, "备份作业": backups})) == [
        "台账.xlsx｜备份作业｜第2行｜A列“机构代码”：《机构》中没有“示例证券”，是否为“SEC001”；应为：《机构》中已有的编号",
        "台账.xlsx｜备份作业｜第3行｜B列“系统”：《信息系统》中没有“甲”，是否为“S1”；应为：《信息系统》中已有的编号",
    ]


@pytest.mark.parametrize("table", TABLES.values(), ids=lambda table: table.table)
def test_a_row_that_comes_twice_is_told_in_every_table(table):
    row = {
        name: cell if cell is not None else "甲"
        for name, cell in zip(declared(table).types, example_row(table), strict=True)
    }
    mark = declared(table).own_key[0]
    row[mark] = str(row[mark]).removeprefix("示例：") or "甲"
    frame = pl.DataFrame({name: [str(cell)] * 2 for name, cell in row.items()})
    with pytest.raises(BadLedgers, match="与第1行重复"):
        Ledgers.from_frames({table: frame}, references=False)


def test_a_copy_in_the_same_folder_is_one_problem_a_table(workbook, tmp_path, complaints):
    path = workbook({"应急演练": [DRILLS, *(["SEC001", f"Y{number}", OWN] for number in range(9))]})
    (tmp_path / "台账 - 副本.xlsx").write_bytes(path.read_bytes())
    assert complaints(tmp_path) == [
        "台账.xlsx｜应急演练：有 9 行与 台账 - 副本.xlsx 中的重复，是否为同一份台账的副本；"
        "应为：文件夹中只留一份；不同机构的，机构代码不同",
        "台账.xlsx｜机构｜第2行｜A列“机构代码”：“SEC001”与台账 - 副本.xlsx｜机构｜第2行重复；应为：不与其他行重复",
    ]


def test_a_folder_whose_ledgers_lie_in_subfolders(workbook, tmp_path, complaints):
    (tmp_path / "甲").mkdir()
    workbook({}, name="甲/台账.xlsx")
    (problem,) = complaints(tmp_path)
    assert (
        "台账文件都在子文件夹里，子文件夹不读取；应为：一家机构的子文件夹；或者各机构的文件放在同一个文件夹里"
        in problem
    )
