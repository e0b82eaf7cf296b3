"""Names right before a mobile, identity or card number, as in lists: 王伟,13812345678, 1. 王伟 13812345678."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.by_message import find_row_by_row
from zhengdun.privacy.recognisers.characters import HAN, han_before, is_name
from zhengdun.privacy.recognisers.hits import Confidence, Hit, Hits, Reason
from zhengdun.privacy.recognisers.name_messages import MOST_CHARACTERS, NAME
from zhengdun.privacy.recognisers.name_words import NOT_NAMES, ROLES, TITLES
from zhengdun.privacy.recognisers.number_messages import find_in_runs
from zhengdun.privacy.recognisers.reading import Mask, Positions, Reading
from zhengdun.privacy.recognisers.together import BETWEEN
from zhengdun.privacy.text.flat import FlatText

_DELIMITERS = ",|;\t，/"
_QUOTES = "\"'"
_SHORTEST = 11
"""Digits of the shortest number that a name before is told by: a mobile number."""

_NUMBER = "(?:1[3-9][0-9]{9}|[1-9][0-9]{14,18}|[1-9][0-9]{16}[Xx])(?![0-9A-Za-z])"
_NEXT = f"[{_QUOTES}]?[{_DELIMITERS}] ?[{_QUOTES}]?"
"""From the end of a field to the beginning of the next."""

_find_name = re.compile(
    f"(?:\\A|(?<=[\\r\\n{BETWEEN}{_DELIMITERS}{_QUOTES}(\\[]))({NAME})(?={_NEXT}(?:[男女MF]{_NEXT})?{_NUMBER})"
    f"|(?<![{HAN}A-Za-z0-9])(?!{'|'.join(NOT_NAMES)}|.(?:{'|'.join((*TITLES, *ROLES))}))({NAME})(?= {_NUMBER})"
).search
_LENGTHS, _LENGTHS_BEFORE_X = (_SHORTEST, 15, 16, 17, 18, 19), (17,)
_MOST_BETWEEN = len("\", '男', '")
_MOST_BEHIND = len("X ")
"""Characters after the digits that say whether it is such a number."""

_BEFORE_NUMBERS = frozenset({*_DELIMITERS, *_QUOTES, " "})

_DELIMITER_BYTES = np.array([delimiter.encode()[-1] for delimiter in _DELIMITERS], np.uint8)
_QUOTE_BYTES = np.frombuffer(_QUOTES.encode(), np.uint8)
_SPACE = np.uint8(ord(" "))
_MAY_SEPARATE = np.isin(np.arange(256), [*_DELIMITER_BYTES, *_QUOTE_BYTES, _SPACE])
"""The bytes that may stand before a number in a field, as a table."""


class NameFieldRecogniser:
    """Finds the names in the field before a number, and those that only a space separates from it."""

    kind = Kind.NAME
    shortest_run = _SHORTEST

    def find(self, reading: Reading) -> Hits:
        """The hits in many rows."""
        return find_row_by_row(reading, _in_fields(reading), self.find_in_message)

    def find_in_message(self, message: str) -> Iterator[Hit]:
        """The hits in one message."""
        return find_in_runs(self, message)

    def find_in_run(self, message: str, start: int, end: int) -> tuple[Hit, ...]:
        """The name before a run of digits of a message."""
        if message[start - 1 : start] not in _BEFORE_NUMBERS:
            return ()
        found = _find_name(message, max(0, start - _MOST_BETWEEN - MOST_CHARACTERS), end + _MOST_BEHIND)
        return (
            ()
            if found is None
            else (Hit(*found.span(found.lastindex or 0), self.kind, Confidence.CONTEXT, Reason.CUE),)
        )

    def may_read(self, length: int, *, letter_before: bool, letter_after: bool) -> bool:
        """Whether a run may be such a number."""
        return not letter_before and length in (_LENGTHS_BEFORE_X if letter_after else _LENGTHS)

    def whole(self, text: FlatText) -> Mask:
        """None: what a row is by itself says nothing of the field before."""
        return np.zeros(text.rows, np.bool_)


def _in_fields(reading: Reading) -> Positions:
    """The numbers that stand in a field of their own after another field, or behind a name and a space."""
    runs = reading.runs_from(_SHORTEST)
    runs = runs[_MAY_SEPARATE[reading.data.take(runs - 1, mode="clip")]]
    if not len(runs):
        return runs
    first, last = reading.bounds(runs)
    nearest, next_one, third = (reading.bytes_at(runs - step, first, last) for step in (1, 2, 3))
    delimiters = [np.isin(each, _DELIMITER_BYTES) for each in (nearest, next_one, third)]
    quoted, spaced = np.isin(nearest, _QUOTE_BYTES), nearest == _SPACE
    after = delimiters[0] | ((quoted | spaced) & delimiters[1]) | (quoted & (next_one == _SPACE) & delimiters[2])
    after |= spaced & _are_after_names(reading, runs - 1, first)
    return np.compress(after, runs)


def _are_after_names(reading: Reading, ends: Positions, first: Positions) -> Mask:
    """Before which of the places a name is all that stands of Chinese characters."""
    characters, _ = han_before(reading, ends, first, MOST_CHARACTERS + 1)
    standing = (characters > 0).sum(axis=1)
    answer = np.zeros(len(ends), np.bool_)
    for count in range(2, MOST_CHARACTERS + 1):
        answer |= (standing == count) & is_name(characters[:, -count:])
    return answer


RECOGNISERS = (NameFieldRecogniser(),)
