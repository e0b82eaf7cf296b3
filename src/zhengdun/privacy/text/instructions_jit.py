"""Instructions of a processor for which Python has no word, written for numba in the language of LLVM.

numba keeps what it compiled as long as the file of the loop itself is the same: after a change here, remove what is
kept (``*.nbi``, ``*.nbc``).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any, TypeVar, cast

import numba
from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic

if sys.byteorder != "little":
    raise ImportError("the answers for 64 bytes are taken as one word of a little-endian machine")

WORD = 64
"""Bytes that are compared at once, and bits of a word."""

DATA = "Array(uint8, 1, 'C', readonly=True)"
BITMAP = "Array(uint64, 1, 'C', readonly=True)"
PLACES = "Array(int64, 1, 'C', readonly=True)"
"""What loops read, as signatures say it; what may be written may be read too."""

_Function = TypeVar("_Function", bound=Callable[..., Any])

_BYTES = ir.VectorType(ir.IntType(8), WORD)

_written_by_memcpy: Any = cgutils.raw_memcpy
_instruction: Callable[[Callable[..., Any]], Any] = intrinsic


def compiled(signature: str) -> Callable[[_Function], _Function]:
    """Compile a loop at once, for arguments of these types only; it runs beside Python's other threads."""
    return cast(Callable[[_Function], _Function], numba.njit(signature, nogil=True, cache=True))


@_instruction
def answers_from(context: Any, data: Any, at: Any, first: Any, span: Any) -> Any:  # noqa: ARG001
    """Which of the 64 bytes from ``at`` on are from ``first`` to ``first + span``, compared in a wide register."""

    def generated(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        row, place, low, width = values
        held = builder.load(_pointer(context, builder, signature.args[0], row, place), align=1)
        above = builder.sub(held, _repeated(builder, low))
        within = builder.icmp_unsigned("<=", above, _repeated(builder, width))
        return builder.bitcast(within, ir.IntType(WORD))

    return types.uint64(data, types.intp, types.uint8, types.uint8), generated


@_instruction
def put_where(context: Any, data: Any, at: Any, answers: Any, byte: Any) -> Any:  # noqa: ARG001
    """Write a byte over those of the 64 bytes from ``at`` on of which the answer is yes."""

    def generated(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        row, place, chosen, new = values
        pointer = _pointer(context, builder, signature.args[0], row, place)
        chosen = builder.bitcast(chosen, ir.VectorType(ir.IntType(1), WORD))
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
    return builder.shuffle_vector(one, nothing, ir.Constant(ir.VectorType(number, WORD), [0] * WORD))


@_instruction
def four_bytes(context: Any, data: Any, at: Any) -> Any:  # noqa: ARG001
    """The four bytes from ``at`` on as a number, read at once: put together one by one they take twice as long."""

    def generated(context: Any, builder: Any, signature: Any, values: Any) -> Any:
        pointer = builder.gep(context.make_array(signature.args[0])(context, builder, values[0]).data, [values[1]])
        return builder.load(builder.bitcast(pointer, ir.IntType(32).as_pointer()), align=1)

    return types.uint32(data, types.intp), generated


@_instruction
def zeros_below(context: Any, word: Any) -> Any:  # noqa: ARG001
    """The number of the lowest bit that is one; 64 where none is."""
    return types.int64(word), lambda _, builder, __, values: builder.cttz(values[0], ir.IntType(1)(0))


@_instruction
def ones(context: Any, word: Any) -> Any:  # noqa: ARG001
    """How many bits are one."""
    return types.int64(word), lambda _, builder, __, values: builder.ctpop(values[0])


@_instruction
def move(context: Any, to: Any, at: Any, data: Any, start: Any, count: Any) -> Any:  # noqa: ARG001, PLR0917
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
