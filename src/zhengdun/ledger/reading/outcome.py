"""What reading some files gave: typed rows, problems, and which tables are not there in full."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from zhengdun.ledger.problems import Problem
from zhengdun.ledger.rows import Part
from zhengdun.ledger.schema import TABLES, Ledger


@dataclass
class Outcome:
    """Parts and problems. ``failed`` tables were not read in full; ``is_blind``: nobody knows which were not."""

    parts: list[Part] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    failed: set[type[Ledger]] = field(default_factory=set)
    is_blind: bool = False

    def add(self, other: Outcome) -> None:
        """Take in what was read elsewhere."""
        self.parts += other.parts
        self.problems += other.problems
        self.failed |= other.failed
        self.is_blind |= other.is_blind

    def read(self, table: type[Ledger], part: Part | None, problems: Iterable[Problem], *, in_full: bool) -> None:
        """Take in rows of ``table``; ``in_full`` says whether no row is missing."""
        self.problems += problems
        if part is not None:
            self.parts.append(part)
        if not in_full:
            self.failed.add(table)

    def fail(self, table: type[Ledger] | None, problem: Problem) -> None:
        """Note that the rows of ``table`` (None: of an unknown one) could not be read."""
        self.problems.append(problem)
        if table is None:
            self.is_blind = True
        else:
            self.failed.add(table)

    def unread(self) -> set[type[Ledger]]:
        """The tables whose rows are not all known, so that references to them cannot be judged."""
        read = {part.table for part in self.parts if part.frame.height}
        return self.failed | (set(TABLES.values()) - read if self.is_blind else set())
