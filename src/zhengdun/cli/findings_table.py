"""Findings on the terminal: what is breached, line by line; the rest in counts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import polars as pl
from rich import box
from rich.markup import escape
from rich.table import Table

from zhengdun.assessment.waivers import with_waivers
from zhengdun.cli.output import COLOURS, MARKS
from zhengdun.kit.outcomes import Outcome, Reason
from zhengdun.ledger.columns import Label

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from zhengdun.assessment import Findings
    from zhengdun.ledger.book import Ledgers

_MOST_SUBJECTS = 3
_LINES = 200


def print_findings(screen: Console, findings: Findings, ledgers: Ledgers, *, lang: str) -> None:
    """Print the summary, the breaches with their arithmetic, then what cannot be told by duty."""
    zh = lang == "zh"
    names = "、".join(findings.frame["institution"].unique().sort().to_list()[:_MOST_SUBJECTS])
    title = f"评估日 {findings.on}　机构 {names}" if zh else f"Assessed as of {findings.on}, institution {names}"
    screen.print(f"[bold]{title}[/bold]")
    counts = findings.counts()
    screen.print("　".join(_count(outcome, counts[outcome], lang) for outcome in Outcome))
    frame = with_waivers(findings, ledgers)
    bad = frame.filter(pl.col("outcome").is_in([Outcome.BREACHED.key, Outcome.ERROR.key]))
    if bad.height:
        screen.print(_breaches(findings, bad, lang))
        if bad.height > _LINES:
            more = bad.height - _LINES
            screen.print(
                f"另有 {more} 项，见 --format html 或者 json" if zh else f"{more} more: see --format html or json"
            )
    unclear = frame.filter(pl.col("outcome") == Outcome.CANNOT_TELL.key)
    if unclear.height:
        screen.print(_unclear(findings, unclear, lang))
    if not bad.height:
        screen.print("没有不符合项。" if zh else "Nothing is breached.")


def _count(outcome: Outcome, count: int, lang: str) -> str:
    colour = COLOURS[outcome.key]
    return f"[{colour}]{MARKS[outcome.key]} {outcome.label.get(lang)} {count}[/{colour}]"


def _table(*headings: str) -> Table:

    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    return table


def _breaches(findings: Findings, frame: pl.DataFrame, lang: str) -> Table:
    headings = (
        ("条款", "义务", "对象", "原因", "依据", "期限")
        if lang == "zh"
        else ("Article", "Duty", "Subject", "Reason", "Facts", "Due")
    )
    table = _table(*headings)
    for row in frame.head(_LINES).iter_rows(named=True):
        table.add_row(*_line(findings, row, lang), style=None if row["outcome"] == "breached" else "magenta")
    return table


def _line(findings: Findings, row: dict[str, Any], lang: str) -> tuple[str, ...]:

    duty = findings.by_id[row["duty"]]
    reason = Reason[row["reason"].upper()].label.get(lang)
    if duty.internal:
        reason += "（内部标准）" if lang == "zh" else " (internal standard)"
    if row["waived_until"] is not None:
        reason += f"（豁免至 {row['waived_until']}）" if lang == "zh" else f" (waived until {row['waived_until']})"
    return (
        f"{duty.cite.short}\n[dim]{duty.id}[/dim]",
        Label.parse(duty.title).get(lang),
        escape(row["subject"]),
        f"[red]{reason}[/red]",
        escape(duty.shape.sentence(row, lang)),
        str(row["due"] or ""),
    )


def _unclear(findings: Findings, frame: pl.DataFrame, lang: str) -> Table:
    headings = (
        ("条款", "义务", "证据不足的原因", "对象数", "如")
        if lang == "zh"
        else ("Article", "Duty", "Why it cannot be told", "Subjects", "Such as")
    )
    table = _table(*headings)
    grouped = frame.group_by("duty", "reason", maintain_order=True).agg(
        pl.len(), pl.col("subject").head(_MOST_SUBJECTS).str.join("、")
    )

    for row in grouped.iter_rows(named=True):
        duty = findings.by_id[row["duty"]]
        table.add_row(
            f"{duty.cite.short} [dim]{duty.id}[/dim]",
            Label.parse(duty.title).get(lang),
            f"[yellow]{Reason[row['reason'].upper()].label.get(lang)}[/yellow]",
            str(row["len"]),
            escape(row["subject"]),
        )
    return table
