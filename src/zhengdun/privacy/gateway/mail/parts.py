"""The tree of a message (RFC 2046), cut out of its bytes so that they can be joined again without a change.

What two mail programmes could take apart in two ways is not taken apart here: the message is held.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message

from zhengdun.privacy.gateway.guard import CannotMask
from zhengdun.privacy.gateway.mail.fields import Field, split_header

_DECIDING = ("content-type", "content-transfer-encoding", "content-disposition", "mime-version")
_TYPE = re.compile(r"\s*[\w.+-]+/[\w.+-]+\s*(;.*)?", re.DOTALL)
_BARE_LINE_END = re.compile(rb"\r(?!\n)|(?<!\r)\n")


@dataclass(frozen=True, slots=True)
class Depth:
    """How large a tree may be before the message is held.

    Args:
        levels: parts within parts.
        parts: all parts together.
    """

    levels: int = 20
    parts: int = 1_000


@dataclass(slots=True)
class Part:
    """A message or a part of one.

    Args:
        fields: its header.
        separator: the empty line between header and body, or nothing where there is no body.
        body: its body as it came, still encoded; empty when ``inside`` is not.
        inside: of a multipart, its delimiters as bytes, and its parts, the text before the first and after the last
            being parts without a header; of a message, the message.
        default_type: the type where no field states one.
    """

    fields: list[Field]
    separator: bytes
    body: bytes
    inside: list[bytes | Part]
    default_type: str = "text/plain"

    def meta(self) -> Message:
        """The ``Content-…`` fields, for their parameters."""
        message = Message()
        message.set_default_type(self.default_type)
        for field in self.fields:
            if field.key.startswith("content-"):
                message[field.name] = _unfolded(field.value)
        return message

    def to_bytes(self) -> bytes:
        """The part as it goes over the line."""
        header = b"".join(field.to_bytes() for field in self.fields)
        inside = b"".join(part if isinstance(part, bytes) else part.to_bytes() for part in self.inside)
        return header + self.separator + self.body + inside


def parse(data: bytes, limits: Depth | None = None) -> Part:
    """The tree of a whole message.

    Raises:
        CannotMask: line ends that are not CR LF, a header or boundaries that can be read in two ways, nesting beyond
            ``limits``.
    """
    if _BARE_LINE_END.search(data):
        raise CannotMask("换行不是CRLF", "a line does not end with CR LF")
    if b"\0" in data:
        raise CannotMask("含有NUL字符", "the message holds NUL characters")
    return _Parser(limits or Depth()).part(data, "text/plain", level=0)


class _Parser:
    def __init__(self, limits: Depth) -> None:
        self._limits = limits
        self._parts = 0

    def part(self, data: bytes, default_type: str, *, level: int) -> Part:
        self._parts += 1
        if level > self._limits.levels or self._parts > self._limits.parts:
            raise CannotMask("邮件嵌套过深或部分过多", "the message is nested too deeply or has too many parts")
        fields, end = split_header(data)
        separator = data[end : end + 2]
        part = Part(fields, separator, data[end + 2 :], [], default_type)
        _check(part)
        meta = part.meta()
        if meta.get_content_maintype() == "multipart":
            self._multipart(part, meta, level)
        elif meta.get_content_type() == "message/rfc822" and transfer_encoding(part) in _AS_IT_IS:
            part.inside, part.body = [self.part(part.body, "text/plain", level=level + 1)], b""
        return part

    def _multipart(self, part: Part, meta: Message, level: int) -> None:
        boundary = meta.get_boundary()
        if not boundary or transfer_encoding(part) not in _AS_IT_IS:
            raise CannotMask("multipart缺少边界或被编码", "a multipart has no boundary or is encoded itself")
        inner = "message/rfc822" if meta.get_content_subtype() == "digest" else "text/plain"
        for role, stretch in _between(part.body, boundary.encode("utf-8", "surrogateescape")):
            if role == "part":
                part.inside.append(self.part(stretch, inner, level=level + 1))
            elif role == "delimiter":
                part.inside.append(stretch)
            elif stretch:
                part.inside.append(Part([], b"", stretch, []))
        part.body = b""


_AS_IT_IS = ("7bit", "8bit", "binary")


def transfer_encoding(part: Part) -> str:
    """The transfer encoding in lower case; ``7bit`` where none is stated."""
    stated = next((field.value for field in part.fields if field.key == "content-transfer-encoding"), b"7bit")
    return stated.decode("ascii", "replace").strip().lower()


def _between(body: bytes, boundary: bytes) -> Iterator[tuple[str, bytes]]:
    """Every stretch of ``body`` in order: a "delimiter", a "part", or "text" before the first and after the last."""
    delimiter = re.compile(rb"(?:\A|\r\n)--" + re.escape(boundary) + rb"(?P<last>--)?[ \t]*+(?=\r\n|\Z)")
    at, role = 0, "text"
    for match in delimiter.finditer(body):
        if match.start() >= at:
            yield role, body[at : match.start()]
        begin = max(match.start(), at)  # two delimiters in a row share a line end
        at = match.end() if match["last"] else match.end() + 2
        yield "delimiter", body[begin:at]
        role = "text" if match["last"] else "part"
        if match["last"]:
            break
    if at == 0:
        raise CannotMask("multipart中找不到边界", "the boundary of a multipart does not occur in it")
    yield role, body[at:]


def _check(part: Part) -> None:
    for name in _DECIDING:
        if sum(field.key == name for field in part.fields) > 1:
            raise CannotMask(f"重复的{name}", f"more than one {name}")
    stated = next((_unfolded(field.value) for field in part.fields if field.key == "content-type"), None)
    if stated is None:
        return
    if not _TYPE.fullmatch(stated):
        raise CannotMask("Content-Type不合规", "the Content-Type cannot be read")
    names = [name.lower() for name, _ in part.meta().get_params(failobj=[])]
    if len(set(names)) < len(names):
        raise CannotMask("Content-Type参数重复", "a parameter of the Content-Type occurs twice")


def _unfolded(value: bytes) -> str:
    """The value on one line: UTF-8, or bytes that stand for themselves; a mixture of both the email package refuses."""
    line = value.replace(b"\r\n", b"")
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("ascii", "surrogateescape")
