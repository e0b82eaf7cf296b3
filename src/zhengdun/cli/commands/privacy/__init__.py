"""``zhengdun privacy``: find personal information, protect it, prove it, guard the channels."""

from __future__ import annotations

import click

from zhengdun.cli.commandline import HELP_NAMES
from zhengdun.cli.language import say
from zhengdun.cli.lazily import LazyGroup

COMMANDS: dict[str, str] = {
    "scan": "找出哪里有哪些个人信息，生成起始策略|Find what personal information lies where; a policy to start from",
    "mask": "掩码：展示、外发前隐去|Mask what is shown or leaves the house",
    "pseudonymise": "假名：测试数据保持格式、校验位和关联|Pseudonyms that stay valid and join, for test data",
    "restore": "凭密钥还原假名和令牌|Turn pseudonyms and tokens back, with the key",
    "verify": "凭清单复核输出，出具证明报告|Check an output against its manifest; the report of the proof",
    "evidence": "把清单登记为脱敏处理记录（第16、34条）|Record manifests as masking runs (articles 16, 34)",
    "key": "生成、销毁密钥|Make and destroy keys",
    "database": "PostgreSQL、SQLite 整库处理|Whole PostgreSQL and SQLite databases",
    "gateway": "短信、邮件脱敏网关（第34条）|The masking gateway for SMS and mail (article 34)",
}


@click.group(
    cls=LazyGroup,
    table=COMMANDS,
    package="zhengdun.cli.commands.privacy",
    context_settings=HELP_NAMES,
    help=say(
        "投资者个人信息：发现、处理、证明、网关。先试：zhengdun privacy scan 文件"
        "|Investors' personal information: find, protect, prove, guard. Try: zhengdun privacy scan FILE"
    ),
)
def command() -> None:
    """Hold the subcommands together."""
