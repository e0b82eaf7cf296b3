"""What a file format must be able to do. Everything else about a run is the same for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from zhengdun.privacy.errors import DataError

if TYPE_CHECKING:
    from zhengdun.privacy.files.digests import DigestedFile


@dataclass(frozen=True, slots=True)
class Part:
    """A piece of a file that can be changed by itself.

    Args:
        index: its place in the order of the parts.
        start, stop: half-open; bytes for CSV and JSON lines, row groups for Parquet, rows of a sheet for workbooks (-1
            is its end).
        first_row: the number of its first row as a person counts them in the file.
        broken: what is wrong with the whole part in both languages, None as a rule.
    """

    index: int
    start: int
    stop: int
    first_row: int
    broken: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """How a file is laid out: its parts, at least one, and what its format found out about it.

    ``sampled`` are the parts that show each of its tables, where not all parts do. Where a format ``splits`` its files,
    the facts can be pickled.
    """

    parts: tuple[Part, ...]
    facts: Any
    sampled: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Chunk:
    """Rows of one table of a file.

    Args:
        table: the sheet of a workbook, "" elsewhere.
        batch: the rows.
        rows: (rows,) int64, their numbers as a person counts them in the file.
        originals: the rows as their format read them, for formats whose cells have types of their own.
    """

    table: str
    batch: pa.RecordBatch
    rows: NDArray[np.int64]
    originals: Sequence[Any] = ()


BrokenRow = Callable[[int, tuple[str, str], str], None]
"""Called with the row's number, what is wrong in both languages, and the row as it was read."""


class PartWriter(Protocol):
    """Writes the changed rows of one part to a file of its own."""

    def write(self, chunk: Chunk, changed: pa.RecordBatch, kept: NDArray[np.int64]) -> None:
        """Write the changed rows; ``kept`` (rows,) says which rows of the chunk they come from."""

    def close(self) -> None:
        """Finish the file."""


class Format(Protocol):
    """A file format. ``splits`` says whether the parts of a file can be read side by side."""

    splits: bool

    def layout(self, source: Path) -> Layout:
        """The parts of a file. Raises :class:`DataError` if it is no file of this format."""

    def read(self, source: Path, layout: Layout, part: Part, broken: BrokenRow, limit: int | None) -> Iterator[Chunk]:
        """The rows of a part, at most about ``limit`` of each table; an empty chunk where a table has no rows."""

    def writer(self, path: Path, layout: Layout, schemas: dict[str, pa.Schema]) -> PartWriter:
        """A writer for a part, given the schema of each table after the change."""

    def assemble(self, parts: Iterable[Path], out: DigestedFile, layout: Layout) -> list[str]:
        """Put the parts together in ``out``, each as it comes; returns notes on what was left out on purpose."""


_MODULES = {
    ".parquet": "parquet",
    ".pq": "parquet",
    ".csv": "delimited",
    ".tsv": "delimited",
    ".txt": "delimited",
    ".jsonl": "json_lines",
    ".ndjson": "json_lines",
    ".xlsx": "workbooks",
}
_DATABASES = (".db", ".sqlite", ".sqlite3", ".db3")


def check_is_file(path: Path) -> None:
    """Raise :class:`DataError` where there is no file, or what is there is a folder, a pipe or a link to nothing."""
    if not path.is_file():
        raise DataError(f"没有文件：{path}", f"There is no file {path}")


def is_supported(path: Path) -> bool:
    """Whether files with this ending can be read.

    >>> is_supported(Path("客户.XLSX")), is_supported(Path("客户.pdf"))
    (True, False)
    """
    return path.suffix.lower() in _MODULES


def check_same_format(source: Path, output: Path) -> None:
    """Raise :class:`DataError` where the output is called by the ending of another format: none is converted."""
    if is_supported(source) and _MODULES[source.suffix.lower()] != _MODULES.get(output.suffix.lower()):
        raise DataError(
            f"输出的格式与来源相同，文件名须以 {source.suffix} 结尾：{output.name}",
            f"The output has the format of the source; its name must end in {source.suffix}: {output.name}",
        )


def format_of(path: Path) -> Format:
    """The format that goes with the ending of the file's name. Raises :class:`DataError` if there is none."""
    if path.suffix.lower() in _DATABASES:
        raise DataError(
            f"{path.name} 像是 SQLite 数据库：请用 zhengdun privacy database sqlite",
            f"{path.name} looks like an SQLite database: use zhengdun privacy database sqlite",
        )
    if not is_supported(path):
        known = "、".join(_MODULES)
        raise DataError(
            f"不支持的文件类型：{path.name}（支持：{known}）",
            f"{path.name}: this type of file is not supported (supported: {known.replace('、', ', ')})",
        )
    module = import_module(f"zhengdun.privacy.files.{_MODULES[path.suffix.lower()]}")
    made: Format = module.FORMAT
    return made
