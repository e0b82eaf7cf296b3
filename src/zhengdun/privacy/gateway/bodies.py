"""The JSON that SMS platforms send: where the texts are in it, and the same JSON with the texts masked."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from zhengdun.privacy.gateway.guard import CannotMask
from zhengdun.privacy.gateway.reading import Piece, Pieces

_HALVES = re.compile("[\ud800-\udfff]")


class BadRequest(CannotMask):
    """A body that is not what was agreed: which field, and what is expected."""


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    put: Callable[[str], None]


class Body:
    r"""One message or a batch of them.

    Args:
        data: the JSON, in the charset of the request.
        charset: that charset.
        texts: the fields to mask, with dots for fields of fields.
        batch: the field that holds a list of messages.
        most: at most so many messages.

    Raises:
        BadRequest: no JSON; a field twice; a message without any of the texts; a number where a text is expected,
            since a number cannot be masked.

    >>> body = Body(
    ...     '{"content": "请致电13800138000", "to": "13900139000"}'.encode(), "utf-8", ["content"], "messages", 10
    ... )
    >>> body.readings()
    ['请致电13800138000']
    >>> body.rewritten(["请致电***********"]).decode()
    '{"content":"请致电***********","to":"13900139000"}'
    """

    def __init__(self, data: bytes, charset: str, texts: Sequence[str], batch: str, most: int) -> None:
        self._data = data
        self._charset = charset
        self._content = _parsed(data, charset)
        self._fields = texts
        self._texts = [text for message in self._messages(batch, most) for text in self._texts_of(message)]
        self._pieces = [Pieces([Piece(one.text)]) for one in self._texts]

    def readings(self) -> list[str]:
        """The texts, in order."""
        return [reading for pieces in self._pieces for reading in pieces.readings()]

    def rewritten(self, masked: Sequence[str]) -> bytes:
        """The JSON with the texts masked; the very bytes that came when nothing was."""
        changed = False
        for one, pieces, text in zip(self._texts, self._pieces, masked, strict=True):
            after = pieces.masked([text])[0]
            if after != one.text:
                one.put(after)
                changed = True
        if not changed:
            return self._data
        return json.dumps(self._content, ensure_ascii=False, separators=(",", ":")).encode(self._charset)

    def _messages(self, batch: str, most: int) -> list[dict[str, Any]]:
        content = self._content
        messages = content[batch] if isinstance(content, dict) and batch in content else content
        messages = messages if isinstance(messages, list) else [messages]
        if not messages or len(messages) > most:
            raise BadRequest(f"每次须有1至{most}条消息", f"send 1 to {most} messages at a time")
        if not all(isinstance(message, dict) for message in messages):
            raise BadRequest("每条消息应为JSON对象", "each message must be a JSON object")
        return messages

    def _texts_of(self, message: dict[str, Any]) -> list[_Text]:
        found = [text for name in self._fields for text in _below(message, name.split("."), name)]
        if not found:
            names = ", ".join(self._fields)
            raise BadRequest(f"消息中没有文本字段（{names}）", f"a message has none of the text fields ({names})")
        return found


def _below(holder: Any, path: list[str], name: str) -> Iterator[_Text]:
    """The texts at ``path`` below ``holder``; every message of a list of them."""
    if isinstance(holder, list):
        for item in holder:
            yield from _below(item, path, name)
    elif isinstance(holder, dict) and path[0] in holder:
        if len(path) > 1:
            yield from _below(holder[path[0]], path[1:], name)
        else:
            yield from _within(holder, path[0], name)


def _within(holder: Any, key: Any, name: str) -> Iterator[_Text]:
    value = holder[key]
    if isinstance(value, str):
        if _HALVES.search(value):
            raise BadRequest(f"字段{name}含有不成对的代理字符", f"the field {name} holds half a character")
        yield _Text(value, lambda text: holder.__setitem__(key, text))
    elif isinstance(value, (list, dict)):
        for inner in range(len(value)) if isinstance(value, list) else list(value):
            yield from _within(value, inner, name)
    elif value is not None and not isinstance(value, bool):
        raise BadRequest(f"字段{name}中应为文本而非数字", f"the field {name} must hold texts, not numbers")


def _parsed(data: bytes, charset: str) -> Any:
    try:
        return json.loads(data.decode(charset), object_pairs_hook=_without_doubles, parse_constant=_no_constant)
    except (UnicodeDecodeError, LookupError):
        raise BadRequest("请求正文与字符集不符", "the body is not in its charset") from None
    except (ValueError, RecursionError):
        raise BadRequest("请求正文不是合法的JSON", "the body is no JSON") from None


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    together = dict(pairs)
    if len(together) < len(pairs):
        raise BadRequest("JSON字段重复", "a JSON field occurs twice")
    return together


def _no_constant(_name: str) -> None:
    raise BadRequest("JSON不含NaN或Infinity", "JSON has no NaN or Infinity")
