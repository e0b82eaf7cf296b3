"""``zhengdun calendar``: working days and trading sessions; import of next year's notice."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import click

from zhengdun.cli.calendars import days_file, load_calendar, load_sessions, sessions_file
from zhengdun.cli.commandline import HELP_NAMES, Group
from zhengdun.cli.errors import InputError
from zhengdun.cli.language import language, say
from zhengdun.cli.options import Day, Existing
from zhengdun.cli.output import emit, write_file
from zhengdun.clock import (
    GROUPS,
    Calendar,
    ClockError,
    SessionTable,
    TableRefused,
    calendar_csv,
    read_calendar,
    read_session_rules,
    session_rules_csv,
)

_LARGEST = 16 * 1024 * 1024


@click.group(
    cls=Group, context_settings=HELP_NAMES, help=say("工作日与交易日的查看、导入、导出。|Working and trading days.")
)
def command() -> None:
    """Hold the subcommands together."""


@command.command(
    context_settings=HELP_NAMES, help=say("某日是否工作日、交易日，及其交易时段。|What kind of day DATE is.")
)
@click.argument("day", type=Day(), metavar="DATE")
def show(day: date) -> None:
    """Show one day."""
    calendar = load_calendar()
    try:
        working, trading = calendar.is_working(day), calendar.is_trading(day)
    except ClockError as error:
        raise _input_error(error) from error
    yes, no = say("是|yes"), say("否|no")
    answers = (say("工作日|working day"), working), (say("交易日|trading day"), trading)
    click.echo(f"{day}　" + "　".join(f"{label}: {yes if answer else no}" for label, answer in answers))
    start = datetime.combine(day, time())
    sessions = load_sessions()
    for group in sessions.groups:
        found = [s for s in sessions.sessions(calendar, group, start, start + timedelta(days=1)) if s.start >= start]
        if found:
            times = "、".join(f"{s.start:%H:%M}—{s.end:%H:%M}" for s in found)
            click.echo(f"  {GROUPS[group][language() == 'en']}: {times}")


@command.command(
    context_settings=HELP_NAMES, help=say("DATE 次日起第 N 个工作日及其推算。|Working day N after DATE, derived.")
)
@click.argument("day", type=Day(), metavar="DATE")
@click.argument("number", type=click.IntRange(1), metavar="N")
def add(day: date, number: int) -> None:
    """Count working days."""
    try:
        click.echo(load_calendar().derive(day, number).text(language()))
    except ClockError as error:
        raise _input_error(error) from error


@command.command(
    "import",
    context_settings=HELP_NAMES,
    help=say(
        "导入放假通知（列：日期,状态(休/班/闭),名称,来源）或者逐日表；--sessions 导入交易时段规则。"
        "|Import a holiday notice (columns day,status,name,source) or a table of days; --sessions for session rules."
    ),
)
@click.argument("file", type=Existing(dir_okay=False), metavar="FILE")
@click.option("--replace", is_flag=True, help=say("允许改变已有日期|Allow days already known to change"))
@click.option("--sessions", is_flag=True, help=say("导入的是交易时段规则|The file holds rules of trading sessions"))
def import_(file: Path, *, replace: bool, sessions: bool) -> None:
    """Import, all or nothing."""
    if file.stat().st_size > _LARGEST:
        raise InputError(say(f"{file} 过大，不像日历表|{file} is too large for a calendar"))
    text = _decoded(file)
    try:
        if sessions:
            _import_sessions(text)
        else:
            _import_days(text, replace=replace)
    except ClockError as error:
        raise _input_error(error) from error


def _decoded(file: Path) -> str:
    content = file.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise InputError(say(f"{file} 不是 UTF-8 或者 GB18030 编码的 CSV 文本|{file} is no CSV text in UTF-8 or GB18030"))


def _import_days(text: str, *, replace: bool) -> None:
    before = load_calendar()
    after = before.extended(read_calendar(text), replace=replace)
    shipped = set(Calendar.standard().days)
    own = [day for day in after.days if day not in shipped]
    if not own:
        click.echo(say("没有新内容：这些日期已在日历中。|Nothing new: the calendar has these days already."))
        return
    first, last = own[0].day, own[-1].day
    known = {day.day: day for day in after.days}
    span = [known[first + timedelta(days=n)] for n in range((last - first).days + 1)]
    write_file(days_file(), calendar_csv(Calendar(tuple(span))).encode())
    click.echo(
        say(f"已导入，日历现为 {after.first} 至 {after.last}|Imported: the calendar runs {after.first} to {after.last}")
    )


def _import_sessions(text: str) -> None:
    rules = read_session_rules(text)
    SessionTable.standard().with_rules(rules)
    write_file(sessions_file(), session_rules_csv(rules).encode())
    click.echo(say(f"已导入 {len(rules)} 条交易时段规则|Imported {len(rules)} rules of trading sessions"))


@command.command(
    context_settings=HELP_NAMES, help=say("导出日历或者交易时段规则（CSV）。|Export the days or the session rules.")
)
@click.option("--sessions", is_flag=True, help=say("导出交易时段规则|Export the rules of trading sessions"))
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help=say("写入文件|Write to a file"))
def export(*, sessions: bool, output: Path | None) -> None:
    """Export."""
    emit(session_rules_csv(load_sessions().rules) if sessions else calendar_csv(load_calendar()), output)


def _input_error(error: ClockError) -> InputError:
    if isinstance(error, TableRefused):
        lines = [problem.text(language()) for problem in error.problems]
        heading = say("导入的表有问题，未作任何改变：|The table has problems, nothing was changed:")
        return InputError("\n".join([heading, *lines]))
    return InputError(error.en if language() == "en" else error.zh)
