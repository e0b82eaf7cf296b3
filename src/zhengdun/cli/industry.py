"""An industry on the terminal: a folder of Parquet files with many institutions, read a few at a time."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
from rich import box
from rich.table import Table

from zhengdun.assessment.industry import evaluate_chunks, tally
from zhengdun.cli.calendars import load_calendar, load_sessions
from zhengdun.cli.errors import BREACHED, InputError
from zhengdun.cli.language import language, say
from zhengdun.cli.output import COLOURS, console, emit
from zhengdun.cli.progress import progress
from zhengdun.exports.reading import what_if
from zhengdun.exports.records import note_on
from zhengdun.exports.summary import MARKS
from zhengdun.kit.outcomes import Outcome
from zhengdun.law import CURRENT, VERSIONS
from zhengdun.ledger.columns import Label
from zhengdun.ledger.scanning import scan_folder

if TYPE_CHECKING:
    from datetime import date

    from rich.console import Console

    from zhengdun.kit.duty import Duty

ROWS_A_CHUNK = 2_000_000
"""So many rows of ledgers, and what is found about them, take about 600 MB."""

_LINES = 20


def assess_industry(path: Path, on: date, duties: tuple[Duty, ...], form: str, output: Path | None) -> int:
    """Assess institution by institution and show the counts; returns the exit code."""
    if form not in ("table", "json"):
        raise InputError(
            say(
                "多家机构的评估只有 table 和 json；单家机构请加 --institution 代码"
                "|Many institutions are shown as table or json only; name one with --institution"
            )
        )
    folder = scan_folder(path)
    ranges = folder.ranges(ROWS_A_CHUNK)
    chunks = (folder.between(*some) for some in ranges)
    findings = evaluate_chunks(chunks, on, calendar=load_calendar(), duties=duties, sessions=load_sessions())
    what = say(f"评估 {len(folder.institutions)} 家机构|Assessing {len(folder.institutions)} institutions")
    counts = pl.concat([tally(found) for found in progress(findings, total=len(ranges), what=what)])
    known = {duty.id: duty for duty in duties}
    if form == "json":
        emit(json.dumps(_records(counts, known), ensure_ascii=False, indent=1), output)
    else:
        screen = console()
        with screen.capture() as captured:
            _print(screen, counts, known, on, len(folder.institutions))
        emit(captured.get(), output)
    return BREACHED if _of(counts, Outcome.BREACHED).height else 0


def _of(counts: pl.DataFrame, outcome: Outcome) -> pl.DataFrame:
    return counts.filter(pl.col("outcome") == outcome.key)


def _records(counts: pl.DataFrame, duties: dict[str, Duty]) -> list[dict[str, Any]]:
    return [
        {
            "institution": row["institution"],
            "duty": row["duty"],
            "article": duties[row["duty"]].cite.short,
            "outcome": row["outcome"],
            "count": row["count"],
            "version": duties[row["duty"]].version,
            "note": note_on(duties[row["duty"]]),
        }
        for row in counts.iter_rows(named=True)
    ]


def _print(screen: Console, counts: pl.DataFrame, duties: dict[str, Duty], on: date, institutions: int) -> None:
    lang = language()
    for version in {duty.version for duty in duties.values() if duty.what_if and duty.version != CURRENT}:
        screen.print(say(what_if(VERSIONS[version])), style="bold yellow")
    screen.print(
        f"[bold]{say(f'{institutions} 家机构|{institutions} institutions')}[/bold]　{say('评估日|as of')} {on}"
    )
    totals = dict(counts.group_by("outcome").agg(pl.col("count").sum()).iter_rows())
    screen.print(
        "　".join(
            f"[{COLOURS[outcome.key]}]{MARKS[outcome]} {outcome.label.get(lang)} {totals.get(outcome.key, 0):,}[/]"
            for outcome in Outcome
        )
    )
    breached = _of(counts, Outcome.BREACHED)
    by_duty = breached.group_by("duty").agg(pl.len().alias("institutions"), pl.col("count").sum())
    table = _table(say("编号、义务、不符合的机构数、不符合项|ID、Duty、Institutions in breach、Findings"))
    often = by_duty.sort(["institutions", "count", "duty"], descending=[True, True, False])
    for row in often.head(_LINES).iter_rows(named=True):
        duty = duties[row["duty"]]
        table.add_row(duty.id, Label.parse(duty.title).get(lang), f"{row['institutions']:,}", f"{row['count']:,}")
    screen.print(table)
    by_institution = breached.group_by("institution").agg(pl.len().alias("duties"), pl.col("count").sum())
    table = _table(say("机构、不符合的义务数、不符合项|Institution、Duties in breach、Findings"))
    ranked = by_institution.sort(["duties", "count", "institution"], descending=[True, True, False])
    for row in ranked.head(_LINES).iter_rows(named=True):
        table.add_row(row["institution"], f"{row['duties']:,}", f"{row['count']:,}")
    screen.print(table)
    screen.print(
        say(
            f"各列前 {_LINES} 项；全部见 --format json，单家机构见 --institution 代码"
            f"|The first {_LINES} of each; all with --format json, one institution with --institution CODE"
        ),
        style="dim",
    )


def _table(headings: str) -> Table:
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for heading in headings.split("、"):
        table.add_column(heading, overflow="fold")
    return table
