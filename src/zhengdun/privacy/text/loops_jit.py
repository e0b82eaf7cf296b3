"""What the other modules here do with numpy, as loops that numba compiles; each of them says what its loop answers.

All that is written to was made by the caller, in the right size. Nothing is read or written outside of an array.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from zhengdun.privacy.text.instructions_jit import (
    BITMAP,
    DATA,
    PLACES,
    WORD,
    answers_from,
    compiled,
    fetch,
    move,
    ones,
    zeros_below,
)

_ONE = np.uint64(1)
_LAST_BIT = np.uint64(63)

_BLOCK = 64
"""Words of which all ranges are asked before the next ones: the first-level cache has their bytes."""

AHEAD = 16
"""So many windows before it is read one is fetched."""


# ---- bitmaps


@compiled(f"void({DATA}, uint8[:, ::1], uint64[:, ::1])")
def where_between(data: Any, ranges: Any, answers: Any) -> None:
    """For each range a row of ``answers``: which bytes are from its first to its last."""
    whole = len(data) // WORD
    for begin in range(0, whole, _BLOCK):
        for each in range(len(ranges)):
            first, span, row = ranges[each, 0], np.uint8(ranges[each, 1] - ranges[each, 0]), answers[each]
            for word in range(begin, min(begin + _BLOCK, whole)):
                row[word] = answers_from(data, word * WORD, first, span)
    for each in range(len(ranges)):
        first, last = ranges[each]
        rest = np.uint64(0)
        for place in range(whole * WORD, len(data)):
            if first <= data[place] <= last:
                rest |= _ONE << np.uint64(place - whole * WORD)
        answers[each, whole] = rest


@compiled(f"void({BITMAP}, {BITMAP}, uint64, uint64[::1])")
def and_ahead(answers: Any, others: Any, by: Any, both: Any) -> None:
    """Where the answer is yes and the other one of the byte ``by`` bytes further on too; all of one length."""
    words, bits = np.int64(by // WORD), by % WORD
    kept: Any = max(len(answers) - words, 0)
    both[kept:] = 0
    if not kept:
        return
    low, high, left = others[words:], others[words + 1 :], _LAST_BIT - bits
    for word in range(kept - 1):
        both[word] = answers[word] & ((low[word] >> bits) | ((high[word] << _ONE) << left))
    both[kept - 1] = answers[kept - 1] & (others[-1] >> bits)


@compiled(f"void({BITMAP}, uint64[::1])")
def changes(answers: Any, changed: Any) -> None:
    """Where the answer is another than that of the byte before, which the first byte has not: no."""
    changed[0] = answers[0] ^ (answers[0] << _ONE)
    this, before, to = answers[1:], answers[:-1], changed[1:]
    for word in range(len(this)):
        to[word] = this[word] ^ ((this[word] << _ONE) | (before[word] >> _LAST_BIT))


@compiled(f"int64({BITMAP})")
def count(answers: Any) -> int:
    """How many answers are yes."""
    total = 0
    for word in answers:
        total += ones(word)
    return total


@compiled(f"void({BITMAP}, int64[::1])")
def positions(answers: Any, places: Any) -> None:
    """Where the answers are yes; of ``places`` two more are written than there are.

    Most words have two at most, which are written without asking how many there are: where that differs from word to
    word, no processor foresees it. Words without an answer are passed over only where there are many of them.
    """
    found, dense = 0, 2 * len(places) > len(answers)
    for number in range(len(answers)):
        word, begin = answers[number], number * WORD
        if not (dense or word):
            continue
        after_one = word & (word - _ONE)
        places[found], places[found + 1] = begin + zeros_below(word), begin + zeros_below(after_one)
        more, place = after_one & (after_one - _ONE), found + 2
        while more:
            places[place] = begin + zeros_below(more)
            more &= more - _ONE
            place += 1
        found += ones(word)


# ---- bytes from all over a text


@compiled(f"void({DATA}, {PLACES}, int64, int64)")
def fetch_window(data: Any, starts: Any, number: Any, width: Any) -> None:
    """Have a window fetched that is read some windows later: most of them lie in memory far from each other."""
    if number < len(starts):
        fetch(data, starts[number])
        fetch(data, starts[number] + width - 1)


@compiled(f"void({DATA}, {PLACES}, uint8[:, ::1])")
def gather(data: Any, starts: Any, windows: Any) -> None:
    """The bytes from each start on."""
    width, flat = windows.shape[1], windows.reshape(-1)
    for number in range(len(starts)):
        if starts[number] < 0 or starts[number] > len(data) - width:
            raise IndexError("a window does not lie within the data")
        move(flat, number * width, data, starts[number], width)


@compiled(f"void({DATA}, {PLACES}, {PLACES}, {PLACES}, uint8[:, ::1])")
def gather_within(data: Any, starts: Any, firsts: Any, lasts: Any, windows: Any) -> None:
    """The same, each from what lies from its first to its last, and zeros for what lies outside."""
    width, flat = windows.shape[1], windows.reshape(-1)
    if not len(starts) == len(firsts) == len(lasts):
        raise IndexError("each window lies within a part of its own")
    for number in range(len(starts)):
        fetch_window(data, starts, number + AHEAD, width)
        start, first, last = starts[number], max(firsts[number], 0), min(lasts[number], len(data))
        begin, end = max(start, first), min(start + width, last)
        if end - begin < width:
            windows[number] = 0
        if begin < end:
            move(flat, number * width + (begin - start), data, begin, end - begin)


@compiled(f"void(uint8[::1], {PLACES}, Array(uint8, 2, 'C', readonly=True))")
def scatter(data: Any, starts: Any, values: Any) -> None:
    """Write one value at each start; where there is one value only, that one at all."""
    width, flat = values.shape[1], values.reshape(-1)
    if len(values) != 1 and len(values) != len(starts):
        raise IndexError("each start has a value of its own")
    step = width if len(values) > 1 else 0
    for number in range(len(starts)):
        if starts[number] < 0 or starts[number] > len(data) - width:
            raise IndexError("a value does not lie within the data")
        move(data, starts[number], flat, number * step, width)


# ---- rows


@compiled(f"void({PLACES}, int64[::1], uint64[::1], int64[::1])")
def index_rows(offsets: Any, ends: Any, begins: Any, before: Any) -> None:
    """Where rows that have a byte begin and the last ends, which bytes begin one, how many begin before each word."""
    found, begins[:] = 0, 0
    for row in range(len(offsets) - 1):
        start = offsets[row]
        if start < offsets[row + 1]:
            if start < 0 or start >= WORD * len(begins):
                raise IndexError("a row does not lie within the text")
            begins[start // WORD] |= _ONE << np.uint64(start % WORD)
            ends[found] = start
            found += 1
    ends[found:] = offsets[-1]
    total = 0
    for word in range(len(begins)):
        before[word] = total
        total += ones(begins[word])


@compiled(f"void({PLACES}, {PLACES}, {BITMAP}, {PLACES}, int64[:, ::1])")
def bounds(positions: Any, ends: Any, begins: Any, before: Any, found: Any) -> None:
    """Where the row of each position begins and where it ends, by what ``index_rows`` has noted."""
    first, last, size = found[0], found[1], ends[-1]
    for number in range(len(positions)):
        place = positions[number]
        if place < 0 or place >= size:
            raise IndexError("a position does not lie within the text")
        word = place // WORD
        next_row = before[word] + ones(begins[word] << np.uint64(WORD - 1 - place % WORD))
        first[number], last[number] = ends[next_row - 1], ends[next_row]
