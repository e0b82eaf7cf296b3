"""Characters as they are spelled in markup: plain, as an entity, percent-encoded in a link."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from urllib.parse import quote

_ENTITY = re.compile(r"&(?:#[0-9]++;?|#[xX][0-9a-fA-F]++;?|[A-Za-z][A-Za-z0-9]*+;?)")
_ZEROS = re.compile(r"(&#[xX]?)0+(?=[0-9a-fA-F])")
_LONGEST_NUMBER = 12  # characters of an entity; a longer one is no character
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+")


class Units:
    """A stretch of markup without tags, and the characters it stands for.

    Args:
        source: the stretch as it is written.
        entities: whether ``&#54;`` is a 6 in it (not so in scripts, styles, CDATA).
        link: whether ``%36`` is a 6 in it.

    >>> units = Units("&#54;22%32", link=True)
    >>> units.text, units.replaced("****")
    ('6222', '****')
    >>> Units("a &lt; 138").replaced("a < ***")
    'a &lt; ***'
    """

    __slots__ = ("_entities", "_link", "_spelled", "length", "text")

    def __init__(self, source: str, *, entities: bool = True, link: bool = False) -> None:
        self.length = len(source)
        self._spelled: Sequence[str] = source
        self.text = source
        self._entities = entities
        self._link = link
        if entities and "&" in source:
            self._spell(*_unescaped(source))
        if link and "%" in self.text:
            self._spell(*_unquoted(self.text, self._spelled))

    def _spell(self, text: str, spelled: Sequence[str]) -> None:
        self.text, self._spelled = text, spelled

    def replaced(self, text: str) -> str:
        """The stretch with the characters of ``text``, each unchanged one spelled as it was."""
        pairs = zip(self.text, text, self._spelled, strict=True)
        return "".join(spelled if before == after else self._written(after) for before, after, spelled in pairs)

    def _written(self, character: str) -> str:
        if self._link and not character.isascii():
            return quote(character)
        return html.escape(character) if self._entities else character


def _unescaped(source: str) -> tuple[str, list[str]]:
    text, spelled, start = [], [], 0
    for match in _ENTITY.finditer(source):
        plain = source[start : match.start()]
        meant = _meant(match.group())
        text += [plain, meant]
        spelled += [*plain, *_spread(match.group(), meant)]
        start = match.end()
    text.append(source[start:])
    return "".join(text), [*spelled, *source[start:]]


def _meant(entity: str) -> str:
    number = _ZEROS.sub(r"\1", entity, count=1)
    return "\ufffd" if number[1] == "#" and len(number) > _LONGEST_NUMBER else html.unescape(number)


def _spread(written: str, meant: str) -> list[str]:
    """How each character of ``meant`` is spelled, when together they are ``written``."""
    if written.endswith(meant[1:]) and len(meant) > 1:  # "&lt5": an entity without its semicolon, then plain text
        return [written[: len(written) - len(meant) + 1], *meant[1:]]
    return [written, *[""] * (len(meant) - 1)] if meant else []


def _unquoted(text: str, spelled: Sequence[str]) -> tuple[str, list[str]]:
    read: list[str] = []
    units: list[str] = []
    start = 0
    for match in _PERCENT.finditer(text):
        try:
            meant = bytes.fromhex(match.group().replace("%", "")).decode()
        except UnicodeDecodeError:
            continue  # a link in another charset: read as it stands
        read += [text[start : match.start()], meant]
        units += spelled[start : match.start()]
        at = match.start()
        for character in meant:
            end = at + 3 * len(character.encode())
            units.append("".join(spelled[at:end]))
            at = end
        start = match.end()
    return "".join([*read, text[start:]]), [*units, *spelled[start:]]
