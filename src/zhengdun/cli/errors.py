"""Errors as one clear line on standard error."""

from __future__ import annotations

import click

from zhengdun.cli.language import language, say

BREACHED = 1
"""Exit code: something is breached, or may not happen."""

BAD_INPUT = 2
"""Exit code: the input or the call is wrong; nothing was done."""

INTERNAL = 70
"""Exit code: a fault of Zhengdun itself (EX_SOFTWARE of sysexits.h)."""


class InputError(click.ClickException):
    """The user's input cannot be used; the message says what to do."""

    exit_code = BAD_INPUT


def show_click_error(error: click.ClickException) -> None:
    """Print an error of the call in the language of the run."""
    message = error.format_message()
    if isinstance(error, click.UsageError) and language() == "zh":
        message = _in_chinese(error)
    click.echo(f"{say('错误|Error')}: {message}", err=True)
    if isinstance(error, click.UsageError) and error.ctx is not None:
        click.echo(say("用法|Usage") + f": {error.ctx.command_path} --help", err=True)


def _in_chinese(error: click.UsageError) -> str:
    if isinstance(error, click.NoSuchOption):
        near = f"，是否指 {'、'.join(error.possibilities)}？" if error.possibilities else ""
        return f"没有选项 {error.option_name}{near}"
    if isinstance(error, click.MissingParameter) and error.param is not None:
        return f"缺少 {error.param.make_metavar(error.ctx or click.get_current_context())}"
    if isinstance(error, click.BadParameter) and error.param is not None:
        name = "/".join(error.param.opts)
        if isinstance(error.param, click.Argument):
            name = error.param.human_readable_name
        return f"{name} 的值不对：{error.message}"
    if error.message.startswith("No such command"):
        return f"没有命令 {error.message.partition(' ')[2].removeprefix('such command ')}"
    return error.message
