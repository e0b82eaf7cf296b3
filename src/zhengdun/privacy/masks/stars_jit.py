"""Stars over many values as one loop that numba compiles, whatever kinds the values have and however long they are.

What is asked of the bytes of a value is asked of 64 at once, so that longer values, and those near the end of the data,
are left to numpy.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from zhengdun.privacy.masks.display import PLAIN, WIDE_LEADS, WIDE_MIDDLES_FROM
from zhengdun.privacy.masks.places import STAR, WIDE_STAR
from zhengdun.privacy.text.instructions_jit import DATA, PLACES, WORD, answers_from, compiled, put_where, zeros_below
from zhengdun.privacy.text.loops_jit import AHEAD, fetch_window

_WIDE = len(WIDE_STAR)
_WIDE_STAR = tuple(WIDE_STAR)
_PLAIN_FIRST, _PLAIN_SPAN = np.uint8(PLAIN[0]), np.uint8(PLAIN[1] - PLAIN[0])
_LEADS_FIRST, _LEADS_SPAN = np.uint8(WIDE_LEADS[0]), np.uint8(WIDE_LEADS[1] - WIDE_LEADS[0])
_MIDDLES_FIRST, _MIDDLES_SPAN = np.uint8(WIDE_MIDDLES_FROM), np.uint8(0xFF - WIDE_MIDDLES_FROM)
_ALL = np.uint64(0xFFFFFFFFFFFFFFFF)
_EVERY_THIRD = np.uint64(0x9249249249249249)


@compiled("boolean(uint8[::1], int64, uint64)")
def _is_plain(data: Any, start: Any, inside: Any) -> Any:
    return answers_from(data, start, _PLAIN_FIRST, _PLAIN_SPAN) & inside == inside


@compiled("boolean(uint8[::1], int64, uint64)")
def _is_wide(data: Any, start: Any, inside: Any) -> Any:
    """All characters are Chinese; what is inside is a multiple of three bytes."""
    leads, middles = _EVERY_THIRD & inside, (_EVERY_THIRD << np.uint64(1)) & inside
    no_lead = leads & ~answers_from(data, start, _LEADS_FIRST, _LEADS_SPAN)
    no_middle = middles & ~answers_from(data, start, _MIDDLES_FIRST, _MIDDLES_SPAN)
    return not (no_lead | no_middle)


@compiled("uint64(int64, int64, int64, int64)")
def _hidden(count: Any, left: Any, right: Any, width: Any) -> Any:
    """Which bytes are hidden of so many characters of so many bytes each."""
    first, last = (0, count) if count <= left + right else (left, count - right)
    return (_ALL >> np.uint64(WORD - last * width)) & (_ALL << np.uint64(first * width))


@compiled(f"void(uint8[::1], {PLACES}, {PLACES}, {DATA}, int64[:, ::1], boolean[::1])")
def put_stars(data: Any, starts: Any, ends: Any, kinds: Any, masks: Any, done: Any) -> None:  # noqa: PLR0917
    """Put the stars over values whose characters all count and have the same number of bytes.

    Args:
        data: where the values are, and the stars go.
        starts: where the values begin.
        ends: where they end, half-open.
        kinds: the kind of each, the number of a row of ``masks``.
        masks: how many characters stay on the left and on the right, and the byte from which on all stay, -1: none;
            the first column is 0 where a kind is not masked here.
        done: set to whether the value has its stars.
    """
    for number in range(len(starts)):
        fetch_window(data, starts, number + AHEAD, WORD)
        start, width = starts[number], ends[number] - starts[number]
        masked, left, right, keep_from = masks[kinds[number]]
        done[number] = False
        if not masked or start < 0 or start + WORD > len(data) or not 0 < width <= WORD:
            continue
        inside = _ALL >> np.uint64(WORD - width)
        if _is_plain(data, start, inside):
            if keep_from >= 0:
                kept = zeros_below(answers_from(data, start, np.uint8(keep_from), np.uint8(0)))
                width = kept if 0 < kept < width else width
            put_where(data, start, _hidden(width, left, right, 1), STAR)
            done[number] = True
        elif width % _WIDE == 0 and _is_wide(data, start, inside):
            hidden = _hidden(width // _WIDE, left, right, _WIDE)
            for step in range(_WIDE):
                put_where(data, start, hidden & (_EVERY_THIRD << np.uint64(step)), _WIDE_STAR[step])
            done[number] = True
