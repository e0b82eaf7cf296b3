"""Addresses in many rows: the first part of each by the Rust engine in Polars, the further parts in tables at once.

Rows in which more may follow than parts such as 2栋 are read one by one. ``address_jit.py`` gives the same addresses.
"""

from __future__ import annotations

import numpy as np

from zhengdun.privacy.kinds import Kind
from zhengdun.privacy.recognisers.address_messages import (
    ANNOUNCING,
    GLUE,
    HOUSE_PARTS,
    LONGEST_NUMBER,
    MOST_GLUE,
    TO_FIRST_PART,
    addresses_in,
)
from zhengdun.privacy.recognisers.by_message import find_row_by_row
from zhengdun.privacy.recognisers.characters import Words, after_characters, may_be_han, starts_with
from zhengdun.privacy.recognisers.hits import Confidence, Hits, Reason
from zhengdun.privacy.recognisers.patterns import spans
from zhengdun.privacy.recognisers.reading import Mask, Positions, Reading, is_digit, is_letter

_ANNOUNCING_WORDS, _GLUE_CHARACTERS, _PART_WORDS = Words(ANNOUNCING), Words(GLUE), Words(HOUSE_PARTS)
_HYPHEN = np.uint8(ord("-"))


def in_rows(reading: Reading, rows: Positions) -> Hits:
    """The addresses in the rows with the given numbers, int64 of shape ``(rows,)``, in order."""
    starts, ends = spans(reading, TO_FIRST_PART, rows)
    if not len(starts):
        return Hits.none()
    ends, going_on = _to_last_part(reading, ends)
    meeting = starts[1:][starts[1:] < ends[:-1]]  # where the rest of one looks like the beginning of another
    odd = np.concatenate([meeting, starts[going_on]])
    if len(odd):
        apart = ~np.isin(reading.text.row_of(starts), reading.text.row_of(odd))
        starts, ends = starts[apart], ends[apart]
    return Hits.joined([_judged(reading, starts, ends), find_row_by_row(reading, odd, addresses_in)])


def _judged(reading: Reading, starts: Positions, ends: Positions) -> Hits:
    word = starts_with(reading, starts, ends, _ANNOUNCING_WORDS)
    announced = word > 0
    begins = starts.copy()
    begins[announced] = after_characters(
        reading, (starts + word)[announced], ends[announced], _GLUE_CHARACTERS, MOST_GLUE
    )
    confidence = np.where(announced, Confidence.CONTEXT, Confidence.PATTERN).astype(np.uint8)
    reason = np.where(announced, Reason.CUE, Reason.FORM).astype(np.uint8)
    return Hits.of_kind(Kind.ADDRESS, begins, ends, confidence, reason)


def _to_last_part(reading: Reading, ends: Positions) -> tuple[Positions, Mask]:
    """The ends moved on past all further parts such as 2栋 and 1203室, and after which more may follow.

    The Rust engine finds where a match begins by reading it backwards, which takes it twice as long if the number of
    parts is open.
    """
    ends = ends.copy()
    _, last = reading.bounds(ends - 1)
    going_on = np.arange(len(ends))
    while len(going_on):
        begins, row_ends = ends[going_on], last[going_on]
        window = reading.around(begins, LONGEST_NUMBER + 1, begins, row_ends)
        number = is_digit(window) | is_letter(window)
        number[:, 1:] |= window[:, 1:] == _HYPHEN
        width = np.logical_and.accumulate(number, axis=1).sum(axis=1)
        part = starts_with(reading, begins + width, row_ends, _PART_WORDS)
        more = (width > 0) & (width <= LONGEST_NUMBER) & (part > 0)
        going_on = going_on[more]
        ends[going_on] += (width + part)[more]
    window = reading.around(ends, _WIDE_BYTES, ends, last)
    wide = (window[:, 0] == _WIDE_LEAD) & (window[:, 1] == _WIDE_MIDDLE) & (window[:, 2] >= _WIDE_ZERO)
    wide &= window[:, 2] <= _WIDE_NINE
    spaced = (window[:, 0] == np.uint8(ord(" "))) | (window == np.frombuffer("\u3000".encode(), np.uint8)).all(axis=1)
    return ends, wide | spaced | may_be_han(window[:, 0]) | is_digit(window[:, 0]) | is_letter(window[:, 0])


_WIDE_BYTES = 3
_WIDE_LEAD, _WIDE_MIDDLE = np.uint8(0xEF), np.uint8(0xBC)
_WIDE_ZERO, _WIDE_NINE = np.uint8(0x90), np.uint8(0x99)
"""The last bytes of full-width digits."""
