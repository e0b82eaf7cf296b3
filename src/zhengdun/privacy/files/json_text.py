"""JSON as it is written: numbers keep their digits, and a value is exchanged in its place; all around it stays."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

_STRING = r'"[^"\\]*(?:\\.[^"\\]*)*"'
_TOKEN = re.compile(rf'({_STRING})\s*:|{_STRING}|[{{}}\[\]]|[^\s{{}}\[\],:"]+')
"""A name with its colon, a string, a bracket, or another value."""


class Number(str):
    """A number as it is written, or ``NaN`` or ``Infinity``: ``1e999``, ``-0`` and 20 digits are what they were."""

    __slots__ = ()


def parse(text: str) -> Any:
    """What the text says, numbers as :class:`Number`. Raises ``ValueError`` where a name is given twice in an object.

    >>> parse('{"a": [1E400, -0], "b": "1"}')
    {'a': ['1E400', '-0'], 'b': '1'}
    """
    return _DECODER.decode(text)


def written(value: Any) -> str:
    """The JSON of what :func:`parse` gives.

    >>> written(parse('[1E400, {"a": null, "b": "中"}]'))
    '[1E400, {"a": null, "b": "中"}]'
    """
    if isinstance(value, Number):
        return value
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(name)}: {written(held)}" for name, held in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)


def exchanged(text: str, values: Mapping[str, str]) -> str:
    r"""The text with other values.

    Args:
        text: an object that :func:`parse` takes, white space around it.
        values: the JSON of the new value by the path of the member.

    >>> exchanged('{"a" :1.0,"b":{"c":[1, 2] }}\n', {"b.c": "null"})
    '{"a" :1.0,"b":{"c":null }}\n'
    """
    pieces, at = [], 0
    for path, begin, end in _values(text):
        if path in values:
            pieces += [text[at:begin], values[path]]
            at = end
    return "".join([*pieces, text[at:]])


def _values(text: str) -> Iterator[tuple[str, int, int]]:
    """The path and the place of each member that is no object."""
    prefixes: list[str] = []
    path, lists, begin = "", 0, 0
    for token in _TOKEN.finditer(text):
        name, first = token[1], text[token.start()]
        if name is not None:
            if not lists:
                path = prefixes[-1] + (json.loads(name) if "\\" in name else name[1:-1])
        elif first == "[":
            begin = begin if lists else token.start()
            lists += 1
        elif first == "]":
            lists -= 1
            if not lists:
                yield path, begin, token.end()
        elif lists:
            continue
        elif first == "{":
            prefixes.append(f"{path}." if prefixes else "")
        elif first == "}":
            prefixes.pop()
        elif prefixes:
            yield path, *token.span()


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a name is given twice")
    return found


_DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_float=Number, parse_int=Number, parse_constant=Number)
