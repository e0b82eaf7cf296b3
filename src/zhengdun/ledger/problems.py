"""What is wrong with a ledger: one problem, one line, in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from zhengdun.ledger.columns import Label


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that is wrong, where it stands, and what is expected there.

    ``row`` is counted as Excel counts (headings are row 1), 0 where the problem is not in one row;
    ``column`` is the heading as it stands in the file, ``letter`` the column's letter.

    >>> problem = Problem(
    ...     "台账.xlsx",
    ...     "应急演练",
    ...     3,
    ...     6,
    ...     "结束日期",
    ...     "F",
    ...     Label.parse("没有这一天：2026-02-30|no such day: 2026-02-30"),
    ...     Label.parse("日期，如 2026-03-01|a date, as 2026-03-01"),
    ... )
    >>> problem.text()
    '台账.xlsx｜应急演练｜第3行｜F列“结束日期”：没有这一天：2026-02-30；应为：日期，如 2026-03-01'
    >>> problem.text("en")
    '台账.xlsx, sheet 应急演练, row 3, column F "结束日期": no such day: 2026-02-30; expected: a date, as 2026-03-01'
    """

    file: str
    sheet: str = ""
    row: int = 0
    place: int = 0
    column: str = ""
    letter: str = ""
    what: Label = Label("", "")
    expected: Label | None = None

    def text(self, lang: str = "zh") -> str:
        """The problem in one line."""
        return self._english() if lang == "en" else self._chinese()

    def _chinese(self) -> str:
        column = f"“{self.column}”" if self.column else ""
        letter = f"{self.letter}列" if self.letter else ""
        parts = [self.file, self.sheet, f"第{self.row}行" if self.row else "", letter + column]
        expected = f"；应为：{self.expected.zh}" if self.expected else ""
        return f"{'｜'.join(part for part in parts if part)}：{self.what.zh}{expected}"

    def _english(self) -> str:
        column = " ".join(part for part in (self.letter, f'"{self.column}"' if self.column else "") if part)
        parts = [
            self.file,
            f"sheet {self.sheet}" if self.sheet else "",
            f"row {self.row}" if self.row else "",
            f"column {column}" if column else "",
        ]
        expected = f"; expected: {self.expected.en}" if self.expected else ""
        return f"{', '.join(part for part in parts if part)}: {self.what.en}{expected}"


class BadLedgers(ValueError):
    """The ledgers cannot be used; ``problems`` holds everything that is wrong, in order of place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(self.text())

    def text(self, lang: str = "zh") -> str:
        """Every problem, one a line."""
        return "\n".join(problem.text(lang) for problem in self.problems)
