"""``zhengdun agenda``: what falls due, each with its derivation, and as a calendar file."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from pathlib import Path

import click

from zhengdun.assessment import evaluate
from zhengdun.assessment.agenda import agenda
from zhengdun.cli.agenda_table import print_agenda, print_clocks_beside
from zhengdun.cli.calendars import load_calendar, load_sessions
from zhengdun.cli.commandline import HELP_NAMES, Command
from zhengdun.cli.language import language, say
from zhengdun.cli.loading import load_ledgers
from zhengdun.cli.options import ledgers_argument, on_option
from zhengdun.cli.output import console, write_file
from zhengdun.duties.registry import all_duties
from zhengdun.exports.summary import subject_names
from zhengdun.incidents import dossiers, end_of_day


@click.command(
    cls=Command,
    context_settings=HELP_NAMES,
    help=say(
        "列出 PATH 中逾期和将到期的事项及日期的推算。|List what is overdue and what falls due, and how it is derived."
    ),
)
@ledgers_argument
@on_option
@click.option("--days", type=click.IntRange(0, 3660), default=90, show_default=True, help=say("向后多少日|Days ahead"))
@click.option("--ics", type=click.Path(path_type=Path), metavar="FILE", help=say("写入日历文件|Write a calendar file"))
def command(path: Path, on: date, days: int, ics: Path | None) -> None:
    """List what falls due."""
    ledgers, calendar = load_ledgers(path), load_calendar()
    findings = evaluate(ledgers, on, calendar=calendar, duties=all_duties(), sessions=load_sessions())
    items = agenda(findings, calendar=calendar, days=days)
    screen = console()
    print_agenda(screen, items, on=on, days=days, lang=language())
    incidents = dossiers(ledgers, end_of_day(on), calendar=calendar)
    beside = [(one, clock) for one in incidents for clock in one.clocks_beside(on + timedelta(days=days))]
    print_clocks_beside(screen, beside, on=on, lang=language())
    if ics is not None:
        from zhengdun.exports.calendar_file import icalendar_of

        stamp, names = datetime.now().astimezone(), subject_names(ledgers, findings, language())
        write_file(ics, icalendar_of(items, language(), stamp=stamp, names=names, beside=beside))
        click.echo(say(f"已写入 {ics}|Written to {ics}"), err=True)
