"""The errors of this package. Each message is in Chinese (``str(error)``) and in English (``error.en``)."""

from typing import NamedTuple


class ClockError(ValueError):
    """Something was asked of the calendar that it cannot answer.

    Args:
        zh: the message in Chinese, which is also ``str(error)``.
        en: the same message in English.
    """

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(zh, en)
        self.zh = zh
        self.en = en

    def __str__(self) -> str:
        """Return the message in Chinese."""
        return self.zh


class CalendarEnds(ClockError):
    """The answer lies in a year the calendar does not know. It is never guessed.

    Args:
        year: the missing year.
        known: what is known, as ``2004—2026``.
        question: what was asked, in Chinese and in English.

    >>> error = CalendarEnds(2027, "2004—2026", ("2027-01-04 是否工作日", "whether 2027-01-04 is working"))
    >>> print(error)
    缺少2027年的日历（已有2004—2026年），无法确定：2027-01-04 是否工作日。...：zhengdun calendar import FILE
    >>> error.year
    2027
    """

    def __init__(self, year: int, known: str, question: tuple[str, str]) -> None:
        super().__init__(
            f"缺少{year}年的日历（已有{known}年），无法确定：{question[0]}。"
            f"请按国务院办公厅{year}年放假通知制表后导入：zhengdun calendar import FILE",
            f"The calendar has no {year} (it has {known}), so this cannot be told: {question[1]}. "
            f"Import the State Council's holiday notice for {year}: zhengdun calendar import FILE",
        )
        self.year = year


class Problem(NamedTuple):
    """One thing wrong with a table that was handed in.

    ``row`` counts as a spreadsheet does: the heading is row 1. It is None where the whole table is meant.
    """

    row: int | None
    column: str | None
    zh: str
    en: str

    def text(self, lang: str = "zh") -> str:
        """The problem in one line, with its place.

        >>> Problem(3, "day", "不是日期：“2027-2-30”", "not a date: '2027-2-30'").text()
        '第3行 day：不是日期：“2027-2-30”'
        >>> Problem(None, None, "没有数据行", "no rows").text("en")
        'table: no rows'
        """
        if lang == "en":
            place = f"row {self.row}" if self.row else "table"
            return f"{place}{f' {self.column}' if self.column else ''}: {self.en}"
        place = f"第{self.row}行" if self.row else "整表"
        return f"{place}{f' {self.column}' if self.column else ''}：{self.zh}"


class TableRefused(ClockError):
    """A table cannot be taken over; ``problems`` lists everything wrong with it at once."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(
            "\n".join(problem.text("zh") for problem in problems),
            "\n".join(problem.text("en") for problem in problems),
        )
        self.problems = tuple(problems)
