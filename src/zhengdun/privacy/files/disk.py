"""Writing to disk: synced, put together, and when that fails, in words that say what to do."""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from zhengdun.privacy.errors import DataError

if TYPE_CHECKING:
    from zhengdun.privacy.files.digests import DigestedFile

_BLOCK = 1 << 20
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def disk_problems(path: Path) -> Iterator[None]:
    """Turn a full disk into a :class:`DataError`; what was finished before stays and is taken over by the next run."""
    try:
        yield
    except Exception as error:
        if not is_full(error):
            raise
        raise DataError(
            f"磁盘已满或超出限额，写不下：{path.parent}。腾出空间后重新运行同一命令，已完成的部分会接着用",
            f"The disk is full or the quota is used up: {path.parent}. Make room and run the same command again:"
            " what is finished is taken over",
        ) from None


def is_full(error: Exception) -> bool:
    """Whether the error, or one it came from, says so; libraries wrap the system's error in their own."""
    found: BaseException | None = error
    while found is not None:
        number = getattr(found, "errno", None)
        written = re.search(r"\[[Ee]rrno (\d+)\]", str(found))
        if number in _FULL or (written and int(written[1]) in _FULL):
            return True
        found = found.__cause__ or found.__context__
    return False


def sync(path: Path) -> None:
    """Make sure that a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def concatenate(parts: Iterable[Path], out: DigestedFile) -> None:
    """Write the bytes of all parts, one after another."""
    for part in parts:
        with part.open("rb") as held:
            shutil.copyfileobj(held, out, _BLOCK)
