"""The agenda on the terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from rich import box
from rich.markup import escape
from rich.table import Table

from zhengdun.incidents.clocks import day_of, due_text
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from rich.console import Console

    from zhengdun.assessment.agenda import Item
    from zhengdun.incidents import Dossier, TrackClock


def print_agenda(screen: Console, items: Sequence[Item], *, on: date, days: int, lang: str) -> None:
    """Print the overdue first, then by date, each with its derivation."""
    zh = lang == "zh"
    overdue = sum(item.overdue for item in items)
    screen.print(
        f"[bold]{on} 起 {days} 日内到期 {len(items) - overdue} 项，已逾期 {overdue} 项[/bold]"
        if zh
        else f"[bold]Within {days} days of {on}: {len(items) - overdue} fall due, {overdue} overdue[/bold]"
    )
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for heading in (
        ("到期日", "条款", "义务", "对象", "推算") if zh else ("Due", "Article", "Duty", "Subject", "Derivation")
    ):
        table.add_column(heading, overflow="fold")
    for item in items:
        due = str(item.due) if item.due else ("日历不足" if zh else "calendar ends")
        table.add_row(
            f"[red]{due} {'逾期' if zh else 'overdue'}[/red]" if item.overdue else due,
            item.duty.cite.short,
            Label.parse(item.duty.title).get(lang),
            escape(item.subject),
            escape(item.how(lang)),
        )
    screen.print(table)


def print_clocks_beside(screen: Console, beside: Sequence[tuple[Dossier, TrackClock]], *, on: date, lang: str) -> None:
    """Print the reports on incidents that other rules than the Measures ask for; nothing where there are none."""
    zh = lang == "zh"
    if not beside:
        return
    screen.print(
        "\n[bold]网络安全事件的其他报告时限（不是《办法》的义务）[/bold]"
        if zh
        else "\n[bold]Other terms of reports on incidents (no duties of the Measures)[/bold]"
    )
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for heading in (
        ("最后时刻", "报告", "接收单位", "事件", "是否须报", "推算")
        if zh
        else ("Due", "Report", "To", "Incident", "Owed", "Derivation")
    ):
        table.add_column(heading, overflow="fold")
    for one, clock in sorted(beside, key=lambda pair: str(pair[1].due)):
        assert clock.due is not None  # noqa: S101 - clocks_beside leaves those out
        due, overdue = due_text(clock.due), day_of(clock.due) < on
        table.add_row(
            f"[red]{due} {'逾期' if zh else 'overdue'}[/red]" if overdue and clock.owed.answer else due,
            clock.report.name.get(lang),
            escape(clock.report.recipient.get(lang)),
            escape(one.code),
            escape(clock.owed.why.get(lang)),
            escape(clock.how(lang)),
        )
    screen.print(table)
