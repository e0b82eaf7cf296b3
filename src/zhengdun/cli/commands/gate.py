"""``zhengdun gate``: may this act happen at this time, and if not, which duties say so."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import click

from zhengdun.assessment.gate import NoSuchSubject, ask
from zhengdun.cli.calendars import load_calendar, load_sessions
from zhengdun.cli.commandline import HELP_NAMES, Command
from zhengdun.cli.errors import BREACHED, InputError
from zhengdun.cli.language import language, say
from zhengdun.cli.loading import load_ledgers
from zhengdun.cli.options import Moment, ledgers_argument
from zhengdun.cli.output import COLOURS, console
from zhengdun.duties.registry import all_duties
from zhengdun.exports.summary import MARKS
from zhengdun.kit.gates import GATES
from zhengdun.kit.outcomes import Outcome, Reason
from zhengdun.ledger.columns import Label


@click.command(
    cls=Command,
    context_settings=HELP_NAMES,
    help=say(
        "某行为（如 change.start 开始变更）此刻可否进行；不可则列出理由，退出码 1。"
        "|Whether an act (such as change.start) may happen at a time; if not, which duties say so, exit code 1."
    ),
)
@click.argument("gate", metavar="GATE")
@ledgers_argument
@click.option("--subject", required=True, metavar="CODE", help=say("对象编号，如变更编号|Code, such as of a change"))
@click.option("--at", type=Moment(), required=True, metavar="TIME", help=say("时间，如 2026-10-31T20:00|Time"))
def command(gate: str, path: Path, subject: str, at: datetime) -> int:
    """Ask the gate."""
    if gate not in GATES:
        names = "、".join(f"{name}（{found.label.get(language())}）" for name, found in GATES.items())
        raise InputError(say(f"没有“{gate}”这个关口，可用：{names}|There is no gate {gate!r}, but {names}"))
    ledgers, calendar = load_ledgers(path), load_calendar()
    try:
        passage = ask(ledgers, gate, subject, at, calendar=calendar, duties=all_duties(), sessions=load_sessions())
    except NoSuchSubject as error:
        sheet = GATES[gate].table.sheet.get(language())
        raise InputError(say(f"台账“{sheet}”中没有 {subject}|There is no {subject} in the ledger {sheet}")) from error
    screen = console()
    if passage.may_pass:
        screen.print(
            f"[green]{MARKS[Outcome.MET]} {say('可以|Yes')}[/green]: {GATES[gate].label.get(language())} {subject} {at}"
        )
        return 0
    screen.print(
        f"[red]{MARKS[Outcome.BREACHED]} {say('不可以|No')}[/red]: {GATES[gate].label.get(language())} {subject} {at}"
    )
    _print_reasons(passage.blocking.to_dicts(), passage.findings.by_id)
    return BREACHED


def _print_reasons(rows: list, duties: dict) -> None:  # type: ignore[type-arg]

    lang, screen = language(), console()
    for row in rows:
        duty = duties[row["duty"]]
        colour = COLOURS[row["outcome"]]
        reason = Reason[row["reason"].upper()].label.get(lang)
        cite = duty.cite.place(lang)
        screen.print(f"  [{colour}]{reason}[/{colour}]　{cite}　{Label.parse(duty.title).get(lang)}")
        screen.print(f"    “{duty.quote}”", style="dim", markup=False)
        screen.print(f"    {Label.parse(duty.remedy).get(lang)}", markup=False)
