"""``zhengdun liability``: what each breach can lead to, under the law of the day of the conduct."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click
import polars as pl

from zhengdun.assessment import evaluate
from zhengdun.assessment.liability import liabilities
from zhengdun.cli.calendars import load_calendar, load_sessions
from zhengdun.cli.commandline import HELP_NAMES, Command
from zhengdun.cli.duty_choice import duties_matching
from zhengdun.cli.errors import InputError
from zhengdun.cli.language import language, say
from zhengdun.cli.liability_table import print_liabilities
from zhengdun.cli.loading import is_industry, load_ledgers
from zhengdun.cli.options import ledgers_argument, on_option
from zhengdun.cli.output import console, emit
from zhengdun.exports.liability_records import liability_record
from zhengdun.exports.summary import subject_names
from zhengdun.kit.outcomes import Reason
from zhengdun.law import VERSIONS


@click.command(
    cls=Command,
    context_settings=HELP_NAMES,
    help=say(
        "逐项说明 PATH 中台账的不符合项可能承担的法律责任（第六十二条至第七十条），其他法律按行为日的条号列示。"
        "|What each breach in the ledgers in PATH can lead to (articles 62 to 70), other laws by the numbers of the day"
        " of the conduct."
    ),
)
@ledgers_argument
@on_option
@click.option("--duty", metavar="ID", help=say("只看某条、款、项，如 18.2|Only an article, paragraph or rule"))
@click.option("--institution", metavar="CODE", help=say("多家机构中只看一家|Only one of many institutions"))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help=say("形式|Form"))
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help=say("写入文件|Write to a file"))
def command(path: Path, *, on: date, duty: str | None, institution: str | None, form: str, output: Path | None) -> None:
    """Say what the breaches can lead to."""
    duties = duties_matching(duty)
    if institution is None and is_industry(path):
        raise InputError(
            say("这里有多家机构，请用 --institution 指定一家|There are many institutions: name one with --institution")
        )
    ledgers, calendar = load_ledgers(path, institution), load_calendar()
    findings = evaluate(ledgers, on, calendar=calendar, duties=duties, sessions=load_sessions())
    found = liabilities(findings, ledgers)
    if form == "json":
        emit(json.dumps([liability_record(one) for one in found], ensure_ascii=False, indent=1), output)
        return
    screen = console()
    with screen.capture() as captured:
        if found:
            print_liabilities(screen, found, subject_names(ledgers, findings, language()))
        else:
            screen.print(say("没有不符合项。|Nothing is breached."))
        earlier = findings.frame.filter(pl.col("reason") == Reason.NOT_IN_FORCE.key).height
        if earlier:
            screen.print(_governed_before(earlier), style="dim")
    emit(captured.get(), output)


def _governed_before(count: int) -> str:
    old = VERSIONS["2012"]
    return say(
        f"另有 {count} 项行为发生在2023年5月1日前：不产生本办法规定的责任，当时适用{old.name_zh}。"
        f"|{count} more concern conduct before 1 May 2023: no liability under the Measures; the {old.name_en} governed."
    )
