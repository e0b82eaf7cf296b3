"""``zhengdun assess``: judge the ledgers; exit code 0 nothing breached, 1 something breached, 2 bad input."""

from __future__ import annotations

from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zhengdun.assessment import evaluate
from zhengdun.assessment.provenance import rules_digest
from zhengdun.cli.calendars import load_calendar, load_sessions
from zhengdun.cli.commandline import HELP_NAMES, Command
from zhengdun.cli.duty_choice import AS_LAW, duties_asked, duties_matching
from zhengdun.cli.errors import BREACHED, InputError
from zhengdun.cli.language import language, say
from zhengdun.cli.loading import is_industry, load_ledgers
from zhengdun.cli.options import ledgers_argument, on_option
from zhengdun.cli.output import console, emit
from zhengdun.kit.outcomes import Outcome

if TYPE_CHECKING:
    from zhengdun.assessment import Findings
    from zhengdun.clock import Calendar
    from zhengdun.ledger.book import Ledgers

_DAYS_AHEAD = 90


@click.command(
    cls=Command,
    context_settings=HELP_NAMES,
    help=say(
        "评估 PATH 中的台账（文件夹，或者 .xlsx 文件）。退出码：0 无不符合，1 有不符合，2 输入有误。"
        "|Assess the ledgers in PATH (a folder or an .xlsx file). Exit code: 0 nothing breached, 1 something"
        " breached, 2 bad input."
    ),
)
@ledgers_argument
@on_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "json", "html", "xlsx"]),
    default="table",
    help=say("输出形式|Form of the output"),
)
@click.option("--output", type=click.Path(path_type=Path), metavar="FILE", help=say("写入文件|Write to a file"))
@click.option("--duty", metavar="ID", help=say("只评估某条、款、项，如 21.3|Only an article, paragraph or rule"))
@click.option(
    "--institution", metavar="CODE", help=say("多家机构中只评估一家|Only one of many institutions, by its code")
)
@AS_LAW
def command(
    path: Path,
    *,
    on: date,
    form: str,
    output: Path | None,
    duty: str | None,
    institution: str | None,
    as_law: str | None,
) -> int:
    """Assess."""
    if form == "xlsx" and output is None:
        raise InputError(say("xlsx 请用 --output 指定文件|Say where the workbook goes with --output"))
    duties = duties_matching(duty, duties_asked(as_law))
    if institution is None and is_industry(path):
        from zhengdun.cli.industry import assess_industry

        return assess_industry(path, on, duties, form, output)
    ledgers, calendar = load_ledgers(path, institution), load_calendar()
    findings = evaluate(ledgers, on, calendar=calendar, duties=duties, sessions=load_sessions())
    _show(form, output, findings, ledgers, calendar)
    return BREACHED if findings.counts()[Outcome.BREACHED] else 0


def _show(form: str, output: Path | None, findings: Findings, ledgers: Ledgers, calendar: Calendar) -> None:
    if form == "json":
        import json

        from zhengdun.exports.records import finding_records

        emit(json.dumps(finding_records(findings, ledgers), ensure_ascii=False, indent=1), output)
    elif form == "html":
        from zhengdun.exports.html_report import html_report

        emit(html_report(findings, ledgers, calendar=calendar, **_for_reports(findings)), output)
    elif form == "xlsx":
        from zhengdun.exports.workbook_report import TooManyFindings, workbook_report

        try:
            emit(workbook_report(findings, ledgers, calendar=calendar, **_for_reports(findings)), output)
        except TooManyFindings as error:
            raise InputError(
                say(
                    "结论多于一张工作表的行数，请用 --duty 缩小范围，或者用 --format json"
                    "|More findings than a sheet has rows: narrow them with --duty, or use --format json"
                )
            ) from error
    else:
        from zhengdun.cli.findings_table import print_findings

        screen = console()
        with screen.capture() as captured:
            print_findings(screen, findings, ledgers)
        emit(captured.get(), output)
        return
    if output is not None:
        click.echo(say(f"已写入 {output}|Written to {output}"), err=True)


def _for_reports(findings: Findings) -> dict[str, Any]:
    """What both reports are told: the language, how far ahead to look, and what they were made by."""
    digest = rules_digest(findings.duties)
    made_by = f"Zhengdun 证盾 {version('zhengdun')}" + say(f"，规则摘要（SHA-256）{digest}|, rules (SHA-256) {digest}")
    return {"lang": language(), "days": _DAYS_AHEAD, "generated_by": made_by}
