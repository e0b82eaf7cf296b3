"""How a delimited text file is written: encoding, delimiter, line ends, header."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zhengdun.privacy.errors import DataError
from zhengdun.privacy.files.record_ends import RecordEnds
from zhengdun.privacy.files.titles import LOOKED_AT, refuse_title

_BLOCK = 1 << 20
_A_FEW = 1 << 16
"""Bytes under the header that are looked at to tell whether it is one."""
_DELIMITERS = ",\t;|"
_UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Dialect:
    """How the file is written.

    Args:
        encoding: ``utf-8`` or ``gb18030``.
        delimiter: one ASCII character.
        newline: what ends a record.
        head: the bytes of the header, with the byte order mark if there is one.
        header: the names of the columns.
    """

    encoding: str
    delimiter: str
    newline: str
    head: bytes
    header: tuple[str, ...]

    @property
    def is_utf8(self) -> bool:
        """Whether the bytes need no conversion."""
        return self.encoding == "utf-8"


def dialect_of(source: Path) -> Dialect:
    """Look at the file. Raises :class:`DataError` where it is no text, has no header, or names a column twice."""
    with source.open("rb") as file:
        start = file.read(_BLOCK)
    if start.startswith(_UTF16_MARKS) or b"\0" in start:
        raise DataError(
            f"{source.name}：不是UTF-8或GB18030文本，请先转换编码",
            f"{source.name}: not text in UTF-8 or GB18030; convert it first",
        )
    encoding = _encoding_of(source)
    body = start.removeprefix(_UTF8_MARK)
    first_line = body.split(b"\n", 1)[0].decode(encoding, "replace")
    delimiter = max(_DELIMITERS, key=first_line.count)
    ends = RecordEnds(ord(delimiter)).within(body)
    length = int(ends[0]) if ends.size else len(body)
    head = start[: len(start) - len(body) + length]
    header = _header(body[:length], encoding, delimiter, source)
    refuse_title(header, _below(body[length : length + _A_FEW].decode(encoding, "replace"), delimiter), source.name)
    _refuse_repeated(header, source)
    return Dialect(encoding, delimiter, "\r\n" if head.endswith(b"\r\n") else "\n", _ended(head), header)


def _ended(head: bytes) -> bytes:
    return head if head.endswith((b"\n", b"\r")) else head + b"\n"


def _header(line: bytes, encoding: str, delimiter: str, source: Path) -> tuple[str, ...]:
    try:
        text = line.decode(encoding)
    except UnicodeDecodeError:
        raise DataError(f"{source.name}：表头不是文字", f"{source.name}: the header is not text") from None
    names = next(csv.reader([text], delimiter=delimiter, strict=False), [])
    if not any(names):
        raise DataError(f"{source.name}：没有表头", f"{source.name}: there is no header")
    return tuple(names)


def _below(text: str, delimiter: str) -> Iterator[list[str]]:
    """A few records under the header; where that has but one column, they may be delimited by another sign."""
    lines = text.splitlines()[:LOOKED_AT]
    if lines and delimiter not in lines[0]:
        delimiter = max(_DELIMITERS, key=lines[0].count)
    return csv.reader(lines, delimiter=delimiter, strict=False)


def _refuse_repeated(header: tuple[str, ...], source: Path) -> None:
    twice = [name for name, count in Counter(header).items() if count > 1]
    if "" in twice:
        raise DataError(
            f"{source.name}：表头中有{header.count('')}列没有列名；请补上列名，或者删去多余的分隔符",
            f"{source.name}: {header.count('')} columns have no name in the header; name them, or delete what is"
            " delimited in excess",
        )
    if twice:
        raise DataError(
            f"{source.name}：表头中“{'、'.join(twice)}”重复",
            f"{source.name}: the header names {', '.join(map(repr, twice))} more than once",
        )


def _encoding_of(source: Path) -> str:
    """Decided by the first block that is not plain ASCII; UTF-8 where all is."""
    with source.open("rb") as file:
        while block := file.read(_BLOCK):
            if not block.isascii():
                whole_lines = block + file.readline()
                return next((name for name in ("utf-8", "gb18030") if _mostly(whole_lines, name)), "utf-8")
    return "utf-8"


def _mostly(block: bytes, encoding: str) -> bool:
    """Whether nearly all lines of the block are text in the encoding: single broken rows do not change it."""
    try:
        block.decode(encoding)
    except UnicodeDecodeError:
        lines = [line for line in block.split(b"\n") if not line.isascii()]
        return sum(_is_text(line, encoding) for line in lines) >= 0.9 * len(lines)
    return True


def _is_text(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True
