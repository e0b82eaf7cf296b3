"""Options and arguments that several commands share, and their types."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from typing import Any

import click

from zhengdun.cli.language import say

_BEIJING = timezone(timedelta(hours=8))


class Day(click.ParamType[date]):
    """A day written as 2026-10-31, 2026/10/31 or 20261031."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the day."""
        if isinstance(value, date):
            return value
        for form in ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d"):
            try:
                return datetime.strptime(str(value), form).date()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
        self.fail(say(f"“{value}”不是日期，应如 2026-10-31|{value!r} is no day; write it as 2026-10-31"), param, ctx)


class Moment(click.ParamType[datetime]):
    """A day and time written as 2026-10-31T20:00 or "2026-10-31 20:00"; a day alone is none: few mean midnight."""

    name = "time"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read the moment; Beijing time."""
        if isinstance(value, datetime):
            return value
        try:
            moment = datetime.fromisoformat(str(value))
        except ValueError:
            moment = None
        if moment is None or is_day_alone(value) or moment.tzinfo is not None:
            self.fail(
                say(
                    f"“{value}”不是时间，应如 2026-10-31T20:00（北京时间）"
                    f"|{value!r} is no time; write it as 2026-10-31T20:00 (Beijing time)"
                ),
                param,
                ctx,
            )
        return moment


def is_day_alone(value: Any) -> bool:
    """Whether a moment is written without a time of day.

    >>> [is_day_alone(text) for text in ("2026-10-31", "2026-10-31T20:00")]
    [True, False]
    """
    return isinstance(value, str) and len(value.strip()) <= len("2026-10-31")


class Existing(click.Path):
    """A file or folder that exists.

    Args:
        file_okay: it may be a file.
        dir_okay: it may be a folder.
    """

    def __init__(self, *, file_okay: bool = True, dir_okay: bool = True) -> None:
        super().__init__(file_okay=file_okay, dir_okay=dir_okay, path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """The path, or an error of the call."""
        path = Path(value)
        if not path.exists():
            self.fail(no_such_path(path), param, ctx)
        if path.is_dir() and not self.dir_okay:
            self.fail(say(f"{path} 是文件夹，这里应为文件|{path} is a folder; a file is asked for"), param, ctx)
        if path.is_file() and not self.file_okay:
            self.fail(say(f"{path} 是文件，这里应为文件夹|{path} is a file; a folder is asked for"), param, ctx)
        return path


def no_such_path(path: Path) -> str:
    """What is said of a file or folder that is not there."""
    return say(f"没有这个文件或者文件夹：{path}|There is no such file or folder: {path}")


class AsOf(Moment):
    """A moment; a day alone stands for its end."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """Read the moment; Beijing time."""
        if is_day_alone(value):
            with suppress(ValueError):
                return datetime.combine(date.fromisoformat(value.strip()), time.max)
        return super().convert(value, param, ctx)


def ledgers_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    """The folder or workbook of ledgers."""
    return click.argument("path", type=click.Path(path_type=Path), metavar="PATH")(function)


def on_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The day of the assessment; today where it is left out."""
    text = say("评估日，如 2026-10-31；默认今天|Day of the assessment, such as 2026-10-31; today by default")
    return click.option("--on", type=Day(), default=_today, metavar="DATE", help=text)(function)


def moment_option(function: Callable[..., Any]) -> Callable[..., Any]:
    """The moment of the question; now where it is left out."""
    text = say(
        "时刻（北京时间），如 2026-10-31T20:00；只写日期的为当日结束；默认现在"
        "|The moment (Beijing time), such as 2026-10-31T20:00; a day alone is its end; now by default"
    )
    return click.option("--at", type=AsOf(), default=_now, metavar="TIME", help=text)(function)


def _now() -> datetime:
    return datetime.now(_BEIJING).replace(tzinfo=None)


def _today() -> date:
    """Today in Beijing, as the ledgers count days, wherever this machine stands."""
    return datetime.now(_BEIJING).date()
