"""What the other modules here do with numpy, as loops that numba compiles; each of them says what its loop answers.

All that is written to was made by the caller, in the right size. Nothing is read or written outside of an array.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
import numpy as np
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

if sys.byteorder != "little":
    raise ImportError("the answers for 64 bytes are taken as one word of a little-endian machine")

_WORD = 64
_ONE = np.uint64(1)
_LAST_BIT = np.uint64(63)
AHEAD = 16
"""So many windows before it is read one is fetched."""
_BLOCK = 64
"""Words of which all ranges are asked before the next ones: the first-level cache has their bytes."""
_DATA = "Array(uint8, 1, 'C', readonly=True)"
_BITMAP = "Array(uint64, 1, 'C', readonly=True)"
_PLACES = "Array(int64, 1, 'C', readonly=True)"

_Function = TypeVar("_Function", bound=Callable[..., Any])

_BYTES = ir.VectorType(ir.IntType(8), _WORD)

_written_by_memcpy: Any = cgutils.raw_memcpy

_instruction: Callable[[Callable[..., Any]], Any] = intrinsic
"""What is written in the intermediate language of LLVM, where Python has no word for it."""


def _compiled(signature: str) -> Callable[[_Function], _Function]:
    return cast(Callable[[_Function], _Function], numba.njit(signature, nogil=True, cache=True))


@_instruction
def answers_from(context: Any, data: Any, at: Any, first: Any, span: Any) -> Any:  # noqa: ARG001
    """Which of the 64 bytes from ``at`` on are from ``first`` to ``first + span``, compared in a wide register."""

    def generated(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        row, place, low, width = values
        held = builder.load(_pointer(context, builder, signature.args[0], row, place), align=1)
        above = builder.sub(held, _repeated(builder, low))
        within = builder.icmp_unsigned("<=", above, _repeated(builder, width))
        return builder.bitcast(within, ir.IntType(_WORD))

    return types.uint64(data, types.intp, types.uint8, types.uint8), generated


@_instruction
def put_where(context: Any, data: Any, at: Any, answers: Any, byte: Any) -> Any:  # noqa: ARG001
    """Write a byte over those of the 64 bytes from ``at`` on of which the answer is yes."""

    def generated(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        row, place, chosen, new = values
        pointer = _pointer(context, builder, signature.args[0], row, place)
        chosen = builder.bitcast(chosen, ir.VectorType(ir.IntType(1), _WORD))
        mixed = builder.select(chosen, _repeated(builder, new), builder.load(pointer, align=1))
        builder.store(mixed, pointer, align=1)
        return context.get_dummy_value()

    return types.void(data, types.intp, types.uint64, types.uint8), generated


def _pointer(context: Any, builder: Any, kind: Any, array: Any, place: Any) -> Any:
    """To 64 bytes of an array."""
    start = builder.gep(context.make_array(kind)(context, builder, array).data, [place])
    return builder.bitcast(start, _BYTES.as_pointer())


def _repeated(builder: Any, value: Any) -> Any:
    nothing, number = ir.Constant(_BYTES, ir.Undefined), ir.IntType(32)
    one = builder.insert_element(nothing, value, number(0))
    return builder.shuffle_vector(one, nothing, ir.Constant(ir.VectorType(number, _WORD), [0] * _WORD))


@_instruction
def zeros_below(context: Any, word: Any) -> Any:  # noqa: ARG001
    """The number of the lowest bit that is one; 64 where none is."""
    return types.int64(word), lambda _, builder, __, values: builder.cttz(values[0], ir.IntType(1)(0))


@_instruction
def _ones(context: Any, word: Any) -> Any:  # noqa: ARG001
    return types.int64(word), lambda _, builder, __, values: builder.ctpop(values[0])


@_instruction
def _move(context: Any, to: Any, at: Any, data: Any, start: Any, count: Any) -> Any:  # noqa: ARG001, PLR0917
    """Copy so many bytes from one array to another."""

    def generated(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        target = context.make_array(signature.args[0])(context, builder, values[0]).data
        source = context.make_array(signature.args[2])(context, builder, values[2]).data
        _written_by_memcpy(builder, builder.gep(target, [values[1]]), builder.gep(source, [values[3]]), values[4], 1)
        return context.get_dummy_value()

    return types.void(to, types.intp, data, types.intp, types.intp), generated


@_instruction
def fetch(context: Any, data: Any, at: Any) -> Any:  # noqa: ARG001
    """Have a byte brought into the cache while other work is done; it may lie anywhere."""

    def generated(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        pointer = builder.gep(context.make_array(signature.args[0])(context, builder, values[0]).data, [values[1]])
        number = ir.IntType(32)
        kind = ir.FunctionType(ir.VoidType(), [pointer.type, number, number, number])
        fetches = builder.module.declare_intrinsic("llvm.prefetch", [pointer.type], kind)
        builder.call(fetches, [pointer, number(0), number(3), number(1)])  # to read, to keep near, not an instruction
        return context.get_dummy_value()

    return types.void(data, types.intp), generated


@_compiled(f"void({_DATA}, {_PLACES}, int64, int64)")
def fetch_window(data: Any, starts: Any, number: Any, width: Any) -> None:
    """Have a window fetched that is read some windows later: most of them lie in memory far from each other."""
    if number < len(starts):
        fetch(data, starts[number])
        fetch(data, starts[number] + width - 1)


# ---- bitmaps


@_compiled(f"void({_DATA}, uint8[:, ::1], uint64[:, ::1])")
def where_between(data: Any, ranges: Any, answers: Any) -> None:
    """For each range a row of ``answers``: which bytes are from its first to its last."""
    whole = len(data) // _WORD
    for begin in range(0, whole, _BLOCK):
        for each in range(len(ranges)):
            first, span, row = ranges[each, 0], np.uint8(ranges[each, 1] - ranges[each, 0]), answers[each]
            for word in range(begin, min(begin + _BLOCK, whole)):
                row[word] = answers_from(data, word * _WORD, first, span)
    for each in range(len(ranges)):
        first, last = ranges[each]
        rest = np.uint64(0)
        for place in range(whole * _WORD, len(data)):
            if first <= data[place] <= last:
                rest |= _ONE << np.uint64(place - whole * _WORD)
        answers[each, whole] = rest


@_compiled(f"void({_BITMAP}, {_BITMAP}, uint64, uint64[::1])")
def and_ahead(answers: Any, others: Any, by: Any, both: Any) -> None:
    """Where the answer is yes and the other one of the byte ``by`` bytes further on too; all of one length."""
    words, bits = np.int64(by // _WORD), by % _WORD
    kept: Any = max(len(answers) - words, 0)
    both[kept:] = 0
    if not kept:
        return
    low, high, left = others[words:], others[words + 1 :], _LAST_BIT - bits
    for word in range(kept - 1):
        both[word] = answers[word] & ((low[word] >> bits) | ((high[word] << _ONE) << left))
    both[kept - 1] = answers[kept - 1] & (others[-1] >> bits)


@_compiled(f"void({_BITMAP}, uint64[::1])")
def changes(answers: Any, changed: Any) -> None:
    """Where the answer is another than that of the byte before, which the first byte has not: no."""
    changed[0] = answers[0] ^ (answers[0] << _ONE)
    this, before, to = answers[1:], answers[:-1], changed[1:]
    for word in range(len(this)):
        to[word] = this[word] ^ ((this[word] << _ONE) | (before[word] >> _LAST_BIT))


@_compiled(f"int64({_BITMAP})")
def count(answers: Any) -> int:
    """How many answers are yes."""
    total = 0
    for word in answers:
        total += _ones(word)
    return total


@_compiled(f"void({_BITMAP}, int64[::1])")
def positions(answers: Any, places: Any) -> None:
    """Where the answers are yes; of ``places`` two more are written than there are.

    Most words have two at most, which are written without asking how many there are: where that differs from word to
    word, no processor foresees it. Words without an answer are passed over only where there are many of them.
    """
    found, dense = 0, 2 * len(places) > len(answers)
    for number in range(len(answers)):
        word, begin = answers[number], number * _WORD
        if not (dense or word):
            continue
        after_one = word & (word - _ONE)
        places[found], places[found + 1] = begin + zeros_below(word), begin + zeros_below(after_one)
        more, place = after_one & (after_one - _ONE), found + 2
        while more:
            places[place] = begin + zeros_below(more)
            more &= more - _ONE
            place += 1
        found += _ones(word)


# ---- bytes from all over a text


@_compiled(f"void({_DATA}, {_PLACES}, uint8[:, ::1])")
def gather(data: Any, starts: Any, windows: Any) -> None:
    """The bytes from each start on."""
    width, flat = windows.shape[1], windows.reshape(-1)
    for number in range(len(starts)):
        if starts[number] < 0 or starts[number] > len(data) - width:
            raise IndexError("a window does not lie within the data")
        _move(flat, number * width, data, starts[number], width)


@_compiled(f"void({_DATA}, {_PLACES}, {_PLACES}, {_PLACES}, uint8[:, ::1])")
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
            _move(flat, number * width + (begin - start), data, begin, end - begin)


@_compiled(f"void(uint8[::1], {_PLACES}, Array(uint8, 2, 'C', readonly=True))")
def scatter(data: Any, starts: Any, values: Any) -> None:
    """Write one value at each start; where there is one value only, that one at all."""
    width, flat = values.shape[1], values.reshape(-1)
    if len(values) != 1 and len(values) != len(starts):
        raise IndexError("each start has a value of its own")
    step = width if len(values) > 1 else 0
    for number in range(len(starts)):
        if starts[number] < 0 or starts[number] > len(data) - width:
            raise IndexError("a value does not lie within the data")
        _move(data, starts[number], flat, number * step, width)


# ---- rows


@_compiled(f"void({_PLACES}, int64[::1], uint64[::1], int64[::1])")
def index_rows(offsets: Any, ends: Any, begins: Any, before: Any) -> None:
    """Where rows that have a byte begin and the last ends, which bytes begin one, how many begin before each word."""
    found, begins[:] = 0, 0
    for row in range(len(offsets) - 1):
        start = offsets[row]
        if start < offsets[row + 1]:
            if start < 0 or start >= _WORD * len(begins):
                raise IndexError("a row does not lie within the text")
            begins[start // _WORD] |= _ONE << np.uint64(start % _WORD)
            ends[found] = start
            found += 1
    ends[found:] = offsets[-1]
    total = 0
    for word in range(len(begins)):
        before[word] = total
        total += _ones(begins[word])


@_compiled(f"void({_PLACES}, {_PLACES}, {_BITMAP}, {_PLACES}, int64[:, ::1])")
def bounds(positions: Any, ends: Any, begins: Any, before: Any, found: Any) -> None:
    """Where the row of each position begins and where it ends, by what ``index_rows`` has noted."""
    first, last, size = found[0], found[1], ends[-1]
    for number in range(len(positions)):
        place = positions[number]
        if place < 0 or place >= size:
            raise IndexError("a position does not lie within the text")
        word = place // _WORD
        next_row = before[word] + _ones(begins[word] << np.uint64(_WORD - 1 - place % _WORD))
        first[number], last[number] = ends[next_row - 1], ends[next_row]
