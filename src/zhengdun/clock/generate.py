"""Write ``data/days.csv``: every day of 2004 to 2026 that departs from Monday to Friday. A developer's tool.

    python -m zhengdun.clock.generate

The days off and the make-up days come from the package ``chinesecalendar`` (a development dependency), which
transcribes the State Council's yearly notices; the one closure of the exchanges on a working day is stated
here. A test compares the shipped table with what this module writes. Packages disagree on one day of these
years, 2005-12-31, which is kept as ``chinesecalendar`` has it.
"""

import csv
import io
from datetime import date
from importlib.metadata import version
from pathlib import Path

from zhengdun.clock.days import NoticeRow, Status

NOTICES = {2025: "国办发明电〔2024〕12号", 2026: "国办发明电〔2025〕7号"}
"""The notices whose numbers are on record; other years name the package alone."""

CLOSED_ON_A_WORKING_DAY = NoticeRow(date(2024, 2, 9), "闭", "除夕", "exchange_calendars 4.13.2 (XSHG)")


def notice_rows() -> list[NoticeRow]:
    """Every exception, in order."""
    # Not there in an ordinary installation, hence imported late.
    from chinese_calendar.constants import (  # type: ignore[import-untyped]  # noqa: PLC0415
        Holiday,
        holidays,
        workdays,
    )

    package = f"chinesecalendar {version('chinesecalendar')}"
    kinds: tuple[tuple[Status, dict[date, str]], ...] = (("休", holidays), ("班", workdays))
    rows = [
        NoticeRow(
            day,
            status,
            Holiday(name).chinese,
            f"{NOTICES[day.year]}; {package}" if day.year in NOTICES else package,
        )
        for status, days in kinds
        for day, name in days.items()
    ]
    return sorted([*rows, CLOSED_ON_A_WORKING_DAY])


def days_csv() -> str:
    """The table as text."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["day", "status", "name", "source"])
    writer.writerows((row.day.isoformat(), row.status, row.name, row.source) for row in notice_rows())
    return text.getvalue()


if __name__ == "__main__":
    (Path(__file__).parent / "data" / "days.csv").write_text(days_csv(), encoding="utf-8", newline="\n")
