"""``zhengdun law``: show, compare and search the three texts."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import click
from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text as Styled

from zhengdun.cli.commandline import HELP_NAMES, Group
from zhengdun.cli.errors import InputError
from zhengdun.cli.language import language, say
from zhengdun.cli.options import ledgers_argument, on_option
from zhengdun.cli.output import console, emit
from zhengdun.law import (
    CURRENT,
    DRAFT_2022,
    VERSIONS,
    Change,
    Citation,
    Column,
    LawError,
    as_json,
    compare,
    load,
    parse_citation,
    search,
)

_MARKS = {Change.EQUAL: ("", ""), Change.REMOVED: ("[-", "-]"), Change.ADDED: ("{+", "+}")}
_STYLES = {Change.EQUAL: "", Change.REMOVED: "red strike", Change.ADDED: "green underline"}


@click.group(
    cls=Group, context_settings=HELP_NAMES, help=say("查阅、比较、检索条文。|Read, compare and search the law.")
)
def command() -> None:
    """Hold the subcommands together."""


def _cited(place: str, version: str) -> Citation:
    try:
        return parse_citation(place, version)
    except LawError as error:
        raise InputError(error.en if language() == "en" else str(error)) from error


@command.command(
    context_settings=HELP_NAMES, help=say("显示条文，如 21.3；不写则全文。|Show a place such as 21.3, or all.")
)
@click.argument("place", required=False, metavar="[21.3]")
@click.option("--version", type=click.Choice(list(VERSIONS)), default=CURRENT, help=say("版本|Version"))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=say("形式|Form"))
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help=say("写入文件|Write to a file"))
def show(place: str | None, version: str, form: str, output: Path | None) -> None:
    """Show the law."""
    text = load(version)
    citation = _cited(place, version) if place else None
    if form == "json":
        emit(json.dumps(as_json(text, citation), ensure_ascii=False, indent=1), output)
        return
    lines = [f"{citation.zh}　{citation.text}"] if citation is not None and citation.paragraph else None
    if lines is None:
        lines = [] if citation else [text.title, ""]
        chapter = None
        for article in text.articles:
            if citation is not None and article.number != citation.article:
                continue
            if citation is None and article.chapter is not None and article.chapter is not chapter:
                chapter = article.chapter
                lines += [chapter.label, ""]
            lines.append(article.label)
            for paragraph in article.paragraphs:
                lines += [f"　　{paragraph.text}", *(f"　　{item}" for item in paragraph.items)]
            lines.append("")
    emit("\n".join(lines), output)


@command.command(
    "compare", context_settings=HELP_NAMES, help=say("逐词比较某条的三个版本。|Compare an article's versions.")
)
@click.argument("article", type=int)
def compare_(article: int) -> None:
    """Compare side by side."""
    try:
        comparison = compare(article)
    except LawError as error:
        raise InputError(error.en if language() == "en" else str(error)) from error
    screen = console()
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)
    cells = []
    for column in comparison.columns:
        version = VERSIONS[column.counterpart.version]
        table.add_column(version.name_en if language() == "en" else version.name_zh, ratio=1, overflow="fold")
        cells.append(_cell(column, coloured=screen.is_terminal))
    table.add_row(*cells)
    screen.print(table)
    note = comparison.note_en if language() == "en" else comparison.note_zh
    if note:
        screen.print(note, style="dim", markup=False)


@command.command(
    "search", context_settings=HELP_NAMES, help=say("检索条文，多个词须同时出现。|Search; all words must occur.")
)
@click.argument("words", nargs=-1, required=True)
@click.option("--version", type=click.Choice(list(VERSIONS)), help=say("只检索一个版本|Only one version"))
def search_(words: tuple[str, ...], version: str | None) -> None:
    """Search."""
    try:
        hits = search(" ".join(words), [version]) if version else search(" ".join(words))
    except LawError as error:
        raise InputError(error.en if language() == "en" else str(error)) from error
    screen = console()
    if not hits:
        screen.print(say("没有找到。请减少或者更换检索词。|Nothing found. Try fewer or other words."))
        return
    screen.print(say(f"找到 {len(hits)} 处|{len(hits)} places"))
    for hit in hits:
        _print_hit(screen, hit.citation, hit.text, hit.spans)


@command.command(
    "impact",
    context_settings=HELP_NAMES,
    help=say(
        "逐项比较两个版本的义务，并列出 PATH 中结论因此改变的对象。"
        "|What two versions ask, duty by duty, and whose outcome in PATH that changes."
    ),
)
@ledgers_argument
@click.option("--from", "before", type=click.Choice(list(VERSIONS)), default=DRAFT_2022, help=say("由何版|From"))
@click.option("--to", "after", type=click.Choice(list(VERSIONS)), default=CURRENT, help=say("至何版|To"))
@on_option
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help=say("形式|Form"))
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help=say("写入文件|Write to a file"))
def impact_(path: Path, *, before: str, after: str, on: date, form: str, output: Path | None) -> None:
    """Compare two versions over the ledgers."""
    from zhengdun.assessment.impact import impact
    from zhengdun.cli.calendars import load_calendar, load_sessions
    from zhengdun.cli.impact_table import print_impact
    from zhengdun.cli.loading import load_ledgers
    from zhengdun.duties.registry import duties_as_law
    from zhengdun.exports.impact_records import impact_record

    old, new = duties_as_law(before), duties_as_law(after)
    found = impact(load_ledgers(path), on, old, new, calendar=load_calendar(), sessions=load_sessions())
    if form == "json":
        emit(json.dumps(impact_record(found, before, after, on), ensure_ascii=False, indent=1), output)
        return
    screen = console()
    with screen.capture() as captured:
        print_impact(screen, found, before, after, on)
    emit(captured.get(), output)


def _cell(column: Column, *, coloured: bool) -> Styled:
    """One version's words, the changed ones in colour, or between marks where there is no colour."""
    if not column.counterpart.citations:
        known = column.counterpart.known
        return Styled(
            say("（无对应条文）|(no counterpart)") if known else say("（未收录）|(not on record)"), style="dim"
        )
    cell = Styled()
    for segment in column.segments:
        before, after = ("", "") if coloured else _MARKS[segment.change]
        cell.append(before + segment.text + after, style=_STYLES[segment.change])
    return cell


def _print_hit(screen: Console, citation: Citation, text: str, spans: tuple[tuple[int, int], ...]) -> None:
    version = VERSIONS[citation.version]
    name = citation.en if language() == "en" else citation.zh
    screen.print(
        f"[bold]{escape(name)}[/bold]　[dim]{version.name_en if language() == 'en' else version.name_zh}[/dim]"
    )
    styled = Styled(text)
    for start, end in spans:
        styled.stylize("bold yellow", start, end)
    screen.print(styled)
