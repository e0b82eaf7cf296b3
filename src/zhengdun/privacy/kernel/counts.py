"""The account of what a batch went through. It never holds a value."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.kinds import Kind


class What(NamedTuple):
    """What was done: in which column, to which kind (None for whole cells of no kind), by which action."""

    column: str
    kind: Kind | None
    action: str


class Rejected(NamedTuple):
    """A row that could not be protected: its place in the batch, the column, why in both languages."""

    row: int
    column: str
    reason: tuple[str, str]


@dataclass
class Counts:
    """The account of one batch, or of several added up.

    Args:
        read: rows in.
        written: rows out.
        done: how many values were treated how, those in rejected rows among them.
        rejected: the rows left out, by their place in the batch; one entry a row, in order.

    >>> account = Counts(3, 2, rejected=[Rejected(1, "手机", ("无效", "invalid"))])
    >>> account.kept().tolist()
    [0, 2]
    """

    read: int = 0
    written: int = 0
    done: Counter[What] = field(default_factory=Counter)
    rejected: list[Rejected] = field(default_factory=list)

    def kept(self) -> NDArray[np.int64]:
        """The places (written,) of the rows that went on, for the account of one batch."""
        return np.delete(np.arange(self.read), [one.row for one in self.rejected])

    def add(self, other: Counts) -> None:
        """Add the numbers of another batch; which rows were rejected stays with that batch."""
        self.read += other.read
        self.written += other.written
        self.done += other.done
