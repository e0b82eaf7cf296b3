"""Characters of many values at once: which bytes begin one, which of them count, which stars go over them.

All arrays are uint8 or bool of shape ``(width, n)``: the first bytes of all values, then the second bytes, and so on,
so that what is counted along the values is counted for many of them by one machine instruction.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Bytes = NDArray[np.uint8]
Answers = NDArray[np.bool_]

STAR = np.uint8(ord("*"))
WIDE_STAR = np.frombuffer("＊".encode(), np.uint8)
_LONGEST = 4
SEPARATORS = frozenset(
    " -－　\u00a0\u00ad\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\u200c\u200d"
    "\u2010\u2011\u2012\u2013\u2014\u2015\u202f\u205f\u2060\u2212\ufeff"
)
"""They stay as they are and do not count as characters, nor do those that nobody sees."""

_SEPARATORS_BY_FIRST_BYTE: dict[int, list[bytes]] = {}
for _encoded in sorted(each.encode() for each in SEPARATORS):
    _SEPARATORS_BY_FIRST_BYTE.setdefault(_encoded[0], []).append(_encoded)
_FULL_WIDTH_ZERO = "０".encode()
_SMALL = 127
"""Widths up to which counts, and sums of two, fit a byte."""


def lead_bytes(data: Bytes) -> Answers:
    """Which bytes begin a character."""
    leads: Answers = (data & np.uint8(0xC0)) != np.uint8(0x80)
    return leads


def separators(data: Bytes) -> Answers:
    """The first bytes of separators."""
    found = np.zeros(data.shape, np.bool_)
    for byte, encoded in _SEPARATORS_BY_FIRST_BYTE.items():
        begins = data == np.uint8(byte)
        if begins.any():
            for each in encoded:
                found |= _followed(begins, [data == np.uint8(other) for other in each[1:]])
    return found


def digits(data: Bytes) -> Answers:
    """The first bytes of digits, full-width ones too."""
    first, middle, zero = _FULL_WIDTH_ZERO
    narrow: Answers = (data - np.uint8(ord("0"))) < np.uint8(10)
    last: Answers = (data - np.uint8(zero)) < np.uint8(10)
    return narrow | _followed(data == np.uint8(first), [data == np.uint8(middle), last])


def _followed(begins: Answers, rest: list[Answers]) -> Answers:
    """Where something begins and the next bytes are the rest of it."""
    found = begins.copy()
    for step, follows in enumerate(rest, start=1):
        found[:-step] &= follows[step:]
        found[-step:] = False
    return found


def between(counted: Answers, left: int, right: int) -> Answers:
    """Which of the characters that count are neither the first ``left`` nor the last ``right`` of their value.

    All of them in values that have no more than these.
    """
    width = len(counted)
    number: type[np.unsignedinteger[Any]] = np.uint8 if width <= _SMALL else np.uint32
    left, right = min(left, width), min(right, width)
    place = _counted_up(counted, number)
    shown = place[-1]
    is_long = shown > number(left + right)
    after = np.where(is_long, number(left), number(0))
    until = np.where(is_long, shown - number(right), shown)
    hidden: Answers = counted & (place > after) & (place <= until)
    return hidden


def starred(data: Bytes, hidden: Answers, leads: Answers) -> Bytes:
    """The bytes with stars over the characters whose first bytes are hidden."""
    if leads.all():
        return data ^ (_bits(hidden) & (data ^ STAR))
    whole, follows = hidden.copy(), ~leads
    for _ in range(_LONGEST - 1):
        whole[1:] |= whole[:-1] & follows[1:]
    wide = _bits((data & np.uint8(0xF0)) == np.uint8(0xE0))
    change = data ^ STAR
    for step, byte in enumerate(WIDE_STAR):
        change[step:] ^= wide[: len(data) - step] & (STAR ^ byte)
    return data ^ (_bits(whole) & change)


def _bits(answers: Answers) -> Bytes:
    """All bits of a byte for yes, none for no: to choose bytes by arithmetic alone, many at a time."""
    return np.negative(answers.view(np.uint8))


def _counted_up(counted: Answers, number: type[np.unsignedinteger[Any]]) -> NDArray[np.unsignedinteger[Any]]:
    """How many there are up to each; byte by byte, which takes a fifth of the time of ``cumsum``."""
    counts = counted.astype(number)
    for step in range(1, len(counts)):
        counts[step] += counts[step - 1]
    return counts
