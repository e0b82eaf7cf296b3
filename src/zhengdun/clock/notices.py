"""Taking over a calendar: the yearly holiday notice as a short table, or a full table of days.

A notice lists what departs from Monday to Friday, weekends of a holiday included if one likes::

    日期,状态,名称,来源
    2027-01-01,休,元旦,国办发明电…
    2027-02-20,班,春节,国办发明电…

状态 is 休 (a day off), 班 (a make-up working day) or 闭 (a working day on which the exchanges are closed). A full
table has one row for every day: 日期, 工作日, 交易日, 名称, 来源, 暂定. The headings may also be in English: day,
status, name, source; working, trading, provisional.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple, cast, get_args

from zhengdun.clock.calendar import Calendar
from zhengdun.clock.days import FRIDAY, Day, NoticeRow, Status, is_open_end, year_of_days
from zhengdun.clock.errors import Problem
from zhengdun.clock.reading import Row, Rows, Table, read_table

_HEADINGS = {
    "day": "日期",
    "status": "状态",
    "working": "工作日",
    "trading": "交易日",
    "name": "名称",
    "source": "来源",
    "provisional": "暂定",
}


class _Festival(NamedTuple):
    """A span of the year that has a day off in every year (《全国年节及纪念日放假办法》, since 2008)."""

    name: str
    en: str
    first: tuple[int, int]
    last: tuple[int, int]


_FESTIVALS = (
    _Festival("元旦", "New Year's Day", (1, 1), (1, 1)),
    _Festival("春节", "Spring Festival", (1, 20), (2, 25)),
    _Festival("清明节", "Qingming", (4, 4), (4, 6)),
    _Festival("劳动节", "Labour Day", (5, 1), (5, 1)),
    _Festival("端午节", "Dragon Boat Festival", (5, 25), (6, 27)),
    _Festival("中秋节", "Mid-Autumn Festival", (9, 6), (10, 9)),
    *(_Festival("国庆节", "National Day", (10, day), (10, day)) for day in (1, 2, 3)),
)


def read_calendar(source: str | Rows) -> tuple[Day, ...]:
    r"""The days of a notice or of a full table, to be given to :meth:`Calendar.extended`.

    Args:
        source: a text whose first line holds the headings, or rows of cells by heading.

    Raises:
        TableRefused: with everything that is wrong, each with its row.

    >>> read_calendar("day,status,name,source\n2027-01-04,休,元旦,x")
    Traceback (most recent call last):
    zhengdun.clock.errors.TableRefused: 整表 day：2027年不完整：元旦（1月1日）没有列为“休”...
    """
    table = read_table(source, _HEADINGS)
    days = _days_of_notice(table) if "status" in table.columns else _days_of_full_table(table)
    table.refuse_if_wrong()
    return days


def calendar_csv(calendar: Calendar) -> str:
    """The calendar as a full table, which :func:`read_calendar` reads back."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["day", "working", "trading", "name", "source", "provisional"])
    flags = {True: "1", False: "0", None: ""}
    writer.writerows(
        (day.day, flags[day.working], flags[day.trading], day.name, day.source, flags[day.provisional])
        for day in calendar.days
    )
    return text.getvalue()


def _days_of_full_table(table: Table) -> tuple[Day, ...]:
    table.require("day", "working", "trading", "source")
    days = [(row, day) for row in table.rows if (day := _day_of(row))]
    _refuse_duplicates(days)
    return tuple(day for _, day in days)


def _day_of(row: Row) -> Day | None:
    day, working, trading = row.date("day"), row.flag("working"), row.flag("trading")
    source = row.text("source")
    if row.is_blank("working"):
        row.complain("working", "不能为空", "must not be blank")
    if day is None or working is None:
        return None
    if trading and not (working and day.weekday() <= FRIDAY):
        row.complain("trading", f"{day} 不是周一至周五的工作日，不能是交易日", f"{day} cannot be a trading day")
    name = "" if row.is_blank("name") else row.text("name")
    return Day(day, working, trading, name, source, bool(row.flag("provisional")))


def _days_of_notice(table: Table) -> tuple[Day, ...]:
    table.require("day", "status", "name", "source")
    rows = [(row, notice) for row in table.rows if (notice := _notice_row(row))]
    _refuse_duplicates(rows)
    years: dict[int, dict[date, NoticeRow]] = {}
    for notice in sorted(notice for _, notice in rows):
        years.setdefault(notice.day.year, {})[notice.day] = notice
    days: list[Day] = []
    for year, exceptions in years.items():
        if year + 1 in years and _is_prelude(exceptions):
            days += [notice.as_day() for notice in exceptions.values()]
        else:
            table.problems.extend(_incomplete(year, exceptions))
            days += year_of_days(year, exceptions, next(iter(exceptions.values())).source)
    return tuple(days)


def _is_prelude(rows: Mapping[date, NoticeRow]) -> bool:
    """Whether these are only the last days of December, which the next year's notice moves for New Year's Day."""
    return all(is_open_end(day, last=day) for day in rows)


def _notice_row(row: Row) -> NoticeRow | None:
    day, status = row.date("day"), row.choice("status", get_args(Status))
    name, source, provisional = row.text("name"), row.text("source"), bool(row.flag("provisional"))
    if day is None or status is None:
        return None
    is_weekday = day.weekday() <= FRIDAY
    if status == "班" and is_weekday:
        row.complain("status", f"{day} 是周一至周五，本就上班", f"{day} is a weekday and worked anyway")
    if status == "闭" and not is_weekday:
        row.complain("status", f"{day} 是周末，本就休市", f"{day} is a weekend and closed anyway")
    return NoticeRow(day, cast(Status, status), name, source, provisional)


def _incomplete(year: int, rows: Mapping[date, NoticeRow]) -> list[Problem]:
    """The festivals of which the year has no day off: a notice is taken over as a whole or not at all."""
    off = {day for day, row in rows.items() if row.status == "休"}
    problems = []
    for festival in _FESTIVALS:
        first, last = date(year, *festival.first), date(year, *festival.last)
        if not any(first <= day <= last for day in off):
            span = f"{first.month}月{first.day}日" + (f"至{last.month}月{last.day}日" if last > first else "")
            zh = f"{year}年不完整：{festival.name}（{span}）没有列为“休”"
            en = f"{year} is incomplete: no day off (休) for {festival.en}, {first} to {last}"
            problems.append(Problem(None, "day", zh, en))
    return problems


def _refuse_duplicates(rows: Iterable[tuple[Row, Day | NoticeRow]]) -> None:
    seen: dict[date, int] = {}
    for row, found in rows:
        first = seen.setdefault(found.day, row.number)
        if first != row.number:
            row.complain("day", f"{found.day} 与第{first}行重复", f"{found.day} is in row {first} already")
