"""The journal of one output file: which parts are done. It lets a killed run go on, and keeps two runs apart."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import IO, Any

from zhengdun.privacy.errors import DataError


@dataclass(frozen=True, slots=True)
class PartDone:
    """What is known of a finished part.

    Args:
        index: the part.
        size, rejects_size: bytes of the part's file and of its reject file.
        read, written, rejected: rows.
        done: (table, column, kind or None, action, count) as in the manifest.
        seconds: of work.
    """

    index: int
    size: int
    rejects_size: int
    read: int
    written: int
    rejected: int
    done: Sequence[tuple[str, str, str | None, str, int]]
    seconds: float


@dataclass
class Journal:
    """The working folder beside an output, ``.NAME.zhengdun``, with the journal and the finished parts.

    Use as a context manager: it holds the lock, which the operating system lets go when the process dies.
    """

    output: Path
    identity: dict[str, Any]
    finished: dict[int, PartDone] = field(default_factory=dict)
    resumed: bool = False
    _lock: IO[str] | None = None
    _log: IO[str] | None = None

    @property
    def folder(self) -> Path:
        """The working folder."""
        return self.output.with_name(f".{self.output.name}.zhengdun")

    def part(self, index: int) -> Path:
        """The file of a finished part."""
        return self.folder / f"part-{index:06d}"

    def rejects(self, index: int) -> Path:
        """The reject file of a finished part."""
        return self.folder / f"part-{index:06d}.rejects"

    def __enter__(self) -> Journal:
        """Take the lock, and take over what an earlier run of the same work has finished."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.folder.chmod(0o700)
        self._lock = (self.folder / "lock").open("w")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            self._lock.close()
            raise DataError(f"另一进程正在写 {self.output}", f"Another process is writing {self.output}") from None
        path = self.folder / "journal.jsonl"
        self.finished = self._taken_over(path)
        self.resumed = bool(self.finished)
        self._log = self._begun_anew(path)
        return self

    def __exit__(self, *_: object) -> None:
        """Let go of the lock; what is finished stays for the next run."""
        for held in (self._log, self._lock):
            if held is not None:
                held.close()

    def add(self, done: PartDone) -> None:
        """Write down that a part is finished. Its files have been written and synced before.

        The line survives a kill as it is. It is not synced, which would hold the run up at each part: where the power
        fails, what is not on the disk yet is done again.
        """
        if self._log is None:
            raise ValueError("the journal is not open")
        _write(self._log, asdict(done))
        self.finished[done.index] = done

    def remove(self) -> None:
        """Remove the folder: the output stands."""
        self.__exit__()
        shutil.rmtree(self.folder)

    def _begun_anew(self, path: Path) -> IO[str]:
        """The journal with what was taken over, open for more: a line that a kill has cut off is gone."""
        fresh = path.with_suffix(".new")
        log = fresh.open("w", encoding="utf-8")
        for line in (self.identity, *map(asdict, self.finished.values())):
            _write(log, line)
        os.fsync(log.fileno())
        fresh.replace(path)
        return log

    def _taken_over(self, path: Path) -> dict[int, PartDone]:
        """The parts that are finished and still there; none where the earlier run was about something else."""
        lines = _whole_lines(path)
        if not lines or lines[0] != self.identity:
            return {}
        held = [PartDone(**line) for line in lines[1:]]
        return {done.index: done for done in held if self._is_there(done)}

    def _is_there(self, done: PartDone) -> bool:
        sizes = ((self.part(done.index), done.size), (self.rejects(done.index), done.rejects_size))
        return all(path.exists() and path.stat().st_size == size for path, size in sizes)


def _write(log: IO[str], line: dict[str, Any]) -> None:
    log.write(json.dumps(line, ensure_ascii=False) + "\n")
    log.flush()


def _whole_lines(path: Path) -> list[Any]:
    """The lines of a journal up to the first that a kill has cut off."""
    found: list[Any] = []
    if path.exists():
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines(keepends=True):
            if not line.endswith("\n"):
                break
            try:
                found.append(json.loads(line))
            except ValueError:
                break
    return found
