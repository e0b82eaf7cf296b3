"""The names around words that announce them, compiled by numba: each word is looked at once, where it stands.

``name_arrays.py`` gives the same names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers import name_tables as tables
from zhengdun.privacy.recognisers.hits import Confidence, Hits, Reason
from zhengdun.privacy.recognisers.name_messages import MOST_ALONE, MOST_BEFORE_DOT, MOST_CHARACTERS
from zhengdun.privacy.recognisers.name_tables import (
    ADDRESSING_GLUE,
    BEFORE_ALONE,
    BEFORE_FORM,
    BEGINS_PAIR,
    BETWEEN,
    COMPOUND,
    DOT,
    FOLLOWING_PAIR,
    FOLLOWS,
    HAN,
    LABEL_GLUE,
    LATIN,
    MARKUP,
    NEVER,
    NEVER_ALONE,
    NEVER_LAST,
    NOT_AFTER_TITLE,
    NOT_NAME,
    OF,
    ROLE,
    SAYS_ADDRESSING,
    SAYS_LABEL,
    SAYS_ROLE,
    SAYS_ROW,
    SAYS_TITLE,
    SELDOM,
    SINGLE,
    TITLE,
)
from zhengdun.privacy.recognisers.name_words import MOST_GLUE
from zhengdun.privacy.recognisers.tables_jit import (
    DATA,
    INT,
    PLACES,
    WORDS,
    YES,
    character_at,
    loop,
    sets_of,
    step,
    types,
)
from zhengdun.privacy.recognisers.word_places import WORD_BYTES
from zhengdun.privacy.text.loops_jit import AHEAD, fetch_window

if TYPE_CHECKING:
    from zhengdun.privacy.recognisers.reading import Positions, Reading
    from zhengdun.privacy.recognisers.word_places import Places

_SHORT = 2
"""Characters of the shortest names, and of the words that are looked up."""

_HAN_BYTES = 3
_NEAR_BYTES = 24
"""Of a word and what is read behind it, as a rule."""

_NAMES_AROUND_WORD = 2
"""经理 may stand after one and before another."""


class _Row(NamedTuple):
    """The row of a word, which is the bytes from ``first`` to ``last``, and what is looked up.

    ``near`` takes the characters near the word, the nearest first.
    """

    data: Any
    first: int
    last: int
    characters: Any
    pairs: Any
    near: Any


_ROW = types.NamedTuple((DATA, INT, INT, types.uint32[::1], WORDS, INT[::1]), _Row)


@step(YES(_ROW, INT, INT))
def _is(row: _Row, character: int, sets: int) -> Any:
    return (row.characters[character] & sets) != 0


@step(YES(_ROW, INT, INT, INT))
def _are(row: _Row, first: int, second: int, sets: int) -> Any:
    return _is(row, first, BEGINS_PAIR) and (sets_of(first << 16 | second, row.pairs) & sets) != 0


@step(YES(_ROW, INT, INT, INT))
def _is_name(row: _Row, first: int, second: int, count: int) -> Any:
    """Whether so many Chinese characters, the first two of them given, are a surname and one or two more."""
    if _is(row, first, SINGLE) and count <= _SHORT + 1:
        return True
    return count > _SHORT and _are(row, first, second, COMPOUND)


@step(INT(_ROW, INT))
def _read_before(row: _Row, place: int) -> int:
    """Read the Chinese characters before a place, as far as there is room for them; say how many they are."""
    for count in range(len(row.near)):
        place -= _HAN_BYTES
        if place < row.first:
            return count
        character, _ = character_at(row.data, place, place + _HAN_BYTES)
        if not _is(row, character, HAN):
            return count
        row.near[count] = character
    return len(row.near)


@step(INT(_ROW, INT, INT))
def _surname_alone(row: _Row, count: int, after: int) -> int:
    """How many characters the surname has that stands apart from what is before it.

    So many were read before the title, which ends at ``after``.
    """
    following, _ = character_at(row.data, after, row.last)
    if _is(row, following, NOT_AFTER_TITLE):
        return 0
    for length in range(min(count, MOST_ALONE), 0, -1):
        first = row.near[length - 1]
        is_surname = _is(row, first, SINGLE) if length == 1 else _are(row, first, row.near[0], COMPOUND)
        if not is_surname or _is(row, first, NEVER_ALONE):
            continue
        if count == length or (_is(row, row.near[length], BEFORE_ALONE) and not _is(row, first, SELDOM)):
            return length
    return 0


@step(INT(_ROW, INT))
def _before_title(row: _Row, place: int) -> int:
    """How many characters the longest name has that ends where a title begins, or else a surname alone; 0: none."""
    count = _read_before(row, place)
    for length in range(min(count, MOST_CHARACTERS), _SHORT - 1, -1):
        if _is_name(row, row.near[length - 1], row.near[length - 2], length):
            return length
    return _surname_alone(row, count, place + WORD_BYTES)


@step(INT(_ROW, INT))
def _before_role(row: _Row, place: int) -> int:
    """The same where the name is all that stands there of Chinese characters, or stands after 的."""
    near, count, length = row.near, _read_before(row, place), 0
    while length < count and not _is(row, near[length], OF):
        length += 1
    if length < _SHORT or length > MOST_CHARACTERS or not _is_name(row, near[length - 1], near[length - 2], length):
        return 0
    if _is(row, near[0], NEVER_LAST) or _are(row, near[1], near[0], ROLE | (NOT_NAME if length == _SHORT else TITLE)):
        return 0
    return length


@step(YES(_ROW, INT))
def _may_end(row: _Row, place: int) -> Any:
    """Whether a name may end: at the end of the row, before what is not Chinese, before some words."""
    character, width = character_at(row.data, place, row.last)
    if not _is(row, character, HAN) or _is(row, character, FOLLOWS):
        return True
    following, _ = character_at(row.data, place + width, row.last)
    return _are(row, character, following, FOLLOWING_PAIR)


@step(INT(_ROW, INT, YES))
def _name_from(row: _Row, place: int, is_attached: Any) -> int:
    """How many characters the name has that begins at a place, up to where one may end; 0: there is none."""
    near, count = row.near, 0
    while count < MOST_CHARACTERS:
        character, _ = character_at(row.data, place + _HAN_BYTES * count, row.last)
        if not _is(row, character, HAN) or (count > 0 and _is(row, character, NEVER)):
            break
        near[count] = character
        count += 1
    if count < _SHORT or (is_attached and _is(row, near[0], SELDOM)):
        return 0
    for length in range(count, _SHORT - 1, -1):
        if not _is_name(row, near[0], near[1], length) or not _may_end(row, place + _HAN_BYTES * length):
            continue
        if length == _SHORT:
            return 0 if _are(row, near[0], near[1], NOT_NAME) else length
        if not _are(row, near[length - 2], near[length - 1], TITLE):
            return length
    return 0


@step(YES(_ROW, INT, INT, INT))
def _has_mark(row: _Row, place: int, most: int, marks: int) -> Any:
    """Whether one of the marks follows at most so many Chinese characters."""
    for _ in range(most + 1):
        character, width = character_at(row.data, place, row.last)
        if not _is(row, character, HAN):
            return _is(row, character, marks)
        place += width
    return False


@step(types.Tuple((INT, INT, YES))(_ROW, INT, YES))
def _after_word(row: _Row, place: int, is_label: Any) -> Any:
    """Where a name may begin after a word, how many characters it has, and whether the row must be read by itself."""
    glue, other = (LABEL_GLUE, MARKUP | LATIN) if is_label else (ADDRESSING_GLUE, MARKUP)
    begin, before = place, 0
    character, width = character_at(row.data, begin, row.last)
    for _ in range(MOST_GLUE):
        if not _is(row, character, glue):
            break
        begin, before = begin + width, character
        character, width = character_at(row.data, begin, row.last)
    if not _is(row, character, HAN):
        return begin, 0, _is(row, character, other)
    length = _name_from(row, begin, begin == place)
    if length:
        return begin, length, _has_mark(row, begin + _HAN_BYTES * length, 0, DOT | BETWEEN)
    in_form = is_label and _is(row, before, BEFORE_FORM)
    return begin, 0, in_form or _has_mark(row, begin, MOST_BEFORE_DOT, DOT)


@loop(
    types.UniTuple(INT, 2)(
        DATA, PLACES, PLACES, PLACES, types.uint8[::1], types.uint32[::1], WORDS, INT[::1],
        INT[:, ::1], YES[::1], INT[::1],
    )
)  # fmt: skip
def _around_words(  # noqa: PLR0917
    data: Any, offsets: Any, starts: Any, rows: Any, says: Any, characters: Any, pairs: Any, near: Any,
    spans: Any, titled: Any, odd: Any,
) -> Any:  # fmt: skip
    """Write the names, which of them stand before a title, and places in rows to be read by themselves; count them."""
    names = others = 0
    for word in range(len(starts)):
        fetch_window(data, starts, word + AHEAD, _NEAR_BYTES)
        start, end, said = starts[word], starts[word] + WORD_BYTES, says[word]
        row = _Row(data, offsets[rows[word]], offsets[rows[word] + 1], characters, pairs, near)
        is_odd = (said & SAYS_ROW) != 0
        if said & (SAYS_TITLE | SAYS_ROLE):
            length = _before_title(row, start) if said & SAYS_TITLE else _before_role(row, start)
            begin = start - _HAN_BYTES * length
            if length:
                if names and spans[names - 1, 0] == begin and spans[names - 1, 1] == start:
                    names -= 1  # a title after an announced name says more of it than the word before
                spans[names, 0], spans[names, 1], titled[names] = begin, start, True
                names += 1
        if said & (SAYS_LABEL | SAYS_ADDRESSING):
            begin, length, is_odd = _after_word(row, end, (said & SAYS_LABEL) != 0)
            if length:
                spans[names, 0], spans[names, 1], titled[names] = begin, begin + _HAN_BYTES * length, False
                names += 1
        if is_odd:
            odd[others] = end
            others += 1
    return names, others


def around_words(reading: Reading, places: Places) -> tuple[Hits, Positions]:
    """The names around words, and places in rows that must be read by themselves; as ``name_arrays`` has it."""
    text, count = reading.text, len(places.starts)
    spans = np.empty((_NAMES_AROUND_WORD * count, 2), np.int64)
    titled, odd = np.empty(len(spans), np.bool_), np.empty(count, np.int64)
    near = np.empty(MOST_CHARACTERS + 1, np.int64)
    names, others = _around_words(
        text.data, text.offsets, places.starts, places.rows, tables.SAYS[places.numbers], tables.CHARACTERS,
        tables.PAIRS, near, spans, titled, odd,
    )  # fmt: skip
    reason = np.where(titled[:names], np.uint8(Reason.TITLE), np.uint8(Reason.CUE))
    begins, ends = spans[:names].T.copy()
    return Hits.of_kind(Kind.NAME, begins, ends, Confidence.CONTEXT, reason), odd[:others]
