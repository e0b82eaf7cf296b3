"""Ledgers of a whole industry, from a folder of Parquet files, a range of institutions at a time."""

from __future__ import annotations

import json
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from types import MappingProxyType

import polars as pl

from zhengdun.ledger.book import Ledgers
from zhengdun.ledger.columns import Label
from zhengdun.ledger.declared import declared
from zhengdun.ledger.problems import BadLedgers, Problem, say
from zhengdun.ledger.reading.limits import UnreadableError, readable
from zhengdun.ledger.schema import TABLES, Ledger
from zhengdun.ledger.tables.institution import Institution

INSTITUTIONS = "zhengdun.institutions"
"""In the metadata of a Parquet file: the first and the last institution of its rows, and how many, as JSON."""

_DAMAGED = Label("文件已损坏，或者不是 Parquet 文件", "the file is damaged or no Parquet file")
_PARQUET = Label("Parquet 文件", "a Parquet file")


@dataclass(frozen=True)
class LedgerFile:
    """A Parquet file; the first and last institution in it where it says so, and how many rows it has."""

    path: Path
    first: str
    last: str
    rows: int

    def meets(self, first: str, last: str) -> bool:
        """Whether the file may hold institutions between two codes."""
        return self.first <= last and first <= self.last


@dataclass(frozen=True)
class LedgerFolder:
    """A folder that ``write_parquet`` wrote: ``drill.parquet``, or ``drill/`` with a file for each part.

    The rows were checked when they were written and are not checked again; only columns and types are.
    """

    files: Mapping[type[Ledger], Sequence[LedgerFile]]

    @cached_property
    def institutions(self) -> tuple[str, ...]:
        """The codes of the institutions, sorted."""
        scans = [_scan(Institution, file.path).select("institution") for file in self.files[Institution]]
        return tuple(pl.concat(scans).collect().to_series().unique().sort())

    def chunks(self, size: int) -> Iterator[Ledgers]:
        """The ledgers of ``size`` institutions at a time; only theirs are in memory.

        Of the files, only the parts are read that hold them: a file says from which institution to which its
        rows reach, and so does every group of its rows.
        """
        if size < 1:
            raise ValueError(f"size is {size}; a chunk holds at least one institution")
        for start in range(0, len(self.institutions), size):
            some = self.institutions[start : start + size]
            yield self.between(some[0], some[-1])

    def ranges(self, rows: int) -> tuple[tuple[str, str], ...]:
        """From which institution to which to go, so that :meth:`between` has about ``rows`` rows or one institution.

        As far as the files tell: the rows of one are taken to be spread evenly over its institutions.
        """
        found: list[tuple[str, str]] = []
        filled = 0.0
        for code, its in zip(self.institutions, self._rows_of_each, strict=True):
            if found and filled + its <= rows:
                found[-1], filled = (found[-1][0], code), filled + its
            else:
                found.append((code, code))
                filled = its
        return tuple(found)

    @cached_property
    def _rows_of_each(self) -> list[float]:
        each = [0.0] * len(self.institutions)
        for file in (file for files in self.files.values() for file in files):
            start, end = bisect_left(self.institutions, file.first), bisect_right(self.institutions, file.last)
            for place in range(start, end):
                each[place] += file.rows / (end - start)
        return each

    def between(self, first: str, last: str) -> Ledgers:
        """The ledgers of the institutions whose codes lie between two codes, both included."""
        theirs = pl.col("institution").is_between(pl.lit(first), pl.lit(last))
        scans = {
            table: pl.concat([_scan(table, file.path) for file in met]).filter(theirs)
            for table, files in self.files.items()
            if (met := [file for file in files if file.meets(first, last)])
        }
        return Ledgers(dict(zip(scans, pl.collect_all(list(scans.values())), strict=True)))


def _scan(table: type[Ledger], path: Path) -> pl.LazyFrame:
    """A file's rows with the columns and types of today: it may lack columns and choices that came later."""
    rows = pl.scan_parquet(path, glob=False)
    given, types = rows.collect_schema(), declared(table).types
    if dict(given) == dict(types) and given.names() == list(types):
        return rows
    return rows.select(
        pl.col(name).cast(dtype) if name in given else pl.lit(None, dtype).alias(name) for name, dtype in types.items()
    )


def scan_folder(directory: Path) -> LedgerFolder:
    """The ledgers in a folder of Parquet files, read when asked for.

    Raises :class:`BadLedgers` where a file cannot be read, a required column is missing or a type differs.
    """
    files = {table: found for table in TABLES.values() if (found := _files(directory, table))}
    problems = [problem for table, paths in files.items() for path in paths for problem in _problems(table, path)]
    if Institution not in files:
        what = say("没有《{table.zh}》|there are no {table.en}", table=Institution.sheet)
        problems.append(
            Problem(directory.name, what=what, expected=Label("institution.parquet", "institution.parquet"))
        )
    if problems:
        raise BadLedgers(problems)
    return LedgerFolder(
        MappingProxyType({table: [_with_range(path) for path in paths] for table, paths in files.items()})
    )


def _with_range(path: Path) -> LedgerFile:
    held = pl.read_parquet_metadata(path).get(INSTITUTIONS)
    if held:
        first, last, rows = json.loads(held)
        return LedgerFile(path, first, last, rows)
    rows = pl.scan_parquet(path, glob=False).select(pl.len()).collect().item()
    return LedgerFile(path, "", chr(sys.maxunicode), rows)


def _files(directory: Path, table: type[Ledger]) -> tuple[Path, ...]:
    whole = directory / f"{table.table}.parquet"
    parts = sorted((directory / table.table).glob("*.parquet"))
    return (*([whole] if whole.is_file() else []), *(part for part in parts if not part.name.startswith(".")))


def _problems(table: type[Ledger], path: Path) -> Iterator[Problem]:
    try:
        with readable(_DAMAGED, _PARQUET):
            given = pl.read_parquet_schema(path)
    except UnreadableError as error:
        yield Problem(path.name, what=error.what, expected=error.expected)
        return
    for name, wanted in declared(table).types.items():
        if name not in given and name in declared(table).required:
            what = say("缺少必填列 {name}|the required column {name} is missing", name=name)
            yield Problem(path.name, what=what, expected=Label(str(wanted), str(wanted)))
        elif name in given and not _is_alike(given[name], wanted):
            what = say("{name} 的类型是 {given}|{name} is of type {given}", name=name, given=given[name])
            yield Problem(path.name, what=what, expected=Label(str(wanted), str(wanted)))


def _is_alike(given: pl.DataType, wanted: pl.DataType) -> bool:
    """Whether the types are the same, choices apart: more of them may have been declared since."""
    if isinstance(wanted, pl.List):
        return isinstance(given, pl.List) and _is_alike(
            pl.Series(dtype=given.inner).dtype, pl.Series(dtype=wanted.inner).dtype
        )
    return isinstance(given, type(wanted)) if isinstance(wanted, pl.Enum) else given == wanted
