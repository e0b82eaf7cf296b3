"""Thrift's compact protocol, as far as the footer of a Parquet file needs it: read to a tree, write it back.

The tree keeps fields it knows nothing of, so that nothing is lost between versions of the format. Source: Apache
Thrift, "Thrift Compact protocol encoding" (thrift-compact-protocol.md).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

_TRUE, _FALSE, _BYTE, _I16, _I32, _I64, _DOUBLE, _BINARY, _LIST, _SET, _MAP, _STRUCT = range(1, 13)
_INTEGERS = {_I16, _I32, _I64}
_LONG_LIST = 15


@dataclass
class Items:
    """A list or set: the type of its items and the items."""

    type: int
    values: list[Any]


@dataclass
class Struct:
    """A struct: (type, value) by field number, in the order they were read."""

    fields: dict[int, tuple[int, Any]] = field(default_factory=dict)

    def get(self, number: int) -> Any:
        """The value of a field, None where it is absent."""
        return self.fields[number][1] if number in self.fields else None

    def set(self, number: int, value: Any) -> None:
        """Change a field that is there."""
        self.fields[number] = (self.fields[number][0], value)


def read_struct(data: bytes) -> Struct:
    """The struct at the beginning of the bytes. Raises ``IndexError`` or ``ValueError`` where it is none."""
    return _Reader(data).struct()


def write_struct(struct: Struct) -> bytes:
    """The bytes of a struct.

    >>> write_struct(Struct({1: (_I32, -2), 4: (_BINARY, b"ab")})).hex()
    '15033802616200'
    """
    out = bytearray()
    _write_struct(out, struct)
    return bytes(out)


class _Reader:
    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0
        self._readers: dict[int, Callable[[], Any]] = {
            _BYTE: self.byte,
            **dict.fromkeys(_INTEGERS, self.zigzag),
            _DOUBLE: lambda: self.take(8),
            _BINARY: lambda: self.take(self.varint()),
            _LIST: self.items,
            _SET: self.items,
            _STRUCT: self.struct,
        }

    def byte(self) -> int:
        self._at += 1
        return self._data[self._at - 1]

    def varint(self) -> int:
        value = shift = 0
        while (byte := self.byte()) & 0x80:
            value |= (byte & 0x7F) << shift
            shift += 7
        return value | byte << shift

    def zigzag(self) -> int:
        value = self.varint()
        return value >> 1 ^ -(value & 1)

    def take(self, size: int) -> bytes:
        if self._at + size > len(self._data):
            raise ValueError("a value goes on beyond the end")
        self._at += size
        return self._data[self._at - size : self._at]

    def struct(self) -> Struct:
        found, number = Struct(), 0
        while header := self.byte():
            number = number + (header >> 4) if header >> 4 else self.zigzag()
            found.fields[number] = (header & 0x0F, self.value(header & 0x0F, in_list=False))
        return found

    def value(self, kind: int, *, in_list: bool) -> Any:
        if kind in {_TRUE, _FALSE}:
            return self.byte() == _TRUE if in_list else kind == _TRUE
        if kind not in self._readers:
            raise ValueError(f"type {kind} has no place in a footer")
        return self._readers[kind]()

    def items(self) -> Items:
        header = self.byte()
        size = header >> 4 if header >> 4 != _LONG_LIST else self.varint()
        kind = header & 0x0F
        return Items(kind, [self.value(kind, in_list=True) for _ in range(size)])


def _write_struct(out: bytearray, struct: Struct) -> None:
    last = 0
    for number, (kind, value) in struct.fields.items():
        written = kind if kind not in {_TRUE, _FALSE} else _TRUE if value else _FALSE
        step = number - last
        if 0 < step < 16:  # noqa: PLR2004 - the step has four bits of the header
            out.append(step << 4 | written)
        else:
            out.append(written)
            _write_varint(out, _zigzag(number))
        last = number
        if kind not in {_TRUE, _FALSE}:
            _write_value(out, kind, value)
    out.append(0)


def _write_value(out: bytearray, kind: int, value: Any) -> None:
    if kind in {_TRUE, _FALSE}:
        out.append(_TRUE if value else _FALSE)
    elif kind in _INTEGERS:
        _write_varint(out, _zigzag(value))
    elif kind == _BYTE:
        out.append(value)
    elif kind == _DOUBLE:
        out += value
    elif kind == _BINARY:
        _write_varint(out, len(value))
        out += value
    elif kind == _STRUCT:
        _write_struct(out, value)
    else:
        _write_items(out, value)


def _write_items(out: bytearray, items: Items) -> None:
    size = len(items.values)
    if size < _LONG_LIST:
        out.append(size << 4 | items.type)
    else:
        out.append(_LONG_LIST << 4 | items.type)
        _write_varint(out, size)
    for value in items.values:
        _write_value(out, items.type, value)


def _zigzag(value: int) -> int:
    return value << 1 if value >= 0 else (-value << 1) - 1


def _write_varint(out: bytearray, value: int) -> None:
    while value > 0x7F:  # noqa: PLR2004 - seven bits a byte
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)
