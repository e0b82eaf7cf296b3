"""What is wrong with a ledger: one problem, one line, in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import total_ordering
from typing import Any

from zhengdun.ledger.columns import Label

_BRIEF = 120


def say(both: str, **values: Any) -> Label:
    """A sentence in both languages, filled in.

    >>> say("没有“{name}”这一列|no column {name!r}", name="a|b").en
    "no column 'a|b'"
    """
    label = Label.parse(both)
    values = {name: brief(value) if isinstance(value, str) else value for name, value in values.items()}
    return Label(label.zh.format(**values), label.en.format(**values))


def brief(text: str) -> str:
    """The beginning of a text that came from outside."""
    return text if len(text) <= _BRIEF else text[:_BRIEF] + "…"


def on_one_line(text: str) -> str:
    r"""A text without line breaks and without characters that a terminal might obey.

    >>> on_one_line("一\r\n二\x1b[2J")
    '一  二�[2J'
    """
    return "".join(
        character if character.isprintable() else " " if character.isspace() else "\ufffd" for character in text
    )


@total_ordering
@dataclass(frozen=True)
class Problem:
    """One thing that is wrong, where it stands, and what is expected there.

    ``row`` is counted as Excel counts (the headings are row 1), 0 where the problem is not in one row;
    ``column`` is the heading as it stands in the file and ``letter`` the column's letter. Problems sort by
    their place.

    >>> problem = Problem(
    ...     "台账.xlsx",
    ...     "应急演练",
    ...     row=3,
    ...     column="结束日期",
    ...     letter="F",
    ...     what=say("没有“{day}”这一天|there is no {day}", day="2026-02-30"),
    ...     expected=Label("日期，如 2026-03-01", "a date, as 2026-03-01"),
    ... )
    >>> problem.text()
    '台账.xlsx｜应急演练｜第3行｜F列“结束日期”：没有“2026-02-30”这一天；应为：日期，如 2026-03-01'
    >>> problem.text("en")
    '台账.xlsx, sheet 应急演练, row 3, column F "结束日期": there is no 2026-02-30; expected: a date, ...'
    """

    file: str
    sheet: str = ""
    row: int = 0
    column: str = ""
    letter: str = ""
    what: Label = Label("有误", "something is wrong")  # noqa: RUF009 -- a frozen value
    expected: Label | None = None

    def text(self, lang: str = "zh") -> str:
        """The problem in one line."""
        line = self._english() if lang == "en" else self._chinese()
        return on_one_line(line)

    def _chinese(self) -> str:
        column = (f"{self.letter}列" if self.letter else "") + (f"“{brief(self.column)}”" if self.column else "")
        place = [self.file, self.sheet, f"第{self.row}行" if self.row else "", column]
        expected = f"；应为：{self.expected.zh}" if self.expected else ""
        return f"{'｜'.join(part for part in place if part)}：{self.what.zh}{expected}".removeprefix("：")

    def _english(self) -> str:
        column = " ".join(part for part in (self.letter, f'"{brief(self.column)}"' if self.column else "") if part)
        place = [
            self.file,
            f"sheet {self.sheet}" if self.sheet else "",
            f"row {self.row}" if self.row else "",
            f"column {column}" if column else "",
        ]
        expected = f"; expected: {self.expected.en}" if self.expected else ""
        return f"{', '.join(part for part in place if part)}: {self.what.en}{expected}".removeprefix(": ")

    def _place(self) -> tuple[str, str, int, int, str, str, str]:
        return self.file, self.sheet, self.row, len(self.letter), self.letter, self.column, self.what.zh

    def __lt__(self, other: Problem) -> bool:
        return self._place() < other._place()


class BadLedgers(ValueError):
    """The ledgers cannot be used; ``problems`` holds everything that is wrong, in order of place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__(self.problems)

    def __str__(self) -> str:
        return self.text()

    def text(self, lang: str = "zh") -> str:
        """Every problem, one a line."""
        return "\n".join(problem.text(lang) for problem in self.problems)
