"""Parts changed one after another here, or side by side with other processes."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from multiprocessing import Pipe
from queue import SimpleQueue

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files.journal import PartDone
from zhengdun.privacy.files.parts import PartTask, PartWorker
from zhengdun.privacy.files.worker import BEGIN

_ENVIRONMENT = {"OPENBLAS_NUM_THREADS": "1"}
"""No matrix is multiplied here: threads that numpy would begin for that only spin, for a twentieth of a second each."""


class Workers:
    """The processes that change parts: this one and others, which take a while to start. Use as a context manager.

    The others are begun anew, never forked: Polars and Arrow run threads, and a fork would copy their locks. They
    know nothing of the program that this one runs, so that it need not be guarded by ``__name__``.

    Args:
        count: how many processes, with this one.
    """

    def __init__(self, count: int) -> None:
        self._count = count - 1
        self._others: list[_Other] = []

    def __enter__(self) -> Workers:
        """Start the other processes; they import what they need while this one does what comes before the parts."""
        self._others = [_Other() for _ in range(self._count)]
        return self

    def __exit__(self, *_: object) -> None:
        """End the other processes, and what they may still be at."""
        for other in self._others:
            other.end()

    def change(self, tasks: Iterable[PartTask]) -> Iterator[PartDone]:
        """The finished parts, in the order in which they finish. The first failure ends it; finished parts stay.

        This process is one of the workers: it works while the others still start.
        """
        here = PartWorker()
        if self._others:
            yield from _side_by_side(here, self._others, _Queue(tasks))
        else:
            yield from map(here, tasks)


class _Other:
    """Another process, from the side of this one."""

    def __init__(self) -> None:
        self._connection, its_side = Pipe()
        with its_side:
            words = [sys.executable, "-P", "-c", BEGIN, str(its_side.fileno())]  # -P: no modules from where it is run
            self._process = subprocess.Popen(  # noqa: S603 - this Python itself
                words,
                env={**os.environ, **_ENVIRONMENT},
                stdin=subprocess.DEVNULL,
                pass_fds=[its_side.fileno()],
                process_group=0,  # Ctrl+C is for this process, with which the other ends
            )
        with suppress(OSError):  # it has ended already, which the first part will find
            self._connection.send(sys.path)

    def change(self, task: PartTask) -> PartDone:
        """Have a part changed, and wait for it. Raises what went wrong there."""
        try:
            self._connection.send(task)
            done = self._connection.recv()
        except (EOFError, OSError):
            raise DataError(
                "工作进程意外结束（内存不足或被终止）；重新运行同一命令即可继续",
                "A worker process ended unexpectedly (out of memory, or killed); run the same command again to go on",
            ) from None
        if isinstance(done, Exception):
            raise done
        assert isinstance(done, PartDone)  # noqa: S101 - all that a worker sends
        return done

    def let_go(self) -> None:
        """There are no more parts: the process ends by itself."""
        self._connection.close()

    def end(self) -> None:
        """End the process now, and wait until it has ended."""
        self._process.kill()
        self._process.wait()
        self._connection.close()


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


_Finished = SimpleQueue[PartDone | Exception | None]
"""Parts as they are finished, what went wrong, and None for each process that has no more to do."""


def _side_by_side(here: PartWorker, others: Sequence[_Other], tasks: _Queue) -> Iterator[PartDone]:
    """Every process has one part at a time; a thread for each other process hands its parts out."""
    elsewhere: _Finished = SimpleQueue()
    threads = [threading.Thread(target=_hand_out, args=(other, tasks, elsewhere)) for other in others]
    for thread in threads:
        thread.start()
    own: PartTask | None = None
    working = len(threads)
    try:
        while working or own is not None:
            own = tasks.take()
            if own is not None:
                yield here(own)
            while working and (own is None or not elsewhere.empty()):
                done = elsewhere.get()
                if isinstance(done, Exception):
                    raise done
                if done is None:
                    working -= 1
                else:
                    yield done
    finally:
        tasks.close()
        for thread in threads:
            thread.join()


def _hand_out(other: _Other, tasks: _Queue, finished: _Finished) -> None:
    """Keep one process at work until there are no more tasks; then it may end, while the last parts are written."""
    try:
        while (task := tasks.take()) is not None:
            finished.put(other.change(task))
    except Exception as error:  # raised again where the parts are waited for
        finished.put(error)
    finally:
        other.let_go()
        finished.put(None)
