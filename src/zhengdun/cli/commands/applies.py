"""``zhengdun applies``: which duties bind the institution, and why."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import click
from rich import box
from rich.table import Table

from zhengdun.assessment.applicability import Applicability, applicability
from zhengdun.cli.commandline import HELP_NAMES, Command
from zhengdun.cli.duty_choice import duties_matching
from zhengdun.cli.language import language, say
from zhengdun.cli.loading import load_ledgers
from zhengdun.cli.options import ledgers_argument
from zhengdun.cli.output import console, emit
from zhengdun.ledger.columns import Label


@click.command(
    cls=Command,
    context_settings=HELP_NAMES,
    help=say("逐条说明哪些义务约束 PATH 中的机构及原因。|Which duties bind the institutions in PATH, and why."),
)
@ledgers_argument
@click.option("--article", metavar="N", help=say("某条、款、项|An article, paragraph or rule"))
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help=say("形式|Form"))
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help=say("写入文件|Write to a file"))
def command(path: Path, article: str | None, form: str, output: Path | None) -> None:
    """Say whom the duties bind."""
    found = applicability(load_ledgers(path), duties_matching(article))
    if form == "json":
        records = [
            {
                "institution": one.institution,
                "duty": one.duty.id,
                "article": one.duty.cite.short,
                "binds": one.binds,
                "through": list(one.through),
                "why": one.why(language()),
            }
            for one in found
        ]
        emit(json.dumps(records, ensure_ascii=False, indent=1), output)
        return
    screen = console()
    with screen.capture() as captured:
        screen.print(_table(found))
    emit(captured.get(), output)


def _table(found: Sequence[Applicability]) -> Table:
    lang = language()
    marks = {True: say("约束|binds"), False: say("不约束|does not bind"), None: say("不明|unknown")}
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for heading in say("机构、义务、内容、是否约束、原因|Institution、Duty、What、Binds、Why").split("、"):
        table.add_column(heading, overflow="fold")
    for one in found:
        title = Label.parse(one.duty.title).get(lang)
        table.add_row(one.institution, one.duty.id, title, marks[one.binds], one.why(lang))
    return table
