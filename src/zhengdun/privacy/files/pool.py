"""Parts changed one after another here, or side by side in worker processes."""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from queue import SimpleQueue

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files.journal import PartDone
from zhengdun.privacy.files.parts import PartTask, PartWorker
from zhengdun.privacy.without_pandas import leave_pandas_out

_worker: PartWorker | None = None


class Workers:
    """The processes that change parts: this one and others, which take a while to start. Use as a context manager.

    They are spawned, never forked: Polars and Arrow run threads, and a fork would copy their locks.

    Args:
        count: how many processes, with this one.
    """

    def __init__(self, count: int) -> None:
        self._others = count - 1
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Workers:
        """Start the other processes; they import what they need while this one does what comes before the parts."""
        if self._others > 0:
            context = multiprocessing.get_context("spawn")
            self._pool = ProcessPoolExecutor(self._others, mp_context=context, initializer=_begin)
            for _ in range(self._others):
                self._pool.submit(os.getpid)
        return self

    def __exit__(self, *_: object) -> None:
        """End the other processes."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def change(self, tasks: Iterable[PartTask]) -> Iterator[PartDone]:
        """The finished parts, in the order in which they finish. The first failure ends it; finished parts stay.

        This process is one of the workers: it works while the others still start.
        """
        here = PartWorker()
        if self._pool is None:
            yield from map(here, tasks)
            return
        try:
            yield from _side_by_side(here, self._pool, _Queue(tasks), self._others)
        except BrokenProcessPool:
            raise DataError(
                "工作进程意外结束（内存不足或被终止）；重新运行同一命令即可继续",
                "A worker process ended unexpectedly (out of memory, or killed); run the same command again to go on",
            ) from None


class _Queue:
    """Tasks that several threads take from; after :meth:`close` there is none left."""

    def __init__(self, tasks: Iterable[PartTask]) -> None:
        self._tasks = iter(tasks)
        self._lock = threading.Lock()

    def take(self) -> PartTask | None:
        with self._lock:
            return next(self._tasks, None)

    def close(self) -> None:
        with self._lock:
            self._tasks = iter(())


def _side_by_side(here: PartWorker, pool: ProcessPoolExecutor, tasks: _Queue, others: int) -> Iterator[PartDone]:
    """Every worker has one part at a time; a thread hands out those of the other processes."""
    elsewhere: SimpleQueue[Future[PartDone] | None] = SimpleQueue()
    handing_out = threading.Thread(target=_hand_out, args=(pool, tasks, others, elsewhere))
    handing_out.start()
    own: PartTask | None = None
    try:
        others_work = True
        while others_work or own is not None:
            own = tasks.take()
            if own is not None:
                yield here(own)
            while others_work and (own is None or not elsewhere.empty()):
                future = elsewhere.get()
                others_work = future is not None
                if future is not None:
                    yield future.result()
    finally:
        tasks.close()
        handing_out.join()


def _hand_out(
    pool: ProcessPoolExecutor, tasks: _Queue, others: int, finished: SimpleQueue[Future[PartDone] | None]
) -> None:
    """Keep ``others`` parts at work in the pool; put down each that is finished, or has failed, and None in the end."""
    running: set[Future[PartDone]] = set()
    try:
        while True:
            while len(running) < others and (task := tasks.take()) is not None:
                running.add(pool.submit(_change, task))
            if not running:
                return
            done, running = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                finished.put(future)
    except BrokenProcessPool as broken:  # where a worker ends before it has a part
        failed: Future[PartDone] = Future()
        failed.set_exception(broken)
        finished.put(failed)
    finally:
        finished.put(None)


def _begin() -> None:
    """Make this process's worker, and end with the parent even if that is killed."""
    global _worker  # noqa: PLW0603 - one for the life of the process
    leave_pandas_out()
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
