"""Where a breach lies in one matter with another duty, reports name both numbers and the one that decides."""

from io import BytesIO

import openpyxl
import pytest

from zhengdun.duties.testing import ledgers_of, record, system
from zhengdun.exports.html_report import html_report
from zhengdun.exports.records import finding_records
from zhengdun.exports.workbook_report import workbook_report
from zhengdun.ledger.tables.capacity import CapacityRecord


@pytest.fixture(scope="module")
def short(assess):
    """Two and a half times the peak: enough for article 21, short of article 48."""
    measured = record(CapacityRecord, system="S1", measured_on="2026-06-01", capacity=1750.0, historical_peak=700.0)
    return assess(ledgers_of(system("S1", cii=True), measured, cii_operator=True), "21.3a", "48c", "24a")


def test_findings_name_the_duties_and_the_one_that_decides(short):
    found = {one["duty"]: one for one in finding_records(short.findings, short.ledgers)}
    both = {"duties": ["21.3a", "48c"], "decides": "48c"}
    assert {duty: one["same_matter"] for duty, one in found.items()} == {"21.3a": both, "48c": both, "24a": None}
    assert [found[duty]["outcome"] for duty in ("21.3a", "48c")] == ["met", "breached"]


@pytest.mark.parametrize(("lang", "words"), [("zh", "从严：第四十八条 [48c]"), ("en", "[48c] is the stricter")])
def test_the_report_shows_both_numbers_beside_the_breach(short, read_page, lang, words):
    page = read_page(html_report(short.findings, short.ledgers, calendar=short.calendar, lang=lang))
    breach = page.by_id("d48c").text
    assert words in breach
    assert "2 ×" in breach
    assert "3 ×" in breach


def test_so_does_the_workbook(short):
    content = workbook_report(short.findings, short.ledgers, calendar=short.calendar)
    headings, row = openpyxl.load_workbook(BytesIO(content))["不符合"].iter_rows(values_only=True)
    assert dict(zip(headings, row, strict=True))["同一事项"] == (
        "第二十一条第三款 [21.3a] 性能容量 ≥ 2 × 历史峰值；第四十八条 [48c] 性能容量 ≥ 3 × 历史峰值；"
        "从严：第四十八条 [48c]"
    )
