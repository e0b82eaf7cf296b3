"""The report as a browser shows and prints it; on a machine without one the tests are skipped, in CI they fail."""

import re
from pathlib import Path

import pytest
from browser import BROWSERS, QUIET, needed, run

from zhengdun.duties.testing import ledgers_of, record, system
from zhengdun.exports.html_report import html_report
from zhengdun.exports.topics import chapter_label, topic
from zhengdun.law import load
from zhengdun.ledger.tables.capacity import CapacityRecord

POINTS_OF_A4 = (595, 842)


def on_paper(content: bytes, folder: Path) -> Path:
    """Print a page to a PDF."""
    page, paper = folder / "report.html", folder / "report.pdf"
    page.write_bytes(content)
    profile = f"--user-data-dir={folder / 'profile'}"
    run(needed(*BROWSERS), *QUIET, profile, "--no-pdf-header-footer", f"--print-to-pdf={paper}", page.as_uri())
    return paper


def words_of(paper: Path) -> str:
    return run(needed("pdftotext"), str(paper), "-")


@pytest.fixture(scope="module", params=["zh", "en"])
def printed(request, sample, tmp_path_factory) -> Path:
    """The sample's report as a PDF."""
    content = html_report(sample.findings, sample.ledgers, calendar=sample.calendar, lang=request.param)
    return on_paper(content, tmp_path_factory.mktemp(f"print-{request.param}"))


def test_pages_are_a4(printed):
    told = run(needed("pdfinfo"), str(printed))
    (width, height) = re.search(r"Page size:\s+([\d.]+) x ([\d.]+) pts", told).groups()
    assert (round(float(width)), round(float(height))) == POINTS_OF_A4
    assert 5 < int(re.search(r"Pages:\s+(\d+)", told)[1]) < 60


def test_chinese_is_printed_in_chinese(printed):
    text = words_of(printed)
    assert "示例" in text
    assert "应当" in text
    assert len(re.findall(r"[\u4e00-\u9fff]", text)) > 1_000
    assert "\ufffd" not in text


def test_the_map_fits_the_first_page_and_the_work_begins_after_it(printed, sample):
    first, *rest = words_of(printed).split("\f")
    chapters = {load().article(duty.cite.article).chapter.number for duty in sample.findings.duties}
    labels = [chapter_label(number) for number in sorted(chapters)]
    assert all(label.zh in first for label in labels) or all(label.en in first for label in labels)
    assert not re.search(r"现在要办|To do now", first)
    assert re.search(r"现在要办|To do now", rest[0])


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_even_a_map_of_all_chapters_fits_the_first_page(all_chapters, tmp_path, lang):
    found = all_chapters
    paper = on_paper(html_report(found.findings, found.ledgers, calendar=found.calendar, lang=lang), tmp_path)
    first = words_of(paper).split("\f")[0]
    assert topic(57).get(lang) in re.sub(r"\s+", " ", first)


def test_every_breach_is_printed(printed, sample):
    words = words_of(printed)
    breached = sample.findings.frame.filter(outcome="breached")
    assert [subject for subject in breached["subject"] if subject not in words] == []


def test_what_the_screen_folds_is_printed_too(assess, tmp_path):
    codes = [f"SYS{number:03}" for number in range(1, 31)]
    short = {"measured_on": "2026-06-01", "capacity": 1.0, "historical_peak": 9.0}
    records = [one for code in codes for one in (system(code), record(CapacityRecord, system=code, **short))]
    found = assess(ledgers_of(*records), "21.3a")
    words = words_of(on_paper(html_report(found.findings, found.ledgers, calendar=found.calendar), tmp_path))
    assert [code for code in codes if code not in words] == []


def test_pages_are_numbered(printed):
    pages = words_of(printed).split("\f")
    last = len(pages) - 1
    assert f"1 / {last}" in pages[0]
    assert f"{last} / {last}" in pages[last - 1]
