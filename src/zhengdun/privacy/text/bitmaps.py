"""One yes or no for each byte of a text, 64 to a machine word: what is asked of a whole text at once is asked of these.

Polars compares bytes and packs the answers in one step, several times as fast as numpy, which makes a byte of each
answer; and what takes eight passes over a text takes as many over an eighth of its size.

The answer for byte ``n`` is bit ``n % 64`` of word ``n // 64``. Behind the last byte all answers are no.
"""

from __future__ import annotations

import numpy as np
import polars as pl
from numpy.typing import NDArray

Bitmap = NDArray[np.uint64]
"""The answers for a text of ``n`` bytes, uint64 of shape ``(n // 64 + 1,)``."""

_WORD = 64
_BYTE = 8
_ONE = np.uint64(1)


def where_between(data: NDArray[np.uint8], first: int, last: int) -> Bitmap:
    """Which bytes are from ``first`` to ``last``, both included.

    >>> where_between(np.frombuffer(b"a1b29", np.uint8), ord("1"), ord("8")).tolist()
    [10]
    """
    series = pl.Series(data)
    return _packed(series == first if first == last else (series >= first) & (series <= last))


def ahead(answers: Bitmap, by: int) -> Bitmap:
    """For each byte the answer of the one ``by`` bytes further on."""
    words, bits = divmod(by, _WORD)
    moved = np.zeros_like(answers)
    if words >= len(answers):
        return moved
    kept = len(answers) - words
    if not bits:
        moved[:kept] = answers[words:]
        return moved
    np.right_shift(answers[words:], np.uint64(bits), out=moved[:kept])
    moved[: kept - 1] |= answers[words + 1 :] << np.uint64(_WORD - bits)
    return moved


def behind_one(answers: Bitmap) -> Bitmap:
    """For each byte the answer of the one before it, no for the first."""
    moved = answers << _ONE
    moved[1:] |= answers[:-1] >> np.uint64(_WORD - 1)
    return moved


def in_a_row(answers: Bitmap, count: int, known: int = 1) -> Bitmap:
    """Where ``count`` bytes follow each other of which the answer is yes.

    Args:
        answers: where ``known`` such bytes follow each other.
        count: how many are asked for, at least ``known``.
        known: how many ``answers`` tells of.

    >>> in_a_row(np.array([0b0110111], np.uint64), 3).tolist()
    [1]
    """
    while known < count:
        step = min(known, count - known)
        answers = answers & ahead(answers, step)
        known += step
    return answers


def positions(answers: Bitmap) -> NDArray[np.int64]:
    """Where the answer is yes, int64 of shape ``(n,)``, in order.

    >>> positions(np.array([0b101, 1], np.uint64)).tolist()
    [0, 2, 64]
    """
    numbers = (answers != 0).nonzero()[0]
    words = answers[numbers]
    counts = np.bitwise_count(words)
    places = np.cumsum(counts, dtype=np.int64)
    found = np.empty(places[-1] if len(places) else 0, np.int64)
    places -= counts
    begins = numbers * _WORD
    while len(words):  # one answer of each word a round; few words have many
        below = words - _ONE
        found[places] = begins + np.bitwise_count(~words & below)
        words = words & below
        more = (words != 0).nonzero()[0]
        words, begins, places = words[more], begins[more], places[more] + 1
    return found


def _packed(mask: pl.Series) -> Bitmap:
    array = mask.to_arrow()
    words = np.zeros(len(array) // _WORD + 1, "<u8")
    whole, rest = divmod(len(array), _BYTE)
    if not len(array):
        return words.astype(np.uint64, copy=False)
    held = np.frombuffer(array.buffers()[1], np.uint8)
    if array.offset:
        raise ValueError("a comparison made by Polars begins at its first bit")
    packed = words.view(np.uint8)
    packed[:whole] = held[:whole]
    if rest:
        packed[whole] = held[whole] & np.uint8((1 << rest) - 1)
    return words.astype(np.uint64, copy=False)
