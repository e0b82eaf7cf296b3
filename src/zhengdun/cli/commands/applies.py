"""``zhengdun applies``: which duties bind the institutions, article by article, and why."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zhengdun.assessment.applicability import Applicability, applicability
from zhengdun.cli.applies_table import print_applicability, print_duties, print_institutions
from zhengdun.cli.commandline import HELP_NAMES, Command
from zhengdun.cli.duty_choice import duties_matching
from zhengdun.cli.errors import InputError
from zhengdun.cli.language import language, say
from zhengdun.cli.loading import is_industry, load_ledgers, nobody
from zhengdun.cli.options import ledgers_argument
from zhengdun.cli.output import console, emit

if TYPE_CHECKING:
    from rich.console import Console


@click.command(
    cls=Command,
    context_settings=HELP_NAMES,
    help=say("逐条说明哪些义务约束 PATH 中的机构及原因。|Which duties bind the institutions in PATH, and why."),
)
@ledgers_argument
@click.option("--article", metavar="N", help=say("逐项列出某条、款、项|An article, paragraph or rule, duty by duty"))
@click.option(
    "--institution", metavar="CODE", help=say("多家机构中只说明一家|Only one of many institutions, by its code")
)
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help=say("形式|Form"))
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help=say("写入文件|Write to a file"))
def command(path: Path, article: str | None, institution: str | None, form: str, output: Path | None) -> None:
    """Say whom the duties bind."""
    ledgers = load_ledgers(path, institution if is_industry(path) else None)
    found = applicability(ledgers, duties_matching(article))
    if institution is not None:
        found = _of_one(found, institution, path)
    if form == "json":
        emit(json.dumps([_record(one) for one in found], ensure_ascii=False, indent=1), output)
        return
    screen = console()
    with screen.capture() as captured:
        _print(screen, found, by_duty=article is not None)
    emit(captured.get(), output)


def _of_one(found: Sequence[Applicability], institution: str, path: Path) -> tuple[Applicability, ...]:
    of_it = tuple(one for one in found if one.institution == institution)
    if not of_it:
        raise InputError(nobody(path, institution))
    return of_it


def _print(screen: Console, found: Sequence[Applicability], *, by_duty: bool) -> None:
    if by_duty:
        print_duties(screen, found)
    elif len({one.institution for one in found}) > 1:
        print_institutions(screen, found)
    else:
        print_applicability(screen, found)


def _record(one: Applicability) -> dict[str, Any]:
    return {
        "institution": one.institution,
        "duty": one.duty.id,
        "article": one.duty.cite.short,
        "binds": one.binds,
        "through": list(one.through),
        "why": one.why(language()),
        "grounds": [{"article": ground.cite.short, "quote": ground.quote} for ground in one.grounds],
        "blank": [cell.name for cell in one.blanks],
    }
