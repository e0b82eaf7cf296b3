"""``zhengdun duties``: the duties, by article, as a table or JSON."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click
from rich import box
from rich.table import Table

from zhengdun.cli.commandline import HELP_NAMES, Command
from zhengdun.cli.duty_card import print_duty
from zhengdun.cli.duty_choice import duties_matching
from zhengdun.cli.language import language, say
from zhengdun.cli.options import on_option
from zhengdun.cli.output import console, emit
from zhengdun.duties.registry import duties_of
from zhengdun.exports.records import duty_record
from zhengdun.kit.duty import Duty
from zhengdun.law import CURRENT, VERSIONS
from zhengdun.ledger.columns import Label


@click.command(cls=Command, context_settings=HELP_NAMES, help=say("列出义务。|List the duties."))
@click.option("--article", metavar="N", help=say("某条、款、项，如 21 或 21.3|An article, paragraph or rule"))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help=say("形式|Form"))
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help=say("写入文件|Write to a file"))
@click.option("--version", type=click.Choice(list(VERSIONS)), default=CURRENT, help=say("版本|Version"))
@on_option
def command(article: str | None, form: str, output: Path | None, version: str, on: date) -> None:
    """List all duties in a table, those of an article in full; liability is that of conduct on the day ``on``."""
    duties = duties_matching(article, duties_of(version))
    if form == "json":
        records = [duty_record(duty, on) for duty in duties]
        emit(json.dumps(records, ensure_ascii=False, indent=1), output)
        return
    screen = console()
    with screen.capture() as captured:
        if article is None:
            screen.print(_table(duties))
        for duty in duties if article is not None else ():
            print_duty(screen, duty, on)
    emit(captured.get(), output)


def _table(duties: tuple[Duty, ...]) -> Table:
    lang = language()
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for heading in say("编号、义务、约束、判断方式、标准|ID、Duty、Binds、Judged by、Standard").split("、"):
        table.add_column(heading, overflow="fold")
    for duty in duties:
        standard = say("内部标准|internal") if duty.internal else say("法定|law")
        title = Label.parse(duty.title).get(lang)
        table.add_row(duty.id, title, duty.binds.text(lang), duty.shape.name.get(lang), standard)
    return table
