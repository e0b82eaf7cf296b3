"""``zhengdun incident``: the facts of an incident, its grade on both tracks and why, both tracks' clocks."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import click

from zhengdun.cli.calendars import load_calendar
from zhengdun.cli.commandline import HELP_NAMES, Command
from zhengdun.cli.errors import InputError
from zhengdun.cli.incident_card import print_dossier
from zhengdun.cli.language import language, say
from zhengdun.cli.loading import load_ledgers
from zhengdun.cli.options import ledgers_argument, moment_option
from zhengdun.cli.output import console, emit
from zhengdun.exports.incident_records import dossier_record
from zhengdun.incidents import dossiers
from zhengdun.ledger.tables.emergency import Incident


@click.command(
    cls=Command,
    context_settings=HELP_NAMES,
    help=say(
        "PATH 中每起网络安全事件的事实、两个口径的级别及理由、两个口径的报告时限。"
        "|Every incident in PATH: the facts, its grade on both tracks and why, the clocks of both tracks."
    ),
)
@ledgers_argument
@click.option("--subject", metavar="CODE", help=say("只看一起事件，如 SJ-01|Only one incident, by its code"))
@moment_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=say("形式|Form"))
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help=say("写入文件|Write to a file"))
def command(path: Path, subject: str | None, at: datetime, form: str, output: Path | None) -> None:
    """Show the incidents."""
    found = dossiers(load_ledgers(path), at, calendar=load_calendar())
    wanted = [one for one in found if subject in (None, one.code)]
    if not wanted:
        raise InputError(_nothing(subject, at))
    if form == "json":
        records = [dossier_record(one, language()) for one in wanted]
        emit(json.dumps(records, ensure_ascii=False, indent=1), output)
        return
    screen = console()
    with screen.capture() as captured:
        for one in wanted:
            print_dossier(screen, one, language())
    emit(captured.get(), output)


def _nothing(subject: str | None, at: datetime) -> str:
    sheet, until = Incident.sheet.get(language()), f"{at:%Y-%m-%d %H:%M}"
    if subject is None:
        return say(
            f"台账“{sheet}”中没有 {until} 之前发现的事件|There is no incident in the ledger {sheet} found by {until}"
        )
    return say(
        f"台账“{sheet}”中没有 {until} 之前发现的事件 {subject}"
        f"|There is no incident {subject} in the ledger {sheet} found by {until}"
    )
