"""One part of a file, from reading to a finished file of its own. Runs in this process or in a worker."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeVar

import pyarrow as pa

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files.disk import disk_problems, sync
from zhengdun.privacy.files.formats import Chunk, Layout, Part, format_of
from zhengdun.privacy.files.journal import PartDone
from zhengdun.privacy.files.rejects import RejectFile
from zhengdun.privacy.kernel.counts import Counts
from zhengdun.privacy.kernel.transform import Transformer
from zhengdun.privacy.plan import Plan


@dataclass(frozen=True)
class PartTask:
    """What a worker needs to know (picklable; the key by reference only).

    Args:
        source: the file.
        layout: what its format found out about it.
        part: the piece to change.
        plans: the plan of each table.
        schemas: the schema of each table after the change.
        target, rejects: where the finished files go.
    """

    source: Path
    layout: Layout
    part: Part
    plans: dict[str, Plan]
    schemas: dict[str, pa.Schema]
    target: Path
    rejects: Path


class PartWorker:
    """Changes parts; keeps what is made from the key for as long as it lives."""

    def __init__(self) -> None:
        self._transformers: dict[tuple[str, str | None], Transformer] = {}

    def __call__(self, task: PartTask) -> PartDone:
        """Change a part. Its files appear under their names only when they are whole and on the disk."""
        began = time.perf_counter()
        suffix = f".{os.getpid()}.unfinished"
        target, rejects = Path(f"{task.target}{suffix}"), Path(f"{task.rejects}{suffix}")
        try:
            with disk_problems(task.target):
                totals, broken = self._change(task, target, rejects)
                target.replace(task.target)
                rejects.replace(task.rejects)
        finally:
            target.unlink(missing_ok=True)
            rejects.unlink(missing_ok=True)
        done: list[tuple[str, str, str | None, str, int]] = [
            (table, what.column, what.kind, what.action, count)
            for table, counts in totals.items()
            for what, count in sorted(counts.done.items(), key=str)
        ]
        read = sum(counts.read for counts in totals.values())
        written = sum(counts.written for counts in totals.values())
        return PartDone(
            index=task.part.index,
            size=task.target.stat().st_size,
            rejects_size=task.rejects.stat().st_size,
            read=read + broken,
            written=written,
            rejected=read - written + broken,
            done=done,
            seconds=time.perf_counter() - began,
        )

    def _change(self, task: PartTask, target: Path, rejects: Path) -> tuple[dict[str, Counts], int]:
        """Returns the account of each table, and how many rows could not be read."""
        file_format = format_of(task.source)
        broken = 0

        def put_aside(row: int, reason: tuple[str, str], record: str) -> None:
            nonlocal broken
            broken += 1
            aside.add(row, reason, record)

        totals: dict[str, Counts] = {}
        with (
            _closing(RejectFile(rejects, task.source.name)) as aside,
            _closing(file_format.writer(target, task.layout, task.schemas)) as writer,
        ):
            for chunk in file_format.read(task.source, task.layout, task.part, put_aside, None):
                changed, counts = self._transformer(task.plans[chunk.table])(chunk.batch)
                _put_aside(aside, chunk, counts)
                writer.write(chunk, changed, counts.kept())
                total = totals.setdefault(chunk.table, Counts())
                total.add(counts)
        sync(target)
        return totals, broken

    def _transformer(self, plan: Plan) -> Transformer:
        name = (plan.digest, plan.key)
        if name not in self._transformers:
            self._transformers[name] = Transformer(plan)
        return self._transformers[name]


def _put_aside(aside: RejectFile, chunk: Chunk, counts: Counts) -> None:
    for one in counts.rejected:
        record = chunk.batch.slice(one.row, 1).to_pylist()[0]
        aside.add(int(chunk.rows[one.row]), one.reason, record, table=chunk.table, column=one.column)


class _Closable(Protocol):
    def close(self) -> None: ...


_C = TypeVar("_C", bound=_Closable)


@contextmanager
def _closing(file: _C) -> Iterator[_C]:
    """Close the file at the end; after a failure too, where a second failure would hide the first."""
    try:
        yield file
    except BaseException:
        with suppress(OSError, pa.ArrowException, DataError):
            file.close()
        raise
    file.close()
