"""``zhengdun privacy key``: keys that are made once, kept by reference, and destroyed with a certificate."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from zhengdun.cli.commandline import HELP_NAMES, Group
from zhengdun.cli.language import say
from zhengdun.cli.options import Existing
from zhengdun.cli.privacy_problems import privacy_problems


@click.group(cls=Group, context_settings=HELP_NAMES, help=say("生成、销毁密钥。|Make and destroy keys."))
def command() -> None:
    """Hold the subcommands together."""


@command.command(
    context_settings=HELP_NAMES,
    help=say("生成密钥文件 FILE（仅本人可读）；用 --key file:FILE 引用。|Make a key file that only you can read."),
)
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
def new(file: Path) -> None:
    """Make a key file."""
    from zhengdun.privacy.keys import generate_key_file

    with privacy_problems():
        key = generate_key_file(file)
    click.echo(say(f"密钥 {key.key_id}，存于 {file}；请另行备份|Key {key.key_id} in {file}; keep a copy elsewhere"))


@command.command(
    context_settings=HELP_NAMES,
    help=say(
        "在文件夹 DIR 生成一次性密钥，用于一个测试环境；用 --key once:DIR 引用，用毕销毁。"
        "|Make a one-off key in DIR for one test environment; refer to it as once:DIR and destroy it after use."
    ),
)
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@click.option("--purpose", required=True, metavar="TEXT", help=say("用途，如测试环境编号|What for, such as ENV-01"))
def once(folder: Path, purpose: str) -> None:
    """Make a one-off key."""
    from zhengdun.privacy.keys import OneOffKey

    with privacy_problems():
        key = OneOffKey.create(folder, purpose=purpose, at=datetime.now(UTC))
        click.echo(say(f"一次性密钥 {key.load().key_id}，存于 {folder}|One-off key {key.load().key_id} in {folder}"))


@command.command(
    context_settings=HELP_NAMES,
    help=say("销毁 DIR 中的一次性密钥，留下销毁证明。|Destroy the one-off key in DIR; leaves a certificate."),
)
@click.argument("folder", type=Existing(file_okay=False), metavar="DIR")
@click.option("--by", required=True, metavar="NAME", help=say("销毁人|Who destroys it"))
@click.option(
    "--output", "outputs", multiple=True, required=True, metavar="FILE",
    help=say("它保护过的输出，可多次|An output it protected; may be repeated"),
)  # fmt: skip
def destroy(folder: Path, by: str, outputs: tuple[str, ...]) -> None:
    """Destroy a one-off key."""
    from zhengdun.privacy.keys import OneOffKey

    with privacy_problems():
        certificate = OneOffKey(folder).destroy(protected=outputs, by=by, at=datetime.now(UTC))
    click.echo(certificate.text())
