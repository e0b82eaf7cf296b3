"""``zhengdun privacy restore``: the way back, by the manifest beside the file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from zhengdun.cli.commandline import HELP_NAMES, Command
from zhengdun.cli.language import say
from zhengdun.cli.options import Existing
from zhengdun.cli.privacy_problems import privacy_problems
from zhengdun.cli.privacy_runs import run


@click.command(
    cls=Command,
    context_settings=HELP_NAMES,
    help=say(
        "凭密钥把 SOURCE 中的假名和令牌还原到 OUTPUT；SOURCE 旁须有清单。掩码和删除的内容无法还原。"
        "|Turn the pseudonyms and tokens of SOURCE back into OUTPUT, with the key; its manifest must lie beside it."
        " What was masked or suppressed stays so."
    ),
)
@click.argument("source", type=Existing(dir_okay=False), metavar="SOURCE")
@click.argument("output", type=click.Path(path_type=Path), metavar="OUTPUT", required=False)
@click.option("--key", required=True, metavar="REF", help=say("密钥的位置|Where the key is"))
@click.option("--overwrite", is_flag=True, help=say("覆盖已有输出|Replace an output that exists"))
@click.option("--dry-run", is_flag=True, help=say("只核对密钥并统计，不写|Check the key and count, write nothing"))
def command(*, source: Path, output: Path | None, key: str, overwrite: bool, dry_run: bool) -> int:
    """Restore."""
    with privacy_problems():
        from zhengdun.privacy.plan import Plan
        from zhengdun.privacy.policy.model import Policy
        from zhengdun.privacy.proof.manifest import Manifest, required_beside

        manifest: Manifest = required_beside(source)
        plan = replace(Plan(Policy.model_validate(manifest.rules)), key=key).reverse()
        return run(source, output, plan, overwrite=overwrite, dry_run=dry_run, look=False)
