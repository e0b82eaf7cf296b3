"""HTML and XML cut into tags, comments and text as browsers do it (WHATWG HTML, 13.2.5), each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from zhengdun.privacy.gateway.guard import CannotMask

_OPEN = re.compile(r"<(?=[A-Za-z/!?])")
_NAME = re.compile(r"(/?)([A-Za-z][^\s/>]*+)")
_ATTRIBUTE = re.compile(
    r"""[\s/]*+(?:(?P<end>>)|(?P<name>[^\s/>][^\s/>=]*+)"""
    r"""(?:\s*+=\s*+(?:"(?P<double>[^"]*+)"|'(?P<single>[^']*+)'|(?P<bare>[^\s>"'][^\s>]*+)|(?=>))|(?!\s*+=)))"""
)
_COMMENT_END = re.compile(r"--!?>")


@dataclass(frozen=True, slots=True)
class Token:
    """A part of the markup.

    Args:
        kind: "text", "start", "end", "comment", "raw" (CDATA), "declaration".
        begin: where its content begins (after ``<!--``), in characters.
        stop: where its content stops.
        name: a tag's name in lower case.
        attributes: name and place of each attribute's value.
    """

    kind: str
    begin: int
    stop: int
    name: str = ""
    attributes: list[tuple[str, int, int]] = field(default_factory=list)


def next_token(source: str, at: int, stop: int) -> tuple[Token, int]:
    """The token at ``at``, before ``stop``, and where the next one begins.

    Raises:
        CannotMask: it ends within a tag or a comment, which programmes read each in its own way.

    >>> token, at = next_token("<b>6222</b>", 0, 11)
    >>> token.kind, token.name, next_token("<b>6222</b>", at, 11)[0].kind
    ('start', 'b', 'text')
    """
    match = _OPEN.search(source, at, stop)
    if match is None:
        return Token("text", at, stop), stop
    if match.start() > at:
        return Token("text", at, match.start()), match.start()
    return _markup(source, at, stop)


def _markup(source: str, at: int, stop: int) -> tuple[Token, int]:
    """The token that begins with the ``<`` at ``at``, and where the next one begins."""
    if source.startswith("<!--", at):
        match = _COMMENT_END.search(source, at + 4, stop)
        if match is None:
            raise _unfinished()
        return Token("comment", at + 4, match.start()), match.end()
    if source.startswith("<![CDATA[", at):
        end = _found(source, "]]>", at, stop)
        return Token("raw", at + 9, end), end + 3
    named = _NAME.match(source, at + 1, stop)
    if named is None:
        end = _found(source, ">", at, stop)
        return Token("declaration", at + 2, end), end + 1
    attributes, end = _attributes(source, named.end(), stop)
    return Token("end" if named[1] else "start", at, end, named[2].lower(), attributes), end


def _attributes(source: str, at: int, stop: int) -> tuple[list[tuple[str, int, int]], int]:
    attributes: list[tuple[str, int, int]] = []
    while True:
        match = _ATTRIBUTE.match(source, at, stop)
        if match is None:
            raise _unfinished()
        at = match.end()
        if match["end"]:
            return attributes, at
        spelling = next((kind for kind in ("double", "single", "bare") if match[kind] is not None), None)
        begin, end = match.span(spelling) if spelling else (at, at)
        attributes.append((match["name"].lower(), begin, end))


def _found(source: str, what: str, at: int, stop: int) -> int:
    end = source.find(what, at, stop)
    if end < 0:
        raise _unfinished()
    return end


def _unfinished() -> CannotMask:
    return CannotMask("标记未结束", "the markup ends within a tag or a comment")
