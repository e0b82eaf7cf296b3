"""Names of persons: a surname and one or two characters, before a title or after a word that announces a name.

A name that nothing announces is not found, unless it stands in the field before a mobile, identity or card number; it
would take a language model, and rules that try it mark every third word. Where the words stand, many rows are looked at
in tables at once; rows with markup, Latin letters, a dot within the name or fields are rare and read one by one.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.by_message import find_in_rows
from zhengdun.privacy.recognisers.characters import (
    Words,
    after_characters,
    are_characters,
    are_pairs,
    han_before,
    han_in,
    is_name,
    may_be_han,
    pair_codes,
)
from zhengdun.privacy.recognisers.hits import Confidence, Hit, Hits, Reason
from zhengdun.privacy.recognisers.name_messages import (
    DELIMITERS,
    DOTS,
    MOST_BEFORE_DOT,
    MOST_CHARACTERS,
    QUOTES,
    SHORTEST_FIELD,
    WORDS,
    WORDS_BY_ROLE,
    Role,
    is_plain_name,
    names_in,
)
from zhengdun.privacy.recognisers.name_words import (
    FOLLOWING,
    GLUE_OF_ADDRESSING,
    GLUE_OF_LABELS,
    MOST_GLUE,
    NEVER_IN_NAMES,
    NOT_NAMES,
    SELDOM_NAMES,
    TITLES,
)
from zhengdun.privacy.recognisers.patterns import word_starts
from zhengdun.privacy.recognisers.reading import Mask, Positions, Reading
from zhengdun.privacy.text.flat import FlatText

_CODES = np.array([int.from_bytes(word.encode(), "big") for word in WORDS], np.uint64)
"""The words as numbers, in order, since UTF-8 keeps the order of ``WORDS``."""
_WORD_BYTES, _CODE_BYTES = len(WORDS[0].encode()), 8
_SAYS = {says: np.isin(WORDS, words) for says, words in WORDS_BY_ROLE.items()}
"""For each role, which of the words have it."""
_FOLLOWING_WORDS = Words(FOLLOWING)
_GLUE_OF = {Role.LABEL: Words(GLUE_OF_LABELS), Role.ADDRESSING: Words(GLUE_OF_ADDRESSING)}
_NOT_NAMES, _TITLES = pair_codes(NOT_NAMES), pair_codes(TITLES)
_SHORT = 2
"""Characters of the shortest names, and of those words."""
_HAN_BYTES = 3
_DOT_BYTES = tuple(dot.encode()[:2] for dot in DOTS)
_DELIMITER_BYTES = np.array([delimiter.encode()[-1] for delimiter in DELIMITERS], np.uint8)
_QUOTE_BYTES = np.frombuffer(QUOTES.encode(), np.uint8)
_SPACE = np.uint8(ord(" "))
_MAY_SEPARATE = np.isin(np.arange(256), [*_DELIMITER_BYTES, *_QUOTE_BYTES, _SPACE])
"""The bytes that may stand before a number in a field, as a table."""


class NameRecogniser:
    """Finds the names around titles and announcing words."""

    kind = Kind.NAME
    shortest_run = SHORTEST_FIELD
    reads_together = True

    def find(self, reading: Reading) -> Hits:
        """The hits in many rows."""
        starts, rows = word_starts(reading, WORDS)
        first, last = reading.text.offsets[rows], reading.text.offsets[rows + 1]
        codes = reading.around(starts, _CODE_BYTES, first, last).view(">u8").ravel() >> np.uint64(16)
        words = np.searchsorted(_CODES, codes)
        ends = starts + _WORD_BYTES

        def saying(says: Role) -> Mask:
            return _SAYS[says][words]

        titles, roles, keys = saying(Role.TITLE), saying(Role.ROLE), saying(Role.KEY)
        before = Hits.joined(
            [
                _before_titles(reading, starts[titles], first[titles]),
                _before_roles(reading, starts[roles], first[roles]),
            ]
        )
        row_by_row = [_before_numbers(reading), ends[keys]]
        found = [before]
        for says in (Role.LABEL, Role.ADDRESSING):
            chosen = saying(says)
            after, odd = _after_words(reading, ends[chosen], last[chosen], says)
            found.append(after.take(~_are_among(after, before)))
            row_by_row.append(odd)
        return _with_rows(reading, Hits.joined(found), np.concatenate(row_by_row))

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


def _before_titles(reading: Reading, titles: Positions, first: Positions) -> Hits:
    """The longest name that ends where a title begins."""
    titles, first = _after_han(reading, titles, first)
    characters, begins = han_before(reading, titles, first, MOST_CHARACTERS)
    length = np.zeros(len(titles), np.int64)
    for count in range(2, MOST_CHARACTERS + 1):
        length[is_name(characters[:, -count:])] = count
    return _titled(titles, begins, length, MOST_CHARACTERS)


def _before_roles(reading: Reading, roles: Positions, first: Positions) -> Hits:
    """The name that is all that stands there of Chinese characters, or stands after 的."""
    roles, first = _after_han(reading, roles, first)
    characters, begins = han_before(reading, roles, first, MOST_CHARACTERS + 1)
    characters[are_characters(characters, "的")] = 0
    standing = np.logical_and.accumulate(characters[:, ::-1] > 0, axis=1).sum(axis=1)
    length = np.zeros(len(roles), np.int64)
    for count in range(2, MOST_CHARACTERS + 1):
        length[(standing == count) & is_name(characters[:, -count:])] = count
    last_two = characters[:, -_SHORT:]
    length[(length == _SHORT) & are_pairs(last_two, _NOT_NAMES)] = 0
    length[(length > _SHORT) & are_pairs(last_two, _TITLES)] = 0
    return _titled(roles, begins, length, MOST_CHARACTERS + 1)


def _after_han(reading: Reading, titles: Positions, first: Positions) -> tuple[Positions, Positions]:
    """The titles that a Chinese character stands before."""
    follows = may_be_han(reading.bytes_at(titles - _HAN_BYTES, first, titles))
    return titles[follows], first[follows]


def _titled(titles: Positions, begins: Positions, length: Positions, columns: int) -> Hits:
    named = np.flatnonzero(length)
    begin = begins[named, columns - length[named]]
    return Hits.of_kind(Kind.NAME, begin, titles[named], Confidence.CONTEXT, Reason.TITLE)


def _after_words(reading: Reading, ends: Positions, last: Positions, says: Role) -> tuple[Hits, Positions]:
    """The names after announcing words up to a place where a name may end, and places in rows to be read one by one."""
    begins = after_characters(reading, ends, last, _GLUE_OF[says], MOST_GLUE)
    leads = reading.bytes_at(begins, begins, last)
    odd = (leads == np.uint8(ord("<"))) | (leads == np.uint8(ord("&")))
    if says is Role.LABEL:
        odd |= (leads - np.uint8(ord("A"))) < np.uint8(26)
    followed = may_be_han(leads)
    others, attached = begins[odd], (begins == ends)[followed]
    begins, last = begins[followed], last[followed]
    window = reading.around(begins, _HAN_BYTES * MOST_CHARACTERS + _CODE_BYTES, begins, last)
    length = _lengths_of_names(window, attached)
    named = length > 0
    found_ends = begins + _HAN_BYTES * length
    hits = Hits.of_kind(Kind.NAME, begins[named], found_ends[named], Confidence.CONTEXT, Reason.CUE)
    dotted = [
        begins[~named][_have_dot(reading, begins[~named], last[~named], _HAN_BYTES * (MOST_BEFORE_DOT + 1))],
        begins[named][_have_dot(reading, found_ends[named], last[named], 2)],
    ]
    return hits, np.concatenate([others, *dotted])


def _lengths_of_names(window: NDArray[np.uint8], attached: Mask) -> Positions:
    """How many characters the name has that each window of bytes begins with, 0: it begins with none.

    Args:
        window: the bytes after announcing words, with what may follow a name of the most characters.
        attached: where nothing stands between word and name.
    """
    characters = han_in(window[:, : _HAN_BYTES * MOST_CHARACTERS])
    characters[:, 1:] *= np.logical_and.accumulate(~are_characters(characters[:, 1:], NEVER_IN_NAMES), axis=1)
    characters[attached & are_characters(characters[:, 0], SELDOM_NAMES), 0] = 0
    length = np.zeros(len(window), np.int64)
    for count, compound in ((4, True), (3, True), (3, False), (2, False)):
        fits = (length == 0) & is_name(characters[:, :count], compound=compound)
        if count > _SHORT:
            fits &= ~are_pairs(characters[:, count - _SHORT : count], _TITLES)
        candidates = np.flatnonzero(fits)
        after = window[candidates, _HAN_BYTES * count : _HAN_BYTES * count + _CODE_BYTES]
        length[candidates[_may_end(np.ascontiguousarray(after))]] = count
    short = np.flatnonzero(length == _SHORT)
    length[short[are_pairs(characters[short], _NOT_NAMES)]] = 0
    return length


def _have_dot(reading: Reading, begins: Positions, last: Positions, width: int) -> Mask:
    """Where a dot as it stands within names may begin in the next bytes."""
    window = reading.around(begins, width, begins, last)
    found = np.zeros(len(begins), np.bool_)
    for lead, middle in _DOT_BYTES:
        found |= ((window[:, :-1] == np.uint8(lead)) & (window[:, 1:] == np.uint8(middle))).any(axis=1)
    return found


def _before_numbers(reading: Reading) -> Positions:
    """The numbers that stand in a field of their own after another field."""
    runs = reading.runs_from(SHORTEST_FIELD)
    runs = runs[_MAY_SEPARATE[reading.data.take(runs - 1, mode="clip")]]
    if not len(runs):
        return runs
    first, last = reading.bounds(runs)
    nearest, next_one, third = (reading.bytes_at(runs - step, first, last) for step in (1, 2, 3))
    delimiters = [np.isin(each, _DELIMITER_BYTES) for each in (nearest, next_one, third)]
    quoted, spaced = np.isin(nearest, _QUOTE_BYTES), nearest == _SPACE
    after = delimiters[0] | ((quoted | spaced) & delimiters[1]) | (quoted & (next_one == _SPACE) & delimiters[2])
    return np.compress(after, runs)


def _are_among(hits: Hits, others: Hits) -> Mask:
    """Which hits are on the very same bytes as one of the others, which do not overlap each other."""
    if not len(others):
        return np.zeros(len(hits), np.bool_)
    order = np.argsort(others.start)
    place = order[np.minimum(np.searchsorted(others.start, hits.start, sorter=order), len(others) - 1)]
    same: Mask = (others.start[place] == hits.start) & (others.end[place] == hits.end)
    return same


def _may_end(after: NDArray[np.uint8]) -> Mask:
    """After which eight bytes a name may end: at the end of the row, before what is not Chinese, before some words."""
    may: Mask = han_in(after[:, :_HAN_BYTES])[:, 0] == 0
    may |= _FOLLOWING_WORDS.lengths(after.view(">u8").ravel().astype(np.uint64)) > 0
    return may


RECOGNISERS = (NameRecogniser(),)
