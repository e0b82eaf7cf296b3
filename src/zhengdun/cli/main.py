"""The entry point: commands are imported only when they are called, so that help is instant."""

from __future__ import annotations

import gc
import sys
import traceback
import warnings

import click

from zhengdun.cli.commandline import HELP_NAMES
from zhengdun.cli.errors import BAD_INPUT, INTERNAL, show_click_error
from zhengdun.cli.language import say
from zhengdun.cli.lazily import LazyGroup

COMMANDS: dict[str, str] = {
    "assess": "对照办法评估台账|Assess ledgers against the Measures",
    "explain": "说明一项义务的结论：条文、事实、算式|Explain a verdict: the article, the facts, the arithmetic",
    "liability": "不符合项可能的法律责任，按行为日的法律|What breaches can lead to, by the law of their day",
    "agenda": "未来到期事项及其推算，可导出日历|What falls due, how it is derived; exports a calendar",
    "incident": "事件：级别、两个口径的报告时限|Incidents: grades, the clocks of both tracks",
    "grades": "事件分级规则，估计级别|The rules of incident grades; estimate a grade",
    "gate": "某行为此刻可否进行|Whether an act may happen now",
    "law": "查阅、比较、检索条文|Read, compare and search the law",
    "duties": "列出义务|List the duties",
    "coverage": "办法的每条规则对应哪些义务|Which duties realise each rule of the Measures",
    "applies": "哪些义务约束本机构及原因|Which duties bind the institution, and why",
    "privacy": "投资者个人信息：发现、掩码、假名、验证、网关|Personal information: find, protect, prove, guard",
    "template": "生成台账模板|Write the workbook template of the ledgers",
    "sample": "生成示例机构台账|Generate the ledgers of a sample institution",
    "calendar": "查看、导入、导出工作日和交易日|Show, import, export working and trading days",
    "new-duty": "为某条款生成义务及其测试的骨架|Scaffold a duty and its test",
}


def _help() -> str:
    return say(
        "证盾：让《证券期货业网络和信息安全管理办法》可执行。\n\n"
        "先试：zhengdun sample 示例 && zhengdun assess 示例 --on 2026-10-31"
        "|Zhengdun: the Measures for network and information security in the securities and futures industry, as"
        " working software.\n\nTry: zhengdun sample DIR && zhengdun assess DIR --on 2026-10-31"
    )


@click.group(cls=LazyGroup, table=COMMANDS, package="zhengdun.cli.commands", help=_help(), context_settings=HELP_NAMES)
@click.option("--lang", type=click.Choice(["zh", "en"]), help=say("语言，可放在任何位置|Language; may stand anywhere"))
@click.version_option(package_name="zhengdun", message="%(package)s %(version)s", help=say("显示版本|Show the version"))
def cli(lang: str | None) -> None:
    """Hold the commands together."""


_FRESH_OBJECTS = 20_000
"""So many come into being before the garbage collector looks: at Python's own 700 it looks dozens of times a command,
and finds next to nothing."""


def main() -> None:
    """Run, and turn every foreseeable error into one clear line and an exit code."""
    _speak_utf8()
    gc.set_threshold(_FRESH_OBJECTS)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")  # what libraries tell their programmers says nothing to a person at the desk
    arguments = _without_language(sys.argv[1:])
    try:
        result = cli.main(args=arguments, prog_name="zhengdun", standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        show_click_error(error)
        sys.exit(BAD_INPUT)
    except Exception:
        traceback.print_exc()
        click.echo(
            say("程序内部出错，请将以上内容报告给维护者。|An internal error; please report the lines above."), err=True
        )
        sys.exit(INTERNAL)
    gc.freeze()  # the process ends, and all that it holds with it: no need to look through it once more
    sys.exit(result if isinstance(result, int) else 0)


def _without_language(arguments: list[str]) -> list[str]:
    """The arguments without ``--lang``, which :func:`zhengdun.cli.language.language` has read."""
    kept: list[str] = []
    skip = False
    for argument in arguments:
        if skip:
            skip = False
        elif argument == "--lang":
            skip = True
        elif not argument.startswith("--lang="):
            kept.append(argument)
    return kept


def _speak_utf8() -> None:
    """Chinese must come out whatever the terminal's locale says; what it cannot show is replaced."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
