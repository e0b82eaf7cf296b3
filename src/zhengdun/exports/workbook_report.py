"""The findings as an Excel workbook, to sort, filter and hand on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any

import xlsxwriter

from zhengdun.assessment.agenda import agenda
from zhengdun.assessment.beside import matters_by_duty
from zhengdun.assessment.parties import parties
from zhengdun.exports.lines import lines
from zhengdun.exports.reading import what_if
from zhengdun.exports.summary import GRAVEST_FIRST, MARKS, overview, subject_names
from zhengdun.exports.topics import heading
from zhengdun.exports.workbook_columns import Cell, Column, Columns
from zhengdun.kit.outcomes import Outcome
from zhengdun.law import VERSIONS, art
from zhengdun.ledger.problems import say

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zhengdun.assessment import Findings
    from zhengdun.clock import Calendar
    from zhengdun.ledger.book import Ledgers

MOST_ROWS = 1_048_575
"""What an Excel sheet holds below its headings."""

_MOST_SIGNS = 32_767  # in a cell
_FILLS = {
    Outcome.BREACHED: "#FBD5D1",
    Outcome.ERROR: "#E6D3F3",
    Outcome.CANNOT_TELL: "#FFE9B0",
    Outcome.MET: "#CDEBD9",
    Outcome.NOT_APPLICABLE: "#E3E7EC",
}
_NEVER_RUN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


class TooManyFindings(ValueError):
    """More findings than an Excel sheet has rows."""


def workbook_report(
    findings: Findings,
    ledgers: Ledgers,
    *,
    calendar: Calendar,
    lang: str = "zh",
    days: int = 90,
    generated_by: str | None = None,
) -> bytes:
    """The findings as an .xlsx file with the sheets 概览, 不符合, 证据不足, 期限 and 全部.

    Whatever the ledgers hold is written as text and never runs as a formula. The same findings and ledgers give
    the same bytes: the workbook says that it was made on the day of the assessment. The arguments are those of
    :func:`zhengdun.exports.html_report.html_report`.

    Raises:
        TooManyFindings: there are more than :data:`MOST_ROWS`.
    """
    if findings.frame.height > MOST_ROWS:
        raise TooManyFindings(
            say(
                "结论有 {n} 项，超过一张工作表的 {most} 行；请分机构导出，或者导出 JSON"
                "|{n} findings, more than the {most} rows of a sheet: export by institution, or as JSON",
                n=findings.frame.height,
                most=MOST_ROWS,
            ).get(lang)
        )
    names = subject_names(ledgers, findings, lang)
    found = lines(findings, ledgers, names)
    by_code = {party.code: party for party in parties(ledgers)}
    columns = Columns(lang, findings.on, ledgers, by_code, names, matters_by_duty(ledgers, findings.duties))
    of = {outcome: [line for line in found if line.outcome is outcome] for outcome in Outcome}
    items = agenda(findings, calendar=calendar, days=days)
    target = BytesIO()
    with xlsxwriter.Workbook(target, dict(_NEVER_RUN)) as book:
        book.set_properties(
            {"created": datetime.combine(findings.on, time()), "author": generated_by or "Zhengdun 证盾"}
        )
        writer = _Writer(book, lang)
        writer.overview(say("概览|Overview").get(lang), findings, ledgers)
        writer.table(say("不符合|Breached").get(lang), columns.of_breaches(), of[Outcome.BREACHED])
        unclear = [*of[Outcome.ERROR], *of[Outcome.CANNOT_TELL]]
        writer.table(say("证据不足|Cannot tell").get(lang), columns.of_gaps(), unclear)
        writer.table(say("期限|Deadlines").get(lang), columns.of_deadlines(), items)
        writer.table(say("全部|All").get(lang), columns.of_all(), found)
    return target.getvalue()


class _Writer:
    """Writes sheets in one style."""

    def __init__(self, book: Any, lang: str) -> None:
        self.book = book
        self.lang = lang
        text = {"font_name": "Microsoft YaHei", "font_size": 10, "valign": "top"}
        self.plain = book.add_format({**text, "text_wrap": True})
        self.date = book.add_format({**text, "num_format": "yyyy-mm-dd", "align": "left"})
        self.number = book.add_format({**text, "num_format": "#,##0"})
        self.title = book.add_format({**text, "bold": True, "font_size": 14})
        self.head = book.add_format({**text, "bold": True, "text_wrap": True, "bottom": 2, "bg_color": "#E8EDF3"})
        self.filled = {
            outcome: book.add_format({**text, "num_format": "#,##0", "bg_color": fill})
            for outcome, fill in _FILLS.items()
        }

    def table(self, name: str, columns: Sequence[Column], rows: Sequence[Any]) -> None:
        """One sheet: headings that stay in sight, filters, a row each."""
        sheet = self._sheet(name)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            sheet.write_string(0, place, column.heading.get(self.lang), self.head)
        for number, row in enumerate(rows, 1):
            for place, column in enumerate(columns):
                self._write(sheet, number, place, column.show(row))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(len(rows), 1), len(columns) - 1)
        sheet.repeat_rows(0)

    def overview(self, name: str, findings: Findings, ledgers: Ledgers) -> None:
        """Who was assessed, when, under what; then every article by outcome."""
        sheet = self._sheet(name)
        sheet.set_column(0, 0, 16)
        sheet.set_column(1, 1, 30)
        sheet.set_column(2, 2 + len(GRAVEST_FIRST), 13)
        version = VERSIONS[findings.version]
        parties_named = "、".join(party.name for party in parties(ledgers))
        heads: list[tuple[str, Cell]] = [
            ("机构|Institution", parties_named),
            ("评估日期|Assessed as of", findings.on),
            ("依据|Under", version.name_en if self.lang == "en" else version.name_zh),
            ("台账摘要（SHA-256）|Digest (SHA-256)", ledgers.digest()),
        ]
        if findings.what_if:
            heads.append(("假设|What if", say(what_if(version)).get(self.lang)))
        title = say("网络和信息安全合规评估|Assessment of network and information security")
        sheet.write_string(0, 0, title.get(self.lang), self.title)
        for number, (label, value) in enumerate(heads, 1):
            sheet.write_string(number, 0, say(label).get(self.lang), self.plain)
            self._write(sheet, number, 1, value, wrap=False)
        self._articles(sheet, len(heads) + 2, findings)

    def _articles(self, sheet: Any, top: int, findings: Findings) -> None:
        headings = ("条|Article", "内容|Topic", "结论总数|Findings")
        for place, both in enumerate(headings):
            sheet.write_string(top, place, say(both).get(self.lang), self.head)
        for place, outcome in enumerate(GRAVEST_FIRST, len(headings)):
            sheet.write_string(top, place, f"{MARKS[outcome]} {outcome.label.get(self.lang)}", self.head)
        row = top
        for row, article in enumerate(overview(findings), top + 1):
            head = heading(art(article.article, version=findings.version))
            sheet.write_string(row, 0, head.label.get(self.lang), self.filled[article.worst])
            sheet.write_string(row, 1, head.topic.get(self.lang), self.plain)
            self._counts(sheet, row, article.findings)
        sheet.write_string(row + 1, 0, say("合计|Total").get(self.lang), self.head)
        self._counts(sheet, row + 1, findings.counts())
        sheet.freeze_panes(top + 1, 0)

    def _counts(self, sheet: Any, row: int, counts: Mapping[Outcome, int]) -> None:
        sheet.write_number(row, 2, sum(counts.values()), self.number)
        for place, outcome in enumerate(GRAVEST_FIRST, 3):
            count = counts.get(outcome, 0)
            sheet.write_number(row, place, count, self.filled[outcome] if count else self.number)

    def _sheet(self, name: str) -> Any:
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        return sheet

    def _write(self, sheet: Any, row: int, place: int, value: Cell, *, wrap: bool = True) -> None:
        if value is None or value == "":
            return
        if isinstance(value, date):
            sheet.write_datetime(row, place, value, self.date)
        elif isinstance(value, int):
            sheet.write_number(row, place, value, self.number)
        else:
            sheet.write_string(row, place, value[:_MOST_SIGNS], self.plain if wrap else None)
