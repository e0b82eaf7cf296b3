"""``zhengdun template``: write the workbook template of the ledgers."""

from __future__ import annotations

from pathlib import Path

import click

from zhengdun.cli.commandline import HELP_NAMES, Command
from zhengdun.cli.errors import InputError
from zhengdun.cli.language import language, say
from zhengdun.ledger.template import write_template
from zhengdun.privacy.errors import reason_en, reason_zh


@click.command(
    cls=Command,
    context_settings=HELP_NAMES,
    help=say("在文件夹 DIR 中生成台账模板（中文表头、说明、下拉选项）。|Write the ledger template into DIR."),
)
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
def command(directory: Path) -> None:
    """Write the template."""
    try:
        written = write_template(directory, lang=language())
    except FileExistsError as error:
        raise InputError(
            say(
                f"{error.args[0]} 已存在，可能已经填写，不覆盖；请换一个文件夹，或者先改名"
                f"|{error.args[0]} exists, perhaps filled in, and is not replaced; choose another folder or rename it"
            )
        ) from error
    except OSError as error:
        raise InputError(
            say(f"无法写入 {directory}：{reason_zh(error)}|Cannot write {directory}: {reason_en(error)}")
        ) from error
    for path in written:
        click.echo(say(f"已写入 {path}|Written: {path}"))
