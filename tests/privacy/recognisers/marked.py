r"""Messages with marks for what is to be found in them, one a line of ``adversarial.txt``.

``⟦mobile:13800138000⟧`` is a mobile number, and is found. ``⟦?mobile:…⟧`` is one that is missed, ``⟦!mobile:…⟧`` is
none and is taken for one: what is wrong today stands in the data and is counted, and a test says when it has changed.
Marks may stand within each other. ``\n``, ``\t``, ``\r`` and ``\uXXXX`` stand for characters; ``#`` begins a heading.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from zhengdun.privacy.kinds import Kind

MESSAGES = Path(__file__).with_name("adversarial.txt")

_MARK = re.compile(r"⟦(?P<state>[?!]?)(?P<kind>[a-z0-9_]+):|(?P<end>⟧)")
_ESCAPE = re.compile(r"\\(?:u(?P<code>[0-9a-f]{4})|(?P<short>[ntr]))")
_SHORT = {"n": "\n", "t": "\t", "r": "\r"}

Span = tuple[int, int, Kind]
"""First character, the character after the last, kind."""


@dataclass(frozen=True, slots=True)
class Message:
    """A message: its line in the file, its text, what is in it, and what is found in it today; spans are sorted."""

    line: int
    text: str
    truth: list[Span]
    found: list[Span]


def read_messages(path: Path = MESSAGES) -> list[Message]:
    """The messages of the file, in order."""
    lines = enumerate(path.read_text(encoding="utf-8").split("\n"), 1)
    return [parse_message(line, number) for number, line in lines if line and not line.startswith("#")]


def parse_message(line: str, number: int = 0) -> Message:
    r"""One message.

    >>> message = parse_message(r"电话⟦mobile:13800138000⟧\n⟦?name:王⟦!name:小明⟧⟧")
    >>> message.text, message.truth, message.found
    ('电话13800138000\n王小明', [(2, 13, <Kind.MOBILE: 'mobile'>), (14, 17, <Kind.NAME: 'name'>)],
     [(2, 13, <Kind.MOBILE: 'mobile'>), (15, 17, <Kind.NAME: 'name'>)])
    """
    text, at = "", 0
    open_marks: list[tuple[str, Kind, int]] = []
    truth: list[Span] = []
    found: list[Span] = []
    for mark in _MARK.finditer(line):
        text += _unescaped(line[at : mark.start()])
        at = mark.end()
        if not mark["end"]:
            open_marks.append((mark["state"], Kind(mark["kind"]), len(text)))
            continue
        state, kind, start = open_marks.pop()
        truth += [(start, len(text), kind)] * (state != "!")
        found += [(start, len(text), kind)] * (state != "?")
    assert not open_marks, f"line {number}: a mark is not closed"
    return Message(number, text + _unescaped(line[at:]), sorted(truth), sorted(found))


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda each: chr(int(each["code"], 16)) if each["code"] else _SHORT[each["short"]], text)
