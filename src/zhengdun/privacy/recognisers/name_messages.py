"""Names in one message: what announces them, read by expressions. ``name.py`` gives the same hits for many rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers import latin_labels
from zhengdun.privacy.recognisers.characters import FIRST_HAN, HAN, LAST_HAN, han_without
from zhengdun.privacy.recognisers.hits import Confidence, Hit, Reason
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
from zhengdun.privacy.recognisers.pairs import Pair
from zhengdun.privacy.recognisers.surnames import ALL_COMPOUND, ALL_SINGLE
from zhengdun.privacy.recognisers.together import BETWEEN

_CUE = Reason.CUE
_ANNOUNCED = (Kind.NAME, Confidence.CONTEXT, _CUE)
_TITLED = (Kind.NAME, Confidence.CONTEXT, Reason.TITLE)

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


NAME = _name(han_without(NEVER_IN_NAMES))
_END = f"(?=[^{HAN}]|\\Z|{'|'.join(FOLLOWING)})"
_DOTTED = (
    f"[{HAN}]{{1,{MOST_BEFORE_DOT}}}+(?:[{DOTS}][{HAN}]{{1,{MOST_BEFORE_DOT}}}?){{1,{_MOST_DOTS}}}?{_END}(?![{DOTS}])"
)
_CHINESE = f"(?:{NAME}{_END}(?![{DOTS}])|{_DOTTED})"
LATIN = (
    f"(?![A-Za-z -]{{0,{_LONGEST_LATIN}}}\\b(?:{'|'.join(COMPANY_WORDS)})\\b)"
    "[A-Z][A-Za-z]*(?:[ -][A-Z][A-Za-z]*){1,3}(?![A-Za-z0-9])"
)
_MARKUP = f"<[^<>{BETWEEN}]{{0,60}}>|&(?:nbsp|quot|#160|#34);"


def _after(glue: str, name: str) -> re.Pattern[str]:
    characters = re.escape(glue)
    return re.compile(f"(?:(?:[{characters}]|{_MARKUP}){{1,{MOST_GLUE}}}+|(?![{characters}{SELDOM_NAMES}]))({name})")


_match_after_label = _after(GLUE_OF_LABELS, f"{_CHINESE}|{LATIN}").match
_match_after_addressing = _after(GLUE_OF_ADDRESSING, _CHINESE).match
_match_in_form = re.compile(
    f"[{COLONS}] ?(?!{'|'.join(NO_NAME_IN_FORM)})([{HAN}]{{{MOST_ALONE},{MOST_CHARACTERS}}})(?![{HAN}{COLONS}])"
).match
_match_next_in_list = re.compile(f"{BETWEEN_NAMES}({_CHINESE})").match
_match_unquoted = re.compile(f"({_CHINESE})(?![A-Za-z0-9])").match
_match_quoted = re.compile(f"({NAME}|{_DOTTED})(?=\\\\?[\"'])").match

_FIRST_HAN, _LAST_HAN = chr(FIRST_HAN), chr(LAST_HAN)
_is_surname_first = re.compile(f"(?:{_COMPOUND}|{_SINGLE})[{HAN}]{{1,2}}").fullmatch
_find_name_before = re.compile(f"(?:{_COMPOUND}|{_SINGLE})[{HAN}]{{1,2}}\\Z").search
_find_name_apart = re.compile(
    f"(?:(?<![{HAN}])|(?<=的)){_name(han_without('的'))}(?<!{'|'.join(ROLES)})(?<![{NEVER_LAST}])\\Z"
).search
_match_surname_before_title = re.compile(
    f"(?:(?<![{HAN}])|(?<=[{BEFORE_SURNAME}])(?![{SELDOM_NAMES}]))(?![{NEVER_ALONE}])"
    f"(?:{_COMPOUND}|{_SINGLE})(?={_TITLE}(?![{NOT_AFTER_TITLE}]))"
).match

QUOTES = "\"'"
_MOST_SPACES = 8
SPACED_LABELS = tuple(f"姓{' ' * count}名" for count in range(1, _MOST_SPACES + 1))
"""The label as forms spread it over their column."""
_match_after_spaced = re.compile(
    f"姓 {{1,{_MOST_SPACES}}}名[{re.escape(GLUE_OF_LABELS)}]{{1,{MOST_GLUE}}}+({_CHINESE})"
).match


WORD_PAIRS = Pair("".join(sorted({word[0] for word in WORDS})), "".join(sorted({word[1] for word in WORDS})))
"""Two classes of characters are found many times as quickly as an alternation of a hundred words, and few pairs of
their characters are no words."""

SPACED_PAIR = Pair("姓", " ")


def names_in(message: str) -> Iterator[Hit]:
    """The names in a message; they may overlap."""
    spaced = SPACED_PAIR.places_in(message) if "姓 " in message else ()
    return names_at(message, WORD_PAIRS.places_in(message), spaced, latin_labels.places_in(message))


def names_at(message: str, words: Iterable[int], spaced: Iterable[int], labels: Iterable[int]) -> Iterator[Hit]:
    """The same from where pairs of characters begin.

    Args:
        message: one message, or several that were joined.
        words: pairs that may be words that announce or follow a name.
        spaced: such as a label spread over its column begins with.
        labels: such as Latin labels may end with.
    """
    yield from _around_words(message, words)
    for place in spaced:
        yield from _hits(_match_after_spaced(message, place))
    for place in latin_labels.after_labels(message, labels):
        yield from _hits((_match_quoted if message[place - 1] in QUOTES else _match_unquoted)(message, place))


def _around_words(message: str, places: Iterable[int]) -> Iterator[Hit]:
    held: Hit | None = None
    end = 0
    for start in places:
        word = _NAME_AT.get(message[start : start + 2]) if start >= end else None
        if word is None:
            continue
        width, names = word
        end = start + width
        for name_at in names:
            hit = name_at(message, start, start + 2)
            if hit is None:
                continue
            if hit.reason is _CUE and message.startswith(BETWEEN_NAMES, hit.end):
                yield from _next_in_list(message, hit.end)
            if held is not None and (held.start, held.end) != (hit.start, hit.end):
                yield held  # a title after an announced name says more of it than the word before
            held = hit
    if held is not None:
        yield held


def _next_in_list(message: str, end: int) -> Iterator[Hit]:
    """The names that are listed after one that was announced and ends there."""
    hit = _announced(_match_next_in_list(message, end))
    while hit is not None:
        yield hit
        hit = _announced(_match_next_in_list(message, hit.end))


def is_plain_name(text: str) -> bool:
    """Whether it is a surname and one or two characters and nothing else."""
    return _is_surname_first(text) is not None


def _hits(match: re.Match[str] | None) -> tuple[Hit, ...]:
    hit = _announced(match)
    return () if hit is None else (hit,)


def _announced(match: re.Match[str] | None) -> Hit | None:
    if match is None:
        return None
    start, end = match.span(1)
    return Hit(start, end, *_ANNOUNCED)


def _after_label(message: str, start: int, end: int) -> Hit | None:
    match = _match_after_label(message, end)
    if match is None and message[start:end] == FORM_LABEL:
        match = _match_in_form(message, end)
    return _announced(match)


def _after_addressing(message: str, _start: int, end: int) -> Hit | None:
    return _announced(_match_after_addressing(message, end))


def _before_title(message: str, start: int, _end: int) -> Hit | None:
    """The longest name that ends where a title begins, or a surname alone that stands apart from what is before it."""
    if not _FIRST_HAN <= message[start - 1 : start] <= _LAST_HAN:
        return None
    name = _find_name_before(message, max(0, start - MOST_CHARACTERS), start)
    if name is not None:
        return Hit(name.start(), start, *_TITLED)
    for count in range(MOST_ALONE, 0, -1):
        if start >= count and _match_surname_before_title(message, start - count) is not None:
            return Hit(start - count, start, *_TITLED)
    return None


def _before_role(message: str, start: int, _end: int) -> Hit | None:
    """The same where the name is all that stands there of Chinese characters, or stands after 的."""
    name = _find_name_apart(message, max(0, start - MOST_CHARACTERS), start)
    return None if name is None else Hit(name.start(), start, *_TITLED)


_BY_ROLE = {
    Role.TITLE: _before_title,
    Role.ROLE: _before_role,
    Role.LABEL: _after_label,
    Role.ADDRESSING: _after_addressing,
}
_NAME_AT = {
    word: (1 if word in OPEN else 2, [_BY_ROLE[role] for role, words in WORDS_BY_ROLE.items() if word in words])
    for word in WORDS
}
"""For each word, how many of its characters no other may begin with, and what looks for a name from where it stands."""
