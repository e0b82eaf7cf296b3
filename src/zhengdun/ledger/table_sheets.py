"""One sheet of a workbook that Zhengdun writes: headings with notes, drop-downs, formats, rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import polars as pl
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from zhengdun.ledger.columns import Facts
from zhengdun.ledger.declared import declared
from zhengdun.ledger.examples import example_row
from zhengdun.ledger.kinds import expected
from zhengdun.ledger.kinds.dates import EARLIEST, LATEST
from zhengdun.ledger.kinds.words import NO, YES
from zhengdun.ledger.schema import Ledger
from zhengdun.ledger.showing import headings, shown

MOST_ROWS, MOST_CHARACTERS, MOST_DIGITS = 1_048_576, 32_767, 15
"""What Excel can hold in a sheet (headings included), in a cell, and of a number."""

_FORMATS = {"date": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm:ss", "number": "General", "integer": "0"}
_NARROWEST, _WIDEST = 12, 40
_NOTE_WIDTH, _NOTE_LINE = 320, 18
_LONGEST_MESSAGE = 255


class Styles:
    """The formats of a workbook's cells."""

    def __init__(self, book: Workbook) -> None:
        heading = {"bold": True, "text_wrap": True, "valign": "vcenter", "align": "center", "border": 1}
        self.heading = book.add_format(heading | {"bg_color": "#E7ECF3"})
        self.required = book.add_format(heading | {"bg_color": "#F6D9A8"})
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.link = book.add_format({"font_color": "#1F4E9E", "underline": 1, "valign": "top"})
        self.wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        self.cells = {kind: book.add_format({"num_format": code}) for kind, code in _FORMATS.items()}
        self.text = book.add_format({"num_format": "@"})
        example = {"font_color": "#808080", "italic": True}
        self.examples = {kind: book.add_format(example | {"num_format": code}) for kind, code in _FORMATS.items()}
        self.example_text = book.add_format(example | {"num_format": "@"})


class TableSheet:
    """The sheet of one table. ``offers`` are the ranges that drop-downs of choices point to."""

    def __init__(
        self,
        sheet: Worksheet,
        table: type[Ledger],
        lang: str,
        styles: Styles,
        offers: Mapping[tuple[str, ...], str],
    ) -> None:
        self._sheet, self._table, self._lang, self._styles = sheet, table, lang, styles
        self._facts = list(declared(table).facts.values())
        required, columns = declared(table).required, table.columns()
        for column, (name, title) in enumerate(zip(declared(table).facts, headings(table, lang), strict=True)):
            about = self._facts[column]
            style = styles.required if name in required else styles.heading
            sheet.write_string(0, column, title, style)
            sheet.set_column(column, column, _width(title), styles.cells.get(about.kind, styles.text))
            self._add_note(column, about)
            validation = self._validation(about, getattr(columns[name], "min", None), offers)
            if validation:
                sheet.data_validation(1, column, MOST_ROWS - 1, column, validation)
        self._set_up_page()

    def add_rows(self, frame: pl.DataFrame) -> None:
        """Write records below the headings; raises ``ValueError`` where Excel cannot hold them."""
        if frame.height >= MOST_ROWS:
            raise ValueError(f"{self._table.__name__} 有 {frame.height:,} 行，超过 Excel 的上限；请写成 Parquet")
        texts = shown(self._table, frame, self._lang)
        for column, about in enumerate(self._facts):
            stored = about.kind in _FORMATS
            values = (frame if stored else texts).to_series(column)
            for row, value in enumerate(values, 1):
                if value is not None:
                    self._write(row, column, value, self._styles.cells.get(about.kind, self._styles.text))

    def add_example(self) -> None:
        """Write the example row."""
        for column, (about, value) in enumerate(zip(self._facts, example_row(self._table, self._lang), strict=True)):
            if value is not None:
                style = self._styles.examples.get(about.kind, self._styles.example_text)
                self._write(1, column, value, style)

    def _write(self, row: int, column: int, value: Any, style: Format) -> None:
        if isinstance(value, int) and len(str(abs(value))) > MOST_DIGITS:
            value = str(value)
        if isinstance(value, str):
            if len(value) > MOST_CHARACTERS:
                raise ValueError(
                    f"{self._table.__name__} 第 {row} 行的文字超过 {MOST_CHARACTERS:,} 个字符；请写成 Parquet"
                )
            self._sheet.write_string(row, column, value, style)
        elif isinstance(value, int | float):
            self._sheet.write_number(row, column, value, style)
        else:
            self._sheet.write_datetime(row, column, value, style)

    def _add_note(self, column: int, about: Facts) -> None:
        other = about.label.zh if self._lang == "en" else about.label.en
        lines = [other, *([about.note.get(self._lang)] if about.note else []), expected(about).get(self._lang)]
        height = _NOTE_LINE * (2 + sum(1 + _display_width(line) // 44 for line in lines))
        options = {"width": _NOTE_WIDTH, "height": height, "author": "Zhengdun"}
        self._sheet.write_comment(0, column, "\n".join(lines), options)

    def _validation(
        self, about: Facts, least: float | None, offers: Mapping[tuple[str, ...], str]
    ) -> dict[str, Any] | None:
        """What Excel lets in, and what it says to the rest."""
        day = {"validate": "date", "criteria": "between", "minimum": EARLIEST, "maximum": LATEST}
        bound = {"criteria": ">=", "value": least if least is not None else -1e15}
        rules: dict[str, dict[str, Any]] = {
            "flag": {"validate": "list", "source": [YES[self._lang], NO[self._lang]]},
            "choice": {"validate": "list", "source": offers.get(labels_of(about, self._lang))},
            "date": day,
            "moment": day,
            "number": {"validate": "decimal"} | bound,
            "integer": {"validate": "integer"} | bound,
        }
        if about.kind not in rules:
            return None
        message = expected(about).get(self._lang)
        return rules[about.kind] | {"error_message": message if len(message) <= _LONGEST_MESSAGE else ""}

    def _set_up_page(self) -> None:
        self._sheet.set_row(0, 32)
        self._sheet.freeze_panes(1, len(declared(self._table).key))
        self._sheet.autofilter(0, 0, 0, len(self._facts) - 1)
        self._sheet.set_landscape()
        self._sheet.set_paper(9)
        self._sheet.fit_to_pages(1, 0)
        self._sheet.repeat_rows(0)
        self._sheet.set_header("&C&A")
        self._sheet.set_footer("&C&P / &N")


def labels_of(about: Facts, lang: str) -> tuple[str, ...]:
    """The labels of a column's choices, which tell its drop-down from others."""
    return tuple(label.get(lang) for label in about.choices.values())


def _width(title: str) -> int:
    return max(_NARROWEST, min(_WIDEST, _display_width(title) + 2))


def _display_width(text: str) -> int:
    """How wide a text is in Latin characters; a Chinese one counts as two."""
    return sum(1 if character < "\u2e80" else 2 for character in text)
