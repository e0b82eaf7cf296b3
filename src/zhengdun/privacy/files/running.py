"""A run: one file, or a folder of files, changed by a plan. What is finished survives a kill; nothing is half-written.

For each output there are up to three files: the output itself, its manifest (``.manifest.json``), and the rows that
could not be read or protected (``.rejects.jsonl``, in plain, for its owner only).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files.assembling import Assembly, assemble_rejects, publish
from zhengdun.privacy.files.digests import file_facts
from zhengdun.privacy.files.disk import disk_problems
from zhengdun.privacy.files.formats import check_is_file, check_same_format, format_of
from zhengdun.privacy.files.journal import Journal, PartDone
from zhengdun.privacy.files.parts import PartTask
from zhengdun.privacy.files.planning import plan_tables
from zhengdun.privacy.files.pool import Workers
from zhengdun.privacy.kernel.transform import Transformer
from zhengdun.privacy.plan import Plan
from zhengdun.privacy.proof.manifest import Done, Manifest, Rows, Timings
from zhengdun.privacy.recognisers.registry import added

WORTH_A_PROCESS = 2 << 20
"""Bytes of the source for each process: one that has less to do takes longer to start than it works."""

_PACKAGES = ("zhengdun", "pyarrow", "polars", "numpy", "cryptography")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a run is: the file, its parts, and the rows read so far."""

    source: Path
    parts_done: int
    parts: int
    rows: int


@dataclass(frozen=True, slots=True)
class Options:
    """How to run.

    Args:
        workers: processes; 1 works in this process, as does a program that has registered recognisers of its own.
        sm3: digests by SM3 beside SHA-256.
        overwrite: replace an output that exists.
        progress: called after each part.
        in_folder: the file is one of several, so that columns the policy names may be in another.
    """

    workers: int = 1
    sm3: bool = False
    overwrite: bool = False
    progress: Callable[[Progress], None] = lambda _: None
    in_folder: bool = False


def run_file(source: Path, output: Path, plan: Plan, options: Options | None = None) -> Manifest:
    """Change a file by a plan and write the output, its manifest and its rejects.

    A run that was killed goes on where it was when it is called again with the same source, plan and key.

    Raises:
        PolicyError: the plan does not fit the columns.
        KeyProblem: the key is missing or, on the way back, another than the one the file was made with.
        DataError: the file is broken as a whole, the output exists, the disk is full.
    """
    options = options or Options()
    _check_output(source, output, options)
    with Workers(_worth_starting(source, options.workers)) as workers:
        return _run(source, output, plan, options, workers)


def _worth_starting(source: Path, workers: int) -> int:
    """As many processes as were asked for and have enough to do; only this one where others would recognise less."""
    if not format_of(source).splits or added():
        return 1
    return max(1, min(workers, source.stat().st_size // WORTH_A_PROCESS))


def _run(source: Path, output: Path, plan: Plan, options: Options, workers: Workers) -> Manifest:
    began = dt.datetime.now(dt.UTC)
    before = _state(source)
    layout = format_of(source).layout(source)
    tables = plan_tables(source, layout, plan, lenient=options.in_folder)
    identity = {
        "source": source.name,
        "state": before,
        "parts": [[part.start, part.stop] for part in layout.parts],
        "plans": {name: table.digest for name, table in tables.plans.items()},
        "key": tables.key_id,
        "versions": _versions(),
    }
    output.parent.mkdir(parents=True, exist_ok=True)
    schemas = {name: Transformer(tables.plans[name])(batch)[0].schema for name, batch in tables.empty.items()}
    with (
        disk_problems(output),
        ThreadPoolExecutor(1) as beside,
        Journal(output, identity) as journal,
        Assembly(source, layout, journal, sm3=options.sm3) as assembly,
    ):
        source_facts = beside.submit(file_facts, source, sm3=options.sm3)
        common = replace(layout, parts=())  # of a large file they are many, and a task needs its own only
        tasks = [
            PartTask(source, common, part, tables.plans, schemas, journal.part(part.index), journal.rejects(part.index))
            for part in layout.parts
        ]
        for done in _change(tasks, journal, options, workers):
            assembly.add(done.index)
        facts = source_facts.result()
        if _state(source) != before:
            raise DataError(f"{source.name} 在处理过程中被改动，请重新运行", f"{source.name} changed during the run")
        finished = [journal.finished[part.index] for part in layout.parts]
        assembled = assembly.result()
        manifest = Manifest(
            direction="restore" if plan.restoring else "protect",
            policy=plan.policy.name,
            policy_digest=plan.policy.digest,
            rules=plan.policy.model_dump(mode="json", exclude={"key"}),
            plan_digest=tables.digest,
            key_id=tables.key_id,
            columns=tables.columns(),
            source=facts,
            output=assembled.facts,
            rejects=assemble_rejects(journal, finished, output, sm3=options.sm3),
            rows=_rows(finished),
            done=_done(finished),
            disclosures=[] if plan.restoring else tables.disclosures(plan.policy.kinds),
            notes=assembled.notes,
            versions=_versions(),
            timings=_timings(began, finished, journal),
        )
        publish(journal, assembled.path, output, manifest)
    return manifest


def _check_output(source: Path, output: Path, options: Options) -> None:
    check_is_file(source)
    check_same_format(source, output)
    if output.exists() and output.samefile(source):
        raise DataError(f"输出不能是原文件：{output}", f"The output must not be the source: {output}")
    is_unfinished = Journal(output, {}).folder.exists()  # killed between renaming the output and its manifest
    if output.exists() and not options.overwrite and not is_unfinished:
        raise DataError(
            f"输出已存在：{output}（换一个名字，或者选择覆盖：--overwrite）",
            f"The output exists: {output} (choose another name, or to overwrite it: --overwrite)",
        )


def _state(source: Path) -> list[int]:
    """What tells that a file has been changed: size and time in nanoseconds."""
    held = source.stat()
    return [held.st_size, held.st_mtime_ns]


def _change(tasks: Sequence[PartTask], journal: Journal, options: Options, workers: Workers) -> Iterator[PartDone]:
    """Change the parts that no earlier run has finished; each is in the journal when it is handed on."""
    source, parts = tasks[0].source, len(tasks)
    tasks = [task for task in tasks if task.part.index not in journal.finished]
    rows = sum(done.read for done in journal.finished.values())
    options.progress(Progress(source, len(journal.finished), parts, rows))
    for done in workers.change(tasks):
        journal.add(done)
        yield done
        rows += done.read
        options.progress(Progress(source, len(journal.finished), parts, rows))


def _rows(finished: Sequence[PartDone]) -> Rows:
    return Rows(
        read=sum(done.read for done in finished),
        written=sum(done.written for done in finished),
        rejected=sum(done.rejected for done in finished),
    )


def _done(finished: Sequence[PartDone]) -> list[Done]:
    totals: dict[tuple[str, str, str | None, str], int] = {}
    for part in finished:
        for table, column, kind, action, count in part.done:
            totals[table, column, kind, action] = totals.get((table, column, kind, action), 0) + count
    return [
        Done(table=table, column=column, kind=kind, action=action, count=count)
        for (table, column, kind, action), count in sorted(totals.items(), key=str)
    ]


def _timings(began: dt.datetime, finished: Sequence[PartDone], journal: Journal) -> Timings:
    return Timings(
        began=began,
        ended=dt.datetime.now(dt.UTC),
        seconds=round(sum(done.seconds for done in finished), 3),
        resumed=journal.resumed,
    )


def _versions() -> dict[str, str]:
    return {name: version(name) for name in _PACKAGES}
