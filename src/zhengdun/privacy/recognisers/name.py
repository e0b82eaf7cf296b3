"""Names of persons: a surname and one or two characters, before a title or after a word that announces a name.

A name that nothing announces is not found, unless it stands in the field before a mobile, identity or card number; it
would take a language model, and rules that try it mark every third word. Where the words stand, many rows are looked at
at once; rows with markup, Latin letters, a dot within the name or fields are rare and read one by one.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from zhengdun.privacy import compiling
from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers import latin_labels, name_arrays
from zhengdun.privacy.recognisers.by_message import find_in_rows
from zhengdun.privacy.recognisers.characters import han_before, is_name
from zhengdun.privacy.recognisers.hits import Hit, Hits
from zhengdun.privacy.recognisers.name_messages import (
    BEFORE_MAILBOX,
    DELIMITERS,
    LONGEST_MAILBOX,
    MOST_CHARACTERS,
    QUOTES,
    SHORTEST_FIELD,
    SPACED_LABELS,
    WORDS,
    is_plain_name,
    names_in,
)
from zhengdun.privacy.recognisers.name_tables import SEARCH_WORDS
from zhengdun.privacy.recognisers.name_words import OPEN
from zhengdun.privacy.recognisers.reading import Mask, Positions, Reading
from zhengdun.privacy.recognisers.word_places import WordSearch
from zhengdun.privacy.text.flat import FlatText

_BEGINNINGS = [*(word[0] if word in OPEN else word for word in WORDS), *latin_labels.ENDS, SPACED_LABELS[0][:2]]
SEARCH = WordSearch(SEARCH_WORDS, _BEGINNINGS)
"""Looks for the words around names in many rows."""

_DELIMITER_BYTES = np.array([delimiter.encode()[-1] for delimiter in DELIMITERS], np.uint8)
_QUOTE_BYTES = np.frombuffer(QUOTES.encode(), np.uint8)
_BEFORE_MAILBOX = np.frombuffer(BEFORE_MAILBOX.encode(), np.uint8)
_SPACE = np.uint8(ord(" "))
_AT = ord("@")
_MAY_SEPARATE = np.isin(np.arange(256), [*_DELIMITER_BYTES, *_QUOTE_BYTES, _SPACE])
"""The bytes that may stand before a number in a field, as a table."""


class NameRecogniser:
    """Finds the names around titles and announcing words."""

    kind = Kind.NAME
    shortest_run = SHORTEST_FIELD
    bytes_asked = (_AT,)
    reads_together = True

    def find(self, reading: Reading) -> Hits:
        """The hits in many rows."""
        loops = compiling.loops("zhengdun.privacy.recognisers.name_jit")
        found, row_by_row = (loops or name_arrays).around_words(reading, SEARCH.find(reading))
        return _with_rows(
            reading, found, np.concatenate([_before_numbers(reading), _before_mailboxes(reading), row_by_row])
        )

    def find_in_message(self, message: str) -> Iterator[Hit]:
        """The hits in one message."""
        return names_in(message)

    def whole(self, text: FlatText) -> Mask:
        """Which rows are a surname and one or two characters."""
        return np.array([row is not None and is_plain_name(row) for row in text.to_arrow().to_pylist()], np.bool_)


def _with_rows(reading: Reading, found: Hits, places: Positions) -> Hits:
    """The hits, those in the rows that have the byte before one of the places read anew one by one."""
    if not len(places):
        return found
    rows = np.unique(reading.text.row_of(places - 1))
    elsewhere = ~np.isin(reading.text.row_of(found.start), rows)
    return Hits.joined([found.take(elsewhere), find_in_rows(reading.text, rows, names_in)])


def _before_numbers(reading: Reading) -> Positions:
    """The numbers that stand in a field of their own after another field."""
    runs = _may_follow_names(reading)
    if not len(runs):
        return runs
    first, last = reading.bounds(runs)
    nearest, next_one, third = (reading.bytes_at(runs - step, first, last) for step in (1, 2, 3))
    delimiters = [np.isin(each, _DELIMITER_BYTES) for each in (nearest, next_one, third)]
    quoted, spaced = np.isin(nearest, _QUOTE_BYTES), nearest == _SPACE
    after = delimiters[0] | ((quoted | spaced) & delimiters[1]) | (quoted & (next_one == _SPACE) & delimiters[2])
    after |= spaced & _are_after_names(reading, runs - 1, first)
    return np.compress(after, runs)


def _may_follow_names(reading: Reading) -> Positions:
    runs = reading.runs_from(SHORTEST_FIELD)
    return runs[_MAY_SEPARATE[reading.data.take(runs - 1, mode="clip")]]


def _are_after_names(reading: Reading, ends: Positions, first: Positions) -> Mask:
    """Before which of the places a name is all that stands of Chinese characters."""
    characters, _ = han_before(reading, ends, first, MOST_CHARACTERS + 1)
    standing = (characters > 0).sum(axis=1)
    answer = np.zeros(len(ends), np.bool_)
    for count in range(2, MOST_CHARACTERS + 1):
        answer |= (standing == count) & is_name(characters[:, -count:])
    return answer


def _before_mailboxes(reading: Reading) -> Positions:
    """The @ not far before which a mailbox after a name may begin in the same row."""
    at = reading.positions_of(_AT)
    if not len(at):
        return at
    before = reading.around(at - LONGEST_MAILBOX - 1, LONGEST_MAILBOX + 1, reading.bounds(at)[0], at)
    return np.compress(np.isin(before, _BEFORE_MAILBOX).any(axis=1), at)


RECOGNISERS = (NameRecogniser(),)
