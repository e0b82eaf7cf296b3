"""The workbook: five sheets that say what the findings say, and never compute."""

import zipfile
from datetime import datetime
from io import BytesIO

import openpyxl
import polars as pl
import pytest

from zhengdun.duties.testing import ON, ledgers_of, record, system
from zhengdun.exports import workbook_report as module
from zhengdun.exports.workbook_report import TooManyFindings, workbook_report
from zhengdun.kit.outcomes import Outcome
from zhengdun.ledger.tables.capacity import CapacityRecord


def book_of(assessed, **options):
    return workbook_report(assessed.findings, assessed.ledgers, calendar=assessed.calendar, **options)


def opened(assessed, **options):
    return openpyxl.load_workbook(BytesIO(book_of(assessed, **options)))


def rows(sheet):
    heads, *found = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in found]


def test_the_sheets_in_both_languages(small):
    assert opened(small).sheetnames == ["概览", "不符合", "证据不足", "期限", "全部"]
    assert opened(small, lang="en").sheetnames == ["Overview", "Breached", "Cannot tell", "Deadlines", "All"]


def test_every_finding_is_in_it_once(sample):
    book, counts = opened(sample), sample.findings.counts()
    assert book["全部"].max_row == sample.findings.frame.height + 1
    assert book["不符合"].max_row == counts[Outcome.BREACHED] + 1
    assert book["证据不足"].max_row == counts[Outcome.CANNOT_TELL] + counts[Outcome.ERROR] + 1


def test_a_breach_carries_words_arithmetic_remedy_and_consequences(small):
    breached = rows(opened(small)["不符合"])
    short = next(row for row in breached if row["规则"] == "21.3a")
    assert short["对象"] == "集中交易系统"
    assert short["对象代码"] == "S1"
    assert short["原文"] == "“重要信息系统的性能容量应当在历史峰值的两倍以上”"
    assert short["事实与计算"].startswith("性能容量 1,300，应当 ≥ 1,400")
    assert short["法律责任"] == "第六十二条第一款"
    assert short["行为日"] == "2026-06-01 至 2026-06-30 之间（其后是否改正未见记录）"
    assert not short["说明"]
    assert short["判断依据"] == "办法"
    assert short["豁免至"] == datetime.fromisoformat("2026-08-31")
    late = next(row for row in breached if row["对象代码"] == "YL-1")
    assert late["报送"] == "联合演练情况报告"
    assert late["报送对象"] == "中国证监会"
    assert late["行为日"].endswith("2026-04-30")


def test_deadlines_are_dates_with_their_derivation(small):
    found = {row["对象代码"]: row for row in rows(opened(small)["期限"])}
    assert found["YL-2"]["逾期"] == "逾期"
    assert found["YL-3"]["逾期"] is None
    assert found["YL-3"]["到期日"] == datetime.fromisoformat("2026-07-15")
    assert "第15个工作日" in found["YL-3"]["推算"]


def test_what_record_is_missing(small):
    found = {(row["规则"], row["对象"]): row["需要补的记录"] for row in rows(opened(small)["证据不足"])}
    assert found["21.3a", "未测系统"] == "在“性能容量”中补登这些对象的记录"
    assert found["9.1d", "示例机构"] == "建立台账“责任人声明”，逐项登记"


def test_the_overview_counts_every_article(small):
    sheet = opened(small)["概览"]
    told = {row[0]: row[2:] for row in sheet.iter_rows(values_only=True) if row[0]}
    assert told["条"] == ("结论总数", "✗ 不符合", "! 出错", "? 证据不足", "✓ 符合", "– 不适用")
    assert told["第二十一条"] == (6, 1, 0, 4, 1, 0)
    assert told["合计"] == (13, 5, 0, 6, 1, 1)
    fills = {row[0].value: row[0].fill.fgColor.rgb for row in sheet.iter_rows()}
    assert fills["第二十一条"] == "FFFBD5D1"


def test_headings_stay_in_sight_and_filter(small):
    book = opened(small)
    for name in ("不符合", "证据不足", "期限", "全部"):
        assert book[name].freeze_panes == "A2"
        assert book[name].auto_filter.ref.startswith("A1:")
        assert book[name].print_title_rows == "$1:$1"
    assert book["不符合"]["A2"].alignment.wrap_text


@pytest.mark.parametrize("text", ["=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "http://x.example", "12"])
def test_nothing_from_the_ledgers_runs_or_links(assess, text):
    ledgers = ledgers_of(
        system("S1", name=text),
        record(CapacityRecord, system="S1", measured_on="2026-06-01", capacity=1.0, historical_peak=9.0),
    )
    content = book_of(assess(ledgers, "21.3a"))
    cells = [cell for row in openpyxl.load_workbook(BytesIO(content))["不符合"].iter_rows() for cell in row]
    (cell,) = [cell for cell in cells if cell.value == text]
    assert cell.data_type == "s"
    assert all(one.data_type != "f" and one.hyperlink is None for one in cells)
    with zipfile.ZipFile(BytesIO(content)) as parts:
        assert not [name for name in parts.namelist() if "external" in name.lower() or name.endswith(".rels.rels")]
        assert b"<f>" not in parts.read("xl/worksheets/sheet2.xml")


def test_a_text_longer_than_a_cell_is_cut(assess):
    ledgers = ledgers_of(
        system("S1", name="长" * 40_000),
        record(CapacityRecord, system="S1", measured_on="2026-06-01", capacity=1.0, historical_peak=9.0),
    )
    (row,) = rows(opened(assess(ledgers, "21.3a"))["不符合"])
    assert len(row["对象"]) == 32_767


def test_the_same_findings_give_the_same_bytes_made_on_the_day_of_the_assessment(small):
    assert book_of(small) == book_of(small)
    assert opened(small).properties.created.date() == ON


def test_no_findings_at_all(assess):
    book = opened(assess(ledgers_of(), "21.3b"))
    assert rows(book["不符合"]) == []
    assert book["不符合"].auto_filter.ref


def test_more_findings_than_a_sheet_holds_are_refused(small, monkeypatch):
    monkeypatch.setattr(module, "MOST_ROWS", 3)
    with pytest.raises(TooManyFindings, match="超过一张工作表的 3 行"):
        book_of(small)


def test_english_names_the_columns(small):
    found = rows(opened(small, lang="en")["Breached"])
    assert {"Institution", "Article", "Duty", "Subject", "What to do", "Liability"} <= found[0].keys()
    assert next(row for row in found if row["Rule"] == "21.3a")["Article"] == "Article 21(3)"


def test_several_institutions_by_name(small, sample, assess):
    both = {table: pl.concat([small.ledgers[table], sample.ledgers[table]]) for table in small.ledgers.frames}
    names = {row["机构"] for row in rows(opened(assess(type(small.ledgers)(both), "21.3a"))["全部"])}
    assert len(names) == 2
    assert "示例机构" in names
