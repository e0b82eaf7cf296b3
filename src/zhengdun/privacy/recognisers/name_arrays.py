"""The names around words that announce them, in many rows at once: what stands around all of the words, in tables.

``name_jit.py`` gives the same names.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.characters import (
    Characters,
    Words,
    after_characters,
    are_characters,
    are_pairs,
    han_before,
    han_in,
    is_name,
    is_surname,
    may_be_han,
    pair_codes,
)
from zhengdun.privacy.recognisers.hits import Confidence, Hits, Reason
from zhengdun.privacy.recognisers.name_messages import (
    BETWEEN_NAMES,
    COLONS,
    DOTS,
    MOST_ALONE,
    MOST_BEFORE_DOT,
    MOST_CHARACTERS,
    Role,
)
from zhengdun.privacy.recognisers.name_tables import (
    SAYS,
    SAYS_ADDRESSING,
    SAYS_LABEL,
    SAYS_ROLE,
    SAYS_ROW,
    SAYS_TITLE,
)
from zhengdun.privacy.recognisers.name_words import (
    BEFORE_SURNAME,
    FOLLOWING,
    GLUE_OF_ADDRESSING,
    GLUE_OF_LABELS,
    MOST_GLUE,
    NEVER_ALONE,
    NEVER_IN_NAMES,
    NEVER_LAST,
    NOT_AFTER_TITLE,
    NOT_NAMES,
    ROLES,
    SELDOM_NAMES,
    TITLES,
)
from zhengdun.privacy.recognisers.reading import Mask, Positions, Reading
from zhengdun.privacy.recognisers.word_places import WORD_BYTES, Places

_FOLLOWING_WORDS, _FOLLOWING_BYTES = Words(FOLLOWING), 8
_GLUE_OF = {Role.LABEL: Words(GLUE_OF_LABELS), Role.ADDRESSING: Words(GLUE_OF_ADDRESSING)}
_NOT_NAMES, _TITLES, _ROLES = pair_codes(NOT_NAMES), pair_codes(TITLES), pair_codes(ROLES)
_SHORT = 2
"""Characters of the shortest names, and of those words."""
_HAN_BYTES = 3
_DOT_BYTES, _MARK_BYTES = (tuple(mark.encode()[:2] for mark in marks) for marks in (DOTS, DOTS + BETWEEN_NAMES))
_BEFORE_FORM = np.array([ord(" "), *(colon.encode()[-1] for colon in COLONS)], np.uint8)


def around_words(reading: Reading, places: Places) -> tuple[Hits, Positions]:
    """The names around words, and places in rows that must be read one by one.

    Args:
        reading: the text.
        places: where ``name_tables.SEARCH_WORDS`` stand.
    """
    starts, rows, says = places.starts, places.rows, SAYS[places.numbers]
    first, last = reading.text.offsets[rows], reading.text.offsets[rows + 1]
    ends = starts + WORD_BYTES

    def saying(what: int) -> Mask:
        said: Mask = (says & np.uint8(what)) != 0
        return said

    titles, roles, odd_labels = saying(SAYS_TITLE), saying(SAYS_ROLE), saying(SAYS_ROW)
    before = Hits.joined(
        [
            _before_titles(reading, starts[titles], first[titles], last[titles]),
            _before_roles(reading, starts[roles], first[roles]),
        ]
    )
    found, row_by_row = [before], [ends[odd_labels]]
    for role, bit in ((Role.LABEL, SAYS_LABEL), (Role.ADDRESSING, SAYS_ADDRESSING)):
        chosen = saying(bit)
        after, odd = _after_words(reading, ends[chosen], last[chosen], role)
        found.append(after.take(~_are_among(after, before)))
        row_by_row.append(odd)
    return Hits.joined(found), np.concatenate(row_by_row)


def _before_titles(reading: Reading, titles: Positions, first: Positions, last: Positions) -> Hits:
    """The longest name that ends where a title begins, or a surname alone that stands apart from what is before it."""
    follows = _are_after_han(reading, titles, first)
    titles, first, last = titles[follows], first[follows], last[follows]
    characters, begins = han_before(reading, titles, first, MOST_CHARACTERS)
    length = np.zeros(len(titles), np.int64)
    for count in range(2, MOST_CHARACTERS + 1):
        length[is_name(characters[:, -count:])] = count
    others = np.flatnonzero(length == 0)
    ends = titles[others] + WORD_BYTES
    after = han_in(reading.around(ends, _HAN_BYTES, ends, last[others]))
    length[others] = _lengths_of_surnames(characters[others], after[:, 0])
    return _titled(titles, begins, length, MOST_CHARACTERS)


def _lengths_of_surnames(characters: Characters, after: Characters) -> Positions:
    """How many characters the surname has that stands alone before a title, 0: there is none.

    Args:
        characters: the last ones before the title.
        after: those right after the title, of shape ``(n,)``.
    """
    length = np.zeros(len(characters), np.int64)
    for count in range(1, MOST_ALONE + 1):
        first, before = characters[:, -count], characters[:, -count - 1]
        separate = are_characters(before, BEFORE_SURNAME) & ~are_characters(first, SELDOM_NAMES)
        separate |= before == 0
        length[is_surname(characters[:, -count:]) & separate & ~are_characters(first, NEVER_ALONE)] = count
    length[are_characters(after, NOT_AFTER_TITLE)] = 0
    return length


def _before_roles(reading: Reading, roles: Positions, first: Positions) -> Hits:
    """The name that is all that stands there of Chinese characters, or stands after 的."""
    follows = _are_after_han(reading, roles, first)
    roles, first = roles[follows], first[follows]
    characters, begins = han_before(reading, roles, first, MOST_CHARACTERS + 1)
    characters[are_characters(characters, "的")] = 0
    standing = np.logical_and.accumulate(characters[:, ::-1] > 0, axis=1).sum(axis=1)
    length = np.zeros(len(roles), np.int64)
    for count in range(2, MOST_CHARACTERS + 1):
        length[(standing == count) & is_name(characters[:, -count:])] = count
    last_two = characters[:, -_SHORT:]
    length[(length == _SHORT) & are_pairs(last_two, _NOT_NAMES)] = 0
    length[(length > _SHORT) & are_pairs(last_two, _TITLES)] = 0
    length[are_pairs(last_two, _ROLES) | are_characters(characters[:, -1], NEVER_LAST)] = 0
    return _titled(roles, begins, length, MOST_CHARACTERS + 1)


def _are_after_han(reading: Reading, titles: Positions, first: Positions) -> Mask:
    """Which of the titles a Chinese character stands before."""
    return may_be_han(reading.bytes_at(titles - _HAN_BYTES, first, titles))


def _titled(titles: Positions, begins: Positions, length: Positions, columns: int) -> Hits:
    named = np.flatnonzero(length)
    begin = begins[named, columns - length[named]]
    return Hits.of_kind(Kind.NAME, begin, titles[named], Confidence.CONTEXT, Reason.TITLE)


def _after_words(reading: Reading, ends: Positions, last: Positions, role: Role) -> tuple[Hits, Positions]:
    """The names after announcing words up to a place where a name may end, and places in rows to be read one by one."""
    begins = after_characters(reading, ends, last, _GLUE_OF[role], MOST_GLUE)
    leads = reading.bytes_at(begins, begins, last)
    odd = (leads == np.uint8(ord("<"))) | (leads == np.uint8(ord("&")))
    if role is Role.LABEL:
        odd |= (leads - np.uint8(ord("A"))) < np.uint8(26)
    followed = may_be_han(leads)
    others, attached = begins[odd], (begins == ends)[followed]
    begins, last = begins[followed], last[followed]
    window = reading.around(begins, _HAN_BYTES * MOST_CHARACTERS + _FOLLOWING_BYTES, begins, last)
    length = _lengths_of_names(window, attached)
    named = length > 0
    found_ends = begins + _HAN_BYTES * length
    hits = Hits.of_kind(Kind.NAME, begins[named], found_ends[named], Confidence.CONTEXT, Reason.CUE)
    unnamed, width = begins[~named], _HAN_BYTES * (MOST_BEFORE_DOT + 1)
    by_itself = _have(_DOT_BYTES, reading, unnamed, last[~named], width)
    if role is Role.LABEL:
        by_itself |= np.isin(reading.data[unnamed - 1], _BEFORE_FORM)
    listed = _have(_MARK_BYTES, reading, found_ends[named], last[named], 2)
    return hits, np.concatenate([others, unnamed[by_itself], begins[named][listed]])


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
    single, compound = is_surname(characters[:, :1]), is_surname(characters[:, :2])
    standing = (characters > 0).sum(axis=1)
    for count, begins in ((4, compound), (3, compound), (3, single), (2, single)):
        fits = (length == 0) & begins & (standing >= count)
        if count > _SHORT:
            fits &= ~are_pairs(characters[:, count - _SHORT : count], _TITLES)
        candidates = np.flatnonzero(fits)
        after = window[candidates, _HAN_BYTES * count : _HAN_BYTES * count + _FOLLOWING_BYTES]
        length[candidates[_may_end(np.ascontiguousarray(after))]] = count
    short = np.flatnonzero(length == _SHORT)
    length[short[are_pairs(characters[short], _NOT_NAMES)]] = 0
    return length


def _have(marks: Iterable[bytes], reading: Reading, begins: Positions, last: Positions, width: int) -> Mask:
    """Where one of the marks, of which two bytes each are given, may begin in the next bytes."""
    window = reading.around(begins, width, begins, last)
    found = np.zeros(len(begins), np.bool_)
    for lead, middle in marks:
        found |= ((window[:, :-1] == np.uint8(lead)) & (window[:, 1:] == np.uint8(middle))).any(axis=1)
    return found


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
