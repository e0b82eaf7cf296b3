"""``zhengdun privacy mask``: a run whose policy is ``strict`` unless another is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from zhengdun.cli.commandline import HELP_NAMES, Command
from zhengdun.cli.language import say
from zhengdun.cli.privacy_problems import privacy_problems
from zhengdun.cli.privacy_runs import plan_from, run, run_options


@click.command(
    cls=Command,
    context_settings=HELP_NAMES,
    help=say(
        "按策略处理 SOURCE（文件或者文件夹），写到 OUTPUT；默认策略 strict。退出码 1：输出中仍有残留。"
        "|Protect SOURCE (a file or a folder) by a policy, strict by default, into OUTPUT. Exit code 1: something is"
        " left in it."
    ),
)
@run_options
def command(
    source: Path, output: Path | None, policy: Path | None, preset: str | None, key: str | None, **how: Any
) -> int:
    """Run."""
    with privacy_problems():
        return run(source, output, plan_from(policy, preset, key, "strict"), **how)
