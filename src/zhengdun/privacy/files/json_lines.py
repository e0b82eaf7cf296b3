"""JSON lines: an object on each line. Members of objects are columns (``客户.手机``), lists are free text.

What is not changed comes out byte by byte as it went in: numbers, escapes, white space, ends of lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files.cells import as_text, text_batch
from zhengdun.privacy.files.disk import concatenate
from zhengdun.privacy.files.formats import BrokenRow, Chunk, Layout, Part
from zhengdun.privacy.files.json_text import Number, exchanged, parse, written

if TYPE_CHECKING:
    from zhengdun.privacy.files.digests import DigestedFile

PART_BYTES = 8 << 20
_SAMPLED_PARTS = 8
_SAMPLED_LINES = 2_000
_MARK = "\ufeff"
_HALF_A_CHARACTER = b"\\ud"
"""How the escapes of surrogates begin: ``\\ud83d\\ude00`` is a character, either alone is none."""


@dataclass(frozen=True, slots=True)
class _Facts:
    columns: tuple[str, ...]


class JsonLines:
    """The format of JSON lines."""

    splits = True

    def layout(self, source: Path) -> Layout:
        """Cut at ends of lines, every 8 MiB or so; the columns are those of lines from all over the file."""
        parts = tuple(_parts(source))
        columns: dict[str, None] = {}
        for part in parts[:: max(1, len(parts) // _SAMPLED_PARTS)]:
            for line in islice(_lines(source, part), _SAMPLED_LINES):
                columns |= dict.fromkeys(_members(line) or {})
        if parts[0].stop and not columns:
            raise DataError(f"{source.name}：没有一行是JSON对象", f"{source.name}: no line of it is a JSON object")
        return Layout(parts, _Facts(tuple(columns)))

    def read(self, source: Path, layout: Layout, part: Part, broken: BrokenRow, limit: int | None) -> Iterator[Chunk]:
        """One chunk. Lines that are no object, or have a member no sampled line had, go to ``broken``."""
        names: tuple[str, ...] = layout.facts.columns
        known = set(names)
        lines: list[str] = []
        leaves: list[dict[str, Any]] = []
        rows: list[int] = []
        for row, line in enumerate(islice(_lines(source, part), limit), part.first_row):
            if not line.strip():
                continue
            found = _members(line)
            if found is None or not found.keys() <= known:
                broken(row, _reason(found, known), line.decode("utf-8", "backslashreplace").rstrip("\r\n"))
                continue
            lines.append(line.decode())
            leaves.append(found)
            rows.append(row)
        columns = {name: [_as_text(found.get(name)) for found in leaves] for name in names}
        yield Chunk("", text_batch(columns), np.array(rows, np.int64), list(zip(lines, leaves, strict=True)))

    def writer(self, path: Path, layout: Layout, schemas: dict[str, pa.Schema]) -> _Writer:  # noqa: ARG002
        """A writer of the lines as they were, but for the values that have changed."""
        return _Writer(path.open("wb"))

    def assemble(self, parts: Iterable[Path], out: DigestedFile, layout: Layout) -> list[str]:  # noqa: ARG002
        """The parts one after another."""
        concatenate(parts, out)
        return []


FORMAT = JsonLines()


@dataclass
class _Writer:
    file: BinaryIO

    def write(self, chunk: Chunk, changed: pa.RecordBatch, kept: NDArray[np.int64]) -> None:
        before = [column.to_pylist() for column in chunk.batch.columns]
        after = [column.to_pylist() for column in changed.columns]
        for place, row in enumerate(kept.tolist()):
            line, members = chunk.originals[row]
            texts = {
                name: new[place]
                for name, old, new in zip(chunk.batch.schema.names, before, after, strict=True)
                if new[place] != old[row]
            }
            values = {name: written(_new_value(members[name], text)) for name, text in texts.items()}
            self.file.write((exchanged(line, values) if values else line).encode())

    def close(self) -> None:
        self.file.close()


def _parts(source: Path) -> Iterator[Part]:
    index, start, row = 0, 0, 1
    with source.open("rb") as file:
        while block := file.read(PART_BYTES):
            block += file.readline()
            yield Part(index, start, start + len(block), row)
            index, start, row = index + 1, start + len(block), row + block.count(b"\n")
    if not index:
        yield Part(0, 0, 0, 1)


def _lines(source: Path, part: Part) -> Iterator[bytes]:
    with source.open("rb") as file:
        file.seek(part.start)
        while file.tell() < part.stop:
            yield file.readline()


def _members(line: bytes) -> dict[str, Any] | None:
    """The members of the object on the line, by their paths.

    None where there is no object, where two of its members have the same path, or where it is no text.
    """
    try:
        found = parse(line.decode().removeprefix(_MARK))
        if _HALF_A_CHARACTER in line.lower():
            written(found).encode()  # half of a pair alone is no text and cannot be written
        return _leaves(found) if isinstance(found, dict) else None
    except (ValueError, RecursionError):
        return None


def _reason(found: dict[str, Any] | None, known: set[str]) -> tuple[str, str]:
    if found is None:
        return (
            "不是JSON对象，或有两个字段路径相同，或含有半个字符（不成对的代理码）",
            "not a JSON object, or two members have the same path, or half of a surrogate pair stands alone",
        )
    new = [name for name in found if name not in known]
    return f"抽样时没有的字段：{'、'.join(new)}", f"members that the sample did not have: {', '.join(new)}"


def _leaves(record: dict[str, Any], prefix: str = "") -> dict[str, Any]:
    """Each member that is no object, by its path. Raises ``ValueError`` where a name with a dot gives a path twice."""
    found: dict[str, Any] = {}
    for name, value in record.items():
        below = _leaves(value, f"{prefix}{name}.") if isinstance(value, dict) else {prefix + name: value}
        if found.keys() & below.keys():
            raise ValueError("two members have the same path")
        found |= below
    return found


def _as_text(value: Any) -> str | None:
    """What the kernel sees of a member: of a list its JSON, of a whole number its digits however it is written."""
    if isinstance(value, list):
        return written(value)
    if isinstance(value, Number) and not value.lstrip("-").isdecimal():
        number = float(value)
        return as_text(number) if number.is_integer() else value
    return as_text(value)


def _new_value(value: Any, text: str | None) -> Any:
    """The member after the change: a number or a list still, where its text is one."""
    if text is None:
        return None
    if isinstance(value, Number) and text.isascii() and text.isdecimal() and not text.startswith("0"):
        return Number(text)
    if isinstance(value, list):
        try:
            return parse(text)
        except ValueError:
            return text
    return text
