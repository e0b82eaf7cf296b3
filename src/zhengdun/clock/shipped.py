"""The tables shipped with Zhengdun, as they stand in ``data/``."""

import csv
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from typing import cast

from zhengdun.clock.days import Day, NoticeRow, Status, year_of_days


def shipped_text(name: str) -> str:
    """The table ``data/<name>``."""
    return (files("zhengdun.clock") / "data" / name).read_text(encoding="utf-8")


def shipped_rows(name: str) -> Iterator[dict[str, str]]:
    """The rows of the table ``data/<name>``."""
    yield from csv.DictReader(shipped_text(name).splitlines())


def shipped_days() -> tuple[Day, ...]:
    """Every day of the years in ``data/days.csv``, which ``python -m zhengdun.clock.generate`` writes."""
    rows = [
        NoticeRow(date.fromisoformat(row["day"]), cast(Status, row["status"]), row["name"], row["source"])
        for row in shipped_rows("days.csv")
    ]
    exceptions = {row.day: row for row in rows}
    source = {row.day.year: row.source for row in reversed(rows)}
    years = range(min(source), max(source) + 1)
    return tuple(day for year in years for day in year_of_days(year, exceptions, source[year]))
