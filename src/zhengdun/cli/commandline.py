"""Click's command and group, speaking the language of the run in their help too."""

from __future__ import annotations

import click

from zhengdun.cli.language import say


class _Spoken(click.Command):
    """Usage and option headings in the language of the run."""

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the usage line."""
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=say("用法：|Usage: "))

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options."""
        records = [record for param in self.get_params(ctx) if (record := param.get_help_record(ctx)) is not None]
        if records:
            with formatter.section(say("选项|Options")):
                formatter.write_dl(records)

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """``--help``, explained."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = say("显示本说明|Show this help")
        return option


class Command(_Spoken):
    """A command."""


class Group(_Spoken, click.Group):
    """A group of commands."""

    command_class = Command

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the options, then the commands."""
        _Spoken.format_options(self, ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        with formatter.section(say("命令|Commands")):
            formatter.write_dl(
                [
                    (name, command.get_short_help_str(limit=80))
                    for name in self.list_commands(ctx)
                    if (command := self.get_command(ctx, name)) is not None
                ]
            )


HELP_NAMES = {"help_option_names": ["-h", "--help"]}
"""Context settings: ``-h`` as well as ``--help``."""
