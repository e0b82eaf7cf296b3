"""Another process that changes parts: it is told of one after another over a connection, and ends with its parent."""

from __future__ import annotations

import gc
import os
import select
import threading
import traceback
from contextlib import suppress
from multiprocessing.connection import Connection

from zhengdun.privacy.errors import PrivacyError
from zhengdun.privacy.files.journal import PartDone
from zhengdun.privacy.files.parts import PartTask, PartWorker
from zhengdun.privacy.own_process import set_arrow_up

BEGIN = (
    "import gc, sys; gc.disable();"  # nothing that is imported is ever let go of, so there is nothing to look for
    "from multiprocessing.connection import Connection; parent = Connection(int(sys.argv[1]));"
    "sys.path[:] = parent.recv(); from zhengdun.privacy.files.worker import work; work(parent)"
)
"""What Python is told to run: the argument is the connection, the first thing to come over it where modules are."""


def work(parent: Connection) -> None:
    """Change the parts that come, and send back what became of each, until there are no more or the parent is gone."""
    threading.Thread(target=_end_with_other_side, args=(parent.fileno(),), daemon=True).start()
    set_arrow_up()
    gc.freeze()
    gc.enable()
    worker = PartWorker()
    with suppress(EOFError, ConnectionError):  # the other side has closed, which the thread may not have seen yet
        while True:
            parent.send(_changed(worker, parent.recv()))
    os._exit(0)


def _end_with_other_side(connection: int) -> None:
    """End at once, in the middle of a part too, when the other side has closed or died. Nothing is to be cleared up."""
    closed = select.poll()
    closed.register(connection, 0)  # asks for nothing, and so is told of the end alone
    closed.poll()
    os._exit(0)


def _changed(worker: PartWorker, task: PartTask) -> PartDone | Exception:
    """The finished part, or what went wrong, as it can be sent."""
    try:
        return worker(task)
    except (PrivacyError, OSError) as error:
        return error
    except Exception:  # a fault in the program, which may hold what cannot be sent
        return RuntimeError(traceback.format_exc())
