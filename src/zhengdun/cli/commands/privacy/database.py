"""``zhengdun privacy database``: whole databases, keys and joins intact."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from zhengdun.cli.commandline import HELP_NAMES, Group
from zhengdun.cli.errors import BREACHED
from zhengdun.cli.language import say
from zhengdun.cli.options import Existing
from zhengdun.cli.output import console
from zhengdun.cli.privacy_problems import privacy_problems
from zhengdun.cli.privacy_runs import PRESETS, bar, plan_from, write_report
from zhengdun.cli.privacy_tables import print_done, print_residues

if TYPE_CHECKING:
    import pyarrow as pa
    from rich.console import Console

    from zhengdun.privacy.databases.planned import PlannedProtection


@click.group(
    cls=Group,
    context_settings=HELP_NAMES,
    help=say(
        "整库处理：结构、主键、外键、索引照搬，每张表按策略处理；列可写作 表.列。"
        "|Whole databases: structure, keys and indexes as they are, every table by the policy, which may name"
        " table.column."
    ),
)
def command() -> None:
    """Hold the subcommands together."""


def _options(function: Callable[..., Any]) -> Callable[..., Any]:
    path = click.Path(path_type=Path)
    for option in (
        click.option(
            "--dry-run", is_flag=True, help=say("只抽样显示将如何处理，不写|Show what would be done, write nothing")
        ),
        click.option(
            "--manifest", type=path, required=True, metavar="FILE", help=say("清单写到|Where the manifest goes")
        ),
        click.option("--key", metavar="REF", help=say("密钥的位置|Where the key is")),
        click.option(
            "--preset", type=click.Choice(PRESETS), help=say("内置策略，默认 test-data|A policy of Zhengdun's")
        ),
        click.option("--policy", type=path, metavar="FILE", help=say("策略文件|The policy file")),
    ):
        function = option(function)
    return function


@command.command(
    context_settings=HELP_NAMES,
    help=say(
        "PostgreSQL：SOURCE、TARGET 写作 env:变量名（变量中是连接串），或者不含口令的连接串。"
        "|PostgreSQL: SOURCE and TARGET are env:NAME (a variable with the connection string), or a connection string"
        " without a password."
    ),
)
@click.argument("source", metavar="SOURCE")
@click.argument("target", metavar="TARGET")
@click.option("--schema", default="public", show_default=True, metavar="NAME", help=say("模式|The schema"))
@_options
def postgres(source: str, target: str, schema: str, **how: Any) -> int:
    """PostgreSQL to PostgreSQL."""
    from zhengdun.privacy.databases.connecting import Server
    from zhengdun.privacy.databases.postgres import protect_schema, sample_schema

    with privacy_problems():
        reading, writing = Server.parse(source), Server.parse(target)
        samples = sample_schema(reading, schema)

        def copy(protection: PlannedProtection, progress: Any, state: Path) -> tuple[dict[str, int], bool]:
            done = protect_schema(
                reading, writing, schema, protection, of=protection.plan.digest, state=state, progress=progress
            )
            return done.rows, done.resumed

        return _run(samples, copy, source=f"{reading} {schema}", target=f"{writing} {schema}", **how)


@command.command(
    context_settings=HELP_NAMES, help=say("SQLite：SOURCE 处理后写到新文件 TARGET。|SQLite: SOURCE into TARGET.")
)
@click.argument("source", type=Existing(dir_okay=False), metavar="SOURCE")
@click.argument("target", type=click.Path(path_type=Path), metavar="TARGET")
@_options
def sqlite(source: Path, target: Path, **how: Any) -> int:
    """SQLite to SQLite."""
    from zhengdun.privacy.databases.sqlite import protect_sqlite, sample_sqlite

    with privacy_problems():
        samples = sample_sqlite(source)

        def copy(protection: PlannedProtection, progress: Any, _state: Path) -> tuple[dict[str, int], bool]:
            return protect_sqlite(source, target, protection, progress=progress), False

        return _run(samples, copy, source=source.name, target=target.name, **how)


_Copy = Callable[["PlannedProtection", Any, Path], tuple[dict[str, int], bool]]


def _run(
    samples: Mapping[str, pa.RecordBatch],
    copy: _Copy,
    *,
    source: str,
    target: str,
    policy: Path | None,
    preset: str | None,
    key: str | None,
    manifest: Path,
    dry_run: bool,
) -> int:
    """Copy by a plan, write the manifest, show what was done; exit code 1 where something is left."""
    from zhengdun.privacy.databases.planned import PlannedProtection
    from zhengdun.privacy.databases.records import database_manifest
    from zhengdun.privacy.files.rejects import RejectFile

    rejects = _new_rejects(manifest)
    screen = console()
    with closing(RejectFile(rejects, source)) as aside:
        try:
            protection = PlannedProtection(plan_from(policy, preset, key, "test-data"), samples, aside)
            if dry_run:
                _try(protection, samples)
                return 0
            with bar(say("处理|Protecting")) as advance:
                rows, resumed = copy(
                    protection,
                    lambda table, read, of: advance(read, of, table),
                    manifest.with_name(f"{manifest.name}.progress"),
                )
        finally:
            if dry_run or not aside.count:
                rejects.unlink()
    write_report(manifest, database_manifest(protection, source, target, rows, resumed=resumed).encode())
    _print_done(screen, protection)
    print_residues(screen, protection.scans)
    unknown = protection.not_looked_at(rows)
    if unknown:
        screen.print(
            say(
                f"上次中断的运行写入的表没有复看：{'、'.join(unknown)}。请清空目标后重新运行，以得到完整的证明"
                f"|Tables that the interrupted run filled are not looked over: {', '.join(unknown)}."
                " For a whole proof empty the target and run again"
            ),
            markup=False,
        )
    if aside.count:
        screen.print(
            say(
                f"拒收 {aside.count} 行，明文存于 {rejects.name}（仅本人可读，处理后请删除）"
                f"|{aside.count} rows put aside, in plain in {rejects.name} (readable by you only;"
                " delete it when dealt with)"
            ),
            markup=False,
        )
    return BREACHED if unknown or any(not scan.passed for scan in protection.scans.values()) else 0


def _new_rejects(manifest: Path) -> Path:
    """A reject file of this run's own: one that a killed run has left holds rows that are nowhere else."""
    from zhengdun.privacy.files.rejects import rejects_path

    names = (manifest if number == 1 else manifest.with_name(f"{manifest.name}-{number}") for number in count(1))
    return next(path for path in map(rejects_path, names) if not path.exists())


def _try(protection: PlannedProtection, samples: Mapping[str, pa.RecordBatch]) -> None:
    for table, sample in samples.items():
        protection.batch(table, sample)
    screen = console()
    _print_done(screen, protection)
    screen.print(say("以上为每表前一万行的试算，未写任何内容|Of the first ten thousand rows; nothing was written"))


def _print_done(screen: Console, protection: PlannedProtection) -> None:
    print_done(screen, ((*what, number) for what, number in sorted(protection.done().items(), key=str)))
