"""From Parquet files to typed rows, without a look at single cells where the types are right."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from zhengdun.ledger.columns import Label
from zhengdun.ledger.conforming import conform
from zhengdun.ledger.naming import column_named, table_named
from zhengdun.ledger.problems import Problem
from zhengdun.ledger.reading.headings import wrong_headings
from zhengdun.ledger.reading.limits import UnreadableError, readable
from zhengdun.ledger.reading.outcome import Outcome
from zhengdun.ledger.reading.unknown import unknown_file
from zhengdun.ledger.rows import Heading, Source
from zhengdun.ledger.schema import Ledger

_DAMAGED = Label("文件已损坏，或者不是 Parquet 文件", "the file is damaged or no Parquet file")
_PARQUET = Label("Parquet 文件", "a Parquet file")


def read_columnar(files: Sequence[Path]) -> Outcome:
    """The rows of Parquet files, each named as its table."""
    outcome = Outcome()
    named = {file: table for file in files if (table := table_named(file.stem)) is not None}
    for file in files:
        if file not in named:
            outcome.fail(None, unknown_file(file))
    frames = _frames(list(named))
    for file, table in named.items():
        frame = frames[file]
        if isinstance(frame, Problem):
            outcome.fail(table, frame)
        else:
            _read(outcome, file.name, table, frame)
    return outcome


def _frames(files: Sequence[Path]) -> dict[Path, pl.DataFrame | Problem]:
    """The content of each file; all at once, or where that fails, one by one."""
    try:
        with readable(_DAMAGED, _PARQUET):
            frames = pl.collect_all([pl.scan_parquet(file, glob=False) for file in files])
            return dict(zip(files, frames, strict=True))
    except UnreadableError:
        return {file: _frame(file) for file in files}


def _frame(file: Path) -> pl.DataFrame | Problem:
    try:
        with readable(_DAMAGED, _PARQUET):
            return pl.scan_parquet(file, glob=False).collect()
    except UnreadableError as error:
        return Problem(file.name, what=error.what, expected=error.expected)


def _read(outcome: Outcome, file: str, table: type[Ledger], frame: pl.DataFrame) -> None:
    headings = [Heading(name) for name in frame.columns]
    known: dict[str, int] = {}
    for place, heading in enumerate(headings):
        known.setdefault(column_named(table, heading.text) or "", place)
    known.pop("", None)
    source = Source(file, headings={name: headings[place] for name, place in known.items()})
    problems = [
        source.problem(0, what, expected=expected, heading=headings[place])
        for place, what, expected in wrong_headings(table, headings, known)
    ]
    given = (
        frame
        if list(known) == frame.columns
        else frame.select(pl.nth(place).alias(name) for name, place in known.items())
    )
    part, found = conform(table, given, source, range(1, frame.height + 1))
    outcome.read(table, part, [*problems, *found], in_full=True)
