"""The end of a run: parts put together, renamed into their places, the working folder removed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from typing import BinaryIO

from zhengdun.privacy.files.digests import DigestedFile
from zhengdun.privacy.files.disk import concatenate, sync
from zhengdun.privacy.files.formats import Layout, format_of
from zhengdun.privacy.files.journal import Journal, PartDone
from zhengdun.privacy.files.rejects import rejects_path
from zhengdun.privacy.proof.manifest import FileFacts, Manifest, manifest_path


@dataclass(frozen=True)
class Assembled:
    """The whole output in the working folder, its digests under the name it will have, and what was left out."""

    path: Path
    facts: FileFacts
    notes: list[str]


class Assembly:
    """Puts the finished parts together, in order, in a thread: when the last is finished hardly anything is left to do.

    Use as a context manager; leaving it early gives up what is not put together yet.

    Args:
        source, layout: as for the parts.
        journal: in whose folder the parts are; those it has taken over are there already.
        sm3: digests by SM3 beside SHA-256.
    """

    def __init__(self, source: Path, layout: Layout, journal: Journal, *, sm3: bool) -> None:
        self._format, self._layout = format_of(source), layout
        self._journal = journal
        self._sm3 = sm3
        self._finished: SimpleQueue[int | None] = SimpleQueue()
        self._thread = ThreadPoolExecutor(1)
        self._made: Future[Assembled] | None = None

    def __enter__(self) -> Assembly:
        """Begin with what an earlier run has finished."""
        for index in self._journal.finished:
            self._finished.put(index)
        self._made = self._thread.submit(self._assemble)
        return self

    def __exit__(self, *_: object) -> None:
        """Give up what waits for parts; the folder is not written to any more."""
        self._finished.put(None)
        self._thread.shutdown()

    def add(self, index: int) -> None:
        """A part is finished. Raises what has gone wrong with those before it, a full disk for one."""
        self._finished.put(index)
        if self._made is not None and self._made.done():
            self._made.result()

    def result(self) -> Assembled:
        """Wait for the output; all parts have been added. Raises what has gone wrong."""
        if self._made is None:
            raise ValueError("the assembly was not begun")
        return self._made.result()

    def _assemble(self) -> Assembled:
        target = self._journal.folder / "assembled"
        with target.open("wb") as file:
            out = DigestedFile(file, sm3=self._sm3)
            notes = self._format.assemble(self._parts(file), out, self._layout)
        sync(target)
        return Assembled(target, out.facts(self._journal.output.name), notes)

    def _parts(self, written: BinaryIO) -> Iterator[Path]:
        """The files of the parts in order, each as soon as it is finished.

        While one is awaited, what is ``written`` already goes to the disk, so that at the end little is left to go.
        """
        finished: set[int] = set()
        for part in self._layout.parts:
            while part.index not in finished:
                if self._finished.empty():
                    written.flush()
                    os.fsync(written.fileno())
                index = self._finished.get()
                if index is None:
                    raise _GivenUpError
                finished.add(index)
            yield self._journal.part(part.index)


class _GivenUpError(Exception):
    """The run has ended before all parts were finished; it says why."""


def assemble_rejects(journal: Journal, finished: Sequence[PartDone], output: Path, *, sm3: bool) -> FileFacts | None:
    """Put all rejects together in the working folder; None where there are none."""
    if not any(done.rejected for done in finished):
        return None
    target = journal.folder / "rejects"
    target.touch(mode=0o600)
    with target.open("wb") as file:
        out = DigestedFile(file, sm3=sm3)
        concatenate([journal.rejects(done.index) for done in finished], out)
    sync(target)
    return out.facts(rejects_path(output).name)


def publish(journal: Journal, assembled: Path, output: Path, manifest: Manifest) -> None:
    """Rename the finished files into their places, the output last but one: its manifest proves that it is whole."""
    written = journal.folder / "manifest"
    written.write_text(manifest.model_dump_json(indent=2) + "\n", encoding="utf-8")
    sync(written)
    if manifest.rejects is None:
        rejects_path(output).unlink(missing_ok=True)
    else:
        (journal.folder / "rejects").replace(rejects_path(output))
    assembled.replace(output)
    written.replace(manifest_path(output))
    sync(output.parent)
    journal.remove()
