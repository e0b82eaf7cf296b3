"""Looking up characters and words in tables, for the loops that numba compiles.

numba keeps what it compiled until the file of the loop changes and does not look at this one: after a change here,
remove what it kept.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar, cast

import numba
import numpy as np

types: Any = numba.types
"""What signatures are made of."""

INT, YES = types.int64, types.boolean
DATA = types.Array(types.uint8, 1, "C", readonly=True)
PLACES = types.Array(INT, 1, "C", readonly=True)
WORDS = types.Tuple((INT[::1], types.uint32[::1]))
"""A number, an answer, bytes, positions, a ``word_table``."""

_Function = TypeVar("_Function", bound=Callable[..., Any])

_compiled: Callable[..., Any] = partial(numba.njit, _nrt=False)
"""Who holds an array is not counted, which would take as long as all the rest: the caller of a loop holds them all."""


def loop(signature: Any) -> Callable[[_Function], _Function]:
    """A loop that Python calls. It makes no array: what is written to was made by the caller, in the right size."""
    return cast(Callable[[_Function], _Function], _compiled(signature, nogil=True, cache=True))


def step(signature: Any) -> Callable[[_Function], _Function]:
    """What a loop calls. Without a signature it would be compiled anew for each constant that it is called with."""
    return cast(Callable[[_Function], _Function], _compiled(signature, cache=True))


@step(types.UniTuple(INT, 2)(DATA, INT, INT))
def character_at(data: Any, place: int, last: int) -> Any:
    """The character that begins at a place before ``last`` and how many bytes it has.

    The character is 0 beyond U+FFFF and where there is none, which then has no bytes.
    """
    left = last - place
    if left <= 0:
        return 0, 0
    lead = np.int64(data[place])
    if lead < 0x80:  # noqa: PLR2004 - UTF-8, as below
        return lead, 1
    if lead < 0xE0 and left > 1:  # noqa: PLR2004
        return (lead & 0x1F) << 6 | (np.int64(data[place + 1]) & 0x3F), 2
    if lead < 0xF0 and left > 2:  # noqa: PLR2004
        return (lead & 0x0F) << 12 | (np.int64(data[place + 1]) & 0x3F) << 6 | (np.int64(data[place + 2]) & 0x3F), 3
    return 0, min(4, left)


@step([INT(INT, INT[::1]), INT(types.uint64, types.uint64[::1])])
def place_of(value: Any, values: Any) -> int:
    """At which place of the values, which are in order, the value stands, -1: at none."""
    place, beyond = 0, len(values)
    while place < beyond:
        middle = (place + beyond) >> 1
        if values[middle] < value:
            place = middle + 1
        else:
            beyond = middle
    return place if place < len(values) and values[place] == value else -1


@step(types.uint32(INT, WORDS))
def sets_of(word: Any, words: Any) -> Any:
    """The bits of the sets that a word, as a number, is in."""
    numbers, bits = words
    place = place_of(word, numbers)
    return bits[place] if place >= 0 else np.uint32(0)
