"""How large a file may be, and what is said of one that cannot be read at all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from zhengdun.ledger.columns import Label


@dataclass(frozen=True)
class Limits:
    """Beyond these a file is refused unread. ``rows`` is Excel's own limit; ``cells`` is that of one sheet."""

    file_bytes: int = 256 * 2**20
    unpacked_bytes: int = 1024 * 2**20
    unpacked_ratio: int = 200
    rows: int = 1_048_576
    columns: int = 100
    cells: int = 20_000_000


class UnreadableError(Exception):
    """A file or sheet that cannot be read at all: what is wrong with it, and what is expected."""

    def __init__(self, what: Label, expected: Label) -> None:
        super().__init__(what.zh)
        self.what = what
        self.expected = expected


@contextmanager
def readable(what: Label, expected: Label) -> Iterator[None]:
    """Whatever goes wrong inside, however deep in a library, means that the file cannot be read."""
    try:
        yield
    except (UnreadableError, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic in a library written in Rust is no Exception
        raise UnreadableError(what, expected) from error
