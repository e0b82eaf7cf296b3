"""``zhengdun new-duty``: the skeleton of a duty and of its test, for those who extend Zhengdun."""

from __future__ import annotations

import re
from pathlib import Path

import click

import zhengdun.duties
from zhengdun.cli.commandline import HELP_NAMES, Command
from zhengdun.cli.errors import InputError
from zhengdun.cli.language import language, say
from zhengdun.cli.output import write_file
from zhengdun.cli.scaffold import duty_source, test_source
from zhengdun.duties.registry import all_duties
from zhengdun.law import Citation, LawError, load, parse_citation

_FOLDERS = {
    1: "ch1_general",
    2: "ch2_operation",
    3: "ch3_personal_information",
    4: "ch4_emergency",
    5: "ch5_critical_infrastructure",
    6: "ch6_promotion",
    7: "ch7_supervision",
    8: "ch8_supplementary",
}


@click.command(
    cls=Command,
    context_settings=HELP_NAMES,
    help=say("为条款 ID（如 21.3）生成义务及其测试的骨架。|Scaffold a duty and its test for ID, such as 21.3."),
)
@click.argument("wanted", metavar="ID")
@click.option("--topic", default="topic", help=say("文件名中的主题（英文小写）|Topic in the file's name"))
@click.option(
    "--directory",
    type=click.Path(path_type=Path, file_okay=False),
    default=lambda: Path(zhengdun.duties.__path__[0]),
    help=say("义务文件夹，默认为源代码中的|Folder of the duties; that of the source by default"),
)
def command(wanted: str, topic: str, directory: Path) -> None:
    """Write the two files."""
    if not re.fullmatch(r"[a-z][a-z0-9_]*", topic):
        raise InputError(say(f"主题须为小写英文：{topic}|The topic must be a lower-case word: {topic}"))
    if any(duty.id == wanted for duty in all_duties()):
        raise InputError(say(f"义务 {wanted} 已有|There is a duty {wanted} already"))
    citation = _cited(wanted)
    chapter = load().article(citation.article).chapter
    folder = directory / _FOLDERS[chapter.number if chapter else 1]
    stem = f"art{citation.article:02}_{topic}"
    files = {
        folder / f"{stem}.py": duty_source(wanted, citation),
        folder / f"{stem}_test.py": test_source(stem, folder.name),
    }
    taken = [path for path in files if path.exists()]
    if taken:
        raise InputError(say(f"已有文件 {taken[0]}，请换 --topic|{taken[0]} exists: give another --topic"))
    for path, source in files.items():
        write_file(path, source.encode())
        click.echo(say(f"已写入 {path}|Written: {path}"))


def _cited(wanted: str) -> Citation:
    try:
        return parse_citation(wanted.rstrip("abcdefghijklmnopqrstuvwxyz"))
    except LawError as error:
        raise InputError(error.en if language() == "en" else str(error)) from error
