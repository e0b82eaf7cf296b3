"""``zhengdun grades``: the rules of grades on record, and which grade given facts would have."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich import box
from rich.markup import escape
from rich.table import Table

from zhengdun.cli.commandline import HELP_NAMES, Command
from zhengdun.cli.errors import InputError
from zhengdun.cli.language import language, say
from zhengdun.cli.loading import load_ledgers
from zhengdun.cli.options import on_option
from zhengdun.cli.output import console, emit
from zhengdun.exports.incident_records import rule_record
from zhengdun.incidents import Rule, grading, rules_of, shipped_rules
from zhengdun.incidents.grading import NO_FACTS, PENDING, Grading, is_at_least
from zhengdun.incidents.rules import GRADE_LABELS, STATUS_LABELS, TRACK_LABELS
from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.tables.systems import System

_FROM = "considerable"


@click.command(
    cls=Command,
    context_settings=HELP_NAMES,
    help=say(
        "列出在册的事件分级规则（随附的，以及 PATH 台账中的）；给出事实的，估计其级别，供判断是否“较大影响”"
        "（第七十一条第（六）项）参考。估计不代替判断。"
        "|List the rules of grades on record (the shipped ones, and those in the ledgers in PATH); given facts,"
        " estimate their grade, as help in judging whether an impact is considerable (article 71(6)). It never judges."
    ),
)
@click.argument("path", type=click.Path(path_type=Path), metavar="[PATH]", required=False)
@on_option
@click.option("--system", metavar="CODE", help=say("PATH 中的系统，取其系统类别|A system in PATH: its class is taken"))
@click.option(
    "--system-class", metavar="TEXT", help=say("系统类别，按规则的用语|The system's class, in the rules' words")
)
@click.option("--abnormality", metavar="TEXT", help=say("服务能力异常程度，如 严重异常|Degree of abnormality"))
@click.option("--minutes", "abnormal_minutes", type=click.FloatRange(0), help=say("持续多少分钟|For how many minutes"))
@click.option("--investors", "affected_investors", type=click.IntRange(0), help=say("影响投资者数|Investors affected"))
@click.option("--leaked", "leaked_persons", type=click.IntRange(0), help=say("泄露多少人的信息|People whose data leak"))
@click.option("--settlement-error", type=click.FloatRange(0), help=say("结算金额差错（元）|Settlement error in yuan"))
@click.option("--loss", "economic_loss", type=click.FloatRange(0), help=say("直接经济损失（元）|Direct loss in yuan"))
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help=say("形式|Form"))
def command(path: Path | None, on: date, system: str | None, form: str, **given: Any) -> None:
    """List or estimate."""
    ledgers = None if path is None else _ledgers_of_one(path)
    rules = shipped_rules() if ledgers is None else rules_of(ledgers, ledgers.institutions[0])
    if system is not None:
        given["system_class"] = given["system_class"] or _class_of(system, ledgers)
    if any(value is not None for value in given.values()):
        estimates = [grading(track, {**NO_FACTS, **given}, rules, on) for track in TRACK_LABELS]
        _show_estimates(estimates, form)
    elif form == "json":
        emit(json.dumps([rule_record(rule) for rule in rules], ensure_ascii=False, indent=1), None)
    else:
        screen = console()
        with screen.capture() as captured:
            screen.print(_table(rules))
            screen.print(
                say(
                    "附表未收全：没有相符的规则不等于级别更低，须人工定级。可在台账“事件分级规则”中登记正式附表。"
                    "|The tables are not complete: that no rule applies is no lower grade. Enter the official table in"
                    " the ledger Grading rules."
                )
            )
        emit(captured.get(), None)


def _ledgers_of_one(path: Path) -> Ledgers:
    ledgers = load_ledgers(path)
    if len(ledgers.institutions) != 1:
        raise InputError(
            say(f"{path} 中有多家机构，请指定一家的台账|{path} holds several institutions: name one's ledgers")
        )
    return ledgers


def _class_of(system: str, ledgers: Ledgers | None) -> str:
    """The class of a system in the ledgers."""
    found = [] if ledgers is None else ledgers[System].filter(System.code.col == system)["incident_class"].to_list()
    if not found or found[0] is None:
        sheet = System.sheet.get(language())
        raise InputError(
            say(
                f"台账“{sheet}”中没有系统 {system}，或者未登记其事件分级系统类别"
                f"|The ledger {sheet} has no system {system}, or does not say its class for grading incidents"
            )
        )
    return str(found[0])


def _show_estimates(estimates: Sequence[Grading], form: str) -> None:
    lang = language()
    if form == "json":
        records = [
            {
                "track": one.track,
                "grade": one.grade,
                "at_least": one.at_least,
                "missing": list(one.missing),
                "why": one.why(lang),
            }
            for one in estimates
        ]
        emit(json.dumps(records, ensure_ascii=False, indent=1), None)
        return
    for one in estimates:
        grade = PENDING.get(lang) if one.grade is None else GRADE_LABELS[one.grade].get(lang)
        click.echo(f"{TRACK_LABELS[one.track].get(lang)}: {grade}　{one.why(lang)}")
    click.echo(_considerable(next(one for one in estimates if one.track == "csrc")))


def _considerable(by_csrc: Grading) -> str:
    """What the grade of the CSRC's track suggests for article 71(6), which refers to its rules alone."""
    if by_csrc.at_least is not None and is_at_least(by_csrc.at_least, _FROM):
        return say(
            "估计可能引发较大以上事件：请据此判断是否属于“可能产生较大影响”（第七十一条第（六）项）并登记"
            "|Estimate: may lead to a considerable or graver incident; judge by it whether the impact is considerable"
            " (article 71(6)), and record that"
        )
    if by_csrc.grade is None:
        return say(
            "在册规则不足以估计是否引发较大以上事件：由机构判断并登记（第七十一条第（六）项）"
            "|The rules on record do not tell whether it may lead to a considerable incident: judge and record it"
            " (article 71(6))"
        )
    return say(
        "估计不致较大以上事件；仍由机构判断并登记（第七十一条第（六）项）"
        "|Estimate: below a considerable incident; it is for the institution to judge and record (article 71(6))"
    )


def _table(rules: Sequence[Rule]) -> Table:
    lang = language()
    table = Table(box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False)
    for heading in say(
        "编号、口径、规则、施行、失效、核实、出处|Code、Track、Rule、From、Until、Verified、Source"
    ).split("、"):
        table.add_column(heading, overflow="fold")
    for rule in rules:
        table.add_row(
            escape(rule.code),
            TRACK_LABELS[rule.track].get(lang),
            escape(rule.text(lang)),
            str(rule.valid_from),
            str(rule.valid_until or "—"),
            STATUS_LABELS[rule.status].get(lang),
            escape(rule.source),
        )
    return table
