"""A group of commands that are imported only when they are called, so that help is instant."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from zhengdun.cli.commandline import Group
from zhengdun.cli.language import say
from zhengdun.cli.startup import what_stays


class LazyGroup(Group):
    """A group that knows its commands' names and help without importing them.

    Args:
        table: each command's name with its help, ``中文|English``.
        package: where the commands' modules lie; each holds its click command as ``command``.
    """

    def __init__(self, *args: Any, table: Mapping[str, str], package: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.table = table
        self.package = package

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The commands in the order of use."""
        return list(self.table)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import the command asked for."""
        if cmd_name not in self.table:
            return None
        with what_stays():
            module = import_module(f"{self.package}.{cmd_name.replace('-', '_')}")
        command: click.Command = module.command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        """Write the list without importing a command."""
        with formatter.section(say("命令|Commands")):
            formatter.write_dl([(name, say(both)) for name, both in self.table.items()])
