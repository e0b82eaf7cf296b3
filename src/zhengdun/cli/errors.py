"""Errors as one clear line on standard error."""

from __future__ import annotations

from typing import Any

import click

from zhengdun.cli.language import language, say

BREACHED = 1
"""Exit code: something is breached, or may not happen."""

BAD_INPUT = 2
"""Exit code: the input or the call is wrong; nothing was done."""

INTERNAL = 70
"""Exit code: a fault of Zhengdun itself (EX_SOFTWARE of sysexits.h)."""


_NUMBERS = {"integer": "整数", "float": "数字"}


class InputError(click.ClickException):
    """The user's input cannot be used; the message says what to do."""

    exit_code = BAD_INPUT


def show_click_error(error: click.ClickException) -> None:
    """Print an error of the call in the language of the run; a call without anything is answered by the help."""
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return
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
        return _wrong_value(error.param, error.message)
    if isinstance(error, click.BadOptionUsage):
        return f"{error.option_name} 的用法不对：后面应有一个值，或者不应有值"
    extra = error.message.removeprefix("Got unexpected extra argument")
    if extra != error.message:
        return f"多出了 {extra.partition('(')[2].rstrip(')')}；名称中有空格的，用引号括起来"
    unknown = error.message.removeprefix("No such command")
    return f"没有命令{unknown}" if unknown != error.message else error.message


def _wrong_value(param: click.Parameter, message: str) -> str:
    name = param.human_readable_name if isinstance(param, click.Argument) else "/".join(param.opts)
    return f"{name} 的值不对：{_wanted(param.type) or message}"


def _wanted(kind: click.ParamType[Any]) -> str:
    """What values of a type of Click's own must be, which it says in English only; "" for types that speak Chinese."""
    if isinstance(kind, click.Choice):
        return f"应为 {'、'.join(map(str, kind.choices))} 之一"
    if isinstance(kind, click.IntRange | click.FloatRange):
        bounds = [
            f"不小于 {kind.min}" if kind.min is not None else "",
            f"不大于 {kind.max}" if kind.max is not None else "",
        ]
        return f"应为{_NUMBERS[kind.name.partition(' ')[0]]}，{'、'.join(filter(None, bounds))}"
    if type(kind) is click.Path:
        return "应为文件夹，不是文件" if not kind.file_okay else "应为文件，不是文件夹"
    return f"应为{_NUMBERS[kind.name]}" if kind.name in _NUMBERS else ""
