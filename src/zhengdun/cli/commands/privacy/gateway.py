"""``zhengdun privacy gateway``: the relay for mail and the endpoint for SMS platforms, and what they hold."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich import box
from rich.table import Table

from zhengdun.cli.commandline import HELP_NAMES, Group
from zhengdun.cli.errors import InputError
from zhengdun.cli.language import language, say
from zhengdun.cli.options import Existing
from zhengdun.cli.output import console
from zhengdun.cli.privacy_problems import privacy_problems
from zhengdun.cli.privacy_runs import plan_from

if TYPE_CHECKING:
    from zhengdun.privacy.gateway.guard import Guard
    from zhengdun.privacy.gateway.spool import Spool

_EXAMPLE = """\
# 网关设置 | the settings of the gateways
mail:
  listen: {host: 127.0.0.1, port: 2525}     # 业务系统向这里发信 | applications send here
  upstream: {host: mail.example.com, port: 25, tls: starttls}   # 由它做DKIM签名 | it signs (DKIM)
  spool: /var/spool/zhengdun                 # 仅本人可读的目录 | a folder that only the owner can read
  postmaster: postmaster@example.com         # 留存通知发给谁 | who is told of what is held
messages:
  listen: {host: 127.0.0.1, port: 8025}      # 短信平台向这里 POST | the SMS platform posts here
  token: env:ZHENGDUN_SMS_TOKEN              # 令牌的位置 | where the token is
  texts: [content]                           # 要脱敏的字段 | the fields to mask
"""


@click.group(
    cls=Group,
    context_settings=HELP_NAMES,
    help=say(
        "短信、邮件脱敏网关（第三十四条第二款）：无法识别的内容留存，不会明文发出，也不会丢失。"
        "|The masking gateway (article 34(2)): what cannot be read is held, never sent plain, never lost."
    ),
)
def command() -> None:
    """Hold the subcommands together."""


def _settings_argument(function: Callable[..., Any]) -> Callable[..., Any]:
    kind = Existing(dir_okay=False)
    return click.argument("settings", type=kind, metavar="SETTINGS")(function)


@command.command(context_settings=HELP_NAMES, help=say("打印设置的样例。|Print an example of the settings."))
def example() -> None:
    """Print an example."""
    click.echo(_EXAMPLE, nl=False)


@command.command(
    context_settings=HELP_NAMES,
    help=say("按 SETTINGS 运行网关，直到中断；日志为 JSON。|Run the gateways until interrupted; the log is JSON."),
)
@_settings_argument
@click.option("--policy", type=click.Path(path_type=Path), metavar="FILE", help=say("策略文件|The policy file"))
@click.option(
    "--preset", type=click.Choice(["strict", "display"]), help=say("内置策略，默认 strict|A policy of Zhengdun's")
)
@click.option("--dry-run", is_flag=True, help=say("只报告，原样放行|Only report; pass everything on as it came"))
def run(*, settings: Path, policy: Path | None, preset: str | None, dry_run: bool) -> None:
    """Run the gateways."""
    from zhengdun.privacy.errors import reason_en, reason_zh
    from zhengdun.privacy.gateway.service import run as serve
    from zhengdun.privacy.gateway.settings import read_settings

    logging.basicConfig(level=logging.INFO, format="%(message)s")
    with privacy_problems():
        stated = read_settings(settings)
        try:
            serve(stated.model_copy(update={"dry_run": dry_run or stated.dry_run}), _guard(policy, preset))
        except OSError as error:
            raise InputError(say(f"无法监听：{reason_zh(error)}|Cannot listen: {reason_en(error)}")) from error


@command.command(context_settings=HELP_NAMES, help=say("列出留存的邮件。|List the mail that is held."))
@_settings_argument
def held(settings: Path) -> None:
    """List what is held."""
    from zhengdun.privacy.gateway.holding import held_messages

    table = Table(box=box.HORIZONTALS, show_edge=False)
    for heading in ("编号|Number", "收到|Received", "原因|Why"):
        table.add_column(say(heading))
    with privacy_problems():
        for envelope in held_messages(_spool(settings)):
            received = datetime.fromtimestamp(envelope.received).astimezone().isoformat(" ", "seconds")
            zh, en = envelope.reason
            table.add_row(envelope.id, received, en if language() == "en" else zh)
    console().print(table if table.row_count else say("没有留存的邮件|Nothing is held"))


def _decision(function: Callable[..., Any]) -> Callable[..., Any]:
    for option in (
        click.option("--reason", required=True, metavar="TEXT", help=say("理由，将记录|Why; it is recorded")),
        click.option("--by", required=True, metavar="NAME", help=say("经办人，将记录|Who decides; it is recorded")),
        click.option("--dry-run", is_flag=True, help=say("只核对编号，不执行|Look whether it is there, do nothing")),
        click.argument("number", metavar="NUMBER"),
        _settings_argument,
    ):
        function = option(function)
    return function


@command.command(
    context_settings=HELP_NAMES, help=say("放行一封留存的邮件（原样发出）。|Send a held message as it is.")
)
@_decision
def release(*, settings: Path, number: str, by: str, reason: str, dry_run: bool) -> None:
    """Release a held message."""
    from zhengdun.privacy.gateway import holding

    _decide(holding.release, settings, number, by=by, reason=reason, dry_run=dry_run)


@command.command(context_settings=HELP_NAMES, help=say("删除一封留存的邮件。|Remove a held message for good."))
@_decision
def drop(*, settings: Path, number: str, by: str, reason: str, dry_run: bool) -> None:
    """Drop a held message."""
    from zhengdun.privacy.gateway import holding

    _decide(holding.drop, settings, number, by=by, reason=reason, dry_run=dry_run)


def _decide(act: Callable[..., None], settings: Path, number: str, *, by: str, reason: str, dry_run: bool) -> None:
    with privacy_problems():
        spool = _spool(settings)
        if dry_run:
            spool.envelope(number, "held")
            click.echo(say(f"{number} 在留存之列，未执行|{number} is held; nothing was done"))
            return
        act(spool, number, by=by, reason=reason)
    click.echo(say(f"{number} 已处理，并已记录|{number}: done, and recorded"))


def _spool(settings: Path) -> Spool:
    from zhengdun.privacy.gateway.settings import read_settings
    from zhengdun.privacy.gateway.spool import Spool

    mail = read_settings(settings).mail
    if mail is None:
        raise InputError(say(f"{settings} 中没有 mail|There is no mail in {settings}"))
    return Spool(mail.spool)


def _guard(policy: Path | None, preset: str | None) -> Guard:
    """The guard of a policy whose kinds are all masked for display."""
    from zhengdun.privacy.gateway.masking import display_guard
    from zhengdun.privacy.kernel.display import display_mask
    from zhengdun.privacy.policy.actions import Mask

    kinds = plan_from(policy, preset, None, "strict").policy.kinds
    others = [kind.zh for kind, action in kinds.items() if not isinstance(action, Mask)]
    if others:
        raise InputError(
            say(
                f"网关的策略只能用 mask，这些类型不是：{'、'.join(others)}"
                f"|The gateway's policy may only mask; of other kinds: {len(others)}"
            )
        )
    return display_guard({kind: display_mask(action) for kind, action in kinds.items() if isinstance(action, Mask)})
