"""``zhengdun privacy scan``: what lies where, and a policy to start from."""

from __future__ import annotations

import json
from pathlib import Path

import click

from zhengdun.cli.commandline import HELP_NAMES, Command
from zhengdun.cli.errors import InputError
from zhengdun.cli.language import say
from zhengdun.cli.output import console, emit
from zhengdun.cli.privacy_problems import privacy_problems
from zhengdun.cli.privacy_runs import write_report
from zhengdun.cli.privacy_tables import print_findings


@click.command(
    cls=Command,
    context_settings=HELP_NAMES,
    help=say(
        "抽样查看 PATH（文件或者文件夹）各列有哪些个人信息；不显示任何值。"
        "|Look at a sample of PATH (a file or a folder): which columns hold what personal information."
        " No value is shown."
    ),
)
@click.argument("path", type=click.Path(path_type=Path), metavar="PATH")
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", help=say("形式|Form"))
@click.option(
    "--policy", type=click.Path(path_type=Path), metavar="FILE", help=say("把起始策略写到|Write a policy to start from")
)
def command(path: Path, form: str, policy: Path | None) -> None:
    """Scan."""
    from zhengdun.privacy import scan

    if policy is not None and policy.exists():
        raise InputError(
            say(
                f"{policy} 已存在，可能已经人工复核，不覆盖；请换一个文件名"
                f"|{policy} exists, perhaps reviewed by hand, and is not replaced; choose another name"
            )
        )
    with privacy_problems():
        report = scan(path)
        if form == "json":
            emit(json.dumps(report.to_json(), ensure_ascii=False, indent=1), None)
        else:
            print_findings(console(), report.findings)
        if policy is not None:
            write_report(policy, report.policy_text().encode())
