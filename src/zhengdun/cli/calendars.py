"""The calendar and the trading sessions: the shipped ones with what the user imported."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from zhengdun.cli.errors import InputError
from zhengdun.cli.language import say
from zhengdun.clock import Calendar, ClockError, SessionTable, read_calendar, read_session_rules


def data_directory() -> Path:
    """Where this user's imported calendar is kept: ZHENGDUN_DATA, else the platform's usual place."""
    if own := os.environ.get("ZHENGDUN_DATA"):
        return Path(own)
    return Path(click.get_app_dir("zhengdun"))


def days_file() -> Path:
    """The days that the user has imported."""
    return data_directory() / "days.csv"


def sessions_file() -> Path:
    """The rules of trading sessions that the user has imported."""
    return data_directory() / "sessions.csv"


def load_calendar() -> Calendar:
    """The shipped calendar, extended by what the user imported."""
    calendar = Calendar.standard()
    if not days_file().exists():
        return calendar
    with _usable(days_file()):
        return calendar.extended(read_calendar(days_file().read_text(encoding="utf-8")), replace=True)


def load_sessions() -> SessionTable:
    """The shipped rules of trading sessions, with those that the user imported in their place."""
    sessions = SessionTable.standard()
    if not sessions_file().exists():
        return sessions
    with _usable(sessions_file()):
        return sessions.with_rules(read_session_rules(sessions_file().read_text(encoding="utf-8")))


@contextmanager
def _usable(path: Path) -> Iterator[None]:
    try:
        yield
    except (ClockError, OSError, UnicodeDecodeError) as error:
        raise InputError(
            say(
                f"已导入的 {path} 无法使用，请重新导入：{error}"
                f"|The imported {path} cannot be used, import it again: {error}"
            )
        ) from error
