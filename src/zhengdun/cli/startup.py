"""The start of a command: most of its time is the imports of libraries and of several hundred declarations."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def what_stays() -> Iterator[None]:
    """Import or declare what stays to the end of the run, without the garbage collector.

    It would look through all that is there already again and again, and find nothing to collect.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()  # nor need it look at this during the run
        if was_on:
            gc.enable()
