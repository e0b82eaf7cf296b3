"""Findings on the terminal: the picture, what is breached line by line, the rest in counts."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import polars as pl
from rich import box
from rich.markup import escape
from rich.table import Table

from zhengdun.assessment.cited import cited_articles
from zhengdun.assessment.waivers import with_waivers
from zhengdun.cli.language import language, say
from zhengdun.cli.output import COLOURS
from zhengdun.exports.reading import what_if
from zhengdun.exports.summary import MARKS, overview, subject_names
from zhengdun.kit.outcomes import Outcome, Reason
from zhengdun.law import VERSIONS
from zhengdun.ledger.columns import Label
from zhengdun.ledger.tables.institution import Institution

if TYPE_CHECKING:
    from rich.console import Console

    from zhengdun.assessment import Findings
    from zhengdun.exports.summary import Names
    from zhengdun.ledger.book import Ledgers

_OF_OLD = (
    "2023年5月1日前的行为依2012年办法已收录的条文判断；未收录的条文是否另有要求，无从判断"
    "（zhengdun coverage --version 2012）"
    "|Conduct before 1 May 2023 is judged by what is on record of the Measures of 2012; whether the rest of them asked"
    " for more cannot be told (zhengdun coverage --version 2012)"
)
_MOST_SUBJECTS = 3
_MOST_LINES = 200


def print_findings(screen: Console, findings: Findings, ledgers: Ledgers) -> None:
    """Print the head, the articles at a glance, the breaches with their arithmetic, and what cannot be told."""
    frame = with_waivers(findings, ledgers)
    bad = frame.filter(pl.col("outcome").is_in([Outcome.BREACHED.key, Outcome.ERROR.key]))
    unclear = frame.filter(pl.col("outcome") == Outcome.CANNOT_TELL.key)
    names = subject_names(ledgers, replace(findings, frame=pl.concat([bad, unclear])), language())
    _print_head(screen, findings, ledgers)
    if bad.is_empty():
        screen.print(say("没有不符合项。|Nothing is breached."))
    else:
        screen.print(_breaches(findings, bad, names))
        screen.print(f"{say('不符合的条款|Articles broken')}: {_cited(findings)}")
    if bad.height > _MOST_LINES:
        more = bad.height - _MOST_LINES
        screen.print(say(f"另有 {more} 项，见 --format html 或者 json|{more} more: see --format html or json"))
    as_law = f" --as-law {findings.version}" if findings.what_if else ""
    if not findings.what_if and any(duty.version != findings.version for duty in findings.duties):
        screen.print(say(_OF_OLD), style="dim")
    if unclear.height:
        screen.print(_unclear(findings, unclear, names))
    screen.print(
        say(
            f"说明某一结论：zhengdun explain 条款 台账 --on 评估日 --subject 对象编号{as_law}"
            f"|To see why: zhengdun explain ID PATH --on DATE --subject CODE{as_law}"
        ),
        style="dim",
    )


def _cited(findings: Findings) -> str:
    lang = language()
    places = [place.en if lang == "en" else place.zh for place in cited_articles(findings)]
    return (", " if lang == "en" else "、").join(places) or "—"


def _print_head(screen: Console, findings: Findings, ledgers: Ledgers) -> None:
    names = ledgers[Institution]["name"].to_list()
    shown = escape("、".join(names[:_MOST_SUBJECTS])) + ("…" if len(names) > _MOST_SUBJECTS else "")
    screen.print(f"[bold]{shown}[/bold]　{say('评估日|as of')} {findings.on}")
    if findings.what_if:
        screen.print(say(what_if(VERSIONS[findings.version])), style="bold yellow")
    counts = findings.counts()
    screen.print(
        "　".join(_coloured(outcome, f"{outcome.label.get(language())} {counts[outcome]}") for outcome in Outcome)
    )
    screen.print(say("各条|Articles") + " " + " ".join(_tile(each.worst, each.article) for each in overview(findings)))


def _coloured(outcome: Outcome, words: str) -> str:
    colour = COLOURS[outcome.key]
    return f"[{colour}]{MARKS[outcome]} {words}[/{colour}]"


def _tile(worst: Outcome, article: int) -> str:
    colour = COLOURS[worst.key]
    return f"[{colour}]{article}{MARKS[worst]}[/{colour}]"


def _table() -> Table:
    return Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, expand=True)


def _breaches(findings: Findings, frame: pl.DataFrame, names: Names) -> Table:
    table = _table()
    table.add_column(say("条款|Article"), no_wrap=True)
    table.add_column(say("义务与对象|Duty and subject"), ratio=4, overflow="fold")
    table.add_column(say("为何|Why"), ratio=5, overflow="fold")
    table.add_column(say("期限|Due"), no_wrap=True)
    for row in frame.head(_MOST_LINES).iter_rows(named=True):
        table.add_row(*_line(findings, row, names))
    return table


def _line(findings: Findings, row: dict[str, Any], names: Names) -> tuple[str, ...]:
    lang = language()
    duty = findings.by_id[row["duty"]]
    reason = Reason[row["reason"].upper()].label.get(lang)
    if duty.internal:
        reason += say("（内部标准）| (internal standard)")
    if row["waived_until"] is not None:
        reason += say(f"（豁免至 {row['waived_until']}）| (waived until {row['waived_until']})")
    colour = COLOURS[row["outcome"]]
    return (
        duty.id,
        f"{Label.parse(duty.title).get(lang)}\n[dim]{escape(_subject(row, names))}[/dim]",
        f"[{colour}]{reason}[/{colour}]\n{escape(duty.shape.sentence(row, lang))}",
        str(row["due"] or ""),
    )


def _subject(row: dict[str, Any], names: Names) -> str:
    subject: str = row["subject"]
    name = names.get((row["institution"], row["duty"], subject))
    return subject if not name or name == subject else f"{subject} {name}"


def _unclear(findings: Findings, frame: pl.DataFrame, names: Names) -> Table:
    table = _table()
    table.add_column(say("条款|Article"), no_wrap=True)
    table.add_column(say("义务|Duty"), ratio=4, overflow="fold")
    table.add_column(say("证据不足的原因|Why it cannot be told"), ratio=2, overflow="fold")
    table.add_column(say("对象|Subjects"), ratio=3, overflow="fold")
    for (duty_id, reason), rows in frame.group_by("duty", "reason", maintain_order=True):
        duty = findings.by_id[str(duty_id)]
        some = [_subject(row, names) for row in rows.head(_MOST_SUBJECTS).to_dicts()]
        more = "" if rows.height <= len(some) else say(f" 等 {rows.height} 个| and others, {rows.height} in all")
        table.add_row(
            duty.id,
            Label.parse(duty.title).get(language()),
            f"[yellow]{Reason[str(reason).upper()].label.get(language())}[/yellow]",
            escape("、".join(some)) + more,
        )
    return table
