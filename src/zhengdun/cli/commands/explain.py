"""``zhengdun explain``: the article, the facts, the arithmetic, the verdict."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.markup import escape
from rich.panel import Panel

from zhengdun.assessment.explanation import explain
from zhengdun.cli.calendars import load_calendar, load_sessions
from zhengdun.cli.commandline import HELP_NAMES, Command
from zhengdun.cli.duty_choice import duties_matching
from zhengdun.cli.errors import InputError
from zhengdun.cli.language import language, say
from zhengdun.cli.loading import load_ledgers
from zhengdun.cli.options import ledgers_argument, on_option
from zhengdun.cli.output import COLOURS, console
from zhengdun.exports.summary import MARKS
from zhengdun.kit.parameters import SOURCES
from zhengdun.ledger.columns import Label
from zhengdun.ledger.showing import shown

if TYPE_CHECKING:
    from rich.console import Console

    from zhengdun.assessment.explanation import Explanation
    from zhengdun.kit.duty import Duty

_MOST = 20


@click.command(
    cls=Command,
    context_settings=HELP_NAMES,
    help=say("说明义务 ID（如 21.3）对 PATH 中台账的结论。|Explain the verdicts on duty ID (such as 21.3) over PATH."),
)
@click.argument("wanted", metavar="ID")
@ledgers_argument
@on_option
@click.option("--subject", metavar="CODE", help=say("只说明一个对象，如系统编号|Only one subject, by its code"))
def command(wanted: str, path: Path, on: date, subject: str | None) -> None:
    """Explain."""
    duties = duties_matching(wanted)
    ledgers, calendar = load_ledgers(path), load_calendar()
    screen = console()
    found = False
    for duty in duties:
        explained = explain(ledgers, on, duty, calendar=calendar, subject=subject, sessions=load_sessions())
        if not explained:
            continue
        found = True
        _print_duty(screen, duty)
        for one in explained[:_MOST]:
            _print(screen, one)
        if len(explained) > _MOST:
            screen.print(
                say(f"另有 {len(explained) - _MOST} 个对象，用 --subject 指定|and more: name one with --subject")
            )
    if not found:
        raise InputError(say(f"义务 {wanted} 没有对象“{subject}”|Duty {wanted} has no subject {subject!r}"))


def _print_duty(screen: Console, duty: Duty) -> None:

    lang = language()
    title = f"{duty.cite.zh if lang == 'zh' else duty.cite.en}　{Label.parse(duty.title).get(lang)}　[{duty.id}]"
    screen.print(Panel(duty.quote, title=title.replace("[", "\\["), title_align="left", border_style="blue"))
    screen.print(
        f"{say('判断方式|Judged by')}: {duty.shape.name.get(lang)} — {duty.shape.describe(lang)}", markup=False
    )


def _print(screen: Console, one: Explanation) -> None:

    lang = language()
    key = one.outcome.key
    screen.print(
        f"\n[{COLOURS[key]}]{MARKS[one.outcome]} {one.outcome.label.get(lang)}[/{COLOURS[key]}]　"
        f"{escape(one.subject)}　{one.reason.label.get(lang)}"
    )
    screen.print(f"  {say('算式|Arithmetic')}: {escape(one.sentence(lang))}")
    for label, value in one.slots:
        if value is not None:
            screen.print(f"  {label.get(lang)}: {value}", markup=False)
    for parameter, value in one.settings:
        number = say("未设定|not set") if value is None else f"{value:g} {parameter.unit.get(lang)}"
        source = SOURCES[parameter.source].get(lang)
        rule = parameter.why.get(lang) if parameter.source == "outside" and parameter.why else parameter.cite.zh
        screen.print(f"  {parameter.label.get(lang)}: {number}（{source}，{rule}）", markup=False)
    if one.record.height:
        screen.print(f"  {say('台账记录|Record')}（{one.duty.shape.each.table.sheet.get(lang)}）", markup=False)
        for heading, text in shown(one.duty.shape.each.table, one.record, lang).to_dicts()[0].items():
            if text:
                screen.print(f"    {heading}: {text}", markup=False, style="dim")
