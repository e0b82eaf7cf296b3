"""Reading a table that somebody hands in: rows with their numbers, cells with their types, every problem noted.

Nothing here opens a file. A table is a text (CSV, or cells copied from a spreadsheet with tabs between them) or
rows of cells by heading, as a spreadsheet reader gives them.
"""

import csv
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from zhengdun.clock.errors import Problem, TableRefused

Rows = Iterable[Mapping[str, object]]

_FLAGS = {
    **dict.fromkeys(("是", "true", "1", "yes", "y"), True),
    **dict.fromkeys(("否", "false", "0", "no", "n"), False),
}
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_MIDNIGHT = time()


@dataclass(frozen=True, slots=True)
class Row:
    """One row. What is wrong with its cells is added to ``problems``, which all rows of a table share."""

    number: int
    cells: Mapping[str, object]
    problems: list[Problem]

    def complain(self, column: str | None, zh: str, en: str) -> None:
        """Note a problem of this row."""
        self.problems.append(Problem(self.number, column, zh, en))

    def is_blank(self, column: str) -> bool:
        """Whether the cell is empty or the table has no such column."""
        return self.cells.get(column) is None

    def text(self, column: str) -> str:
        """The cell as text; a blank one is a problem."""
        if self.is_blank(column):
            self.complain(column, "不能为空", "must not be blank")
            return ""
        return str(self.cells[column])

    def choice(self, column: str, choices: Sequence[str]) -> str | None:
        """One of the ``choices``."""
        text = self.text(column)
        if text in choices:
            return text
        if text:
            zh, en = "、".join(choices), ", ".join(choices)
            self.complain(column, f"“{text}”不在可选值之中：{zh}", f"{text!r} is none of {en}")
        return None

    def date(self, column: str) -> date | None:
        """A date, as such or written 2027-02-05, 2027/2/5 or 2027年2月5日."""
        cell = self.cells.get(column)
        if isinstance(cell, datetime) and cell.time() == _MIDNIGHT:
            return cell.date()
        if isinstance(cell, date) and not isinstance(cell, datetime):
            return cell
        text = self.text(column)
        found = _date_of(text)
        if text and found is None:
            self.complain(column, f"“{text}”不是日期，应如 2027-02-05", f"{text!r} is not a date such as 2027-02-05")
        return found

    def flag(self, column: str) -> bool | None:
        """Yes or no; a blank cell is None and no problem."""
        cell = self.cells.get(column)
        if cell is None:
            return None
        found = _FLAGS.get(str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell).lower())
        if found is None:
            self.complain(column, f"“{cell}”应为 是 或 否", f"{cell!r} is neither 是 (yes) nor 否 (no)")
        return found

    def time(self, column: str) -> time | None:
        """A time of day, as such or written 9:15 or 09:15."""
        cell = self.cells.get(column)
        if isinstance(cell, time):
            return cell
        text = self.text(column)
        found = _time_of(text)
        if text and found is None:
            self.complain(column, f"“{text}”不是时刻，应如 09:15", f"{text!r} is not a time such as 09:15")
        return found


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table and the columns it has; ``problems`` grows while its cells are read.

    ``headings`` are the columns it might have, each with its Chinese heading.
    """

    headings: Mapping[str, str]
    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: list[Problem]

    def require(self, *columns: str) -> None:
        """Refuse the table at once if its headings are wrong: nothing sensible can be said of its cells then.

        Raises:
            TableRefused: a column is missing, or there were problems already.
        """
        for column in columns:
            if column not in self.columns:
                zh, en = f"缺少表头“{self.headings[column]}”", f"the heading {column!r} is missing"
                self.problems.append(Problem(1, column, zh, en))
        self.refuse_if_wrong()

    def refuse_if_wrong(self) -> None:
        """Raise :class:`TableRefused` with all problems in the order of their rows, if there are any."""
        if self.problems:
            raise TableRefused(sorted(self.problems, key=lambda problem: problem.row or sys.maxsize))


def read_table(source: str | Rows, headings: Mapping[str, str]) -> Table:
    r"""Take a table apart.

    Args:
        source: a text whose first line holds the headings, or rows of cells by heading.
        headings: for each column its Chinese heading; both the column's name and the heading are accepted.

    >>> table = read_table("日期,状态\n2027-01-01,休", {"day": "日期", "status": "状态"})
    >>> table.columns, table.rows[0].number, table.rows[0].cells
    (('day', 'status'), 2, {'day': '2027-01-01', 'status': '休'})
    """
    problems: list[Problem] = []
    names = {heading: name for name, zh in headings.items() for heading in (name, zh)}
    found, lines = _lines_of_text(source, problems) if isinstance(source, str) else _lines_of_rows(source)
    columns = [names.get(heading.strip().lower(), heading.strip()) for heading in found]
    for heading in dict.fromkeys(columns):
        if heading not in headings:
            zh = f"不认识的表头“{heading}”，可用：{'、'.join(headings.values())}"
            problems.append(Problem(1, None, zh, f"unknown heading {heading!r}, known: {', '.join(headings)}"))
        elif columns.count(heading) > 1:
            problems.append(Problem(1, heading, "表头重复", "the heading appears twice"))
    rows = []
    for number, line in enumerate(lines, start=2):
        cells = {column: cell for column, cell in zip(columns, map(_clean, line), strict=False) if cell is not None}
        if len(line) > len(columns) and any(_clean(cell) is not None for cell in line[len(columns) :]):
            problems.append(Problem(number, None, "单元格多于表头", "more cells than headings"))
        if cells:
            rows.append(Row(number, cells, problems))
    if not rows:
        problems.append(Problem(None, None, "没有数据行", "no rows"))
    return Table(headings, tuple(columns), tuple(rows), problems)


def _clean(cell: object) -> object:
    """A blank cell as None, a text without the white space around it."""
    return (cell.strip() or None) if isinstance(cell, str) else cell


def _date_of(text: str) -> date | None:
    match = _DATE.fullmatch(text)
    try:
        return date(*map(int, match.groups())) if match else None
    except ValueError:
        return None


def _time_of(text: str) -> time | None:
    try:
        return time.fromisoformat(text.zfill(len("09:15")))
    except ValueError:
        return None


def _lines_of_text(text: str, problems: list[Problem]) -> tuple[list[str], Iterator[Sequence[object]]]:
    lines = text.removeprefix("\ufeff").splitlines()
    delimiter = "\t" if lines and "\t" in lines[0] else ","
    try:
        parsed = list(csv.reader(lines, delimiter=delimiter))
    except csv.Error as error:
        problems.append(Problem(None, None, f"不是 CSV 文本：{error}", f"not a CSV text: {error}"))
        parsed = []
    return (parsed[0] if parsed else []), iter(parsed[1:])


def _lines_of_rows(rows: Rows) -> tuple[list[str], Iterator[Sequence[object]]]:
    taken = list(rows)
    headings = list(taken[0]) if taken else []
    return headings, ([row.get(heading) for heading in headings] for row in taken)
