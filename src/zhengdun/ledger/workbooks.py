"""The workbooks that Zhengdun writes: a sheet a table, an index of them, and what their drop-downs offer."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

import polars as pl
import xlsxwriter

from zhengdun.law.citation import art
from zhengdun.ledger.columns import Label
from zhengdun.ledger.declared import declared
from zhengdun.ledger.naming import CHOICES_SHEET, INDEX_SHEET, sheet_name
from zhengdun.ledger.schema import TABLES, Ledger
from zhengdun.ledger.table_sheets import Styles, TableSheet, labels_of

_CREATED = dt.datetime(2023, 5, 1)  # noqa: DTZ001 -- the same ledgers give the same file, whenever written
_TITLE = Label("证盾台账", "Zhengdun ledgers")
_HOW_TO = (
    "标题带 * 的列必填，其余不清楚的留空：空白不等于零，也不等于“否”。|"
    "Columns marked * are required. Leave blank what is not known: blank is neither zero nor no.",
    "文字、日期、编号栏里的“无”“不适用”“/”“—”与空白一样。|"
    "In columns of text, dates and references, N/A, / and — are as good as blank.",
    "灰色的“示例：”行不会被读取，可以改写或者删除。|"
    "The grey row marked Example is not read; write over it or delete it.",
    "只有一家机构时，机构代码可以留空。|The institution code may be left blank where there is but one institution.",
    "多项内容以、分隔；日期写作 2026-03-01，时间写作 2026-03-01 09:30（北京时间）。|"
    "Separate several items by 、; write dates as 2026-03-01 and times as 2026-03-01 09:30 (Beijing).",
    "请勿合并单元格，勿改标题；列的次序可以改，非必填的列可以删，可以加“序号”“备注”列（不会被读取）；表下勿写说明、合计。|"
    "Do not merge cells or change headings; columns may change places, those not required may be deleted, and columns"
    " No. and Remarks added (they are not read); write no notes or sums below the table.",
)
_INDEX_HEADINGS = ("台账|Ledger", "英文名|Chinese title", "依据|Called for by", "必填列|Required columns")
_INDEX_WIDTHS = (34, 42, 48, 60)


class LedgerWorkbook:
    """A workbook with a sheet for each of ``tables``, in the order of declaration, made in memory."""

    def __init__(self, tables: Sequence[type[Ledger]], lang: str = "zh") -> None:
        self.tables = [table for table in TABLES.values() if table in tables]
        self._lang = lang
        self._bytes = io.BytesIO()
        self._book = xlsxwriter.Workbook(self._bytes, {"in_memory": True})
        self._book.set_properties({"title": _TITLE.get(lang), "created": _CREATED})
        self._styles = Styles(self._book)
        self._write_index()
        sheets = {table: self._book.add_worksheet(sheet_name(table, lang)) for table in self.tables}
        offers = self._write_choices()
        self._sheets = {table: TableSheet(sheet, table, lang, self._styles, offers) for table, sheet in sheets.items()}

    def add_rows(self, table: type[Ledger], frame: pl.DataFrame) -> None:
        """Write records below the headings of the table's sheet."""
        self._sheets[table].add_rows(frame)

    def add_example(self, table: type[Ledger]) -> None:
        """Write the row that shows what a record looks like, and is not read."""
        self._sheets[table].add_example()

    def content(self) -> bytes:
        """The workbook, finished."""
        self._book.close()
        return self._bytes.getvalue()

    def _write_index(self) -> None:
        sheet = self._book.add_worksheet(INDEX_SHEET.get(self._lang))
        sheet.hide_gridlines(2)
        sheet.write_string(0, 0, _TITLE.get(self._lang), self._styles.title)
        for row, line in enumerate(_HOW_TO, 1):
            sheet.write_string(row, 0, Label.parse(line).get(self._lang))
        top = len(_HOW_TO) + 2
        for column, (heading, width) in enumerate(zip(_INDEX_HEADINGS, _INDEX_WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(top, column, Label.parse(heading).get(self._lang), self._styles.heading)
        for row, table in enumerate(self.tables, top + 1):
            name = sheet_name(table, self._lang)
            sheet.write_url(row, 0, f"internal:'{name}'!A1", self._styles.link, name)
            for column, text in enumerate(self._about(table), 1):
                sheet.write_string(row, column, text, self._styles.wrapped)
        sheet.freeze_panes(top + 1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)

    def _about(self, table: type[Ledger]) -> tuple[str, str, str]:
        """The title in the other language, the articles, the required columns."""
        known = declared(table)
        articles = [art(int(number)) for number in table.called_for_by]
        required = [known.facts[name].label.get(self._lang) for name in known.required if name != "institution"]
        if self._lang == "en":
            return table.sheet.zh, ", ".join(article.en for article in articles), ", ".join(required)
        return table.sheet.en, "、".join(article.zh for article in articles), "、".join(required)

    def _write_choices(self) -> dict[tuple[str, ...], str]:
        """What the drop-downs offer, a column each on a hidden sheet: a list in the cell itself may not be long."""
        sheet = self._book.add_worksheet(CHOICES_SHEET.get(self._lang))
        sheet.hide()
        offers: dict[tuple[str, ...], str] = {}
        for about in (about for table in self.tables for about in declared(table).facts.values()):
            labels = labels_of(about, self._lang)
            if about.kind == "choice" and labels not in offers:
                column = len(offers)
                for row, label in enumerate(labels):
                    sheet.write_string(row, column, label)
                letter = xlsxwriter.utility.xl_col_to_name(column)
                offers[labels] = f"='{sheet.get_name()}'!${letter}$1:${letter}${len(labels)}"
        return offers
