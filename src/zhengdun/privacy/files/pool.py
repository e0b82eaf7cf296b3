"""Parts changed one after another here, or side by side in worker processes."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files.journal import PartDone
from zhengdun.privacy.files.parts import PartTask, PartWorker

_worker: PartWorker | None = None


def change_parts(tasks: Iterable[PartTask], workers: int) -> Iterator[PartDone]:
    """The finished parts, in the order in which they finish. The first failure ends it; finished parts stay.

    Workers are spawned, never forked: Polars and Arrow run threads, and a fork would copy their locks.
    """
    if workers == 1:
        yield from map(PartWorker(), tasks)
        return
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_begin) as pool:
        try:
            yield from _as_finished(pool, iter(tasks), ahead=workers * 2)
        except BrokenProcessPool:
            raise DataError(
                "工作进程意外结束（内存不足或被终止）；重新运行同一命令即可继续",
                "A worker process ended unexpectedly (out of memory, or killed); run the same command again to go on",
            ) from None
        finally:
            pool.shutdown(cancel_futures=True)


def _as_finished(pool: ProcessPoolExecutor, tasks: Iterator[PartTask], ahead: int) -> Iterator[PartDone]:
    """Keep a few parts handed out, so that a long file is not a long queue."""
    running: set[Future[PartDone]] = set()
    while True:
        while len(running) < ahead and (task := next(tasks, None)) is not None:
            running.add(pool.submit(_change, task))
        if not running:
            return
        finished, running = wait(running, return_when=FIRST_COMPLETED)
        for future in finished:
            yield future.result()


def _begin() -> None:
    """Make this process's worker, and end with the parent even if that is killed."""
    global _worker  # noqa: PLW0603 - one for the life of the process
    _worker = PartWorker()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _change(task: PartTask) -> PartDone:
    assert _worker is not None  # noqa: S101 - made when the process began
    return _worker(task)
