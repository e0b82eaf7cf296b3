"""What the commands that change files share: options, the plan, the run with its bar, the look at the output."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from zhengdun.cli.errors import BREACHED, InputError
from zhengdun.cli.language import language, say
from zhengdun.cli.output import console, write_file
from zhengdun.cli.privacy_tables import print_done, print_verification

if TYPE_CHECKING:
    from zhengdun.privacy.plan import Plan
    from zhengdun.privacy.proof.manifest import Manifest

PRESETS = ("strict", "display", "test-data")
_FILE = click.Path(path_type=Path)


def run_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """SOURCE, OUTPUT and the options of every run."""
    options = [
        click.argument("source", type=_FILE, metavar="SOURCE"),
        click.argument("output", type=_FILE, metavar="OUTPUT", required=False),
        click.option("--policy", type=_FILE, metavar="FILE", help=say("策略文件（YAML）|The policy file (YAML)")),
        click.option("--preset", type=click.Choice(PRESETS), help=say("内置策略|A policy that comes with Zhengdun")),
        click.option(
            "--key",
            metavar="REF",
            help=say("密钥的位置：file:路径、env:变量、kms:…|Where the key is: file:PATH, env:NAME, kms:…"),
        ),
        click.option("--workers", type=click.IntRange(1, 64), default=1, help=say("进程数|Processes")),
        click.option("--overwrite", is_flag=True, help=say("覆盖已有输出|Replace an output that exists")),
        click.option("--sm3", is_flag=True, help=say("清单另记SM3摘要|SM3 digests too in the manifest")),
        click.option("--dry-run", is_flag=True, help=say("只统计，不写任何文件|Count only, write nothing")),
    ]
    for option in reversed(options):
        function = option(function)
    return function


def plan_from(policy: Path | None, preset: str | None, key: str | None, default: str) -> Plan:
    """The plan that the options ask for."""
    from zhengdun.privacy.plan import Plan

    if policy is not None and preset is not None:
        raise InputError(say("--policy 和 --preset 只能给一个|Give --policy or --preset, not both"))
    return Plan.load(policy, key=key) if policy is not None else Plan.preset(preset or default, key=key)


def run(
    source: Path,
    output: Path | None,
    plan: Plan,
    *,
    workers: int = 1,
    overwrite: bool = False,
    sm3: bool = False,
    dry_run: bool = False,
    look: bool = True,
) -> int:
    """Carry out a plan over a file or a folder and show what was done; exit code 1 where the look finds something."""
    if dry_run:
        return _try(source, plan)
    if output is None:
        raise InputError(say("请给出输出位置 OUTPUT，或者用 --dry-run|Say where the OUTPUT goes, or use --dry-run"))
    from zhengdun.privacy.files.running import Options

    with bar(say("处理|Protecting")) as advance:
        options = Options(
            workers=workers,
            sm3=sm3,
            overwrite=overwrite,
            progress=lambda at: advance(at.parts_done, at.parts, at.source.name),
        )
        with _told_when_interrupted():
            manifests = _carried_out(source, output, plan, options)
    found = [_report(made_from, made, manifest, look=look) for made_from, made, manifest in manifests]
    return BREACHED if any(found) else 0


@contextmanager
def _told_when_interrupted() -> Iterator[None]:
    """Say on Ctrl-C that nothing is lost."""
    try:
        yield
    except KeyboardInterrupt:
        click.echo(
            say(
                "已中断，没有写出不完整的文件；做完的部分留存，用同样的命令再运行即接着做"
                "|Interrupted; nothing is half-written. What is done is kept, and the same command goes on from there"
            ),
            err=True,
        )
        raise


def _carried_out(source: Path, output: Path, plan: Plan, options: Any) -> list[tuple[Path, Path, Manifest]]:
    """Each file with its output and manifest."""
    if not source.is_dir():
        from zhengdun.privacy.files.running import run_file

        return [(source, output, run_file(source, output, plan, options))]
    from zhengdun.privacy.files.folders import run_folder

    result = run_folder(source, output, plan, options)
    for left in result.skipped:
        click.echo(say(f"未处理（类型不支持）：{left}|Left alone (type not supported): {left}"), err=True)
    for name, error in result.failed.items():
        click.echo(f"{name}: {error.en if language() == 'en' else error.zh}", err=True)
    if result.failed:
        count = len(result.failed)
        raise InputError(
            say(
                f"{count} 个文件没有处理成功（见上），其余 {len(result.changed)} 个已完成；更正后重新运行即可"
                f"|{count} files failed (see above), the other {len(result.changed)} are done; mend them and run again"
            )
        )
    return [(source / name, output / name, manifest) for name, manifest in sorted(result.changed.items())]


def _report(source: Path, output: Path, manifest: Manifest, *, look: bool) -> bool:
    """Show what was done and what is left of it; whether something is left that should not be."""
    from zhengdun.privacy.files.rejects import rejects_path
    from zhengdun.privacy.proof.manifest import manifest_path

    screen, rows = console(), manifest.rows
    print_done(screen, ((done.table, done.column, done.kind, done.action, done.count) for done in manifest.done))
    screen.print(
        say(
            f"{output}：读入 {rows.read:,} 行，写出 {rows.written:,} 行；清单 {manifest_path(output).name}"
            f"|{output}: {rows.read:,} rows read, {rows.written:,} written; manifest {manifest_path(output).name}"
        ),
        markup=False,
    )
    if rows.rejected:
        where = rejects_path(output)
        screen.print(
            say(
                f"[yellow]拒收 {rows.rejected:,} 行[/yellow]，明文存于 {where.name}（仅本人可读，处理后请删除）"
                f"|[yellow]{rows.rejected:,} rows put aside[/yellow], in plain in {where.name} (readable by you only;"
                " delete it when dealt with)"
            )
        )
    if not look or manifest.direction == "restore":
        return False
    from zhengdun.privacy.proof.verifying import Verdict, verify

    verification = verify(output, source)
    print_verification(screen, verification)
    return verification.verdict is Verdict.FAILED


def _try(source: Path, plan: Plan) -> int:
    from zhengdun.privacy.files.formats import is_supported
    from zhengdun.privacy.files.trying import try_file

    files = [one for one in sorted(source.rglob("*")) if is_supported(one)] if source.is_dir() else [source]
    screen = console()
    for one in files:
        with bar(say("试算|Trying")) as advance:
            trial = try_file(one, plan, progress=lambda done, of, name=one.name: advance(done, of, name))  # type: ignore[misc]
        print_done(screen, ((*what, count) for what, count in sorted(trial.done.items(), key=str)))
        screen.print(
            say(
                f"{one}：{trial.read:,} 行，将拒收 {trial.rejected + trial.broken:,} 行；未写任何文件"
                f"|{one}: {trial.read:,} rows, {trial.rejected + trial.broken:,} would be put aside; nothing is written"
            ),
            markup=False,
        )
    return 0


@contextmanager
def bar(what: str) -> Iterator[Callable[[int, int, str], None]]:
    """A progress bar on standard error; yields what moves it: done, of how many, and the name of what is at work."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Progress(*columns, TimeElapsedColumn(), TimeRemainingColumn(), console=Console(stderr=True)) as shown:
        task = shown.add_task(what, total=None)

        def advance(done: int, of: int, name: str) -> None:
            shown.update(task, description=f"{what} {name}", completed=done, total=max(of, 1))

        yield advance


def write_report(path: Path, content: bytes) -> None:
    """Write a report and say where it is."""
    write_file(path, content)
    click.echo(say(f"已写入 {path}|Written to {path}"), err=True)
