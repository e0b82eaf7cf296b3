"""One incident on the terminal."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich import box
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from zhengdun.cli.language import say
from zhengdun.cli.output import COLOURS
from zhengdun.incidents.clocks import due_text
from zhengdun.incidents.grading import PENDING
from zhengdun.incidents.rules import BESIDE_THE_MEASURES, GRADE_LABELS, RULES_OF_TRACK, TRACK_LABELS, fact_label, shown
from zhengdun.kit.outcomes import Outcome
from zhengdun.kit.parameters import SOURCES
from zhengdun.ledger.tables.emergency import Incident
from zhengdun.ledger.tables.systems import System

if TYPE_CHECKING:
    from rich.console import Console

    from zhengdun.incidents import Dossier, TrackClock


def print_dossier(screen: Console, dossier: Dossier, lang: str) -> None:
    """Print the facts, then track by track the grade, the clocks, what the reports lack."""
    of = dossier.records
    names = [dossier.code, of.value(Incident.title), of.value(System.name), f"{of.at:%Y-%m-%d %H:%M}"]
    screen.rule(Text("　".join(name for name in names if name)), align="left")
    for name, value in of.facts.items():
        screen.print(f"  {fact_label(name).get(lang)}: {shown(name, value, lang)}", markup=False)
    for track in TRACK_LABELS:
        _print_track(screen, dossier, track, lang)


def _print_track(screen: Console, dossier: Dossier, track: str, lang: str) -> None:
    screen.print(f"\n[bold]{TRACK_LABELS[track].get(lang)}[/bold]（{escape(RULES_OF_TRACK[track].get(lang))}）")
    if track in BESIDE_THE_MEASURES:
        screen.print(
            say(
                "  其他规定：不是《办法》的义务，逾期不构成违反《办法》第三十九条、第四十条"
                "|  Another rule: no duty of the Measures; to be late is no breach of their articles 39 and 40"
            )
        )
    for line in _grade_lines(dossier, track, lang):
        screen.print(f"  {line}")
    clocks = [clock for clock in dossier.clocks if clock.report.track == track]
    screen.print(_clock_table(clocks, lang))
    for clock in clocks:
        if clock.owed.answer is not False:
            how = (
                f"{clock.report.name.get(lang)}　{SOURCES[clock.term.limit.amount.source].get(lang)}　{clock.how(lang)}"
            )
            screen.print(f"  {how}", markup=False, style="dim")
    for gap in dossier.gaps[track]:
        missing = ("、" if lang == "zh" else ", ").join(label.get(lang) for label in gap.missing)
        lacks = say("尚缺|lacks")
        screen.print(f"  {gap.item.report.get(lang)}·{gap.item.label.get(lang)}　{lacks}: {missing}", markup=False)


def _grade_lines(dossier: Dossier, track: str, lang: str) -> Iterable[str]:
    graded, person = dossier.gradings[track], dossier.found(track)
    grade = PENDING.get(lang) if graded.grade is None else GRADE_LABELS[graded.grade].get(lang)
    if graded.grade is None and graded.at_least is not None:
        least = GRADE_LABELS[graded.at_least].get(lang)
        grade += say(f"（至少{least}）| (at least {least})")
    yield f"{say('按在册规则|By the rules on record')}: [bold]{grade}[/bold]　{escape(graded.why(lang))}"
    if person is not None:
        by = "　".join(
            escape(str(value))
            for value in (person["graded_by"], f"{person['graded_at']:%Y-%m-%d %H:%M}", person["reason"])
            if value
        )
        yield f"{say('人工认定|Found by a person')}: [bold]{GRADE_LABELS[person['grade']].get(lang)}[/bold]　{by}"
    if dossier.contradiction(track):
        yield f"[red]{say('两者不一致，请核对|The two contradict each other: check')}[/red]"


def _clock_table(clocks: Iterable[TrackClock], lang: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    headings = "报告、接收单位、是否须报、最后时刻、已报、状态|Report、To、Owed、Due、Made、Status"
    for heading in say(headings).split("、"):
        table.add_column(heading, overflow="fold")
    for clock in clocks:
        table.add_row(
            clock.report.name.get(lang),
            escape(clock.report.recipient.get(lang)),
            _owed(clock, lang),
            due_text(clock.due) if clock.due else "—",
            f"{clock.stop.at:%Y-%m-%d %H:%M}" if clock.stop.at else "—",
            _status(clock, lang),
        )
    return table


def _owed(clock: TrackClock, lang: str) -> str:
    answers = {True: say("须报|yes"), False: say("不须|no"), None: say("待定|open")}
    return f"{answers[clock.owed.answer]}{'：' if lang == 'zh' else ': '}{escape(clock.owed.why.get(lang))}"


def _status(clock: TrackClock, lang: str) -> str:
    if clock.owed.answer is False:
        return "—"
    bad = clock.reason.outcome is Outcome.BREACHED
    colour = COLOURS["breached"] if bad and clock.owed.answer else COLOURS["cannot_tell"] if bad else ""
    label = clock.reason.label.get(lang)
    return f"[{colour}]{label}[/{colour}]" if colour else label
