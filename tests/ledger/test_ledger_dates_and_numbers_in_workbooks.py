"""Dates and numbers as workbooks store them, beside how they are shown."""

import datetime as dt

import pytest
import xlsxwriter

from zhengdun.ledger.reading import read_folder
from zhengdun.ledger.tables.emergency import Drill, Incident
from zhengdun.ledger.tables.governance import Budget


@pytest.fixture
def sheet(tmp_path):
    """A workbook with one institution and one sheet, whose rows are (value, number format) pairs."""

    def write(title, headings, *rows, **options):
        path = tmp_path / "台账.xlsx"
        with xlsxwriter.Workbook(path, options) as book:
            institution = book.add_worksheet("机构")
            institution.write_row(0, 0, ["机构代码", "机构名称", "机构类别"])
            institution.write_row(1, 0, ["SEC001", "示例证券", "证券公司"])
            sheet = book.add_worksheet(title)
            sheet.write_row(0, 0, headings)
            for number, row in enumerate(rows, 1):
                for column, (value, code) in enumerate(row):
                    sheet.write(number, column, value, book.add_format({"num_format": code}) if code else None)
        return path

    return write


DRILL = ("演练编号", "演练类型", "开始日期")


@pytest.mark.parametrize(
    "code", ["yyyy-mm-dd", "yyyy/m/d", 'yyyy"年"m"月"d"日"', "[$-804]yyyy年m月d日;@", 14, 31, 57, "General", None, "0"]
)
@pytest.mark.parametrize("fraction", [0, 0.5])
def test_a_date_is_a_date_however_it_is_shown(sheet, code, fraction):
    """Readers of .xlsx do not know the Chinese formats 27 to 36 and 50 to 58, and give the number of days."""
    path = sheet("应急演练", DRILL, [("Y1", None), ("own", None), (46082 + fraction, code)])
    assert read_folder(path)[Drill]["started_on"].to_list() == [dt.date(2026, 3, 1)]


@pytest.mark.parametrize("code", ["yyyy-mm-dd hh:mm", "General"])
@pytest.mark.parametrize(
    "moment", ["1990-01-01 00:00:00", "2026-03-01 09:30:00", "2026-03-01 23:59:59", "2100-12-31 00:00:01"]
)
def test_a_moment_is_exact_to_the_second(sheet, code, moment):
    days = (dt.datetime.fromisoformat(moment) - dt.datetime.fromisoformat("1899-12-30")) / dt.timedelta(days=1)
    path = sheet("网络安全事件", ("事件编号", "发现时间"), [("S1", None), (days, code)])
    assert read_folder(path)[Incident]["found_at"].to_list() == [dt.datetime.fromisoformat(moment)]


@pytest.mark.parametrize(
    "code", ["yyyy-mm-dd", "yyyy/m/d", 'yyyy"年"m"月"d"日"', "[$-804]yyyy年m月d日;@", 'd "h"', 14, 31, 57]
)
def test_a_day_shown_without_a_time_is_no_moment(sheet, complaints, code):
    """Midnight is not what was meant: a clock of an hour would have run out before the incident."""
    rows = [("S1", None), (46082, code)], [("S2", None), (46082.5, "yyyy-mm-dd hh:mm")]
    (problem,) = complaints(sheet("网络安全事件", ("事件编号", "发现时间"), *rows))
    assert "“2026-03-01”没有时刻" in problem
    assert "第2行" in problem


@pytest.mark.parametrize("code", ["yyyy-mm-dd hh:mm", "yyyy-m-d h:mm", 22, "General"])
def test_midnight_that_is_shown_is_a_moment(sheet, code):
    path = sheet("网络安全事件", ("事件编号", "发现时间"), [("S1", None), (46082, code)])
    assert read_folder(path)[Incident]["found_at"].to_list() == [dt.datetime.fromisoformat("2026-03-01 00:00:00")]


def test_a_day_typed_without_separators(sheet):
    path = sheet("应急演练", DRILL, [("Y1", None), ("own", None), (20260301, None)])
    assert read_folder(path)[Drill]["started_on"].to_list() == [dt.date(2026, 3, 1)]


def test_dates_counted_from_1904(sheet, complaints):
    day = dt.date(2026, 3, 1)
    rows = [("Y1", None), ("own", None), (day, "yyyy-mm-dd")]
    assert read_folder(sheet("应急演练", DRILL, rows, date_1904=True))[Drill]["started_on"].to_list() == [day]
    (problem,) = complaints(sheet("应急演练", DRILL, [*rows[:2], (day, "General")], date_1904=True))
    assert "“44620”不是日期" in problem


@pytest.mark.parametrize("value", [0.1, 1 / 3, 123456789.123456, 1e-12, 0.1234567890123, 5e14, 0])
def test_quantities_are_as_exact_as_they_are_stored(sheet, value):
    path = sheet("人财投入", ("年度", "信息技术投入"), [(2026, None), (value, "0.00")], [(2027, None), (1 / 7, None)])
    read = read_folder(path)[Budget]["it_spending"].to_list()
    assert read == [pytest.approx(value, rel=1e-14, abs=0), pytest.approx(1 / 7, rel=1e-14)]


def test_numbers_as_text_are_numbers(sheet):
    path = sheet("人财投入", ("年度", "信息技术投入"), [("2026", "@"), ("1,234.5", "@")])
    assert read_folder(path)[Budget].row(0)[1:3] == (2026, 1234.5)
