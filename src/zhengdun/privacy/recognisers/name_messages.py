"""Names in one message: what announces them, read by expressions. ``name.py`` gives the same hits for many rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.characters import HAN, han_without
from zhengdun.privacy.recognisers.hits import Confidence, Hit, Reason
from zhengdun.privacy.recognisers.latin_labels import after_labels, may_have_label
from zhengdun.privacy.recognisers.name_words import (
    ADDRESSING,
    ASIDES,
    BEFORE_SURNAME,
    COMPANY_WORDS,
    FOLLOWING,
    FORM_LABEL,
    GLUE_OF_ADDRESSING,
    GLUE_OF_LABELS,
    LABELS,
    MOST_GLUE,
    NEVER_ALONE,
    NEVER_IN_NAMES,
    NEVER_LAST,
    NO_NAME_IN_FORM,
    NOT_AFTER_TITLE,
    NOT_NAMES,
    OPEN,
    ROLES,
    SELDOM_NAMES,
    TITLES,
)
from zhengdun.privacy.recognisers.surnames import ALL_COMPOUND, ALL_SINGLE

MOST_CHARACTERS = 4
"""A surname of two characters and two more."""

MOST_ALONE = 2
"""Characters of a surname."""

DOTS = "·•・"
"""What stands between the parts of names of Uyghurs, Kazakhs and others."""

BETWEEN_NAMES = "、"
"""What stands between the names of a list."""

COLONS = ":："

MOST_BEFORE_DOT = 10
"""Characters before the first dot, at most."""
_MOST_DOTS = 5
_LONGEST_LATIN = 60
"""Both so that no text makes the search slow."""


class Role(Enum):
    """What a word says of where a name is."""

    TITLE = auto()
    ROLE = auto()
    LABEL = auto()
    ADDRESSING = auto()


WORDS_BY_ROLE = {
    Role.TITLE: TITLES,
    Role.ROLE: (*ROLES, *ASIDES),
    Role.LABEL: LABELS,
    Role.ADDRESSING: ADDRESSING,
}
WORDS = sorted({word for words in WORDS_BY_ROLE.values() for word in words})

_COMPOUND = f"(?:{'|'.join(ALL_COMPOUND)})"
_COMPOUND_FIRST = "".join(sorted({surname[0] for surname in ALL_COMPOUND}))
_SINGLE = f"[{ALL_SINGLE}]"
_TITLE = f"(?:{'|'.join(TITLES)})"
_NOT_NAMES = f"(?<!{'|'.join(NOT_NAMES)})"


def _name(given: str) -> str:
    """A surname and one or two of the characters given, not those of a title: 张先生 is no name."""
    return (
        f"(?:(?=[{_COMPOUND_FIRST}])(?:(?!..{_TITLE}){_COMPOUND}[{given}]{{2}}|{_COMPOUND}[{given}])"
        f"|(?!.{_TITLE}){_SINGLE}[{given}]{{2}}"
        f"|{_SINGLE}[{given}]{_NOT_NAMES})"
    )


_NAME = _name(han_without(NEVER_IN_NAMES))
_END = f"(?=[^{HAN}]|\\Z|{'|'.join(FOLLOWING)})"
_DOTTED = (
    f"[{HAN}]{{1,{MOST_BEFORE_DOT}}}+(?:[{DOTS}][{HAN}]{{1,{MOST_BEFORE_DOT}}}?){{1,{_MOST_DOTS}}}?{_END}(?![{DOTS}])"
)
_CHINESE = f"(?:{_NAME}{_END}(?![{DOTS}])|{_DOTTED})"
_LATIN = (
    f"(?![A-Za-z -]{{0,{_LONGEST_LATIN}}}\\b(?:{'|'.join(COMPANY_WORDS)})\\b)"
    "[A-Z][A-Za-z]*(?:[ -][A-Z][A-Za-z]*){1,3}(?![A-Za-z0-9])"
)
_MARKUP = "<[^<>]{0,60}>|&(?:nbsp|quot|#160|#34);"


def _after(glue: str, name: str) -> re.Pattern[str]:
    characters = re.escape(glue)
    return re.compile(f"(?:(?:[{characters}]|{_MARKUP}){{1,{MOST_GLUE}}}+|(?![{characters}{SELDOM_NAMES}]))({name})")


_match_after_label = _after(GLUE_OF_LABELS, f"{_CHINESE}|{_LATIN}").match
_match_after_addressing = _after(GLUE_OF_ADDRESSING, _CHINESE).match
_match_in_form = re.compile(
    f"[{COLONS}] ?(?!{'|'.join(NO_NAME_IN_FORM)})([{HAN}]{{{MOST_ALONE},{MOST_CHARACTERS}}})(?![{HAN}{COLONS}])"
).match
_match_next_in_list = re.compile(f"{BETWEEN_NAMES}({_CHINESE})").match
_match_unquoted = re.compile(f"({_CHINESE})(?![A-Za-z0-9])").match
_match_quoted = re.compile(f"({_NAME}|{_DOTTED})(?=\\\\?[\"'])").match

_SPOKEN = [word for word in WORDS if word not in ASIDES]
_find_pairs = re.compile(
    f"[{''.join({word[0] for word in _SPOKEN})}](?=[{''.join({word[1] for word in _SPOKEN})}])"
).finditer
_SURNAME_FIRST = f"[{ALL_SINGLE}{_COMPOUND_FIRST}]"
_find_asides = re.compile(
    f"[{''.join({aside[0] for aside in ASIDES})}](?=[{''.join({aside[1] for aside in ASIDES})}])"
    f"(?:{'|'.join(f'(?<={_SURNAME_FIRST}.{{{count}}})' for count in range(2, MOST_CHARACTERS + 1))})"
).finditer
"""Only those before which a name may stand, since most stand after none."""

_is_han = re.compile(f"[{HAN}]").match
_is_surname_first = re.compile(f"(?:{_COMPOUND}|{_SINGLE})[{HAN}]{{1,2}}").fullmatch
_is_name = re.compile(_name(HAN)).fullmatch
_match_surname_before_title = re.compile(
    f"(?:(?<![{HAN}])|(?<=[{BEFORE_SURNAME}])(?![{SELDOM_NAMES}]))(?![{NEVER_ALONE}])"
    f"(?:{_COMPOUND}|{_SINGLE})(?={_TITLE}(?![{NOT_AFTER_TITLE}]))"
).match

DELIMITERS = ",|;\t，/"
QUOTES = "\"'"
SHORTEST_FIELD = 11
"""Digits of the shortest number that a name in the field before is told by: a mobile number."""

_NUMBER = "(?:1[3-9][0-9]{9}|[1-9][0-9]{14,18}|[1-9][0-9]{16}[Xx])(?![0-9A-Za-z])"
_has_field = re.compile(f"[{DELIMITERS}][ {QUOTES}]{{0,2}}[1-9][0-9]{{{SHORTEST_FIELD - 1}}}").search
_find_fields = re.compile(
    f"(?:\\A|(?<=[\\r\\n{DELIMITERS}{QUOTES}(\\[]))({_NAME})"
    f"(?=[{QUOTES}]?[{DELIMITERS}] ?[{QUOTES}]?(?:[男女MF][{QUOTES}]?[{DELIMITERS}] ?[{QUOTES}]?)?{_NUMBER})"
).finditer
_has_spaced = re.compile(f" [1-9][0-9]{{{SHORTEST_FIELD - 1}}}").search
_find_spaced = re.compile(
    f"(?<![{HAN}A-Za-z0-9])(?!{'|'.join(NOT_NAMES)}|.(?:{'|'.join((*TITLES, *ROLES))}))({_NAME})(?= {_NUMBER})"
).finditer

BEFORE_MAILBOX, LONGEST_MAILBOX = "<(", 64
"""What a mailbox stands in after a name, and the characters before its ``@`` (RFC 5321)."""
_find_before_mail = re.compile(
    f"(?:(?<![{HAN}])({_NAME})|(?<![A-Za-z])({_LATIN}))[{QUOTES}]? ?"
    f"(?=[{BEFORE_MAILBOX}][^{BEFORE_MAILBOX}@ ]{{1,{LONGEST_MAILBOX}}}@)"
).finditer

_MOST_SPACES = 8
SPACED_LABELS = tuple(f"姓{' ' * count}名" for count in range(1, _MOST_SPACES + 1))
"""The label as forms spread it over their column."""
_find_after_spaced = re.compile(
    f"姓 {{1,{_MOST_SPACES}}}名[{re.escape(GLUE_OF_LABELS)}]{{1,{MOST_GLUE}}}+({_CHINESE})"
).finditer


def names_in(message: str) -> Iterator[Hit]:
    """The names in a message; they may overlap."""
    held: Hit | None = None
    for start, end in _words(message):
        for name_at in _NAME_AT[message[start:end]]:
            hit = name_at(message, start, end)
            if hit is None:
                continue
            if hit.reason is Reason.CUE:
                yield from _next_in_list(message, hit.end)
            if held is not None and (held.start, held.end) != (hit.start, hit.end):
                yield held  # a title after an announced name says more of it than the word before
            held = hit
    if held is not None:
        yield held
    if may_have_label(message):
        for place in after_labels(message):
            match = (_match_quoted if message[place - 1] in QUOTES else _match_unquoted)(message, place)
            if match is not None:
                yield _after_cue(match)
    for has_any, find in _WITHOUT_WORDS:
        if has_any(message):
            for match in find(message):
                yield _after_cue(match)


def _words(message: str) -> list[tuple[int, int]]:
    """Where the words begin and end, none of them overlapping another.

    Two classes of characters are found many times as quickly as an alternation of fifty words, and few pairs of their
    characters are no words.
    """
    found, end = [], 0
    for pair in _find_pairs(message):
        start = pair.start()
        if start >= end and message[start : start + 2] in _NAME_AT:
            found.append((start, start + 2))
            end = start + (1 if message[start : start + 2] in OPEN else 2)
    asides = _asides(message) if _has_aside(message) else None
    return sorted(found + asides) if asides else found


def _has_aside(message: str) -> bool:
    """A few searches for single characters are quicker than one for a class of them."""
    return "您" in message or "你" in message or "（" in message or "，男" in message or "，女" in message


def _asides(message: str) -> list[tuple[int, int]]:
    spans = ((aside.start(), aside.start() + 2) for aside in _find_asides(message))
    return [(start, end) for start, end in spans if message[start:end] in _NAME_AT]


def is_plain_name(text: str) -> bool:
    """Whether it is a surname and one or two characters and nothing else."""
    return _is_surname_first(text) is not None


def _has_mailbox(message: str) -> bool:
    return "@" in message and ("<" in message or "(" in message)


def _has_spaced_label(message: str) -> bool:
    return "姓 " in message


_WITHOUT_WORDS = (
    (_has_field, _find_fields),
    (_has_spaced, _find_spaced),
    (_has_mailbox, _find_before_mail),
    (_has_spaced_label, _find_after_spaced),
)
"""Names that no word of two characters announces: a quick look whether there may be any, and what finds them."""


def _next_in_list(message: str, end: int) -> Iterator[Hit]:
    """The names that are listed after one that was announced and ends there."""
    match = _match_next_in_list(message, end)
    while match is not None:
        yield _after_cue(match)
        match = _match_next_in_list(message, match.end(1))


def _after_cue(match: re.Match[str]) -> Hit:
    return Hit(*match.span(match.lastindex or 1), Kind.NAME, Confidence.CONTEXT, Reason.CUE)


def _after_label(message: str, start: int, end: int) -> Hit | None:
    match = _match_after_label(message, end)
    if match is None and message[start:end] == FORM_LABEL:
        match = _match_in_form(message, end)
    return None if match is None else _after_cue(match)


def _after_addressing(message: str, _start: int, end: int) -> Hit | None:
    match = _match_after_addressing(message, end)
    return None if match is None else _after_cue(match)


def _before_title(message: str, start: int, _end: int) -> Hit | None:
    """The longest name that ends where a title begins, or a surname alone that stands apart from what is before it."""
    if not _is_han(message[start - 1 : start]):
        return None
    for count in range(MOST_CHARACTERS, 1, -1):
        if start >= count and _is_surname_first(message, start - count, start) is not None:
            return _titled(start - count, start)
    for count in range(MOST_ALONE, 0, -1):
        if start >= count and _match_surname_before_title(message, start - count) is not None:
            return _titled(start - count, start)
    return None


def _before_role(message: str, start: int, _end: int) -> Hit | None:
    """The same where the name is all that stands there of Chinese characters, or stands after 的."""
    if start == 0 or message[start - 1] in NEVER_LAST:
        return None
    begin = start
    while start - begin <= MOST_CHARACTERS and begin > 0 and _is_han(message, begin - 1) and message[begin - 1] != "的":
        begin -= 1
    is_role = message[start - 2 : start] in ROLES
    return None if is_role or _is_name(message, begin, start) is None else _titled(begin, start)


def _titled(begin: int, end: int) -> Hit:
    return Hit(begin, end, Kind.NAME, Confidence.CONTEXT, Reason.TITLE)


_BY_ROLE = {
    Role.TITLE: _before_title,
    Role.ROLE: _before_role,
    Role.LABEL: _after_label,
    Role.ADDRESSING: _after_addressing,
}
_NAME_AT = {word: [_BY_ROLE[role] for role, words in WORDS_BY_ROLE.items() if word in words] for word in WORDS}
"""For each word, what looks for a name from where it begins and ends."""
