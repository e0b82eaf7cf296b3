"""``zhengdun explain``: the article, the facts, the arithmetic, the verdict."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.markup import escape

from zhengdun.assessment.beside import in_one_matter
from zhengdun.assessment.explanation import explain
from zhengdun.assessment.liability import liability_of
from zhengdun.assessment.parties import parties
from zhengdun.cli.beside_lines import print_beside
from zhengdun.cli.calendars import load_calendar, load_sessions
from zhengdun.cli.commandline import HELP_NAMES, Command
from zhengdun.cli.duty_card import parameter_text, print_duty
from zhengdun.cli.duty_choice import AS_LAW, duties_asked, duties_matching
from zhengdun.cli.errors import InputError
from zhengdun.cli.language import language, say
from zhengdun.cli.liability_table import print_liability, print_sanctions
from zhengdun.cli.loading import load_ledgers
from zhengdun.cli.options import ledgers_argument, on_option
from zhengdun.cli.output import COLOURS, console
from zhengdun.duties.registry import all_duties
from zhengdun.exports.summary import MARKS
from zhengdun.kit.outcomes import Outcome
from zhengdun.ledger.showing import shown

if TYPE_CHECKING:
    from rich.console import Console

    from zhengdun.assessment.explanation import Explanation

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
@AS_LAW
def command(wanted: str, path: Path, on: date, subject: str | None, as_law: str | None) -> None:
    """Explain."""
    duties = duties_matching(wanted, duties_asked(as_law))
    ledgers, calendar = load_ledgers(path), load_calendar()
    by_code = {party.code: party for party in parties(ledgers)}
    explained_by = partial(explain, ledgers, on, calendar=calendar, subject=subject, sessions=load_sessions())
    screen = console()
    found = False
    for duty in duties:
        explained = explained_by(duty)
        if not explained:
            continue
        found = True
        print_duty(screen, duty, on)
        beside = [one for other in all_duties() if in_one_matter(duty, other) for one in explained_by(other)]
        breaches = []
        for one in explained[:_MOST]:
            _print(screen, one)
            print_beside(screen, one, beside)
            if one.outcome is Outcome.BREACHED:
                breaches.append(liability_of(duty, one.finding, by_code[one.institution], on))
                print_liability(screen, breaches[-1])
        print_sanctions(screen, breaches)
        if len(explained) > _MOST:
            more = len(explained) - _MOST
            screen.print(say(f"另有 {more} 个对象，用 --subject 指定|{more} more: name one with --subject"))
    if not found:
        raise InputError(say(f"义务 {wanted} 没有对象“{subject}”|Duty {wanted} has no subject {subject!r}"))


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
        screen.print(f"  {parameter_text(parameter, value)}", markup=False)
    if one.record.height:
        screen.print(f"  {say('台账记录|Record')}（{one.duty.shape.each.table.sheet.get(lang)}）", markup=False)
        for heading, text in shown(one.duty.shape.each.table, one.record, lang).to_dicts()[0].items():
            if text:
                screen.print(f"    {heading}: {text}", markup=False, style="dim")
