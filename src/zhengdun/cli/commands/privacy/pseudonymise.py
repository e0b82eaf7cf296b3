"""``zhengdun privacy pseudonymise``: a run whose policy is ``test-data`` unless another is named."""

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
        "把 SOURCE 中的个人信息换成有效、跨表一致的假名；默认策略 test-data，须给出 --key。"
        "|Replace personal information in SOURCE by pseudonyms that stay valid and join"
        " across tables; policy test-data by default; needs --key."
    ),
)
@run_options
def command(
    source: Path, output: Path | None, policy: Path | None, preset: str | None, key: str | None, **how: Any
) -> int:
    """Run."""
    with privacy_problems():
        return run(source, output, plan_from(policy, preset, key, "test-data"), **how)
