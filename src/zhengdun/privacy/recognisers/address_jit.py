"""Addresses in rows, compiled by numba: what the expressions of ``address_messages.py`` say, step by step.

A step says where a part of an expression ends that begins at a place, or that it does not stand there. No step is taken
back, because nothing that may follow a part can begin within it; where something can, as among the characters after an
announcing word, the ways are tried in the order in which the expression has them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers import address_tables as tables
from zhengdun.privacy.recognisers.address_messages import (
    LEAST_IN_DISTRICT,
    LEAST_IN_ROOM,
    LEAST_TO_HOUSE,
    LONGEST_NUMBER,
    LONGEST_SPELLED,
    MOST_GLUE,
    MOST_IN_DISTRICT,
    MOST_IN_PIECE,
    MOST_IN_ROOM,
    MOST_PIECES,
    MOST_TO_BUILDING,
    MOST_TO_HOUSE,
    MOST_TO_STREET,
)
from zhengdun.privacy.recognisers.address_tables import (
    ANNOUNCES,
    ASCII,
    BUILDING,
    DIGIT,
    DISTRICT,
    HAN,
    HYPHEN,
    IN_ADDRESS,
    IN_BUILDING,
    IN_DISTRICT,
    NUMBER,
    PART,
    PROVINCE,
    SEPARATOR,
    SPACE,
    SPELLED,
    STREET,
    UNIT,
)
from zhengdun.privacy.recognisers.hits import Confidence, Hits, Reason
from zhengdun.privacy.recognisers.tables import BITS_OF_CHARACTER, LONGEST_WORD
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
from zhengdun.privacy.text.loops_jit import AHEAD, fetch_window

if TYPE_CHECKING:
    from zhengdun.privacy.recognisers.reading import Positions, Reading

_NOWHERE = -1
_BEYOND = 4
"""Characters that are looked at beyond the end of a row, at most; they are in no set."""

_FETCHED = 128
"""Bytes of a row that are fetched before it is read; the processor sees by itself that it goes on from there."""

_FEWEST_BYTES = 12
"""An address has as many: an announcing word, two characters and a house."""


class _Row(NamedTuple):
    """A row as characters, the sets that each is in, and the words that are looked up."""

    characters: Any
    sets: Any
    words: Any


_ROW = types.NamedTuple((INT[::1], types.uint32[::1], WORDS), _Row)
_STEP = INT(_ROW, INT)


@step(YES(_ROW, INT, INT))
def _is(row: _Row, place: int, sets: int) -> Any:
    return (row.sets[place] & sets) != 0


@step(INT(_ROW, INT, INT, INT))
def _behind(row: _Row, place: int, sets: int, most: int) -> int:
    """Behind at most so many characters of some sets."""
    end = place
    while end - place < most and _is(row, end, sets):
        end += 1
    return end


@step(INT(_ROW, INT, INT))
def _word(row: _Row, place: int, wanted: int) -> int:
    """Behind the longest word of a set."""
    if not _is(row, place, wanted):
        return _NOWHERE
    one, two, three = row.characters[place], row.characters[place + 1], row.characters[place + 2]
    word = (one << BITS_OF_CHARACTER | two) << BITS_OF_CHARACTER | three
    for length in range(LONGEST_WORD, 0, -1):
        if sets_of(word, row.words) & wanted:
            return place + length
        word >>= BITS_OF_CHARACTER
    return _NOWHERE


@step(_STEP)
def _spelled_house(row: _Row, place: int) -> int:
    """Behind a number in Chinese characters and a part: 十二号."""
    end = _behind(row, place, SPELLED, LONGEST_SPELLED)
    return _word(row, end, PART) if end > place else _NOWHERE


@step(_STEP)
def _house(row: _Row, place: int) -> int:
    """Behind a number and a part: 12号, 3-1室."""
    if not _is(row, place, NUMBER):
        return _NOWHERE
    return _word(row, _behind(row, place, NUMBER | HYPHEN, LONGEST_NUMBER), PART)


@step(_STEP)
def _either_house(row: _Row, place: int) -> int:
    end = _house(row, place)
    return end if end != _NOWHERE else _spelled_house(row, place)


@step(_STEP)
def _to_house(row: _Row, place: int) -> int:
    """Behind the first house after some characters, or the first street and house in Chinese characters."""
    for passed in range(MOST_TO_HOUSE + 1):
        if passed >= LEAST_TO_HOUSE:
            end, street = _house(row, place), _word(row, place, STREET)
            if end == _NOWHERE and street != _NOWHERE:
                end = _spelled_house(row, street)
            if end != _NOWHERE:
                return end
        if _is(row, place, UNIT) and _is(row, place + 1, SPACE):
            place += 2
        elif _is(row, place, IN_ADDRESS):
            place += 1
        else:
            break
    return _NOWHERE


@step(_STEP)
def _from_district(row: _Row, place: int) -> int:
    """Behind a district, a street and a house."""
    for width in range(MOST_IN_DISTRICT, LEAST_IN_DISTRICT - 1, -1):
        end = _behind(row, place, IN_DISTRICT, width)
        if end - place < width or not _is(row, end, DISTRICT):
            continue
        end = _behind(row, end + 1, SPACE, 1)
        for _ in range(MOST_TO_STREET):
            if not _is(row, end, HAN):
                break
            end += 1
            street = _word(row, end, STREET)
            house = _either_house(row, _behind(row, street, SPACE, 1)) if street != _NOWHERE else _NOWHERE
            if house != _NOWHERE:
                return house
    return _NOWHERE


@step(types.Tuple((INT, YES, INT))(_ROW, INT))
def _first_part(row: _Row, place: int) -> Any:
    """Where the address begins, whether a word announces it, and behind its first house."""
    begin, end = place, _NOWHERE
    announced = _word(row, place, ANNOUNCES)
    if announced != _NOWHERE:
        begin = _behind(row, announced, SEPARATOR, MOST_GLUE)
        for first in range(begin, announced - 1, -1):
            if end == _NOWHERE:
                end = _to_house(row, first)
    province = _word(row, place, PROVINCE)
    if end == _NOWHERE and province != _NOWHERE:
        end = _to_house(row, province)
    if end == _NOWHERE:
        end = _from_district(row, place)
    return begin, announced != _NOWHERE, end


@step(_STEP)
def _room(row: _Row, place: int) -> int:
    """Behind the number of a room: 1203, 2-1-501."""
    end = _behind(row, place, DIGIT, MOST_IN_ROOM)
    least = LEAST_IN_ROOM
    for _ in range(MOST_PIECES if end > place else 0):
        if not _is(row, end, HYPHEN) or _is(row, end - 1, HYPHEN):
            break
        end, least = _behind(row, end + 1, DIGIT, MOST_IN_PIECE), 1
    return _NOWHERE if end - place < least or _is(row, end, ASCII) or _is(row, end - 1, HYPHEN) else end


@step(_STEP)
def _building(row: _Row, place: int) -> int:
    """Behind the name of a building."""
    for end in range(place + 1, place + 1 + MOST_TO_BUILDING):
        if not _is(row, end - 1, IN_BUILDING):
            break
        building = _word(row, end, BUILDING)
        if building != _NOWHERE:
            return building
    return _NOWHERE


@step(_STEP)
def _further_parts(row: _Row, end: int) -> int:
    """Behind all further parts, names of buildings and numbers of rooms."""
    part = end
    while part != _NOWHERE:
        end = part
        begin = _behind(row, end, SPACE, 1)
        part = _either_house(row, begin)
        if part == _NOWHERE:
            part = _room(row, begin)
        if part == _NOWHERE:
            part = _building(row, begin)
    return end


@loop(
    INT(
        DATA, PLACES, PLACES, types.uint32[::1], WORDS, INT[::1], types.uint32[::1], INT[::1], INT[:, ::1], YES[::1],
    )
)  # fmt: skip
def _in_rows(  # noqa: PLR0917
    data: Any, firsts: Any, lasts: Any, table: Any, words: Any, characters: Any, sets: Any, places: Any,
    spans: Any, announced: Any,
) -> int:  # fmt: skip
    """Write where the addresses begin and end, and which a word announces; count them.

    ``characters``, ``sets`` and ``places`` take the characters of a row, the sets they are in, and where they begin.
    """
    found, row = 0, _Row(characters, sets, words)
    for number in range(len(firsts)):
        fetch_window(data, firsts, number + AHEAD, _FETCHED)
        byte, last, count = firsts[number], lasts[number], 0
        while byte < last:
            character, width = character_at(data, byte, last)
            characters[count], sets[count], places[count] = character, table[character], byte
            byte += width
            count += 1
        characters[count : count + _BEYOND], sets[count : count + _BEYOND], places[count] = 0, 0, last
        place = 0
        while place < count:
            end = _NOWHERE
            if _is(row, place, ANNOUNCES | PROVINCE) or _is(row, place + 2, DISTRICT) or _is(row, place + 3, DISTRICT):
                begin, is_announced, end = _first_part(row, place)
            if end == _NOWHERE:
                place += 1
                continue
            place = _further_parts(row, end)
            spans[found, 0], spans[found, 1], announced[found] = places[begin], places[place], is_announced
            found += 1
    return found


def in_rows(reading: Reading, rows: Positions) -> Hits:
    """The addresses in the rows with the given numbers, int64 of shape ``(rows,)``, in order."""
    text = reading.text
    firsts, lasts = text.offsets[rows], text.offsets[rows + 1]
    room = int((lasts - firsts).max()) + _BEYOND
    characters, sets, places = np.empty(room, np.int64), np.empty(room, np.uint32), np.empty(room, np.int64)
    spans = np.empty((len(text.data) // _FEWEST_BYTES, 2), np.int64)
    announced = np.empty(len(spans), np.bool_)
    count = _in_rows(
        text.data, firsts, lasts, tables.CHARACTERS, tables.WORDS, characters, sets, places, spans, announced
    )
    begins, ends = spans[:count].T.copy()
    told = announced[:count]
    confidence = np.where(told, np.uint8(Confidence.CONTEXT), np.uint8(Confidence.PATTERN))
    reason = np.where(told, np.uint8(Reason.CUE), np.uint8(Reason.FORM))
    return Hits.of_kind(Kind.ADDRESS, begins, ends, confidence, reason)
