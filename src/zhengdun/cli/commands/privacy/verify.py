"""``zhengdun privacy verify``: the proof, repeated."""

from __future__ import annotations

from pathlib import Path

import click

from zhengdun.cli.commandline import HELP_NAMES, Command
from zhengdun.cli.errors import BREACHED
from zhengdun.cli.language import language, say
from zhengdun.cli.options import Existing
from zhengdun.cli.output import console
from zhengdun.cli.privacy_problems import privacy_problems
from zhengdun.cli.privacy_runs import bar, write_report
from zhengdun.cli.privacy_tables import print_anonymity, print_verification


@click.command(
    cls=Command,
    context_settings=HELP_NAMES,
    help=say(
        "复核 OUTPUT：文件与清单是否一致、有无残留；给出来源时逐行比对假名。退出码：0 通过，1 未通过或者无法判断。"
        "|Check OUTPUT: whether the files are those of the manifest, whether anything is left; with the source,"
        " pseudonyms row by row. Exit code: 0 passed, 1 failed or cannot tell."
    ),
)
@click.argument("output", type=Existing(dir_okay=False), metavar="OUTPUT")
@click.option(
    "--source",
    type=Existing(),
    metavar="FILE",
    help=say("来源文件|The file it was made from"),
)
@click.option(
    "--quasi", multiple=True, metavar="COLUMN", help=say("准标识列，可多次|A quasi-identifier; may be repeated")
)
@click.option("--sensitive", multiple=True, metavar="COLUMN", help=say("敏感属性列|A sensitive attribute"))
@click.option("--html", type=click.Path(path_type=Path), metavar="FILE", help=say("证明报告|The report of the proof"))
@click.option("--dry-run", is_flag=True, help=say("不写报告|Write no report"))
def command(
    *,
    output: Path,
    source: Path | None,
    quasi: tuple[str, ...],
    sensitive: tuple[str, ...],
    html: Path | None,
    dry_run: bool,
) -> int:
    """Verify."""
    from zhengdun.privacy.proof.measuring import measured
    from zhengdun.privacy.proof.report import proof_report
    from zhengdun.privacy.proof.verifying import Verdict, verify

    with privacy_problems():
        with bar(say("复核|Verifying")) as advance:
            found = verify(output, source, progress=lambda seen, rows: advance(seen, rows, output.name))
        screen = console()
        print_verification(screen, found)
        anonymities = measured(output, quasi, sensitive) if quasi or sensitive else ()
        for one in anonymities:
            print_anonymity(screen, one)
        if html is not None and not dry_run:
            write_report(html, proof_report(found, anonymities, lang=language()))
    return 0 if found.verdict is Verdict.PASSED else BREACHED
