"""``zhengdun coverage``: every rule of the Measures, bound to its duties or not, and why not."""

from __future__ import annotations

import json
import re
from itertools import groupby
from pathlib import Path
from typing import Any

import click
from rich import box
from rich.table import Table

from zhengdun.cli.commandline import HELP_NAMES, Command
from zhengdun.cli.language import language, say
from zhengdun.cli.output import console, emit
from zhengdun.duties.places import places
from zhengdun.exports.coverage import coverage
from zhengdun.exports.reading import not_law
from zhengdun.exports.topics import article_label, chapter_label, topic
from zhengdun.law import CURRENT, VERSIONS, load
from zhengdun.ledger.columns import Label


@click.command(
    cls=Command,
    context_settings=HELP_NAMES,
    help=say("逐条、款、项列出对应的义务，或者不设义务的原因。|Every rule: its duties, or why it has none."),
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help=say("形式|Form"))
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help=say("写入文件|Write to a file"))
@click.option(
    "--version",
    type=click.Choice(list(VERSIONS)),
    default=CURRENT,
    help=say("版本；旧版逐款列出|Version; an earlier one paragraph by paragraph"),
)
def command(form: str, output: Path | None, version: str) -> None:
    """List the rules of today's version, or the paragraphs of an earlier one."""
    records = _records() if version == CURRENT else _records_of_old(version)
    if form == "json":
        emit(json.dumps(records, ensure_ascii=False, indent=1), output)
        return
    screen = console()
    with screen.capture() as captured:
        bound = sum(bool(record["duties"]) for record in records)
        if version != CURRENT:
            screen.print(say(not_law(VERSIONS[version])), style="bold yellow")
        screen.print(
            say(
                f"共 {len(records)} 条规则：{bound} 条对应义务，{len(records) - bound} 条说明原因"
                f"|{len(records)} rules: {bound} with duties, {len(records) - bound} with a reason"
            )
        )
        screen.print(_table(records) if version == CURRENT else _table_of_old(records))
    emit(captured.get(), output)


def _records() -> list[dict[str, Any]]:
    """``clause, duties, reason`` of each rule; the reason is null where there are duties."""
    return [
        {
            "clause": covered.rule.number,
            "duties": [duty.id for duty in covered.duties],
            "reason": covered.reason.get(language()) if covered.reason else None,
        }
        for covered in coverage()
    ]


def _records_of_old(version: str) -> list[dict[str, Any]]:
    """The same of each paragraph of an earlier version, and of each gap in its text."""
    return [
        {
            "clause": place.number,
            "duties": list(place.duties),
            "reason": Label.parse(place.reason).get(language()) if place.reason else None,
        }
        for place in places(version)
    ]


def _table(records: list[dict[str, Any]]) -> Table:
    """By chapter and article; rules of one article that are no duties for one reason share a line."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for heading in say("条、规则、义务、不设义务的原因|Article、Rule、Duties、Why none").split("、"):
        table.add_column(heading, overflow="fold")
    for chapter, of_it in groupby(records, key=_chapter):
        _add_chapter(table, chapter, list(of_it))
    return table


def _table_of_old(records: list[dict[str, Any]]) -> Table:
    """Paragraph by paragraph."""
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for heading in say("规则、义务、不设义务的原因|Rule、Duties、Why none").split("、"):
        table.add_column(heading, overflow="fold")
    for record in records:
        table.add_row(record["clause"], ", ".join(record["duties"]), record["reason"] or "")
    return table


def _add_chapter(table: Table, chapter: int, records: list[dict[str, Any]]) -> None:
    lang = language()
    bound = sum(bool(record["duties"]) for record in records)
    counts = say(f"{len(records)} 条规则，{bound} 条对应义务|{len(records)} rules, {bound} with duties")
    table.add_section()
    table.add_row(f"[bold]{chapter_label(chapter).get(lang)}[/bold]", "", "", counts, style="bright_blue")
    for article, of_it in groupby(records, key=_article):
        heading = f"{article_label(article).get(lang)} {topic(article).get(lang)}"
        for (reason, _), alike in groupby(of_it, key=lambda record: (record["reason"], ", ".join(record["duties"]))):
            found = list(alike)
            rule = say("、|, ").join(record["clause"] for record in found)
            table.add_row(heading, rule, ", ".join(found[0]["duties"]), reason or "")
            heading = ""


def _article(record: dict[str, Any]) -> int:
    return int(re.split(r"\D", record["clause"], maxsplit=1)[0])


def _chapter(record: dict[str, Any]) -> int:
    chapter = load().article(_article(record)).chapter
    return chapter.number if chapter is not None else 0
