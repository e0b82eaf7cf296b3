"""How Arrow is set up in processes of our own. Not for the process of somebody else, who may want it otherwise."""

from __future__ import annotations

import os

import pyarrow as pa

from zhengdun.privacy.without_pandas import leave_pandas_out

_CHOICE = "ARROW_DEFAULT_MEMORY_POOL"


def set_arrow_up() -> None:
    """Leave pandas out, and take memory from the system, unless the environment says where from.

    The allocator that Arrow comes with asks for huge pages: to clear them takes a fifth of a second in each process,
    and a run takes a fifth, of CSV two fifths, more memory, without being any faster later.
    """
    leave_pandas_out()
    if _CHOICE not in os.environ:
        pa.set_memory_pool(pa.system_memory_pool())
