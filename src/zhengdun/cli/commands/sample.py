"""``zhengdun sample``: generate the ledgers of made-up institutions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from zhengdun.cli.commandline import HELP_NAMES, Command
from zhengdun.cli.errors import InputError
from zhengdun.cli.language import language, say
from zhengdun.cli.options import Day
from zhengdun.cli.progress import progress
from zhengdun.clock import ClockError
from zhengdun.ledger.writing import write_csv, write_parquet, write_workbook
from zhengdun.sample import FAULTS, generate, generate_chunks

UNTIL = date(2026, 10, 31)
"""The last day of the sample's records: fixed, so that the same seed gives the same ledgers on any day."""


@click.command(
    cls=Command,
    context_settings=HELP_NAMES,
    help=say(
        f"在 DIR 中生成虚构机构的台账（截至 {UNTIL}，含已列明的 {len(FAULTS)} 处问题），供试用。"
        f"|Generate the ledgers of made-up institutions in DIR (until {UNTIL}, with {len(FAULTS)} listed faults)."
    ),
)
@click.argument("directory", type=click.Path(path_type=Path, file_okay=False), metavar="DIR")
@click.option("--systems", type=click.IntRange(1, 100_000), default=60, show_default=True, help=say("系统数|Systems"))
@click.option("--seed", type=int, default=1, show_default=True, help=say("随机种子|Seed"))
@click.option(
    "--institutions", type=click.IntRange(1, 9999), default=1, show_default=True, help=say("机构数|Institutions")
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["parquet", "xlsx", "csv"]),
    default="parquet",
    show_default=True,
    help=say("文件形式；多家机构只能用 parquet|Form of the files; several institutions only as parquet"),
)
@click.option("--until", type=Day(), default=UNTIL, metavar="DATE", help=say("记录截止日|Last day of the records"))
@click.option("--clean", is_flag=True, help=say("不含问题|Without faults"))
def command(
    directory: Path, *, systems: int, seed: int, institutions: int, form: str, until: date, clean: bool
) -> None:
    """Generate and write."""
    if institutions > 1 and form != "parquet":
        raise InputError(say("多家机构请用 --format parquet|Several institutions need --format parquet"))
    if directory.exists() and any(directory.iterdir()):
        raise InputError(say(f"{directory} 不是空文件夹，未写入任何内容|{directory} is not empty; nothing was written"))
    try:
        if institutions > 1:
            _many(directory, systems=systems, seed=seed, institutions=institutions, until=until, faults=not clean)
        else:
            _one(directory, form, systems=systems, seed=seed, until=until, faults=not clean)
    except ClockError as error:
        raise InputError(error.en if language() == "en" else error.zh) from error
    click.echo(say(f"已写入 {directory}|Written to {directory}"))
    click.echo(say("下一步|Next") + f": zhengdun assess {directory} --on {until}")


def _one(directory: Path, form: str, *, systems: int, seed: int, until: date, faults: bool) -> None:
    ledgers = generate(seed=seed, systems=systems, until=until, faults=faults)
    if form == "xlsx":
        write_workbook(ledgers, directory / "台账.xlsx", lang=language())
    elif form == "csv":
        write_csv(ledgers, directory, lang=language())
    else:
        write_parquet(ledgers, directory)


def _many(directory: Path, *, systems: int, seed: int, institutions: int, until: date, faults: bool) -> None:
    chunks = generate_chunks(seed=seed, systems=systems, institutions=institutions, until=until, faults=faults)
    for number, ledgers in enumerate(progress(chunks, total=institutions, what=say("生成机构|Institutions")), 1):
        write_parquet(ledgers, directory, part=f"{number:04}")
